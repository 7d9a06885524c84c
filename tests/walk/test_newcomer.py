"""An officer who has never seen the program: from the first start to a first summons, by keys."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from etik_tui.casework import act as acts
from etik_tui.casework.first_start import Founding
from etik_tui.casework.library import Library
from etik_tui.casework.opening import open_workspace
from etik_tui.casework.registration import register
from etik_tui.clock import FixedClock
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.deadline import Status, deadlines
from etik_tui.procedure.finding import Verdict
from etik_tui.tui.app import EtikApp
from etik_tui.tui.founding import FirstStartApp
from tests.tui.screen import SMALL, text
from tests.walk import typist
from tests.walk.conftest import PROFILE
from tests.walk.story import PROVEN
from tests.walk.typist import Typist, press

SUMMONED = 3
KEYS_AT_MOST = 1600


class Fingers:
    """What a person pressed, one by one."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    @asynccontextmanager
    async def at(self, app: Any):
        """Run an app at 80x24 and count every key that it gets."""
        async with app.run_test(size=SMALL, notifications=True) as pilot:
            await pilot.pause()
            pressing = pilot.press

            async def press_counted(*keys: str) -> None:
                self.keys += keys
                await pressing(*keys)

            pilot.press = press_counted
            yield pilot


async def typed(pilot: Any, words: str) -> None:
    """Type words key by key: nothing is pasted."""
    await pilot.press(*words)
    await pilot.pause()


async def set_up(pilot: Any) -> None:
    """Answer what the first start asks: institution, office, one official."""
    assert "Kode etik lembaga mana" in text(pilot)
    await press(pilot, "enter", "tab")
    await typed(pilot, "Palembang")
    await press(pilot, "f2", "down", "down", "enter")
    await typed(pilot, "Rimba Raya")
    await press(pilot, "f2", "f2", "f2")
    assert "Siap. F2 membuat ruang kerja" in text(pilot), text(pilot)
    await press(pilot, "f2")


@pytest.mark.timeout(300)
async def test_a_newcomer_reaches_a_valid_summons(
    tmp_path: Path, workspace: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From nothing to a first summons: keys only, 80x24, no deviation, no limit missed.

    Every character counts as a key. What was typed equals the same acts recorded by functions,
    to which no rule objects.
    """
    monkeypatch.setattr(typist, "type_in", typed)
    plugin = Plugin(name="bawaslu", profiles=(PROFILE,))
    clock = FixedClock(datetime(2026, 2, 6, 2, 0, tzinfo=UTC))
    library = Library(lambda: (plugin,))
    folder = tmp_path / "baru"
    founding = Founding(folder=folder, library=library, clock=clock, actor="petugas")
    fingers = Fingers()

    async with fingers.at(FirstStartApp(founding)) as pilot:
        await set_up(pilot)
    assert pilot.app.outcome == "made"
    started = len(fingers.keys)
    made = open_workspace(folder, clock, "petugas", plugins=lambda: (plugin,))
    async with fingers.at(EtikApp(made)) as pilot:
        officer = Typist(pilot, made.library.find("bawaslu"))
        await officer.register(PROVEN.report)
        registered = len(fingers.keys)
        for deed in PROVEN.deeds[:SUMMONED]:
            await officer.do(deed)

    (row,) = made.journal.search("Jalak Suren")
    case = made.case(row.case_id)
    assert [each.milestone for each in case.events][-1] == "panggilan-1"
    assert case.deviations == ()
    late = (Status.LATE, Status.OVERDUE)
    assert [each.id for each in deadlines(made.situation(case)) if each.status in late] == []

    plain = register(workspace, "bawaslu", PROVEN.report).case
    for deed in PROVEN.deeds[:SUMMONED]:
        recorded = acts.record(workspace, plain.id, deed)
        wrong = (Verdict.FAIL, Verdict.INCOMPARABLE)
        assert [each for each in recorded.findings if each.verdict in wrong] == []
    assert [(e.milestone, e.dates, e.fields, e.number) for e in case.events] == [
        (e.milestone, e.dates, e.fields, e.number) for e in recorded.case.events
    ]
    made.close()
    count = len(fingers.keys)
    print(f"keys: {count} in all; {started} to the workspace, {registered - started} to the case")
    assert count <= KEYS_AT_MOST
