"""What goes over the wire, against a terminal that draws it."""

import random

import pyte
import pytest
from pyte.screens import Char
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style

from etik_tui.tui.wire import Wire

STYLES = (
    Style.parse("bold #ffffff on #101418"),
    Style.parse("#8e98a6 on #101418"),
    Style.parse("#8e98a6"),
    Style.parse("reverse"),
    Style.parse("underline #c8b37a on #1b1f26"),
    Style.null(),
)
WORDS = ("Perkara", " ", "            ", "005/KE/XI/2026", "日本", "é", "e\u0301", "▌", "─" * 7)
SIZE = (40, 6)
# The emulator takes a mark after the last column for a character of the next line.
NO_WRAP = "\x1b[?7l"


def drawn(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Return every cell of a terminal: what stands there and how it looks."""
    rows = range(SIZE[1])
    return [[look_of(screen.buffer[y][x]) for x in range(SIZE[0])] for y in rows]


def look_of(cell: Char) -> tuple[object, ...]:
    """Return what an eye can tell of a cell; of an empty one the background alone."""
    if cell.data == " " and not (cell.reverse or cell.underscore):
        return (" ", cell.bg)
    return (cell.data, cell.fg, cell.bg, cell.bold, cell.reverse, cell.underscore)


def whole(rows: list[list[Segment]]) -> pyte.Screen:
    """Draw rows with no economy at all."""
    screen = pyte.Screen(*SIZE)
    stream = pyte.Stream(screen)
    stream.feed(NO_WRAP)
    for y, row in enumerate(rows):
        stream.feed(f"\x1b[{y + 1}H")
        for text, style, _control in row:
            stream.feed("\x1b[m" + (style or Style.null()).render(text) + "\x1b[m")
    return screen


def a_row(dice: random.Random) -> list[Segment]:
    """Make a row of the full width of pieces that exist in real lists."""
    row, left = list[Segment](), SIZE[0]
    while left:
        segment = Segment(dice.choice(WORDS), dice.choice(STYLES))
        if segment.cell_length > left:
            segment = Segment(" " * left, dice.choice(STYLES))
        row.append(segment)
        left -= segment.cell_length
    return row


@pytest.mark.parametrize("seed", range(40))
def test_a_terminal_looks_the_same_however_little_is_sent(seed: int) -> None:
    """After any changes, the cells are those of rows drawn whole."""
    dice = random.Random(seed)
    wire = Wire(*SIZE, ColorSystem.TRUECOLOR)
    screen = pyte.Screen(*SIZE)
    stream = pyte.Stream(screen)
    stream.feed(NO_WRAP)
    rows = [a_row(dice) for _y in range(SIZE[1])]
    stream.feed(wire.paint((0, y, row) for y, row in enumerate(rows)))
    for _change in range(6):
        changed = dice.sample(range(SIZE[1]), dice.randrange(1, 4))
        for y in changed:
            rows[y] = a_row(dice) if dice.random() < 0.5 else rows[(y + 1) % SIZE[1]]
        stream.feed(wire.paint((0, y, rows[y]) for y in changed))
        stream.feed(wire.move(dice.randrange(SIZE[0]), dice.randrange(SIZE[1])))
        assert drawn(screen) == drawn(whole(rows))


def test_nothing_is_sent_where_nothing_changes() -> None:
    """A row drawn again as it is costs no byte, nor does a cursor that stays."""
    wire = Wire(*SIZE, ColorSystem.TRUECOLOR)
    row = [Segment("sama" * 10, STYLES[0])]
    assert wire.paint([(0, 0, row)])
    assert wire.paint([(0, 0, row)]) == ""
    assert wire.move(3, 3)
    assert wire.move(3, 3) == ""


def test_one_changed_cell_costs_a_move_and_itself() -> None:
    """The style in force is kept from one update to the next."""
    wire = Wire(*SIZE, ColorSystem.TRUECOLOR)
    style = STYLES[0]
    wire.paint([(0, 0, [Segment("a" * 40, style)])])
    assert wire.paint([(7, 0, [Segment("b", style)])]) == "\x1b[1;8Hb"


def test_what_was_forgotten_is_sent_again() -> None:
    """A terminal that was disturbed is drawn whole."""
    wire = Wire(*SIZE, ColorSystem.TRUECOLOR)
    row = [Segment("x" * 40, STYLES[1])]
    first = wire.paint([(0, 0, row)])
    wire.forget()
    assert wire.paint([(0, 0, row)]) == first


def test_blanks_are_erased_where_the_terminal_says_it_can() -> None:
    """A run of empty cells is one sequence, in the background of those cells."""
    wire = Wire(*SIZE, ColorSystem.TRUECOLOR, erases=True)
    sent = wire.paint([(0, 0, [Segment(" " * 40, STYLES[1])])])
    assert sent.endswith("\x1b[40X")
    sent = wire.paint([(0, 0, [Segment("a" + " " * 20 + "b" * 19, Style.parse("on #303030"))])])
    assert "\x1b[20X\x1b[20C" in sent


def test_a_mark_on_a_letter_stays_with_it() -> None:
    """A combining mark takes no cell and is sent with its letter."""
    wire = Wire(*SIZE, ColorSystem.TRUECOLOR)
    sent = wire.paint([(0, 0, [Segment("re\u0301sume\u0301", None)])])
    assert "re\u0301sume\u0301" in sent
