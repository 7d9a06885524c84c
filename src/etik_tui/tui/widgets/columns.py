"""Columns of cards, drawn line by line from the index."""

from collections.abc import Sequence
from typing import Any, Self

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from etik_tui.journal.row import CaseRow
from etik_tui.tui.board_view import HEAD, BoardView
from etik_tui.tui.shelf import Column, Shelf
from etik_tui.tui.tone import Tone
from etik_tui.tui.widgets.card import CARD
from etik_tui.tui.widgets.spread import Slot
from etik_tui.tui.widgets.toned import Toned


class Columns(Toned):
    """The columns and where the cursor is; only what is in view is read and drawn.

    What a column shows on a line is kept until that is refreshed: a key changes few of them.
    """

    PART = "board"
    COMPONENT_CLASSES = {f"board--{tone.value}" for tone in Tone}

    def __init__(
        self, shelf: Shelf, *, private: bool = False, bare: bool = False, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.shelf = shelf
        self.view = BoardView(shelf, private=private, bare=bare)
        self._drawn: dict[tuple[int, int], Sequence[Segment]] = {}

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

    def refresh(self, *regions: Region, **options: Any) -> Self:
        """Draw anew what stands in these regions, or everything."""
        if regions:
            self._forget(regions)
        else:
            self._drawn.clear()
        return super().refresh(*regions, **options)

    def notify_style_update(self) -> None:
        """Ask the style sheet anew."""
        self._drawn.clear()
        super().notify_style_update()

    def _forget(self, regions: Sequence[Region]) -> None:
        left = 0
        for place, slot in enumerate(self.view.slots()):
            for each in regions:
                if left < each.right and each.x < left + slot.width:
                    for y in each.line_range:
                        self._drawn.pop((place, y), None)
            left += slot.width

    def on_resize(self, event: events.Resize) -> None:
        self._drawn.clear()
        # The event's size has the margin in it, in which no card stands.
        self.view.resize(*self.size)

    def render_line(self, y: int) -> Strip:
        base, width = self.style_of(Tone.PLAIN), self.size.width
        if not self.view.cards.columns:
            return Strip.blank(width, base)
        if (self.view.width, self.view.height) != self.size:
            self._drawn.clear()
            self.view.resize(*self.size)
        segments: list[Segment] = []
        for place, slot in enumerate(self.view.slots()):
            if slot.width:
                segments += self._cell(place, slot, y)
        return Strip(segments, width)

    def _cell(self, place: int, slot: Slot, y: int) -> Sequence[Segment]:
        """Return what a column shows on a line, in as few pieces as it has looks."""
        known = self._drawn.get((place, y))
        if known is None:
            base = self.style_of(Tone.PLAIN)
            spans = self.view.part(place, slot, y)
            strip = Strip([Segment(text, self.style_of(tone)) for text, tone in spans])
            filled = [*strip.adjust_cell_length(slot.width - 1, base), Segment(" ", base)]
            known = self._drawn[place, y] = tuple(Segment.simplify(filled))
        return known

    def region_of(self, place: int, index: int) -> Region:
        """Return where a card of a column stands, without the empty line below it."""
        column, slots = self.view.cards.columns[place], self.view.slots()
        y = HEAD + (index - self.view.top(column)) * CARD
        return Region(self._left(place), y, slots[place].width, CARD - 1)

    def region_of_head(self, place: int) -> Region:
        """Return where the title of a column and the rule under it stand."""
        return Region(self._left(place), 0, self.view.slots()[place].width, HEAD)

    def region_of_column(self, place: int) -> Region:
        """Return where a column stands."""
        return Region(self._left(place), 0, self.view.slots()[place].width, self.size.height)

    def _left(self, place: int) -> int:
        return sum(slot.width for slot in self.view.slots()[:place])
