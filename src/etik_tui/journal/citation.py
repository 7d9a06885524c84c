"""Which cases cite which norm: kept in the index so that no case need be read."""

from collections.abc import Mapping

import msgspec

from etik_tui.journal.engine import Transaction
from etik_tui.journal.row import CaseRow, NormCount
from etik_tui.journal.visibility import EVERYTHING, Visibility


def write_norms(db: Transaction, row: CaseRow) -> None:
    """Replace the norms that a case cites."""
    db.execute("DELETE FROM norm_row WHERE case_id = ?", (row.case_id,))
    decided: dict[str, bool] = {}
    for use in row.norms:
        decided[use.norm] = decided.get(use.norm, False) or use.decided
    db.executemany(
        "INSERT INTO norm_row (case_id, norm, institution, decided) VALUES (?, ?, ?, ?)",
        [(row.case_id, norm, row.institution, int(found)) for norm, found in decided.items()],
    )


def count_norms(
    db: Transaction, institution: str, seen: Visibility = EVERYTHING
) -> Mapping[str, NormCount]:
    """Return how many cases of an institution cite each norm that any of them cites."""
    visible, tokens = seen.clause()
    found = db.execute(
        "SELECT norm, count(*), sum(decided) FROM norm_row"  # noqa: S608 - text of the program
        f" WHERE institution = ?{visible} GROUP BY norm",
        (institution, *tokens),
    )
    return {norm: NormCount(cases=cases, decided=decided) for norm, cases, decided in found}


def citing(
    db: Transaction, institution: str, norm: str, limit: int, seen: Visibility = EVERYTHING
) -> tuple[CaseRow, ...]:
    """Return cases of an institution that cite a norm, newest id first."""
    visible, tokens = seen.clause("n")
    found = db.execute(
        "SELECT r.body FROM norm_row AS n JOIN case_row AS r ON r.case_id = n.case_id"  # noqa: S608 - text of the program
        f" WHERE n.institution = ? AND n.norm = ?{visible} ORDER BY n.case_id DESC LIMIT ?",
        (institution, norm, *tokens, limit),
    )
    decode = msgspec.json.Decoder(CaseRow).decode
    return tuple(decode(body) for (body,) in found)
