"""The papers of the case screen: opening one, and saying what was issued."""

from etik_tui.casework.letter import Issued
from etik_tui.casework.paper_draft import PaperInput
from etik_tui.casework.paper_list import PaperStanding, papers
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.tui.boundary import told
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.screens.guarding import Guarding
from etik_tui.tui.sheets.papers import paper_key


class Papering(Guarding):
    """The acts of the case screen around papers."""

    @told
    def open_paper(self, key: str) -> None:
        """Open one paper, named by the key of its line without its first word."""
        from etik_tui.tui.dialogs.paper import PaperDialog

        form, _first, rest = key.partition(":")
        milestone, _second, rest = rest.partition(":")
        party, _third, act = rest.partition(":")
        case = self.the_case()
        if case.closed:
            raise InputError(
                _("Perkara ini sudah ditutup"),
                remedy=_("Buka kembali lebih dahulu, dengan alasan."),
            )
        wanted = PaperInput(
            form=form, party=party, milestone=milestone, act=int(act) if act.isdecimal() else 0
        )

        def done(issued: Issued | None) -> None:
            if issued is not None:
                self.reload()
                self.app.push_screen(MessageDialog(_("Surat terbit"), issued_lines(issued)))

        self.app.push_screen(PaperDialog(self.desk, case.id, wanted, seen=case.version), done)


def first_owed(situation: Situation) -> str:
    """Return the key of the first paper that is owed, else of the first there is."""
    slots = papers(situation)
    owed = [each for each in slots if each.standing is PaperStanding.OWED and each.printable]
    return next((paper_key(each) for each in (*owed, *slots)), "")


def issued_lines(issued: Issued) -> tuple[Line, ...]:
    """Say what was issued: number, file, codes, and what is left to fill in by hand."""
    document = issued.document
    lines = [
        line((_("Nomor {number}").format(number=document.number or "–"), Tone.BOLD)),
        line(_("Berkas: {path}").format(path=issued.path)),
        line((_("Kode jurnal {code}").format(code=document.code), Tone.DIM)),
        line((f"sha256 {document.sha256}", Tone.DIM)),
    ]
    if document.missing:
        names = "; ".join(document.missing)
        lines.append(line((_("Diisi tangan: {names}").format(names=names), Tone.WARN)))
    return tuple(lines)
