"""Time limits of a case: when each is due, and where it stands."""

from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from etik_tui.domain.case import Event
from etik_tui.procedure.condition import holds, mentioned
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Bound, DayUnit, Deadline, Direction, Pick, Roll
from etik_tui.workdays.count import Unit, days_left, offset


class Status(StrEnum):
    """Where a time limit stands; `lapsed` is a right that was not used in time."""

    MET = "met"
    LATE = "late"
    EARLY = "early"
    OVERDUE = "overdue"
    LAPSED = "lapsed"
    RUNNING = "running"
    NOT_YET = "not-yet"
    NOT_APPLICABLE = "not-applicable"
    NOT_REGULATED = "not-regulated"


OPEN = frozenset({Status.RUNNING, Status.OVERDUE})


class DeadlineState(Struct, frozen=True, kw_only=True):
    """One time limit, of one terlapor or of the case (`party` "").

    `anchor` is the day counted from, `earliest` and `due` the first and the last good day,
    `met` the day of the act that meets it. `left` counts the days to the last one in `unit`
    (negative once past). `provisional` names years without a decree in the count.
    """

    id: str
    code: str
    title: str
    cite: str
    party: str
    status: Status
    actor: str
    unit: Unit = Unit.CALENDAR
    anchor: date | None = None
    earliest: date | None = None
    due: date | None = None
    met: date | None = None
    left: int | None = None
    provisional: tuple[int, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to act."""
        return self.status in OPEN


def deadlines(situation: Situation) -> tuple[DeadlineState, ...]:
    """Return every time limit of the regulation as it stands in this case, in profile order."""
    return tuple(
        deadline_state(situation, rule, party)
        for rule in situation.profile.deadlines
        for party in situation.parties(rule.per)
    )


def deadline_state(situation: Situation, rule: Deadline, party: str) -> DeadlineState:
    """Return where one time limit stands for one terlapor, or for the case."""
    unit = unit_of(situation, rule)
    state = DeadlineState(
        id=rule.id,
        code=rule.code,
        title=rule.title,
        cite=rule.cite,
        party=party,
        status=Status.NOT_YET,
        actor=rule.actor,
        unit=unit,
    )
    if not holds(situation, rule.when, party):
        return _changed(state, status=_unasked(situation, rule, party))
    anchor = anchor_date(situation, rule, party)
    met = met_date(situation, rule, party)
    if anchor is None:
        return _changed(state, met=met)
    earliest, due = window(situation, rule, anchor)
    left = None if due is None else days_left(situation.calendar, situation.today, due, unit)
    return _changed(
        state,
        status=_status(rule, earliest, due, met, situation.today),
        anchor=anchor,
        earliest=earliest,
        due=due,
        met=met,
        left=left,
        provisional=_provisional(situation, unit, anchor, due or earliest),
    )


def _changed(state: DeadlineState, **changes: object) -> DeadlineState:
    from msgspec.structs import replace

    return replace(state, **changes)


def _unasked(situation: Situation, rule: Deadline, party: str) -> Status:
    """Tell apart a limit whose condition is still open from one that will not come."""
    spoken = mentioned(situation.profile, rule.when)
    open_question = any(not situation.case.recorded(milestone, party) for milestone in spoken)
    return Status.NOT_YET if open_question else Status.NOT_APPLICABLE


def _status(
    rule: Deadline, earliest: date | None, due: date | None, met: date | None, today: date
) -> Status:
    if met is not None:
        if due is not None and met > due:
            return Status.LATE
        return Status.EARLY if earliest is not None and met < earliest else Status.MET
    if due is None or today <= due:
        return Status.RUNNING
    return Status.OVERDUE if rule.duty else Status.LAPSED


def _provisional(
    situation: Situation, unit: Unit, start: date, end: date | None
) -> tuple[int, ...]:
    if unit is Unit.CALENDAR or end is None:
        return ()
    return situation.calendar.provisional_years(min(start, end), max(start, end))


def unit_of(situation: Situation, rule: Deadline) -> Unit:
    """Return what the limit counts, with the bare word `hari` resolved by the regulation."""
    asked = situation.profile.time.day if rule.unit is DayUnit.DAY else rule.unit
    return Unit.WORKING if asked is DayUnit.WORKING else Unit.CALENDAR


def window(situation: Situation, rule: Deadline, anchor: date) -> tuple[date | None, date | None]:
    """Return the first and the last good day for the act, given the anchor.

    A side that the rule does not bound is `None`.
    """
    after = rule.direction is Direction.AFTER
    if rule.n is None:
        return (anchor, None) if after else (None, anchor)
    edge = _edge(situation, rule, anchor)
    if rule.bound is Bound.EXACTLY:
        return edge, edge
    if rule.bound is Bound.WITHIN:
        return (anchor, edge) if after else (edge, anchor)
    return (edge, None) if after else (None, edge)


def _edge(situation: Situation, rule: Deadline, anchor: date) -> date:
    time, calendar = situation.profile.time, situation.calendar
    days = (rule.n or 0) if rule.direction is Direction.AFTER else -(rule.n or 0)
    edge = offset(calendar, anchor, days, unit_of(situation, rule), count_anchor=time.count_anchor)
    if time.roll is Roll.NEXT:
        return calendar.on_or_after(edge)
    return calendar.on_or_before(edge) if time.roll is Roll.PREVIOUS else edge


def anchor_date(situation: Situation, rule: Deadline, party: str) -> date | None:
    """Return the day a limit counts from: a date of a milestone, or another limit's due date."""
    reference = anchor_reference(situation, rule, party)
    head, _dot, tail = reference.partition(".")
    if head == "deadlines":
        other = situation.profile.deadline(tail)
        return deadline_state(situation, other, party).due if other else None
    return event_date(situation, reference, rule.anchor_pick, party)


def anchor_reference(situation: Situation, rule: Deadline, party: str) -> str:
    """Return what a limit counts from: its anchor, or the last recorded date that moves it."""
    moved = (
        each
        for each in reversed(rule.moved_by)
        if event_date(situation, each, rule.anchor_pick, party)
    )
    return next(moved, rule.anchor)


def met_date(situation: Situation, rule: Deadline, party: str) -> date | None:
    """Return the day of the act that meets a limit, if it was recorded."""
    return event_date(situation, rule.met_by, rule.met_pick, party)


def event_date(situation: Situation, reference: str, pick: Pick, party: str) -> date | None:
    """Return the date that "milestone.date" names in the first or last event that has it."""
    milestone, _dot, name = reference.partition(".")
    events: tuple[Event, ...] = situation.case.recorded(milestone, party)
    found = [event.dates[name] for event in events if name in event.dates]
    if not found:
        return None
    return found[0] if pick is Pick.FIRST else found[-1]


def is_day_off(situation: Situation, day: date) -> bool:
    """Tell whether a day is none on which the office works."""
    return not situation.calendar.is_workday(day)


def last_workday(situation: Situation, day: date) -> date:
    """Return the last working day before a day."""
    return situation.calendar.on_or_before(day - timedelta(days=1))
