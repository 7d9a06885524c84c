"""The journal over a database engine: the SQL is the same for all of them.

What only recording, or the check of chains, needs is imported there: see `port`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from etik_tui.domain.register import is_register_chain
from etik_tui.journal import index
from etik_tui.journal.chronicle import BATCH
from etik_tui.journal.drawer import Drawer
from etik_tui.journal.engine import Transaction
from etik_tui.journal.port import (
    Addition,
    Chain,
    Continuation,
    Following,
    Numbering,
    Opening,
)
from etik_tui.journal.row import CaseRow
from etik_tui.journal.visibility import Visibility

if TYPE_CHECKING:
    from etik_tui.domain.fact import AnyFact, Entry
    from etik_tui.journal.publication import Publication


class SqlJournal(Drawer):
    """A journal in a relational database; see `etik_tui.journal.port.Journal`.

    It closes the engine that it is given.
    """

    def seen_by(self, visibility: Visibility) -> SqlJournal:
        """Return the same journal as somebody may know of it; of that, nothing else is told."""
        return SqlJournal(self._engine, visibility)

    # --- Recording ---------------------------------------------------------------------------

    def register(
        self,
        case_id: str,
        numbering: Numbering,
        opening: Opening,
        *,
        actor: str,
        recorded_at: datetime,
    ) -> tuple[Entry, ...]:
        """Begin a case under the next free register number, taken in the same transaction."""
        from etik_tui.journal import record

        def begin(db: Transaction) -> tuple[Entry, ...]:
            number = record.next_number(db, self._engine.dialect, numbering)
            facts, row = opening(number)
            first = record.first_fact(facts)
            if (first.number, first.profile) != (number, numbering.institution):
                raise ValueError("the registration must carry the number it was given")
            entries = record.begin_case(db, case_id, facts, actor=actor, recorded_at=recorded_at)
            self._index(db, entries, row)
            return entries

        return self._engine.write(begin)

    def append(
        self,
        case_id: str,
        expected_version: int,
        facts: Sequence[AnyFact],
        *,
        actor: str,
        recorded_at: datetime,
        row: CaseRow | None,
    ) -> tuple[Entry, ...]:
        """Record facts on a case and replace its index row, both or neither."""
        from etik_tui.journal import record

        if not facts:
            raise ValueError("nothing to record")

        def add(db: Transaction) -> tuple[Entry, ...]:
            if expected_version and not self._may_see(db, case_id):
                raise record.unknown_case(case_id)
            if expected_version:
                entries = record.continue_case(
                    db,
                    self._engine.dialect,
                    case_id,
                    expected_version,
                    facts,
                    actor=actor,
                    recorded_at=recorded_at,
                )
            else:
                entries = record.begin_case(
                    db, case_id, facts, actor=actor, recorded_at=recorded_at
                )
            self._index(db, entries, row)
            return entries

        return self._engine.write(add)

    def append_each(
        self, continuations: Sequence[Continuation], *, actor: str, recorded_at: datetime
    ) -> tuple[tuple[Entry, ...], ...]:
        """Record facts on several chains in one transaction: on all of them or on none."""
        from etik_tui.journal import record

        def add(db: Transaction) -> tuple[tuple[Entry, ...], ...]:
            written = []
            for each in continuations:
                if each.seen and not self._may_see(db, each.chain):
                    raise record.unknown_case(each.chain)
                entries = record.continue_chain(
                    db, self._engine.dialect, each, actor=actor, recorded_at=recorded_at
                )
                self._index(db, entries, each.row)
                written.append(entries)
            return tuple(written)

        return self._engine.write(add)

    def append_last(
        self,
        chain: str,
        opening: AnyFact,
        facts: Sequence[AnyFact],
        *,
        actor: str,
        recorded_at: datetime,
    ) -> tuple[Entry, ...]:
        """Record facts at the end of a chain of the office, wherever it stands."""
        from etik_tui.journal import record

        dialect = self._engine.dialect
        return self._engine.write(
            lambda db: record.add_to_end(
                db, dialect, opening, chain, facts, actor=actor, recorded_at=recorded_at
            ),
            quiet=True,
        )

    def append_all(
        self, additions: Sequence[Addition], *, actor: str, recorded_at: datetime
    ) -> tuple[tuple[Entry, ...], ...]:
        """Record something on many cases in one transaction; return the entries of each."""
        from etik_tui.journal import record

        dialect = self._engine.dialect

        def add(db: Transaction) -> tuple[tuple[Entry, ...], ...]:
            written = [
                record.add_to_case(db, dialect, each, actor=actor, recorded_at=recorded_at)
                for each in additions
            ]
            for each, entries in zip(additions, written, strict=True):
                if entries is not None:
                    index.write_row(db, dialect, each.row)
            return tuple(entries or () for entries in written)

        return self._engine.write(add)

    def stored_chain(self, case_id: str) -> Chain | None:
        """Return a chain as it is stored, to be taken elsewhere; `None` for an unknown case."""
        from etik_tui.journal.bundle import read_chain

        with self._engine.reading() as db:
            return read_chain(db, case_id) if self._may_see(db, case_id) else None

    def adopt(
        self,
        chains: Iterable[Chain],
        row_of: Callable[[tuple[Entry, ...]], CaseRow | None],
        *,
        into_empty: bool = False,
    ) -> int:
        """Keep whole chains that were recorded elsewhere, all of them or none; return how many."""
        from etik_tui.journal.bundle import adopt_chains

        with self._engine.writing() as db:
            return adopt_chains(
                db, chains, lambda entries: self._index(db, entries, row_of(entries)), into_empty
            )

    def _index(self, db: Transaction, entries: Sequence[Entry], row: CaseRow | None) -> None:
        if row is None:
            return
        if (row.case_id, row.version) != (entries[-1].case, entries[-1].version):
            raise ValueError("the index row belongs to another case or version")
        index.write_row(db, self._engine.dialect, row)

    # --- Index -------------------------------------------------------------------------------

    def reindex(self, rows: Iterable[CaseRow]) -> int:
        """Replace the index by these rows and return how many were written."""
        written = 0
        source = iter(rows)
        while batch := list(islice(source, BATCH)):
            written += self._engine.write(partial(self._replace, batch))
        self._engine.write(index.drop_unknown)
        return written

    def _replace(self, rows: Sequence[CaseRow], db: Transaction) -> int:
        dialect, written = self._engine.dialect, 0
        version = dialect.locking("SELECT version FROM case_head WHERE case_id = ?")
        for row in rows:
            if is_register_chain(row.case_id):
                continue
            head = db.execute(version, (row.case_id,)).fetchone()
            if head is not None and head[0] == row.version:
                index.write_row(db, dialect, row)
                written += 1
        return written

    # --- The session -------------------------------------------------------------------------

    @property
    def rows_outdated(self) -> bool:
        """Tell whether the index was made by a version that knew less when it was opened."""
        return self._engine.rows_outdated

    def publications(self) -> Mapping[str, Publication]:
        """Return what is remembered of published limits, by uid."""
        from etik_tui.journal.publication import read_publications

        with self._engine.reading() as db:
            return read_publications(db)

    def publish(self, follow: Following) -> None:
        """Bring up to date what is remembered of published limits, in one transaction."""
        from etik_tui.journal.publication import read_publications, write_publications

        def bring(db: Transaction) -> None:
            changed, forgotten = follow(read_publications(db, self._engine.dialect))
            write_publications(db, changed, forgotten)

        self._engine.write(bring, quiet=True)

    def data_version(self) -> int:
        """Return a number that changes when another session records something."""
        return self._engine.data_version()

    def close(self) -> None:
        """Let go of the store; closing twice does no harm."""
        self._engine.close()
