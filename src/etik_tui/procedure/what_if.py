"""What would move if a date were another one; nothing of it is recorded."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.domain.case import Case, Event
from etik_tui.domain.fact import Value
from etik_tui.procedure.check import check_order, date_findings, limit_findings
from etik_tui.procedure.deadline import DeadlineState, deadlines
from etik_tui.procedure.finding import Finding, Verdict
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import Step, next_step
from etik_tui.procedure.timeline import Timeline, timeline
from etik_tui.profile.act import Stage
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.dayoff import CalendarOptions, DayOff


class Supposed(Struct, frozen=True, kw_only=True):
    """An act as it is supposed to be: its dates and fields replace those recorded, if any."""

    milestone: str
    party: str = ""
    dates: Mapping[str, date] = {}
    fields: Mapping[str, Value] = {}


class Changes(Struct, frozen=True, kw_only=True):
    """What is supposed to be otherwise.

    `options` is how the office works, `days_off` are further days off, `today` another day to
    look from; what is left out stays as it is.
    """

    acts: tuple[Supposed, ...] = ()
    readings: Mapping[str, str] = {}
    options: CalendarOptions | None = None
    days_off: tuple[DayOff, ...] = ()
    today: date | None = None


class Shift(Struct, frozen=True, kw_only=True):
    """One time limit as it stands and as it would.

    `days` is by how many days of the calendar its last day would move: negative where it would
    come earlier, `None` where one of the two has none.
    """

    before: DeadlineState
    after: DeadlineState
    days: int | None = None

    @property
    def changes(self) -> bool:
        """Tell whether the limit, its status or the act that meets it would be another."""
        return self.before != self.after


class WhatIf(Struct, frozen=True, kw_only=True):
    """A case before and after supposed changes.

    `shifts` has every time limit in profile order; `appearing` and `vanishing` are the findings
    that only one side has; `supposed` is the situation itself, for asking further.
    """

    supposed: Situation
    shifts: tuple[Shift, ...]
    stage_before: Stage | None
    stage_after: Stage | None
    next_before: Step | None
    next_after: Step | None
    timeline_before: Timeline
    timeline_after: Timeline
    appearing: tuple[Finding, ...]
    vanishing: tuple[Finding, ...]

    @property
    def moved(self) -> tuple[Shift, ...]:
        """Return the time limits that would not stay as they are."""
        return tuple(each for each in self.shifts if each.changes)


def what_if(situation: Situation, changes: Changes) -> WhatIf:
    """Return how every time limit, stage and finding of a case would move.

    Acts that name no milestone of the regulation change nothing but the list of acts.
    """
    supposed = _supposed(situation, changes)
    before, after = deadlines(situation), deadlines(supposed)
    line_before, line_after = timeline(situation, before), timeline(supposed, after)
    found = standing_findings(situation, line_before)
    fresh = (*standing_findings(supposed, line_after), *_out_of_turn(situation, changes))
    return WhatIf(
        supposed=supposed,
        shifts=_shifts(before, after),
        stage_before=stage_of(situation),
        stage_after=stage_of(supposed),
        next_before=next_step(situation, before),
        next_after=next_step(supposed, after),
        timeline_before=line_before,
        timeline_after=line_after,
        # That a supposed day has not come yet is no objection to supposing it.
        appearing=tuple(
            each for each in fresh if each not in found and not each.id.endswith(".future")
        ),
        vanishing=tuple(each for each in found if each not in fresh),
    )


def standing_findings(situation: Situation, line: Timeline | None = None) -> tuple[Finding, ...]:
    """Return what stands against the acts of a case as they are: limits, dates, what is planned.

    `line` is the timeline of the situation, where the caller has it.
    """
    profile = situation.profile
    dates = (
        finding
        for event in situation.case.events
        if (milestone := profile.milestone(event.milestone))
        for finding in date_findings(situation, milestone, event)
    )
    limits = (
        finding
        for rule in profile.deadlines
        for party in situation.parties(rule.per)
        for finding in limit_findings(situation, rule, party)
        if finding.verdict is not Verdict.PASS
    )
    path = (line or timeline(situation)).findings
    return tuple(dict.fromkeys((*dates, *limits, *path)))


def _out_of_turn(situation: Situation, changes: Changes) -> tuple[Finding, ...]:
    """Return what stands against supposing acts that are not in their turn, one after another."""
    found: list[Finding] = []
    for act in changes.acts:
        milestone = situation.profile.milestone(act.milestone)
        if milestone and not situation.case.recorded(act.milestone, act.party):
            found += check_order(situation, milestone, act.party)
        situation = replace(situation, case=with_act(situation.case, act))
    return tuple(found)


def _shifts(
    before: tuple[DeadlineState, ...], after: tuple[DeadlineState, ...]
) -> tuple[Shift, ...]:
    later = {(state.id, state.party): state for state in after}
    pairs = ((state, later.get((state.id, state.party))) for state in before)
    return tuple(
        Shift(
            before=old,
            after=new,
            days=(new.due - old.due).days if new.due and old.due else None,
        )
        for old, new in pairs
        if new is not None
    )


def _supposed(situation: Situation, changes: Changes) -> Situation:
    case = situation.case
    for act in changes.acts:
        case = with_act(case, act)
    case = replace(case, readings={**case.readings, **changes.readings})
    calendars = situation.calendars
    if changes.days_off:

        def with_days_off(options: CalendarOptions) -> WorkCalendar:
            return situation.calendars(options).with_days(changes.days_off)

        calendars = with_days_off
    return replace(
        situation,
        case=case,
        calendars=calendars,
        default_options=changes.options or situation.default_options,
        today=changes.today or situation.today,
    ).settled()


def with_act(case: Case, act: Supposed) -> Case:
    """Return a case in which an act is as supposed: the last one recorded changed, or a new one."""
    known = [
        event
        for event in case.events
        if event.milestone == act.milestone and event.party == act.party
    ]
    if not known:
        return replace(case, events=(*case.events, _event(case, act)))
    last = known[-1]
    dates = {**last.dates, **act.dates}
    # The day of an act is one of its dates; it moves with that date.
    named = next((name for name, day in last.dates.items() if day == last.at), "")
    changed = replace(
        last,
        dates=dates,
        fields={**last.fields, **act.fields},
        at=dates.get(named, last.at),
    )
    events = tuple(changed if event is last else event for event in case.events)
    return replace(case, events=events)


def _event(case: Case, act: Supposed) -> Event:
    return Event(
        version=case.version + 1,
        milestone=act.milestone,
        party=act.party,
        dates=act.dates,
        number="",
        fields=act.fields,
        at=next(iter(act.dates.values()), case.registered),
    )
