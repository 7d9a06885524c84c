"""Text from people can neither act nor break the screen, whatever it contains."""

import pytest

from etik_tui.casework.casefile import add_note
from etik_tui.casework.registration import register
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.small import SmallScreen
from tests.tui.screen import opened, press, text, type_in
from tests.tui.seed import add, hostile_report

HOSTILE = {
    "markup": "[/x] [red]merah[/red] [@click=app.leave]klik[/]",
    "escape": "a\x1b[2J\x1b]52;c;aGFsbG8=\x07\x1b]0;judul\x07b\x9b31m",
    "bidi": "Budi\u202eidub\u2066x\u2069",
    "emoji": "Ibu 👩‍👩‍👧 🏳️‍🌈 🇮🇩 ok",
    "combining": "a" + "\u0301" * 200 + "b",
    "wide": "官僚" * 200,
    "long word": "x" * 5000,
    "controls": "".join(map(chr, range(32))) + "\x7f" + "\u2028\u2029\ufeff",
    "brackets": "$(reboot) `id` %s {0} {x} \\",
}


def hostile(workspace: Workspace, words: str) -> str:
    """Register a case with hostile words in every text it has."""
    return register(workspace, "bawaslu", hostile_report(words)).case.id


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_is_drawn_and_does_nothing(workspace: Workspace, words: str) -> None:
    """Board, every tab, dialogs and notices show it; no control character reaches the screen."""
    case = hostile(workspace, words)
    add_note(workspace, case, words)
    async with opened(workspace) as pilot:
        pilot.app.notify(words[:300])
        frames = [text(pilot)]
        await press(pilot, "enter")
        for _tab in range(10):
            frames.append(text(pilot))
            await press(pilot, "right")
        for keys in (
            ("m",),
            ("escape", "a"),
            ("escape", "u"),
            ("escape", "w"),
            ("escape", "ctrl+p"),
        ):
            await press(pilot, *keys)
            frames.append(text(pilot))
        assert pilot.app.is_running
    for frame in frames:
        assert all(char == "\n" or char.isprintable() for char in frame)
        assert "\u202e" not in frame


async def test_hostile_text_can_be_typed(workspace: Workspace) -> None:
    """What is pasted into a field reaches the journal as it is, and the screen without escapes."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "c")
        await type_in(pilot, "a\x1b[31mb [/x] \u202ec")
        assert all(char == "\n" or char.isprintable() for char in text(pilot))
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, CaseScreen)
    assert "\x1b[31m" in workspace.case("001/KE/XI/2026").notes[0].text


async def test_a_hundred_thousand_characters_are_shown_and_announced(workspace: Workspace) -> None:
    """A text of 100,000 characters opens; what is beyond the first 20,000 is said to exist."""
    case = hostile(workspace, "kata " * 20_000)
    add_note(workspace, case, "penutup")
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "right")
        from etik_tui.tui.widgets.sheet import Sheet

        rows = [row for _place, row in pilot.app.screen.query_one(Sheet)._rows]
        drawn = ["".join(part for part, _tone in row) for row in rows]
    assert any("<+" in each for each in drawn)


async def test_a_small_terminal_says_what_it_needs(workspace: Workspace) -> None:
    """Below 80x24 a sentence stands there instead of a broken layout; larger, all is back."""
    add(workspace)
    async with opened(workspace, (60, 20)) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, SmallScreen)
        assert "paling sedikit 80×24" in text(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "Budi Contoh" in text(pilot)
        await pilot.resize_terminal(79, 24)
        await pilot.pause()
        assert isinstance(pilot.app.screen, SmallScreen)
