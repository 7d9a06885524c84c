"""Dates in words."""

from datetime import date

from etik_tui.locale import use
from etik_tui.locale.day import long_day, month, short_day, short_month


def test_dates_read_as_officials_write_them():
    """Lists have the short form, letters the long one."""
    assert short_day(date(2026, 8, 3)) == "3 Agu 2026"
    assert long_day(date(2026, 3, 12)) == "Kamis, 12 Maret 2026"


def test_every_month_has_its_own_name():
    """No two months share a name, long or short."""
    months = [date(2026, number, 1) for number in range(1, 13)]
    assert len({long_day(day).split()[2] for day in months}) == 12
    assert len({short_day(day).split()[1] for day in months}) == 12


def test_dates_read_in_english_as_english_does():
    """Names of days and months are English, in the order of the day, month and year."""
    use("en")
    assert short_day(date(2026, 8, 3)) == "3 Aug 2026"
    assert long_day(date(2026, 3, 12)) == "Thursday, 12 March 2026"
    days = [long_day(date(2026, 6, day)).split(",")[0] for day in range(1, 8)]
    assert days[0] == "Monday"
    assert days[-1] == "Sunday"
    assert len({month(number) for number in range(1, 13)}) == 12
    assert len({short_month(number) for number in range(1, 13)}) == 12
