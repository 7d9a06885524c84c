"""What falls on the days of the calendar, read from the index and kept until something changes."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from etik_tui.casework.workspace import Workspace
from etik_tui.journal.row import CaseRow, DueCount, DueRow, DueSift
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.tui.diary.span import Span, month_of
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.count import Unit, days_left
from etik_tui.workdays.dayoff import DayOff

DIGITS = re.compile(r"\d+")


class Diary:
    """Open deadlines by day, of one institution (all for "") and of the kinds asked for.

    Months are counted and days listed when they are looked at; nothing is computed from facts.
    `is_alone` tells that there are cases of no more than one institution.
    """

    def __init__(
        self, workspace: Workspace, institution: str = "", sift: DueSift | None = None
    ) -> None:
        self._workspace = workspace
        self.institution = institution
        self.sift = sift or DueSift()
        self._months: dict[date, Mapping[date, int]] = {}
        self._lists: dict[tuple[date | None, date | None, int], tuple[DueRow, ...]] = {}
        self._rows: dict[str, CaseRow | None] = {}
        self._late: int | None = None
        self.is_alone = len(workspace.journal.institutions()) < 2

    @property
    def today(self) -> date:
        """Return the office's date."""
        return self._workspace.today

    @property
    def calendar(self) -> WorkCalendar:
        """Return the office's working days."""
        return self._workspace.calendar()

    @property
    def late(self) -> int:
        """Return how many deadlines have passed and are still open."""
        if self._late is None:
            self._late = self._sum(date.min, self.today - timedelta(days=1))
        return self._late

    def count(self, day: date) -> int:
        """Return how many open deadlines fall on a day."""
        month = month_of(day)
        if month.first not in self._months:
            self._months[month.first] = self._by_day(month)
        return self._months[month.first].get(day, 0)

    def total(self, span: Span) -> int:
        """Return how many open deadlines fall into a span of a few weeks."""
        return sum(self.count(day) for day in span.days())

    def _by_day(self, span: Span) -> Mapping[date, int]:
        counts: dict[date, int] = {}
        for each in self._kinds(span.first, span.last):
            if self.sift.lets(each):
                counts[each.due] = counts.get(each.due, 0) + each.count
        return counts

    def _sum(self, since: date, until: date) -> int:
        return sum(each.count for each in self._kinds(since, until) if self.sift.lets(each))

    def _kinds(self, since: date, until: date) -> tuple[DueCount, ...]:
        journal = self._workspace.journal
        return journal.due_kinds(since, until, institution=self.institution or None)

    def kinds(self) -> tuple[DueCount, ...]:
        """Return the number of open deadlines by day, kind and actor, whatever is asked for."""
        return self._kinds(date.min, date.max)

    def dues(self, since: date | None, until: date | None, limit: int) -> tuple[DueRow, ...]:
        """Return the open deadlines between two days, soonest first."""
        asked = (since, until, limit)
        if asked not in self._lists:
            found = self._workspace.journal.dues(
                since, until, institution=self.institution or None, limit=limit, sift=self.sift
            )
            self._lists[asked] = tuple(sorted(found, key=_order))
        return self._lists[asked]

    def next_day(self, day: date) -> date | None:
        """Return the next day after this one on which something is due."""
        found = self.dues(day + timedelta(days=1), None, 1)
        return found[0].due if found else None

    @property
    def has_any(self) -> bool:
        """Tell whether anything is due on any day."""
        return bool(self.dues(None, None, 1))

    def row(self, case_id: str) -> CaseRow | None:
        """Return the index row of a case."""
        if case_id not in self._rows:
            self._rows[case_id] = self._workspace.journal.row(case_id)
        return self._rows[case_id]

    def left(self, due: DueRow) -> tuple[int, Unit]:
        """Return the days to a due date, in the unit of its limit."""
        unit = Unit.WORKING if due.unit == Unit.WORKING.value else Unit.CALENDAR
        return days_left(self.calendar, self.today, due.due, unit), unit

    def profile(self, institution: str) -> Profile | None:
        """Return the regulation of an institution, if it is installed."""
        return self._workspace.library.find(institution)

    def actor(self, institution: str, actor: str) -> str:
        """Return the title of an actor."""
        profile = self.profile(institution)
        found = profile.actor(actor) if profile else None
        return found.title if found else actor

    def days_off(self, day: date) -> tuple[DayOff, ...]:
        """Return the named days off on a day, those on which the office works, too."""
        return self.calendar.days_off_on(day)

    def provisional_note(self, day: date) -> str:
        """Say that the year of a day has no decree; empty where it has one."""
        return self.calendar.provisional_note(day.year)

    def short(self, institution: str) -> str:
        """Name an institution; all of them for ""."""
        if not institution:
            return _("Semua lembaga")
        profile = self.profile(institution)
        return profile.short if profile else institution


def _order(due: DueRow) -> tuple[date, str, str]:
    """Sort by day, institution, and register numbers as numbers."""
    number = DIGITS.sub(lambda found: found.group().zfill(8), due.number)
    return due.due, due.institution, number
