"""The questions that lists ask of the index, as SQL: for the journal, and for a quick look at it.

Nothing is imported here that a quick look would have to wait for.
"""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from etik_tui.journal.row import RowQuery
    from etik_tui.journal.visibility import Clause

# Where open cases without a deadline, and closed ones, stand among the due dates.
NOTHING_DUE = "9999-12-30"
CLOSED = "9999-12-31"
ORDER: Mapping[str, tuple[str, str]] = {
    "due": ("due_key", ">"),
    "number": ("number_key", ">"),
    "recent": ("updated", "<"),
}
NEXT_INSTITUTION = "SELECT min(institution) FROM case_row WHERE institution > ?{visible}"


def merged(select: str, names: Sequence[str]) -> str:
    """Return a SELECT that runs once for each institution, so that each uses its own index."""
    parts = (f"SELECT * FROM ({select}) AS part{n}" for n in range(len(names)))  # noqa: S608 - text of the program
    return " UNION ALL ".join(parts)


def page_of_rows(
    wanted: RowQuery,
    names: Sequence[str],
    visible: Clause,
    *,
    found: tuple[str, Sequence[Any]] = ("", ()),
    after: Sequence[str] = (),
) -> tuple[str, list[Any]]:
    """Return the SELECT of one page of a list, and its parameters: sort key, case id, body.

    `found` is a SELECT of the cases that match a text. A page has one row more than asked for,
    which tells that there is another; `after` is sort key and case id of the last row before.
    """
    column, forward = ORDER[wanted.sort]
    direction = "ASC" if forward == ">" else "DESC"
    where, values = _conditions(wanted, visible, found, after)
    # What matches a text is few: each is looked up, instead of walking along the institution.
    own = "institution || ''" if found[0] else "institution"
    # Keys first, from an index alone; only the rows of the page are then fetched.
    keys = (
        f"SELECT {column} AS sorted, case_id FROM case_row WHERE {own} = ?{where}"  # noqa: S608 - text of the program
        f" ORDER BY {column} {direction}, case_id {direction} LIMIT ?"
    )
    count, reach = wanted.limit + 1, wanted.limit + 1 + wanted.offset
    if len(names) == 1:
        page, bounds = f"{keys} OFFSET ?", [names[0], *values, count, wanted.offset]
    else:
        page = f"{merged(keys, names)} ORDER BY 1 {direction}, 2 {direction} LIMIT ? OFFSET ?"
        bounds = [each for name in names for each in (name, *values, reach)]
        bounds += [count, wanted.offset]
    sql = (
        f"SELECT p.sorted, p.case_id, r.body FROM ({page}) AS p"  # noqa: S608 - text of the program
        f" JOIN case_row AS r ON r.case_id = p.case_id"
        f" ORDER BY p.sorted {direction}, p.case_id {direction}"
    )
    return sql, bounds


def places_of_rows(
    wanted: RowQuery, visible: Clause, found: tuple[str, Sequence[Any]]
) -> tuple[str, list[Any]]:
    """Return the SELECT of where the cases of a list stand: case id, stage, due key."""
    column, forward = ORDER[wanted.sort]
    direction = "ASC" if forward == ">" else "DESC"
    where, values = _conditions(wanted, visible, found, ())
    own = "institution || ''" if found[0] else "institution"
    sql = (
        f"SELECT case_id, stage, due_key FROM case_row WHERE {own} = ?{where}"  # noqa: S608 - text of the program
        f" ORDER BY {column} {direction}, case_id {direction} LIMIT ?"
    )
    return sql, [wanted.institution, *values, wanted.limit]


def _conditions(
    wanted: RowQuery, visible: Clause, found: tuple[str, Sequence[Any]], after: Sequence[str]
) -> tuple[str, list[Any]]:
    where, tokens = visible
    values: list[Any] = [*tokens]
    if wanted.stage is not None:
        where += " AND stage = ?"
        values.append(wanted.stage)
    if wanted.closed is not None:
        where += " AND closed = ?"
        values.append(int(wanted.closed))
        if not wanted.closed:
            where += f" AND due_key < '{CLOSED}'"
    if wanted.overdue_on is not None:
        where += " AND due_key < ?"
        values.append(wanted.overdue_on.isoformat())
    if found[0]:
        where += f" AND case_id IN (SELECT case_id FROM ({found[0]}) AS found)"  # noqa: S608
        values += found[1]
    if after:
        column, forward = ORDER[wanted.sort]
        where += f" AND ({column}, case_id) {forward} (?, ?)"
        values += after
    return where, values


def open_limits(
    names: Sequence[str],
    span: tuple[date | None, date | None],
    limit: int,
    visible: Clause,
    *,
    sift: tuple[Sequence[str], Sequence[str]] = ((), ()),
    after: tuple[str, str, int] | None = None,
) -> tuple[str, list[Any]]:
    """Return the SELECT of open limits by day, and its parameters; the body comes last.

    `sift` is which limits, and owed by whom; none of them means all. `after` is the day, case
    and position of the last one before.
    """
    first, last = ((each or usual).isoformat() for each, usual in zip(span, ENDS, strict=True))
    days: tuple[Any, ...] = (first, last)
    beyond = ""
    if after is not None:
        # The index is entered at the day of the last page, not at the first of the span.
        days = (max(first, after[0]), last, *after)
        beyond = " AND (due, case_id, position) > (?, ?, ?)"
    kinds = ""
    for column, ids in zip(("deadline", "actor"), sift, strict=True):
        if ids:
            kinds += f" AND {column} IN ({', '.join('?' for _id in ids)})"
    part = (
        "SELECT due, case_id, position, body FROM due_row"  # noqa: S608 - text of the program
        f" WHERE institution = ? AND due >= ? AND due <= ?{beyond}{kinds}{visible[0]}"
        " ORDER BY due, case_id, position LIMIT ?"
    )
    own = (*days, *sift[0], *sift[1], *visible[1], limit)
    values = [value for name in names for value in (name, *own)]
    return merged(part, names) + " ORDER BY 1, 2, 3 LIMIT ?", [*values, limit]


ENDS = (date.min, date.max)
