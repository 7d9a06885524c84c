"""Dates of another calendar: said on the board, computed anew on request, also in part."""

from pathlib import Path
from threading import Event

import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import DeadlineMoved
from etik_tui.errors import StorageError
from etik_tui.tui.dialogs import recompute as dialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.recompute import RecomputeDialog
from etik_tui.tui.widgets.calendar_notice import CalendarNotice
from tests.tui.screen import opened, press, text
from tests.tui.seed import with_panel

CLOSED = """
[[add]]
date = 2026-11-26
name = "Kantor ditutup"
basis = "Surat Edaran Contoh 1/2026"
"""


def close_the_office(workspace: Workspace, text: str = CLOSED) -> None:
    """Write a day off into the office's calendar, as another session would."""
    Path(workspace.folder, "calendar.toml").write_text(text, encoding="utf-8")


async def finish(pilot) -> None:
    """Wait for the thread, then for what it said."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_changed_calendar_is_told_and_computed_anew(workspace: Workspace) -> None:
    """The notice appears within a look around; F8 and F2 move the dates and it disappears."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        assert not pilot.app.screen.query_one(CalendarNotice).display
        close_the_office(workspace)
        pilot.app.look_around()
        await pilot.pause()
        assert "Kalender berubah: 1 perkara" in text(pilot)
        await press(pilot, "f8")
        assert "1 perkara terbuka masih menunjukkan tenggat menurut kalender lama" in text(
            pilot
        ).replace("│", "").replace("\n", " ").replace("  ", " ").replace("  ", " ")
        await press(pilot, "f2")
        await finish(pilot)
        assert "1 dari 1" in text(pilot)
        assert "1 tenggat berpindah pada 1 perkara" in text(pilot)
        await press(pilot, "escape")
        assert "Kalender berubah" not in text(pilot)
        assert "1 Des" not in text(pilot)
    (moved,) = [e.fact for e in workspace.case(case).entries if isinstance(e.fact, DeadlineMoved)]
    assert (moved.before.day, moved.after.day) == (30, 1)


async def test_the_calendar_place_tells_it_too(workspace: Workspace) -> None:
    """The notice stands on the calendar; after computing, the grid shows the new days."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "2", "b")
        close_the_office(workspace)
        pilot.app.look_around()
        await pilot.pause()
        assert "Kalender berubah" in text(pilot)
        assert " 30  1 " in text(pilot)
        await press(pilot, "f8", "f2")
        await finish(pilot)
        await press(pilot, "escape")
        assert " 30  1 " not in text(pilot)
        assert "  1  1 " in text(pilot)


async def test_nothing_to_compute_is_said(workspace: Workspace) -> None:
    """With the calendar in force F8 says that every date rests on it, and F2 does nothing."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "f8", "f2")
        assert isinstance(pilot.app.screen, RecomputeDialog)
        assert "Semua tenggat sudah dihitung" in text(pilot)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, RecomputeDialog)


async def test_computing_is_stopped_and_gone_on_with(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc ends it after the cases at hand and keeps what was written; F2 does the rest."""
    for name in ("Satu Fiktif", "Dua Fiktif", "Tiga Fiktif"):
        with_panel(workspace, name)
    begun, stopped = Event(), Event()
    real = dialog.recompute

    def slow(desk, progress, cancel):
        def told(done, total):
            progress(done, total)
            begun.set()
            stopped.wait(10)

        return real(desk, told, cancel)

    known = type(workspace.journal).outdated

    def one_by_one(journal, calendar):
        for ids in known(journal, calendar):
            yield from ((each,) for each in ids)

    monkeypatch.setattr(type(workspace.journal), "outdated", one_by_one)
    monkeypatch.setattr(dialog, "recompute", slow)
    async with opened(workspace) as pilot:
        close_the_office(workspace)
        pilot.app.look_around()
        await pilot.pause()
        await press(pilot, "f8", "f2")
        begun.wait(10)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, RecomputeDialog)
        stopped.set()
        await finish(pilot)
        shown = text(pilot)
        assert "Dihentikan. 2 perkara belum dihitung" in shown
        assert workspace.outdated_cases() == 2
        await press(pilot, "f2")
        await finish(pilot)
        assert workspace.outdated_cases() == 0
        await press(pilot, "escape")
        assert "Kalender berubah" not in text(pilot)


async def test_a_journal_that_cannot_be_written_is_told(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk is full the dialog gives way to what happened and what to do."""
    with_panel(workspace)

    def full(*_args):
        raise StorageError("Disk penuh", remedy="Kosongkan ruang.")

    monkeypatch.setattr(dialog, "recompute", full)
    async with opened(workspace) as pilot:
        close_the_office(workspace)
        pilot.app.look_around()
        await pilot.pause()
        await press(pilot, "f8", "f2")
        await finish(pilot)
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "Disk penuh" in text(pilot)


async def test_a_calendar_file_with_mistakes_leaves_the_old_one(workspace: Workspace) -> None:
    """A mistake in the office's calendar is told once; the dates stay as they were."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        close_the_office(workspace, "[[add]]\ndate = 2026-02-30\n")
        pilot.app.look_around()
        await pilot.pause()
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "calendar.toml" in text(pilot)
        await press(pilot, "enter")
        pilot.app.look_around()
        await pilot.pause()
        assert not isinstance(pilot.app.screen, MessageDialog)
        assert "4 hk · Memeriksa" in text(pilot)
