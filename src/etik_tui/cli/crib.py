"""What lists say beside the index, noted down by an earlier run: names, units, working days.

A list has its rows from the index; what it calls a stage or an actor stands in a profile, what is a
working day in the calendar, who may see what in the office's chains. Loading all that takes
longer than the list. So the usual way of a verb notes down what it found, with everything that it
depends on; a note is believed only while all of that is as it was, and then nothing else is loaded.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from zlib import crc32

from etik_tui import __version__
from etik_tui.cli.dueword import WORKING, left_words
from etik_tui.locale import in_use

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from etik_tui.journal.row import CaseRow

FORMAT = 1
OTHERS_WRITE = 0o022
SETTLED = 5_000_000_000
"""Nanoseconds a file must have stood unchanged before: file systems tell time in steps."""

UNNAMED = "kalender"


def crib_file(folder: str, actor: str, *, named: bool) -> str:
    """Return where a workspace keeps the note for one person in the language in force."""
    whose = f"{actor}|{named}|{in_use()}"
    return os.path.join(folder, "cache", f"lists-{crc32(whose.encode()):08x}.json")


def surroundings(folder: str, actor: str, *, named: bool) -> list[Any]:
    """Return what a note depends on besides files: person, language, program, its packages."""
    allowed = os.environ.get("ETIK_PLUGINS")
    people = [actor, named, in_use(), os.geteuid(), os.getuid(), os.stat(folder).st_uid]
    # The first folder is that of the script, or where somebody happens to be.
    return [FORMAT, __version__, sys.version, allowed, *people, stamps(sys.path[1:])]


def stamps(paths: Iterable[str]) -> list[list[Any]]:
    """Return for each file or folder its mark, by which a change of it is noticed."""
    return [[path, *_stamp(path)] for path in paths]


def _stamp(path: str) -> tuple[int, int, int]:
    try:
        found = os.stat(path or ".")
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino


def find_crib(folder: str, actor: str, today: date, *, named: bool) -> Crib | None:
    """Return the note for a person, `None` where there is none that may be believed."""
    path = crib_file(folder, actor, named=named)
    try:
        state = os.stat(path)
        if state.st_uid != os.geteuid() or state.st_mode & OTHERS_WRITE:
            return None
        with open(path, "rb") as file:
            known = json.load(file)
        if known["surroundings"] != surroundings(folder, actor, named=named):
            return None
        files: list[list[Any]] = known["files"]
        marks = (*files, *known["surroundings"][-1])
        if state.st_mtime_ns - max(changed for _path, changed, *_more in marks) < SETTLED:
            return None
        if files != stamps(path for path, *_mark in files):
            return None
        return Crib(known, today)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # Nothing here is owed to anybody: the usual way says what is wrong.
        return None


class Crib:
    """The words for lists, and what counts the days; see `etik_tui.cli.cribbing` for its content.

    Raises ValueError for days that are too far away.
    """

    def __init__(self, known: Mapping[str, Any], today: date) -> None:
        self.made_for: Mapping[str, Any] = known["made_for"]
        sql, values = known["visible"]
        self.visible: tuple[str, tuple[str, ...]] = (sql, tuple(values))
        self.private: bool = known["private"]
        self.profiles: Mapping[str, Mapping[str, Mapping[str, str]]] = known["profiles"]
        self._days_off: Mapping[str, str] = known["days_off"]
        self._first, self._bits = known["workdays"]
        self._today = today
        self._left: dict[tuple[date, str], int] = {}

    def reaches(self, first: date, last: date) -> bool:
        """Tell whether all days of a span are known."""
        ends = (min(first, self._today), max(last, self._today))
        return all(0 <= each.toordinal() - self._first < len(self._bits) for each in ends)

    def left(self, due: date, unit: str) -> int:
        """Return how many days are left; past dates count as past in any unit."""
        key = (due, unit)
        if key not in self._left:
            if not self.reaches(due, due):
                raise ValueError(due)
            days = self._workdays(due) if unit == WORKING else (due - self._today).days
            self._left[key] = min(days, -1) if due < self._today else days
        return self._left[key]

    def _workdays(self, due: date) -> int:
        today, day = (each.toordinal() - self._first for each in (self._today, due))
        if day >= today:
            return int(self._bits.count("1", today + 1, day + 1))
        return -int(self._bits.count("1", day, today))

    def days_off(self, day: date) -> str:
        """Return which days off fall on a day, as it stands behind the day's name."""
        return self._days_off.get(str(day.toordinal()), "")

    def actor_title(self, institution: str, actor: str) -> str:
        """Return what the profile calls an actor, empty where it is not known."""
        return self._named(institution, "actors").get(actor, "")

    def stage_of(self, row: CaseRow) -> str:
        """Return the short name of the stage a case is in."""
        return self._named(row.institution, "stages").get(row.stage, row.stage or "?")

    def left_of(self, row: CaseRow, due: date) -> str:
        """Say how long there is until the next limit of an open case."""
        unit = self._named(row.institution, "units").get(row.due_deadline, UNNAMED)
        return left_words(self.left(due, unit), unit)

    def _named(self, institution: str, what: str) -> Mapping[str, str]:
        return self.profiles.get(institution, {}).get(what, {})
