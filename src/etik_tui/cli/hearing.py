"""`etik hearing day`: the hearings of a day, as a list and as attendance sheets."""

import argparse
from pathlib import Path

from etik_tui.casework.hearing_day import hearing_day, write_hearing_day
from etik_tui.cli.grammar import STDOUT, add_noun, add_verb, add_written, iso_date, written_format
from etik_tui.cli.session import Session
from etik_tui.documents.render import Format, render
from etik_tui.exports.hearing_day import HearingDay, day_paper
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    parser = add_verb(verbs, "day", show_day, _("sidang pada suatu hari"), reads=True)
    add = parser.add_argument
    add("day", metavar="TANGGAL", nargs="?", type=iso_date, help=_("bawaan: hari ini"))
    add("--attendance", action="store_true", help=_("dengan daftar hadir setiap perkara"))
    add("--private", action="store_true", help=_("inisial, tanpa nama"))
    add_written(parser, [each.value for each in Format])


def show_day(session: Session, args: argparse.Namespace) -> int:
    """Print or write the hearings of a day."""
    workspace = session.workspace
    private = args.private or workspace.office.private
    found = hearing_day(workspace, args.day or workspace.today, private=private)
    if session.as_json:
        session.out.data("hearing-day", _body(found))
        return 0
    form = written_format(args)
    if args.output == STDOUT or not (args.output or args.format):
        session.out.file(render(day_paper(found, attendance=args.attendance), form))
        return 0
    given = Path(args.output).expanduser() if args.output else None
    path = write_hearing_day(workspace, found, form, attendance=args.attendance, given=given)
    session.out.line(str(path))
    return 0


def _body(found: HearingDay) -> dict[str, object]:
    return {
        "day": found.day,
        "hearings": [
            {
                "id": each.case_id,
                "number": each.number,
                "profile": each.institution,
                "called": each.called,
                "time": each.time,
                "place": each.place,
                "held": each.held,
                "sensitive": each.sensitive,
                "summoned": [{"name": one.name, "part": one.part} for one in each.summoned],
                "members": [{"name": one.name, "part": one.part} for one in each.members],
            }
            for each in found.hearings
        ],
    }
