"""A workspace of one office that applies three codes of ethics, with cases of each."""

from datetime import date
from pathlib import Path

from etik_tui.casework.act import ActInput, record
from etik_tui.casework.office import Office
from etik_tui.casework.opening import create_workspace
from etik_tui.casework.registration import Report, ReportedAct, ReportedParty, register
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.person import Role
from etik_tui.plugins.loading import Plugin
from tests.tui.seed import NOW, ROOT, add

NAMES = ("bawaslu", "banjarnegara", "kpu-bali")


def make_several(folder: Path, *, own: str = "bawaslu") -> Workspace:
    """Make an empty workspace on 24 November 2026 with three profiles installed."""
    plugins = tuple(Plugin(name=each, profiles=(ROOT / "profiles" / each,)) for each in NAMES)
    office = Office(
        name="Sekretariat Contoh",
        profile=own,
        lists={"unit": ("Sekretariat Provinsi", "Sekretariat Kota")},
    )
    return create_workspace(folder, office, FixedClock(NOW), "petugas", plugins=lambda: plugins)


def service_case(
    workspace: Workspace,
    name: str = "Komang Uji",
    *,
    decided: bool = False,
    sensitive: bool = False,
) -> str:
    """Register a complaint about a service, decided if asked; return the id of the case."""
    report = Report(
        channel="pengaduan-masyarakat",
        title="Layanan dipungut biaya",
        dates={"diterima": date(2026, 11, 9)},
        fields={"isi": "Diminta uang", "kedudukan": "pegawai-sekretariat"},
        sensitive=sensitive,
        parties=(
            ReportedParty(role=Role.TERLAPOR, name=name),
            ReportedParty(role=Role.PENGADU, name="Wayan Coba"),
        ),
        allegations=(ReportedAct(text="Meminta pembayaran tidak resmi", norms=("F.5",)),),
    )
    case = register(workspace, "kpu-bali", report).case
    if decided:
        verdict = ActInput(
            milestone="keputusan",
            dates={"ditetapkan": date(2026, 11, 16)},
            fields={
                "hasil": "pelanggaran",
                "pejabat": "Sekretaris",
                "dasar-wewenang": "Ketentuan yang disebut pejabat",
                "norma": ("F.5",),
            },
        )
        record(workspace, case.id, verdict)
    return case.id


def village_case(workspace: Workspace, name: str = "Karta Uji") -> str:
    """Register a complaint about a village official; return the id of the case."""
    report = Report(
        channel="pengaduan",
        title="Bantuan desa dipotong",
        dates={"diterima": date(2026, 11, 19)},
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
                name=name,
                position="Kepala Urusan Keuangan",
                position_level="Kepala Urusan",
                unit="Desa Contoh",
            ),
            ReportedParty(role=Role.PENGADU, name="Sumi Coba"),
        ),
        allegations=(ReportedAct(text="Memotong bantuan", norms=("P7.2.d", "P7.1.a")),),
    )
    return register(workspace, "banjarnegara", report).case.id


def fill_several(workspace: Workspace) -> None:
    """Give each institution a few cases, two of them decided."""
    for name in ("Ani Fiktif", "Bima Fiktif"):
        add(workspace, name)
    for name in ("Karta Uji", "Darma Uji", "Sari Uji"):
        village_case(workspace, name)
    service_case(workspace)
    service_case(workspace, "Putu Uji", decided=True)
