"""Running clocks drawn as bars on one scale of days; signs carry the meaning, not colour."""

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.procedure.deadline import DeadlineState
from etik_tui.tui.wording import short_date

# The far past and the far future are cut, so that one old clock does not flatten the others.
BACK, AHEAD = timedelta(days=60), timedelta(days=120)


class Scale(Struct, frozen=True, kw_only=True):
    """The days from `first` to `last` on so many cells, with a mark on today."""

    first: date
    last: date
    today: date
    width: int

    def cell(self, day: date) -> int:
        """Return the cell of a day; the nearest one for a day beyond the ends."""
        span = max((self.last - self.first).days, 1)
        place = round((day - self.first).days * (self.width - 1) / span)
        return max(0, min(place, self.width - 1))


def scale_of(states: Iterable[DeadlineState], today: date, width: int) -> Scale:
    """Return a scale that holds today and every clock, within reason."""
    days = [day for state in states for day in (state.anchor, state.due or state.earliest) if day]
    first, last = min([*days, today]), max([*days, today])
    first, last = max(first, today - BACK), min(last, today + AHEAD)
    return Scale(first=first, last=max(last, first + timedelta(days=1)), today=today, width=width)


def axis(scale: Scale) -> str:
    """Return the line above the bars: the ends of the scale and today."""
    row = [" "] * scale.width
    here, end, words = scale.cell(scale.today), short_date(scale.last), _("hari ini")
    row[here] = "▼"
    _put(row, here + 1 if here + 2 + len(words) < scale.width else here - len(words), words)
    _put(row, 0, short_date(scale.first))
    _put(row, scale.width - len(end), end)
    return "".join(row).rstrip()


def _put(row: list[str], start: int, words: str) -> None:
    """Write words into a row where nothing stands yet; next to today's mark they may stand."""
    around = row[max(start, 0) : start + len(words)]
    if start >= 0 and all(each == " " for each in around):
        row[start : start + len(words)] = words


def bar(state: DeadlineState, scale: Scale) -> str:
    """Return one clock: `├━━━┃───┤`, gone and left; `!` are the days since it passed.

    `◄` and `►` say that it begins before the scale or ends after it.
    """
    end = state.due or state.earliest
    if end is None or state.anchor is None:
        return ""
    start, end = min(state.anchor, end), max(state.anchor, end)
    first, last, here = scale.cell(start), scale.cell(end), scale.cell(scale.today)
    row = ["·"] * scale.width
    for place in range(first, last + 1):
        row[place] = "━" if place < here else "─"
    for place in range(last + 1, here if scale.today > end else 0):
        row[place] = "!"
    row[here] = "┃"
    row[first] = "◄" if start < scale.first else "├"
    row[last] = "►" if end > scale.last else "┤"
    return "".join(row)
