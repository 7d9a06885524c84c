"""Whole cases under the code of Banjarnegara, through casework and a real journal."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from etik_tui.casework.act import ActInput, preview, record
from etik_tui.casework.hearing import ask, cast_vote, dissent
from etik_tui.casework.office import Office
from etik_tui.casework.opening import create_workspace
from etik_tui.casework.registration import (
    Report,
    ReportedAct,
    ReportedEvidence,
    ReportedParty,
    register,
)
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person, Role
from etik_tui.errors import RefusedError
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import next_step

PROFILE = Path(__file__).parents[2] / "profiles" / "banjarnegara"


def sept(day: int) -> date:
    """Return a day of September 2026, which has no days off; the 7th is a Monday."""
    return date(2026, 9, day)


REPORT = Report(
    channel="pengaduan",
    title="Bantuan desa dipotong",
    dates={"diterima": sept(7)},
    fields={
        "cara": "lisan",
        "dicatat-penerima": "ya",
        "identitas-jelas": "ya",
        "permintaan": "ya",
        "isi": "Bantuan dipotong ketika dibagikan",
    },
    parties=(
        ReportedParty(
            role=Role.TERLAPOR,
            name="Karta",
            position="Kepala Urusan Keuangan",
            position_level="Kepala Urusan",
            unit="Desa Sukamaju",
            employment="Perangkat Desa",
        ),
        ReportedParty(role=Role.PENGADU, name="Sumi"),
    ),
    allegations=(ReportedAct(text="Memotong bantuan", norms=("P7.2.d", "P7.1.a")),),
    evidence=(ReportedEvidence(title="Daftar penerima bantuan"),),
)


def majelis(number: int) -> Majelis:
    """Return a panel of a chair, a secretary and members, all of the rank of Camat or above."""
    kinds = ["ketua", "sekretaris", *["anggota"] * (number - 2)]
    return Majelis(
        seats=tuple(
            Seat(
                id=f"s{place}",
                seat=kind,
                person=Person(name=f"Pejabat {place}", position_level="Kepala Dinas"),
                attested={"konflik": "ya"},
            )
            for place, kind in enumerate(kinds)
        )
    )


FORMED = ActInput(
    milestone="majelis-dibentuk",
    dates={"ditetapkan": sept(11)},
    number="188/1/2026",
    fields={"kedudukan": "kabupaten", "selaku": "bupati"},
    majelis=majelis(3),
)
OPENING = (
    ActInput(
        milestone="pemeriksaan-pendahuluan",
        dates={"tanggal": sept(8)},
        fields={"dugaan-kuat": "ya"},
    ),
    ActInput(milestone="pengiriman-berkas", dates={"dikirim": sept(9)}),
    ActInput(milestone="diterima-pejabat", dates={"diterima": sept(10)}),
    FORMED,
    ActInput(milestone="perintah-majelis", dates={"tanggal": sept(11)}),
    ActInput(milestone="susunan-diberitahukan", dates={"diberitahukan": sept(14)}),
    ActInput(milestone="isi-laporan", dates={"disampaikan": sept(14)}),
    ActInput(
        milestone="panggilan-1",
        dates={"surat": sept(14), "sidang": sept(17)},
        number="1/MKE/2026",
        fields={"waktu": "09:00", "tempat": "Ruang rapat", "penandatangan": "sekretaris"},
    ),
    ActInput(milestone="kehadiran-1", dates={"tanggal": sept(17)}, fields={"hadir": "ya"}),
    ActInput(
        milestone="sidang",
        dates={"dilaksanakan": sept(17)},
        fields={"terlapor-hadir": "ya", "pembelaan": "ya", "alat-bukti": "Daftar penerima"},
    ),
)
RECORD = ActInput(
    milestone="bap",
    dates={"ditandatangani": sept(17)},
    fields={"bersedia": "ya", "indikasi-disiplin": "tidak"},
)
AFTER_VERDICT = (
    ActInput(
        milestone="berita-acara-sidang",
        dates={"tanggal": sept(21)},
        fields={"ada-tidak-setuju": "ya", "ketidaksetujuan": "Pejabat 2: bukti kurang"},
    ),
    ActInput(milestone="pembacaan-putusan", dates={"dibacakan": sept(21)}),
    ActInput(milestone="salinan-putusan", dates={"diterima": sept(23)}),
    ActInput(milestone="penyampaian-putusan", dates={"disampaikan": sept(23)}),
    ActInput(milestone="rekomendasi", dates={"disampaikan": sept(23)}),
    ActInput(milestone="laporan-atasan", dates={"dikirim": sept(23)}),
)
PROVEN = ActInput(
    milestone="putusan",
    dates={"ditetapkan": sept(21)},
    number="1/PTS/2026",
    fields={
        "hasil": "terbukti",
        "norma": ("P7.2.d", "P7.1.a"),
        "jenis": ("perbuatan",),
        "sanksi": ("pernyataan-terbuka",),
        "semua-menandatangani": "ya",
    },
)
NOT_PROVEN = replace(PROVEN, fields={"hasil": "tidak-terbukti", "semua-menandatangani": "ya"})
PUNISHED = (
    ActInput(
        milestone="keputusan-sanksi",
        dates={"ditetapkan": sept(25)},
        number="2/2026",
        fields={"sanksi": ("pernyataan-terbuka",), "norma": ("P7.2.d", "P7.1.a")},
    ),
    ActInput(
        milestone="penyampaian-terbuka",
        dates={"disampaikan": sept(28), "dibacakan": sept(28)},
        fields={"melalui": ("upacara-bendera", "papan-pengumuman")},
    ),
    ActInput(
        milestone="pernyataan-maaf",
        dates={"tanggal": sept(28)},
        fields={"jenis": ("permohonan-maaf", "penyesalan")},
    ),
)
CLEARED = (
    ActInput(milestone="rehabilitasi", dates={"ditetapkan": sept(25)}, number="2/PTS/2026"),
    ActInput(
        milestone="pertimbangan-pelapor",
        dates={"tanggal": sept(25)},
        fields={"keputusan": "tidak", "alasan": "Beriktikad baik", "pelapor-aparat": "tidak"},
    ),
)
CLOSED = ActInput(milestone="penutupan", dates={"tanggal": sept(30)})


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A new workspace of the regency, with the real profile and journal."""
    made = create_workspace(
        tmp_path / "office",
        Office(name="Dinas Uji", profile="banjarnegara"),
        FixedClock(datetime(2026, 9, 30, 9, 0, tzinfo=UTC)),
        "petugas",
        plugins=lambda: (Plugin(name="banjarnegara", profiles=(PROFILE,)),),
    )
    yield made
    made.close()


def go(workspace: Workspace, number: str, *path: ActInput) -> None:
    """Record acts that must each be the next one owed, and meet no objection."""
    for deed in path:
        step = next_step(workspace.situation(workspace.case(number)))
        assert step is not None
        assert step.milestone.id == deed.milestone
        assert preview(workspace, number, deed).problems == ()
        findings = record(workspace, number, deed).findings
        objected = [each.id for each in findings if each.verdict in (Verdict.FAIL, Verdict.WARN)]
        assert objected == []


def examined(workspace: Workspace) -> str:
    """Take a case from its registration to the signed record of examination."""
    recorded = register(workspace, "banjarnegara", REPORT)
    assert {each.verdict for each in recorded.findings} == {Verdict.PASS}
    number = recorded.case.number
    go(workspace, number, *OPENING)
    ask(workspace, number, "Apakah bantuan dipotong?", "Ya.")
    go(workspace, number, RECORD)
    return number


@pytest.mark.parametrize(
    ("verdict", "ending"), [(PROVEN, PUNISHED), (NOT_PROVEN, CLEARED)], ids=["terbukti", "tidak"]
)
def test_a_complaint_goes_all_the_way(
    workspace: Workspace, verdict: ActInput, ending: tuple[ActInput, ...]
) -> None:
    """Oral complaint to delivery and apology, or to rehabilitation; each act the next one."""
    number = examined(workspace)
    for seat, vote in (("s0", "terbukti"), ("s1", "terbukti"), ("s2", "tidak-terbukti")):
        cast_vote(workspace, number, seat, vote)
    go(workspace, number, verdict)
    dissent(workspace, number, "s2", "Bukti kurang")
    go(workspace, number, *AFTER_VERDICT, *ending, CLOSED)
    case = workspace.case(number)
    stage = stage_of(workspace.situation(case))
    assert stage is not None
    assert stage.final
    row = workspace.journal.row(case.id)
    assert row is not None
    assert (row.closed, row.outcome, row.due) == (True, verdict.fields["hasil"], None)


def test_a_panel_of_four_needs_a_reason(workspace: Workspace) -> None:
    """An even panel is refused, and recorded as a deviation once a reason is given."""
    number = register(workspace, "banjarnegara", REPORT).case.number
    go(workspace, number, *OPENING[:3])
    even = replace(FORMED, majelis=majelis(4))
    with pytest.raises(RefusedError) as refused:
        record(workspace, number, even)
    failed = [each.id for each in refused.value.findings if each.verdict is Verdict.FAIL]
    assert failed == ["majelis.size.ganjil"]
    case = record(workspace, number, even, deviation="Satu anggota segera diganti").case
    assert case.deviations[0].findings == ("majelis.size.ganjil",)


def test_an_anonymous_report_is_registered_with_its_defect(workspace: Workspace) -> None:
    """A report without a name is kept, and said not to meet Pasal 15(1)."""
    nameless = replace(
        REPORT,
        parties=REPORT.parties[:1],
        fields={**REPORT.fields, "identitas-jelas": "tidak"},
    )
    findings = register(workspace, "banjarnegara", nameless).findings
    failed = {each.id for each in findings if each.verdict is Verdict.FAIL}
    assert failed == {"pengaduan-identitas"}
