"""The clocks of Bawaslu and Banjarnegara together: what can be met, and until when."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from etik_tui.domain import fact as facts
from etik_tui.domain.case import fold
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.situation import situation
from etik_tui.procedure.summons_plan import propose_pair, summons_plans
from etik_tui.procedure.timeline import timeline
from etik_tui.profile.load import load_profile
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.dayoff import CalendarOptions

PROFILES = Path(__file__).parents[2] / "profiles"


@cache
def profile(name):
    """Return a profile by its folder."""
    return load_profile(PROFILES / name).profile


@cache
def calendars(options):
    """Return the calendar of the decrees."""
    return build_calendar(options)


def day(text):
    """Return a day of 2026, written month-day."""
    return date.fromisoformat(f"2026-{text}")


def act(milestone, party="", fields=None, **dates):
    """Return an act with these dates of 2026."""
    found = {name: day(text) for name, text in dates.items()}
    return facts.MilestoneRecorded(
        at=next(iter(found.values())),
        milestone=milestone,
        party=party,
        dates=found,
        fields=fields or {},
    )


def formed(on):
    """Return the formation of the Majelis."""
    return facts.MajelisFormed(
        at=day(on), milestone="majelis-dibentuk", majelis=Majelis(seats=()),
        dates={"ditetapkan": day(on)}, number="1",
    )  # fmt: skip


def received(name, on):
    """Return the receipt of a case by the office and by the official on one day."""
    second = {"bawaslu": "diterima-ppk", "banjarnegara": "diterima-pejabat"}[name]
    return act("diterima-instansi", diterima=on), act(second, diterima=on)


def of(name, today, *recorded, leave=False, week=5, readings=None):
    """Return the situation of a case against one terlapor."""
    first = facts.CaseRegistered(
        at=day("01-02"), number="1", profile=name, profile_version="1", profile_digest="",
        channel="laporan", title="Perkara",
    )  # fmt: skip
    party = Party(id="t1", role=Role.TERLAPOR, person=Person(name="Budi"))
    chain = (first, facts.PartyAdded(at=first.at, party=party), *recorded)
    entries = [
        facts.Entry(
            case="c", version=n, recorded_at=datetime(2026, 1, 2, tzinfo=UTC), actor="a", fact=fact
        )
        for n, fact in enumerate(chain, start=1)
    ]
    options = CalendarOptions(week=week, collective_leave_counts=leave)
    return situation(
        profile(name), fold("c", entries), calendars, day(today),
        default_options=options, office=readings,
    )  # fmt: skip


def dues(found):
    """Return the last day of every clock by its id."""
    return {clock.state.id: clock.state.due for clock in found.clocks}


# Received on Monday 7 September 2026, a month without days off: hk 5 is the 14th, hk 10 the 21st.
BAWASLU = received("bawaslu", "09-07")


def test_formation_and_summons_share_their_last_day():
    """Pasal 18, 22(2), 23(1): Majelis on hk 5, examination on hk 10, no room for the summons."""
    found = timeline(of("bawaslu", "09-07", *BAWASLU))
    assert dues(found) == {"pembentukan-majelis": day("09-14"), "pemeriksaan": day("09-21")}
    assert [(clock.left, clock.slack) for clock in found.clocks] == [(5, None), (10, 5)]
    (plan,) = found.plans
    assert (plan.letter_by, plan.hearing_by) == (day("09-14"), day("09-21"))
    assert (plan.bound_by.id, plan.before.id, plan.slack) == (
        "pemeriksaan", "pembentukan-majelis", 0,
    )  # fmt: skip
    (note,) = found.findings
    assert note.verdict is Verdict.NOTE
    assert "Ruang gerak 0 hari kerja" in note.text
    assert "Pasal 23 ayat (1)" in note.cite
    assert "Pasal 22 ayat (2)" in note.cite
    assert "Pasal 18" in note.cite


@pytest.mark.parametrize(("week", "leave"), [(5, False), (5, True), (6, False), (6, True)])
def test_the_slack_is_zero_on_every_calendar(week, leave):
    """Whatever the day of receipt from 2024 to 2027, formation and summons end on one day."""
    template = of("bawaslu", "09-07", *BAWASLU, week=week, leave=leave)
    for ordinal in range(date(2024, 1, 1).toordinal(), date(2027, 11, 1).toordinal(), 9):
        start = date.fromordinal(ordinal)
        events = tuple(
            replace(event, dates=dict.fromkeys(event.dates, start), at=start)
            for event in template.case.events
        )
        now = replace(template, case=replace(template.case, events=events), today=start)
        (plan,) = summons_plans(now)
        assert plan.letter_by == now.calendar.add(start, 5), start
        assert plan.hearing_by == now.calendar.add(start, 10), start
        assert plan.slack == 0, start
        assert now.calendar.count(plan.latest.letter, plan.latest.hearing) == 5


def test_the_pair_of_dates_keeps_all_readings():
    """A-BW-01, A-BW-02: exactly five working days from the first day the letter can leave."""
    found = timeline(of("bawaslu", "09-10", *BAWASLU, formed("09-10")))
    (plan,) = found.plans
    assert (plan.earliest.letter, plan.earliest.hearing) == (day("09-10"), day("09-17"))
    assert (plan.latest.letter, plan.latest.hearing) == (day("09-14"), day("09-21"))
    assert plan.earliest.readings
    assert plan.earliest.limits
    assert plan.left == 2
    assert found.findings == ()


def test_a_day_later_no_dates_are_left():
    """A Majelis formed on hk 6 cannot keep both Pasal 22(2) and Pasal 23(1); the notice wins."""
    found = timeline(of("bawaslu", "09-15", *BAWASLU, formed("09-15")))
    (plan,) = found.plans
    assert not plan.is_possible
    assert (plan.letter_by, plan.left) == (day("09-14"), -1)
    assert (plan.earliest.letter, plan.earliest.hearing) == (day("09-15"), day("09-22"))
    assert not plan.earliest.limits
    (warning,) = found.findings
    assert warning.verdict is Verdict.WARN
    assert "14 Sep 2026" in warning.text


def test_a_planned_hearing_beyond_a_limit_is_warned_of():
    """A summons for a hearing on hk 11 is flagged against Pasal 22(2)."""
    summons = act("panggilan-1", "t1", surat="09-15", pemeriksaan="09-22")
    found = timeline(of("bawaslu", "09-15", *BAWASLU, formed("09-14"), summons))
    assert [each.id for each in found.findings if each.verdict is Verdict.WARN] == [
        "deadlines.pemeriksaan"
    ]


def test_an_absence_on_the_last_day_cannot_be_mended_in_time():
    """Missed on hk 10: second summons until hk 15, second hearing on hk 20, beyond Pasal 22(2)."""
    summons = act("panggilan-1", "t1", surat="09-14", pemeriksaan="09-21")
    before = timeline(of("bawaslu", "09-14", *BAWASLU, formed("09-14"), summons))
    (plan,) = before.plans
    assert plan.supposed
    assert plan.start == day("09-21")
    assert not plan.is_possible
    assert [each.verdict for each in before.findings] == [Verdict.NOTE]
    absent = act("kehadiran-1", "t1", {"hadir": "tidak"}, tanggal="09-21")
    after = timeline(of("bawaslu", "09-21", *BAWASLU, formed("09-14"), summons, absent))
    (plan,) = after.plans
    assert not plan.supposed
    assert dues(after)["panggilan-2"] == day("09-28")
    assert (plan.earliest.letter, plan.earliest.hearing) == (day("09-21"), day("09-28"))
    assert [each.verdict for each in after.findings] == [Verdict.WARN]


def test_an_early_first_hearing_leaves_room_for_the_second():
    """With the Majelis formed at once both rounds fit into the ten days of Pasal 22(2)."""
    summons = act("panggilan-1", "t1", surat="09-07", pemeriksaan="09-14")
    found = timeline(of("bawaslu", "09-07", *BAWASLU, formed("09-07"), summons))
    (plan,) = found.plans
    assert (plan.latest.letter, plan.latest.hearing) == (day("09-14"), day("09-21"))
    assert found.findings == ()


def test_lebaran_takes_the_days_of_the_decision():
    """Formed on 2 March 2026, decision by 1 April (Pasal 24(5)): only 17 working days later."""
    found = timeline(of("bawaslu", "03-02", *received("bawaslu", "03-02"), formed("03-02")))
    assert dues(found)["putusan"] == day("04-01")
    (clock,) = (each for each in found.clocks if each.state.id == "putusan")
    assert clock.left == 17
    worked = of("bawaslu", "03-02", *received("bawaslu", "03-02"), formed("03-02"), leave=True)
    assert next(c.left for c in timeline(worked).clocks if c.state.id == "putusan") == 21


def test_lebaran_leaves_two_days_after_the_second_hearing():
    """Summons on hk 0 and 10, hearings on hk 5 and 15: two working days are left to decide."""
    first = act("panggilan-1", "t1", surat="03-02", pemeriksaan="03-09")
    absent = act("kehadiran-1", "t1", {"hadir": "tidak"}, tanggal="03-09")
    second = act("panggilan-2", "t1", surat="03-16", pemeriksaan="03-30")
    recorded = (*received("bawaslu", "03-02"), formed("03-02"), first, absent, second)
    now = of("bawaslu", "03-30", *recorded)
    assert now.calendar.count(day("03-02"), day("03-30")) == 15
    (clock,) = (each for each in timeline(now).clocks if each.state.id == "putusan")
    assert clock.left == 2


BANJARNEGARA = received("banjarnegara", "09-07")


def test_banjarnegara_has_no_conflict_of_its_own():
    """Pasal 16(3): 21 working days for all of it; formation has no share, so no slack is said."""
    found = timeline(of("banjarnegara", "09-07", *BANJARNEGARA))
    assert dues(found) == {"putusan": day("10-06")}
    (plan,) = found.plans
    assert (plan.letter_by, plan.slack) == (None, None)
    assert (plan.earliest.letter, plan.earliest.hearing) == (day("09-07"), day("09-10"))
    assert found.findings == ()


@pytest.mark.parametrize(("hearing", "possible"), [("09-14", True), ("09-15", False)])
def test_banjarnegara_second_letter_is_three_days_after_the_first(hearing, possible):
    """Pasal 21(3): a first hearing later than that is known too late for the second letter."""
    summons = act("panggilan-1", "t1", surat="09-09", sidang=hearing)
    found = timeline(of("banjarnegara", "09-09", *BANJARNEGARA, formed("09-09"), summons))
    (plan,) = found.plans
    assert plan.supposed
    assert (plan.letter_by, plan.is_possible) == (day("09-14"), possible)
    assert [each.verdict for each in found.findings] == ([] if possible else [Verdict.NOTE])


def test_a_heard_case_needs_no_summons():
    """Once the hearing was held no further summons is planned."""
    summons = act("panggilan-1", "t1", surat="09-07", pemeriksaan="09-14")
    heard = act("pemeriksaan", "t1", dilaksanakan="09-14")
    assert timeline(of("bawaslu", "09-14", *BAWASLU, formed("09-07"), summons, heard)).plans == ()


def test_a_code_without_summons_has_no_plans():
    """A regulation that knows no summons has a timeline without them."""
    found = timeline(of("kpu-bali", "09-14", act("pengaduan", diterima="09-14")))
    assert (found.clocks, found.plans, found.findings) == ((), (), ())


def test_a_hearing_is_proposed_for_a_letter_of_any_day():
    """The letter's day is taken as it is; a letter too late for the limit keeps the notice."""
    now = of("bawaslu", "09-10", *BAWASLU, formed("09-10"))
    (round_, _second) = now.profile.summons.rounds
    found = propose_pair(now, round_, "t1", day("09-10"))
    assert (found.hearing, found.readings, found.limits) == (day("09-17"), True, True)
    late = propose_pair(now, round_, "t1", day("09-16"))
    assert (late.hearing, late.readings, late.limits) == (day("09-23"), True, False)
    # No hearing lies exactly five working days after a Saturday.
    assert propose_pair(now, round_, "t1", day("09-12")) is None
    village = of("banjarnegara", "09-07", *BANJARNEGARA, formed("09-07"))
    (first, _second) = village.profile.summons.rounds
    assert propose_pair(village, first, "t1", day("09-12")).hearing == day("09-17")
