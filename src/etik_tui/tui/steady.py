"""Screens that are styled and laid out once when they come, not once for each word about it."""

from typing import Generic, TypeVar

from textual import events, on
from textual.screen import Screen

from etik_tui.tui.terminal import BoundedApp

T = TypeVar("T")


class Steady(Screen[T], Generic[T]):
    """A screen that takes no trouble twice.

    The framework styles a screen each time it is shown, and lays it out again when the screen
    hears of the size that it has just been laid out for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._looks: int | None = None

    def on_compose(self) -> None:
        self._take_width(self.app.size.width)

    @on(events.ScreenResume)
    def keep_styles(self, event: events.ScreenResume) -> None:
        """Have styles matched anew only where the look of everything has changed meanwhile."""
        looks = self.app.looks if isinstance(self.app, BoundedApp) else 0
        # Whatever is mounted is styled then; later only another look changes that.
        event.refresh_styles = self._looks not in {None, looks}
        self._looks = looks

    def on_resize(self, event: events.Resize) -> None:
        self._take_width(event.size.width)
        if event.size == self.outer_size:
            event.prevent_default()

    def _take_width(self, width: int) -> None:
        """Take the class of the widest breakpoint that fits, before anything is styled by it."""
        points = self.app.HORIZONTAL_BREAKPOINTS or []
        fits = max((least for least, _name in points if least <= width), default=None)
        self.update_classes({name: least == fits for least, name in points})
