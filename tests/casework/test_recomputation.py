"""When an anchor, a reading or the calendar changes, the old date stays in the chronology."""

import pytest

from etik_tui.casework.act import ActInput, record
from etik_tui.casework.amendment import last_standing, undo, withdraw
from etik_tui.casework.casefile import add_note, choose_reading, close, reopen
from etik_tui.casework.indexing import case_row
from etik_tui.casework.recomputation import recompute
from etik_tui.casework.registration import register
from etik_tui.domain.case import fold
from etik_tui.domain.fact import DeadlineMoved, MoveCause
from etik_tui.errors import InputError
from tests.casework.conftest import report
from tests.procedure.regulation import day, deadline, formed

# Received on Tuesday 1 September 2026; five working days after that is the 8th.
RULES = {
    "deadlines": [
        deadline(),
        deadline(id="susul", title="Susulan", anchor="deadlines.periksa", n=2),
        deadline(id="hari", title="Hari", unit="day", n=10, readings=["T-1"]),
        deadline(id="bentuk", title="Sejak Majelis", anchor="bentuk.tanggal", n=3),
    ]
}
CLOSURE = """
[[add]]
date = 2026-09-07
name = "Upacara daerah"
basis = "SK Bupati 1/2026"
"""


@pytest.fixture
def workspace(open_session):
    """A session under a regulation with four limits, one of them in days of a reading."""
    return open_session(**RULES)


def _form(workspace, number, on):
    act = ActInput(
        milestone="bentuk", dates={"tanggal": day(on)}, number="1", majelis=formed(on).majelis
    )
    return record(workspace, number, act, deviation="uji")


def _moves(case):
    return [
        (fact.deadline, fact.before, fact.after, fact.cause)
        for entry in case.entries
        if isinstance(fact := entry.fact, DeadlineMoved)
    ]


def _closed_on_the_seventh(workspace):
    (workspace.folder / "calendar.toml").write_text(CLOSURE, encoding="utf-8")


MOVED = [
    ("periksa", day("09-08"), day("09-09"), MoveCause.CALENDAR),
    ("susul", day("09-10"), day("09-11"), MoveCause.CALENDAR),
]


# --- Acts ----------------------------------------------------------------------------------------


def test_an_anchor_that_is_taken_back_keeps_the_old_date(workspace, number):
    """Withdrawing the formation leaves its limit without a date, and says which it had."""
    case = _form(workspace, number, "09-02").case
    assert _moves(case) == []
    version = case.events[-1].version
    after = withdraw(workspace, number, version, reason="salah tanggal")
    assert _moves(after.case) == [("bentuk", day("09-07"), None, MoveCause.ACT)]
    assert [fact.deadline for fact in after.moved] == ["bentuk"]
    (fact,) = after.moved
    assert (fact.at, fact.calendar) == (workspace.today, workspace.calendar_version)


def test_a_second_formation_moves_the_limit_that_counts_from_the_last(workspace, number):
    """An act recorded again, by which a running limit ends elsewhere, is recorded as such."""
    _form(workspace, number, "09-02")
    again = _form(workspace, number, "09-04")
    assert _moves(again.case) == [("bentuk", day("09-07"), day("09-09"), MoveCause.ACT)]
    assert {due.deadline: due.due for due in workspace.journal.case_dues(again.case.id)}[
        "bentuk"
    ] == day("09-09")


def test_a_chosen_reading_keeps_the_date_of_the_other(workspace, number):
    """The official's choice among readings moves what it bears on, with that as the cause."""
    after = choose_reading(workspace, number, "T-1", "kerja", reason="surat edaran")
    assert _moves(after.case) == [("hari", day("09-11"), day("09-15"), MoveCause.READING)]


def test_what_moves_nothing_is_recorded_alone(workspace, number):
    """A note, or an act that meets a limit, leaves no move behind."""
    assert _moves(add_note(workspace, number, "catatan").case) == []
    act = ActInput(milestone="periksa", party="p1", dates={"tanggal": day("09-04")})
    assert _moves(record(workspace, number, act, deviation="uji").case) == []


def test_a_move_cannot_be_taken_back_alone(workspace, number):
    """The program's own remark is no act: undo passes it over, and withdrawing it is refused."""
    choose_reading(workspace, number, "T-1", "kerja", reason="surat edaran")
    case = workspace.case(number)
    assert isinstance(case.entries[-1].fact, DeadlineMoved)
    assert last_standing(case).version == case.version - 1
    with pytest.raises(InputError, match="Pergeseran tenggat"):
        withdraw(workspace, number, case.version, reason="keliru")
    back = undo(workspace, number)
    assert _moves(back.case)[-1] == ("hari", day("09-15"), day("09-11"), MoveCause.ACT)


# --- The calendar --------------------------------------------------------------------------------


def test_a_changed_calendar_is_noticed(workspace, number):
    """Cases that show dates of the old calendar are counted at once, without reading them."""
    assert workspace.outdated_cases() == 0
    before = workspace.calendar_version
    assert not workspace.refresh_calendar()
    _closed_on_the_seventh(workspace)
    assert workspace.refresh_calendar()
    assert workspace.calendar_version != before
    assert workspace.outdated_cases() == 1


def test_recomputation_keeps_the_old_dates(workspace, open_session, number):
    """Every limit that the calendar moves is recorded with both dates, also in a new session."""
    _closed_on_the_seventh(workspace)
    session = open_session("kepala", **RULES)
    seen = []
    done = recompute(session, lambda n, total: seen.append((n, total)))
    assert (done.cases, done.moved_cases, done.moved, done.left) == (1, 1, 2, 0)
    assert seen == [(1, 1)]
    case = workspace.case(number)
    assert _moves(case) == MOVED
    assert case.entries[-1].actor == "kepala"
    assert session.journal.dues(institution="alfa")[0].due == day("09-09")
    assert session.journal.verify().sound
    assert recompute(session).cases == 0


def test_a_case_whose_dates_stay_gets_no_fact(workspace, open_session, number):
    """A day off outside every count changes the index alone."""
    version = workspace.case(number).version
    text = CLOSURE.replace("2026-09-07", "2026-12-07")
    (workspace.folder / "calendar.toml").write_text(text, encoding="utf-8")
    done = recompute(workspace)
    assert (done.cases, done.moved_cases, done.moved, done.left) == (1, 0, 0, 0)
    assert workspace.case(number).version == version


def test_recomputation_can_be_stopped_and_goes_on(workspace, monkeypatch):
    """What was written before it was cancelled stays; the next call does the rest."""
    monkeypatch.setattr("etik_tui.journal.view.BATCH", 2)
    cases = [register(workspace, "alfa", report()).case.number for _n in range(5)]
    _closed_on_the_seventh(workspace)
    asked = []

    def cancel():
        asked.append(len(asked))
        return len(asked) > 2

    done = recompute(workspace, cancel=cancel)
    assert done.cancelled
    assert (done.cases, done.left) == (4, 1)
    rest = recompute(workspace)
    assert (rest.cases, rest.left, rest.cancelled) == (1, 0, False)
    assert [_moves(workspace.case(each)) for each in cases] == [MOVED] * 5


def test_an_act_after_the_change_tells_the_causes_apart(workspace, number):
    """What the calendar moved before is recorded as that, what the act moves as its own."""
    _closed_on_the_seventh(workspace)
    after = choose_reading(workspace, number, "T-1", "kerja", reason="surat edaran")
    assert _moves(after.case) == [
        *MOVED,
        ("hari", day("09-11"), day("09-16"), MoveCause.READING),
    ]
    assert workspace.outdated_cases() == 0


def test_a_new_reading_of_the_office_is_told_from_a_new_calendar(workspace, open_session, number):
    """Where the calendar is the same, the regulation or the office's reading moved the date."""
    (workspace.folder / "office.toml").write_text('[readings]\nT-1 = "kerja"\n', encoding="utf-8")
    other = open_session(**RULES)
    assert _moves(add_note(other, number, "catatan").case) == [
        ("hari", day("09-11"), day("09-15"), MoveCause.RULE)
    ]


def test_closed_cases_are_left_alone(workspace, number):
    """A closed case has no running limits; opened again it is computed with the new calendar."""
    close(workspace, number, reason="pelapor wafat")
    _closed_on_the_seventh(workspace)
    assert recompute(workspace).cases == 0
    after = reopen(workspace, number, reason="ahli waris meneruskan")
    assert _moves(after.case) == []
    assert workspace.journal.case_dues(after.case.id)[0].due == day("09-09")


def test_a_case_without_its_profile_is_passed(workspace, open_session, number):
    """Nothing is computed for a missing profile: the old dates stay until it is back."""
    _closed_on_the_seventh(workspace)
    stranger = open_session(known=False)
    done = recompute(stranger)
    assert (done.cases, done.moved, done.left) == (0, 0, 1)
    assert recompute(workspace).moved == 2


def test_a_case_written_to_meanwhile_is_left_to_its_writer(workspace, number, monkeypatch):
    """A fact recorded between reading and writing keeps its row; nothing is recorded twice."""
    _closed_on_the_seventh(workspace)
    real = case_row

    def slow(session, case):
        monkeypatch.undo()
        add_note(session, number, "catatan")
        return real(session, case)

    monkeypatch.setattr("etik_tui.casework.recomputation.case_row", slow)
    done = recompute(workspace)
    case = workspace.case(number)
    assert _moves(case) == MOVED
    assert (done.moved, done.left) == (0, 0)
    assert case == fold(case.id, workspace.journal.entries(case.id))
