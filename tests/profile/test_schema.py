"""The published schema and reference page say what the program reads."""

import json
import re
from pathlib import Path

from etik_tui.profile.handbook import reference_page, section_pages
from etik_tui.profile.load import load_profile
from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import LINKS, keys, tables
from etik_tui.profile.schema import ABOUT, SHARED, json_schema, key_meanings, meaning

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
REMEDY = "run: python -m etik_tui.profile.handbook docs/reference"

# Words of their own, not names of something else in the profile.
FREE_IDS = {
    ("Checklist", "role"),
    ("Decision", "outcome_field"),
    ("Reading", "default"),
}


def _tables() -> dict[str, dict[str, object]]:
    schema = json_schema()
    found = {Profile.__name__: schema["properties"]}
    for name, table in schema["$defs"].items():
        if "properties" in table:
            found[name] = table["properties"]
    return found


def test_every_key_of_every_table_is_described() -> None:
    """Each table and each key has its meaning in keys.toml."""
    missing = [
        f"[{table}] {key}"
        for table, properties in _tables().items()
        for key in (ABOUT, *properties)
        if not meaning(table, key)
    ]
    assert not missing, f"describe in src/etik_tui/profile/keys.toml: {missing}"


def test_nothing_is_described_that_does_not_exist() -> None:
    """keys.toml has no table and no key that the format lacks."""
    known = _tables()
    every_key = {key for properties in known.values() for key in properties}
    for table, entries in key_meanings().items():
        assert table == SHARED or table in known
        stale = set(entries) - {ABOUT} - set(known.get(table, every_key))
        assert not stale, f"[{table}] {sorted(stale)}"


def test_the_published_schema_is_current() -> None:
    """The schema file is the one that the structure yields."""
    published = json.loads((REFERENCE / "profile.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema(), REMEDY


def test_the_reference_page_is_current() -> None:
    """The page is the one that the structure and the meanings yield."""
    assert (REFERENCE / "profile.md").read_text(encoding="utf-8") == reference_page(), REMEDY


def test_every_section_has_its_page() -> None:
    """The pages in the folder are those that the structure yields, no more and no fewer."""
    written = {path.stem: path.read_text("utf-8") for path in (REFERENCE / "profile").glob("*.md")}
    assert written == section_pages(), REMEDY
    tables = _tables()
    shown = [
        line[3:] for page in written.values() for line in page.split("\n") if line[:3] == "## "
    ]
    assert sorted(shown) == sorted(set(tables) - {Profile.__name__})


def test_links_between_the_pages_lead_somewhere() -> None:
    """Each link names a file that exists and a heading in it."""
    for path in (REFERENCE / "profile.md", *(REFERENCE / "profile").glob("*.md")):
        for target in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
            name, _hash, anchor = target.partition("#")
            page = (path.parent / name) if name else path
            assert page.is_file(), (path.name, target)
            headings = re.findall(r"^## (\w+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
            assert not anchor or anchor in [each.lower() for each in headings], (path.name, target)


def test_every_file_of_a_profile_fits_the_schema() -> None:
    """No section is required at the top and nothing unknown is allowed, so each file fits."""
    schema = json_schema()
    assert "required" not in schema
    assert schema["additionalProperties"] is False
    for name, table in schema["$defs"].items():
        if "properties" in table:
            assert table["additionalProperties"] is False, name


def test_the_schema_offers_only_what_toml_can_say() -> None:
    """There is no null in TOML, so the schema never offers it."""
    assert '"null"' not in json.dumps(json_schema())


def test_every_reference_is_checked(mini: Path) -> None:
    """Each key whose value is an id or a reference is among those that the loader resolves."""
    kinds = {type(table) for _path, table in tables(load_profile(mini).profile)}
    unchecked = []
    properties = _tables()
    for table in kinds:
        for key in keys(table):
            value = properties[table.__name__][key]
            spec = value.get("items", value)
            names_something = spec.get("maxLength") in (64, 140) and key != "id"
            if names_something and (table, key) not in LINKS:
                unchecked.append((table.__name__, key))
    assert set(unchecked) <= FREE_IDS
