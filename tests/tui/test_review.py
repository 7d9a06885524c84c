"""Place 4: the review queue, its reasons, acting without leaving it, putting cases aside."""

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from etik_tui.casework.review import review
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.pick import PickDialog
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.review import ReviewScreen
from etik_tui.tui.widgets.roll import Roll
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.seed import act, add
from tests.tui.test_frames import compare
from tests.tui.test_hostile import HOSTILE


def said(pilot: Pilot[Any]) -> str:
    """Return what is on screen as words, whatever the line breaks."""
    return " ".join(text(pilot).split())


def keys(pilot: Pilot[Any]) -> list[str]:
    """Return the ids of the cases listed."""
    return [each.key for each in pilot.app.screen.query_one(Roll).lines if each.key]


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", ["review", "review-snoozed", "review-snooze"])
async def test_the_place_looks_as_it_did(busy: Workspace, name: str, size) -> None:
    """The place is, cell by cell, the one that was looked at and kept."""
    async with opened(busy, size) as pilot:
        await press(pilot, "4")
        if name != "review":
            await press(pilot, "z")
        if name == "review-snoozed":
            await type_in(pilot, "menunggu surat")
            await press(pilot, "f2", "v")
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def test_the_worst_stands_first_with_its_reasons(busy) -> None:
    """The list is that of the queue; beside it the next act, its actor and its article."""
    async with opened(busy, LARGE) as pilot:
        await press(pilot, "4")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert keys(pilot) == [each.row.case_id for each in review(busy).matters]
        words = said(pilot)
    for each in ("Lewat tenggat", "Tenggat berjalan", "Surat belum diterbitkan", "Pasal"):
        assert each in words


async def test_read_act_next_without_leaving(busy) -> None:
    """An act is recorded from the queue; the cursor stands on the case after it."""
    async with opened(busy) as pilot:
        await press(pilot, "4")
        first, second, *_rest = keys(pilot)
        await press(pilot, "n")
        assert pilot.app.screen.case_id == second
        await press(pilot, "N")
        assert pilot.app.screen.case_id == first
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, ActDialog)
        await press(pilot, "escape")
        from etik_tui.casework import casefile

        casefile.close(busy, first, reason="dicabut")
        await press(pilot, "r")
        assert first not in keys(pilot)
        assert pilot.app.screen.case_id == second
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_why_explains_the_limit(busy) -> None:
    """The key w counts the days of the limit that put the case there."""
    async with opened(busy) as pilot:
        await press(pilot, "4", "w")
        assert "Pasal" in said(pilot)
        assert not isinstance(pilot.app.screen, ReviewScreen)


async def test_a_case_is_put_aside_and_taken_back(busy) -> None:
    """A reason is asked; the case is listed apart with it; the same key takes it back."""
    async with opened(busy) as pilot:
        await press(pilot, "4")
        first = pilot.app.screen.case_id
        await press(pilot, "z", "f2")
        assert not isinstance(pilot.app.screen, ReviewScreen)
        await type_in(pilot, "menunggu surat")
        await press(pilot, "f2")
        assert first not in keys(pilot)
        assert "1 ditunda" in said(pilot)
        await press(pilot, "v")
        assert keys(pilot) == [first]
        assert "menunggu surat" in said(pilot)
        await press(pilot, "z", "escape")
        assert first in keys(pilot)


async def test_the_header_of_every_place_counts_what_cannot_wait(busy, monkeypatch) -> None:
    """The clock counts, no key does; what was recorded changes the number."""
    urgent = review(busy).urgent
    async with opened(busy) as pilot:
        pilot.app.look_around()
        await pilot.pause()
        assert f" 4({urgent})" in text(pilot).splitlines()[0]
        monkeypatch.setattr("etik_tui.casework.review.urgent_count", None)
        await press(pilot, "2", "j", "j", "4", "j", "k")
        assert f" 4 Tinjau({urgent})" in text(pilot).splitlines()[0]


async def test_drafts_and_old_dates_are_named(busy) -> None:
    """What was begun and not recorded is offered; a snooze is no draft."""
    async with opened(busy) as pilot:
        await press(pilot, "4", "m")
        await type_in(pilot, "18-11-2026")
        await press(pilot, "escape", "r")
        if "draf" in said(pilot):
            await press(pilot, "g", "enter")
            assert isinstance(pilot.app.screen, PickDialog)


async def test_an_empty_queue_says_so(workspace) -> None:
    """Nothing waits where there is no case; keys that need one say so."""
    async with opened(workspace) as pilot:
        await press(pilot, "4", "i")
        assert "Tidak ada yang menunggu" in said(pilot)
        await press(pilot, "z")
        assert "Pilih satu perkara" in said(pilot)


async def test_hostile_names_stay_text(workspace) -> None:
    """Markup and escapes in names are shown as they are."""
    case = add(workspace, HOSTILE["escape"])
    act(workspace, case, "diterima-ppk", date(2026, 11, 16), name="diterima")
    async with opened(workspace) as pilot:
        await press(pilot, "4")
        assert pilot.app.screen.case_id == case
        assert pilot.app.screen.query_one(Sheet).lines
        assert "\x1b" not in text(pilot)
