"""Making a calendar from the shipped decrees, from plugins and from the office's own file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import json

from etik_tui.errors import EtikError
from etik_tui.locale import _
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.dayoff import CalendarOptions, DayOff, YearSource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from etik_tui.workdays.office import CalendarOverride


def bundled_years() -> tuple[YearSource, ...]:
    """Read the years shipped as package data, one file a year, in order."""
    files = sorted(Path(__file__).with_name("data").glob("id-*.json"))
    if not files:
        raise EtikError(
            _("Data hari libur tidak ada dalam pemasangan ini."),
            where=str(Path(__file__).parent),
            remedy=_("Pasang ulang program ini."),
        )
    return tuple(json.decode(file.read_bytes(), type=YearSource) for file in files)


def build_calendar(
    options: CalendarOptions | None = None,
    override: CalendarOverride | None = None,
    extra: Iterable[DayOff] = (),
) -> WorkCalendar:
    """Build the calendar of an office.

    `extra` are further days off, such as those of plugins. The office's file has the last word: its
    years replace shipped years whole, its removals strike days of every other layer, its additions
    stay, and its week and treatment of collective leave replace those of `options` where it gives
    them. The order in which days are given never matters. For a passing choice, such as that of one
    reading, use `WorkCalendar.with_options`.
    """
    options = options or CalendarOptions()
    years = {source.year: source for source in bundled_years()}
    if override is None:
        return _assemble(years.values(), tuple(extra), options)
    years |= {source.year: source for source in override.years}
    calendar = _assemble(years.values(), tuple(extra), override.options(options))
    struck = {removal.on for removal in override.remove}
    kept = tuple(day for day in calendar.days if day.on not in struck)
    return WorkCalendar(calendar.years, kept + override.add, calendar.options)


def _assemble(
    sources: Iterable[YearSource], extra: tuple[DayOff, ...], options: CalendarOptions
) -> WorkCalendar:
    sources = tuple(sources)
    shipped = tuple(day for source in sources for day in source.days)
    return WorkCalendar(tuple(source.decree() for source in sources), shipped + extra, options)
