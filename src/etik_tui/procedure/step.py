"""What may be done next, who owes it, and since when."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from etik_tui.procedure.condition import holds, mentioned, missing
from etik_tui.procedure.deadline import DeadlineState, deadlines
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import Milestone


class Standing(StrEnum):
    """How an act stands: done, owed, open to choice, or not in its turn yet."""

    DONE = "done"
    OWED = "owed"
    OPEN = "open"
    LATER = "later"
    NOT_APPLICABLE = "not-applicable"


class Step(Struct, frozen=True, kw_only=True):
    """An act of the regulation as it stands in a case, for one terlapor or the case.

    `since` is the day it became possible, `None` while it is not; `limit` the nearest open time
    limit it meets, `None` where the text sets none; `missing` says in words what comes first.
    """

    milestone: Milestone
    party: str
    standing: Standing
    since: date | None = None
    limit: DeadlineState | None = None
    missing: tuple[str, ...] = ()


def steps(situation: Situation) -> tuple[Step, ...]:
    """Return every act of the regulation as it stands, in profile order."""
    limits = deadlines(situation)
    return tuple(
        _step(situation, milestone, party, limits)
        for milestone in situation.profile.milestones
        for party in situation.parties_of(milestone)
    )


def next_step(situation: Situation, limits: tuple[DeadlineState, ...] | None = None) -> Step | None:
    """Return the one act that is owed next; of several, the first in profile order.

    `limits` are the deadlines of the situation, where the caller has them.
    """
    if situation.case.closed:
        return None
    for milestone in situation.profile.milestones:
        for party in situation.parties_of(milestone):
            if standing_of(situation, milestone, party) is Standing.OWED:
                known = deadlines(situation) if limits is None else limits
                return _step(situation, milestone, party, known)
    return None


def _step(
    situation: Situation, milestone: Milestone, party: str, limits: tuple[DeadlineState, ...]
) -> Step:
    standing = standing_of(situation, milestone, party)
    possible = standing not in (Standing.LATER, Standing.NOT_APPLICABLE)
    return Step(
        milestone=milestone,
        party=party,
        standing=standing,
        since=_since(situation, milestone, party) if possible else None,
        limit=_limit(situation, milestone, party, limits),
        missing=missing(situation, milestone.needs, party),
    )


def standing_of(situation: Situation, milestone: Milestone, party: str) -> Standing:
    """Return how an act stands in a case, for one terlapor or the case as a whole."""
    done = bool(situation.case.recorded(milestone.id, party))
    if done and not milestone.repeat:
        return Standing.DONE
    if situation.case.sensitive and milestone.suppress_when_sensitive:
        return Standing.NOT_APPLICABLE
    if not holds(situation, milestone.needs, party):
        return Standing.LATER
    if not holds(situation, milestone.when, party):
        return Standing.NOT_APPLICABLE
    return Standing.OWED if milestone.duty and not done else Standing.OPEN


def _since(situation: Situation, milestone: Milestone, party: str) -> date | None:
    """Return the day of the last event that the act's conditions speak of."""
    profile = situation.profile
    spoken = mentioned(profile, milestone.needs) | mentioned(profile, milestone.when)
    decision = profile.decision
    if decision and decision.milestone in spoken:
        spoken |= {each.partition(".")[0] for each in decision.replaced_by}
    days = [event.at for name in spoken for event in situation.case.recorded(name, party)]
    return max(days, default=situation.case.registered)


def _limit(
    situation: Situation, milestone: Milestone, party: str, limits: tuple[DeadlineState, ...]
) -> DeadlineState | None:
    meets = {
        rule.id
        for rule in situation.profile.deadlines
        if rule.met_by.partition(".")[0] == milestone.id
    }
    found = [
        limit
        for limit in limits
        if limit.id in meets and limit.is_open and limit.due and limit.party in ("", party)
    ]
    return min(found, key=lambda each: each.due or date.max, default=None)
