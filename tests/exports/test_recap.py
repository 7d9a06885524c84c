"""What is said of many limits at once is never better than they were."""

import pytest

from etik_tui.exports.recap import LimitCount, Statistics
from tests.exports.conftest import TODAY


@pytest.mark.parametrize(
    ("met", "late", "percent"), [(0, 0, None), (0, 3, 0), (299, 1, 99), (300, 0, 100), (2, 1, 66)]
)
def test_a_hundred_percent_in_time_means_every_one(
    met: int, late: int, percent: int | None
) -> None:
    """One late limit among hundreds keeps the share below 100, of a limit and of all."""
    limit = LimitCount(key="x", title="X", institution="alfa", met=met, late=late)
    assert limit.on_time == percent
    assert Statistics(day=TODAY, limits=(limit,)).on_time == percent
