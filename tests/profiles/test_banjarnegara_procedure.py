"""Cases under the profile of Banjarnegara go the way that Perbup 23/2017 lays out."""

from datetime import date

import pytest

from etik_tui.domain import fact as facts
from etik_tui.domain.person import Person, Role
from etik_tui.procedure.check import check_act, check_closing, check_report
from etik_tui.procedure.deadline import deadlines
from etik_tui.procedure.explain import explain, proposed_dates
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import Standing, next_step, steps
from etik_tui.profile.load import load_profile
from tests.profiles.banjarnegara_facts import (
    ABSENT_TWICE,
    CLEARED,
    EXAMINED,
    HEARD,
    ORAL,
    PROCEED,
    PROFILE,
    PROFILES,
    RECEIVED,
    SANCTIONED,
    WRITTEN,
    act,
    formed,
    limit,
    of,
    panel,
    registered,
    sept,
    summons,
    verdicts,
)


def in_profile_order(path):
    """Return acts in the order in which the profile owes them."""
    place = {each.id: number for number, each in enumerate(PROFILE.milestones)}
    return sorted(path, key=lambda each: place[each.milestone])


@pytest.mark.parametrize("ending", [SANCTIONED, CLEARED], ids=["terbukti", "tidak-terbukti"])
def test_orderly_case_meets_no_objection(ending):
    """A case that keeps order and time limits is owed each act in turn, and nothing is objected."""
    recorded = registered()
    for each in [*RECEIVED, *EXAMINED, *in_profile_order(ending), act("penutupan", 30)]:
        here = of(recorded)
        if not isinstance(each, facts.QuestionRecorded):
            assert next_step(here).milestone.id == each.milestone
            bad = [
                (each.milestone, finding.id, finding.text)
                for finding in check_act(here, each)
                if finding.verdict not in (Verdict.PASS, Verdict.NOTE)
            ]
            assert bad == []
        recorded.append(each)
    end = of(recorded)
    assert next_step(end) is None
    assert stage_of(end).id == "selesai"
    assert {each.verdict for each in check_closing(end)} == {Verdict.PASS}
    assert {each.verdict for each in check_report(end)} == {Verdict.PASS}
    assert not [each.id for each in deadlines(end) if each.status in ("overdue", "late", "early")]


@pytest.mark.parametrize(("done", "stage"), [
    (RECEIVED[:1], "masuk"),
    (RECEIVED[:3], "pendahuluan"),
    (RECEIVED[:4], "majelis"),
    (RECEIVED[:5], "pemanggilan"),
    ([*RECEIVED, *ABSENT_TWICE], "pemanggilan"),
    ([*RECEIVED, *EXAMINED[:2]], "sidang"),
    ([*RECEIVED, *EXAMINED], "putusan"),
    ([*RECEIVED, *EXAMINED, SANCTIONED[0]], "tindak-lanjut"),
])  # fmt: skip
def test_stage_follows_the_acts(done, stage):
    """A case stands in the stage that its acts have opened."""
    assert stage_of(of([*registered(), *done])).id == stage


@pytest.mark.parametrize(("channel", "reporter", "fields", "refused"), [
    ("laporan", Role.PELAPOR, WRITTEN, set()),
    ("laporan", Role.PELAPOR, ORAL, set()),
    ("pengaduan", Role.PENGADU, {**ORAL, "permintaan": "ya"}, set()),
    ("pengaduan", Role.PENGADU, {**WRITTEN, "permintaan": "ya"}, set()),
    ("laporan", None, WRITTEN, {"laporan-identitas"}),
    ("pengaduan", Role.PENGADU, {**WRITTEN, "identitas-jelas": "tidak"}, {"pengaduan-identitas"}),
    ("laporan", Role.PELAPOR, {**WRITTEN, "ditandatangani-pelapor": "tidak"},
     {"laporan-tertulis-ttd"}),
    ("pengaduan", Role.PENGADU, {**ORAL, "dicatat-penerima": "tidak"}, {"pengaduan-lisan-ttd"}),
])  # fmt: skip
def test_report_meets_pasal_15(channel, reporter, fields, refused):
    """Identity, a signature under the written, a signed note of the oral report (Pasal 15(1))."""
    here = of([*registered(channel, reporter), act("diterima-unit", 7, fields)])
    failed = {each.id for each in check_report(here) if each.verdict is Verdict.FAIL}
    assert failed == refused


def test_report_without_evidence_is_warned_of():
    """Pasal 15(3) makes evidence a condition of going on, at intake and at the first look."""
    here = of([*registered(evidence=False), RECEIVED[0]])
    assert verdicts(check_report(here), "laporan-alat-bukti") == {Verdict.WARN}
    assert verdicts(check_act(here, RECEIVED[1]), "alat-bukti") == {Verdict.WARN}


def test_no_strong_suspicion_leads_nowhere_further():
    """Without `dugaan kuat` no file is owed to the official, and the case may be closed."""
    weak = act("pemeriksaan-pendahuluan", 8, {"dugaan-kuat": "tidak"})
    here = of([*registered(), RECEIVED[0], weak])
    assert next_step(here).milestone.id == "penutupan"
    assert Verdict.FAIL not in {each.verdict for each in check_act(here, act("penutupan", 9))}
    sent = check_act(here, act("pengiriman-berkas", 9))
    assert verdicts(sent, "milestones.pengiriman-berkas") == {Verdict.WARN}


def test_clock_starts_at_the_second_receipt():
    """Receipt by the personnel unit starts nothing; by the official, 21 working days (A-BN-19)."""
    recorded = [*registered(), *RECEIVED[:3]]
    assert limit(of(recorded), "putusan").due is None
    clock = limit(of([*recorded, RECEIVED[3]]), "putusan")
    assert (clock.anchor, clock.due) == (sept(10), date(2026, 10, 9))


def test_formation_and_order_may_come_either_way():
    """Pasal 15(6) orders a Majelis that Pasal 16 still forms: no order is forced (A-BN-07)."""
    received = of([*registered(), *RECEIVED[:4]])
    for each in (formed(11), act("perintah-majelis", 11)):
        assert verdicts(check_act(received, each), "milestones.") <= {Verdict.NOTE}
    early = of([*registered(), RECEIVED[0]])
    assert Verdict.FAIL not in verdicts(check_act(early, formed(8)), "milestones.")


@pytest.mark.parametrize(("number", "size", "odd"), [
    (2, Verdict.FAIL, Verdict.FAIL),
    (3, Verdict.PASS, Verdict.PASS),
    (4, Verdict.PASS, Verdict.FAIL),
    (5, Verdict.PASS, Verdict.PASS),
])  # fmt: skip
def test_size_of_the_panel(number, size, odd):
    """Three pass, four are not odd, two are too few (Pasal 17(1))."""
    findings = check_majelis(of(registered()), panel(number))
    assert verdicts(findings, "majelis.size.paling-sedikit") == {size}
    assert verdicts(findings, "majelis.size.ganjil") == {odd}
    members = verdicts(findings, "majelis.seats.anggota")
    assert members == {Verdict.FAIL if number == 2 else Verdict.PASS}


@pytest.mark.parametrize(("accused", "level", "verdict"), [
    ("Kepala Urusan", "Camat", Verdict.PASS),
    ("Kaur", "Kades", Verdict.PASS),
    ("Kepala Desa", "Camat", Verdict.PASS),
    ("Kepala Desa", "Kepala Desa", Verdict.FAIL),
    ("Kepala Dusun", "Kaur", Verdict.FAIL),
    ("Kepala Desa", "Sekdes", Verdict.FAIL),
    ("Kepala Desa", "Kepala Seksi Kecamatan", Verdict.INCOMPARABLE),
    ("Kepala Desa", "Ahli Muda", Verdict.INCOMPARABLE),
    ("", "Camat", Verdict.INCOMPARABLE),
])  # fmt: skip
def test_post_must_be_strictly_higher(accused, level, verdict):
    """Equal posts fail, and what no scale compares is put to a human (Pasal 17(2), A-BN-05)."""
    person = Person(name="Budi", position_level=accused)
    findings = check_majelis(of(registered(accused=person)), panel(level=level))
    assert verdicts(findings, "majelis.eligibility.jabatan-lebih-tinggi") - {Verdict.NOTE} == {
        verdict
    }


def test_equality_is_where_two_regulations_differ():
    """An equal rank passes under Bawaslu's Pasal 20 and fails under Banjarnegara's Pasal 17(2)."""
    other = load_profile(PROFILES / "bawaslu").profile
    assert other.majelis.eligibility[0].comparison == "not-lower"
    assert PROFILE.majelis.eligibility[0].comparison == "higher"


@pytest.mark.parametrize(("answer", "verdict"), [("ya", Verdict.PASS), ("tidak", Verdict.FAIL)])
def test_a_human_settles_what_cannot_be_compared(answer, verdict):
    """The recorded judgement of a human decides an incomparable post (A-BN-05)."""
    boss = Person(name="Budi", position_level="Kepala Desa")
    seats = panel(level="Kasi Kecamatan", attested={"jabatan-lebih-tinggi": answer})
    findings = check_majelis(of(registered(accused=boss)), seats)
    found = verdicts(findings, "majelis.eligibility.jabatan-lebih-tinggi")
    assert found - {Verdict.NOTE} == {verdict}


def test_a_proposed_scale_says_so():
    """A comparison by the proposed scale says that it is not the regulation's own."""
    findings = check_majelis(of(registered()), panel())
    rank = [each for each in findings if each.id.endswith("jabatan-lebih-tinggi")]
    assert all("usulan" in each.text for each in rank)


@pytest.mark.parametrize(
    ("second", "verdict"), [(16, Verdict.WARN), (17, Verdict.PASS), (18, Verdict.WARN)]
)
def test_exactly_three_days_between_the_letters(second, verdict):
    """A second letter 3 working days after the first satisfies A-BN-01 in full; others in part."""
    here = of([*registered(), *RECEIVED, *ABSENT_TWICE[:2]])
    findings = check_act(here, summons("panggilan-2", second, 22))
    assert verdicts(findings, "deadlines.panggilan-2") == {verdict}
    assert proposed_dates(here, PROFILE.deadline("panggilan-2"), sept(14)) == (sept(17),)


@pytest.mark.parametrize(("option", "informed", "copied"), [
    ("lebih-awal", sept(16), sept(27)),
    ("kalender", sept(18), sept(27)),
    ("kerja", sept(16), sept(29)),
])  # fmt: skip
def test_bare_days_take_the_earlier_date(option, informed, copied):
    """For `hari` the earlier date is the default: working before, calendar after (A-BN-04)."""
    recorded = [
        *registered(), *RECEIVED[:6], summons("panggilan-1", 11, 21),
        act("pembacaan-putusan", 24),
    ]  # fmt: skip
    here = of(recorded, {"A-BN-04": option})
    assert limit(here, "isi-laporan").due == informed
    assert limit(here, "salinan-putusan").due == copied
    default = of(recorded)
    assert limit(default, "isi-laporan").due == sept(16)
    assert limit(default, "salinan-putusan").due == sept(27)


@pytest.mark.parametrize(
    ("told", "verdict"), [(16, Verdict.PASS), (17, Verdict.WARN), (21, Verdict.WARN)]
)
def test_content_is_told_before_the_hearing(told, verdict):
    """Content 3 working days ahead meets both readings; 2 meet only the calendar one, 0 none."""
    here = of([*registered(), *RECEIVED[:6], summons("panggilan-1", 11, 21)])
    assert verdicts(check_act(here, act("isi-laporan", told)), "deadlines.isi-laporan") == {verdict}


def test_limits_before_the_hearing_follow_the_hearing_held():
    """The planned day counts until the next plan, and that until the hearing is held."""
    recorded = [*registered(), *RECEIVED, *ABSENT_TWICE[:2]]
    assert limit(of(recorded), "susunan-majelis").due == sept(17)
    recorded.append(summons("panggilan-2", 17, 22))
    assert limit(of(recorded), "susunan-majelis").due == sept(22)
    recorded.append(act("sidang", 24, HEARD))
    here = of(recorded)
    assert limit(here, "isi-laporan").due == sept(21)
    told = explain(here, PROFILE.deadline("isi-laporan"), "t1")
    assert told.counted_from == "Sidang Majelis: Tanggal sidang dilaksanakan"


def test_planning_past_the_verdict_limit_is_warned_of():
    """A hearing planned after the 21 working days is warned of when the summons is recorded."""
    here = of([*registered(), *RECEIVED], today=sept(14))
    late = check_act(here, summons("panggilan-1", 14, 40))
    assert verdicts(late, "deadlines.putusan") == {Verdict.WARN}
    good = check_act(here, summons("panggilan-1", 14, 17))
    assert verdicts(good, "deadlines.putusan") == set()


def test_hearing_without_terlapor_needs_two_absences():
    """An absent terlapor is warned of until the Majelis decided to go on (Pasal 21, A-BN-02)."""
    absent = act("sidang", 22, {"terlapor-hadir": "tidak"})
    once = of([*registered(), *RECEIVED, *ABSENT_TWICE[:2]])
    assert verdicts(check_act(once, absent), "dihadiri-terlapor") == {Verdict.WARN}
    proceed = act("sidang-tanpa-terlapor", 22, PROCEED)
    assert verdicts(check_act(once, proceed), "milestones.") >= {Verdict.FAIL}
    twice = [*registered(), *RECEIVED, *ABSENT_TWICE]
    assert {each.verdict for each in check_act(of(twice), proceed)} == {Verdict.PASS}
    assert verdicts(check_act(of([*twice, proceed]), absent), "dihadiri-terlapor") == {Verdict.PASS}


def test_going_on_without_terlapor_is_a_choice():
    """`Dapat tetap melakukan sidang` is open to the Majelis, never owed by it (Pasal 21(4))."""
    here = of([*registered(), *RECEIVED, *ABSENT_TWICE])
    found = {each.milestone.id: each.standing for each in steps(here)}
    assert found["sidang-tanpa-terlapor"] is Standing.OPEN
    unsure = act("sidang-tanpa-terlapor", 22, {**PROCEED, "patut": "tidak"})
    assert verdicts(check_act(here, unsure), "panggilan-patut") == {Verdict.WARN}


def test_second_absence_with_good_reason_stops_and_asks():
    """With a good reason the text is silent; the panel's own step is owed."""
    excused = act("kehadiran-2", 22, {"hadir": "tidak", "alasan": "sakit", "alasan-sah": "ya"})
    here = of([*registered(), *RECEIVED, *ABSENT_TWICE[:3], excused])
    assert next_step(here).milestone.id == "langkah-alasan-sah"
    assert limit(here, "putusan").is_open
