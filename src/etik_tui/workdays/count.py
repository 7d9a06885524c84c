"""Counting a time limit day by day, so that every date can be shown with its reasons."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from etik_tui.workdays.dayoff import Skip
from etik_tui.workdays.table import date_of

if TYPE_CHECKING:
    from etik_tui.workdays.calendar import WorkCalendar


class Unit(StrEnum):
    """What a regulation counts: working days or days of the calendar."""

    WORKING = "kerja"
    CALENDAR = "kalender"


class Step(Struct, frozen=True, kw_only=True):
    """One day walked over: its number in the count (from 1 either way), or why it was skipped."""

    on: date
    number: int | None
    skip: Skip | None


class Counting(Struct, frozen=True, kw_only=True):
    """A time limit walked from `start` to `end`, in the order of walking.

    `provisional_years` are the years walked over that have no decree; calendar days never have any,
    for no decree changes them.
    """

    start: date
    end: date
    unit: Unit
    steps: tuple[Step, ...]
    provisional_years: tuple[int, ...]

    @property
    def skipped(self) -> tuple[Skip, ...]:
        """Return the skipped days in the order of walking."""
        return tuple(step.skip for step in self.steps if step.skip is not None)


def offset(
    calendar: WorkCalendar, start: date, n: int, unit: Unit, *, count_anchor: bool = False
) -> date:
    """Return the n-th day after `start`, or before it for n < 0; n = 0 returns `start`.

    Without `count_anchor` the day after (before) `start` is day 1. With it `start` is day 1; where
    working days are counted and `start` is none, day 1 is the next (previous) working day.
    """
    if n == 0:
        return start
    shift = 0 if not count_anchor else 1 if n > 0 else -1
    if unit is Unit.CALENDAR:
        return date_of(start.toordinal() + n - shift)
    if count_anchor and calendar.is_workday(start):
        return calendar.add(start, n - shift)
    return calendar.add(start, n)


def distance(
    calendar: WorkCalendar, start: date, end: date, unit: Unit, *, count_anchor: bool = False
) -> int:
    """Return the number of `end` counted from `start`: the inverse of `offset` on counted days.

    Negative where `end` lies before `start`. With `count_anchor` a counted `start` has number 1.
    """
    if unit is Unit.CALENDAR:
        days, counts = (end - start).days, True
    else:
        days, counts = calendar.count(start, end), calendar.is_workday(start)
    if not (count_anchor and counts):
        return days
    return days + 1 if end >= start else days - 1


def days_left(calendar: WorkCalendar, today: date, due: date, unit: Unit) -> int:
    """Return the days left until a last day; of one that is past, minus the days since it.

    On a day off the days since are those until then, never less than one: a limit that ended on a
    Friday is one working day past on Saturday, on Sunday and on Monday.
    """
    if due >= today:
        return distance(calendar, today, due, unit)
    return -max(distance(calendar, due, today, unit), 1)


def count_days(
    calendar: WorkCalendar, start: date, n: int, unit: Unit, *, count_anchor: bool = False
) -> Counting:
    """Walk from `start` to the n-th day as `offset` finds it, naming every day on the way."""
    end = offset(calendar, start, n, unit, count_anchor=count_anchor)
    direction = 1 if n >= 0 else -1
    first = start.toordinal() + (0 if count_anchor else direction)
    walked = range(first, end.toordinal() + direction, direction) if n else range(0)
    steps: list[Step] = []
    number = 0
    for ordinal in walked:
        day = date.fromordinal(ordinal)
        skip = calendar.why_off(day) if unit is Unit.WORKING else None
        if skip is None:
            number += 1
        steps.append(Step(on=day, number=None if skip else number, skip=skip))
    provisional: tuple[int, ...] = ()
    if steps and unit is Unit.WORKING:
        provisional = calendar.provisional_years(steps[0].on, steps[-1].on)
    return Counting(
        start=start, end=end, unit=unit, steps=tuple(steps), provisional_years=provisional
    )
