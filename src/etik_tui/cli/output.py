"""What the command line prints: data on standard output, talk on standard error."""

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, TextIO

from etik_tui.domain.shown import cells, padded, shown
from etik_tui.exports.encoding import encoded

NARROWEST, WIDEST, USUAL = 60, 100, 80
NARROWEST_CELL = 12


class Output:
    """Prints lines that are safe for a terminal, or one JSON object.

    Every line passes `shown`, so that nothing foreign reaches the terminal raw.
    """

    def __init__(
        self, *, as_json: bool = False, out: TextIO | None = None, err: TextIO | None = None
    ) -> None:
        self.as_json = as_json
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        columns = shutil.get_terminal_size((USUAL, 24)).columns
        self.width = min(max(columns, NARROWEST), WIDEST)

    def line(self, text: str = "") -> None:
        """Print one line of data."""
        print(shown(text), file=self._out)

    def lines(self, texts: Iterable[str]) -> None:
        """Print lines of data."""
        for text in texts:
            self.line(text)

    def text(self, text: str, indent: str = "", first: str | None = None) -> None:
        """Print a text wrapped to the width behind `indent`, its first line behind `first`."""
        self.lines(wrapped(text, self.width, indent, first))

    def raw(self, text: str) -> None:
        """Print a whole file, whose line ends stay as they are."""
        for line in text.removesuffix("\n").split("\n"):
            self.line(line)

    def file(self, content: bytes) -> None:
        """Print a whole file as it is, in its own character set; its maker has made it safe."""
        self._out.flush()
        self._out.buffer.write(content)

    def talk(self, text: str) -> None:
        """Say something to whoever sits in front, apart from the data."""
        print(shown(text), file=self._err)

    def talk_text(self, text: str, indent: str = "", first: str | None = None) -> None:
        """Say something longer, wrapped between words only: paths and places stay whole."""
        for line in wrapped(text, self.width, indent, first, broken=False):
            self.talk(line)

    def data(self, noun: str, body: Mapping[str, Any]) -> None:
        """Print one JSON object under its schema's name."""
        print(encoded({"schema": f"etik.{noun}/1", **body}), file=self._out)

    def talk_data(self, noun: str, body: Mapping[str, Any]) -> None:
        """Say one JSON object under its schema's name."""
        print(encoded({"schema": f"etik.{noun}/1", **body}), file=self._err)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], flex: int = -1) -> None:
        """Print a table; the column `flex` takes what width is left, over several lines."""
        self.lines(table(head, tuple(rows), self.width, flex))


def wrapped(
    text: str, width: int, indent: str = "", first: str | None = None, *, broken: bool = True
) -> list[str]:
    """Return a text in lines of at most `width` cells; its own line ends are kept.

    Longer words are broken, or where they must not be (`broken`) stand out.
    """
    lines: list[str] = []
    lead = indent if first is None else first
    for paragraph in shown(text, lines=True).split("\n"):
        lines += _filled(paragraph, (width if broken else 0, width), indent, lead)
        lead = indent
    return lines


def _filled(paragraph: str, widths: tuple[int, int], indent: str, lead: str) -> list[str]:
    longest, width = widths
    lines, line, empty = [], lead, True
    for word in paragraph.split():
        rest = word
        while rest:
            gap = "" if empty else " "
            fits = cells(line) + len(gap) + cells(rest) <= width
            if fits or (empty and not longest):
                line, empty, rest = line + gap + rest, False, ""
            elif empty:
                head = _head(rest, max(width - cells(line), 1))
                lines.append(line + head)
                line, rest = indent, rest[len(head) :]
            else:
                lines.append(line)
                line, empty = indent, True
    return [*lines, line.rstrip() if empty else line]


def _head(word: str, room: int) -> str:
    """Return as much of a word as fits, and at least one character."""
    end = 1
    while end < len(word) and cells(word[: end + 1]) <= room:
        end += 1
    return word[:end]


def table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int, flex: int) -> list[str]:
    """Return the lines of a table with two spaces between its columns.

    What does not fit is broken into lines inside its cell: first in the column `flex`, then in
    the widest ones.
    """
    drawn = [[shown(str(cell)) for cell in row] for row in rows]
    sizes = [max(map(cells, column)) for column in zip(head, *drawn, strict=True)]
    room = width - 2 * (len(sizes) - 1)
    sizes[flex] = min(sizes[flex], max(room - sum(sizes) + sizes[flex], NARROWEST_CELL))
    while sum(sizes) > room and max(sizes) > NARROWEST_CELL:
        sizes[sizes.index(max(sizes))] -= 1
    lines = [*_row(head, sizes), "  ".join("─" * size for size in sizes)]
    for row in drawn:
        lines += _row(row, sizes)
    return lines


def _row(row: Sequence[str], sizes: Sequence[int]) -> list[str]:
    columns = [wrapped(cell, size) for cell, size in zip(row, sizes, strict=True)]
    return [
        "  ".join(map(padded, parts, sizes)).rstrip()
        for parts in zip_longest(*columns, fillvalue="")
    ]
