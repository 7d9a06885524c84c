"""A consistent copy of a journal as one SQLite file, while others go on recording."""

import sqlite3
from contextlib import closing
from pathlib import Path

from etik_tui.journal.engine import Engine
from etik_tui.journal.open import open_engine
from etik_tui.journal.schema import SQLITE
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


def has_own_schema(path: Path) -> bool:
    """Tell whether a file has the tables and triggers of a journal of its version, and no other.

    Somebody else's file is asked before it is used: opening it may bring it up to date, and a
    trigger that is not ours would act then. Nothing of it is run here.
    """
    place = f"{path.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(place, uri=True)) as db,
        closing(sqlite3.connect(":memory:")) as own,
    ):
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            found = _schema(db)
        except sqlite3.Error:
            return False
        for step in SQLITE.migrations[:version]:
            for statement in step:
                own.execute(statement)
        return 0 < version <= len(SQLITE.migrations) and found == _schema(own)


def _schema(db: sqlite3.Connection) -> set[tuple[object, ...]]:
    rows = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    # What the database gathers about its own tables for its planner.
    return {row for row in rows if not str(row[1]).startswith("sqlite_stat")}


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
