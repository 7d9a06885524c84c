"""Facts of cases under the profile of Banjarnegara, for its tests."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from etik_tui.domain import fact as facts
from etik_tui.domain.case import fold
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.deadline import deadlines
from etik_tui.procedure.situation import situation
from etik_tui.profile.load import load_profile
from etik_tui.workdays.build import build_calendar

PROFILES = Path(__file__).parents[2] / "profiles"
PROFILE = load_profile(PROFILES / "banjarnegara").profile
CALENDAR = build_calendar()
TODAY = date(2026, 11, 20)
KAUR = Person(
    name="Budi",
    position="Kaur Keuangan",
    position_level="Kepala Urusan",
    employment="Perangkat Desa",
)
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
