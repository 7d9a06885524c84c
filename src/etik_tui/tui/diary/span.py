"""The days that a calendar shows around one day, and steps over it."""

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.locale.day import long_day, month, short_day

WEEK = 7
WEEKS = 6
# Whatever is typed, the days around it exist.
FIRST, LAST = date(1900, 1, 1), date(2200, 12, 31)


class View(StrEnum):
    """How the calendar shows time: a month as a grid, one week, or a running list."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"


def view_names() -> tuple[tuple[str, str, str], ...]:
    """Return the views as tabs: (id, title, short title)."""
    titles = {View.MONTH: _("Bulan"), View.WEEK: _("Pekan"), View.AGENDA: _("Agenda")}
    return tuple((view.value, title, title) for view, title in titles.items())


class Span(Struct, frozen=True, kw_only=True):
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Tell whether a day belongs to the span."""
        return self.first <= day <= self.last

    def days(self) -> tuple[date, ...]:
        """Return every day of the span."""
        return tuple(later(self.first, n) for n in range((self.last - self.first).days + 1))


def bounded(day: date) -> date:
    """Return a day around which a calendar can be drawn."""
    return max(FIRST, min(day, LAST))


def later(day: date, days: int) -> date:
    """Return the day so many days on; the calendar's own end where that lies beyond it."""
    return bounded(day + timedelta(days=days))


def months_later(day: date, months: int) -> date:
    """Return the same day of a later or earlier month, or that month's last day."""
    year, number = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST.year <= year <= LAST.year:
        return bounded(date(LAST.year, 12, 31) if months > 0 else FIRST)
    return date(year, number + 1, min(day.day, monthrange(year, number + 1)[1]))


def monday(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def week_of(day: date) -> Span:
    """Return a day's week, Monday to Sunday."""
    first = monday(day)
    return Span(first=first, last=first + timedelta(days=WEEK - 1))


def month_of(day: date) -> Span:
    """Return a day's month."""
    last = monthrange(day.year, day.month)[1]
    return Span(first=day.replace(day=1), last=day.replace(day=last))


def grid_of(day: date) -> date:
    """Return the first day of the six weeks that show a day's month."""
    return monday(day.replace(day=1))


def span_title(view: View, day: date) -> str:
    """Name what is shown: `November 2026`, `16 Nov 2026 – 22 Nov 2026`, the first day of a list."""
    if view is View.MONTH:
        return f"{month(day.month)} {day.year}"
    if view is View.WEEK:
        week = week_of(day)
        return f"{short_day(week.first)} – {short_day(week.last)}"
    return _("mulai {day}").format(day=long_day(day))
