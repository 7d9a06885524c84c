"""Dates in words."""

from datetime import date

from etik_tui.locale.day import long_day, short_day


def test_dates_read_as_officials_write_them():
    """Lists have the short form, letters the long one."""
    assert short_day(date(2026, 8, 3)) == "3 Agu 2026"
    assert long_day(date(2026, 3, 12)) == "Kamis, 12 Maret 2026"


def test_every_month_has_its_own_name():
    """No two months share a name, long or short."""
    months = [date(2026, number, 1) for number in range(1, 13)]
    assert len({long_day(day).split()[2] for day in months}) == 12
    assert len({short_day(day).split()[1] for day in months}) == 12
