"""What can be done to all marked cases at once, how it is asked, and what came of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta

from etik_tui.casework.bulk import (
    Bulk,
    Cancel,
    Marked,
    each_case,
    marked,
    noting,
    snoozing,
    ticking,
    writing_chronology,
    writing_dossier,
)
from etik_tui.casework.checklist_export import export_checklists
from etik_tui.casework.dossier import DossierFormat
from etik_tui.casework.handover import Span, handover, write_handover
from etik_tui.casework.outbox import outbox
from etik_tui.casework.review import horizon
from etik_tui.documents.render import Format
from etik_tui.errors import InputError
from etik_tui.exports.checklist_file import ChecklistFormat
from etik_tui.exports.chronology import ChronologyFormat
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.dateword import read_date, written_date
from etik_tui.tui.dialogs.counted import Cancelled, Count, CountedDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.dialogs.prompt import Ask, PromptDialog, Values
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.screens.marking import Marking

NAMED, LISTED = 6, 12
WEEK = timedelta(days=7)
Act = Callable[[Marked], object]


def ask_bulk(page: Marking, case_ids: Sequence[str]) -> None:
    """Ask what to do to these cases, and do it to one after another."""
    cases = marked(page.desk.workspace, case_ids)
    if not cases:
        raise InputError(_("Perkara yang ditandai tidak ada lagi dalam daftar Anda."))
    asks: dict[str, Callable[[Marking, Sequence[Marked]], None]] = {
        "note": _ask_note,
        "tick": _ask_tick,
        "snooze": _ask_snooze,
        "hand-over": _ask_hand_over,
        "checklist": _ask_checklist,
        "chronology": _ask_chronology,
        "dossier": _ask_dossier,
        "copy": lambda page, _cases: page.action_copy(),
        "one": lambda page, cases: page.act_next([each.case_id for each in cases]),
    }

    @told
    def ask(page: Marking, key: str) -> None:
        asks[key](page, cases)

    def chosen(keys: tuple[str, ...] | None) -> None:
        if keys:
            ask(page, keys[0])

    title = _("{n} perkara: {numbers}").format(n=len(cases), numbers=_numbers(cases))
    page.app.push_screen(PickDialog(title, _items()), chosen)


def _numbers(cases: Sequence[Marked]) -> str:
    named = ", ".join(each.number for each in cases[:NAMED])
    rest = len(cases) - NAMED
    return _("{named} dan {n} lagi").format(named=named, n=rest) if rest > 0 else named


def _items() -> Iterator[Item]:
    each = _("satu berkas setiap perkara")
    yield Item(key="note", title=_("Tambah catatan"), detail=_("catatan yang sama pada semuanya"))
    yield Item(
        key="tick", title=_("Centang satu butir"), detail=_("butir daftar periksa yang sama")
    )
    yield Item(key="snooze", title=_("Tunda"), detail=_("hanya daftar tinjau Anda sendiri"))
    yield Item(
        key="hand-over",
        title=_("Daftar serah terima"),
        detail=_("perkara ini, tindakan berikutnya, dan tenggatnya"),
    )
    yield Item(key="checklist", title=_("Ekspor daftar periksa"), detail=each)
    yield Item(key="chronology", title=_("Ekspor kronologi"), detail=each)
    yield Item(key="dossier", title=_("Ekspor berkas perkara"), detail=each)
    yield Item(key="copy", title=_("Salin nomor"), detail=_("ke papan klip terminal"))
    yield Item(
        key="one",
        title=_("Tindakan berikutnya, satu per satu"),
        detail=_("tindakan berakibat hukum diperiksa dan dicatat sendiri-sendiri"),
    )


def _asked(
    page: Marking,
    title: str,
    asks: Iterable[Ask],
    made: Callable[[Values], Act],
    cases: Sequence[Marked],
) -> None:
    """Ask, and then do what the answers make to one case after another."""
    acts: list[Act] = []

    def save(values: Values) -> None:
        page.last_words.update({key: str(value) for key, value in values.items()})
        acts.append(made(values))

    def done(saved: bool | None) -> None:
        if saved:
            run_bulk(page, title, cases, lambda _cancel: acts[-1])

    lines = [line((_numbers(cases), Tone.DIM))]
    page.app.push_screen(PromptDialog(None, title, asks, save, lines=lines), done)


def run_bulk(
    page: Marking, title: str, cases: Sequence[Marked], made: Callable[[Cancel], Act]
) -> None:
    """Do something to one case after another with a bar; those done lose their mark."""
    results: list[Bulk] = []

    def job(count: Count, cancelled: Cancelled) -> Iterable[Line]:
        found = each_case(cases, made(cancelled), progress=count, cancel=cancelled)
        results.append(found)
        return tuple(_told(found))

    def closed(_done: bool | None) -> None:
        page.unmark(each.case_id for found in results for each in found.done)
        page.desk.touch()
        page.reload()

    page.app.push_screen(CountedDialog(title, job), closed)


def _told(found: Bulk) -> Iterator[Line]:
    total = len(found.done) + len(found.failed) + len(found.left)
    words = _("{n} dari {total} perkara selesai.").format(n=len(found.done), total=total)
    yield line((words, Tone.BAD if found.failed else Tone.GOOD))
    if found.failed:
        yield line((_("Tidak dikerjakan, dan tetap ditandai:"), Tone.WARN))
    for case, why in found.failed[:LISTED]:
        yield line("✗ ", (case.number, Tone.BOLD), f"  {why}", hang=2)
    if len(found.failed) > LISTED:
        yield line((_("… dan {n} lagi").format(n=len(found.failed) - LISTED), Tone.DIM))
    if found.left:
        why = _("dihentikan") if found.cancelled else _("tidak dapat disimpan lagi")
        words = _("{n} perkara belum dikerjakan: {why}.").format(n=len(found.left), why=why)
        yield line((words, Tone.WARN))


def _ask_note(page: Marking, cases: Sequence[Marked]) -> None:
    workspace = page.desk.workspace
    known = page.last_words.get("text", "")
    asks = [Ask(key="text", label=_("Catatan"), required=True, long=True, value=known)]
    title = _("Catatan untuk {n} perkara").format(n=len(cases))
    _asked(page, title, asks, lambda values: noting(workspace, str(values["text"])), cases)


def _ask_tick(page: Marking, cases: Sequence[Marked]) -> None:
    workspace = page.desk.workspace
    rows = [row for each in cases if (row := workspace.journal.row(each.case_id))]
    names = {row.institution for row in rows}
    profile = workspace.library.find(next(iter(names))) if len(names) == 1 else None
    if profile is None:
        raise InputError(
            _("Daftar periksa berbeda menurut peraturan"),
            remedy=_("Tandai perkara dari satu lembaga yang profilnya terpasang."),
        )
    items = tuple(
        Item(key=task.id, title=task.text, detail=task.cite)
        for task in profile.tasks
        if task.auto is None
    )
    asks = [
        Ask(key="item", label=_("Butir"), items=items, required=True),
        Ask(key="words", label=_("Catatan"), hint=_("boleh kosong")),
    ]
    title = _("Centang pada {n} perkara").format(n=len(cases))

    def made(values: Values) -> Act:
        return ticking(workspace, str(values["item"]), str(values["words"]))

    _asked(page, title, asks, made, cases)


def _ask_snooze(page: Marking, cases: Sequence[Marked]) -> None:
    workspace = page.desk.workspace
    edge = horizon(workspace)

    def made(values: Values) -> Act:
        until = read_date(str(values["until"]), workspace.today)
        if until is None:
            raise InputError(_("Bukan tanggal yang ada"))
        return snoozing(workspace, until, str(values["reason"]), edge)

    back = written_date(workspace.calendar().on_or_after(workspace.today + WEEK))
    known = page.last_words
    asks = [
        Ask(key="reason", label=_("Alasan"), required=True, value=known.get("reason", "")),
        Ask(key="until", label=_("Sampai"), required=True, value=known.get("until", back)),
    ]
    title = _("Tunda {n} perkara · hanya daftar Anda sendiri").format(n=len(cases))
    _asked(page, title, asks, made, cases)


def _ask_hand_over(page: Marking, cases: Sequence[Marked]) -> None:
    workspace = page.desk.workspace
    formats = tuple(Item(key=each.value, title=each.value.upper()) for each in Format)
    paths: list[str] = []

    def save(values: Values) -> None:
        span = Span(
            last=read_date(str(values["until"]), workspace.today),
            giver=page.desk.workspace.actor,
            taker=str(values["taker"]),
            note=str(values["note"]),
        )
        found = handover(workspace, span, only=[each.case_id for each in cases])
        form = Format(str(values["form"]) or Format.WORD)
        paths.append(str(write_handover(workspace, found, form)))

    def done(saved: bool | None) -> None:
        if saved:
            lines = [line(_("Ditulis ke:")), line(paths[-1])]
            page.app.push_screen(MessageDialog(_("Diekspor"), lines))

    asks = [
        Ask(key="taker", label=_("Kepada"), required=True),
        Ask(key="until", label=_("Sampai"), hint=_("boleh kosong: dua pekan")),
        Ask(key="note", label=_("Catatan"), hint=_("boleh kosong")),
        Ask(key="form", label=_("Format"), items=formats, value=Format.WORD.value),
    ]
    lines = [line((_numbers(cases), Tone.DIM))]
    title = _("Serah terima {n} perkara").format(n=len(cases))
    page.app.push_screen(PromptDialog(None, title, asks, save, lines=lines), done)


def _pick_form(
    page: Marking, title: str, forms: Iterable[str], take: Callable[[str], None]
) -> None:
    def chosen(keys: tuple[str, ...] | None) -> None:
        if keys:
            take(keys[0])

    items = [Item(key=each, title=each.upper()) for each in forms]
    page.app.push_screen(PickDialog(title, items), chosen)


def _ask_checklist(page: Marking, cases: Sequence[Marked]) -> None:
    from etik_tui.tui.screens.exporting import told_of

    workspace, title = page.desk.workspace, _("Ekspor daftar periksa")

    def take(form: str) -> None:
        def job(count: Count, cancelled: Cancelled) -> Iterable[Line]:
            ids = [each.case_id for each in cases]
            done = export_checklists(
                workspace, ids, ChecklistFormat(form), progress=count, cancel=cancelled
            )
            return told_of(done)

        page.app.push_screen(CountedDialog(title, job))

    _pick_form(page, title, [each.value for each in ChecklistFormat], take)


def _ask_chronology(page: Marking, cases: Sequence[Marked]) -> None:
    workspace, title = page.desk.workspace, _("Ekspor kronologi")

    def take(form: str) -> None:
        made = writing_chronology(workspace, ChronologyFormat(form))
        _write(page, title, cases, lambda _cancel: made)

    _pick_form(page, title, [each.value for each in ChronologyFormat], take)


def _ask_dossier(page: Marking, cases: Sequence[Marked]) -> None:
    workspace, title = page.desk.workspace, _("Ekspor berkas perkara")

    def take(form: str) -> None:
        def made(cancel: Cancel) -> Act:
            return writing_dossier(workspace, DossierFormat(form), cancel)

        _write(page, title, cases, made)

    _pick_form(page, title, [each.value for each in DossierFormat], take)


def _write(
    page: Marking, title: str, cases: Sequence[Marked], made: Callable[[Cancel], Act]
) -> None:
    """Write a file of each case into the outbox; the marks stay, for nothing was recorded."""

    def job(count: Count, cancelled: Cancelled) -> Iterable[Line]:
        found = each_case(cases, made(cancelled), progress=count, cancel=cancelled)
        yield from _told(found)
        yield line(_("Ditulis ke:"))
        yield line(str(outbox(page.desk.workspace)))

    page.app.push_screen(CountedDialog(title, job))
