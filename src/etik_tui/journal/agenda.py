"""Open deadlines of all cases, by day: kept in the index so that no case need be read."""

from collections.abc import Mapping
from datetime import date

import msgspec

from etik_tui.journal.engine import Transaction, merged
from etik_tui.journal.row import CaseRow, DueRow


def write_dues(db: Transaction, row: CaseRow) -> None:
    """Replace the open deadlines of a case."""
    db.execute("DELETE FROM due_row WHERE case_id = ?", (row.case_id,))
    db.executemany(
        "INSERT INTO due_row (case_id, position, institution, due, body) VALUES (?, ?, ?, ?, ?)",
        [
            (
                row.case_id,
                position,
                row.institution,
                due.due.isoformat(),
                msgspec.json.encode(due).decode(),
            )
            for position, due in enumerate(row.dues)
        ],
    )


def read_dues(
    db: Transaction, since: date | None, until: date | None, names: tuple[str, ...], limit: int
) -> tuple[DueRow, ...]:
    """Return the deadlines of some institutions between two days, both included."""
    if not names:
        return ()
    part = (
        "SELECT due, case_id, position, body FROM due_row"
        " WHERE institution = ? AND due >= ? AND due <= ?"
        " ORDER BY due, case_id, position LIMIT ?"
    )
    span = ((since or date.min).isoformat(), (until or date.max).isoformat())
    found = db.execute(
        merged(part, names) + " ORDER BY 1, 2, 3 LIMIT ?",
        [*(value for name in names for value in (name, *span, limit)), limit],
    ).fetchall()
    decode = msgspec.json.Decoder(DueRow).decode
    return tuple(decode(body) for *_key, body in found)


def count_dues(
    db: Transaction, since: date, until: date, names: tuple[str, ...]
) -> Mapping[date, int]:
    """Return how many deadlines of some institutions fall on each day that has any."""
    counts: dict[date, int] = {}
    for name in names:
        found = db.execute(
            "SELECT due, count(*) FROM due_row WHERE institution = ? AND due >= ? AND due <= ?"
            " GROUP BY due",
            (name, since.isoformat(), until.isoformat()),
        )
        for day, n in found:
            when = date.fromisoformat(day)
            counts[when] = counts.get(when, 0) + n
    return dict(sorted(counts.items()))
