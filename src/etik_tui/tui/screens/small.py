"""What is shown while the terminal is too small: a sentence instead of a broken layout."""

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from etik_tui.locale import _

WIDTH, HEIGHT = 80, 24


def is_too_small(size: Size) -> bool:
    """Tell whether a terminal has not the room that the screens need."""
    return size.width < WIDTH or size.height < HEIGHT


class SmallScreen(ModalScreen[None]):
    """Says how large the terminal must be; everything typed waits beneath."""

    CSS_PATH = "../tcss/small.tcss"

    def compose(self) -> ComposeResult:
        yield Static(id="words")

    def on_mount(self) -> None:
        self._say()

    def on_resize(self) -> None:
        self._say()

    def _say(self) -> None:
        words = _(
            "Terminal ini {w}×{h}; program memerlukan paling sedikit {W}×{H}.\n"
            "Perbesar jendela atau kecilkan huruf. Isian Anda tetap ada."
        ).format(w=self.app.size.width, h=self.app.size.height, W=WIDTH, H=HEIGHT)
        self.query_one("#words", Static).update(Content(words))
