"""A profile written from the page for authors, and from nothing else, works."""

import json
import re
import shlex
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etik_tui.cli.main import main
from etik_tui.clock import FixedClock
from etik_tui.profile.coverage import coverage, totals
from etik_tui.profile.load import check_profile, load_profile
from etik_tui.profile.numbering import split_units

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "write-a-profile.md"
BLOCK = re.compile(r"^```(\w+) ?([\w./-]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OF_THE_OFFICE = ("kantor.toml", "laporan.toml")


def files() -> dict[str, str]:
    """Return the files of the page: blocks of one name are parts of one file, in order."""
    found: dict[str, str] = {}
    for _kind, name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if name:
            found[name] = found.get(name, "") + text + "\n"
    return found


def commands() -> list[list[str]]:
    """Return the commands of the page, as words."""
    found = []
    for kind, _name, text in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        if kind == "console":
            lines = text.replace("\\\n", " ").splitlines()
            found += [shlex.split(line.removeprefix("$ ")) for line in lines]
    return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with everything that the page says to write, and no workspace yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ETIK_WORKSPACE", str(tmp_path / "ruang-kerja"))
    monkeypatch.setenv("ETIK_PLUGINS", "")
    for name, text in files().items():
        home = tmp_path / "balai-uji" if name.endswith(".toml") else tmp_path
        home = tmp_path if name in OF_THE_OFFICE else home
        home.mkdir(exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*words: str) -> int:
    """Run the program as a person would, in September 2026."""
    return main(words, clock=FixedClock(datetime(2026, 9, 8, 3, tzinfo=UTC)))


def test_every_block_is_a_file_or_a_command() -> None:
    """No fenced block of the page escapes this test."""
    page = PAGE.read_text(encoding="utf-8")
    assert page.count("```") == 2 * len(BLOCK.findall(page))
    assert {kind for kind, name, _text in BLOCK.findall(page) if not name} == {"console"}
    assert all(words[0] == "etik" for words in commands())
    assert len(commands()) >= 8


def test_the_parts_make_a_profile_without_remarks(desk: Path) -> None:
    """The blocks, put together, are a profile about which the check has nothing to say."""
    assert [str(each) for each in check_profile(desk / "balai-uji")] == []
    total = totals(coverage(load_profile(desk / "balai-uji").profile))
    assert (total.units, total.unmapped) == (23, 0)


def test_the_map_is_that_of_the_text(desk: Path) -> None:
    """The coverage on the page is what the program finds in the text of the page."""
    profile = load_profile(desk / "balai-uji").profile
    norms = {norm.cite: norm.text for norm in profile.norms}
    found = [
        (each.cite, each.text)
        for each in split_units((desk / "peraturan.txt").read_text(encoding="utf-8"))
    ]
    assert [(each.cite, each.text or norms[each.cite]) for each in profile.units] == found


def test_every_command_of_the_page_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The commands, one after the other, do what the page says, each with status 0."""
    said = {}
    for words in commands():
        status = run(*words[1:])
        captured = capsys.readouterr()
        said[" ".join(words[1:3])] = captured.out
        assert status == 0, (words, captured.err)
    assert said["profile check"] == "Profil ini baik.\n"
    assert "Senin, 14 September 2026" in said["agenda --days"]
    assert "\nTenggat\n" in said["profile diff"]
    skeleton = [each for each in check_profile(desk / "kerangka") if not each.warning]
    assert skeleton == []


def test_the_skeleton_of_the_page_has_the_ids_of_the_page(desk: Path) -> None:
    """What `profile new` writes is what the page goes on to fill in: the same norms and units."""
    new = next(words for words in commands() if words[1:3] == ["profile", "new"])
    assert run(*new[1:]) == 0
    begun = load_profile(desk / "kerangka").profile
    done = load_profile(desk / "balai-uji").profile
    assert [(e.id, e.cite, e.text) for e in begun.norms] == [
        (e.id, e.cite, e.text) for e in done.norms
    ]
    assert [e.cite for e in begun.units] == [e.cite for e in done.units]
    assert {e.id for e in begun.sanctions.items} == {e.id for e in done.sanctions.items}
    assert {e.id for e in done.milestones} <= {e.id for e in begun.milestones}
    assert begun.id == done.id


def test_a_whole_case_runs_under_the_page_alone(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From report to sanction: absent twice, decided on the evidence, the term of six months."""
    for words in commands():
        if words[1] != "agenda":
            assert run(*words[1:]) == 0
    capsys.readouterr()
    run("case", "list", "--json")
    number = json.loads(capsys.readouterr().out)["cases"][0]["number"]
    panel = desk / "majelis.toml"
    panel.write_text(
        "".join(
            f'[[majelis]]\nseat = "{seat}"\nname = "Anggota {n}"\n'
            for n, seat in enumerate(("ketua", "anggota", "anggota"), start=1)
        ),
        encoding="utf-8",
    )
    clock = FixedClock(datetime(2026, 9, 30, 3, tzinfo=UTC))
    acts = (
        ("majelis-dibentuk", "2026-09-10", "--number", "1", "--majelis", str(panel)),
        ("panggilan-1", "2026-09-11", "--set", "sidang=2026-09-16"),
        ("kehadiran-1", "2026-09-16", "--set", "hadir=tidak"),
        ("panggilan-2", "2026-09-17", "--set", "sidang=2026-09-22"),
        ("kehadiran-2", "2026-09-22", "--set", "hadir=tidak"),
        ("putusan", "2026-09-23", "--set", "mufakat=ya", "--set", "cara=mufakat",
         "--set", "hasil=terbukti", "--set", "norma=2-a"),
        ("penjatuhan-sanksi", "2026-09-28", "--set", "berakhir=2027-03-28",
         "--set", "sanksi=larangan-mengikuti-tim-kerja"),
    )  # fmt: skip
    for milestone, day, *more in acts:
        done = main(["case", "act", number, milestone, "--date", day, *more], clock=clock)
        assert done == 0, (milestone, capsys.readouterr().err)
    capsys.readouterr()
    main(["case", "show", number, "--json"], clock=clock)
    shown = json.loads(capsys.readouterr().out)
    assert shown["stage"]["id"] == "selesai"
    assert not [each for each in shown["deadlines"] if each["status"] in ("late", "overdue")]
    assert date.fromisoformat("2026-09-24") == next(
        date.fromisoformat(each["due"]) for each in shown["deadlines"] if each["id"] == "putusan"
    )
