"""How a cell looks, as the codes that a terminal is sent for it; independent of the framework."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

Attributes = frozenset[str]
Look = tuple[Attributes, str, str]
"""Attributes, foreground and background, as the codes that set them."""

Rows = Sequence[Sequence[tuple[str, str]]]
"""What stands on a screen, row by row: pieces of text, each with the codes of its look."""

NONE: Attributes = frozenset()
# Underline, reverse, struck: what shows where no character stands.
ON_BLANKS: Attributes = frozenset({"4", "7", "9", "21", "53"})
PLAIN: Look = (NONE, "", "")

# Empty cells from which on one control sequence is shorter than spaces.
BLANKS = 12


@lru_cache(4096)
def look_of(codes: str) -> Look:
    """Return the look that codes set, as they stand between `ESC [` and `m`."""
    each_code = iter(codes.split(";"))
    attributes, fore, back = set[str](), "", ""
    for code in each_code:
        value, whole = int(code or 0), code
        if value in {38, 48}:
            kind = next(each_code)
            rest = [next(each_code) for _each in range(1 if kind == "5" else 3)]
            whole = ";".join((code, kind, *rest))
        if value == 38 or 30 <= value <= 37 or 90 <= value <= 97:
            fore = whole
        elif value == 48 or 40 <= value <= 47 or 100 <= value <= 107:
            back = whole
        elif value not in {0, 39, 49}:
            attributes.add(code)
    return frozenset(attributes), fore, back


@lru_cache(4096)
def change(old: Look, new: Look) -> str:
    """Return the shortest sequence that turns one look into another."""
    if old == new:
        return ""
    if old[0] - new[0] or (new == PLAIN):
        codes = ["", *sorted(new[0]), *filter(None, new[1:])]
        return f"\x1b[{';'.join(codes)}m"
    codes = sorted(new[0] - old[0])
    if old[1] != new[1]:
        codes.append(new[1] or "39")
    if old[2] != new[2]:
        codes.append(new[2] or "49")
    return f"\x1b[{';'.join(codes)}m"


def drawing(rows: Rows, *, erases: bool = False) -> str:
    """Return what draws rows of (text, codes) on a screen of which nothing is known.

    One change of style per change of style. `erases`: the terminal erases cells in the current
    background; empty cells are not written then.
    """
    now, out = None, list[str]()
    for y, row in enumerate(rows, start=1):
        out.append(f"\x1b[{y}H")
        spans = [*_joined(row)]
        for place, (text, codes) in enumerate(spans, start=1):
            look, blank = look_of(codes), not text.strip(" ")
            if now is None:
                now = look
                out.append(f"\x1b[0;{codes}m")
            elif not (blank and _same_blank(now, look)):
                out.append(change(now, look))
                now = look
            if not (blank and erases and not look[0] & ON_BLANKS and len(text) >= BLANKS):
                out.append(text)
            elif place == len(spans):
                out.append("\x1b[K")
            else:
                out.append(f"\x1b[{len(text)}X\x1b[{len(text)}C")
    return "".join(out)


def _joined(row: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Join empty pieces of one background."""
    held, before = "", ""
    for text, codes in row:
        blank = not text.strip(" ")
        if held and blank and _same_blank(look_of(before), look_of(codes)):
            held += text
            continue
        if held:
            yield held, before
        held, before = (text, codes) if blank else ("", "")
        if not blank:
            yield text, codes
    if held:
        yield held, before


def _same_blank(now: Look, look: Look) -> bool:
    return not (now[0] | look[0]) & ON_BLANKS and now[2] == look[2]
