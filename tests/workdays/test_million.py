"""A million random questions, answered by a clerk who ticked off every day once, and by numpy."""

import random
from datetime import date, timedelta

import numpy as np
import pytest

from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import CalendarOptions, DayOff, Layer, WorkCalendar

FIRST, LAST = date(2018, 1, 1), date(2033, 12, 31)
ASKED_FROM, ASKED_TO = date(2020, 1, 1), date(2031, 12, 31)
LONGEST = 400
QUESTIONS = 1_000_000
ONE_DAY = timedelta(days=1)
ALL_OPTIONS = tuple(
    CalendarOptions(week=week, collective_leave_counts=leave)
    for week in (5, 6)
    for leave in (False, True)
)


def shipped():
    """Return the shipped calendar under every way of working."""
    return [build_calendar(options) for options in ALL_OPTIONS]


def invented(seed):
    """Return a calendar with closures of whole months, doubled days and days off on weekends."""
    source = random.Random(seed)
    span = (LAST - FIRST).days
    days = [FIRST + timedelta(days=source.randrange(span)) for _ in range(source.randint(0, 900))]
    start = FIRST + timedelta(days=source.randrange(span - 90))
    days += [start + timedelta(days=n) for n in range(source.choice((0, 12, 45)))]
    off = tuple(
        DayOff(on=day, layer=source.choice(tuple(Layer)), name="libur", basis="dasar")
        for day in days
    )
    return WorkCalendar((), off, ALL_OPTIONS[seed % len(ALL_OPTIONS)])


CALENDARS = (*shipped(), *(invented(seed) for seed in range(8)))


class Clerk:
    """Walks a calendar once, day by day, and writes down which working day each is."""

    def __init__(self, calendar):
        closed = {
            day.on
            for day in calendar.days
            if day.layer is not Layer.COLLECTIVE_LEAVE
            or not calendar.options.collective_leave_counts
        }
        self.worked = []
        self.until = {}
        day = FIRST
        while day <= LAST:
            if day.isoweekday() <= calendar.options.week and day not in closed:
                self.worked.append(day)
            self.until[day] = len(self.worked)
            day += ONE_DAY

    def add(self, day, n):
        """Return the n-th working day after, or before, a day, by turning the pages."""
        if n > 0:
            return self.worked[self.until[day] + n - 1]
        return self.worked[self.until[day - ONE_DAY] + n] if n else day

    def count(self, start, end):
        """Return the working days in (start, end], or minus those in [end, start)."""
        if end >= start:
            return self.until[end] - self.until[start]
        return self.until[end - ONE_DAY] - self.until[start - ONE_DAY]


def questions(seed, number):
    """Draw days and numbers of days, at random."""
    source = random.Random(seed)
    span = (ASKED_TO - ASKED_FROM).days
    first = ASKED_FROM.toordinal()
    days = [date.fromordinal(first + source.randrange(span)) for _ in range(number)]
    return days, [source.randint(-LONGEST, LONGEST) for _ in range(number)]


@pytest.mark.parametrize("place", range(len(CALENDARS)))
def test_a_million_answers_are_those_of_the_clerk(place):
    """On every calendar the formula finds the days, and counts the spans, that the walk gives."""
    calendar, clerk = CALENDARS[place], Clerk(CALENDARS[place])
    number = QUESTIONS // len(CALENDARS) // 2 + 1
    days, steps = questions(place, number)
    found = [calendar.add(day, n) for day, n in zip(days, steps, strict=True)]
    assert found == [clerk.add(day, n) for day, n in zip(days, steps, strict=True)]
    counted = [calendar.count(day, end) for day, end in zip(days, reversed(days), strict=True)]
    assert counted == [clerk.count(day, end) for day, end in zip(days, reversed(days), strict=True)]


def as_numpy(calendar):
    """Return what numpy needs to know of a calendar."""
    leave = calendar.options.collective_leave_counts
    closed = [d.on for d in calendar.days if d.layer is not Layer.COLLECTIVE_LEAVE or not leave]
    week = "1111110" if calendar.options.week == 6 else "1111100"
    return np.busdaycalendar(weekmask=week, holidays=closed)


@pytest.mark.parametrize("place", range(len(CALENDARS)))
def test_numpy_agrees(place):
    """`numpy.busday_offset` and `busday_count`, given the same days off, answer the same."""
    calendar, other = CALENDARS[place], as_numpy(CALENDARS[place])
    days, steps = questions(100 + place, 20_000)
    starts, numbers = np.array(days, dtype="datetime64[D]"), np.array(steps)
    # From a closed day a step forward begins at the working day before it, and the reverse.
    after = np.busday_offset(starts, numbers, roll="backward", busdaycal=other)
    before = np.busday_offset(starts, numbers, roll="forward", busdaycal=other)
    expected = np.where(numbers > 0, after, np.where(numbers < 0, before, starts)).tolist()
    assert [calendar.add(day, n) for day, n in zip(days, steps, strict=True)] == expected
    ends = starts[::-1]
    first, last = np.minimum(starts, ends), np.maximum(starts, ends)
    counted = np.busday_count(first + 1, last + 1, busdaycal=other).tolist()
    spans = zip(first.tolist(), last.tolist(), strict=True)
    assert [calendar.count(start, end) for start, end in spans] == counted
