"""A consistent copy of a journal as one SQLite file, while others go on recording."""

import sqlite3
from contextlib import closing
from pathlib import Path

from etik_tui.journal.engine import Engine
from etik_tui.journal.open import open_engine
from etik_tui.journal.sqlite import SqliteEngine
from etik_tui.journal.transfer import copy_journal


def take_snapshot(place: Path | str, target: Path) -> None:
    """Copy the journal at a place to a new file.

    A file is copied by SQLite itself in one step, from one moment; a server's journal is copied
    table by table from one snapshot, and compared. Raises StorageError where either fails.
    """
    with closing(open_engine(place)) as source:
        if isinstance(source, SqliteEngine):
            _copy_file(source, target)
        else:
            _copy_tables(source, target)


def _copy_file(source: SqliteEngine, target: Path) -> None:
    target.touch(mode=0o600)
    with source.reading() as db, closing(sqlite3.connect(target)) as copy:
        assert isinstance(db, sqlite3.Connection)  # noqa: S101 - for the types
        db.backup(copy)
        # One file, without a log beside it: the journal switches the log on when it is opened.
        copy.execute("PRAGMA journal_mode=DELETE").fetchone()


def _copy_tables(source: Engine, target: Path) -> None:
    with closing(open_engine(target, create=True)) as copy:
        copy_journal(source, copy, lambda _stage, _done, _total: None)
