"""The journal's contract, on SQLite."""

from collections.abc import Callable
from pathlib import Path

import pytest

from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Journal
from tests.journal.contract import JournalContract


class TestSqlite(JournalContract):
    """Every claim of the contract, on a file."""

    @pytest.fixture
    def open_session(self, tmp_path: Path) -> Callable[[], Journal]:
        """Return a function that opens the journal of this test once more."""
        path = tmp_path / "jurnal é?#.db"
        return lambda: open_journal(path, create=True)
