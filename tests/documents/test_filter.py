"""Filters of placeholders."""

from datetime import date, datetime, time

import pytest

from etik_tui.documents.filter import FILTERS, Scalar, filtered, printed

DAY = date(2026, 3, 12)

CASES: list[tuple[str, Scalar, str]] = [
    ("tgl", DAY, "12 Maret 2026"),
    ("tgl", "2026-03-12", "12 Maret 2026"),
    ("tgl", datetime(2026, 3, 12, 9, 5), "12 Maret 2026"),
    ("tgl", "awal Maret", "awal Maret"),
    ("tgl", "2026-13-40", "2026-13-40"),
    ("tgl", "20260312", "20260312"),
    ("hari", DAY, "Kamis"),
    ("hari_tgl", DAY, "Kamis, 12 Maret 2026"),
    ("tanggal_huruf", DAY, "dua belas"),
    ("bulan", DAY, "Maret"),
    ("tahun", DAY, "2026"),
    ("tahun_huruf", DAY, "dua ribu dua puluh enam"),
    ("jam", time(9, 5), "09.05"),
    ("jam", "09:05", "09.05"),
    ("jam", "09.05", "09.05"),
    ("jam", "2026-03-12T09:05", "09.05"),
    ("jam", datetime(2026, 3, 12, 9, 5), "09.05"),
    ("jam", "pagi", "pagi"),
    ("terbilang", 4, "empat"),
    ("terbilang", "4", "empat"),
    ("terbilang", "empat", "empat"),
    ("terbilang", "²", "²"),
    ("terbilang", DAY, "tiga"),
    ("romawi", 4, "IV"),
    ("romawi", DAY, "III"),
    ("besar", "siti", "SITI"),
    ("besar", DAY, "12 MARET 2026"),
    ("pasal", "Pasal 6 huruf a dan Pasal 7", "6 huruf a dan Pasal 7"),
    ("pasal", "6", "6"),
    ("strip", "1 berkas", "1 berkas"),
]


@pytest.mark.parametrize(("name", "value", "text"), CASES)
def test_filter(name: str, value: Scalar, text: str) -> None:
    """A filter prints what it reads and leaves what it cannot read."""
    assert printed(filtered(value, (name,))) == text


def test_every_filter_is_tried() -> None:
    """No filter is left out of the table above."""
    assert {name for name, _, _ in CASES} == set(FILTERS)


def test_filters_in_order() -> None:
    """Filters are applied from left to right."""
    assert filtered(DAY, ("hari", "besar")) == "KAMIS"


@pytest.mark.parametrize(
    ("value", "text"), [(DAY, "12 Maret 2026"), (time(14, 30), "14.30"), (3, "3"), ("x", "x")]
)
def test_without_filter(value: Scalar, text: str) -> None:
    """Without a filter dates and hours are printed as letters print them."""
    assert printed(value) == text
