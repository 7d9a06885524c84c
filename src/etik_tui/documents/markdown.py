"""A paper as Markdown in which no value can be markup."""

import re
from collections.abc import Mapping
from itertools import groupby

from etik_tui.documents.block import (
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
from etik_tui.documents.layout import GAP_DOTS, squared

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&!$@]|:(?=/)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"(?:[-+=:]|\d+(?=[.)]))")
_MARKS: Mapping[Mark, str] = {
    Mark.BOLD: "**",
    Mark.ITALIC: "*",
    Mark.UNDERLINE: "**",
    Mark.STRUCK: "~~",
}
_BREAK = "\\\n"


def markdown_text(paper: Paper) -> str:
    """Return a paper as Markdown (CommonMark with tables and strike-through)."""
    parts = [part for block in paper.blocks if (part := _block(block))]
    if paper.footer:
        parts += ["---", escaped(brief(paper.footer))]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """Return text of which Markdown reads no character as markup; line ends are kept."""
    return _BREAK.join(_escaped_line(line.strip()) for line in drawable(text).split("\n"))


def _escaped_line(line: str) -> str:
    """Return a line in which nothing is a mark, nor its beginning a list, rule or title."""
    start = _AT_START.match(line)
    at = start.end() if start else 0
    head = line[:at]
    if head.isdigit():
        head, at = f"{head}\\{line[at]}", at + 1
    elif head:
        head = f"\\{head}"
    return head + _SPECIAL.sub(r"\\\g<0>", line[at:])


def _text(text: Text) -> str:
    alike = groupby(text, key=lambda run: run.mark)
    merged = (
        Run("".join(GAP_DOTS if mark is Mark.GAP else run.text for run in runs), mark)
        for mark, runs in alike
    )
    return "".join(map(_run, merged)).strip()


def _run(run: Run) -> str:
    mark = _MARKS.get(run.mark, "")
    if not mark:
        lead, tail = _edges(run.text)
        return f"{lead}{escaped(run.text)}{tail}"
    lead, tail = _edges(run.text)
    inner = escaped(run.text.strip())
    # Markup does not span line ends, and binds to words only.
    drawn = _BREAK.join(f"{mark}{line}{mark}" if line else "" for line in inner.split(_BREAK))
    return f"{lead}{drawn}{tail}"


def _edges(text: str) -> tuple[str, str]:
    return (" " if text[:1] == " " else "", " " if text[-1:] == " " and text.strip() else "")


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _text(block.text)
        case Heading():
            return f"{'#' * min(max(block.level, 1), 6)} {_line(block.text)}"
        case Fields():
            rows = [(_line(label), _text(value)) for label, value in block.rows]
            return _BREAK.join(f"{label} : {value}" if label else value for label, value in rows)
        case Items():
            return "\n".join(map(_item, block.labels, block.items))
        case Table():
            return _table(block)
        case Signatures():
            return "\n\n".join(
                _BREAK.join(map(_text, (*one.above, (Run("(tanda tangan)"),), *one.below)))
                for one in block.columns
            )
        case Letterhead():
            lines = [escaped(brief(line)) for line in block.lines]
            return _BREAK.join([f"**{lines[0]}**", *lines[1:]]) + "\n\n---"
        case Banner():
            return f"**{escaped(brief(block.text))}**"
        case Gap():
            return ""
        case PageBreak():
            return "---"


def _line(text: Text) -> str:
    return _text(text).replace(_BREAK, " ")


def _item(label: str, item: tuple[Block, ...]) -> str:
    head = escaped(label)
    body = "\n\n".join(part for block in item if (part := _block(block)))
    lines = f"{head} {body}".split("\n")
    return "\n".join(["- " + lines[0], *(f"  {line}" if line else "" for line in lines[1:])])


def _table(block: Table) -> str:
    table = squared(block)
    count = len(table.widths)
    # Markdown has no table without a head.
    rows = [table.head or ((),) * count, *table.rows]
    lines = ["| " + " | ".join(map(_line, row)) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * count, *lines[1:]])
