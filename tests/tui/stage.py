"""The workspaces that scenes are drawn in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from etik_tui.casework.demo import make_demo
from etik_tui.casework.first_start import Founding, Newcomer, Setup, keep_setup
from etik_tui.casework.library import Library
from etik_tui.casework.register_book import withdraw_entry
from etik_tui.casework.registration import register
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.account import OfficeRole
from etik_tui.plugins.loading import Plugin
from tests.tui.seed import NOW, ROOT, board, make_workspace, report, with_panel
from tests.tui.several import NAMES, fill_several, make_several, service_case
from tests.tui.test_hearing_day import summoned
from tests.tui.test_registers import outreach

LONG = "Raden Mas Haryo Fiktif Kusumawardhana Prawirodirdjo Sastrodiningrat bin Contoh Wicaksana"
PLUGINS = tuple(
    Plugin(
        name=each,
        distribution=f"etik-tui-{each}",
        version="1.0",
        profiles=(ROOT / "profiles" / each,),
    )
    for each in NAMES
)


def _busy(folder: Path) -> Workspace:
    made = make_workspace(folder)
    with_panel(made)
    board(made, 14)
    return made


def _several(folder: Path) -> Workspace:
    made = make_several(folder)
    fill_several(made)
    return made


def _service(folder: Path) -> Workspace:
    made = make_several(folder, own="kpu-bali")
    service_case(made, sensitive=True)
    outreach(made, date(2026, 11, 17))
    version = outreach(made, date(2026, 11, 18), "Sekretariat Provinsi")
    withdraw_entry(made, "kpu-bali", "sosialisasi", version, reason="batal")
    return made


def _long(folder: Path) -> Workspace:
    made = make_workspace(folder)
    first = report(LONG, "Dugaan menghadiri, memimpin, dan membagikan undangan rapat " * 3)
    others = [each for place in (2, 3) for each in report(f"{LONG} {place}").parties]
    register(made, "bawaslu", replace(first, parties=(*first.parties, *others)))
    return made


def _summoned(folder: Path) -> Workspace:
    made = make_workspace(folder)
    summoned(made, "Budi Contoh", "13.30")
    summoned(made, "Ani Contoh", "9:00")
    return made


def _demo(folder: Path) -> Workspace:
    return make_demo(folder, today=date(2026, 11, 24), cases=18, plugins=lambda: PLUGINS)


MAKERS: dict[str, Callable[[Path], Workspace]] = {
    "busy": _busy,
    "demo": _demo,
    "empty": make_workspace,
    "long": _long,
    "service": _service,
    "several": _several,
    "summoned": _summoned,
}
"""How each workspace is made; `long` is what people write at a length that nobody foresaw."""

KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA8QWu/6G9oxl+VMYk17S5oPhA/tr+Jam6+i2nejjGz7 sari@kantor"


def found(step: str) -> Founding:
    """Return a first start in the current folder that stands at a step."""
    roles = (OfficeRole.ADMIN, OfficeRole.REGISTRAR)
    sari = Newcomer(account="sari", name="Sari Dewi", roles=roles, os_user="petugas", key=KEY)
    budi = Newcomer(account="budi", name="Budi Fiktif", roles=(OfficeRole.OVERSEER,))
    founding = Founding(
        folder=Path("kantor"),
        library=Library(lambda: PLUGINS[:1]),
        clock=FixedClock(NOW),
        actor="petugas",
    )
    if step:
        setup = Setup(step=step, profile="bawaslu", name="Kantor", people=(sari, budi))
        keep_setup(founding.folder, setup)
    return founding
