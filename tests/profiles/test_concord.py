"""An act that contradicts what it follows is remarked on, under the regulations themselves."""

import pytest

from etik_tui.domain import fact as facts
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.check import check_act, check_report
from etik_tui.procedure.finding import Verdict
from tests.profiles import banjarnegara_facts as village
from tests.profiles.test_bawaslu_procedure import (
    EXAMINED,
    HEARD,
    RECEIVED,
    SANCTIONED,
    act,
    formed,
    of,
    registered,
    summons,
    verdicts,
)

SUMMONED = [*registered(), *RECEIVED, summons("panggilan-1", 10, 17)]
DECIDED = [*registered(), *RECEIVED, *EXAMINED, *SANCTIONED[:3]]
STATED = {"sanksi": ("pernyataan-tertutup",), "norma": ("P7.b",)}


@pytest.mark.parametrize(("day", "found"), [(16, {Verdict.WARN}), (17, set()), (18, set())])
def test_nobody_is_absent_or_heard_before_the_day_he_was_summoned_for(day, found):
    """Pasal 23 (1) counts to the day in the summons: an earlier one is remarked, a later is not."""
    absent = act("kehadiran-1", day, {"hadir": "tidak"})
    assert verdicts(check_act(of(SUMMONED), absent), "milestones.kehadiran-1.ahead") == found
    present = of([*SUMMONED, act("kehadiran-1", day, {"hadir": "ya"})])
    heard = check_act(present, act("pemeriksaan", day, HEARD))
    assert verdicts(heard, "milestones.pemeriksaan.ahead") == found


def test_the_second_summons_sets_the_day_of_the_hearing():
    """After a second summons its day counts, no longer that of the first."""
    again = [
        *SUMMONED,
        act("kehadiran-1", 17, {"hadir": "tidak"}),
        summons("panggilan-2", 21, 28),
        act("kehadiran-2", 28, {"hadir": "ya"}),
    ]
    early = check_act(of(again), act("pemeriksaan", 25, HEARD))
    assert verdicts(early, "milestones.pemeriksaan.ahead") == {Verdict.WARN}
    assert not verdicts(
        check_act(of(again), act("pemeriksaan", 28, HEARD)), "milestones.pemeriksaan.ahead"
    )


def test_a_village_hearing_before_the_day_of_the_letter_is_remarked():
    """Perbup 23/2017 Pasal 21 (1): the hearing is that to which the letter called."""
    called = [*village.registered(), *village.RECEIVED, village.summons("panggilan-1", 10, 17)]
    found = check_act(village.of(called), village.act("sidang", 16, village.HEARD))
    assert village.verdicts(found, "milestones.sidang.ahead") == {Verdict.WARN}


@pytest.mark.parametrize(("norms", "found"), [(("P7.b",), set()), (("P7.a",), {Verdict.WARN})])
def test_a_sanction_names_the_breach_that_was_found(norms, found):
    """Pasal 13 (4): the kind of breach must be named; one that was not found is remarked."""
    stated = check_act(of(DECIDED), act("pernyataan-sanksi", 28, {**STATED, "norma": norms}))
    assert verdicts(stated, "milestones.pernyataan-sanksi.beyond-verdict") == found


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ((), Verdict.WARN),
        (("pembentukan-majelis",), Verdict.WARN),
        (("pernyataan-sanksi",), Verdict.PASS),
        (("pernyataan-sanksi", "pembentukan-majelis"), Verdict.PASS),
    ],
)
def test_a_delegation_to_form_the_panel_states_no_sanction(given, verdict):
    """Pasal 13 (5) and 17 (3) are two powers: each needs its own delegation, in any order."""
    handed = [act("delegasi", 23, {"wewenang": each, "kepada": "Dewi"}) for each in given]
    by_another = act("pernyataan-sanksi", 28, {**STATED, "selaku": "pejabat-ditunjuk"})
    found = check_act(of([*DECIDED, *handed]), by_another)
    assert verdicts(found, "delegasi-sanksi") == {verdict}
    state = of([*registered(), *RECEIVED[:2], *handed])
    panel = formed(24)
    by_deputy = facts.MajelisFormed(
        at=panel.at,
        milestone=panel.milestone,
        majelis=panel.majelis,
        dates=panel.dates,
        number="1",
        fields={"selaku": "pejabat-ditunjuk"},
    )
    wanted = Verdict.PASS if "pembentukan-majelis" in given else Verdict.WARN
    assert verdicts(check_act(state, by_deputy), "delegasi-tercatat") == {wanted}


@pytest.mark.parametrize(
    ("employment", "verdict"),
    [
        ("", Verdict.NOTE),
        ("Pegawai negeri  sipil", Verdict.PASS),
        ("tenaga rekanan", Verdict.PASS),
        ("anggota Bawaslu Provinsi", Verdict.WARN),
    ],
)
def test_who_is_no_pegawai_is_remarked_at_intake(employment, verdict):
    """Pasal 1 angka 4: members are no Pegawai; what the text does not name is remarked."""
    recorded = registered()
    accused = Party(id="t1", role=Role.TERLAPOR, person=Person(name="Budi", employment=employment))
    recorded[1] = facts.PartyAdded(at=recorded[1].at, party=accused)
    found = [each for each in check_report(of(recorded)) if each.id == "coverage"]
    assert [each.verdict for each in found] == [verdict]
    assert found[0].cite == "Pasal 1 angka 4"
    if verdict is not Verdict.PASS:
        assert "Anggota Bawaslu di semua tingkat bukan Pegawai" in found[0].text


def test_what_has_no_occasion_is_not_said_to_have_been_done():
    """Perbup 23/2017 Pasal 15 (1): of a written report nobody claims that the receiver signed."""
    recorded = [
        *village.registered(),
        village.act("diterima-unit", 7, village.WRITTEN),
    ]
    said = {each.id: each for each in check_report(village.of(recorded))}
    oral = next(each for each in said.values() if "lisan" in each.text)
    written = next(each for each in said.values() if "tertulis" in each.text)
    assert oral.verdict is written.verdict is Verdict.PASS
    assert oral.text.endswith("(tidak berlaku di sini)")
    assert not written.text.endswith("(tidak berlaku di sini)")


def test_an_act_on_a_closed_case_is_remarked():
    """No text speaks of reopening; what is done after the closing is recorded with a warning."""
    closed = [*DECIDED, *SANCTIONED[3:], act("penutupan", 30)]
    late = act("delegasi", 30, {"wewenang": "pernyataan-sanksi", "kepada": "Dewi"})
    assert verdicts(check_act(of(closed), late), "milestones.delegasi.closed") == {Verdict.WARN}
    early = act("delegasi", 23, {"wewenang": "pernyataan-sanksi", "kepada": "Dewi"})
    assert not verdicts(check_act(of(closed), early), "milestones.delegasi.closed")
    assert not verdicts(check_act(of(closed[:-1]), late), "milestones.delegasi.closed")
