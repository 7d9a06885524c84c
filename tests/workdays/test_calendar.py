"""What the calendar answers: against the published check numbers, and in words."""

from datetime import date

import pytest

from etik_tui.errors import InputError
from etik_tui.workdays.build import build_calendar, bundled_years
from etik_tui.workdays.calendar import (
    CalendarOptions,
    DayOff,
    Layer,
    Standing,
    WorkCalendar,
    YearStatus,
)


@pytest.fixture(scope="module")
def calendar():
    """Return the calendar as shipped."""
    return build_calendar()


@pytest.mark.parametrize(
    ("year", "week", "leave_counts", "days"),
    [
        (2024, 5, False, 238),
        (2025, 5, False, 237),
        (2026, 5, False, 240),
        (2027, 5, False, 242),
        (2024, 5, True, 248),
        (2025, 5, True, 248),
        (2026, 5, True, 248),
        (2027, 5, True, 250),
        (2024, 6, False, 287),
        (2025, 6, False, 288),
        (2026, 6, False, 291),
        (2027, 6, False, 291),
    ],
)
def test_working_days_of_a_year_equal_the_check_numbers(year, week, leave_counts, days):
    """Each decreed year has the published number of working days under each choice."""
    options = CalendarOptions(week=week, collective_leave_counts=leave_counts)
    calendar = build_calendar(options)
    assert calendar.count(date(year - 1, 12, 31), date(year, 12, 31)) == days


def test_an_independent_calculator_agrees(calendar):
    """17 March 2026 plus three working days is 27 March 2026."""
    assert calendar.add(date(2026, 3, 17), 3) == date(2026, 3, 27)


def test_each_skipped_day_is_named(calendar):
    """The days between 17 and 27 March 2026 are skipped for the decreed reasons, in order."""
    skipped = calendar.skipped(date(2026, 3, 17), date(2026, 3, 27))
    assert [(skip.on.day, skip.reason) for skip in skipped] == [
        (18, "cuti bersama"),
        (19, "Hari Suci Nyepi (Tahun Baru Saka 1948) (libur nasional)"),
        (20, "cuti bersama"),
        (21, "Sabtu; Idulfitri 1447 H (libur nasional)"),
        (22, "Minggu; Idulfitri 1447 H (libur nasional)"),
        (23, "cuti bersama"),
        (24, "cuti bersama"),
    ]
    bases = {entry.basis for skip in skipped for entry in skip.days_off}
    assert all("SKB 1497/2025" in basis for basis in bases)
    assert any("Keppres 42/2025" in basis for basis in bases)


def test_skipped_days_backwards_leave_out_the_later_end(calendar):
    """Backwards the days of [end, start) are looked at, by date."""
    skipped = calendar.skipped(date(2026, 3, 22), date(2026, 3, 17))
    assert [skip.on.day for skip in skipped] == [18, 19, 20, 21]


def test_a_working_day_has_no_reason_to_be_off(calendar):
    """`why_off` is silent about a working day."""
    assert calendar.why_off(date(2026, 3, 17)) is None


def test_collective_leave_is_shown_even_where_the_office_works():
    """An office that works on collective leave still sees it by name, but is not closed by it."""
    calendar = build_calendar(CalendarOptions(collective_leave_counts=True))
    leave = date(2026, 3, 18)
    assert calendar.is_workday(leave)
    assert calendar.why_off(leave) is None
    assert [day.layer for day in calendar.days_off_on(leave)] == [Layer.COLLECTIVE_LEAVE]


def test_saturday_is_a_working_day_only_in_a_six_day_week(calendar):
    """A free Saturday counts in a week of six days and not in one of five."""
    saturday = date(2026, 11, 21)
    six = calendar.with_options(CalendarOptions(week=6))
    assert six.is_workday(saturday)
    skip = calendar.why_off(saturday)
    assert skip is not None
    assert (skip.weekend, skip.reason) == ("Sabtu", "Sabtu")


def test_a_closed_day_moves_to_its_neighbours(calendar):
    """A closed day finds the working day before and after it; a working day stays."""
    nyepi = date(2026, 3, 19)
    assert calendar.on_or_before(nyepi) == date(2026, 3, 17)
    assert calendar.on_or_after(nyepi) == date(2026, 3, 25)
    assert calendar.on_or_before(date(2026, 3, 17)) == date(2026, 3, 17)
    assert calendar.on_or_after(date(2026, 3, 25)) == date(2026, 3, 25)


def test_a_year_without_decree_is_provisional(calendar):
    """A count that reaches into 2028 touches a year without decree; one inside 2027 does not."""
    assert calendar.provisional_years(date(2027, 12, 20), date(2028, 1, 5)) == (2028,)
    assert calendar.is_provisional(date(2028, 1, 5), date(2027, 12, 20))
    assert not calendar.is_provisional(date(2024, 1, 1), date(2027, 12, 31))
    assert calendar.decree(2028) is None


@pytest.mark.parametrize(
    ("year", "note"),
    [
        (2027, ""),
        (2028, "sementara: kalender 2028 belum ditetapkan"),
        (2023, "sementara: kalender 2023 tidak ada dalam data"),
    ],
)
def test_the_note_on_a_year_tells_future_from_missing(calendar, year, note):
    """A past year without data is not said to be undecreed."""
    assert calendar.provisional_note(year) == note


def test_an_estimated_year_stays_provisional():
    """A year whose days are only expected has entries but is provisional."""
    status = YearStatus(year=2028, status=Standing.ESTIMATE, basis="perkiraan kantor")
    calendar = WorkCalendar((status,))
    assert calendar.provisional_years(date(2028, 1, 1), date(2028, 1, 2)) == (2028,)
    assert calendar.provisional_note(2028) == "sementara: kalender 2028 masih perkiraan"
    assert calendar.decree(2028) == status


def test_the_decree_of_a_year_names_instrument_and_source(calendar):
    """A decreed year tells its joint decree, the presidential decision and where it was read."""
    decree = calendar.decree(2026)
    assert decree is not None
    assert decree.basis == "SKB 1497/2025, 2/2025, 5/2025 tgl 19-09-2025"
    assert decree.keppres == "Keppres 42/2025 (8 hari)"
    assert decree.source.startswith("https://")


@pytest.mark.parametrize(
    ("day", "n"),
    [(date(9999, 12, 1), 100), (date(1, 1, 10), -100), (date(2026, 1, 1), 10**30)],
)
def test_a_result_outside_all_dates_is_refused(calendar, day, n):
    """A result before year 1 or after year 9999 ends in a sentence, not in a traceback."""
    with pytest.raises(InputError, match="di luar tahun 1 sampai 9999"):
        calendar.add(day, n)


def test_the_first_and_last_dates_can_be_asked_about(calendar):
    """The ends of the range of dates have answers."""
    assert calendar.is_workday(date.min)
    assert calendar.count(date.min, date.max) > 2_600_000
    assert calendar.count(date.max, date.min) < -2_600_000
    assert calendar.why_off(date.max) is None


def test_layers_commute():
    """The order in which days off are added changes neither the calendar nor its version."""
    galungan = DayOff(on=date(2026, 6, 17), name="Galungan", layer=Layer.LOCAL, basis="SE")
    election = DayOff(on=date(2026, 7, 1), name="Pilkada", layer=Layer.SPECIAL, basis="Keppres")
    one = build_calendar(extra=(galungan, election))
    other = build_calendar().with_days((election,)).with_days((galungan, galungan))
    assert one == other
    assert hash(one) == hash(other)
    assert one.version == other.version
    assert not one.is_workday(galungan.on)


def test_the_version_changes_with_content_and_options(calendar):
    """Another day off, another week or another treatment of leave is another version."""
    extra = DayOff(on=date(2026, 6, 17), name="Galungan", layer=Layer.LOCAL, basis="SE")
    versions = {
        calendar.version,
        calendar.with_days((extra,)).version,
        calendar.with_options(CalendarOptions(week=6)).version,
        calendar.with_options(CalendarOptions(collective_leave_counts=True)).version,
    }
    assert len(versions) == 4
    assert calendar.version == build_calendar().version
    assert len(calendar.version) == 16


def test_a_calendar_equals_only_a_calendar(calendar):
    """Comparison with something else is no error and not equal."""
    assert calendar != "kalender"


def test_shipped_years_are_consecutive():
    """The shipped years have no gap, so that no count silently crosses one."""
    years = [source.year for source in bundled_years()]
    assert years == list(range(years[0], years[-1] + 1))
