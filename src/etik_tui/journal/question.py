"""What may be asked of a journal's index: lists, boards, counts and the agenda."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from etik_tui.journal.row import (
    CaseRow,
    DueCount,
    DueRow,
    DueSift,
    Match,
    NormCount,
    Page,
    RowQuery,
    StageCount,
)

if TYPE_CHECKING:
    from etik_tui.journal.row import Band, Figures, Place


class Index(Protocol):
    """What lists, boards and the agenda ask: answered from the index alone, without any fact."""

    def institutions(self) -> tuple[str, ...]:
        """Return the institutions that have cases, in order of id."""
        ...

    def row(self, case_id: str) -> CaseRow | None:
        """Return the index row of one case."""
        ...

    def rows(self, query: RowQuery) -> Page:
        """Return one page of a list or of a board's column, from the index alone."""
        ...

    def matches(self, query: RowQuery) -> tuple[Match, ...]:
        """Return which cases of one institution a list has, in its order; no row is read.

        Of a page the query's `limit` counts alone.
        """
        ...

    def rows_of(self, case_ids: Sequence[str]) -> tuple[CaseRow, ...]:
        """Return the rows of some hundred cases at most, in this order; some may be gone."""
        ...

    def stage_counts(
        self, today: date, institution: str | None = None
    ) -> Mapping[tuple[str, str], StageCount]:
        """Return how many cases stand where, by institution and stage."""
        ...

    def dues(
        self,
        since: date | None = None,
        until: date | None = None,
        *,
        institution: str | None = None,
        limit: int = 1000,
        sift: DueSift | None = None,
        after: DueRow | None = None,
    ) -> tuple[DueRow, ...]:
        """Return open deadlines of all cases, soonest first; both days belong to the span.

        With the last one of a page as `after` the next page is returned.
        """
        ...

    def case_dues(self, case_id: str) -> tuple[DueRow, ...]:
        """Return the open deadlines of one case as last computed, in the order of its rules."""
        ...

    def count_outdated(self, calendar: str) -> int:
        """Return how many open cases were last computed with another calendar; cheap."""
        ...

    def outdated(self, calendar: str) -> Iterator[tuple[str, ...]]:
        """Yield the ids of these cases, some hundred at a time; they may be written meanwhile."""
        ...

    def due_kinds(
        self, since: date, until: date, *, institution: str | None = None
    ) -> tuple[DueCount, ...]:
        """Return how many open deadlines of each kind fall on each day of a span, by day."""
        ...

    def hearings(self, day: date) -> tuple[CaseRow, ...]:
        """Return the cases with a hearing on a day, by register number."""
        ...

    def norm_counts(self, institution: str) -> Mapping[str, NormCount]:
        """Return how many cases of an institution cite each norm that any of them cites."""
        ...

    def citing(self, institution: str, norm: str, limit: int = 50) -> tuple[CaseRow, ...]:
        """Return cases of an institution that cite a norm, newest first."""
        ...

    def search(self, text: str, limit: int = 50) -> tuple[CaseRow, ...]:
        """Return cases in whose text every word begins some word, newest case first."""
        ...

    def review_count(
        self, band: Band, today: date, horizon: date, institution: str | None = None
    ) -> int:
        """Return how many open cases stand in a band; up to the horizon a limit is due soon."""
        ...

    def review_rows(
        self, band: Band, today: date, horizon: date, place: Place
    ) -> tuple[CaseRow, ...]:
        """Return cases of a band of the review queue, next due first."""
        ...

    def figure_years(self) -> Mapping[tuple[str, int], int]:
        """Return how many cases have figures, by institution and year of registration."""
        ...

    def figures(self, institution: str, year: int) -> Iterator[tuple[Figures, ...]]:
        """Yield the figures of the cases of a year, some thousand at a time."""
        ...

    def case_figures(self, case_id: str) -> Figures | None:
        """Return the figures of one case, `None` where there are none yet."""
        ...
