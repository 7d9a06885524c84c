"""The lists of the index, read before anything else of the program is loaded.

As the first picture has the board from `etik_tui.journal.first_look`, verbs that only list have
their rows from this. The questions are those of the journal proper.
"""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date

from etik_tui.journal.first_look import FirstLook
from etik_tui.journal.listing import (
    NEXT_INSTITUTION,
    NOTHING_DUE,
    open_limits,
    page_of_rows,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

PAGE = 1000
"""Cases that are read, drawn and printed at once."""

# Either end is found at once along the index; both in one question would read all of it.
_ENDS = (
    "SELECT min(due_key) FROM case_row WHERE institution = ? AND due_key < ?",
    "SELECT max(due_key) FROM case_row WHERE institution = ? AND due_key < ?",
)


class Record:
    """A row with the names that whoever draws it asks for; what is usual stands in the class."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.__dict__ = values


class ListLook(FirstLook):
    """A read-only look at the lists, bounded as `FirstLook` is. Raises Unreadable as that does."""

    def institutions(self) -> tuple[str, ...]:
        """Return the institutions that have cases, in order of id."""
        names: list[str] = []
        while True:
            sql = NEXT_INSTITUTION.format(visible=self._visible)
            found = self._one(sql, names[-1] if names else "", *self._values)
            if found is None:
                return tuple(names)
            names.append(found)

    def span(self, names: Sequence[str]) -> tuple[date, date] | None:
        """Return the first and the last day on which an open case is due next."""
        ends: list[str] = []
        for name in names:
            found = (self._one(sql, name, NOTHING_DUE) for sql in _ENDS)
            ends += [each for each in found if each]
        return (date.fromisoformat(min(ends)), date.fromisoformat(max(ends))) if ends else None

    def limits(
        self, names: Sequence[str], until: date | None, limit: int, actor: str | None
    ) -> Sequence[dict[str, Any]]:
        """Return open limits until a day, soonest first, as they stand in the index."""
        sift = ((), (actor,) if actor else ())
        clause = (self._visible, tuple(self._values))
        sql, values = open_limits(names, (None, until), limit, clause, sift=sift)
        with closing(self._db.execute(sql, values)) as found:
            bodies = [body for *_key, body in found.fetchall()]
        # One list is read faster than its items one by one.
        return json.loads(f"[{','.join(bodies)}]")  # type: ignore[no-any-return]

    def pages(
        self, names: Sequence[str], wanted: Record, limit: int | None
    ) -> Iterator[Sequence[dict[str, Any]]]:
        """Yield the cases asked for, page by page; each page is a question of its own.

        `wanted` has the names of `etik_tui.journal.row.RowQuery`. Nothing stays open in between.
        """
        after: Sequence[str] = ()
        left = limit
        while names and left != 0:
            wanted.__dict__["limit"] = PAGE if left is None else min(PAGE, left)
            clause = (self._visible, tuple(self._values))
            sql, values = page_of_rows(wanted, names, clause, after=after)  # type: ignore[arg-type]
            with closing(self._db.execute(sql, values)) as found:
                rows = found.fetchall()
            page = rows[: wanted.__dict__["limit"]]
            yield json.loads(f"[{','.join([body for *_key, body in page])}]")
            if len(rows) == len(page):
                return
            after = page[-1][:2]
            left = None if left is None else left - len(page)
