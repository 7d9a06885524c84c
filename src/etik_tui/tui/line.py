"""Lines of text with tones: what every list, tab and panel is drawn from.

Text is kept as it came; it is made safe when it is wrapped, the one place before it is drawn.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from etik_tui.domain.shown import shown
from etik_tui.tui.tone import Span, Tone

__all__ = ["BLANK", "Line", "Span", "Tone", "heading", "joined", "line", "paragraphs", "wrapped"]


class Line(Struct, frozen=True, kw_only=True):
    """A paragraph: its spans, its indent and hanging indent in cells.

    A `key` makes it a row that can be selected; it says what the row stands for.
    """

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0
    key: str = ""

    @property
    def text(self) -> str:
        """Return the words alone."""
        return "".join(text for text, _tone in self.spans)


BLANK = Line()


def line(*parts: str | Span, indent: int = 0, hang: int = 0, key: str = "") -> Line:
    """Make a line from texts and (text, tone) pairs; empty texts are left out."""
    spans = tuple(
        (part, Tone.PLAIN) if isinstance(part, str) else part for part in parts if part and part[0]
    )
    return Line(spans=spans, indent=indent, hang=hang, key=key)


def heading(text: str, note: str = "") -> Line:
    """Make a heading."""
    return line((text, Tone.HEAD), (f"  {note}" if note else "", Tone.DIM))


def paragraphs(text: str, tone: Tone = Tone.PLAIN, indent: int = 0) -> tuple[Line, ...]:
    """Make a line of every line of a longer text."""
    return tuple(line((each, tone), indent=indent) for each in text.splitlines())


def joined(groups: Iterable[Iterable[Line]]) -> tuple[Line, ...]:
    """Put groups of lines under one another with a blank line between those that have any."""
    out: list[Line] = []
    for group in groups:
        lines = tuple(group)
        if lines and out:
            out.append(BLANK)
        out.extend(lines)
    return tuple(out)


def wrapped(source: Line, width: int) -> tuple[tuple[Span, ...], ...]:
    """Break a line into rows of at most `width` cells, made safe to draw."""
    return tuple(_rows(source, max(width, 8)))


def _rows(source: Line, width: int) -> Iterator[tuple[Span, ...]]:
    from rich.cells import cell_len

    margin = source.indent
    row: list[Span] = [(" " * margin, Tone.PLAIN)] if margin else []
    used, fresh = margin, True
    for text, tone in source.spans:
        for word in _words(shown(text), width - margin - source.hang):
            size = cell_len(word)
            if used + size > width and not fresh:
                yield tuple(row)
                margin = source.indent + source.hang
                row, used, fresh = [(" " * margin, Tone.PLAIN)] if margin else [], margin, True
                if word.isspace():
                    continue
            if row and row[-1][1] is tone:
                row[-1] = (row[-1][0] + word, tone)
            else:
                row.append((word, tone))
            used, fresh = used + size, False
    yield tuple(row)


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the words of a text and the spaces between them; cut what is wider than a row."""
    from rich.cells import chop_cells

    for place, word in enumerate(text.split(" ")):
        if place:
            yield " "
        if len(word) * 2 <= width:
            if word:
                yield word
            continue
        yield from chop_cells(word, max(width, 2))
