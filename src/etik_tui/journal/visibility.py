"""Which cases a person may know of, as conditions of the queries themselves.

A case leaves ties: hashed tokens (`etik_tui.domain.identity`) of who is named in it, who sits in
its Majelis, to whom it is confined. A question asked with a visibility is answered as if the cases
it leaves out did not exist: pages stay full and counts are right.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from etik_tui.journal.engine import Transaction

Clause = tuple[str, tuple[str, ...]]


class Relation(StrEnum):
    """How a token is tied to a case.

    `BARRED`: named in it, by number or account. `NAMESAKE`: named in it, by name alone, and
    `CLEARED`: this one has been found to be another person. `SEATED`: in its Majelis. `CONFINED`
    (token empty): only `ADMITTED` and seated people may know of it.
    """

    BARRED = "barred"
    NAMESAKE = "namesake"
    CLEARED = "cleared"
    SEATED = "seated"
    CONFINED = "confined"
    ADMITTED = "admitted"


class Tie(Struct, frozen=True, kw_only=True, order=True):
    """One token tied to a case."""

    relation: Relation
    token: str = ""


class Visibility(Struct, frozen=True, kw_only=True):
    """What somebody may know of; as it stands, everything.

    With `bounded` it is: no case with which `own` (tokens) is tied as barred, nor the first of a
    pair of `names` as namesake unless the second is as cleared; of the others those in which `own`
    is seated or to which `admitted` is admitted and, with `officewide`, those of `institutions`
    (all without any) not confined.
    """

    bounded: bool = False
    officewide: bool = False
    institutions: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    admitted: tuple[str, ...] = ()

    def clause(self, table: str = "") -> Clause:
        """Return ` AND …` for rows with a `case_id` and an `institution`, and its parameters."""
        if not self.bounded:
            return "", ()
        column = f"{table}.case_id" if table else "case_id"
        clauses = (
            _not(_tied(column, Relation.BARRED, self.own)),
            *(_namesake(column, *pair) for pair in self.names),
            self._open(table, column),
        )
        sql = "".join(f" AND {part}" for part, _values in clauses)
        return sql, tuple(value for _part, values in clauses for value in values)

    def _open(self, table: str, column: str) -> Clause:
        seated = _tied(column, Relation.SEATED, self.own)
        admitted = _tied(column, Relation.ADMITTED, self.admitted)
        sql, values = f"{seated[0]} OR {admitted[0]}", (*seated[1], *admitted[1])
        if self.officewide:
            confined = _not(_tied(column, Relation.CONFINED, ("",)))
            bounds = f"{table}.institution" if table else "institution"
            within = f" AND {bounds} IN ({_marks(self.institutions)})" if self.institutions else ""
            sql = f"({confined[0]}{within}) OR {sql}"
            values = (*confined[1], *self.institutions, *values)
        return f"({sql})", values


EVERYTHING = Visibility()


def _marks(values: Iterable[str]) -> str:
    return ", ".join("?" for _value in values)


def _tied(column: str, relation: Relation, tokens: tuple[str, ...]) -> Clause:
    if not tokens:
        return "(1 = 0)", ()
    sql = (
        f"({column} IN (SELECT case_id FROM case_tie"  # noqa: S608 - text of the program
        f" WHERE relation = ? AND token IN ({_marks(tokens)})))"
    )
    return sql, (relation.value, *tokens)


def _namesake(column: str, name: str, other: str) -> Clause:
    named = _tied(column, Relation.NAMESAKE, (name,))
    cleared = _tied(column, Relation.CLEARED, (other,))
    return f"(NOT {named[0]} OR {cleared[0]})", (*named[1], *cleared[1])


def _not(clause: Clause) -> Clause:
    return f"(NOT {clause[0]})", clause[1]


def write_ties(db: Transaction, case_id: str, institution: str, ties: Iterable[Tie]) -> None:
    """Replace the ties of a case."""
    db.execute("DELETE FROM case_tie WHERE case_id = ?", (case_id,))
    db.executemany(
        "INSERT INTO case_tie (case_id, institution, relation, token) VALUES (?, ?, ?, ?)",
        [(case_id, institution, each.relation.value, each.token) for each in sorted(set(ties))],
    )


def is_visible(db: Transaction, visibility: Visibility, case_id: str) -> bool:
    """Tell whether a case that exists may be known of."""
    if not visibility.bounded:
        return True
    sql, values = visibility.clause()
    found = db.execute(f"SELECT 1 FROM case_head WHERE case_id = ?{sql}", (case_id, *values))  # noqa: S608
    return found.fetchone() is not None
