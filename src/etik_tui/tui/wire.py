"""What goes over the wire: only cells that changed, and one change of style per change of style.

The screen as the terminal shows it is kept as rows of cells; new pieces are compared with it.
"""

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from etik_tui.tui.look import NONE, ON_BLANKS, PLAIN, Look, Rows, change, look_of

# Cells between two changes that are cheaper to send again than to step over.
BRIDGE = 4
# Empty cells from which on one control sequence is shorter than spaces.
BLANKS = 8

Cell = tuple[str, Look]
_BLANK: Cell = (" ", PLAIN)
# The second half of a wide character.
_COVERED = ""
Piece = tuple[int, int, Iterable[Segment]]
"""Column and row of the first cell, and the text that stands there."""


@lru_cache(4096)
def look(style: Style | None, system: ColorSystem) -> Look:
    """Return the codes of a style in a terminal that knows this many colours."""
    if style is None:
        return PLAIN
    drawn = style.render("x", color_system=system)
    if not drawn.startswith("\x1b["):
        return PLAIN
    return look_of(drawn[2 : drawn.index("m")])


class Wire:
    """The terminal as it is known to look, and what takes it to another look."""

    def __init__(
        self, width: int, height: int, system: ColorSystem, *, erases: bool = False
    ) -> None:
        """`erases`: the terminal erases cells in the current background."""
        self.size = (width, height)
        self._erases = erases
        self._system = system
        self._rows: list[list[Cell] | None] = [None] * height
        self._look: Look | None = None
        self._at: tuple[int, int] | None = None

    def forget(self) -> None:
        """Take nothing on the terminal for known, so that all is sent again."""
        self._rows = [None] * self.size[1]
        self._look = self._at = None

    def known(self, rows: Rows) -> None:
        """Take these rows of (text, codes) for what the terminal shows, if they fill it."""
        width, height = self.size
        if len(rows) != height:
            return
        for y, spans in enumerate(rows):
            row: list[Cell | None] = [None] * width
            end = self._put(row, 0, ((text, look_of(codes)) for text, codes in spans))
            if end != width:
                self.forget()
                return
            self._rows[y] = [each or _BLANK for each in row]

    def paint(self, pieces: Iterable[Piece]) -> str:
        """Return what takes the terminal from what it shows to these pieces."""
        width, height = self.size
        wanted: dict[int, list[Cell | None]] = {}
        for x, y, segments in pieces:
            if 0 <= y < height:
                row = wanted.get(y)
                if row is None:
                    shown = self._rows[y]
                    row = [*shown] if shown else [None] * width
                    wanted[y] = row
                self._put(row, x, self._looks(segments))
        return "".join(self._row(y, row) for y, row in sorted(wanted.items()))

    def move(self, x: int, y: int) -> str:
        """Return the shortest that takes the cursor there, nothing where it is there."""
        known, self._at = self._at, (x, y)
        if known == (x, y):
            return ""
        straight = f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"
        if known is None:
            return straight
        steps = _steps(y - known[1], "B", "A") + _steps(x - known[0], "C", "D")
        return min(straight, steps, key=len)

    def _put(self, row: list[Cell | None], x: int, pieces: Iterable[tuple[str, Look]]) -> int:
        """Put pieces of text into a row from a cell on; return the cell after them."""
        for text, drawn in pieces:
            end = x + len(text)
            if text.isascii() and x >= 0 and end <= len(row):
                _free(row, x, end)
                row[x:end] = _ascii(text, drawn)
                x = end
                continue
            for char in text:
                size = 1 if char.isascii() else cell_len(char)
                if size == 0:
                    _join(row, x, char)
                elif x >= 0 and x + size <= len(row):
                    _place(row, x, char, drawn, size)
                x += size
        return x

    def _looks(self, segments: Iterable[Segment]) -> Iterable[tuple[str, Look]]:
        for text, style, control in segments:
            if not control:
                yield text, look(style, self._system)

    def _row(self, y: int, row: list[Cell | None]) -> str:
        old = self._rows[y]
        fresh = [each or _BLANK for each in row]
        self._rows[y] = fresh
        if fresh == old:
            return ""
        if old is None:
            changed = [x for x, each in enumerate(row) if each is not None]
        else:
            changed = [x for x, each in enumerate(fresh) if each != old[x]]
        return "".join(self._run(y, a, b, fresh) for a, b in _runs(changed, fresh))

    def _run(self, y: int, start: int, end: int, row: list[Cell]) -> str:
        out, x = [self.move(start, y)], start
        while x < end:
            char, drawn = row[x]
            blanks = self._erasable(row, x, end) if char == " " else 0
            if drawn != self._look:
                out.append(self._dressed(char, drawn))
            if blanks:
                out.append(f"\x1b[{blanks}X")
                x += blanks
                if x < end:
                    out.append(f"\x1b[{blanks}C")
                    continue
                self._at = (x - blanks, y)
                return "".join(out)
            out.append(char)
            x += 1
        # In the last column the cursor waits for the next character: where, terminals disagree.
        self._at = (end, y) if end < self.size[0] else None
        return "".join(out)

    def _erasable(self, row: list[Cell], x: int, end: int) -> int:
        """Return how many cells from here on are better erased than drawn, 0 for none."""
        cell, stop = row[x], x
        if not self._erases or cell[1][0]:
            return 0
        while stop < end and row[stop] == cell:
            stop += 1
        return stop - x if stop - x >= BLANKS else 0

    def _dressed(self, char: str, drawn: Look) -> str:
        now = self._look
        if char == " " and now and not drawn[0] and not now[0] & ON_BLANKS and now[2] == drawn[2]:
            return ""
        if now is None:
            self._look = drawn
            return f"\x1b[{';'.join(['', *sorted(drawn[0]), *filter(None, drawn[1:])])}m"
        sequence, self._look = change(now, drawn), drawn
        return sequence


def _steps(count: int, ahead: str, back: str) -> str:
    if count == 0:
        return ""
    if count == -1 and back == "D":
        return "\b"
    number = "" if abs(count) == 1 else str(abs(count))
    return f"\x1b[{number}{ahead if count > 0 else back}"


@lru_cache(1024)
def _ascii(text: str, drawn: Look) -> tuple[Cell, ...]:
    """Return the cells of a text without marks and wide characters."""
    return tuple(_cell(char, drawn) for char in text)


def _cell(char: str, drawn: Look) -> Cell:
    if char == " " and not drawn[0] & ON_BLANKS:
        return " ", (NONE, "", drawn[2])
    return char, drawn


def _place(row: list[Cell | None], x: int, char: str, drawn: Look, size: int) -> None:
    """Put a character in a row."""
    _free(row, x, x + size)
    row[x] = _cell(char, drawn)
    if size == 2:
        row[x + 1] = (_COVERED, drawn)


def _free(row: list[Cell | None], start: int, end: int) -> None:
    """Make spaces of the halves of wide characters whose other half is about to be covered."""
    first = row[start] if start < end else None
    if first and first[0] == _COVERED and start and (half := row[start - 1]):
        row[start - 1] = (" ", half[1])
    after = row[end] if end < len(row) else None
    if after and after[0] == _COVERED:
        row[end] = (" ", after[1])


def _join(row: list[Cell | None], x: int, mark: str) -> None:
    """Set a mark that takes no cell of its own on the character before it."""
    for place in (x - 1, x - 2):
        cell = row[place] if 0 <= place < len(row) else None
        if cell and cell[0] != _COVERED:
            row[place] = (cell[0] + mark, cell[1])
            return


def _runs(changed: list[int], row: list[Cell]) -> Iterable[tuple[int, int]]:
    """Join changed cells that stand close together; never split a wide character."""
    runs: list[tuple[int, int]] = []
    for x in changed:
        start = x - 1 if row[x][0] == _COVERED and x else x
        end = x + 2 if x + 1 < len(row) and row[x + 1][0] == _COVERED else x + 1
        first, last = runs[-1] if runs else (start, start)
        if start <= last or (start - last <= BRIDGE and _same(row, last, start)):
            runs[-1:] = [(first, max(end, last))]
        else:
            runs.append((start, end))
    return runs


def _same(row: list[Cell], start: int, end: int) -> bool:
    """Tell whether the cells between two changes look like the one before them."""
    return all(row[x][1] == row[start - 1][1] for x in range(start, end))
