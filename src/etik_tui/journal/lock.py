"""The lock that writers on one host queue for, around a whole write and every checkpoint.

SQLite's own wait is unfair under load, and before 3.51.3 it can lose committed writes when
connections checkpoint and write at once.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

from etik_tui.errors import StorageError
from etik_tui.journal.fault import storage_error

FIRST_PAUSE = 0.0002
LONGEST_PAUSE = 0.005


class WriteLock:
    """An exclusive lock on a file beside the database; the kernel frees it when a holder dies.

    Waits at most `patience` seconds, then raises `StorageError`.
    """

    def __init__(self, path: Path, patience: float) -> None:
        """Take the lock file's path; it is made when first needed and never removed."""
        self.path = path
        self.patience = patience
        self._threads = Lock()

    @contextmanager
    def held(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock; `patience` overrides how long to wait."""
        limit = monotonic() + (self.patience if patience is None else patience)
        if not self._threads.acquire(timeout=max(0.0, limit - monotonic())):
            raise self._busy()
        try:
            # Opened anew each time: a descriptor inherited by a child would share the lock.
            descriptor = self._open()
            try:
                self._wait(descriptor, limit)
                yield
            finally:
                os.close(descriptor)
        finally:
            self._threads.release()

    def _open(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise storage_error(error, self.path) from error

    def _wait(self, descriptor: int, limit: float) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if monotonic() >= limit:
                    raise self._busy() from None
            except OSError as error:
                raise storage_error(error, self.path) from error
            else:
                return
            sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _busy(self) -> StorageError:
        return storage_error("SQLITE_BUSY", self.path)
