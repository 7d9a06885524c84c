"""What was published of time limits, so that calendars elsewhere can follow their changes."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import msgspec
from msgspec import Struct

from etik_tui.journal.engine import Dialect, Transaction


class Publication(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The last published version of one time limit; holds no name.

    `digest` is a hash of what was published, `sequence` its version from 0, `stamped` when that
    version was made (UTC). `cancelled` is the day on which the limit was found to be over.
    `feeds` are the selections that it was published in.
    """

    uid: str
    institution: str
    number: str
    title: str
    due: date
    digest: str
    stamped: datetime
    sequence: int = 0
    cancelled: date | None = None
    feeds: tuple[str, ...] = ()


def read_publications(db: Transaction, dialect: Dialect | None = None) -> Mapping[str, Publication]:
    """Return everything that is remembered, by uid; with a dialect, held until it is changed."""
    decode = msgspec.json.Decoder(Publication).decode
    select = "SELECT uid, body FROM publication ORDER BY uid"
    found = db.execute(dialect.locking(select) if dialect else select).fetchall()
    return {uid: decode(body) for uid, body in found}


def write_publications(
    db: Transaction, changed: Iterable[Publication], forgotten: Iterable[str]
) -> None:
    """Remember some versions in place of earlier ones, and forget others."""
    kept = tuple(changed)
    gone = [(uid,) for uid in (*forgotten, *(each.uid for each in kept))]
    db.executemany("DELETE FROM publication WHERE uid = ?", gone)
    db.executemany(
        "INSERT INTO publication (uid, institution, body) VALUES (?, ?, ?)",
        [(each.uid, each.institution, msgspec.json.encode(each).decode()) for each in kept],
    )
