"""Marking several cases, and what is done to all of them: seen, told, and one by one where owed."""

from typing import Any

import pytest
from textual.pilot import Pilot

from etik_tui.casework.casefile import add_note
from etik_tui.casework.outbox import outbox
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.counted import CountedDialog
from etik_tui.tui.dialogs.message import ConfirmDialog
from etik_tui.tui.screens.marking import Marking
from etik_tui.tui.widgets.board import Board
from etik_tui.tui.widgets.card import MARK
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.test_frames import compare

VIEWS = {
    "marked-board": ("x", "x", "l", "x"),
    "marked-review": ("4", "x", "j", "X"),
    "marked-bulk": ("x", "x", "o"),
}


async def ended(pilot: Pilot[Any]) -> None:
    """Wait until what runs with a bar has ended."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def marks(pilot: Pilot[Any]) -> int:
    """Return how many cases are marked on the screen beneath all dialogs."""
    page = next(each for each in pilot.app.screen_stack if isinstance(each, Marking))
    return len(page.marks)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", VIEWS)
async def test_marked_cases_look_as_they_did(
    busy: Workspace, name: str, size: tuple[int, int]
) -> None:
    """A sign stands before a marked case, their number in the header, their keys at the foot."""
    async with opened(busy, size) as pilot:
        await press(pilot, *VIEWS[name])
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def test_marks_are_made_taken_off_and_outlast_a_search(busy: Workspace) -> None:
    """Keys mark one, a range, a column, and take marks off; a search keeps them, Esc ends all."""
    async with opened(busy) as pilot:
        await press(pilot, "x", "j", "j", "X")
        assert marks(pilot) == 4
        assert text(pilot).count(MARK) == 5
        await press(pilot, "k", "x")
        assert marks(pilot) == 3
        await press(pilot, "ctrl+a")
        assert marks(pilot) == 5
        await press(pilot, "slash", *"Bima", "enter")
        assert "● 5 ditandai" in text(pilot)
        await press(pilot, "escape")
        assert marks(pilot) == 0
        assert "Bima" in text(pilot).split("\n")[0]
        await press(pilot, "escape", "ctrl+a", "ctrl+a")
        assert marks(pilot) == 0


async def test_a_mark_is_drawn_without_asking_for_a_card(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To mark a card and go on reads nothing from the journal."""
    async with opened(busy) as pilot:
        await press(pilot, "j")
        asked: list[object] = []
        journal = busy.journal
        monkeypatch.setattr(type(journal), "rows", lambda *_all: asked.append(1))
        monkeypatch.setattr(type(journal), "row", lambda *_all: asked.append(1))
        await press(pilot, "x", "x")
        assert marks(pilot) == 2
        assert asked == []


async def test_a_remark_goes_to_all_marked_and_a_conflict_is_told(busy: Workspace) -> None:
    """Those done lose their mark; one that was changed meanwhile keeps it and is named."""
    async with opened(busy) as pilot:
        board = pilot.app.screen.query_one(Board)
        first, second = board.reach[:2]
        await press(pilot, "x", "x", "o", "enter")
        add_note(busy, second, "rekan lebih cepat")
        await type_in(pilot, "Berkas fisik dipindah")
        await press(pilot, "f2")
        await ended(pilot)
        assert isinstance(pilot.app.screen, CountedDialog)
        assert "1 dari 2 perkara selesai" in text(pilot)
        assert "sudah diubah pihak lain" in text(pilot)
        await press(pilot, "enter")
        assert marks(pilot) == 1
        bodies = [str(entry.fact) for entry in busy.case(first).entries]
        assert any("Berkas fisik dipindah" in each for each in bodies)
        await press(pilot, "o", "enter")
        assert "Berkas fisik dipindah" in text(pilot)


async def test_checklists_of_the_marked_are_written(busy: Workspace) -> None:
    """The export takes the marked cases alone; nothing was recorded, so the marks stay."""
    async with opened(busy) as pilot:
        await press(pilot, "x", "x", "x", "o", "down", "down", "down", "down", "enter", "enter")
        await ended(pilot)
        assert "3 berkas" in text(pilot)
        assert marks(pilot) == 3
        assert list(outbox(busy).iterdir())


async def test_legal_acts_are_one_by_one_and_the_next_is_offered(busy: Workspace) -> None:
    """There is no act for all; after one is recorded the next marked case is offered."""
    async with opened(busy) as pilot:
        await press(pilot, "x", "x", "o")
        await type_in(pilot, "satu per satu")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActDialog)
        await type_in(pilot, "24-11-2026")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        assert "1 perkara masih ditandai" in text(pilot)
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, ActDialog)
        assert marks(pilot) == 1
        await press(pilot, "escape")
        assert marks(pilot) == 1


async def test_without_marks_the_case_at_the_cursor_is_meant(busy: Workspace) -> None:
    """The same list of acts serves one case."""
    async with opened(busy) as pilot:
        await press(pilot, "j", "o")
        assert "1 perkara: " in text(pilot)


async def test_marks_show_in_ascii(busy: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is ASCII alone the sign is a star."""
    monkeypatch.setenv("ETIK_ASCII", "1")
    async with opened(busy) as pilot:
        await press(pilot, "x")
        assert text(pilot).isascii()
        assert " *" in text(pilot).split("\n")[3]
