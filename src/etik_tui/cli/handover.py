"""`etik handover`: what one officer hands to another: open cases, and what falls due meanwhile."""

import argparse
from pathlib import Path

from etik_tui.casework.handover import (
    LISTED,
    Span,
    handover,
    handover_file,
    write_handover,
)
from etik_tui.cli.grammar import STDOUT, add_written, furnish, iso_date, positive, written_format
from etik_tui.cli.session import Session
from etik_tui.documents.render import Format
from etik_tui.exports.handover import Handover
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, show_handover, reads=True)
    add = parser.add_argument
    add("--from", dest="first", metavar="TANGGAL", type=iso_date, help=_("bawaan: hari ini"))
    add("--until", dest="last", metavar="TANGGAL", type=iso_date, help=_("bawaan: 14 hari"))
    add("--giver", metavar="NAMA", default="", help=_("yang menyerahkan"))
    add("--taker", metavar="NAMA", default="", help=_("yang menerima"))
    add("--note", metavar="CATATAN", default="", help=_("catatan di atas daftar"))
    add("--institution", metavar="ID", help=_("hanya perkara profil ini"))
    add("--limit", metavar="N", type=positive, default=LISTED, help=_("paling banyak N perkara"))
    add_written(parser, [each.value for each in Format])


def show_handover(session: Session, args: argparse.Namespace) -> int:
    """Print or write the hand-over."""
    workspace = session.workspace
    span = Span(
        first=args.first, last=args.last, giver=args.giver, taker=args.taker, note=args.note
    )
    found = handover(workspace, span, institution=args.institution, limit=args.limit)
    if session.as_json:
        session.out.data("handover", _body(found))
        return 0
    form = written_format(args)
    if args.output == STDOUT or not (args.output or args.format):
        session.out.file(handover_file(workspace, found, form))
        return 0
    given = Path(args.output).expanduser() if args.output else None
    session.out.line(str(write_handover(workspace, found, form, given)))
    return 0


def _body(found: Handover) -> dict[str, object]:
    return {
        "day": found.day,
        "first": found.first,
        "last": found.last,
        "more": found.more,
        "drafts": found.drafts,
        "days_off": [{"day": day, "name": name} for day, name in found.days_off],
        "dues": [
            {
                "id": each.case_id,
                "number": each.number,
                "initials": each.initials,
                "profile": each.institution,
                "deadline": each.deadline,
                "title": each.title,
                "due": each.due,
                "left": each.left,
                "unit": each.unit.value,
                "actor": each.actor,
                "cite": each.cite,
            }
            for each in found.dues
        ],
        "cases": [
            {
                "id": each.case_id,
                "number": each.number,
                "profile": each.institution,
                "initials": each.initials,
                "stage": each.stage,
                "next_act": each.next_act,
                "next_actor": each.next_actor,
                "since": each.since,
                "due": each.due,
                "due_title": each.due_title,
                "sensitive": each.sensitive,
            }
            for each in found.cases
        ],
    }
