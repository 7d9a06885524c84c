"""What the journal needs of a database, and where databases differ.

The SQL of the journal is written once, with `?` for parameters. It keeps to what SQLite 3.35
and PostgreSQL share: text, integers, `ON CONFLICT`, row values, no sequences, no triggers that
the meaning depends on. Text columns are to be created in the C collation.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Dialect(Struct, frozen=True, kw_only=True):
    """The few places where one SQL text does not serve every database.

    `for_update` ends a SELECT whose rows are about to change. `matching` is a SELECT of the
    case ids that match one parameter made by `match`, newest first, with one more parameter for
    how many; what a user typed goes into `match`, which returns "" if there is nothing to look
    for. `text_columns` hold what `searched` makes of a case's text, its `body` first.
    `tally` is a SELECT of stage, due key and number of the cases of one institution.
    `after_redaction` makes searched text that was deleted unreadable, if it is not "".
    `migrations` are the schema's steps, each a tuple of statements.
    """

    for_update: str
    matching: str
    match: Callable[[str], str]
    text_columns: tuple[str, ...]
    searched: Callable[[str], tuple[str, ...]]
    tally: str
    after_redaction: str
    migrations: tuple[tuple[str, ...], ...]

    def locking(self, select: str) -> str:
        """Return a SELECT that holds its rows until the transaction ends."""
        return select + self.for_update


class Result(Protocol):
    """The rows of a statement."""

    @property
    def rowcount(self) -> int:
        """Return how many rows the statement changed."""
        ...

    def fetchone(self) -> Any:
        """Return the next row, or `None`."""
        ...

    def fetchall(self) -> list[Any]:
        """Return all rows that are left."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the rows."""
        ...


class Transaction(Protocol):
    """A connection inside a transaction."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Result:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Result:
        """Run one statement for each row of parameters."""
        ...


class Readable(Protocol):
    """What a check of every chain needs."""

    def reading(self) -> AbstractContextManager[Transaction]:
        """Open a snapshot for reading; several may be open at once."""
        ...

    def reading_bytes(self) -> AbstractContextManager[Transaction]:
        """Open a snapshot in which text comes as bytes, however damaged it is."""
        ...

    def damage(self) -> tuple[str, ...]:
        """Return what is wrong with the database's own structure, one line each."""
        ...


class Engine(Readable, Protocol):
    """One database, opened; turns every failure of it into `StorageError`.

    `rows_outdated` says that its index was made by a version of the program that knew less.
    """

    rows_outdated: bool

    @property
    def dialect(self) -> Dialect:
        """Return where this database differs."""
        ...

    def writing(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that may write; commits at the end, or undoes everything."""
        ...

    def write(self, work: Callable[[Transaction], T], *, quiet: bool = False) -> T:
        """Do some work in a transaction that may write, and return what it returns.

        Where writers run side by side the work is done again after a collision, so it must have
        no effect but on the transaction. `quiet` work is of no interest to other sessions.
        """
        ...

    def data_version(self) -> int:
        """Return a number that changes when another session commits."""
        ...

    def holds_back(self) -> bool:
        """Return whether the database hides rows from this session, so that no copy is whole."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...
