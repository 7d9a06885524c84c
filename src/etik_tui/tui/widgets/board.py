"""The board: cards in columns, drawn line by line from the index."""

from textual import events
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message

from etik_tui.tui.widgets.card import CARD
from etik_tui.tui.widgets.columns import HEAD, Columns


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

    def _move_to(self, index: int) -> None:
        column = self.column
        if column is None or not column.count:
            return
        index = max(0, min(index, column.count - 1))
        before, top = self._place(column), self._tops.get(column.stage, 0)
        if index == before:
            return
        self._put(column, index)
        if self._tops.get(column.stage, 0) == top:
            self.refresh(
                self._region(self._column, column, before),
                self._region(self._column, column, index),
            )
        else:
            slots = self._slots()
            left = sum(slot.width for slot in slots[: self._column])
            self.refresh(Region(left, 0, slots[self._column].width, self.size.height))

    def action_move(self, step: int) -> None:
        """Move up or down within the column."""
        if self.column:
            self._move_to(self._place(self.column) + step)

    def action_page(self, step: int) -> None:
        """Move by a screenful."""
        if self.column:
            self._move_to(self._place(self.column) + step * self._fits)

    def action_edge(self, step: int) -> None:
        """Go to the first or the last card of the column."""
        if self.column:
            self._move_to(0 if step < 0 else self.column.count - 1)

    def action_aside(self, step: int) -> None:
        """Go to the next column that has cards."""
        place = self._column + step
        columns = self._shelf.columns
        while 0 <= place < len(columns) and not columns[place].count:
            place += step
        if 0 <= place < len(columns):
            self._column = place
            self.refresh()

    def action_open(self) -> None:
        """Open the case under the cursor."""
        if self.row is not None:
            self.post_message(self.Opened(self.row.case_id))

    def on_click(self, event: events.Click) -> None:
        left = 0
        for place, slot in enumerate(self._slots()):
            if left <= event.x < left + slot.width:
                self._clicked(place, event.y, folded=slot.folded)
                return
            left += slot.width

    def _clicked(self, place: int, y: int, *, folded: bool) -> None:
        column = self._shelf.columns[place]
        index = self._tops.get(column.stage, 0) + (y - HEAD) // CARD
        if not column.count:
            return
        same = place == self._column and index == self._place(column)
        self._column = place
        if not folded and y >= HEAD and index < column.count:
            self._put(column, index)
        self.refresh()
        if same and y >= HEAD:
            self.action_open()

    def on_mouse_scroll_down(self) -> None:
        self.action_move(1)

    def on_mouse_scroll_up(self) -> None:
        self.action_move(-1)
