"""A paper as plain lines: the preview in the terminal, and .txt."""

from etik_tui.documents.block import (
    Align,
    Banner,
    Block,
    Fields,
    Gap,
    Heading,
    Items,
    Letterhead,
    Mark,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Signatures,
    Table,
    Text,
    brief,
    drawable,
)
from etik_tui.documents.layout import is_wide, rows_of_signatures, squared
from etik_tui.domain.shown import cells, padded

GAP_DOTS = "." * 24
"""A missing value in the preview."""

_STROKE = "\u0336"
NARROWEST = 20
"""Columns below which a preview is not squeezed further."""


def text_lines(paper: Paper, width: int = 80) -> tuple[str, ...]:
    """Return a paper as lines of at most `width` terminal cells."""
    width = max(NARROWEST, width)
    out: list[str] = []
    for block in paper.blocks:
        lines = _block(block, width)
        out += lines if not out or not lines else ["", *lines]
    if paper.footer:
        out += ["", *_wrapped(brief(paper.footer), width)]
    return tuple(line.rstrip() for line in out)


def words(text: Text) -> str:
    """Return the words of a text: gaps as dots, struck words struck through."""
    return "".join(_word(run) for run in text)


def _word(run: Run) -> str:
    if run.mark is Mark.GAP:
        return GAP_DOTS
    if run.mark is Mark.STRUCK:
        return "".join(f"{char}{_STROKE}" if char != "\n" else char for char in drawable(run.text))
    return drawable(run.text)


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Paragraph():
            lines = _wrapped(words(block.text), width - 4 * block.indent)
            return _placed(lines, block.align, width, 4 * block.indent)
        case Heading():
            lines = _wrapped(words(block.text), width)
            return _placed(lines, block.align, width)
        case Fields():
            return _shifted(_fields(block, width - 4 * block.indent), 4 * block.indent)
        case Items():
            return _items(block, width)
        case Table():
            return _table(block, width)
        case Signatures():
            return _signatures(block, width)
        case Letterhead():
            lines = [line for each in block.lines for line in _wrapped(brief(each), width)]
            return [*_placed(lines, Align.CENTRE, width), "═" * width]
        case Banner():
            return _placed(_wrapped(f"[ {brief(block.text)} ]", width), Align.CENTRE, width)
        case Gap():
            return [""] * block.lines
        case PageBreak():
            return ["─" * width]


def _wrapped(text: str, width: int) -> list[str]:
    """Return text in lines of at most `width` cells; a longer word is cut into pieces."""
    width = max(1, width)
    out: list[str] = []
    for line in text.split("\n"):
        row = ""
        for word in line.split():
            joined = f"{row} {word}" if row else word
            if cells(joined) <= width:
                row = joined
                continue
            if row:
                out.append(row)
            *full, row = _pieces(word, width)
            out += full
        out.append(row)
    return out


def _pieces(word: str, width: int) -> list[str]:
    if cells(word) <= width:
        return [word]
    out = [""]
    room = width
    for char in word:
        size = cells(char)
        if size > room:
            out.append("")
            room = width
        out[-1] += char
        room -= size
    return out


def _placed(lines: list[str], align: Align, width: int, indent: int = 0) -> list[str]:
    if align is Align.CENTRE:
        return [" " * ((width - cells(line)) // 2) + line for line in lines]
    if align is Align.RIGHT:
        return [" " * (width - cells(line)) + line for line in lines]
    return _shifted(lines, indent)


def _shifted(lines: list[str], by: int, first: str = "") -> list[str]:
    return [
        (padded(first, by) if first and not place else " " * by) + line if line or first else line
        for place, line in enumerate(lines)
    ]


def _fields(block: Fields, width: int) -> list[str]:
    labels = [words(label).replace("\n", " ") for label, _ in block.rows]
    column = max((cells(label) for label in labels if not is_wide(label)), default=0)
    column = min(max(column, cells(block.widest)), width // 2)
    out: list[str] = []
    for label, (_, text) in zip(labels, block.rows, strict=True):
        value = words(text)
        if not label:
            out += _shifted(_wrapped(value, width - column - 3), column + 3)
        elif cells(label) > column:
            out += _wrapped(f"{label} :", width)
            out += _shifted(_wrapped(value, width - 4), 4)
        else:
            head = f"{padded(label, column)} : "
            out += _shifted(_wrapped(value, width - column - 3), column + 3, head)
    return out


def _items(block: Items, width: int) -> list[str]:
    labels = [brief(label) for label in block.labels]
    column = max(map(cells, labels), default=0) + 1
    out: list[str] = []
    for label, item in zip(labels, block.items, strict=True):
        lines: list[str] = []
        for inner in item:
            lines += _block(inner, max(NARROWEST // 2, width - column - 4 * block.indent))
        out += _shifted(_shifted(lines or [""], column, label), 4 * block.indent)
    return out


def _table(block: Table, width: int) -> list[str]:
    table = squared(block)
    count = len(table.widths)
    room = max(count, width - 3 * count - 1)
    columns = [max(1, int(room * share)) for share in table.widths]
    rule = "─" * (sum(columns) + 3 * count + 1)
    out = [rule]
    for row in ([table.head] if table.head else []) + list(table.rows):
        wrapped = [_wrapped(words(cell), size) for cell, size in zip(row, columns, strict=True)]
        for place in range(max(len(lines) for lines in wrapped)):
            parts = [lines[place] if place < len(lines) else "" for lines in wrapped]
            padding = (padded(part, size) for part, size in zip(parts, columns, strict=True))
            out.append(f"│ {' │ '.join(padding)} │")
        out.append(rule)
    return out


def _signatures(block: Signatures, width: int) -> list[str]:
    out: list[str] = []
    for row in rows_of_signatures(block.columns):
        columns = 2 if len(row) == 1 else len(row)
        size = width // columns
        drawn = []
        for one in row:
            above = [line for text in one.above for line in _wrapped(words(text), size - 2)]
            below = [line for text in one.below for line in _wrapped(words(text), size - 2)]
            drawn.append((above, below))
        tallest = max(len(above) for above, _ in drawn)
        stacks = [above + [""] * (tallest - len(above) + 3) + below for above, below in drawn]
        if len(row) == 1:
            stacks.insert(0, [])
        out += [""] if out else []
        for place in range(max(len(stack) for stack in stacks)):
            parts = [stack[place] if place < len(stack) else "" for stack in stacks]
            out.append("".join(padded(part, size) for part in parts))
    return out
