"""`etik majelis check`: the findings on a proposed panel."""

import argparse
from pathlib import Path

from etik_tui.casework.document import read_document
from etik_tui.casework.report_file import read_panel
from etik_tui.cli.grammar import add_noun, add_number, add_verb
from etik_tui.cli.refusal import print_findings, verdict_word
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict, failing, worst_first
from etik_tui.procedure.panel import check_majelis


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(verbs, "check", check, _("periksa usulan susunan Majelis"), reads=True)
    add_number(verb)
    verb.add_argument(
        "--from",
        dest="source",
        metavar="BERKAS",
        type=Path,
        required=True,
        help=_("susunan dalam TOML atau JSON: daftar [[majelis]]"),
    )


def check(session: Session, args: argparse.Namespace) -> int:
    """Print the findings on a panel; status 1 if one fails or nobody has judged it."""
    case = session.workspace.case(args.number)
    situation = session.workspace.situation(case)
    majelis = read_panel(read_document(args.source))
    findings = worst_first(check_majelis(situation, majelis))
    failed = bool(failing(findings))
    names = {seat.id: f"{seat.id} {seat.person.name}" for seat in majelis.seats}
    if session.as_json:
        session.out.data(
            "majelis",
            {"id": case.id, "number": case.number, "ok": not failed, "findings": findings},
        )
    else:
        print_findings(session.out, [_named(each, names) for each in findings], indent="")
        session.out.line()
        session.out.line(_counts(findings))
    return int(ExitCode.REFUSED) if failed else 0


def _named(finding: Finding, names: dict[str, str]) -> Finding:
    from msgspec.structs import replace

    return replace(finding, subject=names.get(finding.subject, finding.subject))


def _counts(findings: tuple[Finding, ...]) -> str:
    verdicts = [each.verdict for each in findings]
    return " · ".join(
        f"{verdicts.count(verdict)} {verdict_word(verdict)}"
        for verdict in Verdict
        if verdict in verdicts
    )
