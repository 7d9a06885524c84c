"""The reference page of the profile format, written from the structure and the key meanings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec.inspect as shape
from msgspec import NODEFAULT, Struct

from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import LINKS
from etik_tui.profile.schema import ABOUT, meaning

OPENING = """\
# Profile format

<!-- Written by `python -m etik_tui.profile.handbook docs/reference`; do not edit by hand. -->

A profile is a folder with `profile.toml` and any further `*.toml` beside it.
The top-level keys of all files together make one profile; no key may stand in two files.
Each file is UTF-8 and at most 2 MB.
`etik profile check FOLDER` reports everything that is wrong with file, line, key and remedy.

Editors complete and check keys when a file begins with

```toml
#:schema ./profile.schema.json
```

with the path to a copy of [`profile.schema.json`](profile.schema.json).

A reference such as `deadlines.panggilan-1.bound` goes from section to item to key; items of a list
are addressed by their `id`, rounds of summons by their `milestone`, checklists by their `role`.
The meanings are in Indonesian, as editors show them to the legal staff who write profiles.
"""


def reference_page() -> str:
    """Return the page in Markdown: one heading per table, one row per key."""
    parts = [OPENING]
    for table, places in _tables():
        name = table.cls.__name__
        used = ", ".join(f"`{place}`" for place in places)
        parts.append(f"\n## {name}\n\n{meaning(name, ABOUT)}\n")
        parts.append(f"\nIn: {used}\n" if used else "\nThe whole profile.\n")
        parts.append("\n| key | type | default | meaning |\n|---|---|---|---|\n")
        parts.extend(_row(table.cls, field) for field in table.fields)
    return "".join(parts)


def _tables() -> list[tuple[shape.StructType, list[str]]]:
    """Return every table, in the order met, with the headers or keys under which it stands."""
    root = shape.type_info(Profile)
    found: dict[type[Struct], tuple[shape.StructType, list[str]]] = {}
    waiting: list[tuple[shape.Type, str]] = [(root, "")]
    while waiting:
        kind, place = waiting.pop(0)
        for table, listed in _structs(kind):
            known = found.get(table.cls)
            entry = found.setdefault(table.cls, (table, []))
            if place:
                entry[1].append(f"[[{place}]]" if listed else f"[{place}]")
            if known is None:
                path = f"{place}." if place else ""
                waiting.extend((each.type, path + each.encode_name) for each in table.fields)
    return list(found.values())


def _structs(kind: shape.Type, *, listed: bool = False) -> Iterator[tuple[shape.StructType, bool]]:
    match kind:
        case shape.Metadata():
            yield from _structs(kind.type, listed=listed)
        case shape.UnionType():
            for each in kind.types:
                yield from _structs(each, listed=listed)
        case shape.VarTupleType():
            yield from _structs(kind.item_type, listed=True)
        case shape.StructType():
            yield kind, listed


def _row(table: type[Struct], field: shape.Field) -> str:
    said = meaning(table.__name__, field.encode_name)
    if kind := LINKS.get((table, field.encode_name)):
        said += f" (names: {kind})"
    default = "required" if field.required else _default(field.default)
    return f"| `{field.encode_name}` | {_kind(field.type)} | {default} | {said} |\n"


def _default(value: Any) -> str:
    if value is NODEFAULT or isinstance(value, Struct) or value in (None, "", ()):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _kind(kind: shape.Type) -> str:
    match kind:
        case shape.Metadata():
            return _kind(kind.type)
        case shape.UnionType():
            kinds = [_kind(each) for each in kind.types if not isinstance(each, shape.NoneType)]
            return " or ".join(kinds)
        case shape.VarTupleType():
            return f"list of {_kind(kind.item_type)}"
        case shape.DictType():
            return "table of paths to values"
        case shape.StructType():
            return f"[{kind.cls.__name__}](#{kind.cls.__name__.lower()})"
        case shape.EnumType():
            return ", ".join(f"`{each.value}`" for each in kind.cls)
        case shape.BoolType():
            return "true or false"
        case shape.IntType():
            return "number"
        case shape.StrType():
            pattern = kind.pattern or ""
            if pattern.startswith("^("):
                return ", ".join(f"`{each}`" for each in pattern[2:-2].split("|"))
            return "text"
        case _:
            return type(kind).__name__


def write(folder: str) -> None:
    """Write `profile.md` and `profile.schema.json` into a folder."""
    import json
    from pathlib import Path

    from etik_tui.profile.schema import json_schema

    target = Path(folder)
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    (target / "profile.schema.json").write_text(schema, encoding="utf-8")
    (target / "profile.md").write_text(reference_page(), encoding="utf-8")


if __name__ == "__main__":
    import sys

    write(sys.argv[1])
