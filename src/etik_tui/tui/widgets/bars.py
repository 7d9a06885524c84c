"""The one-line bars: where one is, what the keys do, which tab is open."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from etik_tui.domain.shown import shown
from etik_tui.tui.line import Span, Tone

LEAST_RIGHT, GAP = 8, 2


class Bar(Widget):
    """A bar of one line; `left` and `right` are its spans, the right gives way."""

    COMPONENT_CLASSES = {f"bar--{tone.value}" for tone in Tone}
    DEFAULT_CSS = "Bar { height: 1; }"
    left: reactive[tuple[Span, ...]] = reactive(())
    right: reactive[tuple[Span, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        base, width = self.rich_style, self.size.width
        left = Strip(self._segments(self.left, base))
        right = Strip(self._segments(self.right, base))
        if left.cell_length + GAP + right.cell_length > width:
            room = max(width - left.cell_length - GAP - 2, 0)
            right = Strip([*right.crop(0, room), Segment("… ", base)])
        if right.cell_length < LEAST_RIGHT:
            right = Strip([])
        room = width - right.cell_length
        if left.cell_length > room:
            left = left.crop(0, max(room - 2, 0)).extend_cell_length(room - 1, base)
            left = Strip([*left.crop(0, max(room - 2, 0)), Segment("… ", base)])
        strip = Strip([*left.adjust_cell_length(room, base), *right])
        return strip.adjust_cell_length(width, base)

    def _segments(self, spans: Iterable[Span], base: Style) -> list[Segment]:
        return [Segment(shown(text), base + self._tone(tone)) for text, tone in spans]

    def _tone(self, tone: Tone) -> Style:
        if tone is Tone.PLAIN:
            return Style.null()
        return self.get_component_rich_style(f"bar--{tone.value}", partial=True)


class Hints(Bar):
    """What the keys do here: as many as fit, in order of use."""

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        strip = Strip([Segment(" ", base)])
        for key, label in self.hints:
            part = Strip(self._segments(((key, Tone.ACCENT), (f" {label}  ", Tone.DIM)), base))
            if strip.cell_length + part.cell_length > width + 2:
                continue
            strip = Strip([*strip, *part])
        return strip.adjust_cell_length(width, base)


class TabBar(Bar):
    """The tabs of a screen on one line; `names` are (id, long, short) titles."""

    names: reactive[tuple[tuple[str, str, str], ...]] = reactive(())
    active: reactive[str] = reactive("")

    class Picked(Message):
        """Another tab was chosen."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    @property
    def titles(self) -> Sequence[tuple[str, str]]:
        """Return (id, title) with titles that fit."""
        long = [(tab, title) for tab, title, _short in self.names]
        if sum(len(title) + 2 for _tab, title in long) <= self.size.width:
            return long
        return [(tab, short) for tab, _title, short in self.names]

    @property
    def _gap(self) -> int:
        titles = self.titles
        room = self.size.width - sum(len(title) for _tab, title in titles)
        return max(1, min(2, room // max(len(titles), 1)))

    def render_line(self, y: int) -> Strip:
        base, segments = self.rich_style, []
        for tab, title in self.titles:
            tone = Tone.HEAD if tab == self.active else Tone.DIM
            segments.append(Segment(title, base + self._tone(tone)))
            segments.append(Segment(" " * self._gap, base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def step(self, by: int) -> None:
        """Go to the next or the previous tab."""
        tabs = [tab for tab, _long, _short in self.names]
        place = (tabs.index(self.active) + by) % len(tabs)
        self.active = tabs[place]

    def watch_active(self, tab: str) -> None:
        if tab:
            self.post_message(self.Picked(tab))

    def on_click(self, event: events.Click) -> None:
        left = 0
        for tab, title in self.titles:
            if left <= event.x < left + len(title) + self._gap:
                self.active = tab
                return
            left += len(title) + self._gap
