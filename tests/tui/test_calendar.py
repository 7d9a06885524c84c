"""The calendar: counts on days, holidays by name, what falls on a day, moving and sifting."""

from datetime import date
from pathlib import Path

import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.why import WhyDialog
from etik_tui.tui.screens.calendar import CalendarScreen
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.what_if import WhatIfScreen
from etik_tui.tui.widgets.due_list import DueList
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.seed import act, add, board
from tests.tui.test_frames import compare
from tests.tui.test_hostile import HOSTILE, hostile

WIDE = (200, 50)
VIEWS = {
    "calendar": (),
    "calendar-holidays": ("b", "g", "=25-12", "enter"),
    "calendar-unknown-year": ("y", "y"),
    "calendar-week": ("v", "pagedown"),
    "calendar-agenda": ("v", "v"),
    "calendar-sift": ("f", "=memb"),
    "calendar-jump": ("g", "=3 mar 2027"),
    "calendar-help": ("question_mark",),
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", VIEWS)
async def test_the_calendar_looks_as_it_did(
    workspace: Workspace, name: str, size: tuple[int, int]
) -> None:
    """The calendar is, cell by cell, the one that was looked at and kept."""
    board(workspace, 14)
    async with opened(workspace, size) as pilot:
        await press(pilot, "2")
        await _type(pilot, VIEWS[name])
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def _type(pilot, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key.startswith("="):
            await type_in(pilot, key[1:])
        else:
            await press(pilot, key)


async def test_a_wide_terminal_widens_the_cells(busy: Workspace) -> None:
    """On a very wide screen the grid takes half of it and holidays show by name in their cells."""
    async with opened(busy, WIDE) as pilot:
        await press(pilot, "2", "b")
        shown = text(pilot)
    assert "Kelahiran Ye" in shown
    assert "Desember 2026" in shown


async def test_days_show_how_much_is_due_and_overdue(busy: Workspace) -> None:
    """Counts stand on their days, those of past days are marked, and the header sums them up."""
    async with opened(busy) as pilot:
        await press(pilot, "2")
        shown = text(pilot)
    assert "23 !5" in shown
    assert "30 14" in shown
    assert "5 lewat tenggat" in shown.splitlines()[0]


async def test_holidays_are_named_with_layer_and_basis(busy: Workspace) -> None:
    """The month lists its days off by name and layer; the day itself shows the decree, too."""
    async with opened(busy, LARGE) as pilot:
        await press(pilot, "2", "g")
        await type_in(pilot, "25-12-2026")
        await press(pilot, "enter")
        shown = text(pilot)
    assert "25    Kelahiran Yesus Kristus (Natal) (libur nasional)" in shown
    assert "24    cuti bersama" in shown
    assert "SKB" in shown


async def test_a_year_without_a_decree_is_said(busy: Workspace) -> None:
    """Two years on, the calendar says that the year's days off have not been decreed."""
    async with opened(busy) as pilot:
        await press(pilot, "2", "y", "y")
        assert "kalender 2028 belum ditetapkan" in text(pilot)
        await press(pilot, "Y", "Y")
        assert "belum ditetapkan" not in text(pilot)


async def test_keys_move_over_days_weeks_months_and_years(busy: Workspace) -> None:
    """Arrows and letters move by a day and a week, b and y by month and year, t comes back."""
    async with opened(busy) as pilot:
        await press(pilot, "2")
        screen = pilot.app.screen
        for keys, day in (
            (("l",), date(2026, 11, 25)),
            (("down",), date(2026, 12, 2)),
            (("h", "k"), date(2026, 11, 24)),
            (("b",), date(2026, 12, 24)),
            (("pagedown",), date(2027, 1, 24)),
            (("B", "pageup", "y"), date(2027, 11, 24)),
            (("home",), date(2027, 11, 1)),
            (("end",), date(2027, 11, 30)),
            (("t",), date(2026, 11, 24)),
        ):
            await press(pilot, *keys)
            assert screen.day == day, keys


async def test_the_ends_of_time_are_reached_and_not_passed(busy: Workspace) -> None:
    """A date far away is bounded, and moving on from there does nothing."""
    async with opened(busy) as pilot:
        for typed, key, day in (
            ("31-12-9999", "y", date(2200, 12, 31)),
            ("1-1-1000", "Y", date(1900, 1, 1)),
        ):
            await press(pilot, "2", "g")
            await type_in(pilot, typed)
            await press(pilot, "enter", key, "pagedown" if key == "y" else "pageup")
            assert pilot.app.screen.day == day
            assert str(day.year) in text(pilot)


async def test_what_is_typed_as_a_date_is_shown_before_it_is_taken(busy: Workspace) -> None:
    """The dialog says which day is meant, stays while it is none, and Esc changes nothing."""
    async with opened(busy) as pilot:
        await press(pilot, "2", "g")
        await type_in(pilot, "30 feb")
        assert "Bukan tanggal: 30 feb" in text(pilot)
        await press(pilot, "enter")
        assert "Bukan tanggal" in text(pilot)
        await press(pilot, "escape")
        assert pilot.app.screen.day == date(2026, 11, 24)


async def test_past_due_comes_first_today_and_in_the_agenda(busy: Workspace) -> None:
    """What is past due stands above what is due today and later, the oldest first."""
    async with opened(busy) as pilot:
        await press(pilot, "2")
        assert "LEWAT TENGGAT  5 tenggat" in text(pilot).splitlines()[10]
        await press(pilot, "v", "v")
        lines = [each.text for each in pilot.app.screen.query_one(DueList).lines]
        assert lines[0].startswith("LEWAT TENGGAT")
        days = [each for each in lines if each.startswith("Senin, 30 November")]
        assert lines.index(days[0]) > 5


async def test_enter_goes_to_the_list_and_opens_the_case(busy: Workspace) -> None:
    """Enter on a day goes to its list, again to the case; Esc comes back to the same line."""
    async with opened(busy) as pilot:
        await press(pilot, "2", "enter", "j")
        screen = pilot.app.screen
        key = screen.query_one(DueList).key
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert pilot.app.screen.case_id == key.split(":")[1]
        await press(pilot, "escape")
        assert pilot.app.screen is screen
        assert screen.query_one(DueList).key == key


async def test_a_day_with_one_deadline_opens_its_case_at_once(workspace: Workspace) -> None:
    """Where a day leads to one line alone, Enter opens its case."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "2", "enter")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_w_explains_the_date_of_the_line(busy: Workspace) -> None:
    """The letter w opens the why panel of the deadline under the cursor."""
    async with opened(busy) as pilot:
        await press(pilot, "2", "w")
        assert isinstance(pilot.app.screen, WhyDialog)
        assert "Membentuk Majelis" in text(pilot)


async def test_the_week_lists_its_days(busy: Workspace) -> None:
    """The week view lists each day with what is due; going on shows the next week."""
    async with opened(busy) as pilot:
        await press(pilot, "2", "v")
        assert "5 tenggat pekan ini" in text(pilot)
        assert "Senin, 23 November 2026" in text(pilot)
        await press(pilot, "pagedown")
        shown = text(pilot)
    assert "14 tenggat pekan ini" in shown
    assert "30 Nov 2026 – 6 Des 2026" in shown


async def test_deadlines_are_sifted_by_actor_and_kind(busy: Workspace) -> None:
    """Marked actors and kinds are shown alone, said in the header, and Esc shows all again."""
    async with opened(busy) as pilot:
        await press(pilot, "2", "f")
        await type_in(pilot, "tenggat: memeriksa")
        await press(pilot, "enter", "f2")
        shown = text(pilot)
        assert "saring: Memeriksa" in shown
        assert "lewat tenggat" not in shown.splitlines()[0]
        assert "30 14" in shown
        await press(pilot, "f")
        await type_in(pilot, "pejabat pembina")
        await press(pilot, "enter", "f2")
        assert "Tidak ada tenggat dengan saringan ini" in text(pilot)
        await press(pilot, "escape")
        assert "23 !5" in text(pilot)


async def test_an_empty_calendar_says_what_to_do(workspace: Workspace) -> None:
    """Without any deadline the calendar says where a case is recorded."""
    async with opened(workspace) as pilot:
        await press(pilot, "2")
        for _view in range(3):
            assert "Belum ada tenggat yang berjalan. Perkara dicatat di 1 Papan" in text(pilot)
            await press(pilot, "v")


async def test_private_mode_shows_initials(busy: Workspace) -> None:
    """With p the list has initials for names."""
    async with opened(busy) as pilot:
        await press(pilot, "2")
        assert "Fiktif" in text(pilot)
        await press(pilot, "p")
        assert "Fiktif" not in text(pilot)


async def test_what_another_session_records_shows(busy: Workspace) -> None:
    """A case recorded elsewhere is counted after the next look at the journal."""
    async with opened(busy) as pilot:
        await press(pilot, "2")
        assert "30 14" in text(pilot)
        add(busy, "Baru Fiktif")
        pilot.app.desk._known = -1
        pilot.app.look_around()
        await pilot.pause()
        assert "30 15" in text(pilot)


async def test_moving_within_a_month_asks_for_no_counts(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts are read once for a month; moving over its days reads no more of them."""
    asked = []
    known = type(busy.journal).due_kinds

    def counted(journal, *span, **options):
        asked.append(span)
        return known(journal, *span, **options)

    monkeypatch.setattr(type(busy.journal), "due_kinds", counted)
    async with opened(busy) as pilot:
        await press(pilot, "2")
        before = len(asked)
        await press(pilot, "h", "k", "l", "j")
        assert len(asked) == before


async def test_clicks_choose_a_day_and_open_it(busy: Workspace) -> None:
    """A click puts the cursor on a day, a second one does what Enter does."""
    async with opened(busy) as pilot:
        await press(pilot, "2")
        await pilot.click("#calendar-month", offset=(1, 6))
        await pilot.pause()
        assert pilot.app.screen.day == date(2026, 11, 30)
        await pilot.click("#calendar-month", offset=(1, 6))
        await pilot.pause()
        assert pilot.app.screen.query_one(DueList).has_focus


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_text_is_drawn_and_does_nothing(workspace: Workspace, words: str) -> None:
    """Names of people reach the lists of the calendar and of what-if as text that is safe."""
    case = hostile(workspace, words)
    act(workspace, case, "diterima-ppk", date(2026, 11, 16), name="diterima")
    async with opened(workspace) as pilot:
        await press(pilot, "2")
        frames = [text(pilot)]
        for keys in (("v",), ("v",), ("enter",), ("s", "l", "l")):
            await press(pilot, *keys)
            frames.append(text(pilot))
        assert isinstance(pilot.app.screen, WhatIfScreen)
    shown = "".join(frames)
    assert all(char == "\n" or char.isprintable() for char in shown)


async def test_another_size_is_drawn_at_once(busy: Workspace) -> None:
    """When the terminal grows, the list moves beside the grid and its lines are laid out anew."""
    async with opened(busy) as pilot:
        await press(pilot, "2")
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        await pilot.pause()
        grown = text(pilot)
    async with opened(busy, LARGE) as pilot:
        await press(pilot, "2")
        assert text(pilot) == grown


def test_frames_of_the_calendar_are_kept() -> None:
    """Each view has its frame at both sizes."""
    frames = Path(__file__).with_name("frames")
    kept = {each.stem for each in frames.glob("calendar*.txt")}
    assert {f"{view}-{size}" for view in VIEWS for size in ("80x24", "120x36")} <= kept


async def test_places_are_in_every_header(busy: Workspace) -> None:
    """The header has the key of every place and the name of this one; where it is wide, of all."""
    async with opened(busy) as pilot:
        assert text(pilot).splitlines()[0].startswith(" 1 Papan 2 3 4 5 6 7")
        await press(pilot, "2")
        assert isinstance(pilot.app.screen, CalendarScreen)
        assert text(pilot).splitlines()[0].startswith(" 1 2 Kalender 3 4 5 6 7")
    async with opened(busy, (140, 40)) as pilot:
        await press(pilot, "6")
        assert (
            text(pilot)
            .splitlines()[0]
            .startswith(" 1 Papan 2 Kalender 3 Daftar periksa 4 Tinjau 5 Rekap 6 ")
        )
