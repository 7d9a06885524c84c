"""What is added to a case besides acts, votes and questions, and closing it."""

import hashlib

import pytest

from etik_tui.casework import casefile, hearing, ticking
from etik_tui.casework.act import record
from etik_tui.casework.amendment import withdraw
from etik_tui.domain.fact import AllegationRecorded
from etik_tui.domain.person import Party, Person, Role
from etik_tui.errors import InputError, RefusedError
from tests.casework.test_act import formed
from tests.procedure.regulation import day


def test_people_get_ids_that_never_come_twice(workspace, number) -> None:
    """A withdrawn party's id is not given to the next one."""
    saksi = Person(name="Kenari Merapi")
    first = casefile.add_party(workspace, number, Role.SAKSI, saksi)
    assert first.case.parties[-1].id == "p3"
    withdraw(workspace, number, first.case.version, reason="bukan saksi")
    second = casefile.add_party(workspace, number, Role.SAKSI, saksi)
    assert second.case.parties[-1].id == "p4"


def test_a_party_is_put_right_with_a_reason(workspace, number) -> None:
    """What is known of a party changes; an unknown party or an empty name does not."""
    better = Party(id="p1", role=Role.TERLAPOR, person=Person(name="Elang Semeru"))
    done = casefile.change_party(workspace, number, better, reason="ejaan")
    assert done.case.parties[0] == better
    assert done.entries[0].fact.reason == "ejaan"
    stranger = Party(id="p9", role=Role.SAKSI, person=Person(name="X"))
    for wrong in (stranger, Party(id="p1", role=Role.TERLAPOR, person=Person(name=" "))):
        with pytest.raises(InputError):
            casefile.change_party(workspace, number, wrong, reason="x")


def test_evidence_is_kept_by_its_content(workspace, number, tmp_path) -> None:
    """A file is stored under its sha256 once, and the fact says which and how large."""
    file = tmp_path / "foto.jpg"
    file.write_bytes(b"isi")
    done = casefile.add_evidence(workspace, number, "Foto", file=file)
    fact = done.case.evidence[-1]
    digest = hashlib.sha256(b"isi").hexdigest()
    assert (fact.file, fact.sha256, fact.size) == ("foto.jpg", digest, 3)
    assert (workspace.folder / "evidence" / digest[:2] / digest).read_bytes() == b"isi"
    with pytest.raises(InputError):
        casefile.add_evidence(workspace, number, "Hilang", file=tmp_path / "tiada")
    with pytest.raises(InputError):
        casefile.add_evidence(workspace, number, "Folder", file=tmp_path)


def test_evidence_and_questions_get_ids_that_never_come_twice(workspace, number) -> None:
    """After a withdrawal the next piece does not take the id of one that stands."""
    casefile.add_evidence(workspace, number, "Satu")
    casefile.add_evidence(workspace, number, "Dua")
    first = hearing.ask(workspace, number, "Di mana?")
    hearing.ask(workspace, number, "Kapan?")
    withdraw(workspace, number, 6, reason="bukan bukti")
    withdraw(workspace, number, first.case.version, reason="salah")
    casefile.add_evidence(workspace, number, "Tiga")
    case = hearing.ask(workspace, number, "Siapa?").case
    assert [each.id for each in case.evidence] == ["b2", "b3"]
    assert [(each.id, each.question) for each in case.questions] == [
        ("t2", "Kapan?"),
        ("t3", "Siapa?"),
    ]
    better = hearing.ask(workspace, number, "Siapa saja?", "Berdua", question_id="t3").case
    assert [each.answer for each in better.questions] == ["", "Berdua"]


def test_an_allegation_names_norms_that_exist(workspace, number) -> None:
    """A known norm is taken, an unknown one named."""
    good = AllegationRecorded(at=day("09-02"), id="d2", party="p1", text="x", norms=("n1",))
    assert len(casefile.add_allegation(workspace, number, good).case.allegations) == 2
    wrong = AllegationRecorded(at=day("09-02"), id="d3", party="p1", text=" ", norms=("n9",))
    with pytest.raises(InputError) as caught:
        casefile.add_allegation(workspace, number, wrong)
    assert [problem.key for problem in caught.value.problems] == ["text", "norms"]


def test_a_reading_is_chosen_with_a_reason(workspace, number) -> None:
    """The choice stands in the case; unknown ones and those without a reason are refused."""
    done = casefile.choose_reading(workspace, number, "T-1", "kerja", reason="arahan pimpinan")
    assert done.case.readings == {"T-1": "kerja"}
    assert workspace.situation(done.case).profile.time.day.value == "working"
    for reading, option, reason in (("T-9", "x", "a"), ("T-1", "x", "a"), ("T-1", "kerja", " ")):
        with pytest.raises(InputError):
            casefile.choose_reading(workspace, number, reading, option, reason=reason)


def test_ticks_and_notes(workspace, number) -> None:
    """Items of the checklist are ticked and unticked, unknown ones refused; notes are kept."""
    assert set(ticking.tick(workspace, number, "rapikan").case.ticks) == {"rapikan"}
    assert ticking.untick(workspace, number, "rapikan", reason="keliru").case.ticks == {}
    with pytest.raises(InputError, match="tiada"):
        ticking.tick(workspace, number, "tiada")
    text = "[/x] \x1b[31m e\u0301 \U0001f469\u200d\u2696\ufe0f \u202e" + "x" * 1000
    assert casefile.add_note(workspace, number, text).case.notes[-1].text == text
    for wrong in ("", " ", "x" * 100_001, "\ud800"):
        with pytest.raises(InputError):
            casefile.add_note(workspace, number, wrong)


def test_members_vote_and_disagree(workspace, number) -> None:
    """Only sitting members vote, only for outcomes there are; an empty vote abstains."""
    with pytest.raises(InputError, match="tidak ada dalam Majelis"):
        hearing.cast_vote(workspace, number, "m1", "bebas")
    record(workspace, number, formed())
    hearing.cast_vote(workspace, number, "m1", "bebas")
    case = hearing.cast_vote(workspace, number, "m2", "").case
    assert [(vote.seat, vote.option, vote.party) for vote in case.votes] == [
        ("m1", "bebas", "p1"),
        ("m2", "", "p1"),
    ]
    assert hearing.dissent(workspace, number, "m3", "lain").case.dissents[0].text == "lain"
    for seat, option in (("m9", "bebas"), ("m1", "entah")):
        with pytest.raises(InputError):
            hearing.cast_vote(workspace, number, seat, option)
    with pytest.raises(InputError):
        hearing.dissent(workspace, number, "m1", " ")
    with pytest.raises(InputError):
        hearing.ask(workspace, number, "?", party="p9")


def test_a_case_is_closed_with_a_reason_and_opened_again(workspace, number) -> None:
    """Closing names what the text would still want; a closed case takes notes only."""
    with pytest.raises(RefusedError) as caught:
        casefile.close(workspace, number, reason=" ")
    assert [each.id for each in caught.value.findings] == ["diputus"]
    for wrong in ("08-31", "10-01"):
        with pytest.raises(InputError):
            casefile.close(workspace, number, reason="wafat", at=day(wrong))
    closed = casefile.close(workspace, number, reason="terlapor wafat")
    row = workspace.journal.row(closed.case.id)
    assert (row.closed, row.stage, row.next_act, row.due) == (True, "selesai", "", None)
    attempts = (
        lambda: record(workspace, number, formed()),
        lambda: casefile.close(workspace, number, reason="lagi"),
        lambda: casefile.add_evidence(workspace, number, "Foto"),
        lambda: withdraw(workspace, number, 5, reason="keliru"),
    )
    for attempt in attempts:
        with pytest.raises(InputError, match="sudah ditutup"):
            attempt()
    casefile.add_note(workspace, number, "masih ada surat")
    with pytest.raises(InputError, match="alasan"):
        casefile.reopen(workspace, number, reason=" ")
    assert casefile.reopen(workspace, number, reason="keliru").case.closed is None
    with pytest.raises(InputError, match="tidak tertutup"):
        casefile.reopen(workspace, number, reason="lagi")


def test_a_closing_can_be_withdrawn(workspace, number) -> None:
    """Of a closed case the closing itself may be taken back."""
    closed = casefile.close(workspace, number, reason="wafat").case
    again = withdraw(workspace, number, closed.version, reason="orang lain")
    assert again.case.closed is None


def test_every_act_sees_the_version_it_was_shown(workspace, number) -> None:
    """Each kind of act refuses what was typed on an older state of the case."""
    from etik_tui.errors import ConflictError

    seen = workspace.case(number).version
    casefile.add_note(workspace, number, "lebih dulu")
    attempts = (
        lambda: casefile.add_note(workspace, number, "x", seen=seen),
        lambda: ticking.tick(workspace, number, "rapikan", seen=seen),
        lambda: casefile.close(workspace, number, reason="x", seen=seen),
        lambda: hearing.ask(workspace, number, "?", seen=seen),
        lambda: withdraw(workspace, number, 5, reason="x", seen=seen),
    )
    for attempt in attempts:
        with pytest.raises(ConflictError):
            attempt()
