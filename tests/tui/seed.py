"""A workspace with the real profile, a fixed day, and cases for the screens to show."""

from datetime import UTC, date, datetime
from pathlib import Path

from etik_tui.casework.act import ActInput, record
from etik_tui.casework.office import Office, Official
from etik_tui.casework.opening import create_workspace
from etik_tui.casework.registration import Report, ReportedAct, ReportedParty, register
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person, Role
from etik_tui.plugins.loading import Plugin

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def make_workspace(folder: Path) -> Workspace:
    """Make an empty workspace on 24 November 2026 (a Tuesday)."""
    plugin = Plugin(name="bawaslu", profiles=(ROOT / "profiles" / "bawaslu",))
    office = Office(
        name="Sekretariat Contoh",
        profile="bawaslu",
        number_template="{n:03d}/KE/{bulan_romawi}/{tahun}",
        officials=(
            Official(
                actor="ppk",
                name="Fiktif Wibowo",
                rank="Pembina Utama Madya (IV/d)",
                position="Sekretaris Jenderal",
            ),
            Official(actor="majelis", name="Contoh Lestari", rank="Penata Muda (III/a)"),
        ),
    )
    return create_workspace(folder, office, FixedClock(NOW), "petugas", plugins=lambda: (plugin,))


def report(
    name: str = "Budi Contoh", title: str = "Dugaan tidak netral", *, sensitive: bool = False
) -> Report:
    """Return a complete written report against one terlapor."""
    return Report(
        channel="laporan",
        title=title,
        sensitive=sensitive,
        dates={"diterima": date(2026, 11, 16)},
        fields={"isi": "Terlapor mengunggah dukungan kepada peserta pemilihan."},
        parties=(
            ReportedParty(role=Role.PELAPOR, name="Pelapor Fiktif"),
            ReportedParty(
                role=Role.TERLAPOR,
                name=name,
                nip="198503122010011002",
                rank="Penata (III/c)",
                position="Analis Hukum",
                position_level="pelaksana",
            ),
        ),
        allegations=(ReportedAct(text="Mengunggah dukungan di media sosial", place="Jakarta"),),
    )


def add(workspace: Workspace, name: str = "Budi Contoh", **options: bool) -> str:
    """Register a report and return the id of the case."""
    return register(workspace, "bawaslu", report(name, **options)).case.id


def panel(rank: str = "Pembina (IV/a)") -> Majelis:
    """Return a panel of five whose members are not lower than the terlapor."""
    seats = ("ketua", "sekretaris", "anggota", "anggota", "anggota")
    return Majelis(
        seats=tuple(
            Seat(
                id=f"m{place}",
                seat=seat,
                person=Person(
                    name=f"Anggota Contoh {place}", rank=rank, position_level="administrator"
                ),
                attested={"konflik": "ya"},
            )
            for place, seat in enumerate(seats, start=1)
        )
    )


def act(
    workspace: Workspace,
    case: str,
    milestone: str,
    day: date,
    *,
    name: str = "tanggal",
    number: str = "",
    deviation: str = "",
    dates: dict[str, date] | None = None,
    majelis: Majelis | None = None,
    **fields: str,
) -> None:
    """Record an act with one date, or with the dates given."""
    entered = ActInput(
        milestone=milestone,
        dates=dates or {name: day},
        number=number,
        fields={key.replace("_", "-"): value for key, value in fields.items()},
        majelis=majelis,
    )
    record(workspace, case, entered, deviation=deviation)


def with_panel(workspace: Workspace, name: str = "Budi Contoh") -> str:
    """Return a case whose Majelis was formed on 18 November."""
    case = add(workspace, name)
    act(workspace, case, "diterima-ppk", date(2026, 11, 16), name="diterima")
    act(
        workspace,
        case,
        "majelis-dibentuk",
        date(2026, 11, 18),
        name="ditetapkan",
        number="1/MKE/2026",
        majelis=panel(),
        selaku="ppk",
    )
    return case


def board(workspace: Workspace, count: int = 12) -> None:
    """Fill the first columns of the board."""
    names = ("Ani", "Bima", "Citra", "Dewi", "Eko", "Fajar", "Gita", "Hadi", "Indah", "Joko")
    for place in range(count):
        name = f"{names[place % len(names)]} Fiktif {place + 1}"
        if place % 3 == 0:
            add(workspace, name, sensitive=place == 6)
        elif place % 3 == 1:
            case = add(workspace, name)
            act(workspace, case, "diterima-ppk", date(2026, 11, 16), name="diterima")
        else:
            with_panel(workspace, name)


def hostile_report(words: str) -> Report:
    """Return a report with these words in every text it has, as far as they fit."""
    short = words[:1900]
    return Report(
        channel="laporan",
        title=short,
        dates={"diterima": date(2026, 11, 16)},
        fields={"isi": words, "tempat": short},
        parties=(
            ReportedParty(role=Role.PELAPOR, name=short),
            ReportedParty(
                role=Role.TERLAPOR, name=short, nip=short, rank=short, position=short, unit=short
            ),
        ),
        allegations=(ReportedAct(text=words, place=short, act_date=short),),
    )
