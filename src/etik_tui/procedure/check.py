"""What stands for and against an act, before it is recorded."""

from collections.abc import Iterator
from datetime import date

from etik_tui.domain.case import Event
from etik_tui.domain.fact import MajelisFormed, MilestoneRecorded
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.concord import check_concord, check_coverage
from etik_tui.procedure.condition import holds, missing, without_occasion
from etik_tui.procedure.deadline import DeadlineState, Status, deadline_state, event_date
from etik_tui.procedure.decision import check_sanctions, check_verdict
from etik_tui.procedure.finding import Finding, Verdict, verdict_of
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.reading import answers, weighed
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.timeline import too_late
from etik_tui.profile.act import DateSpec, Milestone, MilestoneKind, Requirement, Scope
from etik_tui.profile.limit import Deadline, Pick

Act = MilestoneRecorded | MajelisFormed
UNJUDGED = frozenset({Status.NOT_YET, Status.NOT_APPLICABLE})


def check_act(situation: Situation, act: Act) -> tuple[Finding, ...]:
    """Return the findings on an act: order, dates, time limits, requirements, panel, verdict.

    The act must name a milestone of the profile; anything else is the caller's input error.
    """
    milestone = situation.profile.milestone(act.milestone)
    if milestone is None:
        return ()
    after = situation.after(act)
    event = after.case.events[-1]
    return (
        *check_order(situation, milestone, act.party),
        *date_findings(after, milestone, event),
        *_limits(after, milestone, act.party),
        *_planned(after, milestone, event),
        *check_concord(after, milestone, event),
        *(requirement_finding(after, each, act.party) for each in milestone.requires),
        *(check_majelis(after, act.majelis) if isinstance(act, MajelisFormed) else ()),
        *check_verdict(after, event),
        *check_sanctions(after, milestone, event),
        *(check_closing(after) if milestone.kind is MilestoneKind.CLOSING else ()),
        *_cautions(situation, milestone),
    )


def check_closing(situation: Situation) -> tuple[Finding, ...]:
    """Return what the regulation wants to see before a case is closed."""
    return tuple(
        requirement_finding(situation, each, party)
        for each in situation.profile.closing
        for party in situation.parties(Scope.TERLAPOR)
    )


def check_report(situation: Situation) -> tuple[Finding, ...]:
    """Return whether a report is complete, by the conditions of its channel and whom it is on."""
    intake = situation.profile.intake
    channels = intake.channels if intake else ()
    channel = next((each for each in channels if each.id == situation.case.channel), None)
    if channel is None:
        text = _("Teks tidak mengatur syarat laporan")
        return (Finding(id="intake", verdict=Verdict.NOT_REGULATED, text=text),)
    wanted = (requirement_finding(situation, each, "") for each in channel.requires)
    return (*wanted, *check_coverage(situation))


def requirement_finding(situation: Situation, rule: Requirement, party: str) -> Finding:
    """Return whether a requirement holds; one that holds for want of its occasion says so."""
    held = holds(situation, rule.condition, party)
    text = rule.text if held else _("Belum terpenuhi: {text}").format(text=rule.text)
    if held and without_occasion(situation, rule.condition, party):
        text = _("{text} (tidak berlaku di sini)").format(text=rule.text)
    return Finding(
        id=rule.id,
        verdict=Verdict.PASS if held else verdict_of(rule.severity),
        text=text,
        cite=rule.cite,
        quote=rule.quote,
        subject=party,
    )


def check_order(situation: Situation, milestone: Milestone, party: str) -> Iterator[Finding]:
    """Check that an act is in its turn: not recorded yet, its conditions fulfilled."""
    if situation.case.recorded(milestone.id, party) and not milestone.repeat:
        yield _of(
            milestone,
            "once",
            _("“{title}” sudah tercatat").format(title=milestone.title),
            _("tarik catatan lama lebih dahulu bila keliru"),
        )
    absent = missing(situation, milestone.needs, party)
    if absent:
        yield _of(
            milestone,
            "order",
            _("Belum pada urutannya; lebih dahulu: {missing}").format(missing="; ".join(absent)),
            _("catat tindakan itu dahulu"),
        )
    elif not holds(situation, milestone.when, party):
        yield _of(
            milestone,
            "when",
            _("Keadaan yang disyaratkan teks untuk tindakan ini tidak tercatat"),
            "",
            Verdict.WARN,
        )


def _of(
    milestone: Milestone, name: str, text: str, remedy: str, verdict: Verdict = Verdict.FAIL
) -> Finding:
    return Finding(
        id=f"milestones.{milestone.id}.{name}",
        verdict=verdict,
        text=text,
        cite=milestone.cite,
        quote=milestone.quote,
        remedy=remedy,
    )


def date_findings(after: Situation, milestone: Milestone, event: Event) -> Iterator[Finding]:
    """Find dates of an act that have not come yet, or lie before what must come first."""
    for spec in milestone.dates:
        day = event.dates.get(spec.id)
        if day is None:
            continue
        if day > after.today and not spec.planned:
            text = _("{date} ({day}) belum terjadi").format(date=spec.title, day=short_day(day))
            yield _of(milestone, "future", text, _("periksa tahun dan bulannya"))
        yield from _not_before(after, milestone, spec, day, event.party)


def _not_before(
    after: Situation, milestone: Milestone, spec: DateSpec, day: date, party: str
) -> Iterator[Finding]:
    for reference in spec.not_before:
        other = event_date(after, reference, Pick.LAST, party)
        if other and day < other:
            name = _name(after, reference)
            yield _of(
                milestone,
                "before",
                _("{date} {day} mendahului {name} {other}").format(
                    date=spec.title, day=short_day(day), name=name, other=short_day(other)
                ),
                _("periksa kedua tanggal"),
            )


def _name(situation: Situation, reference: str) -> str:
    milestone_id, _dot, date_id = reference.partition(".")
    milestone = situation.profile.milestone(milestone_id)
    if milestone is None:
        return reference
    spec = next((each for each in milestone.dates if each.id == date_id), None)
    return f"{milestone.title} ({spec.title})" if spec else milestone.title


def _limits(after: Situation, milestone: Milestone, party: str) -> Iterator[Finding]:
    """Judge each time limit that this act meets or is counted from, under all readings."""
    for rule in after.profile.deadlines:
        if not _touched(after, rule, milestone.id):
            continue
        for concerned in after.parties(rule.per):
            if not (party and concerned and concerned != party):
                yield from limit_findings(after, rule, concerned)


def _touched(after: Situation, rule: Deadline, milestone: str) -> bool:
    """Tell whether under some reading this act meets the limit, or starts its count."""
    references = {rule.met_by, rule.anchor, *rule.moved_by}
    for reading_id in rule.readings:
        reading = after.base.reading(reading_id)
        for option in reading.options if reading else ():
            for end in ("met_by", "anchor"):
                references.add(str(option.set.get(f"deadlines.{rule.id}.{end}", "")))
    return any(each.partition(".")[0] == milestone for each in references)


def limit_findings(after: Situation, rule: Deadline, party: str) -> Iterator[Finding]:
    """Judge a time limit that an act has met or missed under all readings; none while it runs."""

    def meets(other: Situation) -> bool | None:
        again = other.profile.deadline(rule.id)
        state = deadline_state(other, again, party) if again else None
        if state is None or state.met is None or state.status in UNJUDGED:
            return None
        return state.status is Status.MET

    tried, plain = answers(after, rule.readings, meets), meets(after)
    if plain is None and all(each.holds is None for each in tried):
        return
    title, words = rule.title, _window_words(deadline_state(after, rule, party))
    broken = Finding(
        id=f"deadlines.{rule.id}",
        verdict=verdict_of(rule.severity),
        text=_("{title}: {when}").format(title=title, when=words),
        cite=rule.cite,
        quote=rule.quote,
        subject=party,
    )
    yield weighed(tried, plain, broken)


def _window_words(state: DeadlineState) -> str:
    met = short_day(state.met) if state.met else "-"
    if state.earliest and state.due and state.earliest == state.due:
        return _("tepat {due}; tercatat {met}").format(due=short_day(state.due), met=met)
    if state.due:
        return _("paling lambat {due}; tercatat {met}").format(due=short_day(state.due), met=met)
    if state.earliest:
        return _("paling cepat {day}; tercatat {met}").format(
            day=short_day(state.earliest), met=met
        )
    return _("tercatat {met}").format(met=met)


def _planned(after: Situation, milestone: Milestone, event: Event) -> Iterator[Finding]:
    """Warn when a planned hearing makes a later limit impossible."""
    summons = after.profile.summons
    for round_ in summons.rounds if summons else ():
        planned = event.dates.get(round_.hearing.partition(".")[2])
        if round_.milestone == milestone.id and planned:
            yield from too_late(after, round_, event.party, planned)


def _cautions(situation: Situation, milestone: Milestone) -> Iterator[Finding]:
    if milestone.caution:
        yield _of(milestone, "caution", milestone.caution, "", Verdict.NOTE)
    if situation.case.sensitive and milestone.suppress_when_sensitive:
        text = _("Perkara sensitif: tindakan ini tidak disarankan oleh program")
        yield _of(milestone, "sensitive", text, "", Verdict.WARN)
