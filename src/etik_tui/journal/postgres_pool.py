"""The connections of one session to a server: kept while they work, made anew when they break."""

from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus

from etik_tui.journal.postgres_address import Address
from etik_tui.journal.postgres_fault import connection_error

# A server that lets a connection wait for more than SLOW seconds is not asked again for REST: each
# attempt would stop the screen for as long.
SLOW = 1.0
REST = 5.0
Connection = psycopg.Connection[Any]


class Pool:
    """Idle connections, handed out in a new transaction; safe to use from several threads.

    `pids` are the server's processes that serve this session.
    """

    def __init__(self, address: Address) -> None:
        """Take where to connect to; nothing is connected yet."""
        self._address = address
        self._idle: list[Connection] = []
        self._lock = Lock()
        self._closed = False
        self._silent: tuple[float, psycopg.Error] | None = None
        self.pids: set[int] = set()

    def connect(self) -> Connection:
        """Return a new connection; raises `StorageError` where there is none to be had."""
        self._check_open()
        started = monotonic()
        if self._silent is not None and started < self._silent[0]:
            raise connection_error(self._silent[1], self._address)
        try:
            connection: Connection = psycopg.connect(
                autocommit=True,
                # Plans are made for the values at hand, and no pooler need keep statements.
                prepare_threshold=None,
                **self._address.settings(),  # type: ignore[arg-type]
            )
        except psycopg.Error as error:
            if monotonic() - started > SLOW:
                self._silent = (monotonic() + REST, error)
            raise connection_error(error, self._address) from None
        self._silent = None
        self.pids.add(connection.info.backend_pid)
        return connection

    def _check_open(self) -> None:
        if self._closed:
            raise ValueError("the journal is closed")

    def begun(self, begin: str) -> tuple[Connection, Any]:
        """Return a connection in a new transaction, and the last row of what began it."""
        self._check_open()
        with self._lock:
            kept, self._idle = self._idle[-1:], self._idle[:-1]
        connection = kept[0] if kept else self.connect()
        try:
            return connection, _last_row(connection.execute(begin.encode()))
        except psycopg.OperationalError:
            self.drop(connection)
            if not kept:
                raise
            # One that broke while it was idle is replaced without a word.
            return self.begun(begin)
        except psycopg.Error:
            self.give_back(connection)
            raise

    def drop(self, connection: Connection) -> None:
        """Close a connection, also a broken one."""
        self.pids.discard(connection.info.backend_pid if not connection.closed else 0)
        with suppress(psycopg.Error):
            connection.close()

    def give_back(self, connection: Connection) -> None:
        """Undo what is open and keep the connection, unless it is broken."""
        try:
            if connection.info.transaction_status is not TransactionStatus.IDLE:
                connection.execute(b"ROLLBACK")
        except psycopg.Error:
            self.drop(connection)
            return
        with self._lock:
            if not self._closed and not connection.closed:
                self._idle.append(connection)
                return
        self.drop(connection)

    def close(self) -> None:
        """Close what is idle, and everything else when it is given back."""
        self._closed = True
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            self.drop(connection)


def _last_row(cursor: psycopg.Cursor[Any]) -> Any:
    while cursor.nextset():
        pass
    return cursor.fetchone() if cursor.description else None
