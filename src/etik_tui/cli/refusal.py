"""How the command line says that something did not work."""

from collections.abc import Iterable

from etik_tui.cli.output import Output
from etik_tui.errors import EtikError, InputError, RefusedError
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict, worst_first


def print_error(output: Output, error: EtikError) -> None:
    """Print what happened, where, what to do, then each problem and finding with its source."""
    problems = error.problems if isinstance(error, InputError) else ()
    findings = [each for each in _findings(error) if each.verdict is not Verdict.PASS]
    if output.as_json:
        output.talk_data("error", error_body(error))
        return
    output.talk_text(_("galat: {what}").format(what=error.what), indent="  ", first="")
    if error.where:
        output.talk_text(_("di: {where}").format(where=error.where), indent="      ", first="  ")
    if error.remedy:
        output.talk_text(error.remedy, indent="  ")
    for problem in problems:
        output.talk_text(str(problem), indent="    ", first="  - ")
    print_findings(output, findings, talk=True)
    if error.detail:
        output.talk_text(_("rincian: {detail}").format(detail=error.detail), indent="  ")


def error_body(error: EtikError) -> dict[str, object]:
    """Return an error as JSON says it."""
    problems = error.problems if isinstance(error, InputError) else ()
    return {
        "exit": int(error.exit_code),
        "what": error.what,
        "where": error.where,
        "remedy": error.remedy,
        "detail": error.detail,
        "problems": [
            {
                "what": each.what,
                "file": each.file,
                "line": each.line,
                "key": each.key,
                "remedy": each.remedy,
            }
            for each in problems
        ],
        "findings": _findings(error),
    }


def _findings(error: EtikError) -> tuple[Finding, ...]:
    found = error.findings if isinstance(error, RefusedError) else ()
    return worst_first(each for each in found if isinstance(each, Finding))


def verdict_word(verdict: Verdict) -> str:
    """Return a verdict as one word for people."""
    return {
        Verdict.PASS: _("sesuai"),
        Verdict.NOTE: _("catatan"),
        Verdict.WARN: _("peringatan"),
        Verdict.FAIL: _("tidak sesuai"),
        Verdict.INCOMPARABLE: _("perlu dinilai"),
        Verdict.NOT_REGULATED: _("tidak diatur"),
    }[verdict]


def print_findings(
    output: Output, findings: Iterable[Finding], *, talk: bool = False, indent: str = "  "
) -> None:
    """Print findings one by one: verdict, words, source, and what would mend it.

    One that says the same of several people is printed once, with all of them.
    """
    say = output.talk_text if talk else output.text
    for each, subjects in _merged(findings):
        text = f"[{verdict_word(each.verdict)}] {each.text}"
        if subjects:
            text += f" · {', '.join(subjects)}"
        if each.cite:
            text += f" ({each.cite})"
        say(text, indent=indent + "    ", first=indent + "- ")
        if each.quote and each.verdict is not Verdict.PASS:
            say(f"“{each.quote}”", indent=indent + "    ")
        if each.remedy and each.verdict is not Verdict.PASS:
            say(f"→ {each.remedy}", indent=indent + "    ")


def _merged(findings: Iterable[Finding]) -> list[tuple[Finding, list[str]]]:
    found: dict[tuple[str, Verdict, str], tuple[Finding, list[str]]] = {}
    for each in findings:
        first = found.setdefault((each.id, each.verdict, each.text), (each, []))
        if each.subject and each.subject not in first[1]:
            first[1].append(each.subject)
    return list(found.values())
