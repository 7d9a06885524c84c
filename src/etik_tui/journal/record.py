"""Recording: facts onto a case's chain, and its register number, inside one transaction."""

from collections.abc import Sequence
from datetime import datetime

from etik_tui.domain.access_fact import AccessOpened
from etik_tui.domain.fact import AnyFact, CaseRegistered, Entry, RegisterOpened
from etik_tui.errors import ConflictError, InputError, StorageError
from etik_tui.journal.chain import canonical, chained
from etik_tui.journal.engine import Dialect, Transaction
from etik_tui.journal.moment import stamp
from etik_tui.journal.number import counter_year, register_number
from etik_tui.journal.port import Addition, Continuation, Numbering
from etik_tui.locale import _

ADD_FACT = (
    "INSERT INTO fact (case_id, version, institution, recorded_at, actor, body, previous, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def first_fact(facts: Sequence[AnyFact]) -> CaseRegistered | RegisterOpened | AccessOpened:
    """Return the fact that begins a chain: a case's registration, or the opening of a book."""
    if not facts or not isinstance(facts[0], CaseRegistered | RegisterOpened | AccessOpened):
        raise ValueError("a case begins with its registration")
    return facts[0]


def begin_case(
    db: Transaction, case_id: str, facts: Sequence[AnyFact], *, actor: str, recorded_at: datetime
) -> tuple[Entry, ...]:
    """Record the first facts of a case and claim its number.

    Raises `ConflictError` for a case that exists, `InputError` for a number that is taken.
    """
    first = first_fact(facts)
    known = db.execute("SELECT version FROM case_head WHERE case_id = ?", (case_id,)).fetchone()
    if known:
        raise _conflict(case_id, 0, known[0])
    if number_taken(db, first.profile, first.number):
        raise InputError(
            _("Nomor register {number} sudah dipakai.").format(number=first.number),
            remedy=_("Pakai nomor lain."),
        )
    db.execute(
        "INSERT INTO register_number (institution, number, case_id) VALUES (?, ?, ?)",
        (first.profile, first.number, case_id),
    )
    entries = _store(
        db, first.profile, _links(case_id, 0, "", facts, actor=actor, recorded_at=recorded_at)
    )
    db.execute(
        "INSERT INTO case_head (case_id, institution, number, version, hash)"
        " VALUES (?, ?, ?, ?, ?)",
        (case_id, first.profile, first.number, entries[-1].version, entries[-1].hash),
    )
    return entries


def continue_case(
    db: Transaction,
    dialect: Dialect,
    case_id: str,
    expected: int,
    facts: Sequence[AnyFact],
    *,
    actor: str,
    recorded_at: datetime,
) -> tuple[Entry, ...]:
    """Record further facts of a case that stands where the caller saw it.

    Raises `ConflictError` if it does not, `StorageError` for an unknown case.
    """
    head = db.execute(
        dialect.locking("SELECT institution, version, hash FROM case_head WHERE case_id = ?"),
        (case_id,),
    ).fetchone()
    if head is None:
        raise unknown_case(case_id)
    institution, version, previous = head
    if version != expected:
        raise _conflict(case_id, expected, version)
    links = _links(case_id, version, previous, facts, actor=actor, recorded_at=recorded_at)
    entries = _store(db, institution, links)
    db.execute(
        "UPDATE case_head SET version = ?, hash = ? WHERE case_id = ?",
        (entries[-1].version, entries[-1].hash, case_id),
    )
    return entries


def continue_chain(
    db: Transaction,
    dialect: Dialect,
    continuation: Continuation,
    *,
    actor: str,
    recorded_at: datetime,
) -> tuple[Entry, ...]:
    """Record facts on a chain that stands where the caller saw it; version 0 begins it."""
    chain, seen, facts = continuation.chain, continuation.seen, continuation.facts
    if not seen:
        return begin_case(db, chain, facts, actor=actor, recorded_at=recorded_at)
    return continue_case(db, dialect, chain, seen, facts, actor=actor, recorded_at=recorded_at)


def add_to_case(
    db: Transaction, dialect: Dialect, addition: Addition, *, actor: str, recorded_at: datetime
) -> tuple[Entry, ...] | None:
    """Record what an addition brings to a case; `None` if the case is no longer as it was seen."""
    case_id, seen = addition.case_id, addition.seen
    head = db.execute(
        dialect.locking("SELECT version FROM case_head WHERE case_id = ?"), (case_id,)
    ).fetchone()
    if head is None or head[0] != seen:
        return None
    if not addition.facts:
        return ()
    return continue_case(
        db, dialect, case_id, seen, addition.facts, actor=actor, recorded_at=recorded_at
    )


def add_to_end(
    db: Transaction,
    dialect: Dialect,
    opening: AnyFact,
    chain: str,
    facts: Sequence[AnyFact],
    *,
    actor: str,
    recorded_at: datetime,
) -> tuple[Entry, ...]:
    """Record facts at the end of a chain of the office, wherever it stands; begin it if need be."""
    head = db.execute(
        dialect.locking("SELECT version FROM case_head WHERE case_id = ?"), (chain,)
    ).fetchone()
    if head is None:
        return begin_case(db, chain, (opening, *facts), actor=actor, recorded_at=recorded_at)
    return continue_case(db, dialect, chain, head[0], facts, actor=actor, recorded_at=recorded_at)


def next_number(db: Transaction, dialect: Dialect, numbering: Numbering) -> str:
    """Take the next register number; numbers typed by hand before are passed over."""
    year = counter_year(numbering.template, numbering.on)
    # The counter must exist to be held: of two writers the second waits here for the first.
    db.execute(
        "INSERT INTO register_counter (institution, year, n) VALUES (?, ?, 0)"
        " ON CONFLICT (institution, year) DO NOTHING",
        (numbering.institution, year),
    )
    counter = db.execute(
        dialect.locking("SELECT n FROM register_counter WHERE institution = ? AND year = ?"),
        (numbering.institution, year),
    ).fetchone()
    n = counter[0]
    code = numbering.code or numbering.institution.upper()
    while True:
        n += 1
        number = register_number(numbering.template, n, numbering.on, code)
        if not number_taken(db, numbering.institution, number):
            break
    db.execute(
        "UPDATE register_counter SET n = ? WHERE institution = ? AND year = ?",
        (n, numbering.institution, year),
    )
    return number


def number_taken(db: Transaction, institution: str, number: str) -> bool:
    """Return whether an institution has a case with this register number."""
    found = db.execute(
        "SELECT 1 FROM register_number WHERE institution = ? AND number = ?", (institution, number)
    )
    return found.fetchone() is not None


_Links = tuple[tuple[Entry, bytes], ...]


def _links(
    case_id: str,
    version: int,
    previous: str,
    facts: Sequence[AnyFact],
    *,
    actor: str,
    recorded_at: datetime,
) -> _Links:
    bodies = [(fact, canonical(fact)) for fact in facts]
    entries = chained(
        bodies,
        case_id=case_id,
        version=version,
        previous=previous,
        actor=actor,
        recorded_at=recorded_at,
    )
    return tuple(zip(entries, (body for _fact, body in bodies), strict=True))


def _store(db: Transaction, institution: str, links: _Links) -> tuple[Entry, ...]:
    db.executemany(
        ADD_FACT,
        [
            (
                entry.case,
                entry.version,
                institution,
                stamp(entry.recorded_at),
                entry.actor,
                body.decode(),
                entry.previous,
                entry.hash,
            )
            for entry, body in links
        ],
    )
    return tuple(entry for entry, _body in links)


def unknown_case(case_id: str) -> StorageError:
    """Return what is said of a case that does not exist, or is not to be known of."""
    return StorageError(
        _("Perkara ini tidak ada dalam jurnal."),
        where=case_id,
        remedy=_("Muat ulang daftar perkara."),
    )


def _conflict(case_id: str, expected: int, version: int) -> ConflictError:
    what = _("Orang lain sudah mencatat {n} fakta pada perkara ini sejak Anda membukanya.")
    return ConflictError(
        what.format(n=version - expected),
        where=case_id,
        remedy=_("Muat ulang perkara, periksa yang baru, lalu ulangi."),
    )
