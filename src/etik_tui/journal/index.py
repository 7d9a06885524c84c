"""The index: one row per case for lists and boards, written with the facts it comes from."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from sys import intern

import msgspec
from msgspec.structs import replace

from etik_tui.errors import InputError
from etik_tui.journal.agenda import write_dues
from etik_tui.journal.citation import write_norms
from etik_tui.journal.engine import Dialect, Transaction
from etik_tui.journal.figure import write_figures
from etik_tui.journal.listing import (
    CLOSED,
    NEXT_INSTITUTION,
    NOTHING_DUE,
    page_of_rows,
    places_of_rows,
)
from etik_tui.journal.moment import stamp
from etik_tui.journal.row import CaseRow, Match, Page, RowQuery, StageCount
from etik_tui.journal.visibility import EVERYTHING, Visibility, is_visible, write_ties
from etik_tui.locale import _

# How many of the newest matches a list filters further.
MATCHES = 2000
# How many of them are fetched by one statement.
AT_ONCE = 100
COLUMNS = (
    "institution",
    "stage",
    "stage_order",
    "closed",
    "due_key",
    "number_key",
    "updated",
    "version",
    "body",
    "calendar",
    "case_id",
)
ADD_ROW = (
    f"INSERT INTO case_row ({', '.join(COLUMNS)}) VALUES ({', '.join('?' for _name in COLUMNS)})"  # noqa: S608 - text of the program
)
CHANGE_ROW = (
    f"UPDATE case_row SET {', '.join(f'{name} = ?' for name in COLUMNS[:-1])} WHERE case_id = ?"  # noqa: S608 - text of the program
)
DIGITS = re.compile(r"\d+")


def write_row(db: Transaction, dialect: Dialect, row: CaseRow) -> None:
    """Put a case's row, its open deadlines and its searched text into the index."""
    kept = masked(row)
    due = CLOSED if row.closed else NOTHING_DUE if row.due is None else row.due.isoformat()
    bare = replace(kept, dues=(), norms=(), ties=(), figures=None, search_text="")
    body = msgspec.json.encode(bare).decode()
    values = (
        row.institution,
        row.stage,
        row.stage_order,
        int(row.closed),
        due,
        number_key(row),
        stamp(row.updated),
        row.version,
        body,
        row.calendar,
        row.case_id,
    )
    # No conflict clause: it would have to name the key, which databases lead differently.
    if db.execute(CHANGE_ROW, values).rowcount == 0:
        db.execute(ADD_ROW, values)
    write_dues(db, kept)
    write_norms(db, row)
    write_figures(db, row)
    write_ties(db, row.case_id, row.institution, row.ties)
    _write_text(db, dialect, kept)


def masked(row: CaseRow) -> CaseRow:
    """Return what may be indexed: of a sensitive case neither title nor text nor initials."""
    if not row.sensitive:
        return row
    dues = tuple(replace(due, initials="") for due in row.dues)
    return replace(row, title=_("Perkara sensitif"), search_text="", dues=dues)


def number_key(row: CaseRow) -> str:
    """Return a text that sorts register numbers by year, then by their numbers as numbers."""
    padded = DIGITS.sub(lambda found: found.group().zfill(8), row.number)
    return f"{row.registered.year:04d} {padded}"


def _write_text(db: Transaction, dialect: Dialect, row: CaseRow) -> None:
    if not row.search_text:
        gone = db.execute("DELETE FROM case_text WHERE case_id = ?", (row.case_id,))
        if gone.rowcount > 0 and dialect.after_redaction:
            db.execute(dialect.after_redaction)
        return
    text = row.search_text.encode("utf-8", "replace").decode("utf-8")
    kept, columns = dialect.searched(text), dialect.text_columns
    changes = ", ".join(f"{name} = ?" for name in columns)
    db.execute(
        f"UPDATE case_text SET {changes} WHERE case_id = ? AND body <> ?",  # noqa: S608 - text of the program
        (*kept, row.case_id, kept[0]),
    )
    places = ", ".join("?" for _name in columns)
    db.execute(
        f"INSERT INTO case_text (case_id, institution, {', '.join(columns)})"  # noqa: S608 - text of the program
        f" VALUES (?, ?, {places}) ON CONFLICT DO NOTHING",
        (row.case_id, row.institution, *kept),
    )


def drop_unknown(db: Transaction) -> None:
    """Take cases out of the index that have no facts."""
    for table in ("case_row", "due_row", "norm_row", "case_tie", "case_figure", "case_text"):
        db.execute(
            f"DELETE FROM {table} WHERE case_id NOT IN (SELECT case_id FROM case_head)"  # noqa: S608
        )


def read_row(db: Transaction, case_id: str, seen: Visibility = EVERYTHING) -> CaseRow | None:
    """Return the row of one case."""
    if not is_visible(db, seen, case_id):
        return None
    found = db.execute("SELECT body FROM case_row WHERE case_id = ?", (case_id,)).fetchone()
    return None if found is None else msgspec.json.decode(found[0], type=CaseRow)


def heard_on(db: Transaction, day: date, seen: Visibility = EVERYTHING) -> tuple[CaseRow, ...]:
    """Return the rows of the cases with a hearing on a day, by register number.

    The days are looked for in the rows themselves: nothing else needs them, and reading all of
    them takes some tens of milliseconds per hundred thousand cases.
    """
    visible, tokens = seen.clause()
    found = db.execute(
        "SELECT body FROM case_row WHERE body LIKE ?"  # noqa: S608 - text of the program
        f"{visible} ORDER BY number_key, case_id",
        (f'%"hearings":[%"{day.isoformat()}"%', *tokens),
    ).fetchall()
    rows = (msgspec.json.decode(body, type=CaseRow) for (body,) in found)
    return tuple(row for row in rows if day in row.hearings)


def find_rows(
    db: Transaction, dialect: Dialect, text: str, limit: int, seen: Visibility = EVERYTHING
) -> tuple[CaseRow, ...]:
    """Return the newest cases whose text matches, of those that may be seen."""
    match = dialect.match(text)
    if not match:
        return ()
    # A case left out must not take the place of one that is shown.
    most = MATCHES if seen.bounded else limit
    ids = iter([case_id for (case_id,) in db.execute(dialect.matching, (match, most)).fetchall()])
    shown: list[CaseRow] = []
    while len(shown) < limit and (some := list(islice(ids, AT_ONCE))):
        shown += rows_of(db, some, seen)
    return tuple(shown[:limit])


def rows_of(db: Transaction, ids: Sequence[str], seen: Visibility) -> list[CaseRow]:
    """Return the rows of some cases, of those that may be seen, in the order of the ids."""
    if not ids:
        return []
    visible, tokens = seen.clause()
    marks = ", ".join("?" for _id in ids)
    found = db.execute(
        f"SELECT case_id, body FROM case_row WHERE case_id IN ({marks}){visible}",  # noqa: S608 - text of the program
        (*ids, *tokens),
    )
    bodies: dict[str, str] = dict(found.fetchall())
    decode = msgspec.json.Decoder(CaseRow).decode
    return [decode(bodies[each]) for each in ids if each in bodies]


def institutions(db: Transaction, seen: Visibility = EVERYTHING) -> tuple[str, ...]:
    """Return the institutions in the index; looks at one row of each, not at all rows."""
    names: list[str] = []
    visible, tokens = seen.clause()
    while True:
        found = db.execute(
            NEXT_INSTITUTION.format(visible=visible),
            (names[-1] if names else "", *tokens),
        ).fetchone()
        if found is None or found[0] is None:
            return tuple(names)
        names.append(found[0])


def read_page(
    db: Transaction, dialect: Dialect, query: RowQuery, seen: Visibility = EVERYTHING
) -> Page:
    """Return one page of a list.

    Several institutions are read one by one, each along its own index, and merged.
    """
    names = (query.institution,) if query.institution is not None else institutions(db, seen)
    if not names:
        return Page()
    match = dialect.match(query.text)
    sql, bounds = page_of_rows(
        query,
        names,
        seen.clause(),
        found=(dialect.matching, (match, MATCHES)) if match else ("", ()),
        after=_cursor(query.after) if query.after else (),
    )
    found = db.execute(sql, bounds).fetchall()
    decode = msgspec.json.Decoder(CaseRow).decode
    rows = tuple(decode(body) for _key, _case_id, body in found[: query.limit])
    more = len(found) > query.limit
    last = found[query.limit - 1] if more and rows else ()
    return Page(rows=rows, after=msgspec.json.encode(last[:2]).decode() if last else "")


def find_matches(
    db: Transaction, dialect: Dialect, query: RowQuery, seen: Visibility = EVERYTHING
) -> tuple[Match, ...]:
    """Return which cases of one institution a list has, in its order."""
    match = dialect.match(query.text)
    found = (dialect.matching, (match, MATCHES)) if match else ("", ())
    sql, values = places_of_rows(query, seen.clause(), found)
    # Few stages and days stand for many cases: each word is kept once.
    return tuple(
        Match(key, intern(stage), intern(due)) for key, stage, due in db.execute(sql, values)
    )


def _cursor(after: str) -> tuple[str, str]:
    try:
        return msgspec.json.decode(after, type=tuple[str, str])
    except msgspec.MsgspecError as error:
        raise InputError(_("Penanda halaman tidak dikenal."), where=after[:80]) from error


def count_stages(
    db: Transaction,
    dialect: Dialect,
    today: date,
    institution: str | None,
    seen: Visibility = EVERYTHING,
) -> Mapping[tuple[str, str], StageCount]:
    """Return how many cases stand where, from the board's index alone."""
    counts = {}
    visible, tokens = seen.clause()
    rows = f"SELECT stage, due_key, 1 AS n FROM case_row WHERE institution = ?{visible}"  # noqa: S608 - text of the program
    sql = (
        "SELECT stage, sum(n), sum(CASE WHEN due_key = ? THEN n ELSE 0 END),"  # noqa: S608 - text of the program
        " sum(CASE WHEN due_key < ? THEN n ELSE 0 END)"
        f" FROM ({rows if visible else dialect.tally}) AS t GROUP BY stage"
    )
    names = (institution,) if institution is not None else institutions(db, seen)
    for name in names:
        found = db.execute(sql, (CLOSED, today.isoformat(), name, *tokens))
        for stage, total, closed, overdue in found:
            counts[name, stage] = StageCount(open=total - closed, closed=closed, overdue=overdue)
    return counts
