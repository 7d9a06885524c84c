"""JSON as the program prints and writes it: readable, and with nothing in it that acts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date

from etik_tui.domain.shown import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

DELETE = "\x7f"
# What the standard encoder itself draws a text with, where characters stay as they are.
_quoted = json.encoder.encode_basestring


def encoded(body: object, margin: str = "") -> str:
    """Return JSON text in which no control or invisible character stands raw.

    Its lines but the first stand behind `margin`.
    """
    text = "".join(_parts(body, f"\n{margin}"))
    if text.isascii() and DELETE not in text:
        return text
    return "\n".join(map(_escaped, text.split("\n")))


def _escaped(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line
    return "".join(char if shown(f"a{char}a") == f"a{char}a" else _code(char) for char in line)


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if char.isascii() else json.dumps(char)[1:-1]


def _parts(value: object, line: str) -> Iterator[str]:
    """Yield a value piece by piece, indented by two more spaces than its line."""
    if isinstance(value, str):
        yield _quoted(value)
    elif value is None or isinstance(value, bool | int | float):
        yield json.dumps(value)
    elif isinstance(value, date | os.PathLike):
        yield _quoted(value.isoformat() if isinstance(value, date) else str(value))
    elif isinstance(value, Mapping):
        yield from _enclosed("{}", _pairs(value.items(), f"{line}  "), line)
    elif isinstance(value, Iterable):
        items = (_parts(item, f"{line}  ") for item in value)
        yield from _enclosed("[]", items, line)
    else:
        names: tuple[str, ...] = getattr(value, "__struct_fields__", ())
        pairs = ((name, getattr(value, name)) for name in names)
        yield from _enclosed("{}", _pairs(pairs, f"{line}  "), line)


def _pairs(items: Iterable[tuple[object, object]], line: str) -> Iterator[Iterable[str]]:
    for key, value in items:
        yield (f"{_quoted(str(key))}: ", *_parts(value, line))


def _enclosed(brackets: str, items: Iterable[Iterable[str]], line: str) -> Iterator[str]:
    before = brackets[0]
    for item in items:
        yield f"{before}{line}  "
        yield from item
        before = ","
    yield brackets if before == brackets[0] else f"{line}{brackets[1]}"
