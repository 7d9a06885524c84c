"""The reference of the profile format: a page per section, from structure and key meanings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec.inspect as shape
from msgspec import NODEFAULT, Struct

from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import LINKS
from etik_tui.profile.schema import ABOUT, meaning

BY_PROGRAM = (
    "<!-- Written by `python -m etik_tui.profile.handbook docs/reference`; do not edit by hand. -->"
)

OPENING = f"""\
# Profile format

{BY_PROGRAM}

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
Every section may be left out; [how to write a profile](../howto/write-a-profile.md) goes through
them one by one.
The meanings are in Indonesian, as editors show them to the legal staff who write profiles.
"""


SHARED_PAGE = "shared"
FOLDER = "profile"

SHARED_OPENING = f"""\
# Tables that several sections use

{BY_PROGRAM}

[Profile format](../profile.md)
"""

Found = dict[type[Struct], tuple[shape.StructType, list[str]]]


def reference_page() -> str:
    """Return the page of the whole in Markdown: one row per section, linked to its page."""
    root = _root()
    parts = [OPENING, f"\n## Profile\n\n{meaning('Profile', ABOUT)}\n"]
    parts.append("\n| key | type | default | meaning |\n|---|---|---|---|\n")
    homes = {table: f"{FOLDER}/{page}" for table, page in _homes().items()}
    parts.extend(_row(root.cls, field, homes, "profile") for field in root.fields)
    parts.append(f"\n[Tables that several sections use]({FOLDER}/{SHARED_PAGE}.md)\n")
    return "".join(parts)


def section_pages() -> dict[str, str]:
    """Return the pages of the sections by name: a heading per table, a row per key."""
    homes = _homes()
    pages = {name: _section_opening(name) for name in homes.values()}
    pages[SHARED_PAGE] = SHARED_OPENING
    for table, places in _tables(_root().fields).values():
        pages[homes[table.cls]] += _table(table, places, homes)
    return pages


def _root() -> shape.StructType:
    root = shape.type_info(Profile)
    if not isinstance(root, shape.StructType):
        raise TypeError(root)
    return root


def _section_opening(name: str) -> str:
    return (
        f"# {name}\n\n{BY_PROGRAM}\n"
        f"\n{meaning('Profile', name)}\n\n[Profile format](../profile.md) · "
        "[how to write a profile](../../howto/write-a-profile.md)\n"
    )


def _table(table: shape.StructType, places: list[str], homes: dict[type[Struct], str]) -> str:
    name = table.cls.__name__
    used = ", ".join(f"`{place}`" for place in places)
    rows = "".join(_row(table.cls, field, homes, homes[table.cls]) for field in table.fields)
    return (
        f"\n## {name}\n\n{meaning(name, ABOUT)}\n\nIn: {used}\n"
        f"\n| key | type | default | meaning |\n|---|---|---|---|\n{rows}"
    )


def _homes() -> dict[type[Struct], str]:
    """Return the page of every table: its section, or the shared page where several use it."""
    homes: dict[type[Struct], str] = {}
    for field in _root().fields:
        for table in _tables((field,)):
            homes[table] = SHARED_PAGE if table in homes else field.encode_name
    return homes


def _tables(fields: Iterable[shape.Field]) -> Found:
    """Return every table under some keys, in the order met, with where each one stands."""
    found: Found = {}
    waiting: list[tuple[shape.Type, str]] = [(each.type, each.encode_name) for each in fields]
    while waiting:
        kind, place = waiting.pop(0)
        for table, listed in _structs(kind):
            known = found.get(table.cls)
            entry = found.setdefault(table.cls, (table, []))
            entry[1].append(f"[[{place}]]" if listed else f"[{place}]")
            if known is None:
                waiting.extend((each.type, f"{place}.{each.encode_name}") for each in table.fields)
    return found


def _structs(kind: shape.Type, *, listed: bool = False) -> Iterator[tuple[shape.StructType, bool]]:
    match kind:
        case shape.Metadata():
            yield from _structs(kind.type, listed=listed)
        case shape.UnionType():
            for each in kind.types:
                yield from _structs(each, listed=listed)
        case shape.VarTupleType():
            yield from _structs(kind.item_type, listed=True)
        case shape.DictType():
            yield from _structs(kind.value_type, listed=listed)
        case shape.StructType():
            yield kind, listed


def _row(table: type[Struct], field: shape.Field, homes: dict[type[Struct], str], here: str) -> str:
    said = meaning(table.__name__, field.encode_name)
    if kind := LINKS.get((table, field.encode_name)):
        said += f" (names: {kind})"
    default = "required" if field.required else _default(field.default)
    return f"| `{field.encode_name}` | {_kind(field.type, homes, here)} | {default} | {said} |\n"


def _default(value: Any) -> str:
    if value is NODEFAULT or isinstance(value, Struct) or value in (None, "", ()):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _kind(kind: shape.Type, homes: dict[type[Struct], str], here: str) -> str:
    match kind:
        case shape.Metadata():
            return _kind(kind.type, homes, here)
        case shape.UnionType():
            kinds = [
                _kind(each, homes, here)
                for each in kind.types
                if not isinstance(each, shape.NoneType)
            ]
            return " or ".join(kinds)
        case shape.VarTupleType():
            return f"list of {_kind(kind.item_type, homes, here)}"
        case shape.DictType():
            return f"table of names to {_kind(kind.value_type, homes, here)}"
        case shape.StructType():
            name, page = kind.cls.__name__, homes[kind.cls]
            return f"[{name}]({'' if page == here else f'{page}.md'}#{name.lower()})"
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
    """Write `profile.md`, a page per section, and `profile.schema.json` into a folder."""
    import json
    from pathlib import Path

    from etik_tui.profile.schema import json_schema

    target = Path(folder)
    schema = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    (target / "profile.schema.json").write_text(schema, encoding="utf-8")
    (target / "profile.md").write_text(reference_page(), encoding="utf-8")
    (target / FOLDER).mkdir(exist_ok=True)
    for name, page in section_pages().items():
        (target / FOLDER / f"{name}.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    import sys

    write(sys.argv[1])
