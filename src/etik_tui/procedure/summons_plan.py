"""When a summons must leave and its hearing be held, so that every limit on them is met.

Two clocks meet in a summons: the notice counted back from the hearing, and the limits that bear
on the hearing itself. Together they give the last day for the letter, which no text names.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.procedure.condition import holds, mentioned
from etik_tui.procedure.deadline import (
    DeadlineState,
    anchor_date,
    deadline_state,
    event_date,
    window,
)
from etik_tui.procedure.explain import Window, common_window
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Milestone, MilestoneKind
from etik_tui.profile.limit import Deadline, Pick
from etik_tui.profile.outcome import SummonsRound
from etik_tui.workdays.count import Unit, distance

# How far ahead a hearing is looked for where no limit bounds it, in days.
REACH = 60


class Pair(Struct, frozen=True, kw_only=True):
    """The date of a summons, sent and received that day, and of its hearing.

    `readings` tells whether the notice holds under every reading, otherwise only under those in
    force; `limits` whether the hearing meets every limit that bears on it.
    """

    letter: date
    hearing: date
    readings: bool = True
    limits: bool = True


class SummonsPlan(Struct, frozen=True, kw_only=True):
    """What the limits leave for one round of summons that has not gone out yet.

    `start` is the first day on which the letter could leave. `hearing_by` is the last day for the
    hearing under every reading, set by the limit `bound_by`; `letter_by` the last day for the
    letter. `left` counts the working days from today to it. `before` is the running limit of an
    act that must come first, and `slack` the working days from its last day to `letter_by`: at 0
    both fall on the same day, below 0 the one lets the other lapse. `earliest` and `latest` are
    the first and the last dates that satisfy all of it; where there are none, `earliest` still
    names the first that keep the notice. `supposed` marks a round that only an absence will bring.
    """

    milestone: Milestone
    round: SummonsRound
    party: str
    supposed: bool
    start: date
    hearing_by: date | None = None
    bound_by: DeadlineState | None = None
    letter_by: date | None = None
    left: int | None = None
    before: DeadlineState | None = None
    slack: int | None = None
    earliest: Pair | None = None
    latest: Pair | None = None

    @property
    def is_possible(self) -> bool:
        """Tell whether there still are dates that satisfy every limit under every reading."""
        return self.latest is not None


def summons_plans(situation: Situation) -> tuple[SummonsPlan, ...]:
    """Return a plan for every round of summons that is still to come, by terlapor."""
    if situation.profile.summons is None or situation.case.closed:
        return ()
    return tuple(
        plan
        for place, round_ in enumerate(situation.profile.summons.rounds)
        if (milestone := situation.profile.milestone(round_.milestone))
        for party in situation.parties_of(milestone)
        if (plan := _plan(situation, place, milestone, party))
    )


def propose_pair(
    situation: Situation, round_: SummonsRound, party: str, letter: date
) -> Pair | None:
    """Return the first hearing that a letter of this day leaves, `None` where none keeps notice."""
    limits = _hearing_limit(situation, round_, party)[0]
    return _earliest(situation, round_, party, (letter, letter), limits)


def _plan(situation: Situation, place: int, milestone: Milestone, party: str) -> SummonsPlan | None:
    rules = situation.profile.summons
    rounds = rules.rounds if rules else ()
    round_, previous = rounds[place], rounds[place - 1] if place else None
    supposed = previous is not None and _is_supposed(situation, previous, party)
    ahead = supposed or _is_ahead(situation, milestone, previous, party)
    if not ahead or _was_heard(situation, party):
        return None
    start = _start(situation, milestone, round_, party, previous if supposed else None)
    first, last = _letter_limits(situation, round_, party)
    span = (max(start, first) if first else start, last)
    hearing_by, bound_by = _hearing_limit(situation, round_, party)
    ends = _ends(situation, round_, party, span, hearing_by)
    # The last good day stands even when it has passed: it says what was missed.
    anyhow = _ends(situation, round_, party, (None, last), hearing_by)
    bounded = last or (hearing_by and _has_notice(situation, round_))
    letter_by = anyhow[1].letter if anyhow and bounded else None
    before = _before(situation, milestone, party)
    return SummonsPlan(
        milestone=milestone,
        round=round_,
        party=party,
        supposed=supposed,
        start=start,
        hearing_by=hearing_by,
        bound_by=bound_by,
        letter_by=letter_by,
        left=_workdays(situation, situation.today, letter_by),
        before=before,
        slack=_workdays(situation, before.due, letter_by) if before and before.due else None,
        earliest=ends[0] if ends else _anyhow(situation, round_, party, span, hearing_by),
        latest=ends[1] if ends else None,
    )


def _workdays(situation: Situation, start: date, end: date | None) -> int | None:
    return None if end is None else distance(situation.calendar, start, end, Unit.WORKING)


def _is_supposed(situation: Situation, previous: SummonsRound, party: str) -> bool:
    """Tell whether the round before has a planned hearing of which nobody knows yet who came."""
    case = situation.case
    planned = event_date(situation, previous.hearing, Pick.LAST, party)
    return planned is not None and not case.recorded(previous.attendance, party)


def _is_ahead(
    situation: Situation, milestone: Milestone, previous: SummonsRound | None, party: str
) -> bool:
    if situation.case.recorded(milestone.id, party):
        return False
    if previous is None:
        return True
    return holds(situation, milestone.needs, party) and holds(situation, milestone.when, party)


def _was_heard(situation: Situation, party: str) -> bool:
    """Tell whether a hearing was held, which makes every further summons needless."""
    return any(
        situation.case.recorded(milestone.id, party)
        for milestone in situation.profile.milestones
        if milestone.kind is MilestoneKind.HEARING
    )


def _start(
    situation: Situation,
    milestone: Milestone,
    round_: SummonsRound,
    party: str,
    supposed_after: SummonsRound | None,
) -> date:
    """Return the first working day for the letter: not before today, nor what comes before it."""
    letter = round_.measured_from.partition(".")[2]
    spec = next((each for each in milestone.dates if each.id == letter), None)
    references = spec.not_before if spec else ()
    days = [event_date(situation, each, Pick.LAST, party) for each in references]
    if supposed_after:
        days.append(event_date(situation, supposed_after.hearing, Pick.LAST, party))
    return situation.calendar.on_or_after(max([situation.today, *(day for day in days if day)]))


def _limits_on_hearing(situation: Situation, round_: SummonsRound) -> Iterator[Deadline]:
    """Yield the limits that the hearing must keep: those not counted back from it."""
    for rule in situation.profile.deadlines:
        if rule.id in round_.limits and rule.anchor != round_.hearing:
            yield rule


def _has_notice(situation: Situation, round_: SummonsRound) -> bool:
    """Tell whether a limit counts back from the hearing to the summons itself."""
    return any(
        rule.anchor == round_.hearing and rule.met_by.partition(".")[0] == round_.milestone
        for rule in situation.profile.deadlines
        if rule.id in round_.limits
    )


def _hearing_limit(
    situation: Situation, round_: SummonsRound, party: str
) -> tuple[date | None, DeadlineState | None]:
    """Return the last day that every limit leaves the hearing under every reading, and whose."""
    found: tuple[date | None, DeadlineState | None] = (None, None)
    for rule in _limits_on_hearing(situation, round_):
        for each in (situation, *_other_answers(situation, rule)):
            again = each.profile.deadline(rule.id)
            state = deadline_state(each, again, party) if again else None
            if state and state.is_open and state.due and (not found[0] or state.due < found[0]):
                found = state.due, state
    return found


def _other_answers(situation: Situation, rule: Deadline) -> Iterator[Situation]:
    for reading_id in rule.readings:
        reading = situation.base.reading(reading_id)
        for option in reading.options if reading else ():
            yield situation.under(reading_id, option.id)


def _letter_limits(situation: Situation, round_: SummonsRound, party: str) -> Window:
    """Return the days that limits on the letter itself leave, such as after a missed hearing.

    A limit that only an absence starts is counted too: it is what an absence will bring.
    """
    windows = [
        _counted(situation, rule, anchor)
        for rule in situation.profile.deadlines
        if rule.met_by.partition(".")[0] == round_.milestone and rule.anchor != round_.hearing
        if (anchor := anchor_date(situation, rule, party))
    ]
    earliest = max((start for start, _end in windows if start), default=None)
    latest = min((end for _start, end in windows if end), default=None)
    return earliest, latest


def _counted(situation: Situation, rule: Deadline, anchor: date) -> Window:
    return common_window(situation, rule, anchor) or window(situation, rule, anchor)


def _before(situation: Situation, milestone: Milestone, party: str) -> DeadlineState | None:
    """Return the running limit of an act that the letter has to wait for, the latest of several."""
    awaited = mentioned(situation.profile, milestone.needs)
    found = [
        state
        for rule in situation.profile.deadlines
        if rule.met_by.partition(".")[0] in awaited
        if (state := deadline_state(situation, rule, party)).is_open and state.due
    ]
    return max(found, key=lambda each: each.due or date.min, default=None)


# --- Dates that satisfy all of it ----------------------------------------------------------------


def _ends(
    situation: Situation, round_: SummonsRound, party: str, span: Window, hearing_by: date | None
) -> tuple[Pair, Pair] | None:
    """Return the first and the last pair that keep the notice under all readings and the limits."""
    start, end = span
    edge = hearing_by or end or situation.today
    floor = start or edge - timedelta(days=REACH)
    latest_hearing = hearing_by or max(floor, end or floor) + timedelta(days=REACH)
    pairs = [
        (first, last, hearing)
        for hearing in _workdays_between(situation, floor, latest_hearing)
        for first, last in _letters(situation, round_, party, hearing, (floor, end))
    ]
    if not pairs:
        return None
    first, _last, hearing = min(pairs)
    earliest = Pair(letter=first, hearing=hearing)
    _first, last, hearing = max(pairs, key=lambda each: (each[1], each[2]))
    return earliest, Pair(letter=last, hearing=hearing)


def _earliest(
    situation: Situation, round_: SummonsRound, party: str, span: Window, hearing_by: date | None
) -> Pair | None:
    """Return the first pair that keeps the notice, under all readings or those in force.

    The first that also keeps `hearing_by` is preferred.
    """
    start, end = span
    floor = start or situation.today
    days = tuple(_workdays_between(situation, floor, floor + timedelta(days=REACH)))
    for readings in (True, False):
        found = [
            Pair(
                letter=letters[0],
                hearing=day,
                readings=readings,
                limits=hearing_by is None or day <= hearing_by,
            )
            for day in days
            for letters in _letters(situation, round_, party, day, (floor, end), every=readings)
        ]
        if found:
            return next((each for each in found if each.limits), found[0])
    return None


def _anyhow(
    situation: Situation, round_: SummonsRound, party: str, span: Window, hearing_by: date | None
) -> Pair | None:
    """Return the first pair that keeps the notice where no pair keeps every limit too."""
    found = _earliest(situation, round_, party, span, hearing_by)
    if found is None:
        late = _earliest(situation, round_, party, (span[0], None), None)
        found = late and replace(late, limits=False)
    return found


def _workdays_between(situation: Situation, start: date, end: date) -> Iterator[date]:
    day = situation.calendar.on_or_after(start)
    while day <= end:
        yield day
        day = situation.calendar.add(day, 1)


def _letters(
    situation: Situation,
    round_: SummonsRound,
    party: str,
    hearing: date,
    span: Window,
    *,
    every: bool = True,
) -> tuple[tuple[date, date], ...]:
    """Return the first and last working day for a letter to this hearing; empty without any."""
    calendar = situation.calendar
    first, last = span[0] or hearing, min(span[1] or hearing, hearing)
    for rule in situation.profile.deadlines:
        if rule.id not in round_.limits or rule.anchor != round_.hearing:
            continue
        common = (
            common_window(situation, rule, hearing) if every else window(situation, rule, hearing)
        )
        if common is None:
            return ()
        earliest, latest = common
        if rule.met_by.partition(".")[0] == round_.milestone:
            first, last = max(first, earliest or first), min(last, latest or last)
        elif done := event_date(situation, rule.met_by, Pick.FIRST, party):
            if not (earliest or done) <= done <= (latest or done):
                return ()
        else:
            # Another act that must come before the hearing: the plan lets it go with the letter.
            last = min(last, latest or last)
    if span[0] != span[1]:
        # A day that was given stays, whatever day it is; what is proposed is a working day.
        first, last = calendar.on_or_after(first), calendar.on_or_before(last)
    return ((first, last),) if first <= last else ()
