"""Conditions: when a rule applies, said as data."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from etik_tui.domain.person import Role
from etik_tui.profile.part import Id, Part, Ref


class Condition(Part, frozen=True, kw_only=True):
    """One test on a case; several keys in one table must all hold.

    `field` reads the latest event of "milestone.field" (of the terlapor at hand) and goes with
    `is` or `in`; with neither, it must be filled in. With `ever` any event of it may have it.
    """

    recorded: Annotated[Id | None, Meta(description="tonggak yang sudah tercatat")] = None
    field: Annotated[Ref | None, Meta(description='isian "tonggak.isian"')] = None
    is_: Annotated[str | None, Meta(description="nilai isian itu")] = msgspec.field(
        default=None, name="is"
    )
    in_: Annotated[tuple[str, ...], Meta(description="salah satu nilai ini")] = msgspec.field(
        default=(), name="in"
    )
    ever: Annotated[bool, Meta(description="isian catatan mana pun, bukan hanya terakhir")] = False
    channel: Annotated[tuple[Id, ...], Meta(description="jalur masuk perkara")] = ()
    party: Annotated[Role | None, Meta(description="ada pihak dengan peran ini")] = None
    evidence: Annotated[bool | None, Meta(description="ada alat bukti tercatat")] = None
    allegation: Annotated[bool | None, Meta(description="ada dugaan dengan norma")] = None
    question: Annotated[bool | None, Meta(description="ada tanya jawab tercatat")] = None
    sensitive: Annotated[bool | None, Meta(description="perkara ditandai sensitif")] = None
    restricted: Annotated[bool | None, Meta(description="akses perkara dibatasi")] = None
    tally: Annotated[
        str | None, Meta(description="hasil hitung suara: kosong, mayoritas, seri")
    ] = None
    outcome: Annotated[
        tuple[Id, ...], Meta(description="hasil putusan yang berlaku, juga sesudah keberatan")
    ] = ()
    overdue: Annotated[Id | None, Meta(description="tenggat ini terlewati")] = None
    all_: Annotated[tuple[Condition, ...], Meta(description="semua syarat")] = msgspec.field(
        default=(), name="all"
    )
    any_: Annotated[tuple[Condition, ...], Meta(description="salah satu syarat")] = msgspec.field(
        default=(), name="any"
    )
    not_: Annotated[Condition | None, Meta(description="ingkaran")] = msgspec.field(
        default=None, name="not"
    )
