"""JSON as the program prints and writes it: readable, and with nothing in it that acts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import date

from etik_tui.domain.shown import shown

_WORDS: Mapping[bool | None, str] = {None: "null", True: "true", False: "false"}
DELETE = "\x7f"
# What the standard encoder itself draws a text with, where characters stay as they are.
_quoted = json.encoder.encode_basestring


def encoded(body: object, margin: str = "") -> str:
    """Return JSON text in which no control or invisible character stands raw.

    Its lines but the first stand behind `margin`.
    """
    out: list[str] = []
    _add(body, f"\n{margin}", out)
    text = "".join(out)
    if text.isascii() and DELETE not in text:
        return text
    return "\n".join(map(_escaped, text.split("\n")))


def _escaped(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line
    return "".join(char if shown(f"a{char}a") == f"a{char}a" else _code(char) for char in line)


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if char.isascii() else json.dumps(char)[1:-1]


def _add(value: object, line: str, out: list[str]) -> None:
    """Add a value piece by piece, indented by two more spaces than its line."""
    if isinstance(value, str):
        out.append(_quoted(value))
    elif value is None or value is True or value is False:
        out.append(_WORDS[value])
    elif isinstance(value, int | float):
        out.append(json.dumps(value))
    elif isinstance(value, date | os.PathLike):
        out.append(_quoted(value.isoformat() if isinstance(value, date) else str(value)))
    elif isinstance(value, Mapping):
        _add_pairs(value.items(), line, out)
    elif isinstance(value, Iterable):
        _add_items(value, line, out)
    else:
        names: tuple[str, ...] = getattr(value, "__struct_fields__", ())
        _add_pairs(((name, getattr(value, name)) for name in names), line, out)


def _add_pairs(pairs: Iterable[tuple[object, object]], line: str, out: list[str]) -> None:
    before, inside = "{", f"{line}  "
    for key, value in pairs:
        out.append(f"{before}{inside}{_quoted(str(key))}: ")
        _add(value, inside, out)
        before = ","
    out.append("{}" if before == "{" else f"{line}}}")


def _add_items(items: Iterable[object], line: str, out: list[str]) -> None:
    before, inside = "[", f"{line}  "
    for item in items:
        out.append(before + inside)
        _add(item, inside, out)
        before = ","
    out.append("[]" if before == "[" else f"{line}]")
