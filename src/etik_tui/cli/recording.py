"""What a verb that records prints: what was written, and the findings it met."""

from collections.abc import Iterable

from etik_tui.casework.recording import Recorded
from etik_tui.cli.factword import fact_kind, fact_words
from etik_tui.cli.refusal import print_findings
from etik_tui.cli.session import Session
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict, worst_first


def print_recorded(session: Session, recorded: Recorded) -> int:
    """Print what was recorded, with the findings that deserve attention."""
    case, out = recorded.case, session.out
    if session.as_json:
        out.data("recorded", recorded_body(recorded))
        return 0
    profile = session.workspace.profile_of(case)
    for entry in recorded.entries:
        words = fact_words(entry.fact, profile)
        out.text(f"{case.number} · {entry.version}: {words}", indent="  ", first="")
    notable = noteworthy(recorded.findings)
    if notable:
        out.line()
        out.line(_("Temuan periksa:"))
        print_findings(out, notable)
    return 0


def recorded_body(recorded: Recorded) -> dict[str, object]:
    """Return what was recorded as JSON says it."""
    return {
        "id": recorded.case.id,
        "number": recorded.case.number,
        "version": recorded.case.version,
        "entries": [
            {"version": entry.version, "kind": fact_kind(entry.fact)} for entry in recorded.entries
        ],
        "findings": worst_first(recorded.findings),
    }


def noteworthy(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that say more than that all is well, gravest first."""
    return worst_first(each for each in findings if each.verdict is not Verdict.PASS)
