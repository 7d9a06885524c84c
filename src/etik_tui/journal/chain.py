"""The chain of hashes that runs through the facts of one case.

A link is sha256(previous hash as bytes + canonical JSON of [case, version, recorded_at, actor,
fact]). The canonical JSON of a fact is what is stored, byte by byte, so that a chain can be
checked without knowing what its facts mean, and long after their shape has changed.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from etik_tui.domain.fact import AnyFact, Entry
from etik_tui.journal.fault import text_error
from etik_tui.journal.moment import stamp


def canonical(fact: AnyFact) -> bytes:
    """Return the stored form of a fact: JSON in UTF-8 without spaces, mappings by key."""
    try:
        return msgspec.json.encode(fact, order="deterministic")
    except UnicodeEncodeError as error:
        raise text_error() from error


def link(previous: str, place: tuple[str, int, str, str], body: bytes) -> str:
    """Return the hash (hex) of a fact stored as `body`.

    `previous` is the predecessor's hash (hex, empty for the first); `place` is case, version,
    recorded_at as stored, actor.
    """
    sealed = msgspec.json.encode((*place, msgspec.Raw(body)))
    return sha256(bytes.fromhex(previous) + sealed).hexdigest()


def chained(
    bodies: Sequence[tuple[AnyFact, bytes]],
    *,
    case_id: str,
    version: int,
    previous: str,
    actor: str,
    recorded_at: datetime,
) -> tuple[Entry, ...]:
    """Return the entries of facts, with their stored form, that follow the link `previous`.

    `version` is that of the predecessor, 0 at the beginning of a case.
    """
    entries = []
    moment, recorded = recorded_at.astimezone(UTC), stamp(recorded_at)
    for number, (fact, body) in enumerate(bodies, version + 1):
        digest = link(previous, (case_id, number, recorded, actor), body)
        entries.append(
            Entry(
                case=case_id,
                version=number,
                recorded_at=moment,
                actor=actor,
                fact=fact,
                previous=previous,
                hash=digest,
            )
        )
        previous = digest
    return tuple(entries)
