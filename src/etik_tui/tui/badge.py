"""How long is left, in a word or two."""

from __future__ import annotations

from etik_tui.locale import _
from etik_tui.tui.tone import Span, Tone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etik_tui.workdays.count import Unit


def day_count(n: int, unit: Unit) -> str:
    """Return a number of days: `3 hk` for working days, `3 hari` for days of the calendar."""
    return _("{n} hk").format(n=n) if unit == "kerja" else _("{n} hari").format(n=n)


def badge(left: int, unit: Unit) -> Span:
    """Return how long is left in words: `LEWAT 2 hk`, `hari ini`, `3 hk`."""
    if left < 0:
        return _("LEWAT {count}").format(count=day_count(-left, unit)), Tone.BAD
    if left == 0:
        return _("hari ini"), Tone.WARN
    return day_count(left, unit), Tone.WARN if left <= 2 else Tone.PLAIN
