"""Dates in words, as officials write them: `12 Mar 2026` and `Kamis, 12 Maret 2026`."""

from datetime import date

from etik_tui.locale import _


def weekday(day: date) -> str:
    """Return the name of the day of the week."""
    return (
        _("Senin"),
        _("Selasa"),
        _("Rabu"),
        _("Kamis"),
        _("Jumat"),
        _("Sabtu"),
        _("Minggu"),
    )[day.weekday()]


def month(number: int) -> str:
    """Return the name of a month, from 1."""
    return (
        _("Januari"),
        _("Februari"),
        _("Maret"),
        _("April"),
        _("Mei"),
        _("Juni"),
        _("Juli"),
        _("Agustus"),
        _("September"),
        _("Oktober"),
        _("November"),
        _("Desember"),
    )[number - 1]


def short_month(number: int) -> str:
    """Return the name of a month in three letters, from 1."""
    return (
        _("Jan"),
        _("Feb"),
        _("Mar"),
        _("Apr"),
        _("Mei"),
        _("Jun"),
        _("Jul"),
        _("Agu"),
        _("Sep"),
        _("Okt"),
        _("Nov"),
        _("Des"),
    )[number - 1]


def short_day(day: date) -> str:
    """Return a date for lists: `12 Mar 2026`."""
    return f"{day.day} {short_month(day.month)} {day.year}"


def long_day(day: date) -> str:
    """Return a date for letters and explanations: `Kamis, 12 Maret 2026`."""
    return f"{weekday(day)}, {day.day} {month(day.month)} {day.year}"
