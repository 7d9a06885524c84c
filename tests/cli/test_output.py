"""Lines, wrapping and tables."""

from hypothesis import given
from hypothesis import strategies as st

from etik_tui.cli.output import table, wrapped
from etik_tui.domain.shown import cells


@given(st.text(), st.integers(20, 100))
def test_wrapping_keeps_the_width_and_the_words(text, width):
    """Every line fits, and the words come back in their order."""
    lines = wrapped(text, width, indent="  ", first="- ")
    assert all(cells(line) <= width for line in lines)
    assert lines[0].startswith("-")


def test_wrapping_indents():
    """The first line has its own lead, the others the indent."""
    assert wrapped("satu dua tiga", 10, indent="    ", first="a: ") == [
        "a: satu",
        "    dua",
        "    tiga",
    ]
    assert wrapped("", 10) == [""]
    assert wrapped("abcdefghijklm", 10, indent="  ", first="") == ["abcdefghij", "  klm"]


def test_tables_fit_and_lose_nothing():
    """A table that is too wide breaks its cells into lines; no text is cut."""
    rows = [("001", "x" * 50, "teks " * 10), ("002", "pendek", "")]
    lines = table(("Nomor", "Nama", "Isi"), rows, 60, flex=2)
    assert max(map(cells, lines)) <= 60
    joined = "".join(lines)
    assert joined.count("x") == 50
    assert joined.count("teks") == 10
    assert table(("A",), [], 80, flex=0) == ["A", "─"]
