"""Time limits that end on another day than before: kept in the chronology, never overwritten."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import (
    AnyFact,
    DeadlineMoved,
    FactWithdrawn,
    MoveCause,
    ReadingChosen,
)
from etik_tui.procedure.deadline import DeadlineState, deadlines

Limits = Mapping[tuple[str, str], DeadlineState]
Dues = Mapping[tuple[str, str], date]


def drift(
    workspace: Workspace, case: Case, after: Case, facts: Sequence[AnyFact]
) -> tuple[DeadlineMoved, ...]:
    """Return the limits that move when facts are added to a case.

    First those that the index showed otherwise than the case now computes, because the calendar
    or the rules changed since; then those that the facts themselves move.
    """
    if case.closed or after.closed or workspace.profile_of(case) is None:
        return ()
    before = _limits(workspace, case)
    running = {key: each.due for key, each in before.items() if each.is_open and each.due}
    return (
        *outdated_limits(workspace, case.id, running),
        *_moved_by(workspace, before, _limits(workspace, after), facts),
    )


def _limits(workspace: Workspace, case: Case) -> Limits:
    states = deadlines(workspace.situation(case))
    return {(state.id, state.party): state for state in states}


def outdated_limits(workspace: Workspace, case_id: str, dues: Dues) -> tuple[DeadlineMoved, ...]:
    """Return the limits that the index shows otherwise than the case now computes them.

    `dues` are the last days of its running limits, by id and terlapor.
    """
    row = workspace.whole.row(case_id)
    shown = workspace.whole.case_dues(case_id) if row and not row.closed else ()
    if row is None or not shown:
        return ()
    same = row.calendar == workspace.calendar_version
    return tuple(
        DeadlineMoved(
            at=workspace.today,
            deadline=due.deadline,
            party=due.party,
            before=due.due,
            after=after,
            cause=MoveCause.RULE if same else MoveCause.CALENDAR,
            calendar=workspace.calendar_version,
        )
        for due in shown
        if (after := dues.get((due.deadline, due.party))) and after != due.due
    )


def _moved_by(
    workspace: Workspace, before: Limits, after: Limits, facts: Sequence[AnyFact]
) -> Iterator[DeadlineMoved]:
    """Yield the running limits that facts move; one whose anchor was taken back has no day left.

    That a limit was met, or stopped running in the course of things, moves nothing.
    """
    corrected = any(isinstance(fact, FactWithdrawn) for fact in facts)
    chosen = any(isinstance(fact, ReadingChosen) for fact in facts)
    for key, old in before.items():
        new = after.get(key)
        if not (old.is_open and old.due and new) or new.met or new.due == old.due:
            continue
        if new.due is None and not corrected:
            continue
        yield DeadlineMoved(
            at=workspace.today,
            deadline=old.id,
            party=old.party,
            before=old.due,
            after=new.due,
            cause=MoveCause.READING if chosen else MoveCause.ACT,
            calendar=workspace.calendar_version,
        )
