"""What tests of several folders share."""

from collections.abc import Iterator

import pytest

from etik_tui.locale import SOURCE_LANGUAGE, use
from tests.postgres.fixture import empty_postgres, postgres, postgres_server

__all__ = ["empty_postgres", "postgres", "postgres_server", "source_language"]


@pytest.fixture(autouse=True)
def source_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak the source language, whatever the machine says, and again after a test that did not."""
    monkeypatch.delenv("ETIK_LANG", raising=False)
    use(SOURCE_LANGUAGE)
    yield
    use(SOURCE_LANGUAGE)
