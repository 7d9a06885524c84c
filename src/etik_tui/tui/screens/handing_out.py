"""Handing a case out: dossier and chronology to the outbox, with a bar; evidence looked over."""

from collections.abc import Iterable, Iterator

from etik_tui.casework.dossier import Bundled, DossierFormat, export_chronology, export_dossier
from etik_tui.casework.evidence_file import state_words, verify_evidence
from etik_tui.casework.paper_file import PaperState
from etik_tui.domain.case import Case
from etik_tui.exports.chronology import ChronologyFormat
from etik_tui.journal.progress import Progress
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.dialogs.counted import Cancelled, Count, CountedDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.screens.page import Page

DOSSIER, CHRONOLOGY, EVIDENCE = "dossier", "chronology", "evidence"
WHOLE, REDACTED = "whole", "redacted"


def ask_handing_out(page: Page, case: Case) -> None:
    """Ask what of a case to write in which format, and write it; or look its evidence over.

    Of a sensitive case the redacted versions are offered first.
    """

    @told
    def write(page: Page, key: str) -> None:
        what, _colon, rest = key.partition(":")
        how, _second, form = rest.partition(":")
        if what == DOSSIER:
            _write_dossier(page, case, DossierFormat(form), whole=how == WHOLE)
        elif what == CHRONOLOGY:
            done = export_chronology(
                page.desk.workspace, case.id, ChronologyFormat(form), whole=how == WHOLE
            )
            page.app.push_screen(MessageDialog(_("Diekspor"), tuple(_told(done))))
        else:
            _look_over(page, case)

    def chosen(keys: tuple[str, ...] | None) -> None:
        if keys:
            write(page, keys[0])

    page.app.push_screen(PickDialog(_("Berkas perkara"), list(_items(case))), chosen)


def _items(case: Case) -> Iterator[Item]:
    hows = (WHOLE, REDACTED) if not case.sensitive else (REDACTED, WHOLE)
    details = {
        WHOLE: _("lengkap; surat dan alat bukti ikut dalam ZIP"),
        REDACTED: _("tanpa identitas pelapor, saksi dan korban"),
    }
    titles = {WHOLE: "", REDACTED: _(" disamarkan")}
    kinds = ((DOSSIER, _("Berkas"), DossierFormat), (CHRONOLOGY, _("Kronologi"), ChronologyFormat))
    for how in hows:
        for kind, title, formats in kinds:
            for place, form in enumerate(formats):
                yield Item(
                    key=f"{kind}:{how}:{form.value}",
                    title=f"{title}{titles[how]} · {form.value.upper()}",
                    detail="" if place else details[how],
                )
    yield Item(
        key=EVIDENCE, title=_("Periksa berkas alat bukti"), detail=_("terhadap sha256 tercatat")
    )


def _write_dossier(page: Page, case: Case, form: DossierFormat, *, whole: bool) -> None:
    workspace = page.desk.workspace

    def job(count: Count, cancelled: Cancelled) -> Iterable[Line]:
        progress: Progress = count
        done = export_dossier(
            workspace, case.id, form, whole=whole, progress=progress, cancel=cancelled
        )
        if done is None:
            return (line((_("Dihentikan; tidak ada yang ditulis."), Tone.WARN)),)
        return _told(done)

    title = _("Berkas perkara {number} · {form}").format(
        number=case.number, form=form.value.upper()
    )
    page.app.push_screen(CountedDialog(title, job))


def _told(done: Bundled) -> Iterator[Line]:
    yield line(_("Ditulis ke:"))
    yield line(str(done.path))
    if done.redacted:
        words = _(
            "Versi disamarkan: nama panggilan dan isi cerita tidak dikenali program; baca dahulu "
            "sebelum diserahkan."
        )
        yield line((words, Tone.WARN))
    for each in done.faults:
        yield line((each, Tone.BAD))


def _look_over(page: Page, case: Case) -> None:
    workspace = page.desk.workspace

    def job(count: Count, _cancelled: Cancelled) -> Iterable[Line]:
        found = verify_evidence(workspace, case)
        count(len(found), len(found))
        tones = {PaperState.WHOLE: Tone.GOOD, None: Tone.DIM}
        lines = [
            line(
                f"{each.piece.id}  {each.piece.title}  ",
                (state_words(each.state), tones.get(each.state, Tone.BAD)),
            )
            for each in found
        ]
        return lines or (line(_("Belum ada alat bukti.")),)

    page.app.push_screen(CountedDialog(_("Berkas alat bukti"), job))
