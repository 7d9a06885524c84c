"""The tabs of a place with what is shown at their right."""

from rich.segment import Segment
from textual.strip import Strip

from etik_tui.domain.shown import cells, shown
from etik_tui.tui.bar_line import shorter
from etik_tui.tui.widgets.bars import TabBar


class ViewBar(TabBar):
    """A bar of tabs; `right` names what they show and gives way to them, its first part first."""

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        used = sum(cells(title) + self._gap for _tab, title in self.titles)
        words = tuple((shown(text), tone) for text, tone in self.right)
        room = max(width - used, 0)
        while words and sum(cells(text) for text, _tone in words) > room:
            words = shorter(words)
        right = Strip([Segment(text, self.style_of(tone)) for text, tone in words])
        tabs = super().render_line(y).crop(0, used)
        blank = Segment(" " * (room - right.cell_length), base)
        return Strip([*tabs, blank, *right]).adjust_cell_length(width, base)
