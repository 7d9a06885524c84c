"""Counting day by day: the walk, both units, and whether the anchor is day 1."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etik_tui.errors import InputError
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.count import Unit, count_days, days_left, distance, offset

SHIPPED = build_calendar()
DAYS = st.dates(date(2024, 6, 1), date(2027, 6, 30))
STEPS = st.integers(-80, 80)
UNITS = st.sampled_from(Unit)


def test_the_walk_names_every_day():
    """The steps number the counted days and give the reason of each skipped day."""
    counting = count_days(SHIPPED, date(2026, 3, 17), 3, Unit.WORKING)
    assert counting.end == date(2026, 3, 27)
    assert [step.number for step in counting.steps] == [None] * 7 + [1, 2, 3]
    assert counting.steps[1].skip is not None
    assert counting.steps[1].skip.days_off[0].name.startswith("Hari Suci Nyepi")
    assert len(counting.skipped) == 7
    assert counting.provisional_years == ()


@pytest.mark.parametrize(
    ("start", "n", "unit", "count_anchor", "end"),
    [
        (date(2026, 11, 16), 5, Unit.WORKING, False, date(2026, 11, 23)),
        (date(2026, 11, 16), 5, Unit.WORKING, True, date(2026, 11, 20)),
        (date(2026, 11, 14), 1, Unit.WORKING, True, date(2026, 11, 16)),
        (date(2026, 11, 14), -1, Unit.WORKING, True, date(2026, 11, 13)),
        (date(2026, 11, 20), -5, Unit.WORKING, False, date(2026, 11, 13)),
        (date(2026, 11, 20), -5, Unit.WORKING, True, date(2026, 11, 16)),
        (date(2026, 11, 16), 10, Unit.CALENDAR, False, date(2026, 11, 26)),
        (date(2026, 11, 16), 10, Unit.CALENDAR, True, date(2026, 11, 25)),
        (date(2026, 11, 16), -10, Unit.CALENDAR, True, date(2026, 11, 7)),
        (date(2026, 11, 15), 0, Unit.WORKING, True, date(2026, 11, 15)),
    ],
)
def test_the_anchor_is_day_one_only_where_it_is_counted(start, n, unit, count_anchor, end):
    """A counted anchor ends the count one day nearer; one that is no working day is not day 1."""
    assert offset(SHIPPED, start, n, unit, count_anchor=count_anchor) == end


@settings(deadline=None)
@given(start=DAYS, n=STEPS, unit=UNITS, count_anchor=st.booleans())
def test_the_walk_ends_where_the_formula_does(start, n, unit, count_anchor):
    """Walk and formula agree, the last step carries the number asked for, no day is left out."""
    counting = count_days(SHIPPED, start, n, unit, count_anchor=count_anchor)
    assert counting.end == offset(SHIPPED, start, n, unit, count_anchor=count_anchor)
    numbers = [step.number for step in counting.steps if step.number is not None]
    assert numbers == list(range(1, abs(n) + 1))
    if n:
        assert counting.steps[-1].on == counting.end
    gaps = {
        abs((b.on - a.on).days) for a, b in zip(counting.steps, counting.steps[1:], strict=False)
    }
    assert gaps <= {1}


@settings(deadline=None)
@given(start=DAYS, n=STEPS.filter(bool), unit=UNITS, count_anchor=st.booleans())
def test_distance_undoes_offset(start, n, unit, count_anchor):
    """The number of the n-th day is n; a counted anchor is day 1 from either side."""
    end = offset(SHIPPED, start, n, unit, count_anchor=count_anchor)
    found = distance(SHIPPED, start, end, unit, count_anchor=count_anchor)
    assert found == (1 if count_anchor and end == start else n)


def test_a_count_into_a_year_without_decree_is_provisional():
    """Working days walked into 2028 are provisional; calendar days are not."""
    assert count_days(SHIPPED, date(2027, 12, 30), 5, Unit.WORKING).provisional_years == (2028,)
    assert count_days(SHIPPED, date(2027, 12, 30), 5, Unit.CALENDAR).provisional_years == ()


def test_an_anchor_in_a_year_without_data_does_not_make_a_count_provisional():
    """An anchor on the last day of 2023 is not walked over, so the count is certain."""
    counting = count_days(SHIPPED, date(2023, 12, 31), 3, Unit.WORKING)
    assert counting.provisional_years == ()


def test_a_count_of_nothing_stays():
    """Zero days end at the start without a step."""
    counting = count_days(SHIPPED, date(2026, 3, 17), 0, Unit.WORKING)
    assert (counting.end, counting.steps) == (date(2026, 3, 17), ())


@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("n", [10**9, -(10**9)])
def test_an_absurd_number_of_days_is_refused(unit, n):
    """A result outside all dates ends in a sentence in both units."""
    with pytest.raises(InputError, match="di luar tahun"):
        count_days(SHIPPED, date(2026, 3, 17), n, unit)


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2026, 11, 18), 1),
        (date(2026, 11, 19), 0),
        (date(2026, 11, 20), -1),
        (date(2026, 11, 21), -1),
        (date(2026, 11, 22), -1),
        (date(2026, 11, 23), -2),
    ],
)
def test_a_weekend_does_not_make_a_limit_later(today, left):
    """A limit that ended on Thursday is one working day past on Friday and all the weekend."""
    due = date(2026, 11, 19)
    assert days_left(SHIPPED, today, due, Unit.WORKING) == left
    assert days_left(SHIPPED, today, due, Unit.CALENDAR) == (due - today).days


def test_what_has_passed_is_never_nought():
    """A limit that ended on Friday has passed on Saturday, if not by a working day yet."""
    assert days_left(SHIPPED, date(2026, 11, 21), date(2026, 11, 20), Unit.WORKING) == -1
