"""A case as `etik case list` prints it, and as JSON: for the verb and for its short way."""

from __future__ import annotations

from etik_tui.locale import _
from etik_tui.locale.day import short_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Protocol

    from etik_tui.journal.row import CaseRow

    class Words(Protocol):
        """What is said of cases by their profile, the calendar and the office."""

        private: bool

        def stage_of(self, row: CaseRow) -> str:
            """Return the short name of the stage a case is in."""
            ...

        def left_of(self, row: CaseRow, due: date) -> str:
            """Say how long there is until the next limit of an open case."""
            ...


def case_head() -> tuple[str, ...]:
    """Return the titles of the columns."""
    return (_("Nomor"), _("Tahap"), _("Terlapor"), _("Tenggat"), _("Sisa"))


class CaseTable:
    """Cases as rows of the table; `several` says that cases of several profiles are in it."""

    def __init__(self, words: Words, *, several: bool) -> None:
        self._words = words
        self._several = several
        self._dues: dict[tuple[date, str, str], tuple[str, str]] = {}

    def cells(self, rows: Sequence[CaseRow]) -> list[tuple[str, ...]]:
        """Return some cases as rows of the table."""
        return [*map(self._cells, rows)]

    def _cells(self, row: CaseRow) -> tuple[str, ...]:
        masked = row.sensitive or self._words.private
        names = row.initials if masked else ", ".join(row.terlapor)
        number = f"{row.institution}:{row.number}" if self._several else row.number
        due = self._due(row, row.due) if row.due and not row.closed else ("", "")
        return (number, self._words.stage_of(row), names, *due)

    def _due(self, row: CaseRow, due: date) -> tuple[str, str]:
        key = (due, row.institution, row.due_deadline)
        if key not in self._dues:
            self._dues[key] = (short_day(due), self._words.left_of(row, due))
        return self._dues[key]


def row_body(row: CaseRow) -> dict[str, object]:
    """Return a row of the index as JSON says it."""
    return {
        "id": row.case_id,
        "number": row.number,
        "profile": row.institution,
        "stage": row.stage,
        "title": row.title,
        "terlapor": row.terlapor,
        "sensitive": row.sensitive,
        "closed": row.closed,
        "registered": row.registered,
        "version": row.version,
        "due": row.due,
        "deadline": row.due_deadline,
        "next_act": row.next_act,
        "next_actor": row.next_actor,
        "since": row.since,
        "outcome": row.outcome,
    }
