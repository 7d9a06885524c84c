"""`etik case supplement|withdraw|undo|log`: adding later, taking back, the whole chronology."""

import argparse

from etik_tui.casework.amendment import undo, withdraw
from etik_tui.casework.supplement import standing_event, supplement
from etik_tui.cli.case.act import assigned
from etik_tui.cli.factword import fact_kind, fact_words
from etik_tui.cli.grammar import Parsers, add_number, add_seen, add_verb, key_value, positive
from etik_tui.cli.recording import print_recorded
from etik_tui.cli.session import Session
from etik_tui.locale import _


def describe(verbs: Parsers) -> None:
    """Describe the verbs."""
    words = _("tambahkan yang baru diketahui pada satu tindakan")
    parser = add_verb(verbs, "supplement", supplement_act, words)
    add_number(parser)
    parser.add_argument("version", metavar="CATATAN", type=positive, help=_("nomor catatan"))
    parser.add_argument(
        "--set",
        metavar="KUNCI=NILAI",
        type=key_value,
        action="append",
        required=True,
        help=_("tanggal atau isian; boleh berulang"),
    )
    parser.add_argument(
        "--deviate", metavar="ALASAN", default="", help=_("tetap catat meski ada yang tidak sesuai")
    )
    add_seen(parser)
    parser = add_verb(verbs, "withdraw", withdraw_fact, _("tarik satu catatan, dengan alasan"))
    add_number(parser)
    parser.add_argument("version", metavar="CATATAN", type=positive, help=_("nomor catatan"))
    parser.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa ditarik"))
    add_seen(parser)
    parser = add_verb(verbs, "undo", undo_last, _("tarik catatan terakhir"))
    add_number(parser)
    parser.add_argument("--reason", metavar="ALASAN", default="", help=_("mengapa ditarik"))
    add_seen(parser)
    parser = add_verb(verbs, "log", print_log, _("seluruh catatan perkara"), reads=True)
    add_number(parser)


def supplement_act(session: Session, args: argparse.Namespace) -> int:
    """Add dates and fields to an act that stands."""
    workspace = session.workspace
    case = workspace.case(args.number)
    event = standing_event(case, args.version)
    milestone = workspace.situation(case).profile.milestone(event.milestone)
    dates, fields = assigned(milestone, (), args.set) if milestone else ({}, {})
    recorded = supplement(
        workspace,
        args.number,
        args.version,
        dates=dates,
        fields=fields,
        deviation=args.deviate,
        seen=args.seen,
    )
    return print_recorded(session, recorded)


def withdraw_fact(session: Session, args: argparse.Namespace) -> int:
    """Take one entry of the chronology back."""
    recorded = withdraw(
        session.workspace, args.number, args.version, reason=args.reason, seen=args.seen
    )
    return print_recorded(session, recorded)


def undo_last(session: Session, args: argparse.Namespace) -> int:
    """Take the last entry back."""
    recorded = undo(session.workspace, args.number, reason=args.reason, seen=args.seen)
    return print_recorded(session, recorded)


def print_log(session: Session, args: argparse.Namespace) -> int:
    """Print every entry of a case, withdrawn ones marked."""
    case = session.workspace.case(args.number)
    profile = session.workspace.profile_of(case)
    if session.as_json:
        entries = [
            {
                "version": entry.version,
                "kind": fact_kind(entry.fact),
                "at": entry.fact.at,
                "recorded_at": entry.recorded_at,
                "actor": entry.actor,
                "reason": entry.fact.reason,
                "withdrawn": entry.version in case.withdrawn,
                "text": fact_words(entry.fact, profile),
                "hash": entry.hash,
            }
            for entry in case.entries
        ]
        session.out.data("log", {"id": case.id, "number": case.number, "entries": entries})
        return 0
    for entry in case.entries:
        moment = entry.recorded_at.astimezone().strftime("%Y-%m-%d %H:%M")
        mark = _("[ditarik] ") if entry.version in case.withdrawn else ""
        session.out.line(f"{entry.version:>4}  {moment}  {entry.actor}")
        words = fact_words(entry.fact, profile)
        session.out.text(f"{entry.fact.at.isoformat()} {mark}{words}", indent=" " * 6)
    return 0
