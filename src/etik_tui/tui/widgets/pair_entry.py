"""Where question and answer are typed, one after the other, however fast."""

from typing import Protocol

from textual import events
from textual.binding import Binding

from etik_tui.tui.widgets.prose import ProseEntry


class PairKeeper(Protocol):
    """Who takes what was typed, and returns the text to go on with."""

    def advance(self, text: str) -> str:
        """Take a half and go on to the next."""
        ...

    def store(self, text: str) -> str:
        """Store the pair as it is."""
        ...

    def retreat(self, text: str) -> str:
        """Go back to the half before."""
        ...


class PairEntry(ProseEntry):
    """One entry for both halves of a pair.

    Keys that come in a burst are already on their way to the widget that had the focus when they
    arrived. With one entry for both halves, and Enter answered before the next key is looked at,
    none of them can end up in the wrong half.
    """

    # A text area of the framework has other uses for these.
    BINDINGS = [
        Binding("f6", "screen.read", show=False, id="pair-entry.read"),
        Binding("f7", "screen.sign", show=False, id="pair-entry.sign"),
    ]

    def __init__(self, keeper: PairKeeper, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keeper = keeper

    def show(self, text: str) -> None:
        """Show another text, the cursor at its end."""
        if text != self.text:
            self.load_text(text)
        self.move_cursor(self.document.end)

    def on_key(self, event: events.Key) -> None:
        taken = {
            "enter": self._keeper.advance,
            "f2": self._keeper.store,
        }
        if event.key in taken:
            self._answered(event)
            self.show(taken[event.key](self.text))
        elif event.key == "f3":
            self._answered(event)
            self.insert("\n", maintain_selection_offset=False)
        elif event.key == "up" and self.cursor_location == (0, 0):
            self._answered(event)
            self.show(self._keeper.retreat(self.text))

    def _answered(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
