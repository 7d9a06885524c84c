"""An index made by an earlier version of the program, made anew from the facts once.

Tables that a new version needs are made when the journal is opened; what belongs into them only
the facts tell. A mark in the workspace's cache stays until that is done, so that a run that is
ended half-way, or killed, is made up for by the next one.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from etik_tui.casework.indexing import case_row
from etik_tui.casework.opening import RENEWAL_MARK
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import fold
from etik_tui.journal.counting import counted
from etik_tui.journal.progress import Progress
from etik_tui.journal.row import CaseRow


def renew_index(workspace: Workspace, progress: Progress | None = None) -> int:
    """Make the rows of all cases anew and return how many; nobody's act, and no fact is recorded.

    Left as they are, for `etik_tui.casework.recomputation.recompute`: open cases that show dates
    of another calendar, because that keeps the dates that move as facts. Raises StorageError
    where the journal cannot be written; it is tried again at the next opening.
    """
    total = sum(1 for _case in workspace.whole.case_ids())
    written = workspace.whole.reindex(counted(_rows(workspace), total, progress))
    with suppress(OSError):
        _mark(workspace).unlink(missing_ok=True)
    return written


def is_renewal_due(workspace: Workspace) -> bool:
    """Tell whether the index was made by a version of the program that knew less."""
    return _mark(workspace).exists()


def _mark(workspace: Workspace) -> Path:
    return workspace.folder / RENEWAL_MARK


def _rows(workspace: Workspace) -> Iterator[CaseRow]:
    version = workspace.calendar_version
    for case_id in workspace.whole.case_ids():
        row = workspace.whole.row(case_id)
        if row is None or row.closed or row.calendar == version:
            case = fold(case_id, workspace.whole.entries(case_id))
            made = case_row(workspace, case)
            yield replace(made, updated=row.updated) if row else made
