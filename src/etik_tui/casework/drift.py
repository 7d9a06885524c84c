"""Time limits that end on another day than before: kept in the chronology, never overwritten."""

from collections.abc import Iterator, Mapping, Sequence

from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import (
    AnyFact,
    DeadlineMoved,
    FactWithdrawn,
    MoveCause,
    ReadingChosen,
)
from etik_tui.journal.row import DueRow
from etik_tui.procedure.deadline import DeadlineState, deadlines

Limits = Mapping[tuple[str, str], DeadlineState]


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
    return (
        *outdated_limits(workspace, case, before),
        *_moved_by(workspace, before, _limits(workspace, after), facts),
    )


def _limits(workspace: Workspace, case: Case) -> Limits:
    states = deadlines(workspace.situation(case))
    return {(state.id, state.party): state for state in states}


def outdated_limits(
    workspace: Workspace, case: Case, limits: Limits | None = None
) -> tuple[DeadlineMoved, ...]:
    """Return the limits that the index shows otherwise than the case now computes.

    `limits` are those of the case by id and terlapor, where the caller has them.
    """
    row = workspace.journal.row(case.id)
    shown = workspace.journal.case_dues(case.id) if row and not row.closed else ()
    if row is None or not shown:
        return ()
    same = row.calendar == workspace.calendar_version
    known = _limits(workspace, case) if limits is None else limits
    cause = MoveCause.RULE if same else MoveCause.CALENDAR
    return tuple(_shown_otherwise(workspace, shown, known, cause))


def _shown_otherwise(
    workspace: Workspace, shown: Sequence[DueRow], limits: Limits, cause: MoveCause
) -> Iterator[DeadlineMoved]:
    for due in shown:
        state = limits.get((due.deadline, due.party))
        if state and state.is_open and state.due and state.due != due.due:
            yield DeadlineMoved(
                at=workspace.today,
                deadline=due.deadline,
                party=due.party,
                before=due.due,
                after=state.due,
                cause=cause,
                calendar=workspace.calendar_version,
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
