"""Supposing other dates moves what depends on them, and records nothing."""

import pytest

from etik_tui.procedure.deadline import Status
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.what_if import Changes, Supposed, standing_findings, what_if
from etik_tui.workdays.dayoff import CalendarOptions, DayOff, Layer
from tests.procedure.regulation import act, day, deadline, formed, matter, regulation, standing
from tests.procedure.test_explain import DAYS

SUMMONS = {
    "rounds": [
        {
            "milestone": "panggilan",
            "attendance": "hadir",
            "measured_from": "panggilan.surat",
            "hearing": "panggilan.sidang",
            "limits": ["jarak", "periksa"],
            "cite": "Pasal 2",
        }
    ],
    "absence": "-",
    "absence_cite": "Pasal 2",
    "cite": "Pasal 2",
}
NOTICE = deadline(
    id="jarak",
    title="Jarak panggilan",
    anchor="panggilan.sidang",
    met_by="panggilan.surat",
    direction="before",
    bound="at-least",
    n=3,
    per="terlapor",
)
HEARING = deadline(n=10, per="terlapor")
BASE = regulation(deadlines=[NOTICE, HEARING], summons=SUMMONS)
# Received on Tuesday 1 September 2026: ten working days end on the 15th.
CALLED = (formed("09-02"), act("panggilan", "p1", surat="09-03", sidang="09-10"))


def _supposing(*acts, today="09-03", recorded=CALLED, base=BASE, **changes):
    now = standing(base, matter(*recorded), today)
    return now, what_if(now, Changes(acts=acts, **changes))


def _receipt(on):
    return Supposed(milestone="terima", dates={"tanggal": day(on)})


def test_a_recorded_date_moves_what_is_counted_from_it():
    """A receipt two days later moves the limit on the hearing by as many, and nothing else."""
    now, found = _supposing(_receipt("09-03"))
    (shift,) = found.moved
    assert (shift.before.due, shift.after.due, shift.days) == (day("09-15"), day("09-17"), 2)
    assert {each.before.id for each in found.shifts} == {"jarak", "periksa"}
    assert now.case.events == standing(BASE, matter(*CALLED), "09-03").case.events


def test_an_act_not_recorded_yet_moves_stage_and_next_act():
    """A supposed decision brings the case to its stage, with the acts that then are owed."""
    heard = (
        Supposed(milestone="periksa", party="p1", dates={"tanggal": day("09-10")}),
        Supposed(milestone="putusan", party="p1", dates={"tanggal": day("09-11")}),
    )
    _now, found = _supposing(*heard)
    assert (found.stage_before.id, found.stage_after.id) == ("sidang", "putus")
    assert found.next_before.milestone.id != found.next_after.milestone.id
    assert not [each for each in found.appearing if each.id.endswith(".future")]


def test_a_later_hearing_brings_the_warning_of_the_limit_it_passes():
    """A planned hearing after the limit is warned of; without the change there is no finding."""
    later = Supposed(milestone="panggilan", party="p1", dates={"sidang": day("09-16")})
    _now, found = _supposing(later)
    assert [(each.id, each.verdict) for each in found.appearing] == [
        ("deadlines.periksa", Verdict.WARN)
    ]
    assert found.vanishing == ()
    _now, back = _supposing(
        Supposed(milestone="panggilan", party="p1", dates={"sidang": day("09-10")}),
        recorded=(formed("09-02"), act("panggilan", "p1", surat="09-03", sidang="09-16")),
    )
    assert [each.id for each in back.vanishing] == ["deadlines.periksa"]


def test_a_supposed_act_out_of_turn_is_told():
    """Supposing a decision before the hearing says what is missing."""
    early = Supposed(milestone="putusan", party="p1", dates={"tanggal": day("09-04")})
    _now, found = _supposing(early)
    assert [each.id for each in found.appearing] == ["milestones.putusan.order"]


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({"options": CalendarOptions(week=6)}, "09-12"),
        (
            {"days_off": (DayOff(on=day("09-14"), layer=Layer.LOCAL, name="Lokal", basis="SK 1"),)},
            "09-16",
        ),
    ],
)
def test_the_calendar_can_be_supposed(changes, due):
    """Another week or one more day off moves the limits that count working days."""
    _now, found = _supposing(**changes)
    assert {each.before.id: each.after.due for each in found.moved}["periksa"] == day(due)


def test_a_reading_can_be_supposed():
    """Another answer to an open question moves the limits that depend on it."""
    rule = deadline(unit="day", n=10, per="terlapor", readings=["T-7"])
    base = regulation(deadlines=[rule], readings=[DAYS])
    _now, found = _supposing(base=base, readings={"T-7": "kerja"})
    (shift,) = found.moved
    assert (shift.before.due, shift.after.due) == (day("09-11"), day("09-15"))


def test_another_today_lets_limits_pass():
    """Looked at from a later day a running limit is overdue."""
    now = standing(BASE, matter(*CALLED), "09-03")
    found = what_if(now, Changes(today=day("09-30")))
    assert {each.after.status for each in found.moved if each.before.id == "periksa"} == {
        Status.OVERDUE
    }
    assert now.today == day("09-03")


def test_findings_of_a_case_as_it_stands():
    """What was recorded too late is among the findings, each once."""
    late = act("periksa", "p1", tanggal="09-18")
    now = standing(BASE, matter(*CALLED, late), "09-20")
    assert [(each.id, each.verdict) for each in standing_findings(now)] == [
        ("deadlines.periksa", Verdict.WARN)
    ]
