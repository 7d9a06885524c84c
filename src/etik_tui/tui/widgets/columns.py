"""Columns of cards, drawn line by line from the index."""

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from etik_tui.domain.shown import shown
from etik_tui.journal.row import CaseRow
from etik_tui.tui.line import Span, Tone
from etik_tui.tui.shelf import Column, Shelf
from etik_tui.tui.widgets.card import CARD, card_line
from etik_tui.tui.widgets.spread import Slot, spread

HEAD = 2


class Columns(Widget):
    """The columns and where the cursor is; only what is in view is read and drawn."""

    COMPONENT_CLASSES = {f"board--{tone.value}" for tone in Tone} | {"board--cursor", "board--mark"}

    def __init__(self, shelf: Shelf, *, private: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shelf = shelf
        self.private = private
        self._column = 0
        self._places: dict[str, int] = {}
        self._tops: dict[str, int] = {}
        self._first_open = 0
        self._settle()

    @property
    def row(self) -> CaseRow | None:
        """Return the case under the cursor."""
        column = self.column
        return self._shelf.row(column.stage, self._place(column)) if column else None

    @property
    def column(self) -> Column | None:
        """Return the column under the cursor."""
        columns = self._shelf.columns
        return columns[self._column] if columns else None

    def show(self, shelf: Shelf) -> None:
        """Show another institution, or the same one read anew; the cursor stays where it can."""
        kept = self.row
        self._shelf = shelf
        self._settle()
        if kept is not None:
            self._find(kept.case_id)
        self.refresh()

    def select(self, case_id: str) -> bool:
        """Put the cursor on a case if it is among the first pages; tell whether it is."""
        found = self._find(case_id)
        self.refresh()
        return found

    def _find(self, case_id: str) -> bool:
        order = [self._column, *range(len(self._shelf.columns))]
        for place in order:
            column = self._shelf.columns[place]
            for index in range(min(column.count, 200)):
                row = self._shelf.row(column.stage, index)
                if row is not None and row.case_id == case_id:
                    self._column = place
                    self._put(column, index)
                    return True
        return False

    def _settle(self) -> None:
        """Keep the cursor inside what there is, on a column that has cards."""
        columns = self._shelf.columns
        self._column = min(self._column, max(len(columns) - 1, 0))
        filled = [place for place, each in enumerate(columns) if each.count]
        if filled and self._column not in filled:
            self._column = min(filled, key=lambda place: abs(place - self._column))
        for each in columns:
            self._put(each, min(self._place(each), max(each.count - 1, 0)))

    def _place(self, column: Column) -> int:
        return self._places.get(column.stage, 0)

    def _put(self, column: Column, place: int) -> None:
        self._places[column.stage] = place
        fits = self._fits
        top = self._tops.get(column.stage, 0)
        self._tops[column.stage] = max(0, min(place, max(top, place - fits + 1)))

    @property
    def _fits(self) -> int:
        return max((self.size.height - HEAD) // CARD, 1)

    def _slots(self) -> tuple[Slot, ...]:
        counts = [each.count for each in self._shelf.columns]
        slots, self._first_open = spread(self.size.width, counts, self._column, self._first_open)
        return slots

    def on_resize(self) -> None:
        for each in self._shelf.columns:
            self._put(each, self._place(each))

    def render_line(self, y: int) -> Strip:
        base = self.rich_style
        if not self._shelf.columns:
            return Strip.blank(self.size.width, base)
        segments: list[Segment] = []
        for place, slot in enumerate(self._slots()):
            if not slot.width:
                continue
            column = self._shelf.columns[place]
            spans = self._folded(column, y) if slot.folded else self._open(column, place, slot, y)
            chosen = y >= HEAD and not slot.folded and self._chosen(column, place, y)
            segments += self._painted(spans, slot.width, base, chosen=chosen)
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _painted(
        self, spans: tuple[Span, ...], width: int, base: Style, *, chosen: bool
    ) -> list[Segment]:
        style = base
        if chosen:
            style = base + self.get_component_rich_style("board--cursor", partial=True)
        strip = Strip([Segment(text, style + self._tone(tone)) for text, tone in spans])
        return [*strip.adjust_cell_length(width - 1, style), Segment(" ", base)]

    def _tone(self, tone: Tone) -> Style:
        if tone is Tone.PLAIN:
            return Style.null()
        return self.get_component_rich_style(f"board--{tone.value}", partial=True)

    def _chosen(self, column: Column, place: int, y: int) -> bool:
        index = self._tops.get(column.stage, 0) + (y - HEAD) // CARD
        inside = (y - HEAD) % CARD < CARD - 1
        return place == self._column and index == self._place(column) and inside

    def _folded(self, column: Column, y: int) -> tuple[Span, ...]:
        tone = Tone.PLAIN if column.count else Tone.DIM
        if y == 0:
            return ((f"{_few(column.count):>2}", tone),)
        if y == 1:
            return (("──", Tone.DIM),)
        letters = shown(column.short)
        return ((f" {letters[y - HEAD]}", tone),) if y - HEAD < len(letters) else ()

    def _open(self, column: Column, place: int, slot: Slot, y: int) -> tuple[Span, ...]:
        here = place == self._column
        if y == 0:
            return tuple(_title(column, slot.width - 1, here=here))
        if y == 1:
            return self._rule(column, slot.width - 1, here=here)
        index = self._tops.get(column.stage, 0) + (y - HEAD) // CARD
        row = self._shelf.row(column.stage, index) if index < column.count else None
        if row is None:
            return ()
        chosen = here and index == self._place(column)
        left = self._shelf.left(row)
        return card_line(
            row, (y - HEAD) % CARD, slot.width - 1, left, chosen=chosen, private=self.private
        )

    def _rule(self, column: Column, width: int, *, here: bool) -> tuple[Span, ...]:
        """Draw the rule under a title, with how many cards are out of view."""
        top = self._tops.get(column.stage, 0)
        below = column.count - top - self._fits
        signs = [f"↑{top}"] if top else []
        signs += [f"↓{below}"] if below > 0 else []
        more = " " + " ".join(signs) if signs else ""
        stroke = ("━" if here else "─") * (width - len(more))
        return ((stroke, Tone.ACCENT if here else Tone.DIM), (more, Tone.DIM))

    def _region(self, place: int, column: Column, index: int) -> Region:
        slots = self._slots()
        left = sum(slot.width for slot in slots[:place])
        y = HEAD + (index - self._tops.get(column.stage, 0)) * CARD
        return Region(left, y, slots[place].width, CARD)


def _few(count: int) -> str:
    return str(count) if count < 100 else "99"


def _title(column: Column, width: int, *, here: bool) -> Iterator[Span]:
    count = f" {column.count}"
    late = f" ·{column.overdue}!" if column.overdue else ""
    room = width - len(count) - len(late)
    name = column.title if len(column.title) <= room else column.short
    yield shown(name, room), Tone.BOLD if here else Tone.PLAIN
    yield count, Tone.DIM
    yield late, Tone.BAD
