"""What is typed ahead: keys that come in one burst, as over a slow line, wait for their screen.

The framework gives a key to the screen that stands when the key arrives. What the key before it
opens comes a few messages later, so that a digit meant for a field would change the place.
"""

from collections.abc import Sequence
from time import monotonic

from textual.app import App
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump

# Seconds after a key within which what it opens may not stand yet.
DOUBT = 0.1
# Seconds that a key lies unanswered only where the program was busy.
BUSY = 0.02


class AttentiveApp(App[int]):
    """An application in which keys reach the screen that the keys before them have opened."""

    def __init__(self, driver_class: type[Driver]) -> None:
        self._ahead: list[Key | Paste] = []
        self._answered = 0.0
        super().__init__(driver_class=driver_class)

    async def on_event(self, event: Event) -> None:
        """Give what is typed to the screen, or keep it until what came before is answered."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._ahead:
            self._ahead.append(event)
        elif event.time - self._answered < DOUBT or monotonic() - event.time > BUSY:
            self._ahead.append(event)
            self._settle(self._way())
        else:
            await super().on_event(event)
            self._answered = monotonic()

    def _way(self) -> Sequence[MessagePump]:
        """Return whom a key passes, and again what it set off, up to the application."""
        target = self.focused or self.screen
        return (*target.ancestors_with_self,) * 2

    def _settle(self, way: Sequence[MessagePump]) -> None:
        """Go on when everyone on the way has answered what lay before them."""
        while way:
            first, *way = way
            if first.call_later(self._settle, way):
                return
        self.call_later(self._give)

    async def _give(self) -> None:
        if not self.screen.is_mounted:
            self.screen.call_after_refresh(self.call_later, self._give)
            return
        await super().on_event(self._ahead[0])
        self._answered = monotonic()
        del self._ahead[0]
        if self._ahead:
            self._settle(self._way())
