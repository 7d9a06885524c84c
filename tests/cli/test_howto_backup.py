"""The restore drill of the how-to is run as it is written."""

import re
import shlex
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "backup.md"


def test_the_drill_works(etik, number, folder, tmp_path, monkeypatch):
    """Every command of the page ends with 0, and the restored office has the cases."""
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    commands = re.findall(r"^ *\$ etik (.*)$", text, re.MULTILINE)
    assert len(commands) == 9
    etik("journal", "key")
    for command in commands:
        words = shlex.split(command)
        if words[:2] == ["backup", "create"]:
            # The page has the reader copy the public key, here and from the first line.
            private = Path("kunci-cadangan.txt").read_text()
            Path("kunci-umum.txt").write_text(private.splitlines()[0].removeprefix("# "))
        if "--checkpoint" in words:
            (made,) = (folder / "checkpoints").glob("*.txt")
            Path("titik-periksa.txt").write_bytes(made.read_bytes())
            signature = made.with_name(made.name + ".sig")
            Path("titik-periksa.txt.sig").write_bytes(signature.read_bytes())
            signers = made.with_name("allowed_signers")
            Path("penanda-tangan.txt").write_bytes(signers.read_bytes())
        printed = etik(*words)
        assert printed.status == 0, (command, printed.out, printed.err)
    assert etik("--workspace", "latihan", "case", "show", number).status == 0
