"""The journal's contract, on PostgreSQL, and what only a server can do wrong."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import psycopg
import pytest

from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Journal
from etik_tui.journal.postgres_schema import POSTGRES
from etik_tui.journal.schema import SQLITE
from tests.journal.contract import JournalContract


class TestPostgres(JournalContract):
    """Every claim of the contract, on a server."""

    @pytest.fixture
    def open_session(self, postgres: str) -> Callable[[], Journal]:
        """Return a function that opens the journal of this test once more."""
        return lambda: open_journal(postgres)


def columns_of_sqlite() -> dict[str, set[str]]:
    """The columns of every table that the migrations of SQLite make."""
    with closing(sqlite3.connect(":memory:")) as db:
        for step in SQLITE.migrations:
            for statement in step:
                db.execute(statement)
        tables = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'case_search%'"
        ).fetchall()
        return {
            name: {row[1] for row in db.execute(f"PRAGMA table_info({name})")} for (name,) in tables
        }


def test_the_tables_are_those_of_sqlite(postgres: str) -> None:
    """Both databases have the same tables with the same columns, and as many migrations."""
    found: dict[str, set[str]] = {}
    with psycopg.connect(postgres) as db:
        for table, column in db.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'etik'"
        ):
            found.setdefault(table, set()).add(column)
    expected = columns_of_sqlite()
    expected |= {"schema_step": {"step"}, "institution_role": {"institution", "role", "may_write"}}
    expected["case_text"] = expected["case_text"] - {"document"} | {"words"}
    expected["draft"] |= {"db_role"}
    # Kept by triggers of SQLite; a server counts when it is asked.
    del expected["stage_tally"]
    assert found == expected
    assert len(POSTGRES.migrations) == len(SQLITE.migrations)
