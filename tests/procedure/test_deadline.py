"""Time limits: their window, their anchor, and where they stand."""

import pytest

from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.deadline import Status, deadline_state, deadlines
from tests.procedure.regulation import act, day, deadline, formed, matter, regulation, standing

# September 2026 has no days off: Tue 1, Mon 7, Mon 14, Mon 21.
WINDOWS = [
    # direction, bound, n, unit, anchor, earliest, due
    pytest.param("after", "within", 5, "working", "09-01", "09-01", "09-08", id="Pasal 18"),
    pytest.param("after", "within", 5, "calendar", "09-01", "09-01", "09-06", id="Pasal 25(5)"),
    pytest.param("after", "within", 0, "working", "09-01", "09-01", "09-01", id="same day"),
    pytest.param("after", "at-least", 5, "working", "09-01", "09-08", None, id="notice"),
    pytest.param("after", "exactly", 5, "working", "09-01", "09-08", "09-08", id="exactly after"),
    pytest.param("after", "within", None, "working", "09-01", "09-01", None, id="any time after"),
    pytest.param("before", "within", 5, "working", "09-10", "09-03", "09-10", id="paling lama"),
    pytest.param("before", "at-least", 5, "working", "09-10", None, "09-03", id="paling lambat"),
    pytest.param("before", "exactly", 5, "working", "09-10", "09-03", "09-03", id="Pasal 23(1)"),
    pytest.param("before", "exactly", 5, "calendar", "09-10", "09-05", "09-05", id="calendar back"),
    pytest.param("before", "within", None, "working", "09-10", None, "09-10", id="any time before"),
    pytest.param("after", "within", 3, "working", "03-17", "03-17", "03-27", id="over Lebaran"),
    pytest.param("before", "exactly", 3, "working", "03-27", "03-17", "03-17", id="back over it"),
]


@pytest.mark.parametrize(("way", "bound", "n", "unit", "anchor", "earliest", "due"), WINDOWS)
def test_a_window_has_a_first_and_a_last_good_day(
    way, bound, n, unit, anchor, earliest, due
) -> None:
    """Bound, direction and unit give the days on which the act is in time."""
    rule = deadline(direction=way, bound=bound, n=n, unit=unit)
    state = _state(rule, matter(received=anchor))
    assert (state.anchor, state.earliest, state.due) == (
        day(anchor),
        earliest and day(earliest),
        due and day(due),
    )


def _state(rule, case, today="12-01", time=None, party="", office=None):
    base = regulation(deadlines=[rule], time=time or {"day": "calendar"})
    now = standing(base, case, today, office)
    return deadline_state(now, now.profile.deadlines[0], party)


@pytest.mark.parametrize(
    ("time", "unit", "n", "received", "due"),
    [
        pytest.param({"day": "calendar"}, "day", 5, "09-01", "09-06", id="hari is calendar"),
        pytest.param({"day": "working"}, "day", 5, "09-01", "09-08", id="hari is working"),
        pytest.param({"day": "working"}, "calendar", 5, "09-01", "09-06", id="unit said"),
        pytest.param({"count_anchor": True}, "working", 5, "09-01", "09-07", id="anchor counts"),
        pytest.param(
            {"count_anchor": True}, "calendar", 5, "09-01", "09-05", id="anchor, calendar"
        ),
        pytest.param({"roll": "next"}, "calendar", 5, "09-01", "09-07", id="Sunday rolls on"),
        pytest.param({"roll": "previous"}, "calendar", 5, "09-01", "09-04", id="rolls back"),
        pytest.param({"week": 6}, "working", 5, "09-01", "09-07", id="six-day week"),
        pytest.param({}, "working", 3, "02-12", "02-19", id="cuti bersama off"),
        pytest.param(
            {"collective_leave_counts": True},
            "working",
            3,
            "02-12",
            "02-18",
            id="cuti bersama works",
        ),
    ],
)
def test_what_days_mean_is_the_regulations_to_say(time, unit, n, received, due) -> None:
    """Meaning of `hari`, counting of the anchor, rolling, week and leave change the last day."""
    assert _state(deadline(n=n, unit=unit), matter(received=received), time=time).due == day(due)


def _examined(on: str):
    return matter(formed("09-02"), act("periksa", "p1", tanggal=on))


@pytest.mark.parametrize(
    ("bound", "case", "today", "status", "left"),
    [
        ("within", matter(), "09-08", Status.RUNNING, 0),
        ("within", matter(), "09-04", Status.RUNNING, 2),
        ("within", matter(), "09-09", Status.OVERDUE, -1),
        ("within", _examined("09-08"), "10-01", Status.MET, -17),
        ("within", _examined("09-09"), "10-01", Status.LATE, -17),
        ("within", _examined("08-31"), "10-01", Status.EARLY, -17),
        ("at-least", matter(), "12-01", Status.RUNNING, None),
        ("at-least", _examined("09-07"), "12-01", Status.EARLY, None),
        ("at-least", _examined("09-08"), "12-01", Status.MET, None),
        ("exactly", _examined("09-07"), "12-01", Status.EARLY, None),
        ("exactly", _examined("09-09"), "12-01", Status.LATE, None),
    ],
)
def test_a_limit_stands_somewhere(bound, case, today, status, left) -> None:
    """Met, late, early, running and overdue follow from the window, the act and today."""
    state = _state(deadline(bound=bound), case, today)
    assert state.status is status
    if bound == "within":
        assert state.left == left
    assert state.is_open is (status in (Status.RUNNING, Status.OVERDUE))


def test_a_limit_without_its_anchor_has_not_begun() -> None:
    """Before the event that it counts from, a limit has no days."""
    state = _state(deadline(anchor="bentuk.tanggal"), matter())
    assert (state.status, state.due, state.left) == (Status.NOT_YET, None, None)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ((), Status.NOT_YET),
        ((act("hadir", "p1", tanggal="09-10", datang="ya"),), Status.NOT_APPLICABLE),
        ((act("hadir", "p1", tanggal="09-10", datang="tidak"),), Status.OVERDUE),
    ],
)
def test_a_conditional_limit_waits_for_its_question(facts, status) -> None:
    """While the condition can still come true the limit is not yet; once it cannot, it never is."""
    rule = deadline(when={"field": "hadir.datang", "is": "tidak"}, per="terlapor")
    assert _state(rule, matter(*facts), party="p1").status is status


def test_a_limit_can_count_from_another_limit() -> None:
    """The anchor may be the last day of another limit, whatever that one's unit."""
    second = deadline(id="lanjut", anchor="deadlines.periksa", n=2, unit="calendar")
    now = standing(regulation(deadlines=[deadline(), second]), matter())
    first, chained = deadlines(now)
    assert first.due == day("09-08")
    assert (chained.anchor, chained.due) == (day("09-08"), day("09-10"))


@pytest.mark.parametrize(("pick", "anchor"), [("first", "09-02"), ("last", "09-05")])
def test_the_anchor_is_the_first_or_the_last_event(pick, anchor) -> None:
    """Where a milestone was recorded several times, the rule says which one starts the count."""
    case = matter(act("teguran", tanggal="09-02"), act("teguran", tanggal="09-05"))
    assert _state(deadline(anchor="teguran.tanggal", anchor_pick=pick), case).anchor == day(anchor)


def test_each_terlapor_has_a_clock_of_their_own() -> None:
    """A limit per terlapor is met by one and overdue for the other."""
    two = tuple(
        Party(id=each, role=Role.TERLAPOR, person=Person(name=each)) for each in ("p1", "p2")
    )
    case = matter(act("periksa", "p2", tanggal="09-03"), parties=two)
    now = standing(regulation(deadlines=[deadline(per="terlapor")]), case)
    assert [(state.party, state.status) for state in deadlines(now)] == [
        ("p1", Status.OVERDUE),
        ("p2", Status.MET),
    ]


def test_years_without_decree_make_working_days_provisional() -> None:
    """A count that reaches a year without decree names it; calendar days never are provisional."""
    case = matter(received="2040-01-02")
    assert _state(deadline(), case, "2040-02-01").provisional == (2040,)
    assert _state(deadline(unit="calendar"), case, "2040-02-01").provisional == ()
