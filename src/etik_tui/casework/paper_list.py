"""Which papers a case has, owes, and may have: by form, act and person concerned."""

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from etik_tui.casework.paper_path import form_acts
from etik_tui.domain.case import Event
from etik_tui.domain.fact import DocumentIssued
from etik_tui.domain.person import Role
from etik_tui.procedure.condition import holds
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.step import Standing, standing_of
from etik_tui.profile.act import Milestone
from etik_tui.profile.outcome import FormSpec


class PaperStanding(StrEnum):
    """How a paper stands: issued, owed because its act is recorded, or possible already."""

    ISSUED = "issued"
    OWED = "owed"
    POSSIBLE = "possible"


class PaperSlot(Struct, frozen=True, kw_only=True):
    """One paper of a case: its form, whom it concerns, the act it evidences, what was issued.

    `act` is `None` while the act is not recorded. `issued` holds the papers in the order of
    issuing; the last one is in force. A form without wording cannot be printed (`printable`).
    """

    form: FormSpec
    milestone: str
    party: str = ""
    act: Event | None = None
    issued: tuple[DocumentIssued, ...] = ()

    @property
    def standing(self) -> PaperStanding:
        """Return how the paper stands."""
        if self.issued:
            return PaperStanding.ISSUED
        return PaperStanding.OWED if self.act else PaperStanding.POSSIBLE

    @property
    def printable(self) -> bool:
        """Tell whether the profile has the form's wording."""
        return bool(self.form.text)


def papers(situation: Situation) -> tuple[PaperSlot, ...]:
    """Return the papers of a case in the order of its regulation's forms.

    Of forms whose condition does not hold, and of acts not yet in their turn, there is none.
    """
    found = [slot for form in situation.profile.forms for slot in _of_form(situation, form)]
    placed = {id(paper) for slot in found for paper in slot.issued}
    forms = {form.id: form for form in situation.profile.forms}
    for paper in situation.case.documents:
        if id(paper) not in placed and paper.form in forms:
            form, act = forms[paper.form], _event(situation, paper.act)
            milestone = act.milestone if act else form.milestone
            found.append(
                PaperSlot(
                    form=form, milestone=milestone, party=paper.party, act=act, issued=(paper,)
                )
            )
    return tuple(found)


def owed_papers(situation: Situation) -> str:
    """Return the titles of the papers owed for the last act of a case, empty for none."""
    events = situation.case.events
    last = events[-1].version if events else 0
    owed = (
        each.form.title
        for each in papers(situation)
        if each.printable
        and each.standing is PaperStanding.OWED
        and each.act
        and each.act.version == last
    )
    return "; ".join(owed)


def _event(situation: Situation, version: int) -> Event | None:
    return next((each for each in situation.case.events if each.version == version), None)


def _of_form(situation: Situation, form: FormSpec) -> Iterator[PaperSlot]:
    acts = form_acts(situation.profile, form)
    if not acts:
        accused = situation.case.with_role(Role.TERLAPOR) if form.when else ()
        for each in tuple(each.id for each in accused) or ("",):
            if holds(situation, form.when, each):
                yield _slot(situation, form, "", each, None)
        return
    for milestone in acts:
        if not _is_of_channel(situation, form, milestone):
            continue
        for party in situation.parties_of(milestone):
            if holds(situation, form.when, party):
                yield from _of_act(situation, form, milestone, party)


def _is_of_channel(situation: Situation, form: FormSpec, milestone: Milestone) -> bool:
    """Tell whether a form of receipt is that of the case's channel, or of none in particular."""
    intake = situation.profile.intake
    if intake is None or milestone.id != intake.milestone:
        return True
    channels = [each.id for each in intake.channels if each.form == form.id]
    return not channels or form.when is not None or situation.case.channel in channels


def _of_act(
    situation: Situation, form: FormSpec, milestone: Milestone, party: str
) -> Iterator[PaperSlot]:
    events = situation.case.recorded(milestone.id, party)
    for event in events:
        yield _slot(situation, form, milestone.id, party, event)
    possible = (Standing.OWED, Standing.OPEN)
    if not events and standing_of(situation, milestone, party) in possible:
        yield _slot(situation, form, milestone.id, party, None)


def _slot(
    situation: Situation, form: FormSpec, milestone: str, party: str, act: Event | None
) -> PaperSlot:
    accused = {each.id for each in situation.case.with_role(Role.TERLAPOR)}
    only = len(accused) == 1
    issued = tuple(
        paper
        for paper in situation.case.documents
        if paper.form == form.id
        and _same_act(situation, paper, milestone, act)
        and (paper.party == party or (only and paper.party in accused | {""}))
    )
    return PaperSlot(form=form, milestone=milestone, party=party, act=act, issued=issued)


def _same_act(
    situation: Situation, paper: DocumentIssued, milestone: str, act: Event | None
) -> bool:
    """Tell whether a paper is of an act, or was issued for it before it was recorded."""
    if act is not None and paper.act == act.version:
        return True
    if paper.act and _event(situation, paper.act):
        return False
    first = situation.case.recorded(milestone, act.party if act else "")[:1] if milestone else ()
    return act is None or not first or first[0].version == act.version
