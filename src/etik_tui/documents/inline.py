"""Markdown's inline tokens as literals and slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etik_tui.documents.block import Mark
from etik_tui.documents.markup import STAND_IN
from etik_tui.documents.template import Inline, Literal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

BREAK = Literal("\n")

_OPENING: Mapping[str, Mark] = {
    "strong_open": Mark.BOLD,
    "em_open": Mark.ITALIC,
    "s_open": Mark.STRUCK,
}
_CLOSING = frozenset({"strong_close", "em_close", "s_close"})


def read_inline(tokens: Sequence[Token], slots: Sequence[Slot]) -> Inline:
    """Return the words of inline tokens; of marks within marks the innermost holds."""
    out: list[Literal | Slot] = []
    marks = [Mark.PLAIN]
    for token in tokens:
        if token.type in _OPENING:
            underlined = token.markup == "__"
            marks.append(Mark.UNDERLINE if underlined else _OPENING[token.type])
        elif token.type in _CLOSING:
            marks.pop()
        elif token.type == "hardbreak":
            out.append(BREAK)
        elif token.type == "softbreak":
            out.append(Literal(" ", marks[-1]))
        else:
            out += _parts(token.content, marks[-1], slots)
    return tuple(out)


def _parts(text: str, mark: Mark, slots: Sequence[Slot]) -> Iterator[Literal | Slot]:
    """Yield literals and slots in turn: the pattern's group makes every second piece a number."""
    for place, piece in enumerate(STAND_IN.split(text)):
        if place % 2:
            slot = slots[int(piece)]
            yield Slot(slot.name, slot.filters, mark, slot.line)
        elif piece:
            yield Literal(piece, mark)
