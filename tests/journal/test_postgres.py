"""The journal's contract, on PostgreSQL, and what only a server can do wrong."""

from collections.abc import Callable

import pytest

from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Journal
from tests.journal.contract import JournalContract


class TestPostgres(JournalContract):
    """Every claim of the contract, on a server."""

    @pytest.fixture
    def open_session(self, postgres: str) -> Callable[[], Journal]:
        """Return a function that opens the journal of this test once more."""
        return lambda: open_journal(postgres)
