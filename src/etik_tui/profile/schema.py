"""The JSON Schema of profiles, for editors that complete and check while one writes."""

from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from etik_tui.locale import _
from etik_tui.profile.profile import Profile

SHARED = "_"
ABOUT = "_"

Schema = dict[str, Any]


def json_schema() -> Schema:
    """Return the schema of every `*.toml` of a profile.

    A profile may be spread over several files, so no section is required here; loading asks for
    those that must be there.
    """
    schema: Schema = msgspec.json.schema(Profile)
    tables: Schema = schema.pop("$defs")
    for name, table in tables.items():
        if "properties" in table:
            table["description"] = meaning(name, ABOUT) or table["description"]
            for key, value in table["properties"].items():
                said = meaning(name, key) or value.get("description", "")
                table["properties"][key] = {"description": said, **_tidy(value)}
        else:
            table.pop("description", None)
    root = tables.pop(Profile.__name__)
    root.pop("required")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "title": _("Profil etik-tui"),
        "$defs": dict(sorted(tables.items())),
    }


@cache
def key_meanings() -> dict[str, dict[str, str]]:
    """Return what every table and key means, as `keys.toml` says it."""
    import tomllib

    text = Path(__file__).with_name("keys.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def meaning(table: str, key: str) -> str:
    """Return what a key of a table means, or the table itself; empty if nobody described it."""
    meanings = key_meanings()
    own = meanings.get(table, {}).get(key, "")
    return own or (meanings[SHARED].get(key, "") if key != ABOUT else "")


def _tidy(value: Schema) -> Schema:
    """Leave out what TOML cannot say (null) and what says nothing (empty defaults)."""
    tidied = dict(value)
    tidied.pop("description", None)
    if not tidied.get("default", True) and tidied["default"] is not False:
        del tidied["default"]
    kinds = [each for each in tidied.get("anyOf", ()) if each != {"type": "null"}]
    if len(kinds) == 1:
        del tidied["anyOf"]
        tidied = {**{key: each for key, each in kinds[0].items() if key != "description"}, **tidied}
    return tidied
