"""Short ways to read, fill and draw a template text in tests."""

from etik_tui.documents.block import Block, Paper
from etik_tui.documents.context import Binding, Context, Datum
from etik_tui.documents.fill import Filled, fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.text import text_lines


def filled(text: str, values: dict[str, Datum] | None = None, **bindings: Binding) -> Filled:
    """Return a template text filled with values by path."""
    return fill(read_template(text), Context(values or {}, bindings))


def block(text: str, values: dict[str, Datum] | None = None) -> Block:
    """Return the only block that a template text makes."""
    (only,) = filled(text, values).blocks
    return only


def preview(text: str, values: dict[str, Datum] | None = None, width: int = 60) -> str:
    """Return a template text filled and drawn as lines."""
    paper = Paper(title="Uji", blocks=filled(text, values).blocks)
    return "\n".join(text_lines(paper, width))
