"""Writing checklists to the outbox: of the case at hand, or of all cases with a bar."""

from collections.abc import Iterable
from itertools import chain, repeat

from etik_tui.casework.checklist_export import (
    Exported,
    case_ids,
    export_checklist,
    export_checklists,
)
from etik_tui.domain.case import Case
from etik_tui.exports.checklist import Wanted
from etik_tui.exports.checklist_file import ChecklistFormat
from etik_tui.journal.row import RowQuery
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.dialogs.counted import Cancelled, Count, CountedDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.screens.page import Page

LISTED = 5


def ask_export(page: Page, case: Case | None, wanted: Wanted) -> None:
    """Ask which checklists to write in which format, and write them.

    `wanted` is what the page's filters leave; it is offered where they leave anything out.
    """
    scopes = []
    if case is not None:
        scopes.append(("case", _("Perkara ini"), case.number))
        if wanted != Wanted():
            scopes.append(("shown", _("Perkara ini, hanya butir yang disaring"), case.number))
    scopes.append(("all", _("Semua perkara"), _("satu berkas setiap perkara")))
    items = [
        Item(key=f"{scope}:{form.value}", title=f"{title} · {form.value.upper()}", detail=each)
        for scope, title, detail in scopes
        for form, each in zip(ChecklistFormat, chain([detail], repeat("")), strict=False)
    ]

    @told
    def write(page: Page, key: str) -> None:
        scope, _colon, name = key.partition(":")
        form = ChecklistFormat(name)
        if scope == "all":
            _write_all(page, form)
        elif case is not None:
            own = wanted if scope == "shown" else None
            path = export_checklist(page.desk.workspace, case.id, form, wanted=own)
            lines = [line(_("Daftar periksa ditulis ke:")), line(str(path))]
            page.app.push_screen(MessageDialog(_("Diekspor"), lines))

    def chosen(keys: tuple[str, ...] | None) -> None:
        if keys:
            write(page, keys[0])

    page.app.push_screen(PickDialog(_("Ekspor daftar periksa"), items), chosen)


def _write_all(page: Page, form: ChecklistFormat) -> None:
    workspace = page.desk.workspace

    def job(count: Count, cancelled: Cancelled) -> Iterable[Line]:
        ids = case_ids(workspace, RowQuery())
        return told_of(export_checklists(workspace, ids, form, progress=count, cancel=cancelled))

    title = _("Ekspor daftar periksa semua perkara · {form}").format(form=form.value.upper())
    page.app.push_screen(CountedDialog(title, job))


def told_of(done: Exported) -> Iterable[Line]:
    """Yield what came of writing checklists."""
    yield line(_("{n} berkas ditulis ke:").format(n=done.files))
    yield line(str(done.path))
    if done.cancelled:
        yield line((_("Dihentikan; berkas yang sudah ditulis utuh dan tetap ada."), Tone.WARN))
    for case, why in done.skipped[:LISTED]:
        yield line((f"{case}: {why}", Tone.WARN), hang=2)
    if len(done.skipped) > LISTED:
        words = _("… dan {n} lagi tidak ditulis").format(n=len(done.skipped) - LISTED)
        yield line((words, Tone.WARN))
