"""Findings and problems as lines: the word and the sign say it, the colour repeats it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding, Verdict, worst_first
from etik_tui.tui.line import Line, Span, Tone, line
from etik_tui.tui.wording import SIGNS, verdict_word


def finding_lines(
    findings: Iterable[Finding], names: Mapping[str, str], *, quotes: bool = False
) -> Iterator[Line]:
    """Yield the findings, worst first; `names` says whom a subject's id means."""
    for finding in worst_first(findings):
        sign, tone = SIGNS[finding.verdict]
        whom = names.get(finding.subject, "")
        yield line(
            (f"{sign} {verdict_word(finding.verdict)}  ", tone),
            (f"{whom}: " if whom else "", Tone.BOLD),
            finding.text,
            (f"  {finding.cite}" if finding.cite else "", Tone.DIM),
            hang=2,
        )
        if finding.remedy:
            yield line((f"→ {finding.remedy}", Tone.ACCENT), indent=2, hang=2)
        if quotes and finding.quote:
            yield line((f"“{finding.quote}”", Tone.DIM), indent=2)


def problem_lines(problems: Iterable[Problem]) -> Iterator[Line]:
    """Yield what is wrong with an input, or missing in it."""
    for problem in problems:
        yield line(
            ("○ ", Tone.ACCENT),
            problem.what,
            (f"  → {problem.remedy}" if problem.remedy else "", Tone.DIM),
            hang=2,
        )


def summary_spans(findings: Iterable[Finding], missing: int) -> tuple[Span, ...]:
    """Return how many findings there are of each kind, in a bar."""
    counts = Counter(finding.verdict for finding in findings)
    spans: list[Span] = [(_(" Temuan periksa"), Tone.HEAD)]
    for verdict in (Verdict.FAIL, Verdict.INCOMPARABLE, Verdict.WARN, Verdict.PASS):
        if counts[verdict]:
            sign, tone = SIGNS[verdict]
            spans.append((f"  {sign} {counts[verdict]} {verdict_word(verdict)}", tone))
    if missing:
        spans.append((_("  ○ {n} isian belum ada").format(n=missing), Tone.ACCENT))
    return tuple(spans)
