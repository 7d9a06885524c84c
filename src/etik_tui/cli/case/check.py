"""`etik case check`: what the report, the steps so far and the closing still lack."""

import argparse

from etik_tui.cli.checklist import print_completeness
from etik_tui.cli.grammar import Parsers, add_number, add_verb
from etik_tui.cli.refusal import print_findings
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode
from etik_tui.exports.checklist import completeness_body
from etik_tui.locale import _
from etik_tui.procedure.check import check_closing, check_report
from etik_tui.procedure.completeness import completeness
from etik_tui.procedure.finding import worst_first


def describe(verbs: Parsers) -> None:
    """Describe the verb."""
    about = _("kelengkapan perkara terhadap peraturan")
    parser = add_verb(verbs, "check", check, about, reads=True)
    add_number(parser)
    parser.add_argument(
        "--exit-code",
        dest="exit_code",
        action="store_true",
        help=_("berakhir dengan status 1 bila ada langkah yang belum terbukti"),
    )


def check(session: Session, args: argparse.Namespace) -> int:
    """Print the findings on the report, the steps that lack something, what closing wants."""
    case = session.workspace.case(args.number)
    situation = session.workspace.situation(case)
    found, out = completeness(situation), session.out
    report, closing = check_report(situation), check_closing(situation)
    if session.as_json:
        body = {
            "id": case.id,
            "number": case.number,
            "report": worst_first(report),
            "completeness": completeness_body(found),
            "closing": worst_first(closing),
        }
        out.data("check", body)
    else:
        out.line(_("Kelengkapan laporan"))
        print_findings(out, worst_first(report))
        out.line()
        out.line(_("Langkah menurut peraturan"))
        print_completeness(out, case, found)
        out.line()
        out.line(_("Sebelum ditutup"))
        print_findings(out, worst_first(closing))
        if not closing:
            out.line(_("Teks tidak mengatur penutupan."))
    return int(ExitCode.REFUSED if args.exit_code and found.lacking else ExitCode.DONE)
