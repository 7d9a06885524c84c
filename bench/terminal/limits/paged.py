"""The least that a board of the framework can be: columns of cards, paged from SQLite.

It draws line by line and repaints only the lines that a move touches; `paged.py FILE`.
"""

import sqlite3
import sys
from functools import partial
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

COLUMNS = 4
CARD = 3
PAGE = 50
PLAIN, BOLD, CHOSEN, DIM = Style(), Style(bold=True), Style(reverse=True), Style(dim=True)


class Board(Widget, can_focus=True):
    """The cards of the file in four columns; a card is two lines and a gap."""

    BINDINGS: ClassVar = [
        Binding("j,down", "move(1)"),
        Binding("k,up", "move(-1)"),
        Binding("h,left", "column(-1)"),
        Binding("l,right", "column(1)"),
        Binding("pagedown", "page(1)"),
        Binding("pageup", "page(-1)"),
        Binding("q", "app.quit"),
    ]
    DEFAULT_CSS = "Board { height: 1fr; }"

    def __init__(self, path: str) -> None:
        super().__init__()
        self._db = sqlite3.connect(path)
        counted = "SELECT place, count(*) FROM card GROUP BY place"
        self._counts = dict(self._db.execute(counted).fetchall())
        self._pages: dict[tuple[int, int], list[tuple[str, str]]] = {}
        self._at = 0
        self._places, self._tops = [0] * COLUMNS, [0] * COLUMNS

    def _card(self, column: int, place: int) -> tuple[str, str] | None:
        key = (column, place // PAGE)
        if key not in self._pages:
            asked = "SELECT title, detail FROM card WHERE place = ? AND rank >= ? ORDER BY rank"
            found = self._db.execute(f"{asked} LIMIT {PAGE}", (column, key[1] * PAGE))
            self._pages[key] = found.fetchall()
        page = self._pages[key]
        return page[place % PAGE] if place % PAGE < len(page) else None

    @property
    def _fits(self) -> int:
        return max((self.size.height - 1) // CARD, 1)

    def render_line(self, y: int) -> Strip:
        """Return a line of the board."""
        width = self.size.width // COLUMNS
        return Strip([self._cell(column, y, width) for column in range(COLUMNS)])

    def _cell(self, column: int, y: int, width: int) -> Segment:
        if y == 0:
            title = f" Tahap {column + 1} {self._counts.get(column, 0)}"
            return Segment(title.ljust(width), BOLD)
        place, part = self._tops[column] + (y - 1) // CARD, (y - 1) % CARD
        card = self._card(column, place)
        if card is None or part == 2:
            return Segment(" " * width, PLAIN)
        chosen = column == self._at and place == self._places[column]
        style = CHOSEN if chosen else (PLAIN if part == 0 else DIM)
        return Segment(f" {card[part]}"[: width - 1].ljust(width), style)

    def _lines(self, column: int, place: int) -> Region:
        width = self.size.width // COLUMNS
        return Region(column * width, 1 + (place - self._tops[column]) * CARD, width, 2)

    def _put(self, column: int, place: int) -> None:
        here = self._at
        old, top = self._lines(here, self._places[here]), self._tops[column]
        place = max(0, min(place, self._counts.get(column, 0) - 1))
        self._at, self._places[column] = column, place
        self._tops[column] = max(0, min(place, max(top, place - self._fits + 1)))
        if self._tops[column] != top:
            self.refresh()
        else:
            self.refresh(old, self._lines(column, place))

    def action_move(self, by: int) -> None:
        """Move the selection."""
        self._put(self._at, self._places[self._at] + by)

    def action_page(self, by: int) -> None:
        """Move by a screenful."""
        self.action_move(by * self._fits)

    def action_column(self, by: int) -> None:
        """Go to another column."""
        column = (self._at + by) % COLUMNS
        self._put(column, self._places[column])

    def on_resize(self) -> None:
        """Draw anew."""
        self.refresh()


class Paged(App[None]):
    """The board and nothing else."""

    def compose(self) -> ComposeResult:
        """Return the board."""
        yield Board(sys.argv[1])


def fill(path: str, count: int) -> None:
    """Write a file of cards for the board."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE card (place, rank, title, detail, PRIMARY KEY (place, rank))")
        card = partial("Perkara {:06d}".format)
        rows = ((n % COLUMNS, n // COLUMNS, card(n), f"terlapor {n}") for n in range(count))
        db.executemany("INSERT INTO card VALUES (?, ?, ?, ?)", rows)


if __name__ == "__main__":
    Paged().run()
