"""`etik case party|allegation|note|read|close|reopen`: what is added to a case's file."""

import argparse

from msgspec.structs import replace

from etik_tui.casework import casefile
from etik_tui.casework.hearing import accused
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb, iso_date
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.cli.typed import typed
from etik_tui.domain.fact import AllegationRecorded
from etik_tui.domain.person import Person, Role
from etik_tui.errors import InputError
from etik_tui.locale import _

PERSON = (
    "name",
    "nip",
    "nik",
    "rank",
    "position",
    "position_level",
    "unit",
    "employment",
    "address",
)


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    _describe_party(verbs)
    _describe_allegation(verbs)
    parser = add_verb(verbs, "note", add_note, _("tambah catatan"))
    add_number(parser)
    parser.add_argument("text", metavar="TEKS", help=_("catatan; - membaca masukan standar"))
    add_seen(parser)
    parser = add_verb(verbs, "read", choose_reading, _("pilih tafsir bagi perkara ini"))
    add_number(parser)
    parser.add_argument("reading", metavar="TAFSIR", help=_("id tafsir, misalnya A-BW-02"))
    parser.add_argument("option", metavar="PILIHAN", help=_("id pilihannya"))
    parser.add_argument("--reason", metavar="ALASAN", required=True, help=_("dasar pilihan itu"))
    add_seen(parser)
    parser = add_verb(verbs, "close", close, _("tutup perkara di luar urutannya"))
    add_number(parser)
    parser.add_argument("--reason", metavar="ALASAN", default="", help=_("mengapa ditutup"))
    parser.add_argument("--date", metavar="TANGGAL", type=iso_date, help=_("bawaan: hari ini"))
    add_seen(parser)
    parser = add_verb(verbs, "reopen", reopen, _("buka kembali perkara yang ditutup"))
    add_number(parser)
    parser.add_argument("--reason", metavar="ALASAN", default="", help=_("mengapa dibuka kembali"))
    add_seen(parser)


def _describe_party(verbs: Parsers) -> None:
    parser = add_verb(verbs, "party", party, _("tambah pihak, atau perbaiki datanya"))
    add_number(parser)
    parser.add_argument("--id", metavar="PIHAK", help=_("perbaiki pihak ini, misalnya p2"))
    parser.add_argument("--role", choices=[each.value for each in Role], help=_("perannya"))
    labels = {
        "name": _("nama"),
        "nip": _("NIP"),
        "nik": _("NIK"),
        "rank": _("pangkat/golongan"),
        "position": _("jabatan"),
        "position_level": _("jenjang jabatan"),
        "unit": _("unit kerja"),
        "employment": _("jenis kepegawaian"),
        "address": _("alamat"),
    }
    for key in PERSON:
        option = "--" + key.replace("_", "-")
        parser.add_argument(option, dest=key, metavar="TEKS", help=labels[key])
    parser.add_argument("--reason", metavar="ALASAN", default="", help=_("mengapa diperbaiki"))
    add_seen(parser)


def _describe_allegation(verbs: Parsers) -> None:
    parser = add_verb(verbs, "allegation", add_allegation, _("tambah dugaan, atau perbaiki"))
    add_number(parser)
    parser.add_argument("text", metavar="TEKS", help=_("perbuatan; - membaca masukan standar"))
    parser.add_argument("--id", metavar="ID", default="", help=_("perbaiki dugaan ini"))
    parser.add_argument(
        "--norm", metavar="NORMA", action="append", help=_("id norma; boleh berulang")
    )
    parser.add_argument("--place", metavar="TEMPAT", default="", help=_("tempat kejadian"))
    parser.add_argument("--when", metavar="WAKTU", default="", help=_("waktu kejadian"))
    parser.add_argument("--party", metavar="PIHAK", default="", help=_("id terlapor"))
    add_seen(parser)


def party(session: Session, args: argparse.Namespace) -> int:
    """Add a person to a case, or put right what is known of one."""
    given = {key: getattr(args, key) for key in PERSON if getattr(args, key) is not None}
    workspace = session.workspace
    if args.id is None:
        if args.role is None:
            raise InputError(
                _("Peran pihak wajib disebut"),
                where="--role",
                remedy=_("Pilihan: {roles}.").format(roles=", ".join(Role)),
            )
        person = Person(**{"name": "", **given})
        recorded = casefile.add_party(
            workspace, args.number, Role(args.role), person, seen=args.seen
        )
        return print_recorded(session, recorded)
    known = workspace.case(args.number).party(args.id)
    if known is None:
        raise InputError(_("Pihak {id} tidak ada").format(id=args.id[:60]), where=args.number)
    changed = replace(
        known,
        role=Role(args.role) if args.role else known.role,
        person=replace(known.person, **given),
    )
    recorded = casefile.change_party(
        workspace, args.number, changed, reason=args.reason, seen=args.seen
    )
    return print_recorded(session, recorded)


def add_allegation(session: Session, args: argparse.Namespace) -> int:
    """Record what a terlapor is said to have done."""
    workspace = session.workspace
    case = workspace.case(args.number)
    taken = {each.id for each in case.allegations}
    fresh = next(name for place in range(1, len(taken) + 2) if (name := f"d{place}") not in taken)
    allegation = AllegationRecorded(
        at=workspace.today,
        id=args.id or fresh,
        party=accused(case, args.party),
        text=typed(args.text),
        place=args.place,
        act_date=args.when,
        norms=tuple(args.norm or ()),
    )
    recorded = casefile.add_allegation(workspace, args.number, allegation, seen=args.seen)
    return print_recorded(session, recorded)


def add_note(session: Session, args: argparse.Namespace) -> int:
    """Add a remark to the file."""
    recorded = casefile.add_note(session.workspace, args.number, typed(args.text), seen=args.seen)
    return print_recorded(session, recorded)


def choose_reading(session: Session, args: argparse.Namespace) -> int:
    """Record the choice of one reading for this case."""
    recorded = casefile.choose_reading(
        session.workspace,
        args.number,
        args.reading,
        args.option,
        reason=args.reason,
        seen=args.seen,
    )
    return print_recorded(session, recorded)


def close(session: Session, args: argparse.Namespace) -> int:
    """Close a case outside the ordinary course."""
    recorded = casefile.close(
        session.workspace, args.number, reason=args.reason, at=args.date, seen=args.seen
    )
    return print_recorded(session, recorded)


def reopen(session: Session, args: argparse.Namespace) -> int:
    """Open a closed case again."""
    recorded = casefile.reopen(session.workspace, args.number, reason=args.reason, seen=args.seen)
    return print_recorded(session, recorded)
