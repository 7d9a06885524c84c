"""The critical path of a case as bars, and dates supposed otherwise without recording any."""

from datetime import date

import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.procedure.deadline import DeadlineState, Status
from etik_tui.tui.dialogs.why import WhyDialog
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.what_if import WhatIfScreen
from etik_tui.tui.sheets.clock_bar import axis, bar, scale_of
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.seed import act, with_panel
from tests.tui.test_frames import compare

TODAY = date(2026, 11, 24)
TALL = (120, 60)
SUMMONS = {"number": "2", "tempat": "Ruang A", "jam": "09.00", "deviation": "contoh"}


def state(anchor: date | None, due: date | None) -> DeadlineState:
    """A running clock."""
    return DeadlineState(
        id="x",
        code="",
        title="X",
        cite="",
        party="",
        status=Status.RUNNING,
        actor="",
        anchor=anchor,
        due=due,
    )


@pytest.mark.parametrize(
    ("anchor", "due", "drawn"),
    [
        (date(2026, 11, 20), date(2026, 11, 29), "├━━━┃────┤"),
        (date(2026, 11, 20), date(2026, 11, 22), "├━┤!┃·····"),
        (date(2026, 11, 24), date(2026, 11, 26), "····├─┤···"),
        (date(2026, 11, 22), date(2026, 11, 24), "··├━┤·····"),
        (date(2026, 11, 26), date(2026, 11, 28), "····┃·├─┤·"),
        (date(2026, 1, 1), date(2026, 11, 28), "◄━━━┃───┤·"),
        (None, date(2026, 11, 28), ""),
    ],
    ids=["running", "overdue", "begun today", "last day", "backwards", "cut", "no anchor"],
)
def test_a_clock_is_drawn_by_signs_alone(anchor: date | None, due: date | None, drawn: str) -> None:
    """Gone, left and overdue days have their own signs, and today its place on every bar."""
    days = [state(date(2026, 11, 20), date(2026, 11, 29))]
    assert bar(state(anchor, due), scale_of(days, TODAY, 10)) == drawn


def test_a_scale_is_cut_in_the_far_past_and_future() -> None:
    """One clock of years ago or ahead does not flatten the others."""
    scale = scale_of([state(date(2020, 1, 1), date(2030, 1, 1))], TODAY, 60)
    assert (TODAY - scale.first).days == 60
    assert (scale.last - TODAY).days == 120
    drawn = bar(state(date(2020, 1, 1), date(2030, 1, 1)), scale)
    assert (drawn[0], drawn[-1]) == ("◄", "►")


@pytest.mark.parametrize("days", range(0, 61, 5))
def test_the_axis_never_overlaps(days: int) -> None:
    """Wherever today lies, what the axis shows is whole words on at most one row."""
    ends = state(date.fromordinal(TODAY.toordinal() - days), date(2027, 1, 20))
    words = axis(scale_of([ends], TODAY, 60))
    assert len(words) <= 60
    assert words.count("▼") == 1
    rest = words.replace("▼", " ").replace("hari ini", " ").replace("20 Jan 2027", " ")
    assert not rest.strip() or rest.strip()[-4:] == "2026"


async def test_the_tab_shows_the_running_clocks_as_bars(workspace: Workspace) -> None:
    """Each running clock has its bar, how long is left, and how far it ends after the last."""
    with_panel(workspace)
    async with opened(workspace, TALL) as pilot:
        await press(pilot, "enter", "left", "left")
        shown = text(pilot)
        assert "Jalur kritis" in shown
        assert "4 hk  Memeriksa · 30 Nov 2026" in shown
        assert "24 hari  Memutus · 18 Des 2026 · jeda 14 hk" in shown
        assert "┃─" in shown
        assert "surat paling lambat" in shown
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, WhyDialog)


async def test_a_planned_hearing_that_a_limit_cannot_wait_for_is_warned_of(
    workspace: Workspace,
) -> None:
    """A hearing planned beyond the limit to examine is warned of beside the clocks."""
    case = with_panel(workspace)
    dates = {"surat": date(2026, 11, 24), "pemeriksaan": date(2026, 12, 1)}
    act(workspace, case, "panggilan-1", date.min, dates=dates, **SUMMONS)
    async with opened(workspace, TALL) as pilot:
        await press(pilot, "enter", "left", "left")
        assert "Rencana 1 Des 2026 melewati tenggat Memeriksa (30 Nov 2026)" in text(pilot)


async def test_a_supposed_date_moves_everything_and_records_nothing(workspace: Workspace) -> None:
    """With keys a hearing is moved day by day; what changes is told, and no fact is written."""
    case = with_panel(workspace)
    before = workspace.case(case)
    async with opened(workspace, TALL) as pilot:
        await press(pilot, "enter", "s")
        assert isinstance(pilot.app.screen, WhatIfScreen)
        assert "Jalur kritis sekarang" in text(pilot)
        await press(pilot, "l")
        shown = text(pilot)
        assert "* Sel 24 Nov 2026  Panggilan pertama: Tanggal" in shown
        assert "Tindakan berikut: Panggilan pertama → Kehadiran pada panggilan" in shown
        await press(pilot, "j", "L")
        shown = text(pilot)
        assert "Peringatan baru" in shown
        assert "melewati tenggat Memeriksa" in shown
        assert "tidak ada yang dicatat" in shown
        await press(pilot, "x", "k", "x")
        assert "Jalur kritis sekarang" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CaseScreen)
    assert workspace.case(case) == before


async def test_a_recorded_date_is_supposed_otherwise_by_typing(workspace: Workspace) -> None:
    """Enter asks for the date; the limits that count from it say from where to where they move."""
    with_panel(workspace)
    async with opened(workspace, TALL) as pilot:
        await press(pilot, "enter", "s", "home", "enter")
        await type_in(pilot, "18-11-2026")
        await press(pilot, "enter")
        shown = text(pilot)
        assert "semula Sen 16 Nov 2026 (+2)" in shown
        assert "30 Nov 2026 → 2 Des 2026" in shown
        await press(pilot, "enter")
        await type_in(pilot, "16-11-2026")
        await press(pilot, "enter")
        assert "Jalur kritis sekarang" in text(pilot)


async def test_another_answer_to_a_reading_is_supposed(workspace: Workspace) -> None:
    """On a reading the arrows go through its answers, and the dates follow."""
    with_panel(workspace)
    async with opened(workspace, TALL) as pilot:
        await press(pilot, "enter", "s")
        screen = pilot.app.screen
        screen.query_one("#what-if-dates", Sheet).select("reading:A-BW-23")
        await press(pilot, "l")
        shown = text(pilot)
        assert "Memutus · 18 Des 2026 → " in shown
        assert "Hari kerja" in shown
        await press(pilot, "h")
        assert not screen.supposing.is_changed


async def test_the_day_one_looks_from_is_supposed(workspace: Workspace) -> None:
    """A week on, what then is past due says so, and the why panel explains it as it would be."""
    with_panel(workspace)
    async with opened(workspace, TALL) as pilot:
        await press(pilot, "enter", "s")
        pilot.app.screen.query_one("#what-if-dates", Sheet).select("today")
        await press(pilot, "L")
        assert "4 hk → LEWAT 1 hk" in text(pilot)
        await press(pilot, "tab", "w")
        assert isinstance(pilot.app.screen, WhyDialog)
        assert "LEWAT 1 hk" in text(pilot)
        await press(pilot, "escape", "tab", "X")
        assert "Jalur kritis sekarang" in text(pilot)


async def test_what_is_supposed_stays_when_the_case_changes(workspace: Workspace) -> None:
    """When another session records something, the supposition is kept and computed anew."""
    case = with_panel(workspace)
    async with opened(workspace, TALL) as pilot:
        await press(pilot, "enter", "s", "l")
        dates = {"surat": date(2026, 11, 23), "pemeriksaan": date(2026, 11, 30)}
        act(workspace, case, "panggilan-1", date.min, dates=dates, **SUMMONS)
        pilot.app.screen.reload()
        await pilot.pause()
        assert "semula Sen 23 Nov 2026 (+1)" in text(pilot)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("path", ("enter", "left", "left")),
        ("what-if", ("enter", "s", "l", "j", "l", "l", "l")),
        ("what-if-help", ("enter", "s", "question_mark")),
    ],
)
async def test_the_path_looks_as_it_did(
    workspace: Workspace, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    """The screens are, cell by cell, the ones that were looked at and kept."""
    with_panel(workspace)
    async with opened(workspace, size) as pilot:
        await press(pilot, *keys)
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)
