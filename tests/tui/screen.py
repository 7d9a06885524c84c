"""Reading a running app as its user does: as lines of text."""

from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.app import EtikApp
from etik_tui.tui.screens.board import SEARCH

SMALL, LARGE = (80, 24), (120, 36)


@asynccontextmanager
async def opened(workspace: Workspace, size: tuple[int, int] = SMALL):
    """Run the app on a workspace and wait for its first screen."""
    app = EtikApp(workspace)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


def text(pilot: Pilot[Any]) -> str:
    """Return what is on screen, line by line, without trailing spaces."""
    app = pilot.app
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    assert len(lines) <= height
    assert all(len(each) <= width * 2 for each in lines)
    return "\n".join(lines)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after another and let each take effect."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
        await searched(pilot)


async def searched(pilot: Pilot[Any]) -> None:
    """Wait until what is being looked for in a thread is shown."""
    running = [each for each in pilot.app.workers if each.group == SEARCH]
    if running:
        await pilot.app.workers.wait_for_complete(running)
        await pilot.pause()


async def type_in(pilot: Pilot[Any], words: str) -> None:
    """Put words into what has the focus, as a terminal hands over what is pasted."""
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()
    await pilot.pause()
    await searched(pilot)


async def fill(pilot: Pilot[Any], selector: str, words: str) -> None:
    """Go to a field and type into it."""
    pilot.app.screen.query_one(selector).focus()
    await pilot.pause()
    await type_in(pilot, words)
