"""JSON as the program prints and writes it: readable, and with nothing in it that acts."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from etik_tui.domain.shown import shown


def encoded(body: object) -> str:
    """Return JSON text in which no control or invisible character stands raw."""
    text = json.dumps(_plain(body), ensure_ascii=False, indent=2)
    return "\n".join(map(_escaped, text.split("\n")))


def _escaped(line: str) -> str:
    if line.isascii() and line.isprintable():
        return line
    return "".join(char if shown(f"a{char}a") == f"a{char}a" else _code(char) for char in line)


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if char.isascii() else json.dumps(char)[1:-1]


def _plain(value: object) -> Any:
    """Return a value as JSON can hold it: structs as objects, dates as ISO text."""
    if isinstance(value, str | PurePath):
        return str(value)
    if isinstance(value, bool | int | float) or value is None:
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [_plain(item) for item in value]
    names: tuple[str, ...] = getattr(value, "__struct_fields__", ())
    return {name: _plain(getattr(value, name)) for name in names}
