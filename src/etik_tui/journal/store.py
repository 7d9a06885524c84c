"""The journal over a database engine: the SQL is the same for all of them.

What only recording, or the check of chains, needs is imported there: see `port`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec

from etik_tui.domain.register import is_register_chain
from etik_tui.errors import InputError, StorageError
from etik_tui.journal import index
from etik_tui.journal.draft import forget_draft, keep_draft, read_draft, read_drafts
from etik_tui.journal.engine import Transaction
from etik_tui.journal.port import Addition, Draft, Following, Head, Numbering, Opening, Progress
from etik_tui.journal.row import CaseRow
from etik_tui.journal.view import IndexView
from etik_tui.locale import _

if TYPE_CHECKING:
    from etik_tui.domain.fact import AnyFact, Entry
    from etik_tui.journal.publication import Publication
    from etik_tui.journal.verification import Verification

# How many cases are read, or index rows replaced, in one transaction.
BATCH = 200
ENTRIES = "SELECT case_id, version, recorded_at, actor, body, previous, hash FROM fact"


class SqlJournal(IndexView):
    """A journal in a relational database; see `etik_tui.journal.port.Journal`.

    It closes the engine that it is given.
    """

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

    def _index(self, db: Transaction, entries: Sequence[Entry], row: CaseRow | None) -> None:
        if row is None:
            return
        if (row.case_id, row.version) != (entries[-1].case, entries[-1].version):
            raise ValueError("the index row belongs to another case or version")
        index.write_row(db, self._engine.dialect, row)

    # --- Facts -------------------------------------------------------------------------------

    def entries(self, case_id: str) -> tuple[Entry, ...]:
        """Return the whole chronology of a case, oldest first; empty for an unknown case."""
        with self._engine.reading() as db:
            found = db.execute(f"{ENTRIES} WHERE case_id = ? ORDER BY version", (case_id,))
            return _decoded(found.fetchall())

    def all_entries(self) -> Iterator[tuple[Entry, ...]]:
        """Yield the chronology of every case and register, one at a time."""
        between = f"{ENTRIES} WHERE case_id >= ? AND case_id <= ? ORDER BY case_id, version"
        ids = (head.case_id for head in self.heads())
        while batch := list(islice(ids, BATCH)):
            with self._engine.reading() as db:
                found = db.execute(between, (batch[0], batch[-1])).fetchall()
            for _case, group in groupby(_decoded(found), key=attrgetter("case")):
                yield tuple(group)

    def case_ids(self) -> Iterator[str]:
        """Yield the id of every case, in order of id."""
        return (head.case_id for head in self.heads() if not is_register_chain(head.case_id))

    def heads(self) -> Iterator[Head]:
        """Yield the end of every chain, in order of case id."""
        page = (
            "SELECT case_id, number, institution, version, hash FROM case_head"
            " WHERE case_id > ? ORDER BY case_id LIMIT ?"
        )
        after = ""
        while True:
            with self._engine.reading() as db:
                found = db.execute(page, (after, BATCH)).fetchall()
            for case_id, number, institution, version, digest in found:
                yield Head(
                    case_id=case_id,
                    number=number,
                    institution=institution,
                    version=version,
                    hash=digest,
                )
            if len(found) < BATCH:
                return
            after = found[-1][0]

    def case_id(self, number: str, institution: str | None = None) -> str | None:
        """Return the id of the case with a register number."""
        with self._engine.reading() as db:
            found = db.execute(
                "SELECT institution, case_id FROM register_number WHERE number = ?", (number,)
            ).fetchall()
        cases = [case for name, case in found if institution in (None, name)]
        if len(cases) > 1:
            raise InputError(
                _("Nomor register ini dipakai beberapa lembaga."),
                where=number,
                remedy=_("Sebutkan lembaganya: {names}").format(
                    names=", ".join(sorted(name for name, _case in found))
                ),
            )
        return cases[0] if cases else None

    def verify(self, progress: Progress | None = None) -> Verification:
        """Check every chain and name the first wrong row of each case."""
        from etik_tui.journal.verification import verify_chains

        return verify_chains(self._engine, progress)

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

    # --- Drafts and the session --------------------------------------------------------------

    def put_draft(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same person and key."""
        self._engine.write(lambda db: keep_draft(db, draft), quiet=True)

    def draft(self, key: str, actor: str) -> Draft | None:
        """Return a person's draft; dates in its body come back as text."""
        with self._engine.reading() as db:
            return read_draft(db, key, actor)

    def drafts(self, actor: str) -> tuple[Draft, ...]:
        """Return all drafts of a person, last saved first."""
        with self._engine.reading() as db:
            return read_drafts(db, actor)

    def drop_draft(self, key: str, actor: str) -> None:
        """Forget a draft; no error if there is none."""
        self._engine.write(lambda db: forget_draft(db, key, actor), quiet=True)

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


def _decoded(rows: list[Any]) -> tuple[Entry, ...]:
    from etik_tui.domain.fact import AnyFact, Entry

    decode = msgspec.json.Decoder(AnyFact).decode
    try:
        return tuple(
            Entry(
                case=case,
                version=version,
                recorded_at=datetime.fromisoformat(recorded_at),
                actor=actor,
                fact=decode(body),
                previous=previous,
                hash=digest,
            )
            for case, version, recorded_at, actor, body, previous, digest in rows
        )
    except (msgspec.MsgspecError, ValueError) as error:
        raise StorageError(
            _("Ada fakta yang tidak dapat dibaca; mungkin dari versi etik yang lebih baru."),
            where=str(rows[0][0]),
            remedy=_("Perbarui etik, atau jalankan: etik journal verify."),
            detail=str(error),
        ) from error
