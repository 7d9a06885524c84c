"""Open deadlines of all cases, by day: kept in the index so that no case need be read."""

from datetime import date

import msgspec

from etik_tui.journal.engine import Transaction
from etik_tui.journal.listing import open_limits
from etik_tui.journal.row import CaseRow, DueCount, DueRow, DueSift
from etik_tui.journal.visibility import EVERYTHING, Visibility


def write_dues(db: Transaction, row: CaseRow) -> None:
    """Replace the open deadlines of a case."""
    db.execute("DELETE FROM due_row WHERE case_id = ?", (row.case_id,))
    db.executemany(
        "INSERT INTO due_row (case_id, position, institution, due, body, deadline, actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                row.case_id,
                position,
                row.institution,
                due.due.isoformat(),
                msgspec.json.encode(due).decode(),
                due.deadline,
                due.actor,
            )
            for position, due in enumerate(row.dues)
        ],
    )


def case_dues(db: Transaction, case_id: str) -> tuple[DueRow, ...]:
    """Return the open deadlines of one case, in the order of its regulation."""
    found = db.execute(
        "SELECT body FROM due_row WHERE case_id = ? ORDER BY position", (case_id,)
    ).fetchall()
    return tuple(msgspec.json.decode(body, type=DueRow) for (body,) in found)


def read_dues(
    db: Transaction,
    since: date | None,
    until: date | None,
    names: tuple[str, ...],
    limit: int,
    sift: DueSift,
    after: DueRow | None = None,
    seen: Visibility = EVERYTHING,
) -> tuple[DueRow, ...]:
    """Return the deadlines of some institutions between two days, both included."""
    if not names:
        return ()
    place = (after.due.isoformat(), after.case_id, _position(db, after)) if after else None
    sql, values = open_limits(
        names,
        (since, until),
        limit,
        seen.clause(),
        sift=(sift.deadlines, sift.actors),
        after=place,
    )
    decode = msgspec.json.Decoder(DueRow).decode
    return tuple(decode(body) for *_key, body in db.execute(sql, values).fetchall())


def _position(db: Transaction, due: DueRow) -> int:
    """Return the place of a deadline in its case; -1 if it is open no more."""
    for place, each in enumerate(case_dues(db, due.case_id)):
        if (each.deadline, each.party) == (due.deadline, due.party):
            return place
    return -1


def count_kinds(
    db: Transaction,
    since: date,
    until: date,
    names: tuple[str, ...],
    seen: Visibility = EVERYTHING,
) -> tuple[DueCount, ...]:
    """Return how many deadlines of each kind and actor fall on each day that has any."""
    counts: list[DueCount] = []
    visible, tokens = seen.clause()
    for name in names:
        found = db.execute(
            "SELECT due, deadline, actor, count(*) FROM due_row"  # noqa: S608 - text of the program
            f" WHERE institution = ? AND due >= ? AND due <= ?{visible}"
            " GROUP BY due, deadline, actor",
            (name, since.isoformat(), until.isoformat(), *tokens),
        )
        counts += [
            DueCount(
                due=date.fromisoformat(due),
                institution=name,
                deadline=deadline,
                actor=actor,
                count=n,
            )
            for due, deadline, actor, n in found
        ]
    return tuple(sorted(counts, key=lambda each: each.due))
