"""Registers of the office: books kept beside the cases, such as of trainings and evaluations."""

from typing import Annotated

from msgspec import Meta

from etik_tui.profile.act import DateSpec, FieldSpec
from etik_tui.profile.part import Id, Rule, Text


class RegisterSpec(Rule, frozen=True, kw_only=True):
    """A book of the office: what one entry carries.

    The first date is the day of the entry. `unit` is the field that names the units which an
    entry reached, for the count per unit.
    """

    id: Id
    title: Text
    dates: Annotated[tuple[DateSpec, ...], Meta(min_length=1)]
    fields: tuple[FieldSpec, ...] = ()
    unit: Annotated[str, Meta(description="isian yang memuat unit")] = ""
