"""Releases of SQLite that can lose committed writes."""

import sqlite3

import pytest

from etik_tui.journal.release import is_endangered, sqlite_release


@pytest.mark.parametrize(
    ("version", "endangered"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
    ],
)
def test_repaired_releases_are_told_apart(version: tuple[int, ...], endangered: bool) -> None:
    """Releases before 3.51.3 are endangered, except those that got the repair earlier."""
    assert is_endangered(version) is endangered


def test_this_machine_has_a_release() -> None:
    """The release in use is that of Python's own module."""
    assert sqlite_release().version == sqlite3.sqlite_version
