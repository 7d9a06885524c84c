"""Place 5: bars and numbers, years and institutions, the recap's export."""

from typing import Any

import pytest
from textual.pilot import Pilot

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.screens import statistics as screen_module
from etik_tui.tui.screens.statistics import StatisticsScreen
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.test_frames import compare


def said(pilot: Pilot[Any]) -> str:
    """Return what is on screen as words, whatever the line breaks."""
    return " ".join(text(pilot).split())


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize(("name", "keys"), [("statistics", ()), ("statistics-limits", ("left",))])
async def test_the_place_looks_as_it_did(busy: Workspace, name, keys, size) -> None:
    """The place is, cell by cell, the one that was looked at and kept."""
    async with opened(busy, size) as pilot:
        await press(pilot, "5", *keys)
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def test_every_part_is_drawn_with_and_without_bars(busy) -> None:
    """Each tab shows something; t leaves the numbers and takes the bars away."""
    async with opened(busy) as pilot:
        await press(pilot, "5")
        assert isinstance(pilot.app.screen, StatisticsScreen)
        for _part in range(7):
            assert len(pilot.app.screen.query_one("Sheet").lines) > 1
            await press(pilot, "l")
        assert "█" in text(pilot)
        await press(pilot, "t")
        assert "█" not in text(pilot)


async def test_years_and_institutions_narrow(busy) -> None:
    """The key y goes through the years with cases, i through the institutions."""
    async with opened(busy) as pilot:
        await press(pilot, "5")
        assert "Semua tahun" in text(pilot)
        await press(pilot, "y")
        assert "Tahun 2026" in text(pilot)
        await press(pilot, "Y", "i")
        assert "Bawaslu" in text(pilot)


async def test_the_recap_is_exported(busy) -> None:
    """The key e offers formats; what was written is said with its path."""
    async with opened(busy) as pilot:
        await press(pilot, "5", "e")
        await type_in(pilot, "csv")
        await press(pilot, "enter")
        assert "Ditulis ke" in said(pilot)
    (file,) = (busy.folder / "outbox").iterdir()
    assert file.suffix == ".csv"


async def test_many_cases_are_counted_behind_a_bar(busy, monkeypatch) -> None:
    """Beyond some thousand cases the counting shows how far it is and can be stopped."""
    monkeypatch.setattr(screen_module, "AT_ONCE", 3)
    async with opened(busy) as pilot:
        await press(pilot, "5")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, "enter")
        assert "14 perkara" in text(pilot)


async def test_without_cases_it_says_so(workspace) -> None:
    """No case, no chart; nothing fails."""
    async with opened(workspace) as pilot:
        await press(pilot, "5", "l", "y", "i", "t")
        assert "Belum ada perkara" in said(pilot)
