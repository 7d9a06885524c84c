"""Dates to propose: a hearing that leaves the notice which every reading asks for."""

from datetime import date

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.summons_plan import propose_pair
from etik_tui.profile.outcome import SummonsRound
from etik_tui.tui.wording import weekday_date


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

    Where none does, the first under the readings in force; where no such day also keeps the other
    limits, the first that keeps the notice; `None` where no day within two months does.
    """
    pair = propose_pair(situation, round_, party, letter)
    if pair is None:
        return None
    return Proposal(day=pair.hearing, notice=pair.readings, limits=pair.limits)


def proposal_words(found: Proposal | None) -> str:
    """Say which hearing date is proposed, and what it does not satisfy."""
    if found is None:
        return _("tidak ada tanggal yang memenuhi semua tafsir")
    day = weekday_date(found.day)
    if not found.notice:
        return _("usul {day}, hanya memenuhi tafsir yang dipakai").format(day=day)
    if found.limits:
        return _("usul {day}, memenuhi semua tafsir").format(day=day)
    return _("usul {day}, memenuhi semua tafsir jarak tetapi melewati tenggat lain").format(day=day)
