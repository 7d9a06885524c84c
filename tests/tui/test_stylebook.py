"""The style sheet that does nothing twice looks like the framework's own."""

import pytest
from rich.segment import Segment
from textual.css import stylesheet
from textual.css.stylesheet import Stylesheet

from etik_tui.casework.workspace import Workspace
from etik_tui.tui import terminal
from tests.tui.screen import opened
from tests.tui.seed import board

KEYS = ("l", "enter", "1", "2", "1", "slash", "a", "escape", "escape", "f1", "escape")


async def seen(workspace: Workspace) -> list[list[list[Segment]]]:
    """Return every cell, with its look, of some screens and of the same in another theme."""
    found = []
    async with opened(workspace, (100, 30)) as pilot:
        for key in KEYS:
            await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            found.append([list(strip) for strip in pilot.app.picture()])
        pilot.app.wear(pilot.app.taste.but(theme="light"))
        await pilot.pause()
        found.append([list(strip) for strip in pilot.app.picture()])
    return found


async def test_every_screen_looks_as_the_framework_would_draw_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keys, a search, a dialog and another theme give the same cells with either style sheet."""
    board(workspace, 12)
    ours = await seen(workspace)
    monkeypatch.setattr(terminal, "StyleBook", Stylesheet)
    assert ours == await seen(workspace)


async def test_a_sheet_is_parsed_once(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A start parses each source once, and a screen that is opened again parses nothing."""
    parsed: list[object] = []
    proper = stylesheet.parse

    def parse(scope: str, css: str, read_from: object, **options: object) -> object:
        parsed.append((scope, read_from, options["tie_breaker"]))
        return proper(scope, css, read_from, **options)

    monkeypatch.setattr(stylesheet, "parse", parse)
    board(workspace, 3)
    async with opened(workspace, (100, 30)) as pilot:
        await pilot.pause()
        assert len(parsed) == len(set(parsed))
        for _turn in range(2):
            before = len(parsed)
            await pilot.press("2")
            await pilot.pause()
            await pilot.press("1")
            await pilot.pause()
        assert len(parsed) == before
