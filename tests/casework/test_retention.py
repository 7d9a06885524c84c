"""Which backups are kept."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.casework.pruning import prune_backups
from etik_tui.casework.retention import Retention, kept

NOON = datetime(2026, 3, 31, 12, tzinfo=UTC)
DAILY = [NOON - timedelta(days=n) for n in range(400)]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ({}, {0}),
        ({"daily": 3}, {0, 1, 2}),
        # 31 March 2026 is a Tuesday: the weeks before end on Sundays.
        ({"weekly": 3}, {0, 2, 9}),
        ({"monthly": 3}, {0, 31, 59}),
        ({"yearly": 2}, {0, 90}),
        ({"daily": 2, "weekly": 2}, {0, 1, 2}),
    ],
)
def test_the_last_of_each_span_is_kept(rule: dict[str, int], days: set[int]) -> None:
    """Of a backup each day stay the last ones of so many days, weeks, months, years."""
    found = kept(DAILY, Retention(**rule))
    assert {(NOON - moment).days for moment in found} == days


def test_a_pause_deletes_nothing() -> None:
    """Counted are days that have a backup, not days gone by."""
    old = [NOON - timedelta(days=500 + n) for n in range(3)]
    assert kept(old, Retention(daily=3)) == frozenset(old)


def test_of_one_day_the_last_is_kept() -> None:
    """Several backups of a day are one day's."""
    same = [NOON - timedelta(hours=n) for n in range(4)]
    assert kept(same, Retention(daily=1)) == {NOON}


@given(st.lists(st.datetimes(timezones=st.just(UTC))), st.integers(0, 9), st.integers(0, 9))
def test_some_always_stay(moments: list[datetime], daily: int, weekly: int) -> None:
    """The latest backup stays under every rule, and nothing that is not there is kept."""
    found = kept(moments, Retention(daily=daily, weekly=weekly))
    assert found <= set(moments)
    assert not moments or max(moments) in found


def test_only_backups_are_deleted(tmp_path) -> None:
    """Files of other names stay, whatever the rule."""
    names = [f"etik-202603{day:02d}T120000Z.etik.age" for day in (1, 2, 3)]
    for name in (*names, "catatan.txt", "etik-20261399T120000Z.etik.age"):
        (tmp_path / name).touch()
    told = prune_backups(tmp_path, Retention(daily=1), only_tell=True)
    assert (told.kept, told.removed) == ((names[2],), (names[1], names[0]))
    assert len(list(tmp_path.iterdir())) == 5
    assert prune_backups(tmp_path, Retention(daily=1)) == told
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "catatan.txt",
        names[2],
        "etik-20261399T120000Z.etik.age",
    ]
