"""Changing an office's calendar: nothing gets lost, and what became different is told."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.errors import InputError
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import CalendarOptions, DayOff, Layer, Standing, YearSource
from etik_tui.workdays.office import CalendarOverride, Removal, parse_office_calendar
from etik_tui.workdays.office_change import difference, merged, with_day_off, without_day_off
from etik_tui.workdays.office_text import office_text
from etik_tui.workdays.year_template import year_template

GALUNGAN = DayOff(
    on=date(2026, 6, 17), layer=Layer.LOCAL, name="Hari Raya Galungan", basis="SE Gubernur"
)
MAULID = date(2026, 8, 25)

TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@st.composite
def calendars(draw):
    """Any calendar that an office may have."""
    dates = draw(st.lists(DAYS, unique=True, max_size=8))
    cut = draw(st.integers(0, len(dates)))
    years = draw(st.lists(st.integers(2024, 2030), unique=True, max_size=2))
    return CalendarOverride(
        week=draw(st.sampled_from([None, 5, 6])),
        collective_leave_counts=draw(st.sampled_from([None, True, False])),
        add=tuple(sorted(day_off(draw, on) for on in dates[:cut])),
        remove=tuple(Removal(on=on, basis=draw(TEXTS)) for on in sorted(dates[cut:])),
        years=tuple(year_source(draw, year) for year in sorted(years)),
    )


def day_off(draw, on):
    """One day off of any layer."""
    layer = draw(st.sampled_from(list(Layer)))
    return DayOff(on=on, layer=layer, name=draw(TEXTS), basis=draw(TEXTS))


def year_source(draw, year):
    """One year with a day or two."""
    months = draw(st.lists(st.integers(1, 12), unique=True, min_size=1, max_size=2))
    return YearSource(
        year=year,
        status=draw(st.sampled_from(list(Standing))),
        basis=draw(TEXTS),
        keppres=draw(st.just("") | TEXTS),
        source=draw(st.just("") | TEXTS),
        days=tuple(day_off(draw, date(year, month, 1)) for month in sorted(months)),
    )


@given(calendar=calendars())
def test_what_is_written_is_read_back(calendar):
    """Any calendar of an office is the same after writing and reading its file."""
    assert parse_office_calendar(office_text(calendar), "x") == calendar


@given(own=calendars(), given_file=calendars())
def test_a_merged_file_has_its_say_and_the_rest_stays(own, given_file):
    """Days and years that the file speaks of are as it says, all others as before; still legal."""
    both = merged(own, given_file)
    assert parse_office_calendar(office_text(both), "x") == both
    assert set(given_file.add) <= set(both.add)
    assert set(given_file.remove) <= set(both.remove)
    assert set(given_file.years) <= set(both.years)
    spoken = {each.on for each in (*given_file.add, *given_file.remove)}
    kept = {each for each in (*own.add, *own.remove) if each.on not in spoken}
    assert {each for each in (*both.add, *both.remove) if each.on not in spoken} == kept
    assert both.week == (own.week if given_file.week is None else given_file.week)
    assert merged(both, given_file) == both


def test_a_day_is_added_and_taken_back():
    """A day that the office added is taken back without a basis, and nothing is left of it."""
    own = with_day_off(CalendarOverride(), GALUNGAN)
    assert own.add == (GALUNGAN,)
    assert without_day_off(own, GALUNGAN.on, "", build_calendar()) == CalendarOverride()


def test_a_day_of_the_state_is_struck_with_a_basis_only():
    """An office that works on a holiday says on what basis."""
    state = build_calendar()
    with pytest.raises(InputError, match="memerlukan dasar hukum"):
        without_day_off(CalendarOverride(), MAULID, " ", state)
    own = without_day_off(CalendarOverride(), MAULID, "Surat 12/2026", state)
    assert own.remove == (Removal(on=MAULID, basis="Surat 12/2026"),)
    assert build_calendar(override=own).is_workday(MAULID)


def test_adding_a_struck_day_closes_it_again():
    """A day is either added or struck; the last word counts."""
    own = without_day_off(CalendarOverride(), MAULID, "Surat", build_calendar())
    day = DayOff(on=MAULID, layer=Layer.LOCAL, name="Rapat", basis="SE")
    again = with_day_off(own, day)
    assert (again.add, again.remove) == ((day,), ())


def test_an_added_day_that_is_also_a_holiday_needs_a_basis():
    """Taking back the office's own entry is not enough to work on a national holiday."""
    own = with_day_off(
        CalendarOverride(), DayOff(on=MAULID, layer=Layer.LOCAL, name="Rapat", basis="SE")
    )
    with pytest.raises(InputError, match="memerlukan dasar hukum"):
        without_day_off(own, MAULID, "", build_calendar())
    struck = without_day_off(own, MAULID, "Surat", build_calendar())
    assert build_calendar(override=struck).is_workday(MAULID)


def test_a_working_day_cannot_be_struck():
    """Striking a day that nobody has off is refused."""
    with pytest.raises(InputError, match="Tidak ada hari libur pada 2026-11-11"):
        without_day_off(CalendarOverride(), date(2026, 11, 11), "Surat", build_calendar())


def test_differences_are_told():
    """Days that came and went, decrees and the way of working are all named; equals have none."""
    before = build_calendar()
    year = YearSource(
        year=2028,
        status=Standing.DECREED,
        basis="SKB",
        days=(DayOff(on=date(2028, 1, 1), layer=Layer.NATIONAL, name="Tahun Baru", basis="SKB"),),
    )
    own = CalendarOverride(
        week=6, add=(GALUNGAN,), remove=(Removal(on=MAULID, basis="Surat"),), years=(year,)
    )
    found = difference(before, build_calendar(override=own))
    assert found.added == (GALUNGAN, year.days[0])
    assert [day.on for day in found.gone] == [MAULID]
    assert found.years == (year.decree(),)
    assert (found.options_before, found.options_after) == (
        CalendarOptions(),
        CalendarOptions(week=6),
    )
    assert found.days == (GALUNGAN.on, MAULID, date(2028, 1, 1))
    assert found
    assert not difference(before, build_calendar())


def test_a_template_has_the_fixed_days_and_asks_for_the_rest():
    """Days on the same date every year are dated; every other one must be filled in."""
    text = year_template(2028, build_calendar())
    (year,) = tomllib.loads(text)["year"]
    dated = [day["date"] for day in year["days"] if day["date"]]
    assert dated == [
        date(2028, 1, 1),
        date(2028, 5, 1),
        date(2028, 6, 1),
        date(2028, 8, 17),
        date(2028, 12, 25),
    ]
    assert year["days"][0]["name"] == "Tahun Baru 2028 Masehi"
    assert "Tahun Baru Imlek ____ Kongzili" in [day["name"] for day in year["days"]]
    with pytest.raises(InputError) as caught:
        parse_office_calendar(text, "2028.toml")
    blamed = {problem.key.rpartition(".")[2] for problem in caught.value.problems}
    assert blamed == {"basis", "date"}
    assert len(caught.value.problems) == 1 + len(year["days"]) - len(dated)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_the_template_of_a_known_year_is_that_year(year):
    """A known year is written out as it stands: importing it changes nothing."""
    calendar = build_calendar()
    own = parse_office_calendar(year_template(year, calendar), "x")
    again = build_calendar(override=own)
    assert again.days == calendar.days
    assert again.years == calendar.years


def test_a_leap_day_is_never_a_fixed_day():
    """A holiday on 29 February of the model year is left to be dated."""
    leap = DayOff(on=date(2028, 2, 29), layer=Layer.NATIONAL, name="Libur", basis="SKB")
    own = CalendarOverride(
        years=(YearSource(year=2028, status=Standing.DECREED, basis="SKB", days=(leap,)),)
    )
    (year,) = tomllib.loads(year_template(2029, build_calendar(override=own)))["year"]
    assert year["days"] == [{"date": "", "name": "Libur", "layer": "libur-nasional"}]


def test_a_year_before_all_known_ones_is_modelled_on_the_first():
    """A template is given for any year."""
    assert "year = 1999" in year_template(1999, build_calendar())
