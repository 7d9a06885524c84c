"""What is read from the facts themselves: chronologies, the ends of chains, and their check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from etik_tui.domain.register import is_access_chain, is_register_chain
from etik_tui.errors import InputError, StorageError
from etik_tui.journal.engine import Transaction
from etik_tui.journal.port import Head
from etik_tui.journal.progress import Progress
from etik_tui.journal.view import IndexView
from etik_tui.journal.visibility import is_visible
from etik_tui.locale import _

if TYPE_CHECKING:
    from etik_tui.domain.fact import Entry
    from etik_tui.journal.verification import Fault, Verification

# How many cases are read, or index rows replaced, in one transaction.
BATCH = 200
ENTRIES = "SELECT case_id, version, recorded_at, actor, body, previous, hash FROM fact"


class ChronicleView(IndexView):
    """The facts of a journal, as they may be known of; see `etik_tui.journal.port.Journal`."""

    def _may_see(self, db: Transaction, chain: str) -> bool:
        """Tell whether a chain may be read: the office's books by all, its access by none."""
        if not self._seen.bounded or not is_register_chain(chain):
            return is_visible(db, self._seen, chain)
        return not is_access_chain(chain)

    def entries(self, case_id: str) -> tuple[Entry, ...]:
        """Return the whole chronology of a case, oldest first; empty for an unknown case."""
        with self._engine.reading() as db:
            if not self._may_see(db, case_id):
                return ()
            found = db.execute(f"{ENTRIES} WHERE case_id = ? ORDER BY version", (case_id,))
            return _decoded(found.fetchall())

    def version(self, chain: str) -> int:
        """Return the version of the last fact of a chain; 0 for an unknown one."""
        with self._engine.reading() as db:
            if not self._may_see(db, chain):
                return 0
            found = db.execute("SELECT version FROM case_head WHERE case_id = ?", (chain,))
            head = found.fetchone()
        return int(head[0]) if head else 0

    def chains(self, prefix: str) -> tuple[str, ...]:
        """Return the ids of the chains of the office that begin so, in their order."""
        with self._engine.reading() as db:
            found = db.execute(
                "SELECT case_id FROM case_head WHERE case_id >= ? AND case_id < ? ORDER BY case_id",
                (prefix, prefix + "\U0010ffff"),
            ).fetchall()
            return tuple(chain for (chain,) in found if self._may_see(db, chain))

    def all_entries(self) -> Iterator[tuple[Entry, ...]]:
        """Yield the chronology of every case and register, one at a time."""
        between = f"{ENTRIES} WHERE case_id >= ? AND case_id <= ? ORDER BY case_id, version"
        ids = (head.case_id for head in self.heads())
        while batch := list(islice(ids, BATCH)):
            with self._engine.reading() as db:
                found = db.execute(between, (batch[0], batch[-1])).fetchall()
            wanted = set(batch)
            for case, group in groupby(_decoded(found), key=attrgetter("case")):
                if case in wanted:
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
                seen = [each for each in found if self._may_see(db, each[0])]
            for case_id, number, institution, version, digest in seen:
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
            found = [each for each in found if self._may_see(db, each[1])]
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

        found = verify_chains(self._engine, progress)
        return replace(found, faults=tuple(map(self._told, found.faults)))

    def _told(self, fault: Fault) -> Fault:
        """Return a fault without the number of a case that is not to be known of."""
        with self._engine.reading() as db:
            known = not fault.case_id or self._may_see(db, fault.case_id)
        return fault if known else replace(fault, case_id="", number="", version=0)


def _decoded(rows: list[Any]) -> tuple[Entry, ...]:
    if not rows:
        return ()
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
