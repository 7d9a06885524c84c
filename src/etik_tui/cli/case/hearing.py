"""`etik case ask|vote|dissent`: what is recorded around a hearing."""

import argparse

from etik_tui.casework.hearing import Turn, ask, cast_vote, dissent
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb, positive
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.cli.typed import typed
from etik_tui.errors import InputError
from etik_tui.locale import _


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    parser = add_verb(verbs, "ask", ask_question, _("catat tanya jawab pemeriksaan"))
    add_number(parser)
    parser.add_argument(
        "question", metavar="TANYA", help=_("pertanyaan; - membaca masukan standar")
    )
    parser.add_argument("answer", metavar="JAWAB", nargs="?", default="", help=_("jawaban"))
    add = parser.add_argument
    add("--id", metavar="ID", default="", help=_("perbaiki tanya jawab ini"))
    add("--before", metavar="ID", default="", help=_("sisipkan sebelum tanya jawab ini"))
    add("--read-back", action="store_true", help=_("diperbaiki saat dibacakan kembali"))
    add_sitting(parser)
    add_seen(parser)
    parser = add_verb(verbs, "vote", vote, _("catat suara anggota Majelis"))
    add_number(parser)
    parser.add_argument("seat", metavar="ANGGOTA", help=_("id anggota, misalnya m1"))
    parser.add_argument("option", metavar="PILIHAN", nargs="?", default="", help=_("id hasil"))
    parser.add_argument("--abstain", action="store_true", help=_("tidak memilih"))
    _add_party(parser)
    parser = add_verb(verbs, "dissent", record_dissent, _("catat pendapat berbeda"))
    add_number(parser)
    parser.add_argument("seat", metavar="ANGGOTA", help=_("id anggota, misalnya m1"))
    parser.add_argument("text", metavar="TEKS", help=_("pendapatnya; - membaca masukan standar"))
    _add_party(parser)


def add_sitting(parser: argparse.ArgumentParser) -> None:
    """Add who is examined, and which time."""
    parser.add_argument(
        "--party", metavar="PIHAK", default="", help=_("id yang diperiksa; bawaan: terlapor")
    )
    parser.add_argument(
        "--session", metavar="N", type=positive, default=0, help=_("sidang ke-; bawaan: terakhir")
    )


def _add_party(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--party", metavar="PIHAK", default="", help=_("id terlapor, bila lebih dari satu")
    )
    add_seen(parser)


def ask_question(session: Session, args: argparse.Namespace) -> int:
    """Record a question and its answer."""
    recorded = ask(
        session.workspace,
        args.number,
        typed(args.question),
        args.answer,
        party=args.party,
        question_id=args.id,
        turn=Turn(session=args.session, before=args.before, reading_back=args.read_back),
        seen=args.seen,
    )
    return print_recorded(session, recorded)


def vote(session: Session, args: argparse.Namespace) -> int:
    """Record a vote, or that a member does not vote."""
    if bool(args.option) == args.abstain:
        raise InputError(_("Berikan pilihan atau --abstain, salah satu"), where="etik case vote")
    recorded = cast_vote(
        session.workspace, args.number, args.seat, args.option, party=args.party, seen=args.seen
    )
    return print_recorded(session, recorded)


def record_dissent(session: Session, args: argparse.Namespace) -> int:
    """Record a differing opinion."""
    recorded = dissent(
        session.workspace,
        args.number,
        args.seat,
        typed(args.text),
        party=args.party,
        seen=args.seen,
    )
    return print_recorded(session, recorded)
