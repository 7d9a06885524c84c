"""A field that is filled in on a screen of its own."""

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from etik_tui.domain.shown import shown
from etik_tui.locale import _


class LinkEntry(Widget, can_focus=True):
    """Shows what is filled in elsewhere; Enter goes there."""

    DEFAULT_CSS = "LinkEntry { height: 1; }"
    BINDINGS = [
        Binding("enter,space", "follow", _("Susun"), show=False, id="link.follow"),
        Binding("down,j", "app.focus_next", show=False, id="link.down"),
        Binding("up,k", "app.focus_previous", show=False, id="link.up"),
    ]
    words: reactive[str] = reactive("")

    class Followed(Message):
        """The field is to be filled in; `target` says which."""

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    def __init__(self, target: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._target = target

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        words = self.words or _("(Enter menyusun)")
        return Strip([Segment(shown(words, width), base)]).adjust_cell_length(width, base)

    def action_follow(self) -> None:
        """Go to where it is filled in."""
        self.post_message(self.Followed(self._target))

    def on_click(self, event: events.Click) -> None:
        self.focus()
        self.action_follow()
