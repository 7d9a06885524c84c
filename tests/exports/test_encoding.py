"""JSON as it is printed: the standard library's layout, with nothing in it that acts."""

import json
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from etik_tui.exports.encoding import encoded

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
BODIES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30
)


class Pair(Struct, frozen=True):
    """Something with fields."""

    name: str
    days: tuple[date, ...] = ()


@given(BODIES)
def test_it_reads_back_as_what_was_written(body) -> None:
    """Whatever the texts hold, a reader gets it back, and no line holds what a terminal obeys."""
    text = encoded(body)
    assert json.loads(text) == body
    assert all(line.isprintable() for line in text.split("\n"))


@given(
    st.recursive(
        st.integers() | st.text("abc é"), lambda i: st.lists(i) | st.dictionaries(st.text("ab"), i)
    )
)
def test_the_layout_is_that_of_the_standard_library(body) -> None:
    """Two spaces for each level; a margin stands before every line but the first."""
    usual = json.dumps(body, ensure_ascii=False, indent=2)
    assert encoded(body) == usual
    assert encoded(body, "    ") == usual.replace("\n", "\n    ")


def test_values_of_the_program_are_written_as_text_and_objects() -> None:
    """Dates, paths and structs, in any depth."""
    body = {"a": (Pair("x", (date(2026, 3, 2),)), Path("/a/b")), "b": frozenset(), 1: True}
    assert json.loads(encoded(body)) == {
        "a": [{"name": "x", "days": ["2026-03-02"]}, "/a/b"],
        "b": [],
        "1": True,
    }
