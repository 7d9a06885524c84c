"""How text of each tone looks in a widget, asked of the style sheet once."""

from rich.style import Style
from textual.widget import Widget

from etik_tui.tui.tone import Tone


class Toned(Widget):
    """A widget whose text has tones; `PART` begins the names of their component classes."""

    PART = ""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
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
