"""Noticing what other sessions record: by notifications, or by looking at the newest rows.

A notification carries nothing but the number of the server process that sent it. Where a server
has none (or a pooler stands between), the newest rows of each institution are compared; then own
acts count as news too, which costs one more look at the board.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from threading import Lock, Thread
from time import monotonic
from typing import Any

import psycopg

from etik_tui.errors import StorageError
from etik_tui.journal import index
from etik_tui.journal.engine import Transaction
from etik_tui.journal.postgres_schema import CHANNEL

# Seconds between two looks, and between two attempts to listen again.
POLL_EVERY = 1.0
RETRY_AFTER = 5.0
# Seconds for which a question waits for the server; the first waits until it answers.
PATIENCE = 0.25
NEWEST = """SELECT case_id, version, updated FROM case_row WHERE institution = ?
    ORDER BY updated DESC, case_id DESC LIMIT 50"""
Reading = Callable[[], AbstractContextManager[Transaction]]


class Watch:
    """Counts what others recorded since the first question; safe to ask from any thread."""

    def __init__(
        self,
        connect: Callable[[], psycopg.Connection[Any]],
        reading: Reading,
        own: set[int],
        *,
        listens: bool,
    ) -> None:
        """Take how to connect and to read, the server processes of this session, and the way."""
        self._connect = connect
        self._reading = reading
        self._own = own
        self._listens = listens
        self._listener: psycopg.Connection[Any] | None = None
        self._asked = False
        self._closed = False
        self._busy = Lock()
        self._version = 0
        self._looked = 0.0
        self._newest: object = None

    def version(self) -> int:
        """Return a number that changes when others record; the last one while that is unknown.

        A server that does not answer does not stop the screen: it is waited for elsewhere.
        """
        if self._busy.acquire(blocking=False):
            patience = PATIENCE if self._asked else None
            look = Thread(target=self._look_and_release, daemon=True)
            look.start()
            look.join(patience)
        return self._version

    def _look_and_release(self) -> None:
        try:
            self._look()
        except (StorageError, psycopg.Error, ValueError):
            # The server is gone, or the journal was closed meanwhile.
            self._let_go()
        finally:
            self._busy.release()

    def _look(self) -> None:
        first, self._asked = not self._asked, True
        if not self._listens:
            self._compare(first=first)
        elif self._listener is not None:
            # Whatever was sent before this answer is heard before it.
            self._listener.execute(b"SELECT 1")
        elif first:
            self._listen()
        elif monotonic() - self._looked > RETRY_AFTER:
            self._listen()
            # What was recorded while nobody listened is not known.
            self._version += 1

    def _listen(self) -> None:
        self._looked = monotonic()
        connection = self._connect()
        connection.add_notify_handler(self._heard)
        connection.execute(f"LISTEN {CHANNEL}".encode())
        self._listener = connection
        if self._closed:
            self._let_go()

    def _heard(self, notice: psycopg.Notify) -> None:
        if notice.pid not in self._own:
            self._version += 1

    def _compare(self, *, first: bool) -> None:
        if not first and monotonic() - self._looked < POLL_EVERY:
            return
        self._looked = monotonic()
        with self._reading() as db:
            found = [db.execute(NEWEST, (name,)).fetchall() for name in index.institutions(db)]
        if not first and found != self._newest:
            self._version += 1
        self._newest = found

    def _let_go(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            with suppress(psycopg.Error):
                listener.close()

    def close(self) -> None:
        """Listen no more."""
        if not self._closed and self._busy.acquire(timeout=1.0):
            # Held for good: nobody looks any more.
            self._let_go()
        self._closed = True
