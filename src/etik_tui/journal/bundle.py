"""Whole chains as they are stored, out of one journal and into another, hash for hash.

A fact travels as the bytes that were hashed, so that a chain is the same elsewhere, and is checked
there before anything is kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from etik_tui.domain.fact import AnyFact, CaseRegistered, Entry
from etik_tui.domain.register import is_register_chain
from etik_tui.errors import InputError, RefusedError
from etik_tui.journal.chain import link
from etik_tui.journal.engine import Engine, Transaction
from etik_tui.journal.moment import stamp
from etik_tui.journal.port import Chain, Link
from etik_tui.journal.record import ADD_FACT, first_fact, number_taken
from etik_tui.locale import _

BATCH = 200
CASE_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,63}")
ENDS = (
    "SELECT case_id, institution, number FROM case_head WHERE case_id > ? ORDER BY case_id LIMIT ?"
)
END = "SELECT case_id, institution, number FROM case_head WHERE case_id = ?"
LINKS = (
    "SELECT case_id, version, recorded_at, actor, body, previous, hash FROM fact"
    " WHERE case_id >= ? AND case_id <= ? ORDER BY case_id, version"
)
_decode = msgspec.json.Decoder(AnyFact).decode


def read_chain(db: Transaction, case_id: str) -> Chain | None:
    """Return one chain as it is stored, `None` if there is none."""
    end = db.execute(END, (case_id,)).fetchone()
    if end is None:
        return None
    return _chain(end, db.execute(LINKS, (case_id, case_id)).fetchall())


def read_chains(engine: Engine) -> Iterator[Chain]:
    """Yield every chain as it is stored, in order of id, from one snapshot."""
    with engine.reading() as db:
        after = ""
        while ends := db.execute(ENDS, (after, BATCH)).fetchall():
            found = db.execute(LINKS, (ends[0][0], ends[-1][0])).fetchall()
            links = {case_id: list(group) for case_id, group in groupby(found, itemgetter(0))}
            for end in ends:
                yield _chain(end, links.get(end[0], []))
            after = ends[-1][0]


def _chain(end: Sequence[Any], rows: list[Any]) -> Chain:
    case_id, institution, number = end
    return Chain(
        case_id=case_id,
        institution=institution,
        number=number,
        links=tuple(
            Link(
                version=version,
                recorded_at=recorded_at,
                actor=actor,
                fact=msgspec.Raw(body.encode()),
                previous=previous,
                hash=digest,
            )
            for _id, version, recorded_at, actor, body, previous, digest in rows
        ),
    )


def checked_entries(chain: Chain) -> tuple[Entry, ...]:
    """Return the entries of a chain whose every link holds.

    Raises RefusedError that names the first wrong row, InputError for facts that this version
    does not know, or a chain that is not what it says.
    """
    entries, previous = [], ""
    for version, each in enumerate(chain.links, start=1):
        place = (chain.case_id, version, each.recorded_at, each.actor)
        sealed = _sealed(previous, place, bytes(each.fact))
        if (each.version, each.previous, each.hash) != (version, previous, sealed):
            raise RefusedError(
                _(
                    "Rantai ini putus pada catatan {n}: isinya diubah, hilang, atau berpindah"
                ).format(n=version),
                where=chain.number or chain.case_id,
                remedy=_("Minta berkasnya sekali lagi dari asalnya; tidak ada yang dicatat."),
            )
        entries.append(_entry(chain, each))
        previous = each.hash
    _check_beginning(chain, [entry.fact for entry in entries])
    return tuple(entries)


def _sealed(previous: str, place: tuple[str, int, str, str], body: bytes) -> str:
    try:
        return link(previous, place, body)
    except (ValueError, UnicodeEncodeError):
        return ""


def _entry(chain: Chain, each: Link) -> Entry:
    try:
        moment = _moment(each.recorded_at)
        fact = _decode(each.fact)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InputError(
            _("Ada fakta yang tidak dapat dibaca; mungkin dari versi etik yang lebih baru."),
            where=f"{chain.number or chain.case_id}, {each.version}",
            remedy=_("Perbarui etik; tidak ada yang dicatat."),
            detail=str(error)[:300],
        ) from error
    return Entry(
        case=chain.case_id,
        version=each.version,
        recorded_at=moment,
        actor=each.actor,
        fact=fact,
        previous=each.previous,
        hash=each.hash,
    )


def _moment(text: str) -> datetime:
    """Return a moment that is written as the journal writes it; raises ValueError otherwise."""
    moment = datetime.fromisoformat(text)
    if stamp(moment) != text:
        raise ValueError(text)
    return moment


def _check_beginning(chain: Chain, facts: Sequence[AnyFact]) -> None:
    try:
        first = first_fact(facts)
    except ValueError:
        first = None
    is_case = isinstance(first, CaseRegistered)
    if (
        first is None
        or (first.profile, first.number) != (chain.institution, chain.number)
        or is_case == is_register_chain(chain.case_id)
        or (is_case and not CASE_ID.fullmatch(chain.case_id))
    ):
        raise InputError(
            _("Rantai ini tidak dimulai dengan pendaftarannya sendiri"),
            where=(chain.number or chain.case_id)[:120],
            remedy=_("Minta berkasnya sekali lagi dari asalnya; tidak ada yang dicatat."),
        )


def adopt_chains(
    db: Transaction,
    chains: Iterable[Chain],
    index: Callable[[tuple[Entry, ...]], None],
    into_empty: bool,
) -> int:
    """Check and keep chains inside one transaction; see `Journal.adopt`."""
    if into_empty and db.execute("SELECT 1 FROM case_head LIMIT 1").fetchone():
        raise InputError(
            _("Jurnal ini tidak kosong; tidak ada yang diambil."),
            remedy=_("Buat ruang kerja baru dengan `etik init`, lalu ulangi di sana."),
        )
    count = 0
    for chain in chains:
        entries = checked_entries(chain)
        store_chain(db, chain)
        index(entries)
        count += 1
    return count


def store_chain(db: Transaction, chain: Chain) -> None:
    """Keep a chain that was checked; its id and its number must be free.

    Raises InputError for one that is taken.
    """
    known = db.execute(END, (chain.case_id,)).fetchone()
    if known or number_taken(db, chain.institution, chain.number):
        raise InputError(
            _("Perkara ini sudah ada di jurnal")
            if known
            else _("Nomor register {number} sudah dipakai.").format(number=chain.number),
            where=chain.number or chain.case_id,
            remedy=_("Tidak ada yang dicatat; yang ada tidak diganti."),
        )
    db.execute(
        "INSERT INTO register_number (institution, number, case_id) VALUES (?, ?, ?)",
        (chain.institution, chain.number, chain.case_id),
    )
    db.executemany(
        ADD_FACT,
        [
            (
                chain.case_id,
                each.version,
                chain.institution,
                each.recorded_at,
                each.actor,
                bytes(each.fact).decode(),
                each.previous,
                each.hash,
            )
            for each in chain.links
        ],
    )
    db.execute(
        "INSERT INTO case_head (case_id, institution, number, version, hash)"
        " VALUES (?, ?, ?, ?, ?)",
        (
            chain.case_id,
            chain.institution,
            chain.number,
            chain.links[-1].version,
            chain.links[-1].hash,
        ),
    )
