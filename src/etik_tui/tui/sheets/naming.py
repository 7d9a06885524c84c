"""Names for ids: who a subject of a finding is, what an act or a field is called."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from etik_tui.domain.case import Case
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Role
from etik_tui.profile.profile import Profile
from etik_tui.tui.desk import Desk

T = TypeVar("T")


def subject_names(desk: Desk, case: Case, majelis: Majelis | None = None) -> Mapping[str, str]:
    """Return the names behind the ids of seats and, where there are several, of terlapor."""
    panel = majelis or case.majelis
    names = {seat.id: desk.name(seat.person) for seat in panel.seats} if panel else {}
    accused = case.with_role(Role.TERLAPOR)
    if len(accused) > 1:
        names |= {party.id: desk.name(party.person) for party in accused}
    return names


def party_name(desk: Desk, case: Case, party_id: str) -> str:
    """Return the name of a party, empty where none is meant."""
    party = case.party(party_id)
    return desk.name(party.person) if party else ""


def value_names(profile: Profile) -> Mapping[str, str]:
    """Return the titles behind the ids of choices, norms, sanctions and outcomes."""
    names: dict[str, str] = {}
    for milestone in profile.milestones:
        for field in milestone.fields:
            names |= {choice.id: choice.title for choice in field.choices}
    for channel in profile.intake.channels if profile.intake else ():
        for field in channel.fields:
            names |= {choice.id: choice.title for choice in field.choices}
    names |= {norm.id: norm.cite for norm in profile.norms}
    if profile.sanctions:
        names |= {each.id: each.title for each in profile.sanctions.items}
    return names


def in_order(values: Mapping[str, T], order: Iterable[str]) -> tuple[tuple[str, T], ...]:
    """Return what an act holds in the order of its form, and after that what else there is."""
    known = [key for key in order if key in values]
    return tuple((key, values[key]) for key in (*known, *(k for k in values if k not in known)))
