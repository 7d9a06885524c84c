"""A paper as PDF: the paper goes to typst as JSON, next to a fixed program that draws it."""

import json
import re
from importlib.resources import files
from itertools import pairwise
from typing import Any

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
from etik_tui.documents.layout import (
    GAP_DOTS,
    SMALL,
    column_widths,
    enumerated,
    head_repeats,
    is_wide,
    item_width,
    label_width,
    page_size,
    rows_of_signatures,
    without_head,
)

_EMBEDDED = "Libertinus Serif"
_LOOKALIKES = ("Times New Roman", "Liberation Serif")
_UNBROKEN = re.compile(r"\S{25}(?=\S)")
_BREAK = "\u200b"


def pdf_bytes(paper: Paper) -> bytes:
    """Return a paper as PDF; the same paper gives the same bytes.

    Without a font of its own it is set in the one that typst carries, on every machine alike.
    """
    import typst

    program = files("etik_tui.documents").joinpath("paper.typ").read_bytes()
    return typst.compile(
        program,
        sys_inputs={"paper": json.dumps(_paper(paper), ensure_ascii=False)},
        ignore_system_fonts=not paper.font,
    )


def _paper(paper: Paper) -> dict[str, Any]:
    width, height = page_size(paper)
    fonts = [paper.font, *_LOOKALIKES] if paper.font else []
    return {
        "title": brief(paper.title),
        "width": width,
        "height": height,
        "fonts": [*fonts, _EMBEDDED],
        "size": paper.size,
        "footer": _breakable(brief(paper.footer)),
        "contents": paper.contents,
        "blocks": _blocks(paper.blocks, paper.size),
    }


def _blocks(blocks: tuple[Block, ...], size: float) -> list[dict[str, Any]]:
    out = [_block(block, size) for block in blocks]
    for before, drawn in pairwise(out):
        # Lines of one title stand close together.
        if drawn["type"] == "heading" == before["type"] and drawn["level"] == before["level"]:
            drawn["tight"] = True
    return out


def _block(block: Block, size: float) -> dict[str, Any]:
    """Return a block as JSON values, with what layout decides for every renderer."""
    match block:
        case Paragraph():
            return {
                "type": "paragraph",
                "text": _runs(block.text),
                "align": block.align.value,
                "small": block.small,
                "indent": block.indent,
            }
        case Heading():
            return {
                "type": "heading",
                "text": _runs(block.text),
                "align": block.align.value,
                "level": min(max(block.level, 1), 6),
                "tight": False,
            }
        case Fields():
            return _fields(block, size)
        case Items():
            return {
                "type": "items",
                "labels": [_clean(label) for label in block.labels],
                "items": [_blocks(item, size) for item in block.items],
                "indent": block.indent,
                "width": item_width(block.labels, size),
            }
        case Table():
            return _table(block)
        case Signatures():
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
        case Letterhead():
            return {
                "type": "letterhead",
                "lines": [_breakable(brief(line)) for line in block.lines],
            }
        case Banner():
            return {"type": "banner", "text": _breakable(brief(block.text))}
        case Gap():
            return {"type": "gap", "lines": block.lines}
        case PageBreak():
            return {"type": "page-break"}


def _fields(block: Fields, size: float) -> dict[str, Any]:
    labels = [_words(label) for label, _ in block.rows]
    rows = [
        {
            "label": _runs(label),
            "head": head,
            "value": _runs(without_head(value, head)),
            "named": bool(name),
            "wide": is_wide(name),
        }
        for name, head, (label, value) in zip(
            labels, enumerated(block.rows), block.rows, strict=True
        )
    ]
    return {
        "type": "fields",
        "rows": rows,
        "indent": block.indent,
        "small": block.small,
        "width": label_width(labels, block.widest, size * (SMALL if block.small else 1)),
    }


def _table(block: Table) -> dict[str, Any]:
    count = max((len(row) for row in (block.head, *block.rows)), default=1)
    rows = [(*row, *[()] * (count - len(row))) for row in block.rows]
    head = (*block.head, *[()] * (count - len(block.head))) if block.head else ()
    return {
        "type": "table",
        "head": [_runs(tuple(Run(brief(run.text), run.mark) for run in cell)) for cell in head],
        "repeat": head_repeats(block.head),
        # A cell is wrapped, because typst flattens nested lists altogether.
        "rows": [[{"runs": _runs(cell)} for cell in row] for row in rows],
        "widths": list(column_widths(block.widths, count)),
    }


def _runs(text: Text) -> list[dict[str, str]]:
    return [_run(run) for run in text]


def _run(run: Run) -> dict[str, str]:
    text = GAP_DOTS if run.mark is Mark.GAP else run.text
    return {"text": _clean(text), "mark": run.mark.value}


def _words(text: Text) -> str:
    return "".join(GAP_DOTS if run.mark is Mark.GAP else drawable(run.text) for run in text)


def _clean(text: str) -> str:
    return _breakable(drawable(text))


def _breakable(text: str) -> str:
    """Return text whose words without end may break every so often."""
    return _UNBROKEN.sub(lambda found: found.group() + _BREAK, text)
