"""Computing the dates of all open cases anew after the calendar has changed."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.access.rule import Action
from etik_tui.casework.drift import outdated_limits
from etik_tui.casework.indexing import case_row
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case, fold, follow
from etik_tui.domain.fact import CaseRegistered
from etik_tui.journal.counting import counted
from etik_tui.journal.port import Addition
from etik_tui.journal.progress import Progress
from etik_tui.journal.row import CaseRow


class Recomputation(Struct, frozen=True, kw_only=True):
    """What came of it: cases computed anew, those of them whose dates moved, and how many dates.

    `left` counts the open cases that still show dates of another calendar: those not reached
    before it was cancelled, those that others were writing to meanwhile, and those whose
    profile is missing: their last known dates stay, for nothing could be compared with them.
    """

    cases: int = 0
    moved_cases: int = 0
    moved: int = 0
    left: int = 0
    cancelled: bool = False


def recompute(
    workspace: Workspace,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Recomputation:
    """Compute anew every open case that shows dates of another calendar than the one in force.

    Where a date moves, the old one is kept as a fact of the case, whose version grows; the others
    get a new index row alone. Some hundred cases are written at a time and `cancel` is asked in
    between: what is written stays, and the next call goes on where this one ended. Raises
    StorageError where the journal cannot be written, AccessError where this person may not.
    """
    workspace.permit.require(Action.KEEP)
    workspace.refresh_calendar()
    total = workspace.outdated_cases()
    done = Recomputation(left=total)
    for ids in workspace.whole.outdated(workspace.calendar_version):
        if cancel and cancel():
            return _with_rest(workspace, done, cancelled=True)
        done = _added(done, *_written(workspace, ids))
        if progress:
            progress(min(done.cases, total), total)
    return _with_rest(workspace, done, cancelled=False)


def _added(done: Recomputation, cases: int, moved: tuple[int, ...]) -> Recomputation:
    return Recomputation(
        cases=done.cases + cases,
        moved_cases=done.moved_cases + len(moved),
        moved=done.moved + sum(moved),
    )


def _with_rest(workspace: Workspace, done: Recomputation, *, cancelled: bool) -> Recomputation:
    return Recomputation(
        cases=done.cases,
        moved_cases=done.moved_cases,
        moved=done.moved,
        left=workspace.outdated_cases(),
        cancelled=cancelled,
    )


def _written(workspace: Workspace, ids: tuple[str, ...]) -> tuple[int, tuple[int, ...]]:
    """Write some cases; return how many there were, and how many dates moved in each that has any.

    A case that somebody has written to since it was read brought its own dates up to date.
    """
    prepared = tuple(_additions(workspace, ids))
    written = workspace.whole.append_all(
        [addition for _case, addition in prepared],
        actor=workspace.actor,
        recorded_at=workspace.clock.now(),
    )
    # Every case is computed anew; told are those that this person may know of.
    journal, told, moved = workspace.journal, 0, []
    for (case, _addition), entries in zip(prepared, written, strict=True):
        is_known = journal.row(case.id) is not None
        told += is_known
        if entries:
            workspace.hooks.tell(follow(case, entries), entries)
            moved += [len(entries)] if is_known else []
    return told, tuple(moved)


def _additions(workspace: Workspace, ids: tuple[str, ...]) -> Iterator[tuple[Case, Addition]]:
    for case_id in ids:
        case = fold(case_id, workspace.whole.entries(case_id))
        if workspace.profile_of(case) is None:
            continue
        row = case_row(workspace, case)
        dues = {(due.deadline, due.party): due.due for due in row.dues}
        facts = outdated_limits(workspace, case_id, dues)
        if facts:
            row = replace(row, version=case.version + len(facts))
        else:
            # Nothing happened in the case: it keeps its place among the latest.
            row = replace(row, updated=case.entries[-1].recorded_at)
        yield case, Addition(case_id=case_id, seen=case.version, facts=facts, row=row)


def reindex(workspace: Workspace, progress: Progress | None = None) -> int:
    """Compute the whole index anew from the facts and return how many cases there are in it.

    The number is that of the cases this person may know of. Some hundred rows are written at a
    time: ended half-way it leaves some rows new and some as they were, each of them whole.
    """
    workspace.permit.require(Action.ADMINISTER)
    total = sum(1 for _case in workspace.whole.case_ids())
    workspace.whole.reindex(counted(_rows(workspace), total, progress))
    return sum(1 for _case in workspace.journal.case_ids())


def _rows(workspace: Workspace) -> Iterator[CaseRow]:
    for entries in workspace.whole.all_entries():
        if entries and isinstance(entries[0].fact, CaseRegistered):
            yield case_row(workspace, fold(entries[0].case, entries))
