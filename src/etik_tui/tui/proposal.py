"""Dates to propose: a hearing that leaves the notice which every reading asks for."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.procedure.deadline import deadline_state
from etik_tui.procedure.explain import proposed_dates
from etik_tui.procedure.situation import Situation
from etik_tui.profile.limit import Deadline
from etik_tui.profile.outcome import SummonsRound
from etik_tui.tui.wording import weekday_date

REACH = 60


class Proposal(Struct, frozen=True, kw_only=True):
    """A proposed day: `notice` tells whether all readings are met, `limits` whether all limits."""

    day: date
    notice: bool
    limits: bool


def round_of(situation: Situation, milestone: str) -> SummonsRound | None:
    """Return the round of summons that a milestone begins."""
    summons = situation.profile.summons
    rounds = summons.rounds if summons else ()
    return next((each for each in rounds if each.milestone == milestone), None)


def propose_hearing(
    situation: Situation, round_: SummonsRound, letter: date, party: str
) -> Proposal | None:
    """Return the first working day after a letter that keeps the notice under all readings.

    Where no such day also keeps the other limits, the first that keeps the notice; `None` where
    no day within two months does.
    """
    found = [
        day for day in _days(situation, letter) if _keeps_notice(situation, round_, letter, day)
    ]
    latest = _latest(situation, round_, party)
    good = [day for day in found if latest is None or day <= latest]
    if good:
        return Proposal(day=good[0], notice=True, limits=True)
    return Proposal(day=found[0], notice=True, limits=False) if found else None


def _days(situation: Situation, letter: date) -> Iterator[date]:
    for step in range(1, REACH):
        day = letter + timedelta(days=step)
        if situation.calendar.is_workday(day):
            yield day


def _notices(situation: Situation, round_: SummonsRound) -> Iterator[Deadline]:
    for rule in situation.profile.deadlines:
        if rule.id in round_.limits and rule.anchor == round_.hearing:
            yield rule


def _keeps_notice(situation: Situation, round_: SummonsRound, letter: date, day: date) -> bool:
    for rule in _notices(situation, round_):
        window = proposed_dates(situation, rule, day)
        if not window or not window[0] <= letter <= window[-1]:
            return False
    return True


def _latest(situation: Situation, round_: SummonsRound, party: str) -> date | None:
    """Return the last day that the other limits of the round leave for the hearing."""
    days = [
        state.due
        for rule in situation.profile.deadlines
        if rule.id in round_.limits and rule.anchor != round_.hearing
        if (state := deadline_state(situation, rule, party)).due
    ]
    return min((day for day in days if day), default=None)


def proposal_words(found: Proposal | None) -> str:
    """Say which hearing date is proposed, and what it does not satisfy."""
    if found is None:
        return _("tidak ada tanggal yang memenuhi semua tafsir")
    day = weekday_date(found.day)
    if found.limits:
        return _("usul {day}, memenuhi semua tafsir").format(day=day)
    return _("usul {day}, memenuhi semua tafsir jarak tetapi melewati tenggat lain").format(day=day)
