"""The working calendar: is this day counted, which day is the n-th, how many lie between, and why.

Every question costs at most a binary search; building costs nothing until the first question.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from etik_tui.locale import _
from etik_tui.workdays.dayoff import (
    CalendarOptions,
    DayOff,
    Layer,
    Skip,
    Standing,
    YearSource,
    YearStatus,
)
from etik_tui.workdays.table import WorkdayTable, date_of

__all__ = [
    "CalendarOptions",
    "DayOff",
    "Layer",
    "Skip",
    "Standing",
    "WorkCalendar",
    "YearSource",
    "YearStatus",
]

SATURDAY = 5


class WorkCalendar:
    """The days off of the state and of one office, and what they make of the working week.

    A value: nothing changes it, and two calendars with equal content are equal. A year without a
    decree has weekends only and is provisional. Dates run from year 1 to 9999; a result outside
    raises `InputError`.
    """

    def __init__(
        self,
        years: tuple[YearStatus, ...] = (),
        days: tuple[DayOff, ...] = (),
        options: CalendarOptions | None = None,
    ) -> None:
        """Take the decrees, the days off of all layers in any order, and how the office works."""
        self.years = tuple(sorted(years, key=lambda status: status.year))
        self.days = tuple(sorted(set(days)))
        self.options = options or CalendarOptions()

    @cached_property
    def _table(self) -> WorkdayTable:
        off = (day.on.toordinal() for day in self.days if self._keeps_closed(day))
        return WorkdayTable(self.options.week, off)

    @cached_property
    def _by_date(self) -> dict[date, tuple[DayOff, ...]]:
        grouped: dict[date, tuple[DayOff, ...]] = {}
        for day in self.days:
            grouped[day.on] = (*grouped.get(day.on, ()), day)
        return grouped

    @cached_property
    def _decrees(self) -> dict[int, YearStatus]:
        return {status.year: status for status in self.years}

    def _keeps_closed(self, day: DayOff) -> bool:
        return day.layer is not Layer.COLLECTIVE_LEAVE or not self.options.collective_leave_counts

    def __eq__(self, other: object) -> bool:
        """Compare by content."""
        if not isinstance(other, WorkCalendar):
            return NotImplemented
        return (self.years, self.days, self.options) == (other.years, other.days, other.options)

    def __hash__(self) -> int:
        """Hash by content."""
        return hash((self.years, self.days, self.options))

    def with_options(self, options: CalendarOptions) -> WorkCalendar:
        """Return the same days off under another week or another treatment of collective leave."""
        return WorkCalendar(self.years, self.days, options)

    def with_days(self, extra: tuple[DayOff, ...]) -> WorkCalendar:
        """Return this calendar with more days off, such as local holidays."""
        return WorkCalendar(self.years, self.days + extra, self.options)

    def is_workday(self, day: date) -> bool:
        """Tell whether the office works on this day."""
        return self._table.is_workday(day.toordinal())

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after `day`, or before it for n < 0.

        The day itself is never counted, whether it is a working day or not; n = 0 returns it.
        """
        if n == 0:
            return day
        table, ordinal = self._table, day.toordinal()
        rank = table.rank(ordinal) if n > 0 else table.rank(ordinal - 1) + 1
        return date_of(table.select(rank + n))

    def count(self, start: date, end: date) -> int:
        """Count the working days in (start, end]; for end < start, minus those in [end, start).

        So `count(day, add(day, n)) == n` for every n.
        """
        rank, first, last = self._table.rank, start.toordinal(), end.toordinal()
        return rank(last) - rank(first) if last >= first else rank(last - 1) - rank(first - 1)

    def on_or_before(self, day: date) -> date:
        """Return the day itself if it is a working day, otherwise the last one before it."""
        return day if self.is_workday(day) else self.add(day, -1)

    def on_or_after(self, day: date) -> date:
        """Return the day itself if it is a working day, otherwise the first one after it."""
        return day if self.is_workday(day) else self.add(day, 1)

    def days_off_on(self, day: date) -> tuple[DayOff, ...]:
        """Return the days off of all layers on this date, even those the office works on."""
        return self._by_date.get(day, ())

    def why_off(self, day: date) -> Skip | None:
        """Return every reason why the office does not work on this day; `None` if it does."""
        if self.is_workday(day):
            return None
        weekend = None
        if day.weekday() >= self.options.week:
            weekend = "Sabtu" if day.weekday() == SATURDAY else "Minggu"
        closed = tuple(entry for entry in self.days_off_on(day) if self._keeps_closed(entry))
        return Skip(on=day, weekend=weekend, days_off=closed)

    def skipped(self, start: date, end: date) -> tuple[Skip, ...]:
        """Return the days that `count(start, end)` leaves out, by date, each with its reasons."""
        first, last = start.toordinal() + 1, end.toordinal()
        if end < start:
            first, last = end.toordinal(), start.toordinal() - 1
        reasons = (self.why_off(date.fromordinal(o)) for o in range(first, last + 1))
        return tuple(skip for skip in reasons if skip is not None)

    def decree(self, year: int) -> YearStatus | None:
        """Return the decree of a year, or `None` where the calendar has none."""
        return self._decrees.get(year)

    def provisional_years(self, start: date, end: date) -> tuple[int, ...]:
        """Return the years without decree from `start` to `end`, both included, in either order."""
        first, last = sorted((start.year, end.year))
        return tuple(year for year in range(first, last + 1) if not self._is_decreed(year))

    def is_provisional(self, start: date, end: date) -> bool:
        """Tell whether a year without decree is touched, so that the count may still change."""
        return bool(self.provisional_years(start, end))

    def _is_decreed(self, year: int) -> bool:
        status = self._decrees.get(year)
        return status is not None and status.status is Standing.DECREED

    def provisional_note(self, year: int) -> str:
        """Say why dates in a year are provisional; empty for a decreed year."""
        if self._is_decreed(year):
            return ""
        if year in self._decrees:
            return _("sementara: kalender {year} masih perkiraan").format(year=year)
        if self.years and year < self.years[-1].year:
            return _("sementara: kalender {year} tidak ada dalam data").format(year=year)
        return _("sementara: kalender {year} belum ditetapkan").format(year=year)

    @cached_property
    def version(self) -> str:
        """Name the content and options by a hash of 16 hex digits, to keep with a computed date."""
        from msgspec import json

        from etik_tui.domain.digest import sha256

        content = json.encode((self.years, self.days, self.options), order="deterministic")
        return sha256(content).hexdigest()[:16]
