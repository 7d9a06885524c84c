"""A sheet: lines of text drawn one by one, with a cursor on those that can be chosen."""

from collections.abc import Iterable, Iterator
from functools import partial

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from etik_tui.tui.line import Line, Span, Tone, wrapped
from etik_tui.tui.target import Target
from etik_tui.tui.widgets.toned import Toned

GUTTER = 2


class Sheet(ScrollView, Toned, can_focus=True):
    """Wrapped lines; `key` is the one under the cursor, empty where no line can be chosen.

    They are wrapped when they are drawn, for only then is the width known for certain.
    """

    PART = "sheet"
    COMPONENT_CLASSES = {f"sheet--{tone.value}" for tone in Tone} | {"sheet--cursor"}
    BINDINGS = [
        Binding("down,j", "move(1)", show=False, id="sheet.down"),
        Binding("up,k", "move(-1)", show=False, id="sheet.up"),
        Binding("pagedown,space", "page(1)", show=False, id="sheet.page-down"),
        Binding("pageup", "page(-1)", show=False, id="sheet.page-up"),
        Binding("home,g", "edge(-1)", show=False, id="sheet.first"),
        Binding("end,G", "edge(1)", show=False, id="sheet.last"),
        Binding("enter", "choose", show=False, id="sheet.choose"),
    ]

    class Moved(Message):
        """The cursor came to another line."""

        def __init__(self, sheet: "Sheet", key: str) -> None:
            super().__init__()
            self.sheet = sheet
            self.key = key

        @property
        def control(self) -> "Sheet":
            """Return the sheet, for selectors."""
            return self.sheet

    class Chosen(Moved):
        """A line was chosen with Enter or a click."""

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = tuple(lines)
        self._rows: tuple[tuple[int, tuple[Span, ...]], ...] = ()
        self._width = 0
        self._at = -1

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return what the sheet shows."""
        return self._lines

    @property
    def key(self) -> str:
        """Return the key of the line under the cursor."""
        return self._lines[self._at].key if 0 <= self._at < len(self._lines) else ""

    def show(self, lines: Iterable[Line], *, key: str = "") -> None:
        """Show other lines; the cursor stays on its key, or goes to the one asked for."""
        wanted, self._lines = key or self.key, tuple(lines)
        keys = [each.key for each in self._lines]
        first = next((place for place, each in enumerate(keys) if each), -1)
        self._at = keys.index(wanted) if wanted and wanted in keys else first
        self._lay_out()
        self.refresh()
        if wanted and self.key == wanted:
            self._reveal()
        elif self.is_mounted:
            self.scroll_to(y=0, animate=False)

    def select(self, key: str) -> None:
        """Put the cursor on a key."""
        for place, each in enumerate(self._lines):
            if each.key == key:
                self._put(place)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows that the lines take at a width, for sheets as high as their content."""
        room = max(width - GUTTER - 1, 8)
        return sum(len(wrapped(each, room)) for each in self._lines)

    def on_resize(self, event: events.Resize) -> None:
        self._fit()
        self._reveal()

    def on_mount(self) -> None:
        if self._at < 0:
            self.show(self._lines)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines in view, wrapped at the width that the sheet now has."""
        self._fit()
        return super().render_lines(crop)

    def _fit(self) -> None:
        if self._width != self._text_width:
            self._lay_out()

    @property
    def _text_width(self) -> int:
        return max(self.scrollable_content_region.width - GUTTER - 1, 8)

    def _lay_out(self) -> None:
        if not self.size.width:
            # Not seen now: what was wrapped before is not what it shows.
            self._width, self._rows = 0, ()
            return
        self._width = self._text_width
        self._rows = tuple(
            (place, row)
            for place, each in enumerate(self._lines)
            for row in wrapped(each, self._width)
        )
        size = Size(self._width, len(self._rows))
        if self.styles.auto_dimensions or size.height > self.size.height or self._scrolls:
            self.virtual_size = size
        else:
            # Nothing scrolls, now as before: the screen need not be laid out anew.
            self.set_reactive(Widget.virtual_size, size)

    @property
    def _scrolls(self) -> bool:
        return self.show_vertical_scrollbar or self.virtual_size.height > self.size.height

    def render_line(self, y: int) -> Strip:
        top, width = int(self.scroll_offset.y), self.size.width
        if top + y >= len(self._rows):
            return Strip.blank(width, self.style_of(Tone.PLAIN))
        place, row = self._rows[top + y]
        chosen = place == self._at and bool(self.key)
        lit = chosen and self.has_focus
        first = top + y == 0 or self._rows[top + y - 1][0] != place
        base = self.style_of(Tone.PLAIN, chosen=lit)
        segments = [Segment("▸ " if chosen and first else "  ", base)]
        segments += [Segment(text, self.style_of(tone, chosen=lit)) for text, tone in row]
        return Strip(segments).adjust_cell_length(width, base)

    def _span(self, place: int) -> tuple[int, int]:
        """Return the first row of a line and the number of its rows."""
        found = [row for row, (owner, _spans) in enumerate(self._rows) if owner == place]
        return (found[0], len(found)) if found else (0, 0)

    def _put(self, place: int) -> None:
        before, self._at = self._at, place
        for each in (before, place):
            self._refresh_line(each)
        self._reveal()
        self.post_message(self.Moved(self, self.key))

    def _refresh_line(self, place: int) -> None:
        first, count = self._span(place)
        top = int(self.scroll_offset.y)
        self.refresh(Region(0, first - top, self.size.width, count))

    def _reveal(self) -> None:
        if self._at < 0 or not self.size.height:
            return
        first, count = self._span(self._at)
        top, height = int(self.scroll_offset.y), self.size.height
        # What stands above the first row that can be chosen belongs into view, too.
        if not any(each.key for each in self._lines[: self._at]) and first < height:
            first, count = 0, first + count
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif first + count > top + height:
            self.scroll_to(y=min(first, first + count - height), animate=False)

    def action_move(self, step: int) -> None:
        """Move to the next line that can be chosen, or scroll where there is none near."""
        place = self._at + step
        while 0 <= place < len(self._lines) and not self._lines[place].key:
            place += step
        top, height = int(self.scroll_offset.y), self.size.height
        near = False
        if self._at >= 0 and 0 <= place < len(self._lines):
            near = top - height <= self._span(place)[0] <= top + height + 4
        if near:
            self._put(place)
        else:
            self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        """Scroll by a page and take the cursor along."""
        self.scroll_relative(y=step * max(self.size.height - 1, 1), animate=False)
        self.call_after_refresh(self._follow)

    def action_edge(self, step: int) -> None:
        """Go to the first or the last line."""
        if step < 0:
            self.scroll_home(animate=False)
        else:
            self.scroll_end(animate=False)
        keyed = [place for place, each in enumerate(self._lines) if each.key]
        if keyed:
            before, self._at = self._at, keyed[0] if step < 0 else keyed[-1]
            self._refresh_line(before)
            self._refresh_line(self._at)
            self.post_message(self.Moved(self, self.key))

    def _follow(self) -> None:
        top, height = int(self.scroll_offset.y), self.size.height
        seen = [p for p, _row in self._rows[top : top + height] if self._lines[p].key]
        if seen and self._at not in seen:
            before, self._at = self._at, seen[0]
            self._refresh_line(before)
            self._refresh_line(self._at)
            self.post_message(self.Moved(self, self.key))

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def targets(self) -> Iterator[Target]:
        """Yield the lines in view that can be chosen, to jump to."""
        top = int(self.scroll_offset.y)
        before = self._rows[top - 1][0] if 0 < top <= len(self._rows) else -1
        for y, (place, _row) in enumerate(self._rows[top : top + self.size.height]):
            if self._lines[place].key and place != before:
                at = Offset(0, y)
                yield Target(at=at, go=partial(self._go, place), open=self.action_choose)
            before = place

    def _go(self, place: int) -> None:
        if self.can_focus:
            self.focus()
        self._put(place)

    def on_click(self, event: events.Click) -> None:
        row = int(self.scroll_offset.y) + event.y
        if not 0 <= row < len(self._rows):
            return
        place = self._rows[row][0]
        if not self._lines[place].key:
            return
        again = place == self._at
        self._put(place)
        if again:
            self.action_choose()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
