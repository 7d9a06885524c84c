"""Keys that come in one burst, as over a slow line, reach the screens that they are meant for."""

from typing import Any

from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.screens.case import CaseScreen
from tests.tui.screen import opened, text

# Keys that print something else than their name.
NAMES = {"\r": "enter", "\x1b": "escape", ">": "right", "-": "minus"}


async def burst(pilot: Pilot[Any], keys: str) -> None:
    """Let keys arrive at once, and wait until all are answered."""
    for each in keys:
        pilot.app.post_message(Key(NAMES.get(each, each), each if each.isprintable() else None))
    for _turn in range(10):
        await pilot.pause()


async def test_a_tab_is_chosen_by_keys_that_came_before_the_case(busy: Workspace) -> None:
    """Opening a case and going to one of its tabs may be typed in one breath."""
    async with opened(busy) as pilot:
        await burst(pilot, "\r>>")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "t: tambah" in text(pilot)
        assert "Tindakan berikutnya" not in text(pilot)


async def test_a_date_typed_before_its_dialog_stands_is_in_its_field(busy: Workspace) -> None:
    """Case, act and date may be typed in one breath; no digit goes to the screen beneath."""
    async with opened(busy) as pilot:
        await burst(pilot, "\rm19-11-2026")
        assert isinstance(pilot.app.screen, ActDialog)
        assert next(each.value for each in pilot.app.screen.query(Input)) == "19-11-2026"


async def test_what_was_left_at_once_holds_nothing_up(busy: Workspace) -> None:
    """A screen left before it stood lets the keys after it through, in their order."""
    async with opened(busy) as pilot:
        await burst(pilot, "\r\x1b\rm\x1b\x1b")
        assert not isinstance(pilot.app.screen, CaseScreen | ActDialog)
        await burst(pilot, "\r")
        assert isinstance(pilot.app.screen, CaseScreen)
