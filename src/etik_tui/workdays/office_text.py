"""Writing an office's own calendar as the file that people edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from etik_tui.workdays.dayoff import DayOff, YearSource
    from etik_tui.workdays.office import CalendarOverride


def office_text(calendar: CalendarOverride) -> str:
    """Return an office's calendar as the text of its file; reading it gives the same calendar."""
    return "\n".join(_lines(calendar)).lstrip("\n") + "\n"


def toml_line(key: str, value: str | int | bool | date, note: str = "") -> str:
    """Return a key and its value as one line of TOML, with a comment behind it if there is one."""
    import tomli_w

    line = tomli_w.dumps({key: value}).strip()
    return f"{line}  # {note}" if note else line


def _lines(calendar: CalendarOverride) -> Iterator[str]:
    if calendar.week is not None:
        yield toml_line("week", calendar.week)
    if calendar.collective_leave_counts is not None:
        yield toml_line("collective_leave_counts", calendar.collective_leave_counts)
    for day in calendar.add:
        yield from ("", "[[add]]", *_day(day))
    for removal in calendar.remove:
        yield from ("", "[[remove]]", toml_line("date", removal.on))
        yield toml_line("basis", removal.basis)
    for year in calendar.years:
        yield from _year(year)


def _day(day: DayOff) -> Iterator[str]:
    yield toml_line("date", day.on)
    yield toml_line("name", day.name)
    yield toml_line("layer", day.layer.value)
    yield toml_line("basis", day.basis)


def _year(year: YearSource) -> Iterator[str]:
    yield from ("", "[[year]]", toml_line("year", year.year))
    yield toml_line("status", year.status.value)
    yield toml_line("basis", year.basis)
    yield toml_line("keppres", year.keppres)
    yield toml_line("source", year.source)
    for day in year.days:
        yield from ("", "[[year.days]]", *_day(day))
