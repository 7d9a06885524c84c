"""Every key of a TOML text is found where it stands."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.profile.locator import Locator

ROOT = Path(__file__).parents[2]

TRICKY = r'''
a.b."c d" = 1 # a comment with "quotes"
"dotted.key" = 'literal \'
text = """foo
[not.a.table]
q = "1" ""\"""""
other = """ends with two quotes"""""
lines = \'\'\'a
b = ' ''
\'\'\'
list = [ 1, # c ]
  {k = "v", l.m = [[1, 2], [3]], "n" = {}}, "s#]",
]
empty = []
[[table]]
when = 1979-05-27 07:32:00
[table.u.v]
[[table.w]]
s = "}"
[[table.w]]
[[table]]
[[table.w]]
"\u0041\"" = true
[ spaced . "header" ]
x = +1_000.5e3
'''.replace("\\'", "'")


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _paths(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _paths(item, (*path, index))


def test_tricky_syntax_is_found() -> None:
    """Dotted and quoted keys, lists of tables, inline tables and long strings: every path."""
    assert Locator(TRICKY).paths == set(_paths(tomllib.loads(TRICKY)))


@pytest.mark.parametrize(
    ("path", "piece"),
    [
        (("a", "b", "c d"), "a.b."),
        (("list",), "list ="),
        (("list", 1, "l", "m", 1), "{k ="),
        (("table", 0, "w", 1), "[[table.w]]\n[[table]]"),
        (("table", 1, "w", 0, 'A"'), '"\\u0041'),
        (("table", 1, "w", 0, "absent"), '[[table.w]]\n"\\u'),
        (("spaced", "header", "x"), "x = +1"),
    ],
)
def test_a_key_has_its_line(path: tuple[str | int, ...], piece: str) -> None:
    """The line is that of the key, or of the table that should have it."""
    assert Locator(TRICKY).line(path) == TRICKY.count("\n", 0, TRICKY.index(piece)) + 1


def test_what_is_nowhere_has_no_line() -> None:
    """A path whose first key does not occur has line 0."""
    assert Locator(TRICKY).line(("absent", "key")) == 0


@pytest.mark.parametrize(
    "file",
    sorted([*ROOT.glob("*.toml"), *ROOT.glob("profiles/*/*.toml"), *ROOT.glob("tests/**/*.toml")]),
    ids=lambda file: str(file.relative_to(ROOT)),
)
def test_real_files_are_found_completely(file: Path) -> None:
    """In the TOML files of this project the same paths are found as the parser finds."""
    text = file.read_text(encoding="utf-8")
    assert Locator(text).paths == set(_paths(tomllib.loads(text)))


_values = st.recursive(
    st.one_of(st.text(max_size=8), st.integers(), st.booleans(), st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=4), _values, max_size=4), st.booleans())
def test_any_written_table_is_found_completely(table: dict[str, object], long: bool) -> None:
    """Whatever a TOML writer writes, the paths found are those of the parser."""
    text = tomli_w.dumps(table, multiline_strings=long)
    assert Locator(text).paths == set(_paths(tomllib.loads(text)))
