"""Dates to propose: a hearing with the notice that every reading asks for, a day already known."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.procedure.completeness import form_of
from etik_tui.procedure.deadline import event_date
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.summons_plan import propose_pair
from etik_tui.profile.act import Milestone, MilestoneKind
from etik_tui.profile.limit import Pick
from etik_tui.profile.outcome import SummonsRound
from etik_tui.tui.wording import weekday_date


class Proposal(Struct, frozen=True, kw_only=True):
    """A proposed day: `notice` tells whether all readings are met, `limits` whether all limits."""

    day: date
    notice: bool
    limits: bool


class Issued(Struct, frozen=True, kw_only=True):
    """What a paper that left the office before its act gives that act: number and date."""

    number: str
    date_id: str
    day: date


class Known(Struct, frozen=True, kw_only=True):
    """A day that an earlier act gives: for which date of this one, and that act's title."""

    date_id: str
    day: date
    source: str


def round_of(situation: Situation, milestone: str) -> SummonsRound | None:
    """Return the round of summons that a milestone begins."""
    summons = situation.profile.summons
    rounds = summons.rounds if summons else ()
    return next((each for each in rounds if each.milestone == milestone), None)


def known_day(situation: Situation, milestone: Milestone, party: str) -> Known | None:
    """Return the day that an act is about where it was recorded before, to spare typing it again.

    An attendance and a hearing take place on the day of the last summons, a record of examination
    is of the last hearing. `None` where nothing is known, or where it has not come yet.
    """
    for reference in _told_by(situation, milestone, party):
        day = event_date(situation, reference, Pick.LAST, party)
        source = situation.profile.milestone(reference.partition(".")[0])
        if day and source and day <= situation.today:
            return Known(date_id=milestone.dates[0].id, day=day, source=source.title)
    return None


def _told_by(situation: Situation, milestone: Milestone, party: str) -> Iterator[str]:
    """Yield the dates, as "milestone.date", that may say when an act takes place."""
    profile = situation.profile
    rounds = profile.summons.rounds if profile.summons else ()
    examination = profile.examination.milestone if profile.examination else ""
    if not milestone.dates:
        return
    if milestone.kind is MilestoneKind.ATTENDANCE:
        yield from (each.hearing for each in rounds if each.attendance == milestone.id)
    elif milestone.kind is MilestoneKind.HEARING and not milestone.repeat:
        issued = (
            each for each in reversed(rounds) if situation.case.recorded(each.milestone, party)
        )
        yield from (each.hearing for each in issued)
    elif milestone.id == examination:
        held = (each for each in reversed(profile.milestones) if each.kind is MilestoneKind.HEARING)
        yield from (f"{each.id}.{each.dates[0].id}" for each in held if each.dates)


def issued_before(situation: Situation, milestone: Milestone, party: str) -> Issued | None:
    """Return what the last paper of an act says that was issued while the act was not recorded."""
    form = form_of(situation, milestone, party)
    if form is None or not milestone.dates or milestone.number == "none":
        return None
    taken = {event.number for event in situation.case.events if event.number}
    for paper in reversed(situation.case.documents):
        whom = paper.party in ("", party)
        if paper.form == form.id and not paper.act and whom and paper.number not in {"", *taken}:
            day = paper.dated or paper.at
            return Issued(number=paper.number, date_id=milestone.dates[0].id, day=day)
    return None


def known_words(found: Known) -> str:
    """Say which day is proposed, and what says it."""
    day = weekday_date(found.day)
    return _("usul {day}, menurut {source}").format(day=day, source=found.source)


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
