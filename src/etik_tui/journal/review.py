"""What needs a human, worst first: bands of open cases, each read along an index.

A case stands in one band, the worst that it belongs to. No case is read to find it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from etik_tui.journal.engine import Transaction
from etik_tui.journal.listing import CLOSED, merged
from etik_tui.journal.row import Band, CaseRow, Place
from etik_tui.journal.visibility import EVERYTHING, Visibility

URGENT = (Band.OVERDUE, Band.SOON, Band.FINDING)
LATER = f"due_key > ? AND due_key < '{CLOSED}'"
FIGURED = "case_id IN (SELECT case_id FROM case_figure WHERE institution = ? AND {which})"
WHICH: Mapping[Band, str] = {
    Band.FINDING: FIGURED.format(which="findings > 0"),
    Band.PAPER: FIGURED.format(which="findings = 0 AND papers > 0"),
}


def _condition(band: Band, today: date, horizon: date, name: str) -> tuple[str, tuple[str, ...]]:
    """Return what the cases of a band of one institution fulfil, and its parameters."""
    now, edge = today.isoformat(), horizon.isoformat()
    match band:
        case Band.OVERDUE:
            return "due_key < ?", (now,)
        case Band.SOON:
            return "due_key >= ? AND due_key <= ?", (now, edge)
        case Band.OWED:
            parts = " AND ".join(f"NOT {each}" for each in WHICH.values())
            return f"{LATER} AND {parts}", (edge, name, name)
        case _:
            return f"{LATER} AND {WHICH[band]}", (edge, name)


def count_band(
    db: Transaction,
    band: Band,
    today: date,
    horizon: date,
    names: tuple[str, ...],
    seen: Visibility = EVERYTHING,
) -> int:
    """Return how many open cases stand in a band."""
    visible, tokens = seen.clause()
    total = 0
    for name in names:
        where, values = _condition(band, today, horizon, name)
        (n,) = db.execute(
            f"SELECT count(*) FROM case_row WHERE institution = ? AND {where}{visible}",  # noqa: S608
            (name, *values, *tokens),
        ).fetchone()
        total += int(n)
    return total


def read_band(
    db: Transaction,
    band: Band,
    today: date,
    horizon: date,
    names: tuple[str, ...],
    place: Place,
    seen: Visibility = EVERYTHING,
) -> tuple[CaseRow, ...]:
    """Return some cases of a band, next due first, then the oldest."""
    if not names:
        return ()
    visible, tokens = seen.clause()
    # The condition's words are the same for every institution; its values are not.
    where, _values = _condition(band, today, horizon, names[0])
    keys = (
        "SELECT due_key AS sorted, case_id FROM case_row"  # noqa: S608 - text of the program
        f" WHERE institution = ? AND {where}{visible} ORDER BY due_key, case_id LIMIT ?"
    )
    values: list[Any] = []
    for name in names:
        values += [
            name,
            *_condition(band, today, horizon, name)[1],
            *tokens,
            place.limit + place.offset,
        ]
    found = db.execute(
        "SELECT r.body FROM"  # noqa: S608 - text of the program
        f" ({merged(keys, names)} ORDER BY 1, 2 LIMIT ? OFFSET ?) AS p"
        " JOIN case_row AS r ON r.case_id = p.case_id ORDER BY p.sorted, p.case_id",
        [*values, place.limit, place.offset],
    ).fetchall()
    decode = msgspec.json.Decoder(CaseRow).decode
    return tuple(decode(body) for (body,) in found)
