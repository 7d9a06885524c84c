"""Columns of cards, drawn line by line from the index."""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from etik_tui.journal.row import CaseRow
from etik_tui.tui.board_view import HEAD, BoardView
from etik_tui.tui.shelf import Column, Shelf
from etik_tui.tui.tone import Span, Tone
from etik_tui.tui.widgets.card import CARD
from etik_tui.tui.widgets.toned import Toned


class Columns(Toned):
    """The columns and where the cursor is; only what is in view is read and drawn."""

    PART = "board"
    COMPONENT_CLASSES = {f"board--{tone.value}" for tone in Tone}

    def __init__(
        self, shelf: Shelf, *, private: bool = False, bare: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.shelf = shelf
        self.view = BoardView(shelf, private=private, bare=bare)

    @property
    def private(self) -> bool:
        """Tell whether initials stand for names."""
        return self.view.private

    @private.setter
    def private(self, private: bool) -> None:
        self.view.private = private

    @property
    def row(self) -> CaseRow | None:
        """Return the case under the cursor."""
        return self.view.row

    @property
    def column(self) -> Column | None:
        """Return the column under the cursor."""
        return self.view.column

    def show(self, shelf: Shelf) -> None:
        """Show another institution, or the same one read anew; the cursor stays where it can."""
        self.shelf = shelf
        self.view.show(shelf)
        self.refresh()

    def select(self, case_id: str) -> bool:
        """Put the cursor on a case if it is among the first pages; tell whether it is."""
        found = self.view.find(case_id)
        self.refresh()
        return found

    def on_resize(self, event: events.Resize) -> None:
        # The event's size has the margin in it, in which no card stands.
        self.view.resize(*self.size)

    def render_line(self, y: int) -> Strip:
        base, width = self.style_of(Tone.PLAIN), self.size.width
        if not self.view.cards.columns:
            return Strip.blank(width, base)
        if (self.view.width, self.view.height) != self.size:
            self.view.resize(*self.size)
        segments: list[Segment] = []
        slots = (each for each in self.view.slots() if each.width)
        for spans, slot in zip(self.view.line(y), slots, strict=True):
            segments += self._painted(spans, slot.width, base)
        return Strip(segments).adjust_cell_length(width, base)

    def _painted(self, spans: tuple[Span, ...], width: int, base: Style) -> list[Segment]:
        strip = Strip([Segment(text, self.style_of(tone)) for text, tone in spans])
        return [*strip.adjust_cell_length(width - 1, base), Segment(" ", base)]

    def region_of(self, place: int, index: int) -> Region:
        """Return where a card of a column stands."""
        column, slots = self.view.cards.columns[place], self.view.slots()
        y = HEAD + (index - self.view.top(column)) * CARD
        return Region(self._left(place), y, slots[place].width, CARD)

    def region_of_column(self, place: int) -> Region:
        """Return where a column stands."""
        return Region(self._left(place), 0, self.view.slots()[place].width, self.size.height)

    def _left(self, place: int) -> int:
        return sum(slot.width for slot in self.view.slots()[:place])
