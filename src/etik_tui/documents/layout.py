"""Measures that all renderers share, so that a paper looks the same in each."""

import re
from collections.abc import Mapping, Sequence

from etik_tui.documents.block import (
    Align,
    Mark,
    PageBreak,
    PageSize,
    Paper,
    Run,
    Signature,
    Table,
    Text,
    drawable,
)

POINTS = 72 / 25.4
"""Points of a millimetre."""

MARGINS: Mapping[str, float] = {"left": 30, "right": 20, "top": 20, "bottom": 22}
"""Margins of a page in millimetres."""

GAP_DOTS = "." * 40
"""A missing value on paper: a dotted line to fill in by hand."""

_ENUMERATOR = re.compile(r"((?:\d{1,2}|[a-z])[.)])(?=\s|$)")

WIDEST_LABEL = 40
"""Characters of a label beyond which its value stands on the next line."""


CELL_DOTS = "." * 12
"""The same in a cell of a table."""


def shortened(cell: Text) -> Text:
    """Return the text of a table's cell, its gaps as short dotted lines."""
    return tuple(Run(CELL_DOTS) if run.mark is Mark.GAP else run for run in cell)


def words_on_paper(text: Text) -> str:
    """Return the words of a text as they are printed, gaps as dotted lines."""
    return "".join(GAP_DOTS if run.mark is Mark.GAP else drawable(run.text) for run in text)


def is_wide(label: str) -> bool:
    """Tell whether a label is too long to stand beside its value."""
    return len(label) > WIDEST_LABEL


def column_widths(widths: Sequence[float], count: int) -> tuple[float, ...]:
    """Return the share of each of `count` columns, together 1; columns without width are equal."""
    given = [max(0.0, width) for width in widths[:count]]
    given += [1.0] * (count - len(given))
    total = sum(given) or 1.0
    return tuple(width / total for width in given)


def squared(table: Table) -> Table:
    """Return a table whose head, if it has one, and rows have a cell for each of its widths."""
    count = max(1, *(len(row) for row in (table.head, *table.rows)))

    def filled(row: tuple[Text, ...]) -> tuple[Text, ...]:
        return (*row, *[()] * (count - len(row)))

    return Table(
        head=filled(table.head) if table.head else (),
        rows=tuple(map(filled, table.rows)),
        widths=column_widths(table.widths, count),
    )


def rows_of_signatures(columns: tuple[Signature, ...]) -> tuple[tuple[Signature, ...], ...]:
    """Return places to sign in rows: up to three side by side, more of them two by two."""
    size = 2 if len(columns) > 3 else 3
    return tuple(columns[at : at + size] for at in range(0, len(columns), size))


_WIDTHS: Mapping[str, float] = {
    **dict.fromkeys("ijltf", 0.3),
    **dict.fromkeys("mw", 0.76),
    **dict.fromkeys("MW", 0.92),
    **dict.fromkeys(" .,:;!|'()[]/-", 0.32),
    **dict.fromkeys("I", 0.36),
}


def text_width(text: str, size: float) -> float:
    """Return about how many points a line takes in a serif font of `size` points, not too few."""
    em = sum(
        _WIDTHS.get(char, 0.72 if char.isupper() else 0.5 if char.isascii() else 1.0)
        for char in text
    )
    return em * size * _MARGIN


_MARGIN = 1.08
"""Fonts differ: measured widths are taken this much wider."""

_NARROW = frozenset({"", "times new roman", "liberation serif", "libertinus serif", "garamond"})
_MIDDLE = frozenset({"arial", "calibri", "cambria", "carlito", "helvetica", "liberation sans"})


def breadth(font: str) -> float:
    """Return how much wider than a narrow serif font this one may be."""
    name = font.strip().casefold()
    return 1.0 if name in _NARROW else 1.12 if name in _MIDDLE else 1.28


def evened(align: Align, text: Text) -> Align:
    """Return the alignment, except that broken lines and lines to fill in are not stretched."""
    broken = any(run.mark is Mark.GAP or "\n" in run.text for run in text)
    return Align.LEFT if align is Align.JUSTIFY and broken else align


def room(paper: Paper) -> float:
    """Return the width of a paper's lines in points."""
    return (page_size(paper)[0] - MARGINS["left"] - MARGINS["right"]) * POINTS


def label_width(labels: Sequence[str], widest: str, size: float) -> float:
    """Return the points that the names of a block of fields need before their colon."""
    beside = [label for label in (*labels, widest) if not is_wide(label)]
    return max((text_width(label, size) for label in beside), default=0.0)


def item_width(labels: Sequence[str], size: float) -> float:
    """Return the points by which the items of a list hang behind their labels."""
    return max(size * 1.6, *(text_width(label, size) + size * 0.5 for label in labels), 0.0)


def enumerated(rows: Sequence[tuple[Text, Text]]) -> tuple[str, ...]:
    """Return the enumerator (`a.`, `2.`) that begins each row's value, or an empty text.

    Only where a row without a name continues another: `Menimbang : a. …`, then `b. …`.
    """
    names = ["".join(run.text for run in label) for label, _ in rows]
    found: list[str] = []
    for place, (_, value) in enumerate(rows):
        follows = place + 1 < len(rows) and not names[place + 1]
        head = _ENUMERATOR.match(value[0].text) if value and (follows or not names[place]) else None
        found.append(head.group(1) if head else "")
    return tuple(found)


def without_head(text: Text, head: str) -> Text:
    """Return a text without the enumerator that begins it."""
    if not head:
        return text
    return (Run(text[0].text.removeprefix(head).lstrip(), text[0].mark), *text[1:])


LONGEST_HEAD = 200
"""Characters of a table's head beyond which it is not repeated on each page."""


def head_repeats(head: Sequence[Text]) -> bool:
    """Tell whether a table's head leaves room for rows on every page."""
    return sum(len(run.text) for cell in head for run in cell) <= LONGEST_HEAD


SMALL = 0.8
"""The size of small print in parts of the paper's own."""


def page_size(paper: Paper) -> tuple[float, float]:
    """Return width and height of a paper's pages in millimetres."""
    width, height = {PageSize.A4: (210.0, 297.0), PageSize.F4: (215.0, 330.0)}[paper.page]
    return (height, width) if paper.landscape else (width, height)


def front(paper: Paper) -> int:
    """Return how many blocks stand before the table of contents: a title page with its end."""
    breaks = (n for n, block in enumerate(paper.blocks, 1) if isinstance(block, PageBreak))
    return next(breaks, 0) if paper.contents else 0
