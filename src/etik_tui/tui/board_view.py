"""The board as lines of text with tones: columns, cards, cursor, and what is in view.

It knows nothing of the framework, so that the first picture can be painted before that is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator

from etik_tui.domain.shown import shown
from etik_tui.locale import _
from etik_tui.tui.tone import Span, Tone
from etik_tui.tui.widgets.card import CARD, DUE, card_line
from etik_tui.tui.widgets.spread import Slot, spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from etik_tui.journal.row import CaseRow
    from etik_tui.tui.shelf import Column
    from etik_tui.workdays.count import Unit

    class Cards(Protocol):
        """Columns of cases, and how many days each case has left."""

        @property
        def columns(self) -> tuple[Column, ...]:
            """Return the stages in order."""

        def row(self, stage: str, place: int) -> CaseRow | None:
            """Return the case at a place of a column."""

        def left(self, row: CaseRow) -> tuple[int, Unit] | None:
            """Return the days to a case's next due date, and their unit."""


HEAD = 2


class BoardView:
    """Where the cursor is and what is in view of `width` x `height` cells; `bare` has no rules."""

    def __init__(self, cards: Cards, *, private: bool = False, bare: bool = False) -> None:
        self.cards = cards
        self.private = private
        self.bare = bare
        self.width = self.height = 0
        self.at = 0
        self._places: dict[str, int] = {}
        self._tops: dict[str, int] = {}
        self._first_open = 0
        self.marked: frozenset[str] = frozenset()
        self._room: tuple[object, ...] = ()
        self._slots: tuple[Slot, ...] = ()
        self.settle()

    @property
    def column(self) -> Column | None:
        """Return the column under the cursor."""
        columns = self.cards.columns
        return columns[self.at] if columns else None

    @property
    def row(self) -> CaseRow | None:
        """Return the case under the cursor."""
        column = self.column
        return self.cards.row(column.stage, self.place(column)) if column else None

    @property
    def fits(self) -> int:
        """Return how many cards stand under one another."""
        return max((self.height - HEAD) // CARD, 1)

    def resize(self, width: int, height: int) -> None:
        """Take other measures; the cursor stays in view."""
        self.width, self.height = width, height
        for each in self.cards.columns:
            self.put(each, self.place(each))

    def show(self, cards: Cards) -> None:
        """Show other cases, or the same ones read anew; the cursor stays where it can."""
        kept = self.row
        self.cards = cards
        self.settle()
        if kept is not None:
            self.find(kept.case_id)

    def settle(self) -> None:
        """Keep the cursor inside what there is, on a column that has cards."""
        columns = self.cards.columns
        self.at = min(self.at, max(len(columns) - 1, 0))
        filled = [place for place, each in enumerate(columns) if each.count]
        if filled and self.at not in filled:
            self.at = min(filled, key=lambda place: abs(place - self.at))
        for each in columns:
            self.put(each, min(self.place(each), max(each.count - 1, 0)))

    def find(self, case_id: str) -> bool:
        """Put the cursor on a case if it is among the first pages; tell whether it is."""
        order = [self.at, *range(len(self.cards.columns))]
        for place in order:
            column = self.cards.columns[place]
            for index in range(min(column.count, 200)):
                row = self.cards.row(column.stage, index)
                if row is not None and row.case_id == case_id:
                    self.at = place
                    self.put(column, index)
                    return True
        return False

    def place(self, column: Column) -> int:
        """Return where in a column the cursor is or was."""
        return self._places.get(column.stage, 0)

    def top(self, column: Column) -> int:
        """Return the first card of a column in view."""
        return self._tops.get(column.stage, 0)

    def put(self, column: Column, place: int) -> None:
        """Put the cursor of a column on a card and bring that into view."""
        self._places[column.stage] = place
        self._tops[column.stage] = max(0, min(place, max(self.top(column), place - self.fits + 1)))

    def slots(self) -> tuple[Slot, ...]:
        """Return the room of each column."""
        room = (self.width, self.at, self.cards.columns)
        if room != self._room:
            counts = [each.count for each in self.cards.columns]
            self._slots, self._first_open = spread(self.width, counts, self.at, self._first_open)
            self._room = room
        return self._slots

    def line(self, y: int) -> Iterator[tuple[Span, ...]]:
        """Yield the parts of a line, one for each column, each to be cut and filled to `slots`."""
        for place, slot in enumerate(self.slots()):
            if slot.width:
                yield self.part(place, slot, y)

    def part(self, place: int, slot: Slot, y: int) -> tuple[Span, ...]:
        """Return what a column shows on a line, to be cut and filled to its slot."""
        if slot.folded:
            return self._folded(self.cards.columns[place], y)
        return self._open(place, slot, y)

    def _folded(self, column: Column, y: int) -> tuple[Span, ...]:
        tone = Tone.PLAIN if column.count else Tone.DIM
        if y == 0:
            return ((f"{_few(column.count):>2}", tone),)
        if y == 1:
            return (("  " if self.bare else "──", Tone.DIM),)
        letters = shown(column.short)
        return ((f" {letters[y - HEAD]}", tone),) if y - HEAD < len(letters) else ()

    def _open(self, place: int, slot: Slot, y: int) -> tuple[Span, ...]:
        here, column = place == self.at, self.cards.columns[place]
        if y == 0:
            return tuple(_title(column, slot.width - 1, here=here))
        if y == 1:
            return self._rule(column, slot.width - 1, here=here)
        index = self.top(column) + (y - HEAD) // CARD
        row = self.cards.row(column.stage, index) if index < column.count else None
        if row is None:
            return ()
        chosen, part = here and index == self.place(column), (y - HEAD) % CARD
        left = self.cards.left(row) if part == DUE else None
        return card_line(
            row,
            part,
            slot.width - 1,
            left,
            chosen=chosen,
            private=self.private,
            marked=bool(self.marked) and row.case_id in self.marked,
        )

    def _rule(self, column: Column, width: int, *, here: bool) -> tuple[Span, ...]:
        """Draw the rule under a title, with how many cards are out of view."""
        top = self.top(column)
        below = column.count - top - self.fits
        signs = [f"↑{top}"] if top else []
        signs += [f"↓{below}"] if below > 0 else []
        more = " " + " ".join(signs) if signs else ""
        stroke = (" " if self.bare else "━" if here else "─") * (width - len(more))
        return ((stroke, Tone.ACCENT if here else Tone.DIM), (more, Tone.DIM))


def board_head(
    name: str, turn: tuple[int, int], count: int, late: int, text: str = ""
) -> Iterator[Span]:
    """Yield what the header says of a board: whose it is, which of how many, cases, search."""
    yield f" {name}", Tone.BOLD
    if turn[1] > 1:
        yield f" {turn[0]}/{turn[1]}", Tone.DIM
    yield _("  {n} perkara").format(n=count), Tone.PLAIN
    if late:
        yield _("  {n} lewat tenggat").format(n=late), Tone.BAD
    if text:
        yield _("  cari: {text}").format(text=text), Tone.ACCENT


def _few(count: int) -> str:
    return str(count) if count < 100 else "99"


def _title(column: Column, width: int, *, here: bool) -> Iterator[Span]:
    count = f" {column.count}"
    late = f" ·{column.overdue}!" if column.overdue else ""
    room = width - len(count) - len(late)
    name = column.title if len(column.title) <= room else column.short
    yield shown(name, room), Tone.BOLD if here else Tone.PLAIN
    yield count, Tone.DIM
    yield late, Tone.BAD
