"""The coverage map: what in a profile carries each numbered unit of the regulation."""

from collections.abc import Iterable

from msgspec import Struct

from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import Places


class CoverageLine(Struct, frozen=True, kw_only=True):
    """One unit: the references that carry it, or why it needs none, and its words."""

    cite: str
    carriers: tuple[str, ...]
    informative: str
    mapped: bool
    text: str


class CoverageTotals(Struct, frozen=True, kw_only=True):
    """How many units there are, and how many are carried, informative only, or neither."""

    units: int
    carried: int
    informative: int
    unmapped: int


def coverage(profile: Profile) -> tuple[CoverageLine, ...]:
    """Return the map in the order of the units.

    A unit without its own words shows those of the norms that carry it.
    """
    norms = {f"norms.{each.id}": each.text for each in profile.norms}
    places = Places(profile)
    lines = []
    for unit in profile.units:
        carriers = tuple(each for each in unit.carried_by if places.find(each))
        words = unit.text or " ".join(norms[each] for each in carriers if each in norms)
        lines.append(
            CoverageLine(
                cite=unit.cite,
                carriers=carriers,
                informative=unit.informative,
                mapped=bool(carriers or unit.informative),
                text=words,
            )
        )
    return tuple(lines)


def totals(lines: Iterable[CoverageLine]) -> CoverageTotals:
    """Count the lines of a map."""
    counted = tuple(lines)
    carried = sum(bool(line.carriers) for line in counted)
    unmapped = sum(not line.mapped for line in counted)
    return CoverageTotals(
        units=len(counted),
        carried=carried,
        informative=len(counted) - carried - unmapped,
        unmapped=unmapped,
    )
