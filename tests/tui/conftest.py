"""Workspaces for the screens: empty, and with a few cases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etik_tui.casework.workspace import Workspace
from tests.tui.seed import board, make_workspace


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no clock look around by itself: what it changes would depend on how fast a test runs."""
    monkeypatch.setattr("etik_tui.tui.app.POLL", 3600.0)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give an empty workspace with the real profile, on a fixed day."""
    made = make_workspace(tmp_path / "kantor")
    yield made
    made.close()


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    """Give a workspace with fourteen cases in the first three columns."""
    board(workspace, 14)
    return workspace
