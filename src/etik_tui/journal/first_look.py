"""The board's part of the index, read before anything else of the program is loaded.

A start shows its first picture from this; the journal proper is opened right after it. Nothing but
the standard library's driver is imported here.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

from etik_tui.domain.register import PEOPLE_CHAIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

Unreadable = sqlite3.Error
# A start that meets a writer does not wait: the picture comes a little later then.
PATIENCE = 0.05
_COUNTS = """SELECT stage, sum(n), sum(CASE WHEN due_key < ? THEN n ELSE 0 END)
    FROM {tally} WHERE institution = ?{visible} GROUP BY stage"""
_TALLY, _COUNTED = "stage_tally", "(SELECT *, 1 AS n FROM case_row)"
_ROWS = """SELECT r.body FROM (SELECT due_key, case_id FROM case_row
        WHERE institution = ?{visible} AND stage = ? ORDER BY due_key, case_id LIMIT ?) AS p
    JOIN case_row AS r ON r.case_id = p.case_id ORDER BY p.due_key, p.case_id"""
_OUTDATED = "SELECT 1 FROM case_row WHERE closed = 0 AND calendar {side} ? LIMIT 1"


class FirstLook:
    """A read-only look at the index, bounded as `etik_tui.journal.visibility` bounds it.

    `visible` is a clause with its values. Raises Unreadable where the file cannot be read.
    """

    def __init__(self, path: str, visible: tuple[str, Sequence[str]]) -> None:
        self._db = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=PATIENCE)
        self._visible, self._values = visible

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def is_as(self, *, schema: int, people: int, calendar: str) -> bool:
        """Tell whether tables, access and calendar are those that the picture was prepared for."""
        if self._one("PRAGMA user_version") != schema:
            return False
        sql = "SELECT version FROM case_head WHERE case_id = ?"
        if (self._one(sql, PEOPLE_CHAIN) or 0) != people:
            return False
        sides = (_OUTDATED.format(side="<"), _OUTDATED.format(side=">"))
        return not any(self._one(sql, calendar) for sql in sides)

    def counts(self, institution: str, today: str) -> Iterable[tuple[str, int, int]]:
        """Return stage, cases and cases past due."""
        tally = _COUNTED if self._visible else _TALLY
        sql = _COUNTS.format(tally=tally, visible=self._visible)
        with closing(self._db.execute(sql, (today, institution, *self._values))) as found:
            return found.fetchall()

    def rows(self, institution: str, stage: str, limit: int) -> Sequence[dict[str, Any]]:
        """Return the first cases of a column, soonest due first, as they stand in the index."""
        sql = _ROWS.format(visible=self._visible)
        with closing(self._db.execute(sql, (institution, *self._values, stage, limit))) as found:
            return [json.loads(body) for (body,) in found]

    def _one(self, sql: str, *values: str) -> Any:
        with closing(self._db.execute(sql, values)) as found:
            row = found.fetchone()
        return row[0] if row else None
