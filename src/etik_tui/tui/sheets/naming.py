"""Names for ids: who a subject of a finding is, what an act or a field is called."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from etik_tui.domain.case import Case
from etik_tui.domain.fact import Value
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Role
from etik_tui.profile.act import FieldSpec, FieldType, Milestone
from etik_tui.profile.profile import Profile
from etik_tui.tui.desk import Desk
from etik_tui.tui.wording import value_words

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


def act_fields(profile: Profile, milestone: Milestone) -> Mapping[str, FieldSpec]:
    """Return the fields of an act by id; of receipt, those of every channel too."""
    fields = {field.id: field for field in milestone.fields}
    if profile.intake is None or profile.intake.milestone != milestone.id:
        return fields
    return {f.id: f for channel in profile.intake.channels for f in channel.fields} | fields


def field_words(profile: Profile | None, field: FieldSpec | None, value: Value) -> str:
    """Return the value of a field; choices, norms and sanctions by what this field calls them."""
    if field is None or profile is None:
        return value_words(value, {})
    names = {choice.id: choice.title for choice in field.choices}
    if field.type is FieldType.NORMS:
        names = {norm.id: norm.cite for norm in profile.norms}
    elif field.type is FieldType.SANCTIONS and profile.sanctions:
        names = {each.id: each.title for each in profile.sanctions.items}
    return value_words(value, names)


def in_order(values: Mapping[str, T], order: Iterable[str]) -> tuple[tuple[str, T], ...]:
    """Return what an act holds in the order of its form, and after that what else there is."""
    known = [key for key in order if key in values]
    return tuple((key, values[key]) for key in (*known, *(k for k in values if k not in known)))
