"""Changing the office's own calendar: what would move is shown first, then the file is written."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from etik_tui.access.rule import Action
from etik_tui.casework.office import write_whole
from etik_tui.casework.workspace import CALENDAR_FILE, Workspace
from etik_tui.domain.case import Case, fold
from etik_tui.errors import ConflictError
from etik_tui.journal.progress import Progress
from etik_tui.journal.row import DueRow
from etik_tui.locale import _
from etik_tui.procedure.deadline import DeadlineState, deadlines
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.office import CalendarOverride, Removal, parse_office_calendar
from etik_tui.workdays.office_change import Difference, difference
from etik_tui.workdays.office_text import office_text

PREVIOUS_FILE = "calendar.toml.lama"
MOST = 1_000_000
MOST_CASES = 2000
"""Cases looked at before asking; more would keep the official waiting."""

BEFORE = timedelta(days=100)
"""How far before a changed day a limit that counts backwards may end."""


class MovedDue(Struct, frozen=True, kw_only=True):
    """An open limit whose last day would become another; by number and initials."""

    case_id: str
    number: str
    institution: str
    deadline: str
    title: str
    before: date
    after: date
    party: str = ""
    initials: str = ""


class CalendarPlan(Struct, frozen=True, kw_only=True):
    """What a change of the office's calendar would do.

    `idle` are removals that strike nothing. `moved` are the limits of `checked` open cases that
    would end on another day; `unchecked` cases were too many to look at.
    """

    before: CalendarOverride
    after: CalendarOverride
    difference: Difference
    idle: tuple[Removal, ...]
    moved: tuple[MovedDue, ...]
    checked: int
    unchecked: int


def plan_calendar(
    workspace: Workspace, after: CalendarOverride, progress: Progress | None = None
) -> CalendarPlan:
    """Return what would become different under another calendar of the office; writes nothing.

    Raises InputError with all problems where the calendar could not be read back.
    """
    workspace.refresh_calendar()
    parse_office_calendar(office_text(after), CALENDAR_FILE)
    supposed = workspace.under(after)
    changed = difference(workspace.calendar(), supposed.calendar())
    affected = _affected(workspace, changed)
    chosen = affected[:MOST_CASES]
    moved: list[MovedDue] = []
    for n, case_id in enumerate(chosen, start=1):
        moved += _moved(workspace, supposed, case_id)
        if progress:
            progress(n, len(chosen))
    return CalendarPlan(
        before=workspace.override or CalendarOverride(),
        after=after,
        difference=changed,
        idle=_idle(workspace, after),
        moved=tuple(sorted(moved, key=lambda each: (each.after, each.number))),
        checked=len(chosen),
        unchecked=len(affected) - len(chosen),
    )


def decreed_calendar(workspace: Workspace) -> WorkCalendar:
    """Return the calendar without the days that the office added or struck."""
    own = workspace.override or CalendarOverride()
    return build_calendar(
        workspace.office.options, CalendarOverride(years=own.years), workspace.hooks.days_off
    )


def _idle(workspace: Workspace, after: CalendarOverride) -> tuple[Removal, ...]:
    state = build_calendar(workspace.office.options, None, workspace.hooks.days_off)
    return after.idle_removals(state)


def _affected(workspace: Workspace, changed: Difference) -> tuple[str, ...]:
    """Return the cases with an open limit that the change may reach, next due first."""
    if not changed:
        return ()
    other_week = changed.options_before != changed.options_after
    since = None if other_week or not changed.days else changed.days[0] - BEFORE
    if not other_week and not changed.days:
        return ()
    dues: tuple[DueRow, ...] = workspace.journal.dues(since=since, limit=MOST)
    return tuple(dict.fromkeys(due.case_id for due in dues))


def _moved(workspace: Workspace, supposed: Workspace, case_id: str) -> Iterator[MovedDue]:
    case = fold(case_id, workspace.journal.entries(case_id))
    if workspace.profile_of(case) is None:
        return
    later = {(state.id, state.party): state for state in deadlines(supposed.situation(case))}
    for state in deadlines(workspace.situation(case)):
        new = later.get((state.id, state.party))
        if state.is_open and state.due and new and new.due and new.due != state.due:
            yield _moved_due(case, state, state.due, new.due)


def _moved_due(case: Case, state: DeadlineState, before: date, after: date) -> MovedDue:
    return MovedDue(
        case_id=case.id,
        number=case.number,
        institution=case.profile,
        deadline=state.id,
        title=state.title,
        before=before,
        after=after,
        party=state.party,
        initials=case.initials(state.party),
    )


def write_calendar(workspace: Workspace, plan: CalendarPlan) -> None:
    """Write the planned calendar whole; the file that stood there is kept beside it.

    Dates already computed stay as they are until they are computed anew
    (`etik_tui.casework.recomputation`). Raises ConflictError where the calendar was changed
    since it was planned, StorageError where it cannot be written; then nothing has changed.
    """
    workspace.permit.require(Action.KEEP)
    workspace.refresh_calendar()
    if (workspace.override or CalendarOverride()) != plan.before:
        raise ConflictError(
            _("Kalender kantor sudah diubah pihak lain sejak ditampilkan"),
            where=CALENDAR_FILE,
            remedy=_("Ulangi; tidak ada yang ditulis."),
        )
    path = workspace.folder / CALENDAR_FILE
    if path.exists():
        write_whole(path.with_name(PREVIOUS_FILE), path.read_bytes())
    write_whole(path, office_text(plan.after).encode())
    workspace.refresh_calendar()
