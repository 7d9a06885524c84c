"""Checklists leaving the program: that of one case, or those of many at once."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.casework.drawing import in_order
from etik_tui.casework.outbox import (
    ZIP_SUFFIX,
    destination,
    folder_destination,
    parcel,
)
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.errors import AccessError, InputError
from etik_tui.exports.checklist import ChecklistSheet, Wanted, checklist_sheet
from etik_tui.exports.checklist_file import ChecklistFormat, checklist_file
from etik_tui.exports.file_name import file_name
from etik_tui.journal.progress import Progress
from etik_tui.journal.row import RowQuery, Sort
from etik_tui.locale import _

PAGE = 200


class Exported(Struct, frozen=True, kw_only=True):
    """What came of it: where the files are, how many, and which cases were left out and why."""

    path: Path
    files: int = 0
    skipped: tuple[tuple[str, str], ...] = ()
    cancelled: bool = False


def checklist_content(
    workspace: Workspace, case: Case, form: ChecklistFormat, wanted: Wanted | None = None
) -> bytes:
    """Return the checklist of a case as the content of a file.

    Raises InputError where the profile is missing.
    """
    return checklist_file(_sheet(workspace, case, wanted), form)


def _sheet(workspace: Workspace, case: Case, wanted: Wanted | None) -> ChecklistSheet:
    office = workspace.office.under(case.profile)
    return checklist_sheet(
        workspace.situation(case), wanted, private=office.private, letterhead=office.letterhead
    )


def checklist_name(workspace: Workspace, case: Case, form: ChecklistFormat) -> str:
    """Return a file name for the checklist of a case."""
    several = len(workspace.journal.institutions()) > 1
    parts = (case.profile, case.number) if several else (case.number,)
    return file_name(_("daftar-periksa"), *parts, suffix=form.value)


def export_checklist(
    workspace: Workspace,
    number: str,
    form: ChecklistFormat,
    *,
    wanted: Wanted | None = None,
    given: Path | None = None,
) -> Path:
    """Write the checklist of one case and return where it is."""
    from etik_tui.casework.office import write_whole

    case = workspace.case(number)
    content = checklist_content(workspace, case, form, wanted)
    path = destination(workspace, checklist_name(workspace, case, form), given)
    write_whole(path, content)
    return path


def case_ids(workspace: Workspace, query: RowQuery) -> Iterator[str]:
    """Yield the ids of all cases that a query asks for, by register number."""
    asked = replace(query, sort=Sort.NUMBER, limit=PAGE, after="", offset=0)
    while True:
        page = workspace.journal.rows(asked)
        yield from (row.case_id for row in page.rows)
        if not page.after:
            return
        asked = replace(asked, after=page.after)


def export_checklists(
    workspace: Workspace,
    cases: Iterable[str],
    form: ChecklistFormat,
    *,
    wanted: Wanted | None = None,
    given: Path | None = None,
    progress: Progress | None = None,
    cancel: Callable[[], bool] | None = None,
) -> Exported:
    """Write the checklists of many cases into a folder or a zip.

    `cancel` is asked between cases: files in a folder stay, each of them whole; of a zip nothing
    is left. Cases that may not be opened, or whose profile is missing, are left out and named.
    """
    ids = tuple(cases)
    path = _place(workspace, given)
    skipped: list[tuple[str, str]] = []
    files, cancelled = 0, False
    jobs = (_job(workspace, case_id, form, wanted) for case_id in ids)
    with parcel(path) as out, closing(in_order(jobs)) as drawn:
        for done in range(len(ids)):
            if progress:
                progress(done, len(ids))
            if cancel and cancel():
                cancelled = True
                out.drop()
                break
            made = next(drawn)
            if made.skipped:
                skipped.append(made.skipped)
                continue
            out.put(made.name, made.content)
            files += 1
    if progress and not cancelled:
        progress(len(ids), len(ids))
    kept = files if path.is_dir() or not cancelled else 0
    return Exported(path=path, files=kept, skipped=tuple(skipped), cancelled=cancelled)


class _Made(Struct, frozen=True, kw_only=True):
    """A checklist drawn, or which case was left out and why."""

    name: str = ""
    content: bytes = b""
    skipped: tuple[str, str] | None = None


def _job(
    workspace: Workspace, case_id: str, form: ChecklistFormat, wanted: Wanted | None
) -> Callable[[], _Made]:
    """Read a case, and return what is left to do for its checklist without the journal."""
    try:
        case = workspace.case(case_id)
        sheet = _sheet(workspace, case, wanted)
    except (AccessError, InputError) as error:
        left_out = _Made(skipped=(error.where or case_id, error.what))
        return lambda: left_out
    name = checklist_name(workspace, case, form)
    return lambda: _Made(name=name, content=checklist_file(sheet, form))


def _place(workspace: Workspace, given: Path | None) -> Path:
    if given is not None and given.suffix.lower() == ZIP_SUFFIX and not given.is_dir():
        return destination(workspace, given.name, given)
    return folder_destination(workspace, _("daftar-periksa"), given)
