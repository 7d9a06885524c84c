"""Why a date is what it is: rule, reading, day-by-day count, and room to move."""

from datetime import date

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.deadline import (
    DeadlineState,
    anchor_date,
    anchor_reference,
    deadline_state,
    deadlines,
    is_day_off,
    last_workday,
    unit_of,
    window,
)
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import DayUnit, Deadline, Direction, Lapse, Option, Reading
from etik_tui.workdays.count import Counting, Unit, count_days, distance


class Alternative(Struct, frozen=True, kw_only=True):
    """What one answer to a reading gives."""

    option: Option
    chosen: bool
    safe: bool
    state: DeadlineState


class ReadingShown(Struct, frozen=True, kw_only=True):
    """One reading that bears on a date, with the result of every answer."""

    reading: Reading
    alternatives: tuple[Alternative, ...]


class Slack(Struct, frozen=True, kw_only=True):
    """The room between this date and another running one, in working days (negative: none)."""

    other: DeadlineState
    days: int


class Explanation(Struct, frozen=True, kw_only=True):
    """Everything behind one date."""

    rule: Deadline
    state: DeadlineState
    counting: Counting | None
    counted_from: str
    convention: str
    readings: tuple[ReadingShown, ...]
    slack: tuple[Slack, ...]
    advice: str
    lapse: Lapse | None


def explain(situation: Situation, rule: Deadline, party: str) -> Explanation:
    """Explain one time limit of a case; the counting is empty while its anchor is unknown."""
    state = deadline_state(situation, rule, party)
    counted_from = _counted_from(situation, anchor_reference(situation, rule, party))
    return Explanation(
        rule=rule,
        state=state,
        counting=_counting(situation, rule, party, state.unit),
        counted_from=counted_from,
        convention=_convention(situation, rule, counted_from),
        readings=_readings(situation, rule, party),
        slack=slack(situation, state),
        advice=_advice(situation, state),
        lapse=rule.lapse,
    )


def _counting(situation: Situation, rule: Deadline, party: str, unit: Unit) -> Counting | None:
    anchor = anchor_date(situation, rule, party)
    if anchor is None or rule.n is None:
        return None
    days = rule.n if rule.direction is Direction.AFTER else -rule.n
    return count_days(
        situation.calendar, anchor, days, unit, count_anchor=situation.profile.time.count_anchor
    )


def _counted_from(situation: Situation, reference: str) -> str:
    head, _dot, tail = reference.partition(".")
    if head == "deadlines":
        other = situation.profile.deadline(tail)
        return _("tenggat {title}").format(title=other.title if other else tail)
    milestone = situation.profile.milestone(head)
    spec = next((each for each in milestone.dates if each.id == tail), None) if milestone else None
    if milestone is None:
        return reference
    return f"{milestone.title}: {spec.title}" if spec else milestone.title


def _convention(situation: Situation, rule: Deadline, anchor: str) -> str:
    if situation.profile.time.count_anchor:
        return _("hari {anchor} dihitung sebagai hari ke-1").format(anchor=anchor)
    if rule.direction is Direction.BEFORE:
        return _("hari sebelum {anchor} adalah hari ke-1, dihitung mundur").format(anchor=anchor)
    return _("hari sesudah {anchor} adalah hari ke-1").format(anchor=anchor)


def relevant_readings(situation: Situation, rule: Deadline) -> tuple[Reading, ...]:
    """Return the readings that bear on a limit: its own, and those on what days mean."""
    return readings_on(situation.base.readings, rule, unit_of(situation, rule))


def readings_on(readings: tuple[Reading, ...], rule: Deadline, unit: Unit) -> tuple[Reading, ...]:
    """Return those of a regulation's readings that bear on a limit counted in this unit."""
    return tuple(
        reading
        for reading in readings
        if reading.id in rule.readings or _on_time(reading, rule, unit)
    )


def _on_time(reading: Reading, rule: Deadline, unit: Unit) -> bool:
    paths = {path for option in reading.options for path in option.set}
    if "time.day" in paths and rule.unit is DayUnit.DAY:
        return True
    general = {"time.count_anchor", "time.roll"}
    if unit is Unit.WORKING:
        general |= {"time.week", "time.collective_leave_counts"}
    return rule.n is not None and bool(paths & general)


def _readings(situation: Situation, rule: Deadline, party: str) -> tuple[ReadingShown, ...]:
    return tuple(
        ReadingShown(
            reading=reading,
            alternatives=tuple(
                _alternative(situation, reading, option, rule.id, party)
                for option in reading.options
            ),
        )
        for reading in relevant_readings(situation, rule)
    )


def _alternative(
    situation: Situation, reading: Reading, option: Option, rule_id: str, party: str
) -> Alternative:
    other = situation.under(reading.id, option.id)
    rule = other.profile.deadline(rule_id) or situation.profile.deadline(rule_id)
    if rule is None:
        raise LookupError(rule_id)
    return Alternative(
        option=option,
        chosen=situation.chosen.get(reading.id, reading.default) == option.id,
        safe=reading.safe == option.id,
        state=deadline_state(other, rule, party),
    )


def slack(situation: Situation, state: DeadlineState) -> tuple[Slack, ...]:
    """Return the working days between a date and every other open one of the same case."""
    if state.due is None:
        return ()
    return tuple(
        Slack(
            other=other,
            days=distance(situation.calendar, state.due, other.due, Unit.WORKING),
        )
        for other in deadlines(situation)
        if other.due and other.is_open and (other.id, other.party) != (state.id, state.party)
    )


def _advice(situation: Situation, state: DeadlineState) -> str:
    if state.due is None or not is_day_off(situation, state.due):
        return ""
    skip = situation.calendar.why_off(state.due)
    return _(
        "Hari terakhir jatuh pada hari libur ({why}); teks tidak mengatur pergeseran. "
        "Kerjakan paling lambat {day}."
    ).format(
        why=skip.reason if skip else "",
        day=short_day(last_workday(situation, state.due)),
    )


def proposed_dates(situation: Situation, rule: Deadline, anchor: date) -> tuple[date, ...]:
    """Return the first and last day for an act that satisfy every reading of its limit.

    One day where they coincide or a side is open; none where no day satisfies all readings.
    """
    common = common_window(situation, rule, anchor)
    return tuple(day for day in dict.fromkeys(common or ()) if day)


Window = tuple[date | None, date | None]


def common_window(situation: Situation, rule: Deadline, anchor: date) -> Window | None:
    """Return the first and the last day that satisfy every reading of a limit.

    A side that no reading bounds is `None`; the whole is `None` where no day satisfies all.
    """
    windows = []
    for reading_id in rule.readings:
        reading = situation.base.reading(reading_id)
        for option in reading.options if reading else ():
            other = situation.under(reading_id, option.id)
            again = other.profile.deadline(rule.id)
            if again is not None:
                windows.append(window(other, again, anchor))
    windows = windows or [window(situation, rule, anchor)]
    earliest = max((start for start, _end in windows if start), default=None)
    latest = min((end for _start, end in windows if end), default=None)
    if earliest and latest and earliest > latest:
        return None
    return earliest, latest
