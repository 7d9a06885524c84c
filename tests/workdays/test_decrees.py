"""The shipped days off against the collected decrees and against an independent library."""

import json
import re
from datetime import date
from pathlib import Path

import holidays
import pytest

from etik_tui.workdays.build import build_calendar, bundled_years
from etik_tui.workdays.calendar import Layer, Standing

COLLECTED = json.loads(
    (Path(__file__).parents[1] / "data" / "hari_libur.json").read_text(encoding="utf-8")
)
LAYERS = {
    "libur_nasional": Layer.NATIONAL,
    "cuti_bersama": Layer.COLLECTIVE_LEAVE,
    "libur_khusus": Layer.SPECIAL,
}
YEARS = [source.year for source in bundled_years()]

# Dates on which the `holidays` library and the decrees differ: (date, what the library lacks or
# has too much). Empty: they agree on every day of every shipped year. A release of the library
# that lags a decree goes here, with the decree that proves us right.
EXPECTED_DIFFERENCES: dict[int, set[date]] = {2024: set(), 2025: set(), 2026: set(), 2027: set()}


def keppres_found(text):
    """Return the presidential decision, empty where the collection says that none was found."""
    return "" if text.startswith("TIDAK ditemukan") else text


@pytest.mark.parametrize("entry", COLLECTED["hari"], ids=lambda entry: entry["tanggal"])
def test_every_collected_day_is_shipped_as_it_stands(entry):
    """Date, name, layer and legal basis of each collected day are shipped unchanged."""
    on = date.fromisoformat(entry["tanggal"])
    (day,) = build_calendar().days_off_on(on)
    keppres = keppres_found(entry.get("keppres", ""))
    basis = f"{entry['dasar']}; {keppres}" if keppres else entry["dasar"]
    assert (day.name, day.layer, day.basis) == (entry["nama"], LAYERS[entry["jenis"]], basis)


def test_nothing_is_shipped_that_was_not_collected():
    """There are as many shipped days as collected ones, each in the file of its year."""
    sources = bundled_years()
    assert sum(len(source.days) for source in sources) == len(COLLECTED["hari"])
    assert all(day.on.year == source.year for source in sources for day in source.days)


@pytest.mark.parametrize("source", bundled_years(), ids=lambda source: str(source.year))
def test_every_year_carries_its_decree(source):
    """Decree, presidential decision and source of each year equal the collection."""
    collected = COLLECTED["sumber"][str(source.year)]
    assert source.status is Standing.DECREED
    assert (source.basis, source.source) == (collected["skb"], collected["url"])
    assert source.keppres == keppres_found(collected["keppres"])


def test_years_not_set_are_not_shipped():
    """No year that the collection calls not set has a file."""
    assert not set(COLLECTED["belum_ditetapkan"]) & set(YEARS)


@pytest.mark.parametrize(
    ("year", "national", "leave"), [(2024, 17, 10), (2025, 17, 11), (2026, 17, 8), (2027, 18, 8)]
)
def test_the_number_of_days_equals_the_decree(year, national, leave):
    """Each decree announces how many national holidays and days of collective leave it sets."""
    (source,) = [source for source in bundled_years() if source.year == year]
    layers = [day.layer for day in source.days]
    assert layers.count(Layer.NATIONAL) == national
    assert layers.count(Layer.COLLECTIVE_LEAVE) == leave


@pytest.mark.parametrize("source", bundled_years(), ids=lambda source: str(source.year))
@pytest.mark.parametrize("category", ["public", "government"])
def test_differences_to_the_holidays_library_are_listed(source, category):
    """The library, which calls collective leave government holidays, differs only as listed."""
    theirs = set(
        holidays.country_holidays("ID", years=source.year, categories=(category,), language="id")
    )
    leave = category == "government"
    ours = {day.on for day in source.days if (day.layer is Layer.COLLECTIVE_LEAVE) is leave}
    listed = EXPECTED_DIFFERENCES[source.year]
    assert {day for day in theirs ^ ours if day not in listed} == set()


def test_no_listed_difference_is_stale():
    """A listed difference that no longer exists must leave the list."""
    for source in bundled_years():
        theirs = set(
            holidays.country_holidays("ID", years=source.year, categories=("public", "government"))
        )
        assert EXPECTED_DIFFERENCES[source.year] <= theirs ^ {day.on for day in source.days}


def test_islamic_and_other_feasts_have_the_name_the_library_gives():
    """Where both name a feast with one of these words, they name the same feast."""
    words = ("imlek", "nyepi", "paskah", "waisak", "maulid", "natal", "buruh", "pancasila")
    library = holidays.country_holidays("ID", years=YEARS, categories=("public",), language="id")
    for source in bundled_years():
        for day in source.days:
            named = [word for word in words if re.search(word, day.name, re.IGNORECASE)]
            if day.layer is Layer.NATIONAL and named and named != ["paskah"]:
                assert named[0] in library[day.on].lower()
