"""The board: cards in columns, drawn line by line from the index."""

from collections.abc import Iterator, Sequence
from functools import partial

from textual import events
from textual.binding import Binding
from textual.geometry import Offset
from textual.message import Message

from etik_tui.tui.board_view import HEAD
from etik_tui.tui.target import Target
from etik_tui.tui.widgets.card import CARD, MOST
from etik_tui.tui.widgets.columns import Columns


class Board(Columns, can_focus=True):
    """One column per stage, moved over by keys and by the mouse."""

    BINDINGS = [
        Binding("left,h", "aside(-1)", show=False, id="board.left"),
        Binding("right,l", "aside(1)", show=False, id="board.right"),
        Binding("down,j", "move(1)", show=False, id="board.down"),
        Binding("up,k", "move(-1)", show=False, id="board.up"),
        Binding("pagedown,space", "page(1)", show=False, id="board.page-down"),
        Binding("pageup", "page(-1)", show=False, id="board.page-up"),
        Binding("home,g", "edge(-1)", show=False, id="board.first"),
        Binding("end,G", "edge(1)", show=False, id="board.last"),
        Binding("enter", "open", show=False, id="board.open"),
    ]

    class Opened(Message):
        """A card was opened."""

        def __init__(self, case_id: str) -> None:
            super().__init__()
            self.case_id = case_id

    @property
    def here(self) -> str:
        """Return the case under the cursor, empty where there is none."""
        return self.row.case_id if self.row else ""

    @property
    def reach(self) -> Sequence[str]:
        """Return the cases of the column under the cursor, in order, so many as may be marked."""
        column = self.column
        count = min(column.count, MOST) if column else 0
        rows = (self.shelf.row(column.stage, place) for place in range(count) if column)
        return tuple(row.case_id for row in rows if row)

    def show_marked(self, cases: frozenset[str]) -> None:
        """Show which cases are marked; of one that is changed alone, its card is drawn."""
        changed, self.view.marked = self.view.marked ^ cases, cases
        column = self.column
        if column and changed == {self.here}:
            self.refresh(self.region_of(self.view.at, self.view.place(column)))
        elif changed:
            self.refresh()

    def _move_to(self, index: int) -> None:
        column = self.column
        if column is None or not column.count:
            return
        index = max(0, min(index, column.count - 1))
        before, top = self.view.place(column), self.view.top(column)
        if index == before:
            return
        self.view.put(column, index)
        at = self.view.at
        if self.view.top(column) == top:
            self.refresh(self.region_of(at, before), self.region_of(at, index))
        else:
            self.refresh(self.region_of_column(at))

    def action_move(self, step: int) -> None:
        """Move up or down within the column."""
        if self.column:
            self._move_to(self.view.place(self.column) + step)

    def action_page(self, step: int) -> None:
        """Move by a screenful."""
        if self.column:
            self._move_to(self.view.place(self.column) + step * self.view.fits)

    def action_edge(self, step: int) -> None:
        """Go to the first or the last card of the column."""
        if self.column:
            self._move_to(0 if step < 0 else self.column.count - 1)

    def action_aside(self, step: int) -> None:
        """Go to the next column that has cards."""
        place = self.view.at + step
        columns = self.view.cards.columns
        while 0 <= place < len(columns) and not columns[place].count:
            place += step
        if 0 <= place < len(columns):
            self._go_to(place)

    def _go_to(self, place: int) -> None:
        """Go to another column; where none opens or folds for it, two cards and titles change."""
        before, slots = self.view.at, self.view.slots()
        self.view.at = place
        if self.view.slots() != slots:
            self.refresh()
            return
        for each in (before, place):
            index = self.view.place(self.view.cards.columns[each])
            self.refresh(self.region_of_head(each), self.region_of(each, index))

    def action_open(self) -> None:
        """Open the case under the cursor."""
        if self.row is not None:
            self.post_message(self.Opened(self.row.case_id))

    def targets(self) -> Iterator[Target]:
        """Yield the cards in view and the folded columns that have any, to jump to."""
        left = 0
        for place, slot in enumerate(self.view.slots()):
            column = self.view.cards.columns[place]
            if slot.folded and column.count:
                go = partial(self._go, place, self.view.place(column))
                yield Target(at=Offset(left, 1), go=go)
            elif slot.width and not slot.folded:
                top = self.view.top(column)
                for index in range(top, min(top + self.view.fits, column.count)):
                    at = Offset(left, HEAD + (index - top) * CARD)
                    go = partial(self._go, place, index)
                    yield Target(at=at, go=go, open=self.action_open)
            left += slot.width

    def _go(self, place: int, index: int) -> None:
        self.view.at = place
        self.view.put(self.view.cards.columns[place], index)
        self.focus()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        left = 0
        for place, slot in enumerate(self.view.slots()):
            if left <= event.x < left + slot.width:
                self._clicked(place, event.y, folded=slot.folded)
                return
            left += slot.width

    def _clicked(self, place: int, y: int, *, folded: bool) -> None:
        column = self.view.cards.columns[place]
        index = self.view.top(column) + (y - HEAD) // CARD
        if not column.count:
            return
        same = place == self.view.at and index == self.view.place(column)
        self.view.at = place
        if not folded and y >= HEAD and index < column.count:
            self.view.put(column, index)
        self.refresh()
        if same and y >= HEAD:
            self.action_open()

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1)
