"""Institutions under one another, each with its own stages side by side in their own order."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from etik_tui.domain.shown import padded, shown
from etik_tui.locale import _
from etik_tui.tui.line import Span, Tone
from etik_tui.tui.shelf import Column
from etik_tui.tui.target import Target
from etik_tui.tui.widgets.toned import Toned

WHOLE = -1
LINES = 3


class Lane(Struct, frozen=True, kw_only=True):
    """One institution with its stages; the lane of all institutions has none."""

    institution: str
    title: str
    columns: tuple[Column, ...] = ()
    count: int = 0
    overdue: int = 0

    @property
    def height(self) -> int:
        """Return the rows that it takes: its title, the names of its stages, their counts."""
        return LINES if self.columns else 1


class Lanes(Toned, can_focus=True):
    """The lanes, with a cursor on a stage or on a whole institution."""

    PART = "board"
    COMPONENT_CLASSES = {f"board--{tone.value}" for tone in Tone} | {"board--cursor"}
    DEFAULT_CSS = "Lanes { height: auto; }"
    BINDINGS = [
        Binding("left,h", "aside(-1)", show=False, id="lanes.left"),
        Binding("right,l", "aside(1)", show=False, id="lanes.right"),
        Binding("down,j", "move(1)", show=False, id="lanes.down"),
        Binding("up,k", "move(-1)", show=False, id="lanes.up"),
        Binding("home,g", "edge(-1)", show=False, id="lanes.first"),
        Binding("end,G", "edge(1)", show=False, id="lanes.last"),
        Binding("enter", "choose", show=False, id="lanes.choose"),
    ]

    class Moved(Message):
        """The cursor came to another place."""

    class Chosen(Message):
        """The place under the cursor was chosen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lanes: tuple[Lane, ...] = ()
        self._at = 0
        self._stage = WHOLE

    @property
    def lane(self) -> Lane | None:
        """Return the institution under the cursor."""
        return self._lanes[self._at] if self._lanes else None

    @property
    def column(self) -> Column | None:
        """Return the stage under the cursor, `None` where the whole institution is meant."""
        lane = self.lane
        return lane.columns[self._stage] if lane and 0 <= self._stage < len(lane.columns) else None

    def show(self, lanes: Sequence[Lane]) -> None:
        """Show other lanes, or the same ones counted anew; the cursor stays where it can."""
        self._lanes = tuple(lanes)
        self._at = min(self._at, max(len(self._lanes) - 1, 0))
        self._stage = min(self._stage, len(self.lane.columns) - 1 if self.lane else WHOLE)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows of all lanes."""
        return sum(each.height for each in self._lanes)

    @property
    def _tops(self) -> tuple[int, ...]:
        tops, y = [], 0
        for each in self._lanes:
            tops.append(y)
            y += each.height
        return tuple(tops)

    @property
    def _first(self) -> int:
        """Return the first row in view, so that the lane under the cursor is."""
        if not self._lanes or not self.size.height:
            return 0
        bottom = self._tops[self._at] + self._lanes[self._at].height
        return max(0, bottom - self.size.height)

    def render_line(self, y: int) -> Strip:
        base, width = self.style_of(Tone.PLAIN), self.size.width
        row = y + self._first
        for place, top in enumerate(self._tops):
            if top <= row < top + self._lanes[place].height:
                segments = list(self._row(place, row - top, base))
                return Strip(segments).adjust_cell_length(width, base)
        return Strip.blank(width, base)

    def _row(self, place: int, part: int, base: Style) -> Iterator[Segment]:
        lane, here = self._lanes[place], place == self._at
        if part == 0:
            chosen = here and self._stage == WHOLE
            yield from self._painted(self._title(lane, chosen=chosen), chosen=chosen)
            return
        cell = self._cell(lane)
        yield Segment("  ", base)
        for stage, column in enumerate(lane.columns):
            chosen = here and stage == self._stage
            spans = _name(column, cell, chosen=chosen) if part == 1 else _count(column, cell)
            yield from self._painted(spans, chosen=chosen)
            yield Segment(" ", base)

    def _cell(self, lane: Lane) -> int:
        return max(min((self.size.width - 2) // len(lane.columns), 18) - 1, 4)

    def _title(self, lane: Lane, *, chosen: bool) -> Iterator[Span]:
        yield ("▸ " if chosen else "  "), Tone.ACCENT
        yield shown(lane.title, 40), Tone.HEAD
        yield _("  {n} perkara").format(n=lane.count), Tone.PLAIN
        if lane.overdue:
            yield _("  {n} lewat tenggat").format(n=lane.overdue), Tone.BAD

    def _painted(self, spans: Iterable[Span], *, chosen: bool) -> Iterator[Segment]:
        lit = chosen and self.has_focus
        for text, tone in spans:
            yield Segment(text, self.style_of(tone, chosen=lit))

    def _moved(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def action_aside(self, step: int) -> None:
        """Go to the next stage that has cases; before the first stands the whole institution."""
        lane = self.lane
        if lane is None:
            return
        place = self._stage + step
        while 0 <= place < len(lane.columns) and not lane.columns[place].count:
            place += step
        if WHOLE <= place < len(lane.columns) and place != self._stage:
            self._stage = place
            self._moved()

    def action_move(self, step: int) -> None:
        """Go to the next institution, to the whole of it."""
        place = self._at + step
        if 0 <= place < len(self._lanes):
            self._at, self._stage = place, WHOLE
            self._moved()

    def action_edge(self, step: int) -> None:
        """Go to the first or the last institution."""
        self._at, self._stage = (0 if step < 0 else len(self._lanes) - 1), WHOLE
        self._moved()

    def action_choose(self) -> None:
        """Go into the cases of the place under the cursor."""
        self.post_message(self.Chosen())

    def targets(self) -> Iterator[Target]:
        """Yield the institutions and their stages that have cases, to jump to."""
        for place, top in enumerate(self._tops):
            lane, y = self._lanes[place], top - self._first
            go = partial(self._go, place, WHOLE)
            yield Target(at=Offset(0, y), go=go, open=self.action_choose)
            for stage, column in enumerate(lane.columns):
                if column.count:
                    at = Offset(2 + stage * (self._cell(lane) + 1), y + 1)
                    go = partial(self._go, place, stage)
                    yield Target(at=at, go=go, open=self.action_choose)

    def _go(self, place: int, stage: int) -> None:
        self._at, self._stage = place, stage
        self.focus()
        self._moved()

    def on_click(self, event: events.Click) -> None:
        row = event.y + self._first
        for place, top in enumerate(self._tops):
            lane = self._lanes[place]
            if top <= row < top + lane.height:
                self._at, self._stage = place, WHOLE
                if row > top and event.x >= 2:
                    stage = (event.x - 2) // (self._cell(lane) + 1)
                    self._stage = min(stage, len(lane.columns) - 1)
                self._moved()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


def _name(column: Column, width: int, *, chosen: bool) -> tuple[Span, ...]:
    mark = "▸" if chosen else ""
    room = width - len(mark)
    name = column.title if len(column.title) <= room else column.short
    tone = Tone.BOLD if chosen else Tone.PLAIN if column.count else Tone.DIM
    return ((mark, Tone.ACCENT), (padded(shown(name), room), tone))


def _count(column: Column, width: int) -> tuple[Span, ...]:
    late = f" ·{column.overdue}!" if column.overdue else ""
    count = str(column.count)
    rest = " " * max(width - len(count) - len(late), 0)
    tone = Tone.PLAIN if column.count else Tone.DIM
    return ((count, tone), (late, Tone.BAD), (rest, Tone.PLAIN))
