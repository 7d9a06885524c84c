"""What the command line prints: data on standard output, talk on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from operator import sub

from etik_tui.domain.shown import cells, padded, shown
from etik_tui.exports.encoding import encoded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO

NARROWEST, WIDEST, USUAL = 60, 100, 80
NARROWEST_CELL = 12
INSIDE = "    "


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
        self.width = min(max(_columns(), NARROWEST), WIDEST)

    def line(self, text: str = "") -> None:
        """Print one line of data."""
        print(shown(text), file=self._out)

    def lines(self, texts: Iterable[str]) -> None:
        """Print lines of data."""
        for text in texts:
            self.line(text)

    def text(self, text: str, indent: str = "", first: str | None = None) -> None:
        """Print a text wrapped to the width behind `indent`, its first line behind `first`."""
        lead = None if first is None else shown(first)
        self.drawn(wrapped(text, self.width, indent, lead))

    def drawn(self, lines: Sequence[str]) -> None:
        """Print lines that are safe already."""
        self._out.write("\n".join((*lines, "")))

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

    def data_of_many(self, noun: str, key: str, bodies: Iterable[Mapping[str, Any]]) -> None:
        """Print one JSON object with one list, item by item: however long, it is never held."""
        head = f'{{\n  "schema": {encoded(f"etik.{noun}/1")},\n  {encoded(key)}: ['
        between = "\n    "
        for body in bodies:
            self._out.write(f"{head}{between}{encoded(body, INSIDE)}")
            head = ","
        end = "\n  ]\n}\n" if head == "," else f"{head}]\n}}\n"
        self._out.write(end)

    def talk_data(self, noun: str, body: Mapping[str, Any]) -> None:
        """Say one JSON object under its schema's name."""
        print(encoded({"schema": f"etik.{noun}/1", **body}), file=self._err)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], flex: int = -1) -> None:
        """Print a table; the column `flex` takes what width is left, over several lines."""
        self.table_of_many(head, (tuple(rows),), flex)

    def table_of_many(
        self, head: Sequence[str], pages: Iterable[Sequence[Sequence[str]]], flex: int = -1
    ) -> None:
        """Print a table page by page; a column grows where a later page needs the room."""
        drawn = Table(head, self.width, flex)
        for rows in pages:
            self.drawn(drawn.lines(rows))


def wrapped(
    text: str, width: int, indent: str = "", first: str | None = None, *, broken: bool = True
) -> list[str]:
    """Return a text in lines of at most `width` cells; its own line ends are kept.

    Longer words are broken, or where they must not be (`broken`) stand out.
    """
    lines: list[str] = []
    lead = indent if first is None else first
    text = shown(text, lines=True)
    if text and "\n" not in text and not _is_spaced(text) and cells(lead) + cells(text) <= width:
        return [lead + text]
    for paragraph in text.split("\n"):
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
    return Table(head, width, flex).lines(rows)


class Table:
    """A table drawn some rows at a time; its columns grow with what they have to hold so far."""

    def __init__(self, head: Sequence[str], width: int, flex: int) -> None:
        self._head = head
        self._flex = flex
        self._most = [*map(cells, head)]
        self._room = width - 2 * (len(head) - 1)
        self._begun = False

    def lines(self, rows: Sequence[Sequence[str]]) -> list[str]:
        """Return the lines of the next rows, the first time with the head above them."""
        drawn = [[shown(str(cell)) for cell in row] for row in rows]
        measured = [[*map(cells, row)] for row in drawn]
        self._most = [*map(max, zip(self._most, *measured, strict=True))]
        sizes = self._sizes()
        lines = []
        if not self._begun:
            head = _row(self._head, [*map(cells, self._head)], sizes)
            lines = [*head, "  ".join("─" * size for size in sizes)]
        self._begun = True
        for row, taken in zip(drawn, measured, strict=True):
            lines += _row(row, taken, sizes)
        return lines

    def _sizes(self) -> list[int]:
        sizes, flex, room = [*self._most], self._flex, self._room
        sizes[flex] = min(sizes[flex], max(room - sum(sizes) + sizes[flex], NARROWEST_CELL))
        while sum(sizes) > room and max(sizes) > NARROWEST_CELL:
            sizes[sizes.index(max(sizes))] -= 1
        return sizes


def _row(row: Sequence[str], taken: Sequence[int], sizes: Sequence[int]) -> list[str]:
    gaps = [*map(sub, sizes, taken)]
    if min(gaps) >= 0 and not _is_spaced("\n".join(row)):
        return ["  ".join([cell + " " * gap for cell, gap in zip(row, gaps, strict=True)]).rstrip()]
    columns = [wrapped(cell, size) for cell, size in zip(row, sizes, strict=True)]
    return [
        "  ".join(map(padded, parts, sizes)).rstrip()
        for parts in zip_longest(*columns, fillvalue="")
    ]


def _is_spaced(text: str) -> bool:
    """Tell whether drawable lines have spaces that wrapping would leave out."""
    return "  " in text or text[:1] == " " or text[-1:] == " " or " \n" in text or "\n " in text


def _columns() -> int:
    """Return how wide the terminal is, as `shutil` does, which loads much more."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or USUAL  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return USUAL
