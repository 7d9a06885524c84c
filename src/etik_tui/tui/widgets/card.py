"""A card of the board: three lines and an empty one."""

from etik_tui.domain.shown import shown
from etik_tui.journal.row import CaseRow
from etik_tui.locale import _
from etik_tui.tui.line import Span, Tone
from etik_tui.tui.wording import badge, short_date
from etik_tui.workdays.count import Unit

CARD = 4


def card_line(
    row: CaseRow,
    part: int,
    width: int,
    left: tuple[int, Unit] | None,
    *,
    chosen: bool,
    private: bool,
) -> tuple[Span, ...]:
    """Return one line of a card, safe to draw and at most `width` cells: number, name, due."""
    if part == 0:
        return _number(row, width, chosen=chosen)
    if part == 1:
        name = row.initials if private else "; ".join(row.terlapor)
        return (("  " + shown(name or _("(tanpa terlapor)"), width - 2), Tone.PLAIN),)
    return _due(row, width, left) if part == 2 else ()


def _number(row: CaseRow, width: int, *, chosen: bool) -> tuple[Span, ...]:
    mark = "▸ " if chosen else "  "
    # The sign alone where the word does not fit.
    sign = _(" ◆ sensitif") if row.sensitive else ""
    if len(row.number) + 2 + len(sign) > width:
        sign = sign[:2]
    number = shown(row.number, width - 2 - len(sign))
    return (mark, Tone.ACCENT), (number, Tone.BOLD), (sign, Tone.WARN)


def _due(row: CaseRow, width: int, left: tuple[int, Unit] | None) -> tuple[Span, ...]:
    if row.closed:
        words = " · ".join(each for each in (_("selesai"), row.outcome) if each)
        return (("  " + shown(words, width - 2), Tone.DIM),)
    if left is None or row.due is None:
        return (("  " + shown(row.next_act or _("tanpa tenggat"), width - 2), Tone.DIM),)
    words, tone = badge(*left)
    rest = shown(f" · {row.due_title or short_date(row.due)}", max(width - 2 - len(words), 0))
    return (("  ", Tone.PLAIN), (words, tone), (rest, Tone.DIM))
