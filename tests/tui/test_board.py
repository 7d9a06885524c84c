"""The board: cards by stage, moved over, searched and opened by keys."""

from threading import Event

import pytest

from etik_tui.casework.sifting import Sift
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import StorageError
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.shelf import Shelf
from etik_tui.tui.widgets.board import Board
from tests.tui.screen import opened, press, text, type_in
from tests.tui.seed import add, board


async def test_columns_show_cards_with_their_due_in_words(busy: Workspace) -> None:
    """A card shows number, terlapor and its due date in words; an overdue one says LEWAT."""
    async with opened(busy) as pilot:
        shown = text(pilot)
    assert "001/KE/XI/2026" in shown
    assert "Ani Fiktif 1" in shown
    assert "LEWAT 1 hk" in shown
    assert "4 hk · Memeriksa" in shown
    assert "5 lewat tenggat" in shown


async def test_empty_columns_are_folded(busy: Workspace) -> None:
    """A stage without cases is a narrow strip with its name downwards and the number nought."""
    async with opened(busy) as pilot:
        lines = text(pilot).splitlines()
    assert lines[1].rstrip().endswith("0  0  0  0")
    assert lines[3].rstrip().endswith("P  P  T  S")


async def test_keys_move_between_cards_and_columns(busy: Workspace) -> None:
    """The letters hjkl, the arrows, g and G move the cursor, and empty columns are passed over."""
    async with opened(busy) as pilot:
        view = pilot.app.screen.query_one(Board)
        first = view.row.number
        await press(pilot, "j")
        second = view.row.number
        await press(pilot, "k")
        assert view.row.number == first != second
        await press(pilot, "l")
        assert view.column.stage == "majelis"
        await press(pilot, "right", "right", "right")
        assert view.column.stage == "pemanggilan"
        await press(pilot, "left", "h", "h")
        assert view.column.stage == "masuk"
        await press(pilot, "G")
        last = view.row.number
        await press(pilot, "g")
        assert (view.row.number, last != first) == (first, True)


async def test_enter_opens_the_case_and_escape_comes_back(busy: Workspace) -> None:
    """Enter opens the case under the cursor, Esc returns to the same card."""
    async with opened(busy) as pilot:
        await press(pilot, "l", "j")
        number = pilot.app.screen.query_one(Board).row.number
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert number in text(pilot).splitlines()[0]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BoardScreen)
        assert pilot.app.screen.query_one(Board).row.number == number


async def test_search_narrows_while_typing(busy: Workspace) -> None:
    """Typing after / leaves only the cases that match; Esc shows all of them again."""
    async with opened(busy) as pilot:
        await press(pilot, "slash", "c", "i", "t")
        shown = text(pilot)
        assert "Citra Fiktif" in shown
        assert "Dewi Fiktif" not in shown
        await press(pilot, "enter", "escape")
        assert "Dewi Fiktif" in text(pilot)


async def test_search_finds_a_register_number(busy: Workspace) -> None:
    """A part of the register number finds its case."""
    async with opened(busy) as pilot:
        await press(pilot, "slash")
        await type_in(pilot, "004/ke")
        shown = text(pilot)
    assert "004/KE/XI/2026" in shown
    assert "001/KE/XI/2026" not in shown


async def test_private_mode_shows_initials(busy: Workspace) -> None:
    """With p names become initials on the board, and again names with the next p."""
    async with opened(busy) as pilot:
        await press(pilot, "p")
        assert "Ani Fiktif" not in text(pilot)
        assert "A.F." in text(pilot)
        await press(pilot, "p")
        assert "Ani Fiktif" in text(pilot)


async def test_a_sensitive_case_is_marked_by_sign_and_word(workspace: Workspace) -> None:
    """A sensitive case carries the sign and, where there is room, the word."""
    add(workspace, "Rahasia Fiktif", sensitive=True)
    async with opened(workspace, (120, 36)) as pilot:
        assert "◆ sensitif" in text(pilot)


async def test_an_empty_board_says_what_to_do(workspace: Workspace) -> None:
    """Without cases the board says which key begins one."""
    async with opened(workspace) as pilot:
        assert "Belum ada perkara. Tekan n" in text(pilot)


async def test_a_case_of_another_session_appears(workspace: Workspace) -> None:
    """What another session records shows after the next look at the journal."""
    add(workspace, "Pertama Fiktif")
    async with opened(workspace) as pilot:
        assert "Kedua Fiktif" not in text(pilot)
        add(workspace, "Kedua Fiktif")
        pilot.app.desk._known = -1
        pilot.app.look_around()
        await pilot.pause()
        assert "Kedua Fiktif" in text(pilot)


async def test_a_thousand_cases_draw_only_what_is_seen(workspace: Workspace) -> None:
    """Only pages around the cursor are read, however many cases there are."""
    board(workspace, 160)
    async with opened(workspace) as pilot:
        view = pilot.app.screen.query_one(Board)
        assert len(view.view.cards._pages) <= len(view.view.cards.columns)
        await press(pilot, "G")
        assert view.row is not None
        assert "↑" in text(pilot)


async def test_a_later_key_overtakes_an_earlier_search(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Searching runs beside the screen; a slow answer to an older text is never shown."""
    from etik_tui.tui.screens import board as module

    slow, released = module.Shelf, Event()

    def shelf(workspace: Workspace, institution: str, text: str = "", *rest: Sift) -> Shelf:
        if text == "c":
            released.wait(10)
        return slow(workspace, institution, text, *rest)

    monkeypatch.setattr(module, "Shelf", shelf)
    async with opened(busy) as pilot:
        await pilot.press("slash", "c", "i")
        while pilot.app.screen.shelf.text != "ci":
            await pilot.pause()
        released.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert pilot.app.screen.shelf.text == "ci"


async def test_a_search_that_fails_says_so(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal that cannot be read is told in a dialog, and the program goes on."""
    from etik_tui.tui.screens import board as module

    def shelf(workspace: Workspace, institution: str, text: str = "", *rest: Sift) -> Shelf:
        what = "Jurnal sedang terkunci"
        raise StorageError(what)

    async with opened(busy) as pilot:
        monkeypatch.setattr(module, "Shelf", shelf)
        await press(pilot, "slash", "c")
        assert "Jurnal sedang terkunci" in text(pilot)
