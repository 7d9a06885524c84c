"""The first picture's bytes: what a terminal shows, with no style said twice."""

import random
import re

import pyte
import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from etik_tui.tui.look import PLAIN, drawing, look_of
from etik_tui.tui.wire import Wire, look
from tests.tui.test_wire import NO_WRAP, SIZE, STYLES, drawn

WORDS = ("Perkara", "   ", " " * 14, "005/KE", "▌", "─" * 7, "日本", "é")
CODES = {
    ";".join(filter(None, (*sorted(a), fore, back))): style
    for style in STYLES
    for a, fore, back in [look(style, ColorSystem.TRUECOLOR)]
}


def a_row(dice: random.Random) -> list[tuple[str, str]]:
    """Make a row of the full width of pieces that exist in real pictures."""
    row, left = list[tuple[str, str]](), SIZE[0]
    while left:
        text, codes = dice.choice(WORDS), dice.choice([*CODES])
        if Segment(text).cell_length > left:
            text = " " * left
        row.append((text, codes))
        left -= Segment(text).cell_length
    return row


def shown(sequence: str) -> pyte.Screen:
    """Return a terminal that was sent this."""
    screen = pyte.Screen(*SIZE)
    stream = pyte.Stream(screen)
    stream.feed(NO_WRAP)
    stream.feed(sequence)
    return screen


@pytest.mark.parametrize("erases", [False, True])
@pytest.mark.parametrize("seed", range(30))
def test_it_looks_as_if_every_piece_were_drawn_by_itself(seed: int, erases: bool) -> None:
    """However little is sent, each cell has its character and its look."""
    dice = random.Random(seed)
    rows = [a_row(dice) for _y in range(SIZE[1])]
    plain = "".join(
        f"\x1b[{y}H" + "".join(f"\x1b[0;{codes}m{text}" for text, codes in row)
        for y, row in enumerate(rows, start=1)
    )
    assert drawn(shown(drawing(rows, erases=erases))) == drawn(shown(plain))


def test_a_style_in_force_is_not_said_again() -> None:
    """From row to row, and over empty cells of the same background, nothing is repeated."""
    row = [("a", "1;31;40"), ("b", "1;31;40"), ("  ", "40"), ("c", "1;31;40")]
    sent = drawing([row, row])
    assert sent == "\x1b[1H\x1b[0;1;31;40mab  c\x1b[2Hab  c"


def test_empty_cells_are_erased_where_the_terminal_can() -> None:
    """A long run is one sequence, to the end of the row the shortest one."""
    row = [("a", ""), (" " * 20, ""), ("b", ""), (" " * 20, "")]
    assert drawing([row], erases=True) == "\x1b[1H\x1b[0;ma\x1b[20X\x1b[20Cb\x1b[K"


@pytest.mark.parametrize("style", [*STYLES, Style.parse("bold italic color(9) on color(200)")])
def test_codes_say_the_look_that_they_were_made_of(style: Style) -> None:
    """What a session writes down for the next start is read as the same look."""
    found = look(style, ColorSystem.TRUECOLOR)
    assert look_of(";".join(filter(None, (*sorted(found[0]), *found[1:])))) == found
    assert look_of("") == PLAIN


@pytest.mark.parametrize("seed", range(10))
def test_what_was_painted_before_is_not_sent_again(seed: int) -> None:
    """A wire that is told of the first picture sends only what differs from it."""
    dice = random.Random(seed)
    rows = [a_row(dice) for _y in range(SIZE[1])]
    wire = Wire(*SIZE, ColorSystem.TRUECOLOR)
    wire.known(rows)
    same = [[Segment(text, CODES[codes]) for text, codes in row] for row in rows]
    assert wire.paint((0, y, row) for y, row in enumerate(same)) == ""
    other = [Segment("x" * SIZE[0], STYLES[0])]
    assert re.search("x{30}", wire.paint([(0, 2, other)]))


def test_a_picture_of_another_size_is_not_taken_for_known() -> None:
    """After the window changed everything is sent."""
    row = [Segment("y" * SIZE[0], STYLES[0])]
    for rows in ([[("y" * SIZE[0], "")]] * (SIZE[1] - 1), [[("y" * 9, "")]] * SIZE[1]):
        wire = Wire(*SIZE, ColorSystem.TRUECOLOR)
        fresh = wire.paint([(0, 0, row)])
        wire = Wire(*SIZE, ColorSystem.TRUECOLOR)
        wire.known(rows)
        assert wire.paint([(0, 0, row)]) == fresh
