"""What can take long: told on a terminal, and ended by Ctrl+C with nothing half-done."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from etik_tui.casework.opening import RENEWAL_MARK
from etik_tui.casework.recomputation import reindex
from etik_tui.cli.progress import ProgressBar


@pytest.fixture
def cases(etik, report: Path) -> list[str]:
    """Some cases, taken in one after the other."""
    return [etik("case", "new", "--from", report).out.splitlines()[0] for _case in range(3)]


def make_old(folder: Path) -> None:
    """Make a journal as the version before statistics left it."""
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        triggers = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'case_row'"
        ).fetchall()
        for (name,) in triggers:
            db.execute(f"DROP TRIGGER {name}")
        for (name,) in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%tally%'"
        ).fetchall():
            db.execute(f"DROP TABLE {name}")
        db.execute("DROP TABLE case_figure")
        db.execute("PRAGMA user_version=7")
        db.commit()


def facts(folder: Path) -> list[tuple[object, ...]]:
    """Return everything that was recorded."""
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        return db.execute("SELECT * FROM fact ORDER BY case_id, version").fetchall()


def test_an_index_of_an_earlier_version_is_made_anew_once(etik, cases, folder) -> None:
    """The first verb says so and does it; no fact is recorded, lost or changed."""
    before, recorded = etik("stats", "--json").out, facts(folder)
    listed = etik("case", "list", "--json").out
    make_old(folder)
    first = etik("stats", "--json")
    assert "disusun ulang" in first.err
    assert first.out == before
    assert "disusun ulang" not in etik("stats", "--json").err
    assert etik("case", "list", "--json").out == listed
    assert facts(folder) == recorded
    assert etik("journal", "verify").status == 0


def test_a_renewal_that_was_ended_is_made_up_for(etik, cases, folder, monkeypatch) -> None:
    """Ctrl+C in the midst of it: status 130, and the next verb begins it again."""
    before = etik("stats", "--json").out
    make_old(folder)

    def press(*_told: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as pressed:
        pressed.setattr(ProgressBar, "__call__", press)
        assert etik("case", "list").status == 130
    assert (folder / RENEWAL_MARK).exists()
    assert etik("stats", "--json").out == before
    assert not (folder / RENEWAL_MARK).exists()


def left(folder: Path) -> set[str]:
    """Return every file and folder of a workspace, but what can be made again."""
    return {
        str(each.relative_to(folder))
        for each in folder.rglob("*")
        if not re.match(r"journal\.db-|.*\.lock$", each.name) and "cache" not in each.parts
    }


LONG: dict[str, Callable[[Path], tuple[object, ...]]] = {
    "reindex": lambda folder: ("db", "reindex"),
    "verify": lambda folder: ("journal", "verify"),
    "stats": lambda folder: ("stats",),
    "export": lambda folder: ("journal", "export", "-o", folder.parent / "jurnal.jsonl"),
    "export with files": lambda folder: ("journal", "export"),
    "backup": lambda folder: ("backup", "create", "--passphrase-file", folder.parent / "sandi"),
    "copy": lambda folder: ("db", "copy", folder.parent / "salinan.db"),
}


@pytest.mark.parametrize("name", LONG)
def test_ctrl_c_leaves_nothing_half_done(etik, cases, folder, monkeypatch, name) -> None:
    """Status 130, no new file that looks whole, and the journal is as it was."""
    (folder.parent / "sandi").write_text("kuda baterai staples benar\n")
    before, recorded, rows = left(folder), facts(folder), etik("case", "list", "--json").out

    def press(*_told: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as pressed:
        pressed.setattr(ProgressBar, "__call__", press)
        assert etik(*LONG[name](folder)).status == 130
    made = left(folder) - before
    # Folders for what was to come may stay; nothing in them.
    assert all((folder / each).is_dir() for each in made)
    assert not [each for each in folder.parent.glob("jurnal*") if each.stat().st_size]
    assert facts(folder) == recorded
    assert etik("case", "list", "--json").out == rows
    assert etik("journal", "verify").status == 0
    assert etik(*LONG[name](folder)).status == 0


def test_a_bar_is_drawn_on_a_terminal_and_not_in_a_pipe(etik, cases, folder) -> None:
    """Standard error of a script holds no drawing."""
    command = [sys.executable, "-m", "etik_tui", "--workspace", str(folder), "journal", "verify"]
    piped = subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ)
    assert piped.stderr == ""
    shown = pexpect.run(" ".join(command), encoding="utf-8")
    assert "█ 3/3" in shown


def test_reindex_tells_how_far_it_is(etik, cases, folder) -> None:
    """The last telling is that all cases are done."""
    from etik_tui.casework.opening import open_workspace
    from etik_tui.clock import SystemClock

    told: list[tuple[int, int]] = []
    workspace = open_workspace(folder, SystemClock(), "root", named=False)
    with closing(workspace):
        assert reindex(workspace, lambda done, total: told.append((done, total))) == 3
    assert told[-1] == (3, 3)


def test_a_check_tells_cases_from_chains_of_the_office(etik, cases) -> None:
    """The office's people and registers are no cases."""
    granted = etik("access", "grant", "root", "--name", "Akar", "--role", "admin")
    assert granted.status == 0
    assert "3 perkara dan 1 rantai kantor" in etik("journal", "verify").out
    body = etik("journal", "verify", "--json").body
    assert (body["cases"], body["books"]) == (3, 1)
