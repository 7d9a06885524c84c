"""Every time limit of the three regulations, on every day of 2024 to 2027, under four calendars.

What the regulations say is written out here; what the days are is read from the decrees as they
were collected, and counted by a loop that knows nothing of the program.
"""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from etik_tui.domain.case import Case, Event
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.deadline import deadline_state
from etik_tui.procedure.situation import situation
from etik_tui.profile.act import Scope
from etik_tui.profile.load import load_profile
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.dayoff import CalendarOptions

ROOT = Path(__file__).parents[2]
ONE_DAY = timedelta(days=1)
DAYS = [date(2024, 1, 1) + n * ONE_DAY for n in range(1461)]
ALL_OPTIONS = tuple(
    CalendarOptions(week=week, collective_leave_counts=leave)
    for week in (5, 6)
    for leave in (False, True)
)
HK, HARI = "hari kerja", "hari"
# Profile, time limit, number, what is counted, before or after, how the number bounds the act.
LAW = (
    ("kpu-bali", "gratifikasi", 30, HARI, "after", "within"),
    ("bawaslu", "pembentukan-majelis", 5, HK, "after", "within"),
    ("bawaslu", "pemeriksaan", 10, HK, "after", "within"),
    ("bawaslu", "panggilan-1", 5, HK, "before", "exactly"),
    ("bawaslu", "panggilan-2", 5, HK, "after", "within"),
    ("bawaslu", "pemberitahuan-panggilan-2", 5, HK, "before", "exactly"),
    ("bawaslu", "putusan", 30, HARI, "after", "within"),
    ("bawaslu", "penyampaian-putusan", 10, HARI, "after", "within"),
    ("bawaslu", "rekomendasi-disiplin", 10, HARI, "after", "within"),
    ("bawaslu", "pemberitahuan-atasan", 10, HARI, "after", "within"),
    ("banjarnegara", "putusan", 21, HK, "after", "within"),
    ("banjarnegara", "rekomendasi-disiplin", 8, HK, "after", "within"),
    ("banjarnegara", "panggilan-2", 3, HK, "after", "exactly"),
    ("banjarnegara", "isi-laporan", 3, HK, "before", "at-least"),
    ("banjarnegara", "salinan-putusan", 3, HARI, "after", "within"),
    ("banjarnegara", "susunan-majelis", None, HARI, "before", "within"),
)
# The same under other answers to what the texts leave open: reading, option, then as above.
READ = (
    ("kpu-bali", "gratifikasi", "A-KB-06", "hari-kerja", 30, HK, "after", "within"),
    ("bawaslu", "panggilan-1", "A-BW-01", "minimal5", 5, HK, "before", "at-least"),
    ("bawaslu", "panggilan-1", "A-BW-01", "maksimal5", 5, HK, "before", "within"),
    ("bawaslu", "pemberitahuan-panggilan-2", "A-BW-19", "tidak", 0, HK, "before", "at-least"),
    ("bawaslu", "putusan", "A-BW-23", "kerja", 30, HK, "after", "within"),
    ("bawaslu", "penyampaian-putusan", "A-BW-23", "kerja", 10, HK, "after", "within"),
    ("banjarnegara", "panggilan-2", "A-BN-01", "minimal3", 3, HK, "after", "at-least"),
    ("banjarnegara", "panggilan-2", "A-BN-01", "maksimal3", 3, HK, "after", "within"),
    ("banjarnegara", "isi-laporan", "A-BN-04", "kalender", 3, HARI, "before", "at-least"),
    ("banjarnegara", "salinan-putusan", "A-BN-04", "kerja", 3, HK, "after", "within"),
)


@cache
def profile(name):
    """Return a profile by its folder."""
    return load_profile(ROOT / "profiles" / name).profile


@cache
def calendars(options):
    """Return the calendar of the decrees."""
    return build_calendar(options)


@cache
def closed(options):
    """Return the days on which nobody works, from the decrees as collected."""
    source = json.loads((ROOT / "tests" / "data" / "hari_libur.json").read_text(encoding="utf-8"))
    return frozenset(
        date.fromisoformat(day["tanggal"])
        for day in source["hari"]
        if day["jenis"] != "cuti_bersama" or not options.collective_leave_counts
    )


def walked(anchor, n, what, direction, options):
    """Count n days away from a day, one step at a time; the day itself is not counted."""
    step = ONE_DAY if direction == "after" else -ONE_DAY
    day = anchor
    while n:
        day += step
        working = day.isoweekday() <= options.week and day not in closed(options)
        n -= what == HARI or working
    return day


def expected(anchor, law, options):
    """Return the first and last good day that the words of a regulation give."""
    n, what, direction, bound = law
    edge = anchor if n is None else walked(anchor, n, what, direction, options)
    if n is None:
        return (anchor, None) if direction == "after" else (None, anchor)
    if bound == "exactly":
        return edge, edge
    if bound == "within":
        return (anchor, edge) if direction == "after" else (edge, anchor)
    return (edge, None) if direction == "after" else (None, edge)


def base_case(name):
    """Return a case against one terlapor, without any act."""
    party = Party(id="t1", role=Role.TERLAPOR, person=Person(name="Budi"))
    return Case(id="c", profile=name, parties=(party,))


def found(name, limit, anchors, options, readings=None):
    """Return the first and last good day after each of many anchors, as the program has them."""
    now = situation(
        profile(name),
        base_case(name),
        calendars,
        date(2024, 1, 1),
        default_options=options,
        office=readings,
    )
    rule = replace(now.profile.deadline(limit), when=None)
    milestone, _dot, name_of_date = rule.anchor.partition(".")
    party = "t1" if rule.per is Scope.TERLAPOR else ""
    for anchor in anchors:
        event = Event(
            version=1,
            milestone=milestone,
            party="",
            dates={name_of_date: anchor},
            number="",
            fields={},
            at=anchor,
        )
        state = deadline_state(replace(now, case=replace(now.case, events=(event,))), rule, party)
        yield anchor, (state.earliest, state.due)


@pytest.mark.parametrize("options", ALL_OPTIONS, ids=lambda each: f"{each.week} hari")
@pytest.mark.parametrize("row", LAW, ids=lambda row: f"{row[0]}: {row[1]}")
def test_every_limit_on_every_day(row, options):
    """The dates are those that a loop over the decrees gives, whatever the anchor."""
    name, limit, *law = row
    for anchor, window in found(name, limit, DAYS, options):
        assert window == expected(anchor, law, options), anchor


@pytest.mark.parametrize("options", ALL_OPTIONS, ids=lambda each: f"{each.week} hari")
@pytest.mark.parametrize("row", READ, ids=lambda row: f"{row[0]}: {row[1]} {row[2]}={row[3]}")
def test_every_reading_on_every_third_day(row, options):
    """Under another answer to an open question the dates are those of that answer."""
    name, limit, reading, option, *law = row
    for anchor, window in found(name, limit, DAYS[::3], options, {reading: option}):
        assert window == expected(anchor, law, options), anchor


@pytest.mark.parametrize("name", ["kpu-bali", "bawaslu", "banjarnegara"])
def test_no_limit_is_missing_from_the_table(name):
    """The table has every time limit of every profile."""
    known = {limit for profile_id, limit, *_law in LAW if profile_id == name}
    assert known == {rule.id for rule in profile(name).deadlines}


# Counted by hand on a paper calendar: profile, limit, anchor, then the last day with five and six
# days a week, cuti bersama off and on in each.
BY_HAND = (
    # Nyepi and Lebaran 2026: 18, 20, 23, 24 March collective leave; 19, 21, 22 holidays.
    ("bawaslu", "pembentukan-majelis", "2026-03-13",
     "2026-03-27", "2026-03-23", "2026-03-26", "2026-03-20"),
    ("bawaslu", "putusan", "2026-03-02",
     "2026-04-01", "2026-04-01", "2026-04-01", "2026-04-01"),
    ("kpu-bali", "gratifikasi", "2026-03-02",
     "2026-04-01", "2026-04-01", "2026-04-01", "2026-04-01"),
    # Lebaran 2025: 28 March, 2, 3, 4, 7 April collective leave; 29, 31 March, 1, 18 April holidays.
    ("banjarnegara", "putusan", "2025-03-10",
     "2025-04-17", "2025-04-10", "2025-04-12", "2025-04-07"),
    # Lebaran 2024: 8, 9, 12, 15 April collective leave; 10, 11 holidays. Counted backwards.
    ("bawaslu", "panggilan-1", "2024-04-17",
     "2024-04-02", "2024-04-08", "2024-04-04", "2024-04-09"),
    # Polling day, Wednesday 14 February 2024.
    ("bawaslu", "pembentukan-majelis", "2024-02-12",
     "2024-02-20", "2024-02-20", "2024-02-19", "2024-02-19"),
    # Nyepi and Lebaran 2027: 9, 12, 15 March collective leave; 8, 10, 11 holidays.
    ("banjarnegara", "panggilan-2", "2027-03-05",
     "2027-03-18", "2027-03-15", "2027-03-16", "2027-03-12"),
    # New Year's Day 2026, counted backwards.
    ("banjarnegara", "isi-laporan", "2026-01-05",
     "2025-12-30", "2025-12-30", "2025-12-31", "2025-12-31"),
    ("banjarnegara", "salinan-putusan", "2026-03-19",
     "2026-03-22", "2026-03-22", "2026-03-22", "2026-03-22"),
)  # fmt: skip


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: f"{row[0]}: {row[1]} {row[2]}")
def test_dates_counted_by_hand(row):
    """The dates are those of a paper calendar."""
    name, limit, anchor, *dues = row
    for options, due in zip(ALL_OPTIONS, dues, strict=True):
        ((_anchor, window),) = found(name, limit, [date.fromisoformat(anchor)], options)
        assert window[1] == date.fromisoformat(due), options
