"""Cases under the profile of Bawaslu go the way that Peraturan Bawaslu 6/2017 lays out."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from etik_tui.domain import fact as facts
from etik_tui.domain.case import fold
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.check import check_act, check_closing, check_report
from etik_tui.procedure.deadline import deadlines
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.situation import situation
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import Standing, next_step, steps
from etik_tui.profile.load import load_profile
from etik_tui.workdays.build import build_calendar

PROFILE = load_profile(Path(__file__).parents[2] / "profiles" / "bawaslu").profile
CALENDAR = build_calendar()
TODAY = date(2026, 11, 20)
BUDI = Person(
    name="Budi",
    rank="Penata Muda (III/a)",
    position_level="Pelaksana",
    employment="pegawai negeri sipil",
)
BOSS = Person(name="Citra", rank="Pembina Tk. I (IV/b)", position_level="Eselon III")


@cache
def calendars(options):
    """Return the calendar of 2026, a month without days off, under any options."""
    return CALENDAR.with_options(options)


def sept(day):
    """Return a day counted from 1 September 2026; 7 September is a Monday."""
    return date.fromordinal(date(2026, 8, 31).toordinal() + day)


def registered(channel="laporan", reporter=Role.PELAPOR, sensitive=False):
    """Return the facts of a case received on Monday 7 September."""
    people = [Party(id="t1", role=Role.TERLAPOR, person=BUDI)]
    if reporter:
        people.append(Party(id="p1", role=reporter, person=Person(name="Ani")))
    return [
        facts.CaseRegistered(
            at=sept(7), number="1", profile="bawaslu", profile_version="1", profile_digest="",
            channel=channel, title="Perkara", sensitive=sensitive,
        ),
        *(facts.PartyAdded(at=sept(7), party=each) for each in people),
        facts.AllegationRecorded(
            at=sept(7), id="d1", party="t1", text="Membocorkan rapat", norms=("P7.b",)
        ),
        facts.EvidenceAdded(at=sept(7), id="b1", title="Rekaman"),
    ]  # fmt: skip


def act(milestone, day, fields=None, number="", **dates):
    """Return an act on its main date, with further dates and fields."""
    rule = PROFILE.milestone(milestone)
    return facts.MilestoneRecorded(
        at=sept(day),
        milestone=milestone,
        party="t1" if rule.per == "terlapor" else "",
        dates={rule.dates[0].id: sept(day), **{key: sept(each) for key, each in dates.items()}},
        number=number or ("1" if rule.number == "required" else ""),
        fields=fields or {},
    )


def seats(members, deputies=0, person=BOSS):
    """Return a panel of a chair, a secretary, members and deputy chairs."""
    kinds = ["ketua", "sekretaris", *["anggota"] * members, *["wakil-ketua"] * deputies]
    return Majelis(
        seats=tuple(
            Seat(
                id=f"s{place}",
                seat=kind,
                person=Person(
                    name=f"{person.name} {place}",
                    rank=person.rank,
                    position_level=person.position_level,
                ),
                attested={"konflik": "ya"},
            )
            for place, kind in enumerate(kinds)
        )
    )


def formed(day, members=3):
    """Return the formation of the Majelis."""
    return facts.MajelisFormed(
        at=sept(day), milestone="majelis-dibentuk", majelis=seats(members),
        dates={"ditetapkan": sept(day)}, number="1", fields={"selaku": "ppk"},
    )  # fmt: skip


def summons(milestone, day, hearing):
    """Return a summons sent and received on the day of its letter."""
    fields = {"tempat": "Ruang rapat", "jam": "09:00", "bukti": "tanda terima"}
    return act(milestone, day, fields, dikirim=day, diterima=day, pemeriksaan=hearing)


def of(recorded, office=None):
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
    return situation(PROFILE, fold("c", entries), calendars, TODAY, office=office)


def verdicts(findings, prefix):
    """Return the verdicts of the findings whose id begins so."""
    return {each.verdict for each in findings if each.id.startswith(prefix)}


RECEIVED = [act("diterima-instansi", 7), act("diterima-ppk", 7), formed(9)]
HEARD = {
    "tertutup": "ya",
    "membela-diri": "ya",
    "saksi": "Dewi, melihat sendiri",
    "alat-bukti": "Rekaman",
    "keterangan": "Mengaku",
}
EXAMINED = [
    summons("panggilan-1", 10, 17),
    act("kehadiran-1", 17, {"hadir": "ya"}),
    act("pemeriksaan", 17, HEARD),
    facts.QuestionRecorded(at=sept(17), id="q1", party="t1", question="Benar?", answer="Benar"),
    act("bap", 17, {"bersedia": "ya"}),
    act("musyawarah", 21, {"mufakat": "ya"}),
]
GUILTY = {
    "hasil": "terbukti",
    "metode": "mufakat",
    "norma": ("P7.b",),
    "sanksi": ("pernyataan-tertutup",),
    "indikasi-disiplin": "tidak",
    "indikasi-dkpp": "tidak",
}
NOT_GUILTY = {
    "hasil": "tidak-terbukti",
    "metode": "mufakat",
    "indikasi-disiplin": "tidak",
    "indikasi-dkpp": "tidak",
}
SANCTIONED = [
    act("putusan", 22, GUILTY),
    act("lhp", 23),
    act("penyampaian-putusan", 25),
    act("pernyataan-sanksi", 28, {"sanksi": ("pernyataan-tertutup",), "norma": ("P7.b",)}),
    act("sanksi-disampaikan", 29, {"cara": "tertutup"}),
]
CLEARED = [
    act("putusan", 22, NOT_GUILTY),
    act("lhp", 23),
    act("penyampaian-putusan", 25),
    act("pemberitahuan-atasan", 25),
    act("rekomendasi-rehabilitasi", 25),
    act("pertimbangan-pelapor", 25, {"keputusan": "tidak", "alasan": "Beriktikad baik"}),
]
ABSENT_TWICE = [
    summons("panggilan-1", 10, 17),
    act("kehadiran-1", 17, {"hadir": "tidak", "alasan": "-", "alasan-sah": "tidak"}),
    summons("panggilan-2", 21, 28),
    act("kehadiran-2", 28, {"hadir": "tidak", "alasan": "-", "alasan-sah": "tidak"}),
]
ASSESSED = act(
    "penilaian-ketidakhadiran",
    28,
    {"bukti-panggilan": "resi", "penilaian-alasan": "tidak ada", "alat-bukti": "rekaman"},
)


@pytest.mark.parametrize("ending", [SANCTIONED, CLEARED], ids=["terbukti", "tidak-terbukti"])
def test_orderly_case_meets_no_objection(ending):
    """A case that keeps order and time limits is owed each act in turn, and nothing is objected."""
    path = [*RECEIVED, *EXAMINED, *ending, act("penutupan", 30)]
    recorded = registered()
    for each in path:
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
    (RECEIVED[:2], "majelis"),
    (RECEIVED, "pemanggilan"),
    ([*RECEIVED, *ABSENT_TWICE], "pemanggilan"),
    ([*RECEIVED, *EXAMINED[:2]], "pemeriksaan"),
    ([*RECEIVED, *EXAMINED[:5]], "putusan"),
    ([*RECEIVED, *ABSENT_TWICE, ASSESSED], "putusan"),
    ([*RECEIVED, *EXAMINED, SANCTIONED[0]], "tindak-lanjut"),
])  # fmt: skip
def test_stage_follows_the_acts(done, stage):
    """A case stands in the stage that its acts have opened."""
    assert stage_of(of([*registered(), *done])).id == stage


def test_verdict_needs_examination_or_the_absence_branch():
    """A verdict before either is refused (Pasal 24(1), 23(3)), after the branch it is not."""
    before = of([*registered(), *RECEIVED, *ABSENT_TWICE])
    verdict = act("putusan", 29, GUILTY)
    assert verdicts(check_act(before, verdict), "milestones.putusan.order") == {Verdict.FAIL}
    after = of(
        [*registered(), *RECEIVED, *ABSENT_TWICE, ASSESSED,
         act("musyawarah", 29, {"mufakat": "ya"})]
    )  # fmt: skip
    assert Verdict.FAIL not in {each.verdict for each in check_act(after, verdict)}


def test_second_absence_with_good_reason_stops_and_asks():
    """With a good reason the branch is shut; the panel's own step is owed (A-BW-17)."""
    excused = act("kehadiran-2", 28, {"hadir": "tidak", "alasan": "sakit", "alasan-sah": "ya"})
    here = of([*registered(), *RECEIVED, *ABSENT_TWICE[:3], excused])
    assert next_step(here).milestone.id == "langkah-alasan-sah"
    assert verdicts(check_act(here, ASSESSED), "milestones.") >= {Verdict.FAIL}
    clock = next(each for each in deadlines(here) if each.id == "putusan")
    assert clock.is_open


def test_first_absence_leads_to_second_summons_whatever_the_reason():
    """Pasal 23(2) makes no exception for a good reason (A-BW-18)."""
    excused = act("kehadiran-1", 17, {"hadir": "tidak", "alasan": "sakit", "alasan-sah": "ya"})
    here = of([*registered(), *RECEIVED, EXAMINED[0], excused])
    assert next_step(here).milestone.id == "panggilan-2"
    limit = next(each for each in deadlines(here) if each.id == "panggilan-2")
    assert limit.due == sept(24)


@pytest.mark.parametrize(
    ("hearing", "verdict"), [(16, Verdict.WARN), (17, Verdict.PASS), (18, Verdict.WARN)]
)
def test_exactly_five_days_satisfies_every_reading(hearing, verdict):
    """A summons 5 working days ahead satisfies A-BW-01 in full; 4 or 6 satisfy it in part."""
    findings = check_act(of([*registered(), *RECEIVED]), summons("panggilan-1", 10, hearing))
    assert verdicts(findings, "deadlines.panggilan-1") == {verdict}


@pytest.mark.parametrize(
    ("hearing", "verdict"), [(25, Verdict.WARN), (28, Verdict.PASS), (29, Verdict.WARN)]
)
def test_second_notice_is_a_reading(hearing, verdict):
    """Five working days before the second hearing satisfy every reading of A-BW-19."""
    here = of([*registered(), *RECEIVED, *ABSENT_TWICE[:2]])
    findings = check_act(here, summons("panggilan-2", 21, hearing))
    assert verdicts(findings, "deadlines.pemberitahuan-panggilan-2") == {verdict}


def test_decision_counts_calendar_days():
    """`hari` is a calendar day by contrast with `hari kerja`, and by reading a working day."""
    recorded = [*registered(), *RECEIVED]
    due = {
        option: next(
            each.due
            for each in deadlines(of(recorded, {"A-BW-23": option}))
            if each.id == "putusan"
        )
        for option in ("kalender", "kerja")
    }
    assert due == {"kalender": date(2026, 10, 9), "kerja": date(2026, 10, 21)}


@pytest.mark.parametrize(("members", "deputies", "verdict"), [
    (2, 0, Verdict.FAIL),
    (3, 0, Verdict.PASS),
    (2, 1, Verdict.PASS),
    (4, 0, Verdict.WARN),
    (5, 0, Verdict.PASS),
    (6, 0, Verdict.FAIL),
    (7, 0, Verdict.PASS),
])  # fmt: skip
def test_size_of_the_panel(members, deputies, verdict):
    """Odd totals from 5 pass, 6 only by one reading, even totals from 8 by none (A-BW-09)."""
    findings = check_majelis(of(registered()), seats(members, deputies))
    worst = verdicts(findings, "majelis.size") | verdicts(findings, "majelis.seats.anggota")
    assert worst - {Verdict.PASS} == {verdict} - {Verdict.PASS}


@pytest.mark.parametrize(("rank", "level", "verdict"), [
    ("Penata Muda (III/a)", "Pelaksana", Verdict.PASS),
    ("IIIb", "eselon IV.a", Verdict.PASS),
    ("Pengatur Tk. I (II/d)", "Pengawas", Verdict.FAIL),
    ("PPPK IX", "Pengawas", Verdict.INCOMPARABLE),
    ("Pembina (IV/a)", "Ahli Madya", Verdict.INCOMPARABLE),
])  # fmt: skip
def test_rank_of_a_member(rank, level, verdict):
    """Both pangkat and jabatan count, equality passes, and two scales are left to a human."""
    member = Person(name="Eka", rank=rank, position_level=level)
    findings = check_majelis(of(registered()), seats(3, person=member))
    rule = "majelis.eligibility.jabatan-dan-pangkat"
    assert {each.verdict for each in findings if each.id == rule} == {verdict}


@pytest.mark.parametrize(("channel", "reporter", "sensitive", "owed"), [
    ("laporan", Role.PELAPOR, False, True),
    ("laporan", Role.PELAPOR, True, False),
    ("pengaduan", Role.PENGADU, False, False),
    ("temuan", None, False, False),
])  # fmt: skip
def test_reporter_sanction_is_asked_only_where_it_may_be(channel, reporter, sensitive, owed):
    """Pasal 16(2) is put to the panel only for a Pelapor, and never in a sensitive case."""
    recorded = [*registered(channel, reporter, sensitive), *RECEIVED, *EXAMINED, *CLEARED[:1]]
    found = {each.milestone.id: each.standing for each in steps(of(recorded))}
    assert (found["pertimbangan-pelapor"] is Standing.OWED) is owed


def test_chair_decides_only_after_a_tie():
    """The chair's decision is refused while consensus did not fail or votes are not tied."""
    chair = act("putusan", 22, {**GUILTY, "metode": "ketua", "alasan-ketua": "Bukti cukup"})
    agreed = of([*registered(), *RECEIVED, *EXAMINED])
    assert verdicts(check_act(agreed, chair), "decision.methods") == {Verdict.FAIL}
    votes = [
        facts.VoteCast(at=sept(21), seat=f"s{n}", party="t1", option=option)
        for n, option in enumerate(["terbukti", "terbukti", "tidak-terbukti", "tidak-terbukti"])
    ]
    failed = act("musyawarah", 21, {"mufakat": "tidak"})
    tied = of([*registered(), *RECEIVED, *EXAMINED[:5], failed, *votes])
    assert verdicts(check_act(tied, chair), "decision.methods") == {Verdict.PASS}


@pytest.mark.parametrize(("sanctions", "verdict"), [
    (("pernyataan-tertutup",), Verdict.PASS),
    (("pernyataan-terbuka", "tindakan-administratif"), Verdict.PASS),
    (("tindakan-administratif",), Verdict.WARN),
])  # fmt: skip
def test_administrative_measure_comes_with_a_moral_sanction(sanctions, verdict):
    """The administrative measure alone is for the absence branch only (A-BW-20)."""
    here = of([*registered(), *RECEIVED, *EXAMINED])
    findings = check_act(here, act("putusan", 22, {**GUILTY, "sanksi": sanctions}))
    assert verdicts(findings, "sanksi-moral") == {verdict}


def test_administrative_measure_alone_after_absence():
    """In the absence branch Pasal 23(4) allows the administrative measure alone (A-BW-20)."""
    here = of([*registered(), *RECEIVED, *ABSENT_TWICE, ASSESSED])
    verdict = act("putusan", 29, {**GUILTY, "sanksi": ("tindakan-administratif",)})
    assert verdicts(check_act(here, verdict), "sanksi-moral") == {Verdict.PASS}


def test_both_moral_sanctions_are_warned_of():
    """`atau` in Pasal 13(2) is one of two (A-BW-32)."""
    here = of([*registered(), *RECEIVED, *EXAMINED])
    both = ("pernyataan-tertutup", "pernyataan-terbuka")
    findings = check_act(here, act("putusan", 22, {**GUILTY, "sanksi": both}))
    assert verdicts(findings, "sanctions.groups.sanksi-moral") == {Verdict.WARN}


def test_case_does_not_close_without_the_sanction_or_its_absence_explained():
    """A proven breach without the PPK's statement keeps the case open, an explanation closes it."""
    recorded = [*registered(), *RECEIVED, *EXAMINED, *SANCTIONED[:3]]
    assert verdicts(check_closing(of(recorded)), "sanksi-dinyatakan") == {Verdict.FAIL}
    explained = [*recorded, act("tanpa-sanksi", 28, {"alasan": "Pegawai telah pensiun"})]
    assert verdicts(check_closing(of(explained)), "sanksi-dinyatakan") == {Verdict.PASS}
    assert next_step(of(explained)).milestone.id == "penutupan"


def test_open_examination_is_refused():
    """An examination that was not closed needs a recorded deviation (Pasal 22(3))."""
    here = of([*registered(), *RECEIVED, *EXAMINED[:2]])
    findings = check_act(here, act("pemeriksaan", 17, {**HEARD, "tertutup": "tidak"}))
    assert verdicts(findings, "tertutup") == {Verdict.FAIL}
