"""The first picture of a start: the board from the index, before the framework is loaded.

What does not stand in the index (colours, names of stages, working days) was prepared by an earlier
session; where anything of that is out of date, nothing is painted and the start goes its usual way.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import date
from zlib import crc32

from etik_tui import __version__
from etik_tui.journal.first_look import FirstLook, Unreadable
from etik_tui.locale import in_use
from etik_tui.locale.day import short_day, weekday
from etik_tui.tui.bar_line import bar_line, cut, filled, fitting, hint_line
from etik_tui.tui.board_view import BoardView, board_head
from etik_tui.tui.look import drawing
from etik_tui.tui.signs import in_ascii
from etik_tui.tui.taste import Taste, taste_of
from etik_tui.tui.tone import Span, Tone

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from etik_tui.journal.row import CaseRow
    from etik_tui.tui.look import Rows
    from etik_tui.tui.shelf import Column
    from etik_tui.workdays.count import Unit

FORMAT = 2
SMALLEST = (80, 24)
FILES = ("office.toml", "calendar.toml", "keys.toml")
SETTINGS = ("TERM", "COLORTERM", "NO_COLOR", "ETIK_PLUGINS", "LANG", "LC_ALL", "TZ")


class Picture:
    """The rows of a screen, and what they are drawn with on a terminal."""

    def __init__(self, rows: Rows, *, erases: bool) -> None:
        """`erases`: the terminal erases cells in the current background."""
        self.rows = rows
        self.erases = erases

    def __str__(self) -> str:
        """Return the sequence that draws it on an empty screen."""
        return drawing(self.rows, erases=self.erases)


class _Record:
    """A row or a column with the names that the board asks for."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.__dict__.update(values)


class _Cards:
    """The columns of the board, straight from the index."""

    def __init__(self, look: FirstLook, known: Mapping[str, Any], today: date) -> None:
        self._look, self._known, self._today = look, known, today
        found = look.counts(known["institution"], today.isoformat())
        counts = {stage: (count, late) for stage, count, late in found}
        self.columns: tuple[Column, ...] = tuple(
            _Record({**stage, **dict(zip(("count", "overdue"), _of(counts, stage), strict=True))})  # type: ignore[misc]
            for stage in known["stages"]
        )
        self.complete = {*counts} <= {stage["stage"] for stage in known["stages"]}
        self._rows: dict[str, list[CaseRow]] = {}

    def row(self, stage: str, place: int) -> CaseRow | None:
        """Return the case at a place of a column."""
        if stage not in self._rows:
            found = self._look.rows(self._known["institution"], stage, 50)
            self._rows[stage] = [_row(each) for each in found]
        rows = self._rows[stage]
        return rows[place] if place < len(rows) else None

    def left(self, row: CaseRow) -> tuple[int, Unit] | None:
        """Return the days to a case's next due date, and their unit."""
        if row.due is None:
            return None
        unit = self._known["units"].get(row.due_deadline, "kalender")
        first, bits = self._known["workdays"]
        if unit != "kerja":
            return (row.due - self._today).days, unit
        start, end = sorted((self._today.toordinal() - first, row.due.toordinal() - first))
        if start < 0 or end >= len(bits):
            raise ValueError(end)
        count = bits.count("1", start + 1, end + 1)
        if row.due < self._today:
            count = -max(count, 1)
        return count, unit


def _of(counts: Mapping[str, tuple[int, int]], stage: Mapping[str, Any]) -> tuple[int, int]:
    return counts.get(stage["stage"], (0, 0))


def _row(body: Mapping[str, Any]) -> CaseRow:
    usual = {"terlapor": (), "initials": "", "sensitive": False, "closed": False, "due_title": ""}
    usual |= {"due_deadline": "", "next_act": "", "outcome": ""}
    due = body.get("due")
    return _Record({**usual, **body, "due": date.fromisoformat(due) if due else None})  # type: ignore[return-value]


def prepared_file(folder: str, actor: str) -> str:
    """Return where a workspace keeps what is prepared for one person's next start."""
    return os.path.join(folder, "cache", f"first-{crc32(actor.encode()):08x}.json")


def stamps(folder: str) -> list[list[int]]:
    """Return the marks of the settings' files, by which a change of them is noticed."""
    return [_stamp(os.path.join(folder, name)) for name in FILES]


def _stamp(path: str) -> list[int]:
    try:
        found = os.stat(path)
    except OSError:
        return [0, 0]
    return [found.st_mtime_ns, found.st_size]


def surroundings(taste: Taste) -> list[str]:
    """Return what of the environment, and of the person's choice, decides how the picture looks."""
    chosen = (taste.theme, str(taste.only_ascii), str(taste.slow), in_use())
    return [*(os.environ.get(name, "") for name in SETTINGS), *chosen]


def picture(
    folder: str, actor: str, size: tuple[int, int], today: date, *, slow: bool = False
) -> Picture | None:
    """Return the first picture with its colours, `None` where none is to be had.

    `slow`: this start is over a slow line.
    """
    if size[0] < SMALLEST[0] or size[1] < SMALLEST[1]:
        return None
    try:
        with open(prepared_file(folder, actor), "rb") as file:
            known = json.load(file)
        taste = taste_of(folder, actor, slow=slow)
        if known["actor"] != actor or not _is_current(known, folder, taste):
            return None
        look = FirstLook(os.path.join(folder, "journal.db"), known["visible"])
        try:
            if not look.is_as(**known["made_for"]):
                return None
            rows = _rows(known, look, size, today, bare=taste.slow)
            if rows and taste.only_ascii:
                rows = [[(in_ascii(text), codes) for text, codes in row] for row in rows]
            return Picture(rows, erases=known["erases"]) if rows else None
        finally:
            look.close()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, Unreadable):
        # Nothing here is owed to anybody: the usual start says what is wrong.
        return None


def _is_current(known: Mapping[str, Any], folder: str, taste: Taste) -> bool:
    return bool(
        known["format"] == FORMAT
        and known["version"] == __version__
        and known["surroundings"] == surroundings(taste)
        and known["stamps"] == stamps(folder)
    )


def _rows(
    known: Mapping[str, Any], look: FirstLook, size: tuple[int, int], today: date, *, bare: bool
) -> Rows | None:
    width, height = size
    cards = _Cards(look, known, today)
    count = sum(each.count for each in cards.columns)
    late = sum(each.overdue for each in cards.columns)
    if not count or not cards.complete:
        return None
    view = BoardView(cards, private=known["private"], bare=bare)
    view.resize(width - 1, height - 2)
    head = tuple(board_head(known["name"], known["turn"], count, late))
    who = f"{known['who']} · " if known["who"] else ""
    right = ((f"{who}{weekday(today)[:3]} {short_day(today)} ", Tone.DIM),)
    choices = [tuple((text, Tone(tone)) for text, tone in each) for each in known["places"]]
    left = (*fitting(choices, head, right, width), *head)
    looks = known["looks"]
    board = looks["board"]
    rows = [_drawn(bar_line(left, right, width), looks["header"])]
    rows += [_drawn(_line(view, y), board, " ", width) for y in range(height - 2)]
    return [*rows, _drawn(hint_line(known["hints"], width), looks["hints"])]


def _line(view: BoardView, y: int) -> list[Span]:
    slots = [slot.width for slot in view.slots() if slot.width]
    parts = zip(view.line(y), slots, strict=True)
    return [span for spans, room in parts for span in (*filled(spans, room - 1), (" ", Tone.PLAIN))]


def _drawn(
    spans: Sequence[Span], codes: Mapping[str, str], margin: str = "", width: int = 0
) -> Sequence[tuple[str, str]]:
    fit = cut(spans, width - len(margin)) if width else spans
    row = [(text, codes[tone]) for text, tone in fit if text]
    return [(margin, codes[Tone.PLAIN]), *row] if margin else row
