"""A form written from the page for authors, added to the profile of the other page, works."""

import json
import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etik_tui.casework.paper_check import check_whole_profile
from etik_tui.cli.main import main
from etik_tui.clock import FixedClock
from etik_tui.profile.load import load_profile

HOWTO = Path(__file__).parents[2] / "docs" / "howto"
PAGE, BEFORE = HOWTO / "write-a-form.md", HOWTO / "write-a-profile.md"
BLOCK = re.compile(r"^```(\w+) ?([\w./-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OF_THE_OFFICE = ("kantor.toml", "laporan.toml", "majelis.toml")


def files() -> dict[str, str]:
    """Return the files of both pages: blocks of one name are parts of one file, in order."""
    found: dict[str, str] = {}
    for page in (BEFORE, PAGE):
        for _kind, name, text in BLOCK.findall(page.read_text(encoding="utf-8")):
            if name:
                found[name] = found.get(name, "") + text + "\n"
    return found


def commands() -> list[list[str]]:
    """Return the commands of the page, as words."""
    found = []
    for kind, _name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if kind == "console":
            found += [shlex.split(line.removeprefix("$ ")) for line in text.splitlines()]
    return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything that both pages say to write, and no workspace yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ETIK_WORKSPACE", str(tmp_path / "ruang-kerja"))
    monkeypatch.setenv("ETIK_PLUGINS", "")
    for name, text in files().items():
        home = tmp_path / "balai-uji" if name.endswith((".toml", ".md")) else tmp_path
        home = tmp_path if name in OF_THE_OFFICE else home
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_every_block_is_a_file_or_a_command() -> None:
    """No fenced block of the page escapes this test."""
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("```") == 2 * len(BLOCK.findall(page))
    assert {kind for kind, name, _text in BLOCK.findall(page) if not name} == {"console"}


def test_the_parts_make_a_profile_without_remarks(desk: Path) -> None:
    """The profile of the other page with the forms of this one has no mistake."""
    assert [str(each) for each in check_whole_profile(desk / "balai-uji")] == []
    forms = {form.id: form for form in load_profile(desk / "balai-uji").profile.forms}
    assert [forms[each].provided for each in ("panggilan", "keputusan-majelis")] == [True, False]


def test_the_wording_is_that_of_the_annex(desk: Path) -> None:
    """The page keeps its own rule: without blanks, dots and additions the form is the annex."""
    wording = (desk / "balai-uji" / "forms" / "panggilan.md").read_text(encoding="utf-8")
    wording = wording.replace("{{terlapor/saksi}}", "terlapor/saksi")
    wording = wording.partition("::: jika")[0].replace("({{nama Ketua}})", "(nama)")
    wording = re.sub(r"\{\{.*?\}\}|(?m:^:::.*$)|(?m:^---$)|(?m:^# )|\\", "", wording)
    annex = (desk / "lampiran.txt").read_text(encoding="utf-8")
    assert "".join(wording.split()) == "".join(re.sub(r"\.{4,}", "", annex).split())


def test_every_command_of_the_page_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the check to the printed forms, each with status 0; the papers say what they should."""
    clock = FixedClock(datetime(2026, 9, 9, 3, tzinfo=UTC))
    number, said = "", {}
    for words in commands():
        filled = [each.replace("NOMOR", number) for each in words[1:]]
        status = main(filled, clock=clock)
        captured = capsys.readouterr()
        assert status == 0, (filled, captured.err)
        said[" ".join(words[1:])] = captured.out
        if words[1:3] == ["case", "new"]:
            main(["case", "list", "--json"], clock=clock)
            number = json.loads(capsys.readouterr().out)["cases"][0]["number"]
    assert said["profile check balai-uji"] == "Profil ini baik.\n"
    assert "SURAT PANGGILAN" in said["form list NOMOR"]
    paper = next(text for words, text in said.items() if words.endswith("txt -o -"))
    for words in ("Jalak Suren", "Jumat, 11 September 2026", "Ruang rapat", "Pipit Kencana"):
        assert words in paper
    assert "Contoh, 8 September 2026" in paper
    assert (desk / "panggilan.docx").read_bytes().startswith(b"PK")
    assert (desk / "panggilan.pdf").read_bytes().startswith(b"%PDF")
    assert (desk / "keputusan.pdf").read_bytes().startswith(b"%PDF")
