"""Pasted text: it can hold no key."""

from hypothesis import given
from hypothesis import strategies as st

from etik_tui.tui.pasting import BEGIN, END, Pasting

PIECES = st.lists(st.sampled_from([BEGIN, END, "\x1b", "\x1bOQ", "[20", "0~", "a", "😀"]))


def test_an_escape_within_a_paste_is_taken_out() -> None:
    """F2 within pasted text is text; keys before and after it stay keys."""
    typed = f"\x1bOQ{BEGIN}a\x1bOQb\x1b]52;c;eA==\x07c{END}\x1bOR"
    assert Pasting().clean(typed) == f"\x1bOQ{BEGIN}aOQb]52;c;eA==\x07c{END}\x1bOR"


def test_a_lone_escape_is_never_held_back() -> None:
    """The Esc key reaches the program at once."""
    assert Pasting().clean("\x1b") == "\x1b"


@given(PIECES, st.integers(min_value=1, max_value=7))
def test_the_reads_do_not_matter(pieces: list[str], size: int) -> None:
    """Read in any pieces, the same comes out once a last paste has ended."""
    typed = "".join(pieces) + "x" + END + "x"
    parts = Pasting()
    read = "".join(parts.clean(typed[at : at + size]) for at in range(0, len(typed), size))
    assert read == Pasting().clean(typed)
