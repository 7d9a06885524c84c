"""Tables for spreadsheets: no cell begins a formula, whatever it is made from."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.exports.table import cell_text, csv_file

RISKY = "=+-@\uff1d\uff0b\uff0d\uff20"


def rows(content: bytes) -> list[list[str]]:
    """Read a file back as a spreadsheet does."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("\t=1+1", "'=1+1"),
        ("\r=1+1", "'=1+1"),
        ("\n@SUM(A1)", "'@SUM(A1)"),
        ("+62 812", "'+62 812"),
        ("-", "'-"),
        ("\u00a0=1", "'=1"),
        ("＝1+1", "'＝1+1"),
        ("a;=HYPERLINK(1)", "a;'=HYPERLINK(1)"),
        ("a\t=1", "a =1"),
        ("a, -1", "a, -1"),
        ("Pasal 3; huruf a", "Pasal 3; huruf a"),
        ("satu\ndua", "satu dua"),
        ("\u200b=1", "<ZWSP>=1"),
        ("a\x1b[31m", "a<ESC>[31m"),
        ("", ""),
        (None, ""),
        (-3, "-3"),
        (date(2026, 3, 5), "2026-03-05"),
    ],
)
def test_a_cell_is_text(text, cell) -> None:
    """What could begin a formula gets an apostrophe; numbers and days stay as they are."""
    assert cell_text(text) == cell


def test_a_file_is_read_back_whole() -> None:
    """Quotation marks, commas and line ends of a value stay inside its cell."""
    content = csv_file(("A", "B"), [('"x", y', "1\r\n2"), ("é", 3)])
    assert rows(content) == [["A", "B"], ['"x", y', "1 2"], ["é", "3"]]
    assert content.count(b"\r\n") == 3


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_no_text_becomes_a_formula(table) -> None:
    """Any text gives a table of the same shape in which no cell begins as a formula does."""
    found = rows(csv_file(("A", "B"), table))
    assert [len(row) for row in found] == [2] * (len(table) + 1)
    for cell in (cell for row in found for cell in row):
        assert not cell.startswith(tuple(RISKY))
        for part in cell.split(";")[1:]:
            assert not part.strip().startswith(tuple(RISKY))
        assert cell.isprintable()
