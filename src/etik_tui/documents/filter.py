"""Filters of a placeholder: `{{tanggal | hari_tgl}}`; each turns a value into the text printed.

Papers are Indonesian whatever language the screens speak, so the words stand here and not in a
catalogue. A text that a filter cannot read stays as its author typed it.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from etik_tui.documents.terbilang import roman, terbilang

Scalar = str | int | date | time
"""A value that is printed as one text."""

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?")
_CLOCK = re.compile(r"\d{2}[:.]\d{2}([:.]\d{2})?")
_PASAL = re.compile(r"\s*pasal\s+", re.IGNORECASE)


def printed(value: Scalar) -> str:
    """Return a value as letters print it: dates `12 Maret 2026`, hours `09.00`."""
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return str(value)


def filtered(value: Scalar, names: tuple[str, ...]) -> Scalar:
    """Return a value after the filters in their order; unknown names change nothing."""
    for name in names:
        act = FILTERS.get(name)
        value = act(value) if act else value
    return value


def _of_day(act: Callable[[date], str]) -> Callable[[Scalar], Scalar]:
    """Return a filter that serves dates, and texts that are dates in ISO form."""

    def apply(value: Scalar) -> Scalar:
        day = _day(value)
        return value if day is None else act(day)

    return apply


def _of_number(act: Callable[[int], str]) -> Callable[[Scalar], Scalar]:
    """Return a filter that serves numbers, digits, and the month of a date."""

    def apply(value: Scalar) -> Scalar:
        day = _day(value)
        if day is not None:
            return act(day.month)
        if isinstance(value, str):
            digits = value.strip()
            value = int(digits) if digits.isascii() and digits.isdigit() else value
        return act(value) if isinstance(value, int) else value

    return apply


def _day(value: Scalar) -> date | None:
    if isinstance(value, str) and _ISO.fullmatch(value.strip()):
        try:
            return datetime.fromisoformat(value.strip())
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def _hour(value: Scalar) -> Scalar:
    day = _day(value)
    if isinstance(day, datetime):
        return f"{day:%H.%M}"
    if isinstance(value, str) and _CLOCK.fullmatch(value.strip()):
        return value.strip().replace(":", ".")[:5]
    return printed(value) if isinstance(value, time) else value


def _upper(value: Scalar) -> Scalar:
    return printed(value).upper()


def _without_pasal(value: Scalar) -> Scalar:
    return _PASAL.sub("", value, count=1) if isinstance(value, str) else value


FILTERS: Mapping[str, Callable[[Scalar], Scalar]] = {
    "tgl": _of_day(printed),
    "hari": _of_day(lambda day: _DAYS[day.weekday()]),
    "hari_tgl": _of_day(lambda day: f"{_DAYS[day.weekday()]}, {printed(day)}"),
    "tanggal_huruf": _of_day(lambda day: terbilang(day.day)),
    "bulan": _of_day(lambda day: _MONTHS[day.month - 1]),
    "tahun": _of_day(lambda day: str(day.year)),
    "tahun_huruf": _of_day(lambda day: terbilang(day.year)),
    "jam": _hour,
    "terbilang": _of_number(terbilang),
    "romawi": _of_number(roman),
    "besar": _upper,
    "pasal": _without_pasal,
    "strip": lambda value: value,
}
"""Every filter by its name; `strip` prints a dash for a missing value, which is then no gap."""

OPTIONAL = "strip"
"""The filter whose values may be missing."""
