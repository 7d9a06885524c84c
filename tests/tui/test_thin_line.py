"""What a key costs: bytes on the line, lines drawn, questions asked; counted, never timed."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual._xterm_parser import XTermParser
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.screen import Screen

from etik_tui.casework.workspace import Workspace
from etik_tui.tui import terminal
from etik_tui.tui.app import EtikApp
from etik_tui.tui.board_view import HEAD, BoardView
from etik_tui.tui.line import line
from etik_tui.tui.screens import case
from etik_tui.tui.widgets import sheet
from etik_tui.tui.widgets.board import Board
from etik_tui.tui.widgets.card import CARD
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import LARGE, opened, press, text
from tests.tui.seed import board

# The lines of a card that say something.
TOLD = CARD - 1


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Draw as for a terminal; give what goes out to it."""
    out: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", False)
    monkeypatch.setattr(HeadlessDriver, "write", lambda _driver, data: out.append(data))
    monkeypatch.setattr(EtikApp, "listen", lambda _app: None)
    monkeypatch.setattr("etik_tui.tui.screens.board.PREPARE_AFTER", 3600.0)
    monkeypatch.setattr(terminal, "erases", lambda: True)
    return out


@pytest.fixture
def many(workspace: Workspace) -> Workspace:
    """Give more cases than a screen holds, in three columns."""
    board(workspace, 60)
    return workspace


Counted = Callable[[Any, str], list[Any]]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """Return what keeps the arguments of every call of a method."""

    def count(owner: Any, name: str) -> list[Any]:
        calls: list[Any] = []
        method = getattr(owner, name)

        def counting(*args: Any, **options: Any) -> Any:
            calls.append(args)
            return method(*args, **options)

        monkeypatch.setattr(owner, name, counting)
        return calls

    return count


async def whole(pilot: Pilot[Any]) -> Board:
    """Draw the board whole once."""
    found: Board = pilot.app.screen.query_one(Board)
    found.refresh()
    await pilot.pause()
    return found


async def cost(pilot: Pilot[Any], sent: list[str], key: str) -> int:
    """Press a key; return how many bytes it sends."""
    sent.clear()
    await press(pilot, key)
    return len("".join(sent).encode())


async def test_a_move_sends_at_most_150_bytes(many: Workspace, sent: list[str]) -> None:
    """A move of the selection sends the two bars and the two numbers."""
    async with opened(many, LARGE) as pilot:
        await press(pilot, "j")
        costs = [await cost(pilot, sent, key) for key in "jjkj"]
    assert min(costs) > 0
    assert max(costs) <= 150


async def test_a_page_sends_at_most_1200_bytes(many: Workspace, sent: list[str]) -> None:
    """A page of one column sends the cells that differ."""
    async with opened(many, LARGE) as pilot:
        await whole(pilot)
        costs = [await cost(pilot, sent, key) for key in ("pagedown", "pageup", "pagedown")]
    assert max(costs) <= 1200


async def test_going_back_sends_the_board_once(many: Workspace, sent: list[str]) -> None:
    """An update without anything to draw does not make the whole screen be sent again."""
    async with opened(many, LARGE) as pilot:
        number = pilot.app.screen.query_one(Board).row.number
        await press(pilot, "j", "enter")
        sent.clear()
        await press(pilot, "escape")
        await pilot.pause(0.1)
    assert "".join(sent).count(number) == 1


async def test_a_move_draws_the_lines_of_two_cards(many: Workspace, counted: Counted) -> None:
    """Only the card that was left and the one that is reached are drawn, in their own column."""
    async with opened(many, LARGE) as pilot:
        view = (await whole(pilot)).view
        drawn = counted(BoardView, "part")
        await press(pilot, "j")
        assert [place for _view, place, _slot, _y in drawn] == [view.at] * (2 * TOLD)


async def test_another_column_draws_two_cards_and_two_titles(
    many: Workspace, counted: Counted
) -> None:
    """Where no column opens or folds for it, a step aside leaves everything else as it is."""
    async with opened(many, LARGE) as pilot:
        await whole(pilot)
        drawn = counted(BoardView, "part")
        await press(pilot, "l")
        assert len(drawn) == 2 * (TOLD + HEAD)


async def test_a_page_draws_one_column(many: Workspace, counted: Counted) -> None:
    """Only the column under the cursor is drawn when it scrolls."""
    async with opened(many, LARGE) as pilot:
        shown = await whole(pilot)
        drawn = counted(BoardView, "part")
        await press(pilot, "pagedown")
        assert {place for _view, place, _slot, _y in drawn} == {shown.view.at}
        assert len(drawn) == shown.size.height


async def test_moving_asks_the_journal_nothing(many: Workspace, counted: Counted) -> None:
    """Within the cases that were read, moving, paging and stepping aside need no query."""
    async with opened(many, LARGE) as pilot:
        asked = counted(many.journal, "rows")
        counts = counted(many.journal, "stage_counts")
        await press(pilot, "j", "k", "l", "h", "pagedown")
        assert (asked, counts) == ([], [])


def test_a_lone_esc_is_waited_for_no_longer_than_it_is_in_doubt() -> None:
    """While an Esc may begin a longer key the wait ends with the doubt."""
    parser = XTermParser()
    assert terminal.wait(parser) == terminal.ATTENTION
    list(parser.feed("\x1b"))
    parser._timeout_time = 0.0
    assert terminal.wait(parser) == 0
    assert [event.key for event in parser.tick()] == ["escape"]
    assert terminal.wait(parser) == terminal.ATTENTION


def test_a_parser_of_another_make_is_asked_as_often_as_before() -> None:
    """Without knowing when the doubt ends, the program looks at its usual pace."""
    assert terminal.wait(object()) == terminal.ATTENTION


async def test_opening_a_case_styles_and_wraps_once(busy: Workspace, counted: Counted) -> None:
    """What a case shows is put together once, wrapped once, and styled when it is mounted."""
    async with opened(busy, LARGE) as pilot:
        await press(pilot, "enter", "escape")
        shown, wrappings = counted(case, "tab_lines"), counted(sheet, "wrapped")
        styled = counted(Screen, "update_node_styles")
        await press(pilot, "enter")
        lines = pilot.app.screen.query_one(Sheet).lines
        assert (len(shown), len(wrappings)) == (1, len(lines))
        assert len(styled) <= 1


async def test_going_back_styles_nothing(busy: Workspace, counted: Counted) -> None:
    """A screen that comes back is as it was, unless another look was chosen meanwhile."""
    async with opened(busy, LARGE) as pilot:
        await press(pilot, "enter")
        styled = counted(Screen, "update_node_styles")
        await press(pilot, "escape")
        assert styled == []
        await press(pilot, "enter")
        pilot.app.wear(pilot.app.taste)
        styled.clear()
        await press(pilot, "escape")
        assert len(styled) == 1


async def test_another_width_is_taken_with_its_classes(busy: Workspace, counted: Counted) -> None:
    """A terminal of another size lays the screen out for it, with the classes of that width."""
    async with opened(busy) as pilot:
        assert pilot.app.screen.has_class("-narrow")
        laid_out = counted(Screen, "_refresh_layout")
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        await pilot.pause()
        assert laid_out
        assert pilot.app.screen.has_class("-wide")
        assert not pilot.app.screen.has_class("-narrow")


async def test_what_a_hidden_list_was_given_is_what_it_shows(busy: Workspace) -> None:
    """A list that is filled while it has no size shows that when it gets one, and nothing older."""
    async with opened(busy) as pilot:
        shown = Sheet([line("lama")])
        await pilot.app.screen.mount(shown)
        await pilot.pause()
        shown.display = False
        await pilot.pause()
        shown.show([line("baru")])
        shown.display = True
        await pilot.pause()
        assert "baru" in text(pilot)
        assert "lama" not in text(pilot)
