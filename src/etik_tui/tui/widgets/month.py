"""The grid of a month or a week: a cell for each day, drawn line by line."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from etik_tui.domain.shown import padded, shown
from etik_tui.locale import _
from etik_tui.locale.day import short_month, weekday
from etik_tui.tui.diary.diary import Diary
from etik_tui.tui.diary.span import WEEK, WEEKS, grid_of, later, monday
from etik_tui.tui.line import Span, Tone
from etik_tui.tui.target import Target
from etik_tui.tui.widgets.toned import Toned

HEAD = 1
NARROWEST = 7


class MonthGrid(Toned, can_focus=True):
    """Six weeks, or one, with a cursor on a day.

    A cell of one row has signs and a number, a higher one has words: `▸` is the cursor, `•`
    today, `*` a day off with a name; `!` before a number says that it is past due.
    """

    PART = "board"
    COMPONENT_CLASSES = {f"board--{tone.value}" for tone in Tone} | {"board--cursor"}
    BINDINGS = [
        Binding("down,j", "screen.step(7)", show=False, id="month.down"),
        Binding("up,k", "screen.step(-7)", show=False, id="month.up"),
        Binding("home", "screen.edge(-1)", show=False, id="month.first"),
        Binding("end,G", "screen.edge(1)", show=False, id="month.last"),
        Binding("pagedown,space", "screen.page(1)", show=False, id="month.next"),
        Binding("pageup", "screen.page(-1)", show=False, id="month.previous"),
    ]

    class Chosen(Message):
        """A day was clicked; `again` tells that the cursor stood on it."""

        def __init__(self, day: date, *, again: bool) -> None:
            super().__init__()
            self.day = day
            self.again = again

    def __init__(self, diary: Diary, day: date, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._diary = diary
        self._day = day
        self._weeks = WEEKS
        self._first = grid_of(day)
        self._rows = 1

    @property
    def first(self) -> date:
        """Return the first day in view."""
        return self._first

    def show(self, diary: Diary, day: date, *, weeks: int, rows: int) -> None:
        """Show the weeks around a day, `rows` high each; draw no more than has changed."""
        first = grid_of(day) if weeks > 1 else monday(day)
        same = (diary, first, weeks, rows) == (self._diary, self._first, self._weeks, self._rows)
        before, self._day = self._day, day
        self._diary, self._first, self._weeks, self._rows = diary, first, weeks, rows
        if same and before.month == day.month:
            self.refresh(self._region(before), self._region(day))
        else:
            self.refresh()

    @property
    def _width(self) -> int:
        return max(self.size.width // WEEK, NARROWEST)

    def _region(self, day: date) -> Region:
        week, weekday_ = divmod((day - self._first).days, WEEK)
        return Region(weekday_ * self._width, HEAD + week * self._rows, self._width + 1, self._rows)

    def render_line(self, y: int) -> Strip:
        base, width = self.style_of(Tone.PLAIN), self.size.width
        if y < HEAD:
            return self._head().adjust_cell_length(width, base)
        week, row = divmod(y - HEAD, self._rows)
        if week >= self._weeks:
            return Strip.blank(width, base)
        segments: list[Segment] = []
        for place in range(WEEK):
            day = later(self._first, week * WEEK + place)
            segments += self._cell(day, row, base)
        return Strip(segments).adjust_cell_length(width, base)

    def _head(self) -> Strip:
        names = [weekday(later(self._first, place)) for place in range(WEEK)]
        style = self.style_of(Tone.DIM)
        cut = self._width - 1 if self._width >= NARROWEST + 3 else 3
        return Strip([Segment(padded(" " + name[:cut], self._width), style) for name in names])

    def _cell(self, day: date, row: int, base: Style) -> list[Segment]:
        lit = day == self._day
        style = self.style_of(Tone.PLAIN, chosen=lit)
        spans = tuple(self._compact(day) if self._rows == 1 else self._part(day, row))
        strip = Strip([Segment(text, self.style_of(tone, chosen=lit)) for text, tone in spans])
        return [*strip.adjust_cell_length(self._width - 1, style), Segment(" ", base)]

    def _number(self, day: date) -> Iterator[Span]:
        """Yield four cells: a sign for cursor or today, the day, a sign for a named day off."""
        today = day == self._diary.today
        sign = "*" if self._diary.days_off(day) else " "
        yield "▸" if day == self._day else "•" if today else " ", Tone.ACCENT
        strong = self._diary.calendar.is_workday(day) and self._is_inside(day)
        yield f"{day.day:>2}", Tone.BOLD if today else Tone.PLAIN if strong else Tone.DIM
        yield sign, Tone.WARN

    def _is_inside(self, day: date) -> bool:
        return self._weeks == 1 or day.month == self._day.month

    def _compact(self, day: date) -> Iterator[Span]:
        yield from self._number(day)
        count = self._diary.count(day)
        if count:
            late = day < self._diary.today
            room = self._width - 5
            words = f"!{_few(count, room - 1)}" if late else _few(count, room)
            yield f"{words:>{room}}", self._count_tone(day)

    def _count_tone(self, day: date) -> Tone:
        if day < self._diary.today:
            return Tone.BAD
        return Tone.WARN if day == self._diary.today else Tone.ACCENT

    def _part(self, day: date, row: int) -> Iterator[Span]:
        room = self._width - 2
        if row == 0:
            yield from self._number(day)
            if day.day == 1 or day == self._first:
                yield f" {short_month(day.month)}", Tone.DIM
        elif row == 1 and (count := self._diary.count(day)):
            late = day < self._diary.today
            text = (_("{n} LEWAT") if late else _("{n} tenggat")).format(n=count)
            if len(text) > room + 1:
                text = f"!{count}" if late else str(count)
            yield f" {text}" if len(text) <= room else text, self._count_tone(day)
        elif row == 2 and (named := self._diary.days_off(day)):
            yield " " + shown(named[0].name, room), Tone.DIM

    def targets(self) -> Iterator[Target]:
        """Yield the days in view, to jump to; the label stands right of the number."""
        for place in range(self._weeks * WEEK):
            week, weekday_ = divmod(place, WEEK)
            at = Offset(weekday_ * self._width + 4, HEAD + week * self._rows)
            yield Target(at=at, go=partial(self._go, later(self._first, place)))

    def _go(self, day: date) -> None:
        self.focus()
        self.post_message(self.Chosen(day, again=False))

    def on_click(self, event: events.Click) -> None:
        week, weekday_ = (event.y - HEAD) // self._rows, event.x // self._width
        if 0 <= week < self._weeks and weekday_ < WEEK:
            day = later(self._first, week * WEEK + weekday_)
            self.post_message(self.Chosen(day, again=day == self._day))


def _few(count: int, room: int) -> str:
    """Return a number in so many cells: `12`, `1k`, `+`."""
    for words in (str(count), f"{count // 1000}k" if count >= 1000 else "", "9+"[:room]):
        if words and len(words) <= room:
            return words
    return "+"
