"""`etik case examination|readback|sign`: the record of an examination, read back and signed."""

import argparse

from etik_tui.casework.examination import Signer, Sitting, read_back, sign, signers, sittings
from etik_tui.cli.case.hearing import add_sitting
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb, iso_date
from etik_tui.cli.output import Output
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.domain.case import Case
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.situation import Situation

INDENT = " " * 8


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    parser = add_verb(verbs, "examination", show, _("BAP: tanya jawab dan keadaannya"), reads=True)
    add_number(parser)
    add_sitting(parser)
    parser = add_verb(verbs, "readback", read, _("catat bahwa BAP dibacakan kembali"))
    add_number(parser)
    parser.add_argument("--date", metavar="TANGGAL", type=iso_date, help=_("bawaan: hari ini"))
    parser.add_argument(
        "--note", metavar="TEKS", default="", help=_("keterangan orang yang diperiksa")
    )
    add_sitting(parser)
    add_seen(parser)
    parser = add_verb(verbs, "sign", record_signature, _("catat siapa menandatangani BAP"))
    add_number(parser)
    parser.add_argument(
        "signer", metavar="ANGGOTA", nargs="?", default="", help=_("bawaan: yang diperiksa")
    )
    parser.add_argument("--refuses", metavar="ALASAN", help=_("tidak bersedia, dengan alasannya"))
    add_sitting(parser)
    add_seen(parser)


def read(session: Session, args: argparse.Namespace) -> int:
    """Record that the record was read back to the person examined."""
    recorded = read_back(
        session.workspace,
        args.number,
        party=args.party,
        session=args.session,
        at=args.date,
        note=args.note,
        seen=args.seen,
    )
    return print_recorded(session, recorded)


def record_signature(session: Session, args: argparse.Namespace) -> int:
    """Record a signature, or that somebody would not sign."""
    recorded = sign(
        session.workspace,
        args.number,
        signer=args.signer,
        signed=args.refuses is None,
        reason=args.refuses or "",
        party=args.party,
        session=args.session,
        seen=args.seen,
    )
    return print_recorded(session, recorded)


def show(session: Session, args: argparse.Namespace) -> int:
    """Print the record of every sitting, or of those asked for."""
    case = session.workspace.case(args.number)
    if args.party and case.party(args.party) is None:
        known = ", ".join(each.id for each in case.parties)
        raise InputError(
            _("Pihak “{party}” tidak ada").format(party=args.party[:60]),
            where=case.number,
            remedy=_("Pilihan: {known}.").format(known=known),
        )
    situation = session.workspace.situation(case)
    found = [
        each
        for each in sittings(case)
        if args.party in ("", each.party) and args.session in (0, each.session)
    ]
    if session.as_json:
        body = [_body(situation, each) for each in found]
        session.out.data("examination", {"number": case.number, "sittings": body})
        return 0
    for place, each in enumerate(found):
        if place:
            session.out.line()
        _print(session.out, situation, each)
    if not found:
        session.out.talk(_("Belum ada tanya jawab."))
    _print_law(session.out, situation)
    return 0


def _print(out: Output, situation: Situation, sitting: Sitting) -> None:
    case = situation.case
    party = case.party(sitting.party)
    name = f"{party.person.name} ({party.role.value})" if party else sitting.party
    out.text(_("{name}, sidang ke-{n}").format(name=name, n=sitting.session))
    for number, each in enumerate(case.asked(sitting.party, sitting.session), start=1):
        read_on = case.read_back.get(each.id)
        mark = _(" [dibacakan {day}]").format(day=short_day(read_on)) if read_on else ""
        out.text(f"{each.question}{mark}", indent=INDENT, first=f"{number:>3}. {each.id:<3}")
        out.text(each.answer or _("(belum dijawab)"), indent=INDENT)
    for signer in signers(situation, sitting.party, sitting.session):
        out.text(f"{signer.person.name}: {_signature(signer)}", indent="    ", first="  ")


def _signature(signer: Signer) -> str:
    if signer.signed is None or signer.at is None:
        return _("belum dicatat")
    words = _("menandatangani {day}") if signer.signed else _("tidak bersedia, {day}")
    said = words.format(day=short_day(signer.at))
    return f"{said}: {signer.reason}" if signer.reason else said


def _print_law(out: Output, situation: Situation) -> None:
    rules = situation.profile.examination
    silent = _("Teks tidak mengatur")
    for label, words, cite in (
        (_("Bila menolak menandatangani"), rules and rules.refused, rules and rules.refused_cite),
        (_("Pembacaan kembali"), rules and rules.read_back, rules and rules.read_back_cite),
        (_("Salinan"), rules and rules.copies, rules and rules.copies_cite),
    ):
        said = f"{words} ({cite})" if words else silent
        out.text(f"{label}: {said}", indent="  ", first="")


def _body(situation: Situation, sitting: Sitting) -> dict[str, object]:
    case: Case = situation.case
    return {
        "party": sitting.party,
        "session": sitting.session,
        "questions": [
            {
                "id": each.id,
                "question": each.question,
                "answer": each.answer,
                "read_back": case.read_back.get(each.id),
                "corrected_reading_back": each.reading_back,
            }
            for each in case.asked(sitting.party, sitting.session)
        ],
        "signers": [
            {
                "id": each.seat,
                "name": each.person.name,
                "signed": each.signed,
                "reason": each.reason,
                "at": each.at,
            }
            for each in signers(situation, sitting.party, sitting.session)
        ],
    }
