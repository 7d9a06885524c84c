"""Tabs that may be more than fit: those around the open one are shown."""

from collections.abc import Iterator
from functools import partial

from rich.segment import Segment
from textual import events
from textual.geometry import Offset
from textual.strip import Strip

from etik_tui.domain.shown import cells, shown
from etik_tui.tui.line import Tone
from etik_tui.tui.target import Target
from etik_tui.tui.widgets.bars import TabBar


class KindBar(TabBar):
    """A bar of tabs that moves under the open one; `‹` and `›` tell that there are more."""

    def _shown(self) -> tuple[int, int]:
        """Return the first tab in view and the one after the last."""
        widths = [cells(shown(title)) + 2 for _tab, title, _short in self.names]
        tabs = [tab for tab, _title, _short in self.names]
        at = tabs.index(self.active) if self.active in tabs else 0
        room = self.size.width - 4
        first = last = at
        used = widths[at] if widths else 0
        while True:
            if last + 1 < len(widths) and used + widths[last + 1] <= room:
                last += 1
                used += widths[last]
            elif first and used + widths[first - 1] <= room:
                first -= 1
                used += widths[first]
            else:
                return first, last + 1

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        if y or not self.names:
            return Strip.blank(width, base)
        first, last = self._shown()
        segments = [Segment("‹ " if first else "  ", self.style_of(Tone.DIM))]
        for tab, title, _short in self.names[first:last]:
            tone = Tone.HEAD if tab == self.active else Tone.DIM
            segments.append(Segment(shown(title), self.style_of(tone)))
            segments.append(Segment("  ", base))
        if last < len(self.names):
            segments.append(Segment("›", self.style_of(Tone.DIM)))
        return Strip(segments).adjust_cell_length(width, base)

    def targets(self) -> Iterator[Target]:
        """Yield the tabs in view, to jump to."""
        first, last = self._shown() if self.names else (0, 0)
        left = 2
        for tab, title, _short in self.names[first:last]:
            yield Target(at=Offset(left, 0), go=partial(setattr, self, "active", tab))
            left += cells(shown(title)) + 2

    def on_click(self, event: events.Click) -> None:
        first, last = self._shown()
        left = 2
        for tab, title, _short in self.names[first:last]:
            width = cells(shown(title)) + 2
            if left <= event.x < left + width:
                self.active = tab
                return
            left += width
