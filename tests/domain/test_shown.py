"""Foreign text never reaches a terminal raw."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.domain.shown import LIMIT, cells, padded, shown

HOSTILE = {
    "escape": ("a\x1b[31mb", "a<ESC>[31mb"),
    "clipboard": ("\x1b]52;c;QUJD\x07", "<ESC>]52;c;QUJD<BEL>"),
    "c1": ("\x9b2J\x9d0;judul\x9c", "<CSI>2J<OSC>0;judul<ST>"),
    "c0": ("a\x00b\x08c\x7f", "a<NUL>b<BS>c<DEL>"),
    "return": ("aman\rpalsu", "aman<CR>palsu"),
    "bidi": ("\u202egnitar\u202c", "<U+202E>gnitar<U+202C>"),
    "isolate": ("\u2067a\u2069\u200f\u200e", "<U+2067>a<U+2069><RLM><LRM>"),
    "zero width": ("a\u200bb\ufeffc\u2060d", "a<ZWSP>b<BOM>c<U+2060>d"),
    "tag": ("a\U000e0041b", "a<U+E0041>b"),
    "filler": ("a\u3164b\u2800c\u115f", "a<U+3164>b<U+2800>c<U+115F>"),
    "private": ("a\ue000b\U000f0000", "a<U+E000>b<U+F0000>"),
    "surrogate": ("a\udc80b", "a<U+DC80>b"),
    "separator": ("a\u2028b\u2029", "a<U+2028>b<U+2029>"),
    "line": ("satu\ndua", "satu<LF>dua"),
    "spaces": ("a\u00a0b\u3000c\td", "a b c d"),
    "leading mark": ("\u0301a", "<U+0301>a"),
    "markup": ("[/x] [@click=app.quit]x[/]", "[/x] [@click=app.quit]x[/]"),
}


@pytest.mark.parametrize(("text", "drawn"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_becomes_tokens(text, drawn):
    """Each kind of dangerous or invisible character is replaced by a visible token."""
    assert shown(text) == drawn


def test_ordinary_text_is_unchanged():
    """Names, regulations and emoji are drawn as written."""
    for text in (
        "Sri Wahyuni, S.H.",
        "Pasal 19 ayat (2) — „teks”",
        "naïve é e\u0301",
        "👍 🇮🇩",
        "山田",
    ):
        assert shown(text) == text


def test_emoji_are_kept():
    """A joined emoji is drawn as its parts, without the invisible joiners."""
    assert shown("👨\u200d👩\u200d👧 ❤\ufe0f") == "👨👩👧 ❤"


def test_combining_marks_are_capped():
    """A flood of combining marks is cut and counted."""
    drawn = shown("a" + "\u0301" * 500 + "b")
    assert drawn == "a" + "\u0301" * 3 + "<+497>b"


def test_line_ends_are_kept_on_request():
    """Text of several lines keeps them when asked, and nothing else changes."""
    assert shown("satu\n\x1bdua\r\n", lines=True) == "satu\n<ESC>dua<CR>\n"


def test_a_mark_after_a_line_end_stands_alone():
    """A combining mark at the start of a line cannot sit on what the program drew before it."""
    assert shown("a\n\u0301b", lines=True) == "a\n<U+0301>b"


def test_length_is_capped():
    """A hundred thousand characters are cut at the limit and the rest is announced."""
    drawn = shown("x" * 100_000)
    assert drawn == "x" * LIMIT + f"… <+{100_000 - LIMIT}>"


def test_width_is_kept_in_cells():
    """Wide characters count twice and the ellipsis is part of the width."""
    assert shown("山田太郎", 5) == "山田…"
    assert shown("山田太郎", 8) == "山田太郎"
    assert shown("satu dua", 6) == "satu…"
    assert shown("satu", 0) == ""


def test_padding_reaches_the_width():
    """A column is exactly as wide as asked, whatever it holds."""
    for text in ("", "a", "山田太郎", "e\u0301" * 20):
        assert cells(padded(text, 7)) == 7


@given(st.text(st.characters()), st.integers(0, 40))
def test_no_text_escapes(text, width):
    """Whatever the text, nothing undrawable is left and the width holds."""
    drawn = shown(text)
    assert not any(
        unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for c in drawn
    )
    assert cells(shown(text, width)) <= width
