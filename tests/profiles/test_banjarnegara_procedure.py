"""Cases under the profile of Banjarnegara go the way that Perbup 23/2017 lays out."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from etik_tui.domain import fact as facts
from etik_tui.domain.case import fold
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.check import check_act, check_closing, check_report
from etik_tui.procedure.checklist import checklist
from etik_tui.procedure.condition import holds
from etik_tui.procedure.deadline import deadlines
from etik_tui.procedure.explain import explain, proposed_dates
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.situation import situation
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import Standing, next_step, steps
from etik_tui.profile.load import load_profile
from etik_tui.workdays.build import build_calendar

PROFILES = Path(__file__).parents[2] / "profiles"
PROFILE = load_profile(PROFILES / "banjarnegara").profile
CALENDAR = build_calendar()
TODAY = date(2026, 11, 20)
KAUR = Person(name="Budi", position="Kaur Keuangan", position_level="Kepala Urusan")
CAMAT = Person(name="Citra", position="Camat", position_level="Camat")


@cache
def calendars(options):
    """Return the calendar of 2026, a month without days off, under any options."""
    return CALENDAR.with_options(options)


def sept(day):
    """Return a day counted from 1 September 2026; 7 September is a Monday."""
    return date.fromordinal(date(2026, 8, 31).toordinal() + day)


WRITTEN = {"cara": "tertulis", "ditandatangani-pelapor": "ya", "identitas-jelas": "ya", "isi": "-"}
ORAL = {"cara": "lisan", "dicatat-penerima": "ya", "identitas-jelas": "ya", "isi": "-"}


def registered(
    channel="laporan", reporter=Role.PELAPOR, sensitive=False, accused=KAUR, evidence=True
):
    """Return the facts of a case received on Monday 7 September."""
    people = [Party(id="t1", role=Role.TERLAPOR, person=accused)]
    if reporter:
        people.append(Party(id="p1", role=reporter, person=Person(name="Ani")))
    return [
        facts.CaseRegistered(
            at=sept(7), number="1", profile="banjarnegara", profile_version="1",
            profile_digest="", channel=channel, title="Perkara", sensitive=sensitive,
        ),
        *(facts.PartyAdded(at=sept(7), party=each) for each in people),
        facts.AllegationRecorded(
            at=sept(7), id="d1", party="t1", text="Membocorkan rahasia", norms=("P7.3.b",)
        ),
        *([facts.EvidenceAdded(at=sept(7), id="b1", title="Rekaman")] if evidence else []),
    ]  # fmt: skip


def act(milestone, day, fields=None, **dates):
    """Return an act on its main date, with further dates and fields."""
    rule = PROFILE.milestone(milestone)
    return facts.MilestoneRecorded(
        at=sept(day),
        milestone=milestone,
        party="t1" if rule.per == "terlapor" else "",
        dates={rule.dates[0].id: sept(day), **{key: sept(each) for key, each in dates.items()}},
        number="1" if rule.number == "required" else "",
        fields=fields or {},
    )


def panel(number=3, level="Camat", attested=None):
    """Return a panel of a chair, a secretary and members, all of one post."""
    kinds = ["ketua", "sekretaris", *["anggota"] * (number - 2)][:number]
    return Majelis(
        seats=tuple(
            Seat(
                id=f"s{place}",
                seat=kind,
                person=Person(name=f"Anggota {place}", position_level=level),
                attested={"konflik": "ya", **(attested or {})},
            )
            for place, kind in enumerate(kinds)
        )
    )


def formed(day, majelis=None):
    """Return the formation of the Majelis at kecamatan."""
    return facts.MajelisFormed(
        at=sept(day), milestone="majelis-dibentuk", majelis=majelis or panel(),
        dates={"ditetapkan": sept(day)}, number="1", fields={"kedudukan": "kecamatan"},
    )  # fmt: skip


def summons(milestone, day, hearing):
    """Return a summons, delivered with proof and judged valid by a human."""
    fields = {"tempat": "Pendopo", "waktu": "09:00", "bukti": "tanda terima", "sah": "ya"}
    return act(milestone, day, fields, sidang=hearing)


def of(recorded, office=None, today=TODAY):
    """Return the situation of a case with these facts."""
    entries = [
        facts.Entry(
            case="c",
            version=place,
            recorded_at=datetime(2026, 9, 1, tzinfo=UTC),
            actor="a",
            fact=each,
        )
        for place, each in enumerate(recorded, start=1)
    ]
    return situation(PROFILE, fold("c", entries), calendars, today, office=office)


def verdicts(findings, prefix):
    """Return the verdicts of the findings whose id begins so."""
    return {each.verdict for each in findings if each.id.startswith(prefix)}


def limit(here, name):
    """Return where one time limit stands."""
    return next(each for each in deadlines(here) if each.id == name)


RECEIVED = [
    act("diterima-unit", 7, WRITTEN),
    act("pemeriksaan-pendahuluan", 8, {"dugaan-kuat": "ya"}),
    act("pengiriman-berkas", 9),
    act("diterima-pejabat", 10),
    formed(11),
    act("perintah-majelis", 11),
    act("susunan-diberitahukan", 14),
    act("isi-laporan", 14, {"cara": "sendiri-sendiri"}),
]
HEARD = {
    "terlapor-hadir": "ya",
    "tujuan-dijelaskan": "ya",
    "pembelaan": "ya",
    "saksi-terlapor": "ya",
    "saksi": "Dewi, mendengar sendiri",
    "alat-bukti": "Rekaman",
}
QUESTION = facts.QuestionRecorded(
    at=sept(17), id="q1", party="t1", question="Benar?", answer="Benar"
)
EXAMINED = [
    summons("panggilan-1", 14, 17),
    act("kehadiran-1", 17, {"hadir": "ya"}),
    act("sidang", 17, HEARD),
    QUESTION,
    act("bap", 17, {"bersedia": "ya", "indikasi-disiplin": "tidak"}),
]
PROVEN = {
    "hasil": "terbukti",
    "norma": ("P7.3.b", "P7.1.b"),
    "jenis": ("ucapan",),
    "sanksi": ("pernyataan-tertutup",),
    "indikasi-disiplin": "tidak",
    "semua-menandatangani": "ya",
}
NOT_PROVEN = {
    "hasil": "tidak-terbukti",
    "indikasi-disiplin": "tidak",
    "semua-menandatangani": "ya",
}
AFTER_VERDICT = [
    act("berita-acara-sidang", 21, {"ada-tidak-setuju": "tidak"}),
    act("pembacaan-putusan", 21),
    act("salinan-putusan", 24),
    act("penyampaian-putusan", 24),
    act("rekomendasi", 24, {"sanksi": ("pernyataan-tertutup",)}),
    act("laporan-atasan", 24),
]
DELIVERED = {"tertutup": "ya", "hadir": ("pejabat", "atasan", "pelapor")}
DECREE = {"sanksi": ("pernyataan-tertutup",), "norma": ("P7.3.b",)}
SANCTIONED = [
    act("putusan", 21, PROVEN),
    *AFTER_VERDICT,
    act("keputusan-sanksi", 28, DECREE),
    act("penyampaian-tertutup", 29, DELIVERED),
    act("pernyataan-maaf", 29, {"jenis": ("permohonan-maaf",)}),
]
DECLINED = {"keputusan": "tidak", "alasan": "Beriktikad baik", "pelapor-aparat": "tidak"}
CLEARED = [
    act("putusan", 21, NOT_PROVEN),
    *(each for each in AFTER_VERDICT if each.milestone != "rekomendasi"),
    act("rekomendasi", 24),
    act("rehabilitasi", 25),
    act("pertimbangan-pelapor", 25, DECLINED),
]
ABSENT_TWICE = [
    summons("panggilan-1", 14, 17),
    act("kehadiran-1", 17, {"hadir": "tidak", "alasan": "-"}),
    summons("panggilan-2", 17, 22),
    act("kehadiran-2", 22, {"hadir": "tidak", "alasan": "-", "alasan-sah": "tidak"}),
]
PROCEED = {"sah": "ya", "patut": "ya", "pertimbangan": "Dua panggilan diterima sendiri"}


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


def test_discipline_referral_counts_from_the_last_record():
    """Eight working days from the last record of examination, or by reading the first (A-BN-18)."""
    first = act("bap", 17, {"bersedia": "ya", "indikasi-disiplin": "tidak"})
    last = act("bap", 24, {"bersedia": "tidak", "indikasi-disiplin": "ya"})
    recorded = [*registered(), *RECEIVED, *EXAMINED[:4], first, last]
    assert limit(of(recorded), "rekomendasi-disiplin").due == date(2026, 10, 6)
    assert limit(of(recorded, {"A-BN-18": "pertama"}), "rekomendasi-disiplin").due == sept(29)
    assert next_step(of(recorded)).milestone.id == "rekomendasi-disiplin"
    between = act("rekomendasi-disiplin", 30, {"sasaran": "perangkat-desa"})
    findings = check_act(of(recorded), between)
    assert verdicts(findings, "deadlines.rekomendasi-disiplin") == {Verdict.WARN}


def test_dissent_signs_and_goes_into_the_minutes():
    """All sign the verdict, also who disagrees; the disagreement stands in the minutes (Ps 20)."""
    here = of([*registered(), *RECEIVED, *EXAMINED])
    unsigned = act("putusan", 21, {**PROVEN, "semua-menandatangani": "tidak"})
    assert verdicts(check_act(here, unsigned), "semua-menandatangani") == {Verdict.WARN}
    decided = of([*registered(), *RECEIVED, *EXAMINED, SANCTIONED[0]])
    silent = act("berita-acara-sidang", 21, {"ada-tidak-setuju": "ya"})
    assert verdicts(check_act(decided, silent), "ketidaksetujuan") == {Verdict.WARN}
    told = act(
        "berita-acara-sidang", 21, {"ada-tidak-setuju": "ya", "ketidaksetujuan": "Anggota 2: -"}
    )
    assert verdicts(check_act(decided, told), "ketidaksetujuan") == {Verdict.PASS}


def test_verdict_asks_no_method_and_ties_have_no_rule():
    """Votes may be tied or missing: nothing is found about the way of deciding (A-BN-22)."""
    votes = [
        facts.VoteCast(at=sept(21), seat=f"s{n}", party="t1", option=option)
        for n, option in enumerate(["terbukti", "tidak-terbukti"])
    ]
    for cast in ([], votes):
        here = of([*registered(), *RECEIVED, *EXAMINED, *cast])
        assert verdicts(check_act(here, SANCTIONED[0]), "decision") == set()


@pytest.mark.parametrize(("sanctions", "verdict"), [
    (("pernyataan-tertutup",), set()),
    (("pernyataan-tertutup", "pernyataan-terbuka"), set()),
    (("rekomendasi-hukuman-disiplin",), {Verdict.WARN}),
])  # fmt: skip
def test_closed_and_open_may_go_together(sanctions, verdict):
    """`Dan/atau`: closed, open or both; a breach without any moral sanction is warned of."""
    here = of([*registered(), *RECEIVED, *EXAMINED])
    findings = check_act(here, act("putusan", 21, {**PROVEN, "sanksi": sanctions}))
    assert verdicts(findings, "sanctions.groups.sanksi-moral") == verdict


def test_both_ways_of_delivery_are_owed():
    """A decree that names both ways owes two deliveries, each with its own minutes (A-BN-13)."""
    both = {**DECREE, "sanksi": ("pernyataan-tertutup", "pernyataan-terbuka")}
    decided = [*registered(), *RECEIVED, *EXAMINED, *SANCTIONED[:7]]
    here = of([*decided, act("keputusan-sanksi", 28, both)])
    owed = {each.milestone.id for each in steps(here) if each.standing is Standing.OWED}
    assert {"penyampaian-tertutup", "penyampaian-terbuka"} <= owed
    one = of([*decided, act("keputusan-sanksi", 28, both), SANCTIONED[-2]])
    assert verdicts(check_closing(one), "sanksi-tersampaikan") == {Verdict.WARN}


@pytest.mark.parametrize(("present", "why", "verdict"), [
    (("pejabat", "atasan", "pelapor"), "", Verdict.PASS),
    (("pejabat", "atasan"), "", Verdict.WARN),
    (("pejabat", "atasan"), "Pelapor memilih tidak hadir", Verdict.PASS),
])  # fmt: skip
def test_closed_delivery_has_three_attendees(present, why, verdict):
    """The official, the superior and the reporter attend, or absence is explained (A-BN-15)."""
    here = of([*registered(), *RECEIVED, *EXAMINED, *SANCTIONED[:8]])
    fields = {"tertutup": "ya", "hadir": present, "alasan-tidak-hadir": why}
    findings = check_act(here, act("penyampaian-tertutup", 29, fields))
    assert verdicts(findings, "tiga-hadir") == {verdict}


def test_reporter_is_not_invited_in_a_sensitive_case_without_a_warning():
    """A sensitive case warns before the reporter attends, or is named to the terlapor."""
    recorded = [*registered(sensitive=True), *RECEIVED]
    named = act("isi-laporan", 14, {"identitas-pelapor": "ya"})
    assert verdicts(check_act(of(recorded[:-1]), named), "identitas-sensitif") == {Verdict.WARN}
    here = of([*recorded, *EXAMINED, *SANCTIONED[:8]])
    findings = check_act(here, act("penyampaian-tertutup", 29, DELIVERED))
    assert verdicts(findings, "pelapor-sensitif") == {Verdict.WARN}


@pytest.mark.parametrize(("through", "verdict"), [
    (("upacara-bendera", "papan-pengumuman"), Verdict.PASS),
    (("forum-resmi", "papan-pengumuman"), Verdict.PASS),
    (("upacara-bendera",), Verdict.WARN),
    (("papan-pengumuman",), Verdict.WARN),
])  # fmt: skip
def test_open_delivery_has_two_places(through, verdict):
    """(Ceremony or forum) and notice board satisfies both readings of Pasal 13(3) (A-BN-16)."""
    opened = act("keputusan-sanksi", 28, {**DECREE, "sanksi": ("pernyataan-terbuka",)})
    here = of([*registered(), *RECEIVED, *EXAMINED, *SANCTIONED[:7], opened])
    findings = check_act(here, act("penyampaian-terbuka", 29, {"melalui": through}))
    assert verdicts(findings, "tempat-terbuka") == {verdict}


@pytest.mark.parametrize(("channel", "reporter", "sensitive", "owed"), [
    ("laporan", Role.PELAPOR, False, True),
    ("pengaduan", Role.PENGADU, False, True),
    ("laporan", Role.PELAPOR, True, False),
    ("laporan", None, False, False),
])  # fmt: skip
def test_reporter_sanction_is_asked_only_where_it_may_be(channel, reporter, sensitive, owed):
    """Pasal 25 is put to the panel where there is a reporter, and never in a sensitive case."""
    recorded = [*registered(channel, reporter, sensitive), *RECEIVED, *EXAMINED, CLEARED[0]]
    found = {each.milestone.id: each.standing for each in steps(of(recorded))}
    assert (found["pertimbangan-pelapor"] is Standing.OWED) is owed
    assert found["rehabilitasi"] is Standing.OWED
    assert found["keputusan-sanksi"] is not Standing.OWED


def test_sanction_on_a_citizen_is_warned_of():
    """The regulation governs officials; power over another reporter is not regulated (A-BN-26)."""
    here = of([*registered(), *RECEIVED, *EXAMINED, CLEARED[0]])
    fields = {"keputusan": "merekomendasikan", "alasan": "-", "pelapor-aparat": "tidak"}
    findings = check_act(here, act("pertimbangan-pelapor", 25, fields))
    assert verdicts(findings, "kewenangan-atas-pelapor") == {Verdict.WARN}
    findings = check_act(here, act("pertimbangan-pelapor", 25, {**fields, "pelapor-aparat": "ya"}))
    assert verdicts(findings, "kewenangan-atas-pelapor") == {Verdict.PASS}


@pytest.mark.parametrize(
    ("verdict", "form"), [(PROVEN, "D"), (NOT_PROVEN, "putusan-tidak-terbukti")]
)
def test_paper_of_the_verdict_follows_the_outcome(verdict, form):
    """Form D is never used for a verdict of not proven (A-BN-11)."""
    here = of([*registered(), *RECEIVED, *EXAMINED, act("putusan", 21, verdict)])
    fitting = [
        each.id
        for each in PROFILE.forms
        if each.milestone == "putusan" and holds(here, each.when, "t1")
    ]
    assert fitting == [form]


def test_facts_answer_the_checklists():
    """After a whole case the facts have answered what they can; the rest waits for a human."""
    before = [item for item in checklist(of(registered())) if item.is_done]
    assert {item.task.id for item in before} == {"unit-alat-bukti"}
    here = of([*registered(), *RECEIVED, *EXAMINED, *SANCTIONED])
    done = {item.task.id for item in checklist(here) if item.is_done}
    body = {f"P18.1.{x}" for x in "abcdefghi"} | {f"P18.2.{x}" for x in "abcdefg"}
    assert body <= done
    assert {"P22.1.a", "P22.1.b", "P22.1.c", "P22.1.d", "P22.1.e"} <= done
    assert not {"P22.1.f", "P22.2.f", "P24.1", "P19.1.c"} & done
