"""Foreign text made safe to draw: what people, files and plugins wrote is never drawn raw.

Storage keeps the original; every screen, verb, list and message draws the result of `shown`.
Dangerous or invisible characters become short tokens in ASCII, such as `<ESC>` and `<U+202E>`.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

LIMIT = 20_000
"""Characters drawn when no width is asked; the rest is announced by its number."""

MARKS = 3
"""Combining marks drawn on one character; more than any living orthography of Indonesia stacks."""

_NAMED: Mapping[int, str] = {
    0x00: "NUL",
    0x07: "BEL",
    0x08: "BS",
    0x0A: "LF",
    0x0B: "VT",
    0x0C: "FF",
    0x0D: "CR",
    0x1B: "ESC",
    0x7F: "DEL",
    0x9B: "CSI",
    0x9C: "ST",
    0x9D: "OSC",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x200E: "LRM",
    0x200F: "RLM",
    0xFEFF: "BOM",
}
_UNDRAWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Letters, marks and signs that Unicode draws as nothing.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164"
    "\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
LAST_ASCII = "\x7f"
_ASCII = frozenset(map(chr, range(128)))
_EMOJI_JOINERS = frozenset("\u200d\ufe0f")
_CELL_MARKS = frozenset({"Mn", "Me"})


def shown(text: str, width: int | None = None, *, lines: bool = False) -> str:
    """Return text that is safe to draw, on one line unless `lines` keeps its line ends.

    Control, bidi, invisible, private-use, unassigned and surrogate characters become tokens; spaces
    of any width become a space; joiners inside emoji are left out, so that each emoji is drawn.
    With `width` the result takes at most that many terminal cells (per line), an ellipsis included.
    """
    if width is None and text.isascii() and text.isprintable() and len(text) <= LIMIT:
        return text
    head = text[:LIMIT]
    if not head.isprintable() or not all(map(_stands_alone, {*head} - _ASCII)):
        head = "".join(_tokens(head, lines=lines))
    if len(text) > LIMIT:
        head += f"… <+{len(text) - LIMIT}>"
    if width is None:
        return head
    return "\n".join(_cut(line, width) for line in head.split("\n"))


def cells(text: str) -> int:
    """Return how many terminal cells drawable text takes: wide characters 2, combining marks 0."""
    if text.isascii():
        return len(text)
    return len(text) + sum(_cell(char) - 1 for char in text if char > LAST_ASCII)


def padded(text: str, width: int) -> str:
    """Return drawable text cut or filled with spaces to exactly `width` cells."""
    fit = _cut(text, width)
    return fit + " " * (width - cells(fit))


@lru_cache(4096)
def _stands_alone(char: str) -> bool:
    """Tell whether a printable character is drawn as it is, whatever stands beside it."""
    category = unicodedata.category(char)
    return category not in _CELL_MARKS | _UNDRAWABLE and not _INVISIBLE.match(char)


@lru_cache(4096)
def _cell(char: str) -> int:
    if unicodedata.category(char) in _CELL_MARKS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _cut(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    room, kept = width - 1, []
    for char in text:
        room -= _cell(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def _tokens(text: str, *, lines: bool) -> list[str]:
    out: list[str] = []
    marks, flood, before = 0, 0, ""
    for char in text:
        category = unicodedata.category(char)
        if category in _CELL_MARKS and not _INVISIBLE.match(char):
            marks += 1
            if not before:
                out.append(f"<U+{ord(char):04X}>")
            elif marks <= MARKS:
                out.append(char)
            else:
                flood += 1
            continue
        if flood:
            out.append(f"<+{flood}>")
        marks, flood = 0, 0
        drawn = _drawn(char, category, before, lines=lines)
        out.append(drawn)
        # A mark after a line end or a token would sit on what the program itself drew.
        before = char if drawn == char and char != "\n" else before if not drawn else ""
    if flood:
        out.append(f"<+{flood}>")
    return out


def _drawn(char: str, category: str, before: str, *, lines: bool) -> str:
    if char == "\n" and lines:
        return char
    if char == "\t" or category == "Zs":
        return " "
    if char in _EMOJI_JOINERS and before and unicodedata.category(before) in {"So", "Sk"}:
        return ""
    if category in _UNDRAWABLE or _INVISIBLE.match(char):
        name = _NAMED.get(ord(char))
        return f"<{name}>" if name else f"<U+{ord(char):04X}>"
    return char
