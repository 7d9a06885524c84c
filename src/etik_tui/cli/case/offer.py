"""The acts that are possible now, with what recording them today would meet."""

from collections.abc import Iterator

from msgspec import Struct

from etik_tui.cli.factword import party_mark
from etik_tui.cli.recording import noteworthy
from etik_tui.cli.refusal import print_findings
from etik_tui.cli.session import Session
from etik_tui.domain.fact import MilestoneRecorded
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.check import check_act
from etik_tui.procedure.finding import Finding
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.step import Standing, Step, steps
from etik_tui.profile.act import Milestone

POSSIBLE = frozenset({Standing.OWED, Standing.OPEN})
UNFILLED = ("decision.", "sanctions.")


class Offer(Struct, frozen=True, kw_only=True):
    """An act as it stands, with the findings it would have if it were done today."""

    step: Step
    findings: tuple[Finding, ...] = ()


def offers(situation: Situation, *, every: bool = False) -> Iterator[Offer]:
    """Yield the acts that are possible now; with `every` also those not in their turn yet."""
    for step in steps(situation):
        if step.standing in POSSIBLE:
            yield Offer(step=step, findings=_today(situation, step))
        elif every and step.standing is Standing.LATER:
            yield Offer(step=step)


def _today(situation: Situation, step: Step) -> tuple[Finding, ...]:
    """Return the findings of an act done today, but for those on fields not yet filled in."""
    milestone = step.milestone
    days = {
        spec.id: situation.today for spec in milestone.dates if spec.required and not spec.planned
    }
    act = MilestoneRecorded(
        at=situation.today, milestone=milestone.id, party=step.party, dates=days
    )
    own = {f"{rule.id}" for rule in milestone.requires}
    return tuple(
        finding
        for finding in noteworthy(check_act(situation, act))
        if not finding.id.startswith(UNFILLED) and not (finding.id in own and milestone.fields)
    )


def print_offers(session: Session, situation: Situation, *, every: bool) -> int:
    """Print the acts that are possible now."""
    out, case = session.out, situation.case
    found = tuple(offers(situation, every=every))
    if session.as_json:
        body = [_body(each) for each in found]
        out.data("acts", {"id": case.id, "number": case.number, "acts": body})
        return 0
    if not found:
        out.talk(_("Tidak ada tindakan yang mungkin sekarang."))
    for place, offer in enumerate(found):
        if place:
            out.line()
        _print(session, situation, offer)
    return 0


def _print(session: Session, situation: Situation, offer: Offer) -> None:
    out, step = session.out, offer.step
    milestone = step.milestone
    mark = {
        Standing.OWED: _("wajib"),
        Standing.OPEN: _("boleh"),
        Standing.LATER: _("belum"),
    }.get(step.standing, step.standing.value)
    party = party_mark(situation.case, step.party)
    out.text(f"{milestone.title}{party} ({milestone.cite})", indent="        ", first=f"{mark:<7} ")
    actor = situation.profile.actor(milestone.actor)
    words = [actor.title if actor else milestone.actor]
    if step.since:
        words.append(_("sejak {day}").format(day=short_day(step.since)))
    if step.limit and step.limit.due:
        words.append(
            _("paling lambat {day}: {title}").format(
                day=short_day(step.limit.due), title=step.limit.title
            )
        )
    out.text(" · ".join(words), indent="        ")
    if step.missing:
        out.text(_("lebih dahulu: {what}").format(what="; ".join(step.missing)), indent="        ")
    out.text(f"etik case act {situation.case.number} {usage(milestone)}", indent="        ")
    print_findings(out, offer.findings, indent="        ")


def usage(milestone: Milestone) -> str:
    """Return what to type for an act: its id, its dates, its required fields."""
    first, *others = milestone.dates
    parts = [milestone.id, f"--date {first.id.upper()}"]
    parts += [f"--set {spec.id}=…" for spec in others if spec.required]
    parts += [f"--set {spec.id}=…" for spec in milestone.fields if spec.required and not spec.when]
    parts += ["--number …"] if milestone.number == "required" else []
    parts += ["--majelis …"] if milestone.kind == "majelis" else []
    return " ".join(parts)


def _body(offer: Offer) -> dict[str, object]:
    step = offer.step
    return {
        "milestone": step.milestone.id,
        "title": step.milestone.title,
        "cite": step.milestone.cite,
        "actor": step.milestone.actor,
        "party": step.party,
        "standing": step.standing,
        "since": step.since,
        "due": step.limit.due if step.limit else None,
        "deadline": step.limit.id if step.limit else "",
        "missing": step.missing,
        "dates": [
            {"id": spec.id, "title": spec.title, "required": spec.required}
            for spec in step.milestone.dates
        ],
        "fields": [
            {
                "id": spec.id,
                "title": spec.title,
                "type": spec.type,
                "required": spec.required,
                "choices": [choice.id for choice in spec.choices],
            }
            for spec in step.milestone.fields
        ],
        "findings": offer.findings,
    }
