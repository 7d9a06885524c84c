"""The tutorial's guided first case, pressed key by key as it is written."""

import re
from pathlib import Path
from typing import Any

from etik_tui.casework.opening import open_workspace
from etik_tui.tui.app import EtikApp
from etik_tui.tui.founding import FirstStartApp
from tests.tui.screen import SMALL, press, text
from tests.tui.test_first_start import founding

__all__ = ["founding"]

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "first-case.md"
FENCE = re.compile(r"^```(keys|screen)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TOKEN = re.compile(r'"[^"]*"|\S+')
NAMES = {"↓": "down", "↑": "up", "Esc": "escape", "?": "question_mark"}


async def follow(pilot: Any, steps: list[tuple[str, str]]) -> None:
    """Press what the page says until its steps or the program end."""
    while steps and pilot.app.is_running and not pilot.app._exit:
        kind, content = steps.pop(0)
        if kind == "screen":
            shown = " ".join(text(pilot).split())
            for words in content.splitlines():
                assert words in shown, (words, text(pilot))
            continue
        for token in TOKEN.findall(content):
            if token.startswith('"'):
                await pilot.press(*token[1:-1])
                await pilot.pause()
            else:
                await press(pilot, NAMES.get(token, token.lower() if len(token) > 1 else token))


async def test_the_first_case_goes_as_the_tutorial_says(founding: Any) -> None:
    """Every key of the page does what the page shows next, from the first start on."""
    steps = FENCE.findall(PAGE.read_text(encoding="utf-8"))
    first = FirstStartApp(founding)
    async with first.run_test(size=SMALL, notifications=True) as pilot:
        await pilot.pause()
        await follow(pilot, steps)
    assert first.outcome == "made"
    made = open_workspace(
        founding.folder,
        founding.clock,
        founding.actor,
        plugins=lambda: founding.library.plugins,
    )
    async with EtikApp(made).run_test(size=SMALL, notifications=True) as pilot:
        await pilot.pause()
        await follow(pilot, steps)
    assert steps == []
    (row,) = made.journal.search("Jalak Suren")
    case = made.case(row.case_id)
    assert [each.milestone for each in case.events] == ["diterima-instansi", "diterima-ppk"]
    assert case.deviations == ()
    made.close()
