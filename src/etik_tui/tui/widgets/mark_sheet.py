"""A sheet of which several lines can be marked with the space bar."""

from textual.binding import Binding

from etik_tui.locale import _
from etik_tui.tui.widgets.sheet import Sheet


class MarkSheet(Sheet):
    """Wrapped lines; Space marks the one under the cursor and goes on to the next."""

    BINDINGS = [Binding("space", "mark", _("Pilih"), show=False, id="mark-sheet.mark")]

    class Marked(Sheet.Moved):
        """A line is to be marked, or its mark taken off."""

    def action_mark(self) -> None:
        """Mark the line under the cursor."""
        if self.key:
            self.post_message(self.Marked(self, self.key))
