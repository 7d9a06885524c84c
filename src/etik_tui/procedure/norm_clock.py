"""The clocks that norms carry: what an employee owes by when, computed without any case."""

from datetime import date

from msgspec import Struct

from etik_tui.procedure.deadline import unit_of, window
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Deadline, Option
from etik_tui.workdays.count import Unit


class ClockReading(Struct, frozen=True, kw_only=True):
    """One clock under one answer: its last day, what it counts, and whether it is the target.

    `option` is `None` where the text leaves no question open.
    """

    rule: Deadline
    option: Option | None
    unit: Unit
    due: date | None
    target: bool


def norm_clock(situation: Situation, norm: str, start: date) -> tuple[ClockReading, ...]:
    """Return the last days of a norm's duty for an event on `start`, under every reading.

    The target is the answer that satisfies all, or else the one in force; the others show how
    far a different reading would reach.
    """
    return tuple(
        each
        for rule in situation.profile.deadlines
        if rule.norm == norm
        for each in _under_all(situation, rule, start)
    )


def _under_all(situation: Situation, rule: Deadline, start: date) -> list[ClockReading]:
    found = []
    for reading_id in rule.readings:
        reading = situation.base.reading(reading_id)
        if reading is None:
            continue
        wanted = reading.safe or situation.chosen.get(reading_id, reading.default)
        for option in reading.options:
            other = situation.under(reading_id, option.id)
            found.append(_clock(other, rule, start, option, target=option.id == wanted))
    return found or [_clock(situation, rule, start, None, target=True)]


def _clock(
    situation: Situation, rule: Deadline, start: date, option: Option | None, *, target: bool
) -> ClockReading:
    current = situation.profile.deadline(rule.id) or rule
    return ClockReading(
        rule=current,
        option=option,
        unit=unit_of(situation, current),
        due=window(situation, current, start)[1],
        target=target,
    )
