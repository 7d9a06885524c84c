"""The journal's database as one SQLite file, with its write-ahead log."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

from etik_tui.errors import StorageError
from etik_tui.journal.engine import Dialect, Transaction
from etik_tui.journal.fault import storage_error, text_error
from etik_tui.journal.lock import WriteLock
from etik_tui.journal.mount import network_kind
from etik_tui.journal.schema import ROWS_SINCE, SQLITE
from etik_tui.locale import _

T = TypeVar("T")

# Marks the file as a journal, in SQLite's header: "etik".
APPLICATION = 0x6574696B
# The write-ahead log is folded into the database when it has grown by this many bytes.
CHECKPOINT_BYTES = 4 << 20


class SqliteEngine:
    """One SQLite file: readers from a small pool, one writer behind the lock.

    Checkpoints run only under the lock, because SQLite before 3.51.3 can lose committed writes
    when connections checkpoint and write at once. `patience` is how many seconds a write waits.
    """

    dialect: Dialect = SQLITE

    def __init__(
        self, path: Path, *, create: bool = False, patience: float = 10.0, durable: bool = True
    ) -> None:
        """Open the file, bring its tables up to date, or make it anew."""
        self.path = path
        self._synchronous = "FULL" if durable else "OFF"
        self._lock = WriteLock(path.with_name(path.name + ".lock"), patience)
        self._log = path.with_name(path.name + "-wal")
        self._pool: list[sqlite3.Connection] = []
        self._idle: list[sqlite3.Connection] = []
        self._pooling = Lock()
        self._writer: sqlite3.Connection | None = None
        self._writer_busy = Lock()
        self._last_version = 0
        self._checkpoint_above = CHECKPOINT_BYTES
        self._wrote = False
        self._closed = False
        _check_place(path, create=create)
        with self._explained():
            reader = self._reader()
            self._idle.append(reader)
            schema = self._schema(reader)
            self.rows_outdated = 0 < schema < ROWS_SINCE
            if schema < len(SQLITE.migrations):
                self._migrate()

    def _schema(self, connection: sqlite3.Connection) -> int:
        """Return the number of the file's last migration; refuse what is not ours or is newer."""
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(SQLITE.migrations) and application == APPLICATION:
            raise StorageError(
                _("Jurnal ini dari versi etik yang lebih baru (skema {n}).").format(n=version),
                where=str(self.path),
                remedy=_("Perbarui etik; jurnal tidak diubah."),
            )
        empty = not application and not version
        if empty and not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return 0
        if application != APPLICATION:
            raise storage_error("SQLITE_NOTADB", self.path)
        return int(version)

    def _migrate(self) -> None:
        with self._lock.held():
            connection = self._open_writer()
            self._use_log(connection)
            connection.execute("BEGIN IMMEDIATE")
            try:
                # Read again: another session may have been faster.
                for step in SQLITE.migrations[self._schema(connection) :]:
                    for statement in step:
                        connection.execute(statement)
                connection.execute(f"PRAGMA application_id={APPLICATION}")
                connection.execute(f"PRAGMA user_version={len(SQLITE.migrations)}")
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    def _connect(self, *pragmas: str) -> sqlite3.Connection:
        if self._closed:
            raise ValueError("the journal is closed")
        connection = sqlite3.connect(
            f"{self.path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=self._lock.patience,
            check_same_thread=False,
        )
        with self._pooling:
            self._pool.append(connection)
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _reader(self) -> sqlite3.Connection:
        # The system keeps the file's pages at hand: a larger cache here makes nothing quicker.
        return self._connect("query_only=ON", "wal_autocheckpoint=0", "cache_size=-512")

    def _open_writer(self) -> sqlite3.Connection:
        if self._writer is None:
            self._writer = self._connect(
                f"synchronous={self._synchronous}",
                "wal_autocheckpoint=0",
                "secure_delete=ON",
                "cache_size=-16384",
            )
        return self._writer

    def _use_log(self, connection: sqlite3.Connection) -> None:
        """Switch to the write-ahead log; a copy made by VACUUM INTO has lost that setting."""
        (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
        if mode != "wal":
            raise storage_error("SQLITE_IOERR", self.path, f"journal_mode={mode}")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite says into what the user is told."""
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            raise storage_error(name, self.path, f"{name} {error}".strip()) from error
        except UnicodeEncodeError as error:
            raise text_error() from error

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Open a snapshot for reading; several may be open at once."""
        with self._pooling:
            reader = self._idle.pop() if self._idle else None
        with self._explained():
            reader = reader or self._reader()
            try:
                reader.execute("BEGIN")
                yield reader
            finally:
                reader.rollback()
                with self._pooling:
                    self._idle.append(reader)

    @contextmanager
    def reading_bytes(self) -> Iterator[Transaction]:
        """Open a snapshot in which text comes as bytes, however damaged it is."""
        with self._explained():
            reader = self._reader()
            reader.text_factory = bytes
            try:
                reader.execute("BEGIN")
                yield reader
            finally:
                reader.close()
                with self._pooling:
                    self._pool.remove(reader)

    @contextmanager
    def writing(self) -> Iterator[Transaction]:
        """Open the one transaction that may write; commits at the end, or undoes everything."""
        with self._lock.held(), self._writer_busy, self._explained():
            writer = self._open_writer()
            if not self._wrote:
                self._use_log(writer)
            writer.execute("BEGIN IMMEDIATE")
            try:
                self._schema(writer)
                yield writer
                writer.execute("COMMIT")
            except BaseException:
                writer.rollback()
                raise
            self._wrote = True
            self._checkpoint(self._checkpoint_above)

    def write(self, work: Callable[[Transaction], T], *, quiet: bool = False) -> T:
        """Do some work in the one transaction that may write, and return what it returns."""
        del quiet
        with self.writing() as db:
            return work(db)

    def _checkpoint(self, above: int) -> None:
        """Fold the log into the database if it is long; to be called under the lock only."""
        writer = self._writer
        if writer is None or self._log_bytes() <= above:
            return
        # What is committed is safe in the log; a reader in the way only puts this off.
        with suppress(sqlite3.Error):
            writer.execute("PRAGMA busy_timeout=0")
            writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            writer.execute(f"PRAGMA busy_timeout={int(self._lock.patience * 1000)}")
        self._checkpoint_above = self._log_bytes() + CHECKPOINT_BYTES

    def _log_bytes(self) -> int:
        return self._log.stat().st_size if self._log.exists() else 0

    def data_version(self) -> int:
        """Return a number that changes when another session commits.

        Asked of the writing connection, to which this session's own commits are no news. While
        that one is busy the last answer is given again.
        """
        if self._writer_busy.acquire(blocking=False):
            try:
                with self._explained():
                    row = self._open_writer().execute("PRAGMA data_version").fetchone()
                self._last_version = int(row[0])
            finally:
                self._writer_busy.release()
        return self._last_version

    def damage(self) -> tuple[str, ...]:
        """Return what is wrong with the file's own structure, one line each."""
        try:
            with self.reading() as db:
                lines = [str(line) for (line,) in db.execute("PRAGMA quick_check(20)")]
        except StorageError as error:
            return (error.detail,)
        return () if lines == ["ok"] else tuple(lines)

    def holds_back(self) -> bool:
        """Return that a file hides nothing from who may read it."""
        return False

    def close(self) -> None:
        """Fold the log into the database if this session wrote, and close every connection.

        Under the lock, because the last connection to close checkpoints too; a lock that does
        not come free in a second is not waited for: what is committed stays in the log.
        """
        if self._closed:
            return
        self._closed = True
        try:
            with self._lock.held(patience=1.0):
                if self._wrote:
                    self._checkpoint(0)
                self._close_all()
        except StorageError:
            self._close_all()

    def _close_all(self) -> None:
        for connection in self._pool:
            with suppress(sqlite3.Error):
                connection.close()
        self._pool.clear()
        self._idle.clear()
        self._writer = None


def _check_place(path: Path, *, create: bool) -> None:
    kind = network_kind(path.parent) if path.parent.is_dir() else ""
    if kind:
        raise StorageError(
            _("Jurnal tidak boleh berada di sistem berkas jaringan ({kind}).").format(kind=kind),
            where=str(path),
            remedy=_("Pindahkan ke disk komputer ini, atau pakai PostgreSQL."),
        )
    if not os.access(path.parent, os.W_OK) and path.exists():
        # The log and its index lie beside the file; without them nothing can be read.
        raise storage_error("EACCES", path.parent)
    if create:
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
        except OSError as error:
            raise storage_error(error, path) from error
