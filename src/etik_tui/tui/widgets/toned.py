"""How text of each tone looks in a widget, asked of the style sheet once."""

from typing import Any

from rich.style import Style
from textual.widget import Widget

from etik_tui.tui.tone import Tone

CURSOR = "cursor"


class Toned(Widget):
    """A widget whose text has tones; `PART` begins the names of their component classes.

    It stands last among the bases of a class: the framework takes its own styles from the first.
    """

    PART = ""

    def __init__(self, *children: Widget, **options: Any) -> None:
        super().__init__(*children, **options)
        self._styles: dict[tuple[Tone, bool], Style] = {}

    def style_of(self, tone: Tone, *, chosen: bool = False) -> Style:
        """Return how text of a tone looks here, and on what the cursor is on if it is `chosen`."""
        known = self._styles.get((tone, chosen))
        if known is None:
            known = self.rich_style
            if chosen:
                known += self._layer(CURSOR)
            if tone is not Tone.PLAIN:
                known += self._layer(tone.value)
            self._styles[tone, chosen] = known
        return known

    def _layer(self, name: str) -> Style:
        return self.get_component_rich_style(f"{self.PART}--{name}", partial=True)

    def notify_style_update(self) -> None:
        """Ask the style sheet anew."""
        self._styles.clear()
        super().notify_style_update()
