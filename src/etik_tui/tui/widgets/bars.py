"""The one-line bars: where one is, what the keys do, which tab is open."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from etik_tui.domain.shown import shown
from etik_tui.tui.bar_line import bar_line, hint_line
from etik_tui.tui.target import Target
from etik_tui.tui.tone import Span, Tone
from etik_tui.tui.widgets.toned import Toned


class Bar(Toned):
    """A bar of one line; `left` and `right` are its spans, the right gives way."""

    PART = "bar"
    COMPONENT_CLASSES = {f"bar--{tone.value}" for tone in Tone}
    DEFAULT_CSS = "Bar { height: 1; }"
    left: reactive[tuple[Span, ...]] = reactive(())
    right: reactive[tuple[Span, ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        if y:
            return Strip.blank(self.size.width, self.rich_style)
        return self._strip(bar_line(self.left, self.right, self.size.width))

    def _strip(self, spans: Iterable[Span]) -> Strip:
        return Strip(self._segments(spans), self.size.width)

    def _segments(self, spans: Iterable[Span]) -> list[Segment]:
        return [Segment(shown(text), self.style_of(tone)) for text, tone in spans]


class Hints(Bar):
    """What the keys do here: as many as fit, in order of use."""

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())

    def render_line(self, y: int) -> Strip:
        return self._strip(hint_line(self.hints, self.size.width))


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
            segments.append(Segment(title, self.style_of(tone)))
            segments.append(Segment(" " * self._gap, base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def step(self, by: int) -> None:
        """Go to the next or the previous tab."""
        tabs = [tab for tab, _long, _short in self.names]
        place = (tabs.index(self.active) + by) % len(tabs)
        self.active = tabs[place]

    def targets(self) -> Iterator[Target]:
        """Yield the tabs, to jump to."""
        left = 0
        for tab, title in self.titles:
            yield Target(at=Offset(left, 0), go=partial(setattr, self, "active", tab))
            left += len(title) + self._gap

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
