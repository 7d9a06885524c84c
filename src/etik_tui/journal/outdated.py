"""Which open cases were computed with another calendar, found without reading their facts."""

from etik_tui.journal.engine import Transaction
from etik_tui.journal.visibility import EVERYTHING, Visibility

Place = tuple[str, str]
# Before the first row, and after the last one, by calendar and case.
FIRST: Place = ("", "")
LAST_CASE = "\U0010ffff"
PAGE = (
    "SELECT calendar, case_id FROM case_row"
    " WHERE closed = 0 AND (calendar, case_id) > (?, ?) AND calendar <= ?{visible}"
    " ORDER BY calendar, case_id LIMIT ?"
)


def count_outdated(db: Transaction, calendar: str, seen: Visibility = EVERYTHING) -> int:
    """Return how many open cases were last computed with another calendar than this version."""
    # Two spans of the index rather than `<>`, which would look at every row.
    visible, tokens = seen.clause()
    spans = (f"calendar < ?{visible}", f"calendar > ?{visible}")
    parts = (f"(SELECT count(*) FROM case_row WHERE closed = 0 AND {each})" for each in spans)  # noqa: S608 - text of the program
    values = (calendar, *tokens, calendar, *tokens)
    (n,) = db.execute(f"SELECT {' + '.join(parts)}", values).fetchone()
    return int(n)


def outdated_page(
    db: Transaction, calendar: str, after: Place, limit: int, seen: Visibility = EVERYTHING
) -> tuple[tuple[str, ...], Place]:
    """Return some of these cases and the place of the last one; none at the end."""
    found: list[Place] = []
    visible, tokens = seen.clause()
    page = PAGE.format(visible=visible)
    if after[0] < calendar:
        found = db.execute(page, (*after, calendar, *tokens, limit)).fetchall()
        found = [place for place in found if place[0] < calendar]
    if not found:
        beyond = max(after, (calendar, LAST_CASE))
        found = db.execute(page, (*beyond, LAST_CASE, *tokens, limit)).fetchall()
    return tuple(case_id for _calendar, case_id in found), (found[-1] if found else after)
