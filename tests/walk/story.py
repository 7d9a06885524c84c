"""Three whole cases as an officer would record them: what is typed, act by act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from etik_tui.casework.act import ActInput
from etik_tui.casework.registration import Report, ReportedAct, ReportedEvidence, ReportedParty
from etik_tui.domain.fact import Value
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person, Role

INNOCENT = "tidak-terbukti"
PANEL = ("ketua", "sekretaris", "anggota", "anggota", "anggota")


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question and its answer in the examination."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Votes:
    """How the five members voted, in the order of their seats."""

    options: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Story:
    """A case from report to end."""

    name: str
    report: Report
    deeds: tuple[ActInput | Question | Votes, ...]
    outcome: str
    ending: Mapping[str, date] = field(default_factory=dict)


def day(text: str) -> date:
    """Read "02-13" as a day of 2026."""
    return date.fromisoformat(f"2026-{text}")


def act(milestone: str, number: str = "", **values: str | tuple[str, ...]) -> ActInput:
    """Make an act; values that look like a day of 2026 are dates, the rest fields."""
    dates: dict[str, date] = {}
    fields: dict[str, Value] = {}
    for key, value in values.items():
        name = key.replace("_", "-")
        if isinstance(value, str) and len(value) == len("02-13") and value[2] == "-":
            dates[name] = day(value)
        else:
            fields[name] = value
    return ActInput(milestone=milestone, number=number, dates=dates, fields=fields)


def panel(number: str, on: str) -> ActInput:
    """Form a panel of five whose posts and ranks are all above the terlapor's."""
    seats = tuple(
        Seat(
            id=f"s{place}",
            seat=seat,
            person=Person(
                name=f"Anggota Rimba {place}",
                rank="Pembina (IV/a)",
                position="Kepala Bagian",
                position_level="administrator",
            ),
            attested={"konflik": "ya"},
        )
        for place, seat in enumerate(PANEL, start=1)
    )
    return ActInput(
        milestone="majelis-dibentuk",
        number=number,
        dates={"ditetapkan": day(on)},
        fields={"selaku": "ppk"},
        majelis=Majelis(seats=seats),
    )


def report(title: str, received: str) -> Report:
    """Take in a written report on one member of staff."""
    return Report(
        channel="laporan",
        title=title,
        dates={"diterima": day(received)},
        parties=(
            ReportedParty(role=Role.PELAPOR, name="Melati Anggrek", unit="Bagian Umum"),
            ReportedParty(
                role=Role.TERLAPOR,
                name="Jalak Suren",
                nip="197210301997031003",
                rank="Penata (III/c)",
                position="Analis",
                position_level="pelaksana",
                unit="Sekretariat",
            ),
        ),
        allegations=(
            ReportedAct(text="Membagikan berkas rahasia kepada pihak luar.", norms=("P7.b",)),
        ),
        evidence=(ReportedEvidence(title="Tangkapan layar percakapan", form="dokumen"),),
    )


SUMMONS = {"tempat": "Ruang sidang", "jam": "09.00", "bukti": "Tanda terima"}
HEARING = {
    "tertutup": "ya",
    "membela_diri": "ya",
    "saksi": "Dua orang, melihat sendiri",
    "alat_bukti": "Tangkapan layar",
    "keterangan": "Lihat Berita Acara Pemeriksaan",
}

PROVEN = Story(
    name="terbukti, pernyataan terbuka",
    report=report("Kerahasiaan informasi", "02-02"),
    outcome="terbukti",
    deeds=(
        act("diterima-ppk", diterima="02-02"),
        panel("12/SK/2026", "02-04"),
        act("panggilan-1", "13/PGL/2026", surat="02-06", pemeriksaan="02-13", **SUMMONS),
        act("kehadiran-1", tanggal="02-13", hadir="ya"),
        act("pemeriksaan", dilaksanakan="02-13", **HEARING),
        Question(question="Apakah Saudara sehat?", answer="Ya, sehat."),
        Question(question="Apakah Saudara membagikan berkas itu?", answer="Ya, keliru kirim."),
        act("bap", ditandatangani="02-13", bersedia="ya"),
        act("musyawarah", tanggal="02-20", mufakat="ya"),
        act(
            "putusan",
            "1/PTS/2026",
            ditetapkan="02-23",
            hasil="terbukti",
            metode="mufakat",
            norma=("P7.b",),
            sanksi=("pernyataan-terbuka",),
        ),
        act("lhp", ditandatangani="02-24"),
        act("penyampaian-putusan", disampaikan="02-25"),
        act(
            "pernyataan-sanksi",
            ditetapkan="03-02",
            sanksi=("pernyataan-terbuka",),
            norma=("P7.b",),
            selaku="ppk",
        ),
        act("sanksi-disampaikan", disampaikan="03-05", cara="terbuka", media="upacara-bendera"),
        act("penutupan", tanggal="03-06"),
    ),
)

NOT_PROVEN = Story(
    name="tidak terbukti, nama dipulihkan",
    report=report("Keterangan tidak benar", "02-02"),
    outcome="tidak-terbukti",
    deeds=(
        act("diterima-ppk", diterima="02-02"),
        panel("22/SK/2026", "02-04"),
        act("panggilan-1", "23/PGL/2026", surat="02-06", pemeriksaan="02-13", **SUMMONS),
        act("kehadiran-1", tanggal="02-13", hadir="ya"),
        act("pemeriksaan", dilaksanakan="02-13", **HEARING),
        Question(question="Di mana Saudara hari itu?", answer="Di kantor, ada daftar hadir."),
        act("bap", ditandatangani="02-13", bersedia="ya"),
        act("musyawarah", tanggal="02-20", mufakat="tidak"),
        Votes(
            options=("tidak-terbukti", "terbukti", "tidak-terbukti", "terbukti", "tidak-terbukti")
        ),
        act(
            "putusan",
            "2/PTS/2026",
            ditetapkan="02-23",
            hasil="tidak-terbukti",
            metode="suara-terbanyak",
        ),
        act("lhp", ditandatangani="02-24"),
        act("penyampaian-putusan", disampaikan="02-25"),
        act("pemberitahuan-atasan", dikirim="03-03"),
        act("rekomendasi-rehabilitasi", tanggal="02-25"),
        act("pertimbangan-pelapor", tanggal="02-25", keputusan="tidak", alasan="Iktikad baik."),
        act("rehabilitasi", tanggal="03-04"),
        act("penutupan", tanggal="03-06"),
    ),
)

ABSENT_TWICE = Story(
    name="dua kali tidak hadir",
    report=report("Meninggalkan tugas", "02-02"),
    outcome="terbukti",
    deeds=(
        act("diterima-ppk", diterima="02-02"),
        panel("32/SK/2026", "02-03"),
        act("panggilan-1", "33/PGL/2026", surat="02-04", pemeriksaan="02-11", **SUMMONS),
        act("kehadiran-1", tanggal="02-11", hadir="tidak", alasan="Tanpa keterangan"),
        act("panggilan-2", "34/PGL/2026", surat="02-12", pemeriksaan="02-23", **SUMMONS),
        act("kehadiran-2", tanggal="02-23", hadir="tidak", alasan_sah="tidak"),
        act(
            "penilaian-ketidakhadiran",
            tanggal="02-23",
            bukti_panggilan="Dua tanda terima",
            penilaian_alasan="Tidak ada alasan yang disampaikan",
            alat_bukti="Daftar hadir dan keterangan atasan",
        ),
        act("musyawarah", tanggal="02-24", mufakat="ya"),
        act(
            "putusan",
            "3/PTS/2026",
            ditetapkan="02-25",
            hasil="terbukti",
            metode="mufakat",
            norma=("P7.g",),
            sanksi=("pernyataan-tertutup",),
        ),
        act("lhp", ditandatangani="02-25"),
        act("penyampaian-putusan", disampaikan="02-26"),
        act(
            "pernyataan-sanksi",
            ditetapkan="03-02",
            sanksi=("pernyataan-tertutup",),
            norma=("P7.g",),
            selaku="ppk",
        ),
        act("sanksi-disampaikan", disampaikan="03-03", cara="tertutup"),
        act("penutupan", tanggal="03-04"),
    ),
)

STORIES = (PROVEN, NOT_PROVEN, ABSENT_TWICE)
