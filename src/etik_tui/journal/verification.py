"""The check of every chain: what was altered, lost or moved, and where first."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Any

from msgspec import Struct

from etik_tui.domain.register import OFFICE_PREFIXES, is_register_chain
from etik_tui.errors import StorageError
from etik_tui.journal.chain import link
from etik_tui.journal.engine import Readable, Transaction
from etik_tui.journal.progress import Progress
from etik_tui.locale import _

# How many cases are read at once.
BATCH = 200
# Sorts after every case id.
LAST = "\U0010ffff"
FACTS_BETWEEN = (
    "SELECT case_id, version, institution, recorded_at, actor, body, previous, hash FROM fact"
    " WHERE case_id > ? AND case_id <= ? ORDER BY case_id, version"
)


class FaultKind(StrEnum):
    """What can be wrong with a journal."""

    ALTERED = "altered"
    MISSING = "missing"
    REORDERED = "reordered"
    UNKNOWN = "unknown"
    FORGED = "forged"
    DAMAGED = "damaged"


class Fault(Struct, frozen=True, kw_only=True):
    """The first wrong row of a case: `version` says which; `what` says it in words.

    Damage to the database's own structure has no case and version 0.
    """

    kind: FaultKind
    what: str
    case_id: str = ""
    number: str = ""
    version: int = 0


class Verification(Struct, frozen=True, kw_only=True):
    """The result of a check: how many cases, and facts of all chains.

    `books` counts the chains of the office itself, its registers and its access; `stale` the cases
    whose index row is older than their facts.
    """

    cases: int
    facts: int
    stale: int
    books: int = 0
    faults: tuple[Fault, ...] = ()

    @property
    def sound(self) -> bool:
        """Return whether every fact is as it was recorded."""
        return not self.faults


class _Head(Struct, frozen=True):
    institution: bytes
    number: bytes
    version: int
    hash: bytes


_Row = tuple[Any, int, bytes, bytes, bytes, bytes, bytes, bytes]


def _text(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def _wrong(kind: FaultKind, version: int, case_id: object, head: _Head | None) -> Fault:
    words: Mapping[FaultKind, str] = {
        FaultKind.ALTERED: _("isi fakta atau rantainya diubah"),
        FaultKind.MISSING: _("fakta hilang"),
        FaultKind.REORDERED: _("urutan fakta diubah atau fakta disisipkan"),
        FaultKind.UNKNOWN: _("fakta tanpa perkara yang tercatat"),
    }
    number = _text(head.number) if head else ""
    return Fault(
        kind=kind, what=words[kind], case_id=_text(case_id), number=number, version=version
    )


def case_fault(case_id: object, rows: Iterable[_Row], head: _Head | None) -> Fault | None:
    """Return the first fault in the rows of one case, given in order of version."""
    previous, version = b"", 0
    for _case, number, institution, recorded_at, actor, body, linked, digest in rows:
        version += 1
        if head is None:
            return _wrong(FaultKind.UNKNOWN, number, case_id, head)
        if number != version:
            return _wrong(FaultKind.MISSING, version, case_id, head)
        if _bytes(linked) != previous:
            return _wrong(FaultKind.REORDERED, version, case_id, head)
        place = (_text(case_id), version, _text(recorded_at), _text(actor))
        expected = link(previous.decode(), place, _bytes(body)).encode()
        if expected != _bytes(digest) or _bytes(institution) != head.institution:
            return _wrong(FaultKind.ALTERED, version, case_id, head)
        previous = expected
    if head is None:
        return None
    if version < head.version:
        return _wrong(FaultKind.MISSING, version + 1, case_id, head)
    if (version, previous) != (head.version, head.hash):
        return _wrong(FaultKind.ALTERED, version, case_id, head)
    return None


def verify_chains(engine: Readable, progress: Progress | None = None) -> Verification:
    """Check the database's structure and every chain, some cases at a time."""
    faults = [Fault(kind=FaultKind.DAMAGED, what=line) for line in engine.damage()]
    chains = books = facts = stale = total = 0
    after = ""
    try:
        with engine.reading() as db:
            (total,) = db.execute("SELECT count(*) FROM case_head").fetchone()
            stale = _stale(db)
        for heads, rows in _batches(engine):
            found, counted = _check(heads, rows)
            faults += found
            facts += counted
            chains += len(heads)
            books += sum(map(is_register_chain, heads))
            after = max(heads, default=after)
            if progress:
                progress(chains, total)
    except StorageError as error:
        faults.append(Fault(kind=FaultKind.DAMAGED, what=error.detail, case_id=after))
    return Verification(
        cases=chains - books, facts=facts, stale=stale, books=books, faults=tuple(faults)
    )


def _check(heads: Mapping[str, _Head], rows: list[_Row]) -> tuple[list[Fault], int]:
    faults = []
    seen = set()
    for case_id, group in groupby(rows, key=itemgetter(0)):
        name = _text(case_id)
        seen.add(name)
        fault = case_fault(case_id, group, heads.get(name))
        if fault:
            faults.append(fault)
    for name, head in heads.items():
        if name not in seen:
            faults.append(_wrong(FaultKind.MISSING, 1, name, head))
    return faults, len(rows)


def _batches(engine: Readable) -> Iterator[tuple[Mapping[str, _Head], list[_Row]]]:
    """Yield heads and the facts from one head's case to the next, each from one snapshot."""
    after = ""
    while True:
        with engine.reading_bytes() as db:
            heads = {
                _text(case_id): _Head(_bytes(institution), _bytes(number), version, _bytes(digest))
                for case_id, institution, number, version, digest in db.execute(
                    "SELECT case_id, institution, number, version, hash FROM case_head"
                    " WHERE case_id > ? ORDER BY case_id LIMIT ?",
                    (after, BATCH),
                )
            }
            last = len(heads) < BATCH
            until = LAST if last else max(heads)
            rows = db.execute(FACTS_BETWEEN, (after, until)).fetchall()
        yield heads, rows
        if last:
            return
        after = until


def _stale(db: Transaction) -> int:
    (n,) = db.execute(
        "SELECT count(*) FROM case_head AS h LEFT JOIN case_row AS r ON r.case_id = h.case_id"  # noqa: S608 - text of the program
        " WHERE (r.case_id IS NULL OR r.version <> h.version)"
        # Chains of the office stand on no board and have no row.
        + " AND substr(h.case_id, 1, ?) <> ?"
        * len(OFFICE_PREFIXES),
        [value for each in OFFICE_PREFIXES for value in (len(each), each)],
    ).fetchone()
    return int(n)
