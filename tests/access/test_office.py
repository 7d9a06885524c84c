"""What the people of an office may do with its cases, and what they see of who reported."""

import pytest
from msgspec.structs import replace

from etik_tui.access.rule import Action
from etik_tui.casework import (
    access_trail,
    amendment,
    casefile,
    recomputation,
    restriction,
)
from etik_tui.casework import people as acts
from etik_tui.casework.act import record
from etik_tui.casework.people import Grant
from etik_tui.casework.registration import register
from etik_tui.casework.veil import veiled
from etik_tui.domain.account import OfficeRole
from etik_tui.domain.identity import seeking_tokens
from etik_tui.domain.person import Person
from etik_tui.errors import AccessError, InputError
from etik_tui.journal.row import RowQuery
from etik_tui.procedure.panel import check_majelis
from tests.access.conftest import HIDDEN
from tests.access.test_people import as_
from tests.casework.conftest import report
from tests.casework.test_act import act, formed

ADMIN, REGISTRAR, OFFICIAL, OVERSEER = OfficeRole


def test_the_overseer_reads_and_records_nothing(office, number) -> None:
    """Every act is refused to who only reads, and the try is kept."""
    awas = as_(office, "awas")
    assert awas.case(number).number == number
    for refused in (
        lambda: casefile.add_note(awas, number, "x"),
        lambda: record(awas, number, act("periksa"), deviation="x"),
        lambda: casefile.close(awas, number, reason="x"),
        lambda: restriction.restrict_access(awas, number, ["awas"], reason="x"),
        lambda: access_trail.reveal(awas, number, reason="x"),
        lambda: register(awas, "alfa", report()),
        lambda: recomputation.recompute(awas),
        lambda: awas.permit.require(Action.ENTER),
    ):
        with pytest.raises(AccessError):
            refused()
    found = access_trail.access_log(office, case=number, person="awas")
    assert [each.what for each in found] == ["refused"] * 5 + ["opened"]


def test_what_only_the_official_decides(office, number) -> None:
    """A registrar keeps the file; readings, closing, sensitivity and assignment are decisions."""
    acts.grant(as_(office, "kelola"), Grant(account="tono", name="Tono", roles=(REGISTRAR,)))
    tono = as_(office, "tono")
    done = casefile.add_note(tono, number, "x")
    for refused in (
        lambda: casefile.choose_reading(tono, number, "T-1", "kerja", reason="x"),
        lambda: casefile.close(tono, number, reason="x"),
        lambda: restriction.mark_sensitive(tono, number, reason="x"),
        lambda: restriction.restrict_access(tono, number, ["tono"], reason="x"),
        lambda: restriction.link_account(tono, number, "tono", party="p1", same=False, reason="x"),
    ):
        with pytest.raises(AccessError) as caught:
            refused()
        assert caught.value.remedy
    closed = casefile.close(office, number, reason="terlapor meninggal")
    with pytest.raises(AccessError):
        amendment.withdraw(tono, number, closed.entries[0].version, reason="x")
    assert done.case.version + 1 == closed.case.version


def test_a_member_of_the_majelis_sees_the_case_from_the_formation_on(office, number) -> None:
    """Before the formation the case does not exist for a member; from then on it can be kept."""
    acts.grant(as_(office, "kelola"), Grant(account="lima", name="Lima", nip="199001012015011001"))
    lima = as_(office, "lima")
    with pytest.raises(InputError):
        lima.case(number)
    panel = formed().majelis
    first = replace(panel.seats[0], person=Person(name="Lima", nip="199001012015011001"))
    wanted = replace(formed(), majelis=replace(panel, seats=(first, *panel.seats[1:])))
    record(office, number, wanted, deviation="uji")
    assert [row.number for row in lima.journal.rows(RowQuery()).rows] == [number]
    casefile.add_note(lima, number, "dari anggota")
    with pytest.raises(AccessError):
        casefile.close(lima, number, reason="x")


def test_a_sensitive_case_is_handed_on_by_the_official(office, number) -> None:
    """Assigned people alone see it; the official hands it on without opening it."""
    keeper = as_(office, "kelola")
    for account, role in (("tono", REGISTRAR), ("pejabat", OFFICIAL)):
        acts.grant(keeper, Grant(account=account, name=account.title(), roles=(role,)))
    tono, official = as_(office, "tono"), as_(office, "pejabat")
    restriction.mark_sensitive(office, number, reason="kekerasan seksual")
    with pytest.raises(InputError):
        tono.case(number)
    assert official.case(number).sensitive
    restriction.restrict_access(official, number, ["tono"], reason="petugas khusus")
    assert tono.case(number).restricted_to == ("tono",)
    for closed_to in (office, official, as_(office, "awas")):
        with pytest.raises(InputError):
            closed_to.case(number)
    restriction.restrict_access(official, number, ["tono", "budi"], reason="ditambah")
    assert office.case(number).sensitive
    with pytest.raises(InputError) as caught:
        restriction.restrict_access(office, number, ["tiada", "cendra"], reason="x")
    assert len(caught.value.problems) == 2


def test_who_takes_in_a_report_on_himself_hands_it_on(office, named) -> None:
    """A report that names who types it is not registered by that person."""
    with pytest.raises(AccessError, match="disebut"):
        register(named, "alfa", HIDDEN)


def test_a_namesake_is_let_in_by_the_official(office) -> None:
    """An equal name closes a case until the official records that it is somebody else."""
    grant = Grant(account="elang", name="Elang Rinjani", roles=(OVERSEER,))
    acts.grant(as_(office, "kelola"), grant)
    elang = as_(office, "elang")
    (first, *_rest) = (row for row in office.journal.search("Elang"))
    with pytest.raises(InputError):
        elang.case(first.number)
    restriction.link_account(
        office, first.number, "elang", party="p1", same=False, reason="orang lain"
    )
    assert elang.case(first.number).number == first.number


# --- Reporters -------------------------------------------------------------------------------


def test_reporters_are_not_named_until_they_are_asked_for(office, number) -> None:
    """Case and chronology do without the reporter's identity; a look is an act with a reason."""
    seen = office.case(number)
    assert seen.parties[1].person == Person(name="Pelapor (dirahasiakan)")
    assert "Melati" not in repr(seen)
    assert "Melati" not in repr(casefile.add_note(office, number, "x"))
    with pytest.raises(InputError, match="alasan"):
        access_trail.reveal(office, number, reason=" ")
    shown = access_trail.reveal(office, number, reason="pemanggilan pelapor")
    assert shown.parties[1].person.name == "Melati Anggrek"
    assert office.case(number).parties[1].person.name == "Melati Anggrek"
    (look,) = (each for each in access_trail.access_log(office) if each.what == "revealed")
    assert (look.person, look.number, look.reason) == ("budi", number, "pemanggilan pelapor")
    assert "Melati" not in repr(as_(office, "budi").case(number))


def test_what_is_not_shown_cannot_be_written_over(office, number) -> None:
    """A form filled from a case without the reporter's identity does not erase it."""
    shown = office.case(number).parties[1]
    with pytest.raises(AccessError, match="Identitas"):
        casefile.change_party(office, number, shown, reason="x")
    access_trail.reveal(office, number, reason="ejaan")
    better = replace(office.case(number).parties[1], person=Person(name="Melati Anggrek P."))
    casefile.change_party(office, number, better, reason="ejaan")
    other = as_(office, "budi").case(number)
    assert "Melati" not in repr(other)
    assert other.parties[1].person.name == "Pelapor (dirahasiakan)"


def test_the_majelis_is_checked_against_a_reporter_not_shown(office, number) -> None:
    """A member who reported the matter is found although the case does not say who did."""
    case = veiled(office.true_case(number))
    assert case.veiled["p2"] & seeking_tokens(Person(name="Melati Anggrek"))
    situation = office.situation(case)
    seat = formed().majelis.seats[0]
    panel = replace(formed().majelis, seats=(replace(seat, person=Person(name="Melati Anggrek")),))
    whole = office.situation(office.true_case(number))
    assert check_majelis(situation, panel) == check_majelis(whole, panel)


def test_the_index_is_never_made_from_a_veiled_case(office, number) -> None:
    """Who is named in a case stays tied to it whatever a session is shown of it."""
    from etik_tui.casework.indexing import case_row

    with pytest.raises(ValueError, match="whole case"):
        case_row(office, office.case(number))


def test_opening_a_case_is_kept_once_in_a_session(office, number) -> None:
    """The log says who opened which case when; every chain of it is sound."""
    other = as_(office, "awas")
    for _time in range(3):
        other.case(number)
    as_(office, "awas").case(number)
    found = access_trail.access_log(office, case=number, person="awas")
    assert [each.what for each in found] == ["opened", "opened"]
    assert office.whole.verify().sound
