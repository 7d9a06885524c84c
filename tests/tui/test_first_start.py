"""The first start: by keys alone at 80x24, kept at every step, and taken up again."""

import signal
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path

import pexpect
import pytest
from msgspec.structs import replace

from etik_tui.casework import first_start
from etik_tui.casework.first_start import (
    SETUP_FILE,
    Founding,
    Newcomer,
    Setup,
    complete,
    establish,
    keep_setup,
    read_setup,
)
from etik_tui.casework.library import Library
from etik_tui.casework.office import load_office
from etik_tui.casework.opening import open_workspace
from etik_tui.casework.people import people
from etik_tui.casework.workspace import OFFICE_FILE
from etik_tui.clock import FixedClock
from etik_tui.domain.account import OfficeRole
from etik_tui.errors import InputError
from etik_tui.plugins.loading import Plugin
from etik_tui.tui.founding import FirstStartApp
from etik_tui.tui.shelf import institutions
from tests.tui.screen import LARGE, SMALL, press, text, type_in
from tests.tui.seed import NOW, ROOT
from tests.tui.test_frames import compare

F2 = "\x1bOQ"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA8QWu/6G9oxl+VMYk17S5oPhA/tr+Jam6+i2nejjGz7 sari@kantor"


@pytest.fixture
def founding(tmp_path: Path) -> Founding:
    """Give what a first start on 24 November 2026 needs, with the real profile."""
    plugin = Plugin(name="bawaslu", profiles=(ROOT / "profiles" / "bawaslu",))
    return Founding(
        folder=tmp_path / "kantor",
        library=Library(lambda: (plugin,)),
        clock=FixedClock(NOW),
        actor="petugas",
    )


@asynccontextmanager
async def begun(founding: Founding, size: tuple[int, int] = SMALL):
    """Run the first start and wait for its screen."""
    app = FirstStartApp(founding)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


def reopened(founding: Founding):
    """Open the workspace that was made."""
    return open_workspace(
        founding.folder,
        founding.clock,
        founding.actor,
        named=founding.named,
        plugins=lambda: founding.library.plugins,
    )


async def fill_in(pilot) -> None:
    """Answer institution, office and one official."""
    await press(pilot, "enter")
    await press(pilot, *["backspace"] * 60)
    await type_in(pilot, "Bawaslu Provinsi Contoh")
    await press(pilot, "tab")
    await type_in(pilot, "Palembang")
    await press(pilot, "tab", "end")
    await press(pilot, "tab", "right", "f2")
    await press(pilot, "down", "down", "enter")
    await type_in(pilot, "Fiktif Wibowo")
    await press(pilot, "tab", "tab")
    await type_in(pilot, "Pembina Utama Madya (IV/d)")
    await press(pilot, "f2")


async def test_a_workspace_is_made_by_keys(founding: Founding) -> None:
    """Institution, office, an official and a check make a workspace with those settings."""
    async with begun(founding) as pilot:
        await fill_in(pilot)
        await press(pilot, "f2", "f2")
        assert "Siap. F2 membuat ruang kerja" in text(pilot)
        await press(pilot, "f2")
    assert pilot.app.outcome == "made"
    office = load_office(founding.folder / OFFICE_FILE)
    assert (office.name, office.place, office.week) == ("Bawaslu Provinsi Contoh", "Palembang", 6)
    assert office.letterhead == ("Badan Pengawas Pemilihan Umum",)
    assert [(each.actor, each.name) for each in office.officials] == [("ppk", "Fiktif Wibowo")]
    assert office.profile == "bawaslu"
    assert not (founding.folder / SETUP_FILE).exists()
    assert founding.folder.stat().st_mode & 0o077 == 0


@pytest.fixture
def several(founding: Founding) -> Founding:
    """Give what a first start needs where the rules of three institutions are installed."""
    names = ("banjarnegara", "bawaslu", "kpu-bali")
    plugin = Plugin(name="tiga", profiles=tuple(ROOT / "profiles" / each for each in names))
    return replace(founding, library=Library(lambda: (plugin,)))


async def test_an_office_may_serve_several_institutions(several: Founding) -> None:
    """Marked with t, the first is the office's own; all have a board, the others installed none."""
    async with begun(several) as pilot:
        await press(pilot, "down", "t", "down", "t")
        assert "Badan Pengawas Pemilihan Umum  utama" in text(pilot)
        await press(pilot, "up", "t", "t", "f2")
        assert pilot.app.screen.step == "office"
        await press(pilot, "f2")
        shown = text(pilot)
        assert "Penerima pengaduan" in shown
        assert "Ketua Majelis" in shown
        await press(pilot, "f2", "f2")
        assert "Badan Pengawas Pemilihan Umum" in " ".join(text(pilot).split())
        await press(pilot, "f2")
    assert pilot.app.outcome == "made"
    office = load_office(several.folder / OFFICE_FILE)
    assert office.profile == "kpu-bali"
    assert office.profiles == ("kpu-bali", "bawaslu")
    workspace = reopened(several)
    assert institutions(workspace) == ("kpu-bali", "bawaslu")
    workspace.close()


async def test_enter_takes_one_institution_alone(several: Founding) -> None:
    """Who chooses another instead has that one, with its name where none was typed."""
    async with begun(several) as pilot:
        await press(pilot, "enter", "f3", "down", "enter")
        assert pilot.app.screen.setup.profiles == ("bawaslu",)
        assert pilot.app.screen.setup.name == "Badan Pengawas Pemilihan Umum"
        await press(pilot, "f3", "t")
        assert pilot.app.screen.setup.profiles == ()
        await press(pilot, "t", "down", "enter")
        assert pilot.app.screen.setup.profiles == ("kpu-bali",)


def test_an_institution_that_is_gone_is_told(founding: Founding) -> None:
    """Answers that name a profile that is not installed any more make no workspace."""
    wanted = Setup(profile="bawaslu", others=("tiada",), name="Kantor")
    with pytest.raises(InputError) as caught:
        establish(founding, wanted)
    assert [each.key for each in caught.value.problems] == ["profile"]


async def test_answers_are_found_again(founding: Founding) -> None:
    """Whoever leaves in the middle finds every answer and the step again; others cannot."""
    async with begun(founding) as pilot:
        await fill_in(pilot)
        await press(pilot, "escape")
    assert pilot.app.outcome == ""
    assert (founding.folder / SETUP_FILE).stat().st_mode & 0o077 == 0
    async with begun(founding) as pilot:
        shown = text(pilot)
        assert "Fiktif Wibowo" in shown
        assert "dilanjutkan" in shown
        await press(pilot, "f3")
        assert "Bawaslu Provinsi Contoh" in text(pilot)
        await press(pilot, "f8")
        assert "Selamat datang" in text(pilot)
    assert not (founding.folder / SETUP_FILE).exists()


async def test_every_field_says_what_is_wrong(founding: Founding) -> None:
    """An empty name, a NIP of letters and a wrong key are told beside their fields."""
    async with begun(founding) as pilot:
        await press(pilot, "enter", *["backspace"] * 60)
        assert "wajib diisi" in text(pilot)
        await press(pilot, "f2", "down", "down", "enter")
        await type_in(pilot, "Fiktif Wibowo")
        await press(pilot, "tab")
        await type_in(pilot, "abc")
        await press(pilot, "f2")
        assert "NIP terdiri atas angka" in text(pilot)
        await press(pilot, "escape", "f2", "t")
        await type_in(pilot, "Sari Dewi")
        await press(pilot, "tab")
        await type_in(pilot, "Sari Dewi")
        await press(pilot, *["tab"] * 4)
        await type_in(pilot, "bukan kunci")
        await press(pilot, "f2")
        shown = text(pilot)
        assert "nama akun: huruf kecil" in shown
        await press(pilot, "escape", "f2", "f2")
        assert "Nama kantor: wajib diisi" in text(pilot)
        await press(pilot, "enter")
        assert pilot.app.screen.step == "office"
    assert not (founding.folder / OFFICE_FILE).exists()


async def test_d_shows_invented_cases_instead(founding: Founding) -> None:
    """The demonstration is one key away, and makes nothing here."""
    async with begun(founding) as pilot:
        await press(pilot, "d")
    assert pilot.app.outcome == "demo"
    assert not founding.folder.exists()


def etik(folder: Path) -> pexpect.spawn:
    """Start the installed program in a pseudo-terminal of 80x24, without a workspace."""
    program = ["-I", "-m", "etik_tui", "--workspace", str(folder)]
    return pexpect.spawn(sys.executable, program, dimensions=(24, 80), timeout=30)


def test_the_program_killed_in_the_middle_goes_on(tmp_path: Path) -> None:
    """In a real terminal: kill -9 after the first answer loses nothing, and the board opens."""
    folder = tmp_path / "kantor"
    child = etik(folder)
    child.expect("Selamat datang")
    child.send("\r")
    child.expect("Nama kantor")
    while not (folder / SETUP_FILE).exists():
        time.sleep(0.05)
    child.kill(signal.SIGKILL)
    child.wait()
    child = etik(folder)
    child.expect("dilanjutkan")
    for step in ("officials", "people", "make"):
        child.send(F2)
        # Only cells that change are sent, so that words on the wire are no good sign here.
        while (read_setup(folder) or Setup()).step != step:
            time.sleep(0.05)
    child.send(F2)
    child.expect("Papan")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert load_office(folder / OFFICE_FILE).profile


def test_d_opens_the_demonstration(tmp_path: Path) -> None:
    """In a real terminal: `d` opens a board of invented cases, and nothing is made here."""
    child = etik(tmp_path / "kantor")
    child.expect("Selamat datang")
    child.send("d")
    child.expect("Papan", timeout=90)
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert not (tmp_path / "kantor").exists()


def setup() -> Setup:
    """Return answers that are complete, with a person who is also the owner of the files."""
    roles = (OfficeRole.ADMIN, OfficeRole.REGISTRAR)
    return Setup(
        profile="bawaslu",
        name="Kantor",
        people=(
            Newcomer(account="sari", name="Sari Dewi", roles=roles, os_user="petugas", key=KEY),
            Newcomer(account="budi", name="Budi Fiktif", roles=(OfficeRole.OVERSEER,)),
        ),
    )


@pytest.mark.parametrize("ended_in", ["save_office", "grant", "add_key", "forget_setup"])
def test_a_first_start_that_was_killed_goes_on(
    founding: Founding, monkeypatch: pytest.MonkeyPatch, ended_in: str
) -> None:
    """Wherever making ended, making again gives settings, people and keys once each."""

    class KilledError(BaseException):
        """What ends the process in the middle."""

    def killed(*_args, **_options):
        raise KilledError

    owner = "etik_tui.casework.opening" if ended_in == "save_office" else first_start.__name__
    with monkeypatch.context() as patch:
        patch.setattr(f"{owner}.{ended_in}", killed)
        with pytest.raises(KilledError):
            establish(founding, setup())
    assert read_setup(founding.folder) == setup()
    if (founding.folder / OFFICE_FILE).exists():
        workspace = reopened(founding)
        complete(workspace)
    else:
        establish(founding, setup())
        workspace = reopened(founding)
    accounts = people(workspace).accounts
    assert {name: len(each.keys) for name, each in accounts.items()} == {"sari": 1, "budi": 0}
    assert people(workspace).version == 4
    assert read_setup(founding.folder) is None
    workspace.close()


def test_whoever_makes_the_workspace_stays_its_admin(founding: Founding) -> None:
    """The owner's own account needs the role admin: otherwise nobody could let others in."""
    own = Newcomer(
        account="sari", name="Sari Dewi", roles=(OfficeRole.REGISTRAR,), os_user="petugas"
    )
    twice = Newcomer(account="sari", name="Sari Kedua", key=KEY)
    wanted = Setup(profile="bawaslu", name="Kantor", people=(own, twice))
    with pytest.raises(InputError) as caught:
        establish(founding, wanted)
    keys = {problem.key for problem in caught.value.problems}
    assert {"people.0.roles", "people.0.account", "people.1.account"} == keys
    assert not founding.folder.exists()


def test_answers_that_cannot_be_read_are_none(founding: Founding) -> None:
    """A file of another version or a torn one begins anew instead of ending the program."""
    keep_setup(founding.folder, Setup(name="Kantor"))
    file = founding.folder / SETUP_FILE
    for wrong in (b"", b"{", b'{"name": 3}', b"\xff"):
        file.write_bytes(wrong)
        assert read_setup(founding.folder) is None


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("step", ["profile", "office", "officials", "people", "make"])
async def test_the_steps_look_as_they_did(
    founding: Founding,
    step: str,
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every step is, cell by cell, the one that was looked at and kept."""
    monkeypatch.chdir(tmp_path)
    here = replace(founding, folder=Path("kantor"))
    if step != "profile":
        keep_setup(here.folder, replace(setup(), step=step))
    async with begun(here, size) as pilot:
        pilot.app.clear_notifications()
        await pilot.pause()
        compare(f"first-{step}-{size[0]}x{size[1]}", text(pilot))
