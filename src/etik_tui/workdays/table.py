"""Working days by arithmetic: the week is a formula, only days off inside it are looked up.

Day ordinals are those of `date.toordinal()`: ordinal 1 is a Monday. The rank of a day is the
number of working days from ordinal 1 up to and including it. With the days off sorted, rank and
its inverse are one division and one binary search each, for every year a `date` can name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from etik_tui.errors import InputError
from etik_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

LAST_ORDINAL = date.max.toordinal()


def date_of(ordinal: int) -> date:
    """Return the date with this ordinal; raise `InputError` outside the years 1 to 9999."""
    if not 1 <= ordinal <= LAST_ORDINAL:
        raise InputError(
            _("Hasil hitungan berada di luar tahun 1 sampai 9999."),
            remedy=_("Periksa tanggal dan jumlah harinya."),
        )
    return date.fromordinal(ordinal)


class WorkdayTable:
    """The working days of one calendar, by rank."""

    __slots__ = ("_off", "_off_set", "_ranks", "_week")

    def __init__(self, week: int, off: Iterable[int]) -> None:
        """Take the working days a week (from Monday) and the ordinals of the days off."""
        self._week = week
        self._off = sorted({ordinal for ordinal in off if (ordinal - 1) % 7 < week})
        self._off_set = frozenset(self._off)
        self._ranks = [self._in_weeks(day) - i for i, day in enumerate(self._off, start=1)]

    def _in_weeks(self, ordinal: int) -> int:
        """Count the days of the working week up to and including a day, days off or not."""
        weeks, rest = divmod(ordinal, 7)
        return weeks * self._week + min(rest, self._week)

    def is_workday(self, ordinal: int) -> bool:
        """Tell whether a day is inside the working week and not off."""
        return (ordinal - 1) % 7 < self._week and ordinal not in self._off_set

    def rank(self, ordinal: int) -> int:
        """Count the working days up to and including a day."""
        return self._in_weeks(ordinal) - bisect_right(self._off, ordinal)

    def select(self, rank: int) -> int:
        """Return the ordinal of the working day with this rank; below 1 where there is none."""
        weeks, rest = divmod(rank + bisect_left(self._ranks, rank) - 1, self._week)
        return weeks * 7 + rest + 1
