"""A long list: one row for each line, drawn only where it is looked at."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from etik_tui.domain.shown import cells, shown
from etik_tui.tui.bar_line import PART as BETWEEN
from etik_tui.tui.line import Line, Tone
from etik_tui.tui.target import Target
from etik_tui.tui.widgets.card import MARK
from etik_tui.tui.widgets.toned import Toned

# A part of a line that has less room than this is left out.
STUMP = 7


class Roll(ScrollView, Toned, can_focus=True):
    """Lines cut at the width, with a cursor on those that have a key."""

    PART = "sheet"
    DEFAULT_CSS = """
    Roll {
        height: 1fr;
        background: $background;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
        scrollbar-background: $background;
        scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
        scrollbar-color: $secondary 50%;
        scrollbar-color-hover: $secondary;
        scrollbar-color-active: $secondary;
    }
    """
    COMPONENT_CLASSES = {f"sheet--{tone.value}" for tone in Tone} | {"sheet--cursor"}
    BINDINGS = [
        Binding("down,j", "move(1)", show=False, id="roll.down"),
        Binding("up,k", "move(-1)", show=False, id="roll.up"),
        Binding("pagedown,space", "page(1)", show=False, id="roll.page-down"),
        Binding("pageup", "page(-1)", show=False, id="roll.page-up"),
        Binding("home,g", "edge(-1)", show=False, id="roll.first"),
        Binding("end,G", "edge(1)", show=False, id="roll.last"),
        Binding("enter", "choose", show=False, id="roll.choose"),
    ]

    class Moved(Message):
        """The cursor came to another line."""

        def __init__(self, roll: "Roll", key: str) -> None:
            super().__init__()
            self.roll = roll
            self.key = key

        @property
        def control(self) -> "Roll":
            """Return the list, for selectors."""
            return self.roll

    class Chosen(Moved):
        """A line was chosen with Enter or a click."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._at = -1
        self._marked: frozenset[str] = frozenset()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return what the list shows."""
        return self._lines

    @property
    def key(self) -> str:
        """Return the key of the line under the cursor."""
        return self._lines[self._at].key if 0 <= self._at < len(self._lines) else ""

    @property
    def here(self) -> str:
        """Return the key under the cursor where it stands for a case, which has no colon."""
        return "" if ":" in self.key else self.key

    @property
    def reach(self) -> Sequence[str]:
        """Return the keys of the lines that stand for cases, in order."""
        return tuple(each.key for each in self._lines if each.key and ":" not in each.key)

    def show_marked(self, cases: frozenset[str]) -> None:
        """Show which cases are marked; of one that is changed alone, its line is drawn."""
        changed, self._marked = self._marked ^ cases, cases
        if changed == {self.here}:
            top = int(self.scroll_offset.y)
            self.refresh(Region(0, self._at - top, self.size.width, 1))
        elif changed:
            self.refresh()

    def show(self, lines: Iterable[Line], *, key: str = "") -> None:
        """Show other lines; the cursor stays on its key, or goes to the one asked for."""
        wanted, self._lines = key or self.key, tuple(lines)
        places = [place for place, each in enumerate(self._lines) if each.key]
        first = places[0] if places else -1
        self._at = next((p for p in places if self._lines[p].key == wanted), first)
        self.virtual_size = Size(self.size.width, len(self._lines))
        # How far it can scroll is known once the new size is laid out.
        self.call_after_refresh(self._reveal)
        self.refresh()
        self.post_message(self.Moved(self, self.key))

    def on_resize(self, event: events.Resize) -> None:
        self.virtual_size = Size(self.size.width, len(self._lines))
        self._reveal()

    def render_line(self, y: int) -> Strip:
        place, width = int(self.scroll_offset.y) + y, self.size.width
        if not 0 <= place < len(self._lines):
            return Strip.blank(width, self.style_of(Tone.PLAIN))
        line = self._lines[place]
        chosen = place == self._at and bool(line.key)
        lit = chosen and self.has_focus
        base = self.style_of(Tone.PLAIN, chosen=lit)
        sign = ("▸" if chosen else " ") + (MARK if line.key in self._marked else " ")
        segments, left = [Segment(sign, base)], self._room - line.indent
        if line.indent:
            segments.append(Segment(" " * line.indent, base))
        for text, tone in line.spans:
            if left <= 0:
                break
            words = shown(text, left)
            if text.startswith(BETWEEN) and left < STUMP < cells(text):
                words = "…"
            segments.append(Segment(words, self.style_of(tone, chosen=lit)))
            left -= cells(words)
        return Strip(segments).adjust_cell_length(width, base)

    @property
    def _room(self) -> int:
        return max(self.scrollable_content_region.width - 3, 1)

    def _put(self, place: int) -> None:
        before, self._at = self._at, place
        top = int(self.scroll_offset.y)
        for each in (before, place):
            self.refresh(Region(0, each - top, self.size.width, 1))
        self._reveal()
        self.post_message(self.Moved(self, self.key))

    def _reveal(self) -> None:
        top, height = int(self.scroll_offset.y), self.size.height
        if self._at < 0 or not height:
            return
        # The heading above the first line of a group belongs into view, too.
        head = self._at
        while head and not self._lines[head - 1].key and self._at - head < height - 1:
            head -= 1
        if head < top:
            self.scroll_to(y=head, animate=False)
        elif self._at >= top + height:
            self.scroll_to(y=self._at - height + 1, animate=False)

    def _step(self, place: int, step: int) -> int:
        """Return the nearest line with a key in a direction; the cursor where there is none."""
        while 0 <= place < len(self._lines):
            if self._lines[place].key:
                return place
            place += step
        return self._at

    def action_move(self, step: int) -> None:
        """Move to the next line."""
        self._put(self._step(self._at + step, step))

    def action_page(self, step: int) -> None:
        """Move by a page."""
        place = self._at + step * max(self.size.height - 1, 1)
        place = max(0, min(place, len(self._lines) - 1))
        self._put(self._step(place, step if self._step(place, step) != self._at else -step))

    def action_edge(self, step: int) -> None:
        """Go to the first or the last line."""
        self._put(self._step(0 if step < 0 else len(self._lines) - 1, -step))

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if self.key:
            self.post_message(self.Chosen(self, self.key))

    def targets(self) -> Iterator[Target]:
        """Yield the lines in view that have a key, to jump to."""
        top = int(self.scroll_offset.y)
        for place in range(top, min(top + self.size.height, len(self._lines))):
            if self._lines[place].key:
                go = partial(self._go, place)
                yield Target(at=Offset(0, place - top), go=go, open=self.action_choose)

    def _go(self, place: int) -> None:
        self.focus()
        self._put(place)

    def on_click(self, event: events.Click) -> None:
        place = int(self.scroll_offset.y) + event.y
        if not 0 <= place < len(self._lines) or not self._lines[place].key:
            return
        again = place == self._at
        self._put(place)
        if again:
            self.action_choose()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
