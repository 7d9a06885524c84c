"""Ranks: finding what people wrote on a scale, and comparing it."""

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from etik_tui.domain.person import Person
from etik_tui.locale import _
from etik_tui.profile.panel import Axis, Comparison, Level, Scale
from etik_tui.profile.profile import Profile


class Place(Struct, frozen=True, kw_only=True):
    """Where a rank stands: its scale and its rung."""

    scale: Scale
    level: Level


class Outcome(StrEnum):
    """What a comparison came to; the third asks a human."""

    PASS = "pass"
    FAIL = "fail"
    INCOMPARABLE = "incomparable"


class Compared(Struct, frozen=True, kw_only=True):
    """One comparison on one axis, and why it came out so."""

    axis: Axis
    outcome: Outcome
    why: str


def locate(profile: Profile, axis: str, written: str) -> Place | None:
    """Find a rank as people write it ("Penata Tk. I (III/d)", "IIId") on the scales of an axis."""
    names = _names(profile.scales, axis)
    for candidate in _spellings(written):
        found = names.get(candidate)
        if found:
            return found
    return None


@lru_cache(maxsize=64)
def _names(scales: tuple[Scale, ...], axis: str) -> dict[str, Place]:
    names: dict[str, Place] = {}
    for scale in scales:
        if scale.axis == axis:
            for level in scale.levels:
                for name in (level.title, *level.aliases):
                    names.setdefault(_plain(name), Place(scale=scale, level=level))
    return names


def _spellings(written: str) -> tuple[str, ...]:
    """Return the ways to look a written rank up: whole, the code in brackets, parts, bare code."""
    outside = re.sub(r"\([^)]*\)", " ", written)
    inside = re.findall(r"\(([^)]*)\)", written)
    parts = re.split(r"\s[-–/]\s|,", written)
    bare = re.sub(r"\bgol(ongan)?(\s+ruang)?\b\.?", " ", written, flags=re.IGNORECASE)
    tried = (written, *inside, outside, *parts, bare)
    return tuple(plain for text in tried if (plain := _plain(text)))


def _plain(text: str) -> str:
    lowered = re.sub(r"\btk\b\.?", "tingkat", text.lower())
    return re.sub(r"[\s./_-]+", "", lowered)


def compare(
    profile: Profile, axis: Axis, member: Person, terlapor: Person, comparison: Comparison
) -> Compared:
    """Compare a member's rank with the terlapor's on one axis."""
    mine, theirs = str(getattr(member, axis.field)), str(getattr(terlapor, axis.field))
    here, there = locate(profile, axis.id, mine), locate(profile, axis.id, theirs)
    reason = _incomparable(axis, (mine, here), (theirs, there))
    if here is None or there is None or reason:
        return Compared(axis=axis, outcome=Outcome.INCOMPARABLE, why=reason)
    gap = here.level.order - there.level.order
    passed = gap > 0 if comparison is Comparison.HIGHER else gap >= 0
    relation = (
        _("lebih tinggi dari")
        if gap > 0
        else _("sama dengan")
        if gap == 0
        else _("lebih rendah dari")
    )
    why = _("{axis}: {mine} {relation} {theirs}").format(
        axis=axis.title, mine=here.level.title, relation=relation, theirs=there.level.title
    )
    if here.scale.proposed:
        why = _("{why} (menurut skala usulan, bukan peraturan)").format(why=why)
    return Compared(axis=axis, outcome=Outcome.PASS if passed else Outcome.FAIL, why=why)


def _incomparable(
    axis: Axis, mine: tuple[str, Place | None], theirs: tuple[str, Place | None]
) -> str:
    for who, (written, place) in ((_("anggota"), mine), (_("terlapor"), theirs)):
        if not written:
            return _("{axis} {who} belum diisi").format(axis=axis.title, who=who)
        if place is None:
            return _("{axis} {who} “{written}” tidak ada pada skala mana pun").format(
                axis=axis.title, who=who, written=written
            )
    here, there = mine[1], theirs[1]
    if here and there and here.scale.id != there.scale.id:
        return _("{axis}: skala {mine} dan {theirs} tidak diperbandingkan oleh teks").format(
            axis=axis.title, mine=here.scale.title, theirs=there.scale.title
        )
    return ""
