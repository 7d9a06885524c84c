"""What is read from the index alone: lists, boards and the agenda, without any fact."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from etik_tui.journal import agenda, citation, figure, index, review
from etik_tui.journal.engine import Engine
from etik_tui.journal.outdated import FIRST, count_outdated, outdated_page
from etik_tui.journal.row import (
    Band,
    CaseRow,
    DueCount,
    DueRow,
    DueSift,
    Figures,
    Match,
    NormCount,
    Page,
    Place,
    RowQuery,
    StageCount,
)
from etik_tui.journal.visibility import EVERYTHING, Visibility, is_visible

# How many cases are named at once.
BATCH = 200


class IndexView:
    """The read side of a journal; see `etik_tui.journal.port.Journal`."""

    def __init__(self, engine: Engine, seen: Visibility = EVERYTHING) -> None:
        """Take an opened engine, and what may be known of."""
        self._engine = engine
        self._seen = seen

    def institutions(self) -> tuple[str, ...]:
        """Return the institutions that have cases, in order of id."""
        with self._engine.reading() as db:
            return index.institutions(db, self._seen)

    def row(self, case_id: str) -> CaseRow | None:
        """Return the index row of one case."""
        with self._engine.reading() as db:
            return index.read_row(db, case_id, self._seen)

    def rows(self, query: RowQuery) -> Page:
        """Return one page of a list or of a board's column, from the index alone."""
        with self._engine.reading() as db:
            return index.read_page(db, self._engine.dialect, query, self._seen)

    def matches(self, query: RowQuery) -> tuple[Match, ...]:
        """Return which cases of one institution a list has, in its order; no row is read."""
        with self._engine.reading() as db:
            return index.find_matches(db, self._engine.dialect, query, self._seen)

    def rows_of(self, case_ids: Sequence[str]) -> tuple[CaseRow, ...]:
        """Return the rows of some hundred cases at most, in this order; some may be gone."""
        with self._engine.reading() as db:
            return tuple(index.rows_of(db, case_ids, self._seen))

    def stage_counts(
        self, today: date, institution: str | None = None
    ) -> Mapping[tuple[str, str], StageCount]:
        """Return how many cases stand where, by institution and stage."""
        with self._engine.reading() as db:
            return index.count_stages(db, self._engine.dialect, today, institution, self._seen)

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
        """Return open deadlines of all cases, soonest first; both days belong to the span."""
        with self._engine.reading() as db:
            names = index.institutions(db, self._seen) if institution is None else (institution,)
            sifted = sift or DueSift()
            return agenda.read_dues(db, since, until, names, limit, sifted, after, self._seen)

    def case_dues(self, case_id: str) -> tuple[DueRow, ...]:
        """Return the open deadlines of one case as last computed, in the order of its rules."""
        with self._engine.reading() as db:
            if not is_visible(db, self._seen, case_id):
                return ()
            return agenda.case_dues(db, case_id)

    def count_outdated(self, calendar: str) -> int:
        """Return how many open cases were last computed with another calendar."""
        with self._engine.reading() as db:
            return count_outdated(db, calendar, self._seen)

    def outdated(self, calendar: str) -> Iterator[tuple[str, ...]]:
        """Yield the ids of these cases, some hundred at a time."""
        place = FIRST
        while True:
            with self._engine.reading() as db:
                ids, place = outdated_page(db, calendar, place, BATCH, self._seen)
            if not ids:
                return
            yield ids

    def due_kinds(
        self, since: date, until: date, *, institution: str | None = None
    ) -> tuple[DueCount, ...]:
        """Return how many open deadlines of each kind fall on each day of a span, by day."""
        with self._engine.reading() as db:
            names = index.institutions(db, self._seen) if institution is None else (institution,)
            return agenda.count_kinds(db, since, until, names, self._seen)

    def hearings(self, day: date) -> tuple[CaseRow, ...]:
        """Return the cases with a hearing on a day, by register number."""
        with self._engine.reading() as db:
            return index.heard_on(db, day, self._seen)

    def norm_counts(self, institution: str) -> Mapping[str, NormCount]:
        """Return how many cases of an institution cite each norm that any of them cites."""
        with self._engine.reading() as db:
            return citation.count_norms(db, institution, self._seen)

    def citing(self, institution: str, norm: str, limit: int = 50) -> tuple[CaseRow, ...]:
        """Return cases of an institution that cite a norm, newest first."""
        with self._engine.reading() as db:
            return citation.citing(db, institution, norm, limit, self._seen)

    def search(self, text: str, limit: int = 50) -> tuple[CaseRow, ...]:
        """Return cases in whose text every word begins some word, newest case first."""
        with self._engine.reading() as db:
            return index.find_rows(db, self._engine.dialect, text, limit, self._seen)

    def review_count(
        self, band: Band, today: date, horizon: date, institution: str | None = None
    ) -> int:
        """Return how many open cases stand in a band of the review queue."""
        with self._engine.reading() as db:
            names = index.institutions(db, self._seen) if institution is None else (institution,)
            return review.count_band(db, band, today, horizon, names, self._seen)

    def review_rows(
        self, band: Band, today: date, horizon: date, place: Place
    ) -> tuple[CaseRow, ...]:
        """Return cases of a band of the review queue, next due first."""
        with self._engine.reading() as db:
            one = place.institution
            names = index.institutions(db, self._seen) if one is None else (one,)
            return review.read_band(db, band, today, horizon, names, place, self._seen)

    def figure_years(self) -> Mapping[tuple[str, int], int]:
        """Return how many cases have figures, by institution and year of registration."""
        with self._engine.reading() as db:
            return figure.count_years(db, index.institutions(db, self._seen), self._seen)

    def figures(self, institution: str, year: int) -> Iterator[tuple[Figures, ...]]:
        """Yield the figures of the cases of a year, some at a time."""
        after = ""
        while True:
            with self._engine.reading() as db:
                some, after = figure.read_figures(db, institution, year, after, self._seen)
            if not some:
                return
            yield some

    def case_figures(self, case_id: str) -> Figures | None:
        """Return the figures of one case, `None` where there are none yet."""
        with self._engine.reading() as db:
            return figure.case_figures(db, case_id, self._seen)
