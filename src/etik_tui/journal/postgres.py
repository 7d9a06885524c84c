"""The journal's database on a PostgreSQL server.

Every call is one transaction, and whatever it needs is set for that transaction alone, so that a
pooled connection carries nothing over to its next user.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from random import uniform
from time import sleep
from typing import Any, TypeVar

import psycopg
from psycopg.adapt import Loader
from psycopg.pq import TransactionStatus

from etik_tui.errors import StorageError
from etik_tui.journal.engine import Dialect, Result, Transaction
from etik_tui.journal.fault import text_error
from etik_tui.journal.postgres_address import Address
from etik_tui.journal.postgres_fault import (
    CollisionError,
    journal_missing,
    outcome_unknown,
    postgres_error,
)
from etik_tui.journal.postgres_pool import Connection, Pool
from etik_tui.journal.postgres_schema import CHANNEL, NAMESPACE, POSTGRES
from etik_tui.journal.postgres_watch import Watch
from etik_tui.journal.schema import ROWS_SINCE
from etik_tui.locale import _

T = TypeVar("T")
# How often a work is done that collides with others.
ATTEMPTS = 10
# Temporary tables come last: none of somebody else's making stands in for one of ours.
PATH = f"SET LOCAL search_path = {NAMESPACE}, pg_temp"
# A frozen client holds no lock for longer than this.
FROZEN = "SET LOCAL idle_in_transaction_session_timeout = '60s'"
# Lists are read along their indexes; the usual setting, for turning disks, would rather sort.
ALONG = "SET LOCAL random_page_cost = 1.1"
READ = f"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; {PATH}; {FROZEN}"
WRITE = f"BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; {PATH}; {FROZEN}"
STEP = "SELECT step FROM schema_step"
MADE = "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = ? AND tablename = 'schema_step'"
# They speak the protocol but have neither notifications nor this planner.
OTHERS = ("CockroachDB", "-YB-")


class PostgresEngine:
    """One database on a server; connections are kept, and made anew when they break.

    Writers run side by side: they hold the rows that they change, and a work that collides is
    done again. `patience` is how many seconds a write waits for such a row.
    """

    dialect: Dialect = POSTGRES
    rows_outdated = False

    def __init__(
        self, url: str, *, create: bool = False, patience: float = 10.0, durable: bool = True
    ) -> None:
        """Connect, bring the tables up to date, or make them."""
        self.address = Address(url)
        self._pool = Pool(self.address)
        self._announce = f"NOTIFY {CHANNEL}; "
        waits = f"SET LOCAL lock_timeout = '{int(patience * 1000)}ms'"
        # A session that may lose what it acknowledged is only for data that is made up.
        hasty = "" if durable else "; SET LOCAL synchronous_commit = off"
        self._write = f"{WRITE}; {waits}{hasty}"
        self._look_around(durable=durable)
        self._watch = Watch(
            self._pool.connect, self.reading, self._pool.pids, listens=self._listens
        )
        try:
            self._make_ready(create=create)
        except BaseException:
            self.close()
            raise

    # --- Connections ---------------------------------------------------------------------------

    def _look_around(self, *, durable: bool) -> None:
        """Refuse a database that cannot hold every text, and learn what the server is."""
        connection = self._pool.connect()
        with self._explained():
            (version,) = connection.execute(b"SELECT version()").fetchone() or ("",)
            (commits,) = connection.execute(b"SHOW synchronous_commit").fetchone() or ("",)
        self._listens = self.address.listens
        self._read = f"{READ}; {ALONG}"
        if any(name in version for name in OTHERS):
            self._listens, self._announce, self._read = False, "", READ
        if durable and commits == "off":
            self._write += "; SET LOCAL synchronous_commit = on"
        if connection.info.parameter_status("server_encoding") != "UTF8":
            connection.close()
            raise StorageError(
                _("Basis data ini tidak memakai UTF-8."),
                where=self.address.text,
                remedy=_("Buat basis data dengan ENCODING 'UTF8'."),
            )
        self._pool.give_back(connection)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what the driver says into what the user is told; rows are quoted nowhere."""
        try:
            yield
        except psycopg.Error as error:
            raise postgres_error(error, self.address) from None
        except UnicodeEncodeError:
            raise text_error() from None

    # --- Transactions --------------------------------------------------------------------------

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Open a snapshot for reading; several may be open at once."""
        with self._explained():
            connection, _row = self._pool.begun(self._read)
            try:
                yield _Statements(connection)
            finally:
                self._pool.give_back(connection)

    @contextmanager
    def reading_bytes(self) -> Iterator[Transaction]:
        """Open a snapshot in which text comes as bytes."""
        with self._explained():
            connection, _row = self._pool.begun(self._read)
            try:
                yield _Statements(connection, as_bytes=True)
            finally:
                self._pool.give_back(connection)

    @contextmanager
    def writing(self, *, quiet: bool = False) -> Iterator[Transaction]:
        """Open a transaction that may write; commits at the end, or undoes everything."""
        with self._explained():
            connection, row = self._pool.begun(f"{self._write}; {STEP}")
            try:
                self._check_step(row[0] if row else 0)
                yield _Statements(connection)
                self._commit(connection, "" if quiet else self._announce)
            finally:
                self._pool.give_back(connection)

    def _commit(self, connection: Connection, announce: str) -> None:
        if connection.info.transaction_status is not TransactionStatus.INTRANS:
            raise outcome_unknown(self.address)
        try:
            connection.execute(f"{announce}COMMIT".encode())
        except psycopg.OperationalError as error:
            # Without the server's word nobody knows how far it came.
            if error.sqlstate is None or error.sqlstate[:2] in ("08", "57"):
                raise outcome_unknown(self.address) from None
            raise

    def write(self, work: Callable[[Transaction], T], *, quiet: bool = False) -> T:
        """Do some work in a transaction that may write, again after a collision."""
        for attempt in range(ATTEMPTS):
            if attempt:
                sleep(uniform(0, min(0.005 * 2**attempt, 0.5)))  # noqa: S311 - keeps writers apart
            with suppress(CollisionError), self.writing(quiet=quiet) as db:
                return work(db)
        raise self._too_busy()

    def _too_busy(self) -> StorageError:
        return StorageError(
            _("Sesi lain terus mendahului; tidak ada yang tersimpan."),
            where=self.address.text,
            remedy=_("Ulangi sebentar lagi."),
        )

    # --- The schema ----------------------------------------------------------------------------

    def _make_ready(self, *, create: bool) -> None:
        for attempt in range(ATTEMPTS):
            with suppress(CollisionError):
                self._prepare(create=create)
                return
            sleep(0.1 * attempt)
        raise self._too_busy()

    def _prepare(self, *, create: bool) -> None:
        """Make the tables, or bring them up to date."""
        with self._explained():
            connection, _row = self._pool.begun(self._write)
            try:
                db = _Statements(connection)
                steps = POSTGRES.migrations
                if not db.execute(MADE, (NAMESPACE,)).fetchone():
                    if not create:
                        raise journal_missing(self.address)
                    db.execute(f"CREATE SCHEMA IF NOT EXISTS {NAMESPACE}")
                    step = 0
                else:
                    (step,) = db.execute(STEP).fetchone()
                    self._check_step(step)
                self.rows_outdated = 0 < step < ROWS_SINCE
                if step < len(steps):
                    self._migrate(db, step)
                    connection.execute(b"COMMIT")
            finally:
                self._pool.give_back(connection)

    def _migrate(self, db: Transaction, step: int) -> None:
        from etik_tui.journal.postgres_role import regrant

        if step:
            # Held until the end: of two sessions the second finds nothing left to do.
            (step,) = db.execute(f"{STEP} FOR UPDATE").fetchone()
        for statements in POSTGRES.migrations[step:]:
            for statement in statements:
                db.execute(statement)
        db.execute("DELETE FROM schema_step")
        db.execute("INSERT INTO schema_step (step) VALUES (?)", (len(POSTGRES.migrations),))
        regrant(db)

    def _check_step(self, step: int) -> None:
        if step > len(POSTGRES.migrations):
            raise StorageError(
                _("Jurnal ini dari versi etik yang lebih baru (skema {n}).").format(n=step),
                where=self.address.text,
                remedy=_("Perbarui etik; jurnal tidak diubah."),
            )

    # --- The rest ------------------------------------------------------------------------------

    def data_version(self) -> int:
        """Return a number that changes when another session commits."""
        return self._watch.version()

    def damage(self) -> tuple[str, ...]:
        """Return nothing: the structure of its files is the server's own business."""
        return ()

    def holds_back(self) -> bool:
        """Return whether policies hide rows from the role of this session."""
        from etik_tui.journal.postgres_role import sees_everything

        with self.reading() as db:
            return not sees_everything(db)

    def close(self) -> None:
        """Close every connection."""
        self._watch.close()
        self._pool.close()


class _Bytes(Loader):
    """Text as it is stored."""

    def load(self, data: Any) -> bytes:
        return bytes(data)


class _Statements:
    """A connection in a transaction, for the journal's SQL with `?` for parameters."""

    def __init__(self, connection: Connection, *, as_bytes: bool = False) -> None:
        self._connection = connection
        self._as_bytes = as_bytes

    def _cursor(self) -> psycopg.Cursor[Any]:
        cursor = self._connection.cursor()
        if self._as_bytes:
            cursor.adapters.register_loader("text", _Bytes)
        return cursor

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Result:
        """Run one statement."""
        if not parameters:
            return self._cursor().execute(sql.encode())
        return self._cursor().execute(_placed(sql), parameters)

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Result:
        """Run one statement for each row of parameters."""
        cursor = self._cursor()
        cursor.executemany(_placed(sql), parameters)
        return cursor


def _placed(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()
