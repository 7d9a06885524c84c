"""What a list may load: an import that slips in would cost every call of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from etik_tui.cli.main import main

HEAVY = {
    *("argparse", "asyncio", "dataclasses", "difflib", "email", "fcntl", "gettext", "hashlib"),
    *("importlib.metadata", "inspect", "logging", "msgspec", "pathlib", "platformdirs", "pluggy"),
    *("rich", "shutil", "textual", "threading", "tomllib", "typing", "typing_extensions", "uuid"),
}
OURS = 28
"""Modules of the program, packages that hold nothing but a sentence among them."""

CODE = """
import sys
from etik_tui.cli import crib
crib.SETTLED = -10**12
from etik_tui.__main__ import main
status = main()
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(status)
"""
REPORT = """\
channel = "laporan"
title = "Pungutan"
[dates]
diterima = 2026-02-02
[[parties]]
role = "terlapor"
name = "Jalak Suren"
"""


@pytest.mark.parametrize("verb", [["agenda"], ["case", "list"], ["case", "list", "--json"]])
def test_a_list_loads_little(tmp_path: Path, verb: list[str]) -> None:
    """Neither the framework nor types, parsers, profiles, plugins or the journal proper."""
    folder = ["--workspace", str(tmp_path / "kantor")]
    report, office = tmp_path / "laporan.toml", tmp_path / "office.toml"
    report.write_text(REPORT, encoding="utf-8")
    office.write_text('name = "Kantor"\n', encoding="utf-8")
    assert main(["init", *folder, "--profile", "bawaslu", "--office", str(office)]) == 0
    assert main(["case", "new", *folder, "--from", str(report)]) == 0
    for _first_the_usual_way in range(2):
        run = subprocess.run(
            [sys.executable, "-c", CODE, *verb, *folder],
            capture_output=True,
            text=True,
            check=False,
        )
    assert (run.returncode, bool(run.stdout)) == (0, True)
    loaded = set(run.stderr.split())
    assert not loaded & HEAVY
    assert len([name for name in loaded if name.startswith("etik_tui")]) <= OURS
