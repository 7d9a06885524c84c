"""How text of each tone looks in a widget, asked of the style sheet once."""

from typing import Any

from rich.style import Style
from textual.widget import Widget

from etik_tui.tui.tone import Tone


class Toned(Widget):
    """A widget whose text has tones; `PART` begins the names of their component classes.

    It stands last among the bases of a class: the framework takes its own styles from the first.
    """

    PART = ""

    def __init__(self, *children: Widget, **options: Any) -> None:
        super().__init__(*children, **options)
        self._styles: dict[Tone, Style] = {}

    def style_of(self, tone: Tone) -> Style:
        """Return how text of a tone looks here."""
        known = self._styles.get(tone)
        if known is None:
            known = self.rich_style
            if tone is not Tone.PLAIN:
                name = f"{self.PART}--{tone.value}"
                known += self.get_component_rich_style(name, partial=True)
            self._styles[tone] = known
        return known

    def notify_style_update(self) -> None:
        """Ask the style sheet anew."""
        self._styles.clear()
        super().notify_style_update()
