"""How long sanctions run."""

from datetime import date

import pytest

from etik_tui.procedure.term import duration_words, last_day
from etik_tui.profile.limit import Bound
from etik_tui.profile.outcome import Duration, DurationUnit


@pytest.mark.parametrize(
    ("start", "n", "unit", "end"),
    [
        ("2026-10-12", 3, "month", "2027-01-12"),
        ("2026-11-30", 3, "month", "2027-02-28"),
        ("2027-11-30", 3, "month", "2028-02-29"),
        ("2026-12-31", 1, "month", "2027-01-31"),
        ("2026-01-31", 12, "month", "2027-01-31"),
        ("2028-02-29", 1, "year", "2029-02-28"),
        ("2026-10-12", 30, "day", "2026-11-11"),
    ],
)
def test_the_last_day_has_the_number_of_the_first(start: str, n: int, unit: str, end: str) -> None:
    """Months and years end on the same day of the month, or on the last one of a shorter month."""
    duration = Duration(n=n, unit=DurationUnit(unit))
    assert last_day(date.fromisoformat(start), duration).isoformat() == end


@pytest.mark.parametrize(
    ("start", "n", "unit", "end"),
    [
        ("2026-10-12", 3, "month", "2027-01-11"),
        ("2026-10-01", 1, "month", "2026-10-31"),
        ("2026-12-31", 1, "month", "2027-01-30"),
        ("2026-01-31", 1, "month", "2026-02-28"),
        ("2026-03-31", 1, "month", "2026-04-30"),
        ("2027-11-30", 3, "month", "2028-02-29"),
        ("2028-02-29", 1, "year", "2029-02-28"),
        ("2026-10-12", 30, "day", "2026-11-10"),
    ],
)
def test_a_counted_first_day_ends_one_day_earlier(start: str, n: int, unit: str, end: str) -> None:
    """Where the anchor day counts, so does the first day; a whole month is never cut short."""
    duration = Duration(n=n, unit=DurationUnit(unit))
    found = last_day(date.fromisoformat(start), duration, count_anchor=True)
    assert found.isoformat() == end


def test_a_duration_reads_as_the_text_writes_it() -> None:
    """Exactly, at most and at least are told apart in words."""
    said = [duration_words(Duration(n=6, unit=DurationUnit.MONTH, bound=b)) for b in Bound]
    assert sorted(said) == ["6 bulan", "paling lama 6 bulan", "paling sedikit 6 bulan"]
