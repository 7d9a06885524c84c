"""Dates as people type them."""

import re
from datetime import date, timedelta

from etik_tui.locale.day import month as month_name

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})(?:[-/. ]+(\d{1,2}))?(?:[-/. ]+(\d{4}|\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})[-/. ]+([a-z]{3,})\.?(?:[-/. ]+(\d{4}|\d{2}))?")
_SHIFT = re.compile(r"([+-])(\d{1,3})")


def read_date(text: str, today: date) -> date | None:
    """Return the date a text means, or `None` if it means none.

    Takes `2026-11-24`, `24-11-2026`, `24/11/26`, `24 Nov 2026`; what is left out is taken from
    today (`24`, `24 11`); `h` is today, `+3` three days on.
    """
    typed = " ".join(text.lower().split())
    if typed in {"h", "hari ini", "t", "today"}:
        return today
    try:
        return _read(typed, today)
    except (ValueError, OverflowError):
        return None


def written_date(day: date) -> str:
    """Return a date as a form shows it: `24-11-2026`."""
    return day.strftime("%d-%m-%Y")


def _read(typed: str, today: date) -> date | None:
    if found := _SHIFT.fullmatch(typed):
        days = int(found[2])
        return today + timedelta(days=days if found[1] == "+" else -days)
    if found := _ISO.fullmatch(typed):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(typed):
        month = int(found[2]) if found[2] else today.month
        return date(_year(found[3], today), month, int(found[1]))
    if found := _NAMED.fullmatch(typed):
        month = _month(found[2])
        return date(_year(found[3], today), month, int(found[1])) if month else None
    return None


def _year(typed: str | None, today: date) -> int:
    if typed is None:
        return today.year
    return int(typed) if len(typed) > 2 else 2000 + int(typed)


def _month(typed: str) -> int:
    if typed in {"agt", "ags"}:
        return 8
    english = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    for number in range(1, 13):
        if month_name(number).lower().startswith(typed) or typed.startswith(english[number - 1]):
            return number
    return 0
