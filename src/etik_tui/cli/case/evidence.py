"""`etik case evidence`: the pieces of evidence of a case, and whether their files are whole."""

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path

from etik_tui.casework import casefile
from etik_tui.casework.evidence_file import EvidenceState, state_words, verify_evidence
from etik_tui.casework.inbox import received
from etik_tui.casework.paper_file import PaperState
from etik_tui.casework.recording import Recorded
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError
from etik_tui.exports.file_name import file_name
from etik_tui.locale import _

STDIN = "-"
FAULTY = frozenset({PaperState.CHANGED, PaperState.MISSING})


def describe(verbs: Parsers) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "evidence", evidence, _("tambah alat bukti, atau lihat dan periksa"))
    add_number(parser)
    parser.add_argument(
        "title", metavar="JUDUL", nargs="?", help=_("nama alat bukti; tanpa ini: lihat daftarnya")
    )
    parser.add_argument(
        "--file", metavar="BERKAS", type=Path, help=_("salin berkas ini; - dari masukan standar")
    )
    parser.add_argument("--form", metavar="BENTUK", default="", help=_("bentuknya: surat, foto, …"))
    parser.add_argument(
        "--verify", action="store_true", help=_("periksa berkas alat bukti terhadap sha256-nya")
    )
    add_seen(parser)


def evidence(session: Session, args: argparse.Namespace) -> int:
    """Add a piece of evidence, or list them; with `--verify` a faulty file is a refusal."""
    if args.title is not None and not args.verify:
        return print_recorded(session, _added(session, args))
    if args.title is not None or args.file or args.form:
        raise InputError(
            _("Judul alat bukti tidak disebut"),
            where="etik case evidence",
            remedy=_("Sebutkan judulnya untuk menambah; tanpa isian lain untuk melihat daftarnya."),
        )
    case = session.workspace.case(args.number)
    found = verify_evidence(session.workspace, case)
    _print(session, case.id, case.number, found)
    faulty = any(each.state in FAULTY for each in found)
    return int(ExitCode.REFUSED if args.verify and faulty else ExitCode.DONE)


def _added(session: Session, args: argparse.Namespace) -> Recorded:
    with ExitStack() as stack:
        file: Path | None = args.file
        if file == Path(STDIN):
            name = file_name(args.title, suffix="bin")
            sent = sys.stdin.buffer
            file = stack.enter_context(
                received(session.workspace, sent, name, casefile.LARGEST_FILE)
            )
        return casefile.add_evidence(
            session.workspace, args.number, args.title, form=args.form, file=file, seen=args.seen
        )


def _print(session: Session, case_id: str, number: str, found: tuple[EvidenceState, ...]) -> None:
    if session.as_json:
        pieces = [
            {
                "id": each.piece.id,
                "title": each.piece.title,
                "form": each.piece.form,
                "file": each.piece.file,
                "sha256": each.piece.sha256,
                "size": each.piece.size,
                "state": each.state.name.lower() if each.state else "",
            }
            for each in found
        ]
        session.out.data("evidence", {"id": case_id, "number": number, "evidence": pieces})
        return
    for each in found:
        piece = each.piece
        session.out.text(
            f"{piece.title} · {state_words(each.state)}", indent=" " * 4, first=f"{piece.id:<4}"
        )
        if piece.file:
            size = _("{n} byte").format(n=piece.size)
            session.out.text(f"{piece.file} · {size}", indent=" " * 4)
            session.out.text(f"sha256 {piece.sha256}", indent=" " * 4)
    if not found:
        session.out.talk(_("Belum ada alat bukti."))
