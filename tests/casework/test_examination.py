"""The record of an examination: its order, its sittings, what was read back, who signed."""

from datetime import date

import pytest

from etik_tui.casework import casefile, examination, hearing
from etik_tui.casework.act import record
from etik_tui.casework.examination import Sitting
from etik_tui.casework.hearing import Turn
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.person import Person, Role
from etik_tui.errors import InputError
from tests.casework.test_act import formed


def asked(case) -> list[str]:
    """Return the questions in the order of the record."""
    return [each.question for each in case.questions]


def test_pairs_are_put_in_before_others_and_keep_their_place(workspace: Workspace, number) -> None:
    """A pair goes before the one named, a correction stays, a lost neighbour means last."""
    for question in ("Satu?", "Tiga?"):
        hearing.ask(workspace, number, question)
    hearing.ask(workspace, number, "Dua?", turn=Turn(before="t2"))
    case = hearing.ask(workspace, number, "Satu, ya?", question_id="t1").case
    assert asked(case) == ["Satu, ya?", "Dua?", "Tiga?"]
    case = examination.drop(workspace, number, "t2", reason="keliru").case
    assert asked(case) == ["Satu, ya?", "Dua?"]
    for wrong in ("t2", "t9"):
        with pytest.raises(InputError, match="tidak ada"):
            hearing.ask(workspace, number, "?", turn=Turn(before=wrong))
        with pytest.raises(InputError, match="tidak ada"):
            hearing.ask(workspace, number, "?", question_id=wrong)
        with pytest.raises(InputError, match="tidak ada"):
            examination.drop(workspace, number, wrong, reason="keliru")
    with pytest.raises(InputError, match="alasan"):
        examination.drop(workspace, number, "t1", reason=" ")


def test_everybody_has_sittings_of_their_own(workspace: Workspace, number) -> None:
    """A witness is examined beside the terlapor, and a new sitting is the next one only."""
    witness = casefile.add_party(workspace, number, Role.SAKSI, Person(name="Saksi")).case
    who = witness.parties[-1].id
    hearing.ask(workspace, number, "Satu?")
    hearing.ask(workspace, number, "Melihat?", party=who)
    case = hearing.ask(workspace, number, "Lagi?", turn=Turn(session=2)).case
    assert examination.sittings(case) == (
        Sitting(party="p1"),
        Sitting(party=who),
        Sitting(party="p1", session=2),
    )
    assert examination.latest_sitting(case) == Sitting(party="p1", session=2)
    with pytest.raises(InputError, match="ke-2"):
        hearing.ask(workspace, number, "?", turn=Turn(session=4), party=who)


def test_only_what_concerns_a_pair_stands_in_its_way(workspace: Workspace, number) -> None:
    """Notes and other pairs do not interfere with a correction; its own change does."""
    seen = hearing.ask(workspace, number, "Satu?").case.version
    here = Sitting(party="p1")
    case = casefile.add_note(workspace, number, "lain").case
    assert not examination.interferes(case, seen, here)
    case = hearing.ask(workspace, number, "Dua?").case
    assert examination.interferes(case, seen, here)
    assert not examination.interferes(case, seen, here, "t1")
    case = hearing.ask(workspace, number, "Satu, ya?", question_id="t1").case
    assert examination.interferes(case, seen, here, "t1")
    after = examination.drop(workspace, number, "t1", reason="keliru").case
    assert examination.interferes(after, case.version, here, "t1")


def test_a_record_is_read_back_whole_on_a_possible_day(workspace: Workspace, number) -> None:
    """There must be something to read; not before it was asked, not in the future."""
    with pytest.raises(InputError, match="Belum ada"):
        examination.read_back(workspace, number)
    hearing.ask(workspace, number, "Satu?")
    for wrong in (date(2020, 1, 1), date(2090, 1, 1)):
        with pytest.raises(InputError, match="tidak mungkin"):
            examination.read_back(workspace, number, at=wrong)
    case = examination.read_back(workspace, number, note="Benar").case
    assert case.read_back == {"t1": workspace.today}
    corrected = hearing.ask(
        workspace, number, "Satu?", "Ya", question_id="t1", turn=Turn(reading_back=True)
    ).case
    assert corrected.read_back == {}
    assert corrected.questions[0].reading_back


def test_who_signed_and_who_would_not(workspace: Workspace, number) -> None:
    """A refusal needs its reason, a signer a seat; what changes after a signature is told."""
    record(workspace, number, formed())
    with pytest.raises(InputError, match="Belum ada"):
        examination.sign(workspace, number, signer="m1", signed=True)
    hearing.ask(workspace, number, "Satu?")
    with pytest.raises(InputError, match="alasan"):
        examination.sign(workspace, number, signer="m1", signed=False)
    with pytest.raises(InputError, match="tidak ada dalam Majelis"):
        examination.sign(workspace, number, signer="m9", signed=True)
    examination.sign(workspace, number, signer="m1", signed=False, reason="keberatan")
    examination.sign(workspace, number, signer="m1", signed=True)
    case = hearing.ask(workspace, number, "Dua?").case
    assert [(each.signer, each.signed) for each in case.signatures] == [("m1", True)]
    assert examination.changed_since_signing(case, "p1", 1) == ("t2",)
