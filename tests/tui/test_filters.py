"""Saved filters on the board and on the list of all institutions."""

import pytest

from etik_tui.casework.sifting import Only, Sift, save_filter, saved_filters
from etik_tui.casework.workspace import Workspace
from etik_tui.journal.row import Sort
from etik_tui.tui.dialogs.filters import FilterDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.screens.every import EveryScreen
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.test_frames import compare

LATE = Sift(institution="bawaslu", only=Only.OVERDUE, sort=Sort.NUMBER)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", ["filters", "filtered-board"])
async def test_filters_look_as_they_did(busy: Workspace, name: str, size: tuple[int, int]) -> None:
    """The filter that is set stands above those saved; the board says what it leaves out."""
    save_filter(busy, "Terlambat", LATE)
    save_filter(busy, "Netralitas di semua lembaga", Sift(text="netral", only=Only.OPEN))
    async with opened(busy, size) as pilot:
        await press(pilot, *(("f",) if name == "filters" else ("f", "1")))
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def test_what_is_searched_is_saved_and_used_by_its_number(busy: Workspace) -> None:
    """Words, which cases and their order are one filter; a number brings it back."""
    async with opened(busy, LARGE) as pilot:
        await press(pilot, "slash", *"Ani", "enter", "f", "right", "down", "right", "f2")
        assert "cari: Ani · belum selesai · nomor register" in text(pilot)
        await press(pilot, "f", "s")
        await type_in(pilot, "Ani")
        await press(pilot, "enter", "escape", "escape")
        assert "cari:" not in text(pilot)
        assert "· belum" not in text(pilot)
        kept = saved_filters(busy)[0].sift
        assert kept == Sift(institution="bawaslu", text="Ani", only=Only.OPEN, sort=Sort.NUMBER)
        await press(pilot, "f", "1")
        screen = pilot.app.screen
        assert isinstance(screen, BoardScreen)
        assert screen.sift == kept
        assert "cari: Ani" in text(pilot)
        assert sum(column.count for column in screen.shelf.columns) == 2


async def test_counts_and_cards_are_those_of_the_filter(busy: Workspace) -> None:
    """Of overdue cases alone the columns count and show these, in the order asked for."""
    save_filter(busy, "Terlambat", LATE)
    async with opened(busy) as pilot:
        await press(pilot, "f", "1")
        screen = pilot.app.screen
        assert isinstance(screen, BoardScreen)
        filled = [column for column in screen.shelf.columns if column.count]
        assert [(column.stage, column.count) for column in filled] == [("majelis", 5)]
        numbers = [screen.shelf.row("majelis", place).number for place in range(5)]
        assert numbers == sorted(numbers)
        await press(pilot, "escape")
        assert screen.sift.is_plain


async def test_a_filter_of_all_institutions_goes_to_their_list(busy: Workspace) -> None:
    """One of all institutions shows the list of all, one of a single institution its board."""
    save_filter(busy, "semua", Sift(only=Only.OVERDUE))
    save_filter(busy, "satu", LATE)
    async with opened(busy, LARGE) as pilot:
        await press(pilot, "f", "1")
        await pilot.pause()
        every = pilot.app.screen
        assert isinstance(every, EveryScreen)
        assert every.sift.only is Only.OVERDUE
        assert "· lewat tenggat" in text(pilot)
        await press(pilot, "f", "2")
        await pilot.pause()
        board = pilot.app.screen
        assert isinstance(board, BoardScreen)
        assert board.sift == LATE


async def test_filters_are_renamed_and_removed(busy: Workspace) -> None:
    """The one under the cursor gets another name, or goes after a question."""
    save_filter(busy, "lama", LATE)
    async with opened(busy) as pilot:
        await press(pilot, "f", "end", "n")
        await type_in(pilot, " sekali")
        await press(pilot, "enter")
        assert [each.name for each in saved_filters(busy)] == ["lama sekali"]
        assert isinstance(pilot.app.screen, FilterDialog)
        await press(pilot, "x", "t")
        assert saved_filters(busy)
        await press(pilot, "x", "y")
        assert saved_filters(busy) == ()
        assert "Belum ada saringan" in text(pilot)


async def test_a_hostile_name_is_drawn_as_text(busy: Workspace) -> None:
    """Escapes, markup and direction marks in a name act nowhere."""
    name = "\x1b]52;c;eA==\x07[/b][@click=app.quit()]\u202etxt"
    save_filter(busy, name, LATE)
    async with opened(busy) as pilot:
        await press(pilot, "f", "end", "x")
        shown = text(pilot)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await press(pilot, "t", "enter")
        assert isinstance(pilot.app.screen, BoardScreen)


async def test_a_filter_of_an_institution_that_is_gone_says_so(busy: Workspace) -> None:
    """The board stays as it is."""
    save_filter(busy, "dahulu", Sift(institution="dibubarkan"))
    async with opened(busy) as pilot:
        await press(pilot, "f", "1")
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "tidak ada lagi" in text(pilot)
        await press(pilot, "enter")
        assert "14 perkara" in text(pilot)
