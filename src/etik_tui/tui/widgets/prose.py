"""Where several lines of text are typed; it stays still while nobody types."""

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from etik_tui.casework.entry import LONGEST


class ProseEntry(TextArea):
    """Several lines of text; Tab leaves it."""

    class Submitted(Message):
        """Enter was pressed in an entry that passes it on."""

        def __init__(self, entry: "ProseEntry") -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, text: str = "", *, submits: bool = False, id: str | None = None) -> None:
        super().__init__(
            text[:LONGEST],
            id=id,
            compact=True,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
        )
        self._submits = submits
        self.cursor_blink = False

    def on_key(self, event: events.Key) -> None:
        if self._submits and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self))
