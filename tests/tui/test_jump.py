"""Jump mode: every target in view has a letter, and typing it goes there."""

from itertools import combinations
from typing import Any

import pytest
from textual.pilot import Pilot

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.app import EtikApp
from etik_tui.tui.dialogs.jump import JumpScreen
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.screens.calendar import CalendarScreen
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.review import ReviewScreen
from etik_tui.tui.target import LETTERS, MOST, labels, targets_of
from etik_tui.tui.widgets.board import Board
from etik_tui.tui.widgets.month import MonthGrid
from tests.tui.screen import LARGE, SMALL, opened, press, text
from tests.tui.test_frames import compare

JUMPS = {
    "jump-board": ("ctrl+o",),
    "jump-case": ("enter", "ctrl+o"),
    "jump-calendar": ("2", "ctrl+o"),
    "jump-form": ("n", "down", "enter", "ctrl+o"),
}


def label_at(pilot: Pilot[Any], words: str) -> str:
    """Return the label that stands before some words on the screen, empty where there is none."""
    line = next(each for each in text(pilot).split("\n") if words in each)
    return line[: line.index(words)].strip(" ▌▸").split(" ")[-1]


@pytest.mark.parametrize("count", [0, 1, len(LETTERS), len(LETTERS) + 1, 60, MOST])
def test_no_label_begins_another(count: int) -> None:
    """However many there are, what is typed means one target, and one letter is preferred."""
    found = labels(count)
    assert len(set(found)) == len(found) == count
    assert not [pair for pair in combinations(found, 2) if pair[1].startswith(pair[0])]
    assert count > len(LETTERS) or all(len(each) == 1 for each in found)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", JUMPS)
async def test_jump_mode_looks_as_it_did(busy: Workspace, name: str, size: tuple[int, int]) -> None:
    """Labels stand beside what they mean and cover nothing that is needed to choose."""
    async with opened(busy, size) as pilot:
        await press(pilot, *JUMPS[name])
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def test_a_label_goes_to_the_card_and_a_capital_opens_it(busy: Workspace) -> None:
    """The letter of a card puts the cursor on it; the same as a capital opens the case."""
    async with opened(busy) as pilot:
        board = pilot.app.screen.query_one(Board)
        await press(pilot, "ctrl+o")
        label = label_at(pilot, "009/KE")
        await press(pilot, label)
        assert board.row is not None
        assert board.row.number.startswith("009/")
        await press(pilot, "g", "ctrl+o", label.upper())
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "009/KE" in text(pilot).split("\n")[0]


@pytest.mark.parametrize("leaving", ["ctrl+o", "escape", "left", "3"])
async def test_a_second_press_and_other_keys_leave(busy: Workspace, leaving: str) -> None:
    """The key itself, Esc and every key that is no label leave; a digit goes to its place."""
    async with opened(busy) as pilot:
        before = text(pilot)
        await press(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, JumpScreen)
        await press(pilot, leaving)
        assert not isinstance(pilot.app.screen, JumpScreen)
        assert (text(pilot) == before) == (leaving != "3")


async def test_a_digit_of_the_header_goes_to_that_place(busy: Workspace) -> None:
    """The places keep the digits that stand there."""
    async with opened(busy) as pilot:
        await press(pilot, "ctrl+o", "4")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_tabs_rows_and_days_can_be_jumped_to(busy: Workspace) -> None:
    """A tab opens, a row of another list takes the cursor, a day of the grid is gone to."""
    async with opened(busy) as pilot:
        await press(pilot, "enter", "ctrl+o")
        screen = next(each for each in pilot.app.screen_stack if isinstance(each, CaseScreen))
        tabs = [each for each in targets_of(screen) if each.at.y == 2]
        assert len(tabs) == 10
        await press(pilot, *tabs[6].label)
        assert screen.tab == "putusan"
        await press(pilot, "2")
        calendar = pilot.app.screen
        assert isinstance(calendar, CalendarScreen)
        grid = calendar.query_one(MonthGrid)
        day = calendar.day.replace(day=3)
        place = (day - grid.first).days
        await press(pilot, "ctrl+o")
        days = [each for each in targets_of(calendar) if 3 <= each.at.y <= 8 and each.at.x < 52]
        await press(pilot, *days[place].label)
        assert calendar.day == day


async def test_a_field_of_a_form_is_jumped_to_while_another_is_typed_in(busy: Workspace) -> None:
    """In a form the key works from inside a field, and its letters are not typed."""
    async with opened(busy) as pilot:
        await press(pilot, "enter", "b")
        dialog = pilot.app.screen
        assert isinstance(dialog, PromptDialog)
        first = dialog.focused
        await press(pilot, "ctrl+o", "a")
        assert pilot.app.screen is dialog
        assert dialog.focused is not first
        assert not any(dialog.values.values())


async def test_jumping_sends_the_labels_alone(busy: Workspace) -> None:
    """Of a screen of 1,920 cells only those change that a label or the last line takes."""
    async with opened(busy) as pilot:
        before = text(pilot).split("\n")
        await press(pilot, "ctrl+o")
        after = text(pilot).split("\n")
        for one, other in zip(before[1:-1], after[1:-1], strict=True):
            changed = [x for x, char in enumerate(other) if char != one.ljust(len(other))[x]]
            assert len(changed) <= 3


async def test_labels_stand_out_without_colour_and_in_ascii(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With NO_COLOR a label is reversed; in ASCII everything drawn is ASCII."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("ETIK_ASCII", "1")
    app = EtikApp(busy)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+o")
        assert text(pilot).isascii()
        strips = app.picture()
        marked = [
            segment.text
            for strip in strips[2:-1]
            for segment in strip
            if segment.style and segment.style.reverse
        ]
        assert len(marked) >= 12
        assert all(each in LETTERS for each in marked)
        await press(pilot, "escape")
        assert isinstance(app.screen, BoardScreen)
