"""How columns share the width: open around the cursor, folded elsewhere and where empty."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Sequence

NARROWEST = 21
FOLDED = 3


class Slot(namedtuple("Slot", ("width", "folded"))):  # noqa: PYI024 - typing is not loaded yet
    """The room of one column in cells, none if it does not fit at all; and whether it is folded."""

    __slots__ = ()
    width: int
    folded: bool


def spread(width: int, counts: Sequence[int], at: int, first: int) -> tuple[tuple[Slot, ...], int]:
    """Return the room of each column, and which of the filled ones is the first open one.

    `first` is the answer of the last time, so that columns stay put while the cursor moves
    among the open ones.
    """
    filled = [place for place, count in enumerate(counts) if count] or [at]
    strips = FOLDED * (len(counts) - 1)
    folded = FOLDED if strips + NARROWEST <= width else 0
    number = 1
    while number < len(filled) and _needs(number + 1, len(counts), folded) <= width:
        number += 1
    here = filled.index(at) if at in filled else 0
    first = max(0, min(first, len(filled) - number))
    first = min(max(first, here - number + 1), here)
    opened = filled[first : first + number]
    room = width - folded * (len(counts) - len(opened))
    share, rest = divmod(room, len(opened))
    slots = [Slot(width=folded, folded=True) for _count in counts]
    for place, column in enumerate(opened):
        slots[column] = Slot(width=share + (place < rest), folded=False)
    return tuple(slots), first


def _needs(opened: int, columns: int, folded: int) -> int:
    return opened * NARROWEST + (columns - opened) * folded
