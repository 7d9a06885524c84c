"""A small good profile, and copies of it to spoil."""

import shutil
from pathlib import Path

import pytest

MINI = Path(__file__).parents[1] / "data" / "profiles" / "mini"


@pytest.fixture
def mini() -> Path:
    """The folder of an invented regulation that uses every section; not to be written to."""
    return MINI


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of that folder that a test may spoil."""
    return Path(shutil.copytree(MINI, tmp_path / "mini"))
