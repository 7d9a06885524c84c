"""The last look at every line that is drawn."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from etik_tui.tui.signs import in_ascii

_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
Wear = Callable[[Style | None], Style | None]


class CleanOutput(LineFilter):
    """No control character, no hyperlink, no action goes out to the terminal.

    The filters `before` this one change the look alone, and are asked once for each look. With
    `colours` off the text keeps bold, underline and reverse, and nothing else; with `narrow` on,
    every sign becomes one of ASCII.
    """

    def __init__(
        self,
        before: Sequence[LineFilter] = (),
        *,
        colours: bool = True,
        narrow: bool = False,
    ) -> None:
        super().__init__()
        self.before = tuple(before)
        self._options = {"colours": colours, "narrow": narrow}
        self._plain = _plain if colours else _colourless
        self._sign = _ascii if narrow else _clean
        self._looks: dict[Color, dict[Style | None, Style | None]] = {}

    def after(self, before: Sequence[LineFilter]) -> "CleanOutput":
        """Return this filter behind others."""
        same = self.before == tuple(before)
        return self if same else CleanOutput(before, **self._options)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without what a terminal could obey."""
        looks = self._looks.setdefault(background, {})
        out = []
        for text, style, control in segments:
            if control:
                continue
            if style not in looks:
                looks[style] = self._look(style, background)
            out.append(Segment(self._sign(text), looks[style]))
        return out

    def _look(self, style: Style | None, background: Color) -> Style | None:
        segments = [Segment("x", style)]
        for each in self.before:
            segments = each.apply(segments, background)
        return self._plain(segments[0].style)


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(char for char in text if unicodedata.category(char) not in _REFUSED)


def _ascii(text: str) -> str:
    return in_ascii(_clean(text))


@lru_cache(4096)
def _plain(style: Style | None) -> Style | None:
    if style is None or not (style.link or style.meta):
        return style
    return style.clear_meta_and_links()


@lru_cache(4096)
def _colourless(style: Style | None) -> Style | None:
    return style and Style(bold=style.bold, underline=style.underline, reverse=style.reverse)
