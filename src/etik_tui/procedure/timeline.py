"""The critical path: every running clock of a case on one line, and what can still be met."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.deadline import DeadlineState, deadline_state, deadlines
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.summons_plan import SummonsPlan, summons_plans
from etik_tui.profile.act import Scope
from etik_tui.profile.outcome import SummonsRound
from etik_tui.workdays.count import Unit, distance


class Clock(Struct, frozen=True, kw_only=True):
    """One running clock; `state` has its anchor, earliest and last day.

    `left` counts the working days from today to the last one (negative once past), `slack` those
    from the last day of the clock before it on the line; both are `None` where none is set.
    """

    state: DeadlineState
    left: int | None = None
    slack: int | None = None


class Timeline(Struct, frozen=True, kw_only=True):
    """The running clocks by last day, the summonses still to come, and what they rule out."""

    today: date
    clocks: tuple[Clock, ...]
    plans: tuple[SummonsPlan, ...]
    findings: tuple[Finding, ...]


def timeline(situation: Situation, limits: tuple[DeadlineState, ...] | None = None) -> Timeline:
    """Return the critical path of a case.

    `limits` are the deadlines of the situation, where the caller has them.
    """
    known = deadlines(situation) if limits is None else limits
    plans = summons_plans(situation)
    return Timeline(
        today=situation.today,
        clocks=() if situation.case.closed else tuple(_clocks(situation, known)),
        plans=plans,
        findings=(*planned_findings(situation), *_plan_findings(plans)),
    )


def _clocks(situation: Situation, limits: tuple[DeadlineState, ...]) -> Iterator[Clock]:
    before: date | None = None
    running = (state for state in limits if state.is_open)
    for state in sorted(running, key=lambda each: each.due or date.max):
        yield Clock(
            state=state,
            left=_between(situation, situation.today, state.due),
            slack=_between(situation, before, state.due),
        )
        before = state.due or before


def _between(situation: Situation, start: date | None, end: date | None) -> int | None:
    if start is None or end is None:
        return None
    return distance(situation.calendar, start, end, Unit.WORKING)


def planned_findings(situation: Situation) -> tuple[Finding, ...]:
    """Warn of every planned hearing, of a summons that went out, that a limit cannot wait for."""
    summons = situation.profile.summons
    return tuple(
        finding
        for round_ in (summons.rounds if summons else ())
        for party in situation.parties(Scope.TERLAPOR)
        for event in situation.case.recorded(round_.milestone, party)[-1:]
        if (planned := event.dates.get(round_.hearing.partition(".")[2]))
        if not situation.case.recorded(round_.attendance, party)
        for finding in too_late(situation, round_, party, planned)
    )


def too_late(
    situation: Situation, round_: SummonsRound, party: str, planned: date
) -> Iterator[Finding]:
    """Warn of every open limit of a round that a planned hearing lies beyond.

    What is counted back from the hearing is left out: it moves with it.
    """
    for rule in situation.profile.deadlines:
        if rule.id not in round_.limits or rule.anchor == round_.hearing:
            continue
        state = deadline_state(situation, rule, party)
        if state.is_open and state.due and planned > state.due:
            yield Finding(
                id=f"deadlines.{rule.id}",
                verdict=Verdict.WARN,
                text=_("Rencana {planned} melewati tenggat {title} ({due})").format(
                    planned=short_day(planned), title=rule.title, due=short_day(state.due)
                ),
                cite=rule.cite,
                quote=rule.quote,
                subject=party,
                remedy=_("ajukan rencana tanggalnya bila masih mungkin"),
            )


def _plan_findings(plans: tuple[SummonsPlan, ...]) -> Iterator[Finding]:
    for plan in plans:
        if not plan.is_possible:
            yield _impossible(plan)
        elif plan.slack is not None and plan.slack <= 0:
            yield _tight(plan)


def _impossible(plan: SummonsPlan) -> Finding:
    """Say that no dates satisfy every limit any more; of a supposed round this is a remark."""
    title = plan.milestone.title
    text = _("{title}: tidak ada lagi tanggal yang memenuhi semua tenggat dan tafsir")
    if plan.supposed:
        text = _("Bila terlapor tidak hadir, {title} tidak dapat memenuhi semua tenggat dan tafsir")
    parts = [text.format(title=title)]
    if plan.letter_by:
        parts.append(_("surat paling lambat {day}").format(day=short_day(plan.letter_by)))
    if plan.hearing_by and plan.bound_by:
        words = _("sidang paling lambat {day} ({limit})")
        parts.append(words.format(day=short_day(plan.hearing_by), limit=plan.bound_by.title))
    if plan.earliest:
        words = _("jarak baru terpenuhi dengan surat {letter} dan sidang {hearing}")
        first = plan.earliest
        parts.append(words.format(letter=short_day(first.letter), hearing=short_day(first.hearing)))
    return _finding(plan, Verdict.NOTE if plan.supposed else Verdict.WARN, "; ".join(parts))


def _tight(plan: SummonsPlan) -> Finding:
    """Say that the act before the summons uses up the summons' own time."""
    before, letter_by = plan.before, plan.letter_by
    if before is None or before.due is None or letter_by is None:
        raise ValueError("a plan without slack has no tight limits")
    if plan.slack == 0:
        text = _(
            "Ruang gerak 0 hari kerja: {title} paling lambat {letter}, "
            "hari yang sama dengan hari terakhir {before}"
        )
    else:
        text = _("{title} paling lambat {letter}, mendahului hari terakhir {before} ({due})")
    words = text.format(
        title=plan.milestone.title,
        letter=short_day(letter_by),
        before=before.title,
        due=short_day(before.due),
    )
    return _finding(plan, Verdict.NOTE if plan.slack == 0 else Verdict.WARN, words)


def _finding(plan: SummonsPlan, verdict: Verdict, text: str) -> Finding:
    cites = [plan.round.cite, *(each.cite for each in (plan.bound_by, plan.before) if each)]
    return Finding(
        id=f"summons.rounds.{plan.milestone.id}",
        verdict=verdict,
        text=text,
        cite="; ".join(dict.fromkeys(cite for cite in cites if cite)),
        quote=plan.round.quote,
        subject=plan.party,
    )
