"""Changing an office's own calendar, and telling what became different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.workdays.dayoff import CalendarOptions, DayOff, YearStatus
from etik_tui.workdays.office import CalendarOverride, Removal

if TYPE_CHECKING:
    from datetime import date

    from etik_tui.workdays.calendar import WorkCalendar


def merged(own: CalendarOverride, given: CalendarOverride) -> CalendarOverride:
    """Return an office's calendar with what another file says put into it.

    What the other file says of a day or a year replaces what stood there; the rest stays.
    """
    said = {day.on for day in given.add} | {removal.on for removal in given.remove}
    added = (day for day in own.add if day.on not in said)
    removed = (each for each in own.remove if each.on not in said)
    years = {year.year: year for year in (*own.years, *given.years)}
    return CalendarOverride(
        week=own.week if given.week is None else given.week,
        collective_leave_counts=(
            own.collective_leave_counts
            if given.collective_leave_counts is None
            else given.collective_leave_counts
        ),
        add=tuple(sorted((*added, *given.add))),
        remove=tuple(sorted((*removed, *given.remove), key=lambda each: each.on)),
        years=tuple(years[year] for year in sorted(years)),
    )


def with_day_off(own: CalendarOverride, day: DayOff) -> CalendarOverride:
    """Return the calendar with one more day off, in place of what the office said of that day."""
    return merged(own, CalendarOverride(add=(day,)))


def without_day_off(
    own: CalendarOverride, on: date, basis: str, calendar: WorkCalendar
) -> CalendarOverride:
    """Return the calendar of an office that works on a day.

    A day that the office itself had added is taken back. Otherwise the day is struck from
    `calendar`, which is that of the state and of plugins, and that needs a legal basis. Raises
    InputError where it has none, or where nothing closes that day.
    """
    if any(day.on == on for day in own.add):
        own = replace(own, add=tuple(day for day in own.add if day.on != on))
        if not calendar.days_off_on(on):
            return own
    elif not calendar.days_off_on(on):
        raise InputError(
            _("Tidak ada hari libur pada {day}").format(day=on),
            where="calendar remove",
            remedy=_("Lihat `etik calendar show {year}`.").format(year=on.year),
        )
    if not basis.strip():
        raise InputError(
            _("Bekerja pada hari libur memerlukan dasar hukum"),
            where="--basis",
            remedy=_('Tulis misalnya --basis "Surat sekretaris 12/2026".'),
        )
    return merged(own, CalendarOverride(remove=(Removal(on=on, basis=basis.strip()),)))


class Difference(Struct, frozen=True, kw_only=True):
    """What one calendar has and another has not; `years` are decrees that are new or other."""

    added: tuple[DayOff, ...]
    gone: tuple[DayOff, ...]
    years: tuple[YearStatus, ...]
    options_before: CalendarOptions
    options_after: CalendarOptions

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        other = self.options_before != self.options_after
        return bool(self.added or self.gone or self.years or other)

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days about which the calendars say different things, in order."""
        return tuple(sorted({day.on for day in (*self.added, *self.gone)}))


def difference(before: WorkCalendar, after: WorkCalendar) -> Difference:
    """Return what became different from one calendar to another."""
    return Difference(
        added=tuple(sorted(set(after.days) - set(before.days))),
        gone=tuple(sorted(set(before.days) - set(after.days))),
        years=tuple(year for year in after.years if year not in before.years),
        options_before=before.options,
        options_after=after.options,
    )
