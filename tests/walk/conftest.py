"""A workspace of an office that applies the code of Bawaslu, on a clock that the test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etik_tui.casework.office import Office
from etik_tui.casework.opening import create_workspace
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.plugins.loading import Plugin

PROFILE = Path(__file__).parents[2] / "profiles" / "bawaslu"


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at the end of March 2026."""
    return FixedClock(datetime(2026, 3, 31, 9, 0, tzinfo=UTC))


@pytest.fixture
def database() -> str:
    """Where the journal is: in the workspace, unless a test says otherwise."""
    return ""


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock, database: str) -> Iterator[Workspace]:
    """A new workspace with the real profile and journal."""
    made = create_workspace(
        tmp_path / "office",
        Office(name="Sekretariat Uji", profile="bawaslu"),
        clock,
        "petugas",
        database=database,
        plugins=lambda: (Plugin(name="bawaslu", profiles=(PROFILE,)),),
    )
    yield made
    made.close()
