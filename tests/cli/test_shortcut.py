"""Lists from the index alone: the same as the usual way prints, or left to it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etik_tui.cli import shortcut
from etik_tui.cli.crib import crib_file
from etik_tui.cli.shortcut import listed
from etik_tui.clock import ZONES, FixedClock
from etik_tui.journal.list_look import ListLook

LISTS = [
    ["agenda"],
    ["agenda", "--json"],
    ["agenda", "--days", "3"],
    ["agenda", "--days=400", "--overdue"],
    ["agenda", "--actor", "majelis", "--profile", "bawaslu"],
    ["agenda", "--institution", "bawaslu", "--exit-code"],
    ["agenda", "--lang", "en"],
    ["case", "list"],
    ["case", "--json", "list"],
    ["case", "list", "--open", "--sort", "number", "--limit", "2"],
    ["case", "list", "--overdue", "--sort=recent", "--json"],
    ["case", "list", "--profile", "bawaslu", "--limit", "500"],
    ["case", "list", "--lang", "en"],
]
LEFT = [
    ["agenda", "--ics", "-"],
    ["agenda", "--mail"],
    ["agenda", "--as-of", "2026-03-01"],
    ["agenda", "--days", "0"],
    ["agenda", "--days"],
    ["agenda", "--actor", "tiada"],
    ["agenda", "--profile", "tiada"],
    ["agenda", "--as", " sari"],
    ["agenda", "lain"],
    ["case", "list", "--search", "jalak"],
    ["case", "list", "--sort", "acak"],
    ["case", "list", "--limit", "x"],
    ["case", "list", "--closed"],
    ["case", "show", "001"],
    ["case", "list", "--database", "x.db"],
    ["--days", "3", "agenda"],
    ["agenda", "--days", "\x1b"],
    ["-h", "agenda"],
]

Short = Callable[..., int | None]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files made a moment ago are believed, which outside of tests they are not."""
    monkeypatch.setattr("etik_tui.cli.crib.SETTLED", -(10**12))


@pytest.fixture
def cases(etik, report: Path) -> list[str]:
    """Some cases, taken in one after the other."""
    return [etik("case", "new", "--from", report).out.splitlines()[0] for _case in range(4)]


@pytest.fixture
def short(clock: FixedClock) -> Short:
    """Ask for a list the short way, on the clock of the test."""
    return lambda *arguments: listed([str(each) for each in arguments], clock)


@pytest.mark.parametrize("line", LISTS, ids=" ".join)
def test_the_short_way_prints_the_same(etik, cases, short, capsys, line) -> None:
    """Character for character, and with the same status."""
    usual = etik(*line)
    assert usual.out
    assert short(*line) == usual.status
    assert capsys.readouterr() == (usual.out, usual.err)


@pytest.mark.parametrize("line", LEFT, ids=repr)
def test_what_it_does_not_know_is_left_to_the_usual_way(etik, cases, short, capsys, line) -> None:
    """Nothing is printed for a command line that asks for more than a list."""
    etik("agenda")
    etik("agenda", "--as", "sari")
    assert short(*line) is None
    assert capsys.readouterr() == ("", "")


def test_what_was_recorded_since_is_on_it(etik, cases, short, report, capsys) -> None:
    """The rows come from the index, not from the run that noted down the words."""
    etik("case", "list")
    new = etik("case", "new", "--from", report).out.splitlines()[0]
    assert short("case", "list") == 0
    assert new in capsys.readouterr().out


def _touch(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _rewrite(path: Path, name: str) -> None:
    known = json.loads(path.read_bytes())
    known[name] = [] if name != "made_for" else {**known[name], "schema": 1}
    path.write_text(json.dumps(known), encoding="utf-8")


CHANGES = {
    "office": lambda folder, note: _touch(folder / "office.toml", "private = true\n"),
    "calendar": lambda folder, note: (folder / "calendar.toml").write_text("week = 6\n"),
    "profiles": lambda folder, note: (folder / "profiles").mkdir(),
    "empty": lambda folder, note: note.write_bytes(b""),
    "not an object": lambda folder, note: note.write_bytes(b"[1]"),
    "writable": lambda folder, note: note.chmod(0o666),
    "surroundings": lambda folder, note: _rewrite(note, "surroundings"),
    "tables": lambda folder, note: _rewrite(note, "made_for"),
    "visible": lambda folder, note: _rewrite(note, "visible"),
    "gone": lambda folder, note: note.unlink(),
    "journal": lambda folder, note: shutil.move(folder / "journal.db", folder / "other.db"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_printed_from_what_is_out_of_date(
    etik, cases, short, folder, capsys, change
) -> None:
    """Settings, calendar, profiles, tables, a spoilt note: the list goes its usual way."""
    etik("case", "list")
    actor = next(iter(Path(folder, "cache").glob("lists-*.json")))
    CHANGES[change](folder, actor)
    capsys.readouterr()
    assert short("case", "list") is None
    assert capsys.readouterr() == ("", "")


def test_a_note_made_too_soon_after_a_change_is_not_believed(
    etik, cases, short, monkeypatch
) -> None:
    """File systems tell time in steps: a change in the same step would go unnoticed."""
    monkeypatch.setattr("etik_tui.cli.crib.SETTLED", 10**12)
    etik("case", "list")
    assert short("case", "list") is None


def test_another_environment_is_another_list(etik, cases, short, monkeypatch) -> None:
    """Other plugins, or another journal, are not what was noted down."""
    etik("case", "list")
    monkeypatch.setenv("ETIK_PLUGINS", "bawaslu")
    assert short("case", "list") is None
    monkeypatch.delenv("ETIK_PLUGINS")
    monkeypatch.setenv("ETIK_DATABASE", "other.db")
    assert short("case", "list") is None
    monkeypatch.delenv("ETIK_DATABASE")
    assert short("case", "list") == 0


def test_a_person_sees_what_the_usual_way_shows(etik, cases, short, capsys) -> None:
    """The bounds of access are those of the person, also after the people have changed."""
    assert etik("access", "grant", "sari", "--name", "Sari", "--role", "overseer").status == 0
    usual = etik("case", "list", "--as", "sari")
    assert cases[0] in usual.out
    assert short("case", "list", "--as", "sari") == 0
    assert capsys.readouterr().out == usual.out
    # The owner may see no case; what was noted for another person is not asked.
    assert short("case", "list") is None
    named = ("access", "grant", "jalak", "--name", "Jalak Suren", "--nip", "197210301997031003")
    assert etik(*named, "--role", "overseer").status == 0
    assert short("case", "list", "--as", "sari") is None
    # Whoever is named in all of them sees none.
    assert etik("case", "list", "--as", "jalak").out == ""
    assert short("case", "list", "--as", "jalak") is None
    assert etik("access", "revoke", "sari", "--reason", "Pindah").status == 0
    assert short("case", "list", "--as", "sari") is None


def test_another_calendar_is_left_to_the_usual_way(etik, cases, short) -> None:
    """Dates that a new calendar moves are announced, which only the usual way does."""
    etik("agenda")
    added = ("calendar", "add", "2026-04-01", "Rapat", "--basis", "SE 1", "--yes")
    assert etik(*added).status == 0
    assert short("agenda") is None


def test_days_too_far_away_are_left_to_the_usual_way(etik, cases, short, capsys) -> None:
    """Working days are noted down for some years only."""
    etik("case", "list")
    capsys.readouterr()
    later = FixedClock(datetime(2036, 1, 1, tzinfo=UTC))
    assert listed(["case", "list"], later) is None
    assert listed(["agenda"], later) is None
    assert capsys.readouterr() == ("", "")


def test_a_list_that_breaks_off_says_so(etik, cases, short, capsys, monkeypatch) -> None:
    """What is printed cannot be taken back; the status tells that it is not all."""
    etik("case", "list")
    pages = ListLook.pages

    def broken(self, *wanted):
        yield from pages(self, *wanted)
        raise shortcut.Unreadable("disk I/O error")

    monkeypatch.setattr(ListLook, "pages", broken)
    capsys.readouterr()
    assert short("case", "list") == 5
    said = capsys.readouterr()
    assert cases[0] in said.out
    assert said.err


def test_a_reader_that_goes_away_ends_it_quietly(etik, cases, folder) -> None:
    """`etik case list | head` leaves no complaint behind."""
    code = (
        "import sys, io, contextlib; from etik_tui.cli import crib; crib.SETTLED = -10**12;"
        "from etik_tui.cli.main import main; from etik_tui.cli.shortcut import listed\n"
        "with contextlib.redirect_stdout(io.StringIO()): main(sys.argv[1:])\n"
        "sys.exit(listed(sys.argv[1:]))"
    )
    environment = {**os.environ, "ETIK_WORKSPACE": str(folder)}
    read, write = os.pipe()
    os.close(read)
    run = subprocess.run(
        [sys.executable, "-c", code, "case", "list"],
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
    )
    os.close(write)
    assert (run.returncode, run.stderr) == (141, b"")


def test_the_day_is_that_of_the_office(etik, cases, folder) -> None:
    """Which limits have passed depends on the zone of the office, not of the machine."""
    _touch(folder / "office.toml", 'zone = "WIT"\n')
    code = (
        "import os, sys; from etik_tui.cli.shortcut import listed; listed(sys.argv[1:]);"
        "print(os.environ['TZ'])"
    )
    command = [sys.executable, "-c", code, "agenda", "--workspace", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ZONES["WIT"]


def test_the_note_is_one_person_s_in_one_language(tmp_path: Path) -> None:
    """Nobody's list is printed from the words, or within the bounds, of another."""
    names = {crib_file(str(tmp_path), who, named=how) for who in "ab" for how in (True, False)}
    assert len(names) == 4
