"""What was published of time limits, so that calendars elsewhere can follow their changes."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import msgspec
from msgspec import Struct

from etik_tui.journal.engine import Transaction


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


def read_publications(db: Transaction) -> Mapping[str, Publication]:
    """Return everything that is remembered, by uid."""
    decode = msgspec.json.Decoder(Publication).decode
    found = db.execute("SELECT uid, body FROM publication ORDER BY uid").fetchall()
    return {uid: decode(body) for uid, body in found}


def write_publications(
    db: Transaction, changed: Iterable[Publication], forgotten: Iterable[str]
) -> None:
    """Remember some versions in place of earlier ones, and forget others."""
    db.executemany(
        "INSERT INTO publication (uid, institution, body) VALUES (?, ?, ?)"
        " ON CONFLICT (uid) DO UPDATE SET body = excluded.body",
        [(each.uid, each.institution, msgspec.json.encode(each).decode()) for each in changed],
    )
    db.executemany("DELETE FROM publication WHERE uid = ?", [(uid,) for uid in forgotten])
