"""Findings: what a check says."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from etik_tui.profile.act import Severity


class Verdict(StrEnum):
    """What a check came to."""

    PASS = "pass"
    NOTE = "note"
    WARN = "warn"
    FAIL = "fail"
    INCOMPARABLE = "incomparable"
    NOT_REGULATED = "not-regulated"


class Finding(Struct, frozen=True, kw_only=True):
    """One check's result: `id` names the rule, `text` says it, `cite` and `quote` ground it.

    `subject` names whom it is about (a seat's id or a party's id), `remedy` what would mend it.
    """

    id: str
    verdict: Verdict
    text: str
    cite: str = ""
    quote: str = ""
    subject: str = ""
    remedy: str = ""


def verdict_of(severity: Severity) -> Verdict:
    """Return the verdict of a check that does not hold."""
    return Verdict.FAIL if severity is Severity.FAIL else Verdict.WARN


def failing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stop an act until a deviation is recorded.

    A comparison that the program cannot make stops it too, until a human has judged it.
    """
    return tuple(each for each in findings if each.verdict in (Verdict.FAIL, Verdict.INCOMPARABLE))


_ORDER: Mapping[Verdict, int] = {
    Verdict.FAIL: 0,
    Verdict.INCOMPARABLE: 1,
    Verdict.WARN: 2,
    Verdict.NOT_REGULATED: 3,
    Verdict.NOTE: 4,
    Verdict.PASS: 5,
}


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the gravest first, otherwise in their order."""
    return tuple(sorted(findings, key=lambda each: _ORDER[each.verdict]))
