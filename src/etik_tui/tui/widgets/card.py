"""A card of the board: three lines and an empty one."""

from __future__ import annotations

from etik_tui.domain.shown import cells, shown
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.tui.badge import badge
from etik_tui.tui.tone import Span, Tone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from etik_tui.journal.row import CaseRow
    from etik_tui.workdays.count import Unit

CARD = 4
# The line of a card with what is due; the last one is empty.
DUE = 2
# Cases that may be marked at once.
MOST = 500
# Before the number of a marked card.
MARK = "●"
# Beside the card under the cursor, on each of its lines: few cells to send when it moves.
BAR = "▌"
# A part of a line that has less room than this is left out.
STUMP = 7


def card_line(
    row: CaseRow,
    part: int,
    width: int,
    left: tuple[int, Unit] | None,
    *,
    chosen: bool,
    private: bool,
    marked: bool = False,
) -> tuple[Span, ...]:
    """Return one line of a card, safe to draw and at most `width` cells: number, name, due.

    `left` is asked for on the line `DUE` alone.
    """
    edge = (BAR if chosen else " ", Tone.ACCENT)
    if part == 0:
        return (edge, *_number(row, width - 1, chosen=chosen, marked=marked))
    if part == 1:
        name = row.initials if private else "; ".join(row.terlapor)
        return (edge, (" " + shown(name or _("(tanpa terlapor)"), width - 2), Tone.PLAIN))
    return (edge, *_due(row, width - 1, left)) if part == DUE else ()


def _number(row: CaseRow, width: int, *, chosen: bool, marked: bool) -> tuple[Span, ...]:
    # The sign alone where the word does not fit.
    sign = _(" ◆ sensitif") if row.sensitive else ""
    if len(row.number) + 1 + cells(sign) > width:
        sign = sign[:2]
    number = shown(row.number, width - 1 - cells(sign))
    tone = Tone.HEAD if chosen else Tone.BOLD
    return (MARK if marked else " ", Tone.ACCENT), (number, tone), (sign, Tone.WARN)


def _due(row: CaseRow, width: int, left: tuple[int, Unit] | None) -> tuple[Span, ...]:
    if row.closed:
        words = " · ".join(each for each in (_("selesai"), row.outcome) if each)
        return ((" " + shown(words, width - 1), Tone.DIM),)
    if left is None or row.due is None:
        return ((" " + shown(row.next_act or _("tanpa tenggat"), width - 1), Tone.DIM),)
    words, tone = badge(*left)
    room, rest = max(width - 1 - len(words), 0), f" · {row.due_title or short_day(row.due)}"
    # A stump of a word tells nothing.
    rest = "" if room < STUMP < cells(rest) else shown(rest, room)
    return ((" ", Tone.PLAIN), (words, tone), (rest, Tone.DIM))
