"""What statistics and the review queue count of a case: one row of figures for each case.

They are made from the facts with the index row and hold no name. A list that shows cases does not
read them: they stand in a table of their own.
"""

from collections.abc import Mapping

import msgspec

from etik_tui.journal.engine import Transaction
from etik_tui.journal.row import CaseRow, Figures
from etik_tui.journal.visibility import EVERYTHING, Visibility

AT_ONCE = 2000


def write_figures(db: Transaction, row: CaseRow) -> None:
    """Replace the figures of a case."""
    db.execute("DELETE FROM case_figure WHERE case_id = ?", (row.case_id,))
    found = row.figures
    if found is None:
        return
    db.execute(
        "INSERT INTO case_figure (case_id, institution, year, findings, papers, body)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            row.case_id,
            row.institution,
            row.registered.year,
            0 if row.closed else found.findings,
            0 if row.closed else found.papers,
            msgspec.json.encode(found).decode(),
        ),
    )


def count_years(
    db: Transaction, names: tuple[str, ...], seen: Visibility = EVERYTHING
) -> Mapping[tuple[str, int], int]:
    """Return how many cases have figures, by institution and year of registration."""
    visible, tokens = seen.clause()
    counts = {}
    for name in names:
        found = db.execute(
            "SELECT year, count(*) FROM case_figure"  # noqa: S608 - text of the program
            f" WHERE institution = ?{visible} GROUP BY year",
            (name, *tokens),
        ).fetchall()
        counts.update({(name, year): n for year, n in found})
    return counts


def read_figures(
    db: Transaction, institution: str, year: int, after: str, seen: Visibility = EVERYTHING
) -> tuple[tuple[Figures, ...], str]:
    """Return figures of some cases of a year, and the id of the last; none at the end."""
    visible, tokens = seen.clause()
    found = db.execute(
        "SELECT case_id, body FROM case_figure"  # noqa: S608 - text of the program
        f" WHERE institution = ? AND year = ? AND case_id > ?{visible}"
        " ORDER BY case_id LIMIT ?",
        (institution, year, after, *tokens, AT_ONCE),
    ).fetchall()
    decode = msgspec.json.Decoder(Figures).decode
    return tuple(decode(body) for _id, body in found), (found[-1][0] if found else after)


def case_figures(db: Transaction, case_id: str, seen: Visibility = EVERYTHING) -> Figures | None:
    """Return the figures of one case."""
    visible, tokens = seen.clause()
    found = db.execute(
        f"SELECT body FROM case_figure WHERE case_id = ?{visible}",  # noqa: S608
        (case_id, *tokens),
    ).fetchone()
    return None if found is None else msgspec.json.decode(found[0], type=Figures)
