"""File names: safe on every system, whatever they are made from."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.exports.file_name import distinct, file_name


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("daftar-periksa", "001/KE/XI/2026"), "daftar-periksa-001-KE-XI-2026.pdf"),
        (("../../etc/passwd",), "etc-passwd.pdf"),
        (("..", "."), "berkas.pdf"),
        (("C:\\x",), "C-x.pdf"),
        (("con",), "berkas-con.pdf"),
        (("LPT1",), "berkas-LPT1.pdf"),
        (("nul.tar",), "berkas-nul.tar.pdf"),
        ((".bashrc",), "bashrc.pdf"),
        (("a\x00b\nc\x1b]0;x\x07",), "a-b-c-0-x.pdf"),
        (("\u202efdp.exe",), "fdp.exe.pdf"),
        (("-rf",), "rf.pdf"),
        (("Müller & Söhne",), "Müller-Söhne.pdf"),
        (("Mu\u0308ller",), "Müller.pdf"),
        (("a...b",), "a.b.pdf"),
        (("",), "berkas.pdf"),
    ],
)
def test_a_name_is_safe(parts, name) -> None:
    """Paths, control characters, reserved and hidden names are gone; letters stay."""
    assert file_name(*parts, suffix="pdf") == name


@given(st.lists(st.text(), max_size=3))
def test_any_text_gives_a_name(parts) -> None:
    """Any texts give one plain name of bounded length with its ending."""
    name = file_name(*parts, suffix="csv")
    assert re.fullmatch(r"[0-9A-Za-z\u00c0-\u024f][0-9A-Za-z\u00c0-\u024f._-]*\.csv", name)
    assert ".." not in name
    assert len(name.encode()) <= 255


def test_long_names_are_cut() -> None:
    """A name of fifty thousand letters is cut, with its ending kept."""
    assert len(file_name("é" * 50_000, suffix="pdf").encode()) <= 250


def test_names_that_are_taken_get_a_number() -> None:
    """Two names that differ in capitals alone would be one file on some systems."""
    taken = {"a.pdf", "a-2.pdf"}
    assert distinct("A.pdf", taken) == "A-3.pdf"
    assert distinct("b.pdf", taken) == "b.pdf"
