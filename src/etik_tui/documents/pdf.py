"""A paper as PDF: the paper goes to typst as JSON, next to a fixed program that draws it."""

import json
import re
from importlib.resources import files
from itertools import pairwise
from typing import Any

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
from etik_tui.documents.layout import (
    GAP_DOTS,
    MARGINS,
    SMALL,
    breadth,
    enumerated,
    evened,
    front,
    head_repeats,
    is_wide,
    item_width,
    label_width,
    page_size,
    room,
    rows_of_signatures,
    shortened,
    squared,
    text_width,
    without_head,
    words_on_paper,
)

_EMBEDDED = "Libertinus Serif"
_LOOKALIKES = ("Times New Roman", "Liberation Serif")
_UNBROKEN = re.compile(r"\S{40}(?=\S)")
_WORD = re.compile(r"[^\s\u200b]+")
_THREE = re.compile(r".{1,3}")
_CELL_INSET = 5
_BREAK = "\u200b"
_LONG = 200_000
"""Characters of a paper, as it is handed over, from which its memory is worth giving back."""
_REMEMBERED = 11
"""Compilations after which typst has forgotten what it computed for one."""


def pdf_bytes(paper: Paper) -> bytes:
    """Return a paper as PDF; the same paper gives the same bytes.

    Without a font of its own it is set in the one that typst carries, on every machine alike.
    """
    import typst

    program = files("etik_tui.documents").joinpath("paper.typ").read_bytes()
    drawn = json.dumps(_paper(paper), ensure_ascii=False)
    content = typst.compile(
        program, sys_inputs={"paper": drawn}, ignore_system_fonts=not paper.font
    )
    if len(drawn) > _LONG:
        _give_back()
    return content


def _give_back() -> None:
    """Return the memory of a long paper, often hundreds of MB, which typst keeps for the next."""
    import ctypes

    import typst

    compiler = typst.Compiler(ignore_system_fonts=True)
    for _time in range(_REMEMBERED):
        compiler.compile(input=b"")
    # Only the GNU library has it; others give memory back by themselves.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def _paper(paper: Paper) -> dict[str, Any]:
    width, height = page_size(paper)
    fonts = [paper.font, *_LOOKALIKES] if paper.font else []
    drawing = _Drawing(paper.size * breadth(paper.font), room(paper))
    return {
        "title": brief(paper.title),
        "width": width,
        "height": height,
        "margins": dict(MARGINS),
        "fonts": [*fonts, _EMBEDDED],
        "size": paper.size,
        "footer": _breakable(brief(paper.footer)),
        "contents": paper.contents,
        "front": front(paper),
        "blocks": drawing.blocks(paper.blocks),
    }


class _Drawing:
    """Turns blocks into JSON values, with what layout decides for every renderer.

    `measure` is the size in points that widths are estimated with, `room` the width of a line.
    """

    def __init__(self, measure: float, room: float) -> None:
        self.measure = measure
        self.room = room

    def blocks(self, blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
        """Return blocks; lines of one title are marked to stand close together."""
        out = [self.block(block) for block in blocks]
        for before, drawn in pairwise(out):
            if drawn["type"] == "heading" == before["type"] and drawn["level"] == before["level"]:
                drawn["tight"] = True
        return out

    def block(self, block: Block) -> dict[str, Any]:
        """Return one block."""
        match block:
            case Paragraph():
                return _paragraph(block)
            case Heading():
                return _heading(block)
            case Fields():
                return self.fields(block)
            case Items():
                return {
                    "type": "items",
                    "labels": [_clean(label) for label in block.labels],
                    "items": [self.blocks(item) for item in block.items],
                    "indent": block.indent,
                    "width": item_width(block.labels, self.measure),
                }
            case Table():
                return self.table(block)
            case Signatures():
                return _signatures(block)
            case Letterhead():
                lines = [_breakable(brief(line)) for line in block.lines]
                return {"type": "letterhead", "lines": lines}
            case Banner():
                return {"type": "banner", "text": _breakable(brief(block.text))}
            case Gap():
                return {"type": "gap", "lines": block.lines}
            case PageBreak():
                return {"type": "page-break"}

    def fields(self, block: Fields) -> dict[str, Any]:
        """Return rows of name and value with the width of the names."""
        labels = [words_on_paper(label) for label, _ in block.rows]
        rows = [
            {
                "label": _runs(label),
                "head": head,
                "value": _runs(without_head(value, head)),
                "named": bool(name),
                "wide": is_wide(name),
                "justify": evened(Align.JUSTIFY, value) is Align.JUSTIFY,
            }
            for name, head, (label, value) in zip(
                labels, enumerated(block.rows), block.rows, strict=True
            )
        ]
        size = self.measure * (SMALL if block.small else 1)
        return {
            "type": "fields",
            "rows": rows,
            "indent": block.indent,
            "small": block.small,
            "width": label_width(labels, block.widest, size),
        }

    def table(self, block: Table) -> dict[str, Any]:
        """Return a table; words wider than their column may break."""
        table = squared(block)
        rows = [
            [
                # A cell is wrapped, because typst flattens nested lists altogether.
                {"runs": self.cell(cell, width)}
                for cell, width in zip(row, table.widths, strict=True)
            ]
            for row in table.rows
        ]
        return {
            "type": "table",
            "head": [
                self.cell(tuple(Run(brief(run.text), run.mark) for run in cell), width)
                for cell, width in zip(table.head, table.widths, strict=False)
            ],
            "repeat": head_repeats(block.head),
            "rows": rows,
            "widths": list(table.widths),
        }

    def cell(self, text: Text, share: float) -> list[dict[str, str]]:
        """Return the words of a cell that takes this share of the line."""
        width = share * self.room - 2 * _CELL_INSET
        return [{**run, "text": self.fitted(run["text"], width)} for run in _runs(shortened(text))]

    def fitted(self, text: str, width: float) -> str:
        """Return text in which words wider than `width` points may break at every third letter."""
        return _WORD.sub(
            lambda found: (
                _BREAK.join(_THREE.findall(found.group()))
                if text_width(found.group(), self.measure) > width
                else found.group()
            ),
            text,
        )


def _paragraph(block: Paragraph) -> dict[str, Any]:
    return {
        "type": "paragraph",
        "text": _runs(block.text),
        "align": evened(block.align, block.text).value,
        "small": block.small,
        "indent": block.indent,
    }


def _heading(block: Heading) -> dict[str, Any]:
    return {
        "type": "heading",
        "text": _runs(block.text),
        "align": block.align.value,
        "level": min(max(block.level, 1), 6),
        "tight": False,
    }


def _signatures(block: Signatures) -> dict[str, Any]:
    rows = [
        [
            {
                "above": [_runs(line) for line in one.above],
                "below": [_runs(line) for line in one.below],
            }
            for one in row
        ]
        for row in rows_of_signatures(block.columns)
    ]
    return {"type": "signatures", "rows": rows}


def _runs(text: Text) -> list[dict[str, str]]:
    return [
        {
            "text": _clean(GAP_DOTS if run.mark is Mark.GAP else run.text),
            "mark": run.mark.value,
        }
        for run in text
    ]


def _clean(text: str) -> str:
    return _breakable(drawable(text))


def _breakable(text: str) -> str:
    """Return text whose words without end may break every so often."""
    return _UNBROKEN.sub(lambda found: found.group() + _BREAK, text)
