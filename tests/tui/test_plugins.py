"""The place `7`: what is installed, what is broken and why, installing and removing."""

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest

from etik_tui.access.people import Caller
from etik_tui.casework import inventory
from etik_tui.casework.library import Library
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import RefusedError
from etik_tui.plugins.command import Command
from etik_tui.plugins.discovery import Found
from etik_tui.plugins.hookspec import GROUP
from etik_tui.plugins.installation import Installation, Installer
from etik_tui.plugins.loading import Plugin
from etik_tui.tui.dialogs.message import ConfirmDialog, MessageDialog
from etik_tui.tui.dialogs.progress import ProgressDialog
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.screens import plugins as place
from etik_tui.tui.screens.plugins import PluginsScreen
from etik_tui.tui.widgets.sheet import Sheet
from tests.plugins.wheels import wheel
from tests.tui.screen import LARGE, SMALL, fill, opened, press, text
from tests.tui.seed import ROOT, add
from tests.tui.several import make_several
from tests.tui.test_frames import compare

PLUGINS = (
    Plugin(
        name="bawaslu",
        distribution="etik-tui-bawaslu",
        version="1.0",
        profiles=(ROOT / "profiles" / "bawaslu",),
        hooks=("etik_profiles",),
    ),
    Plugin(
        name="rusak", distribution="etik-tui-rusak", version="0.1", broken="gagal dimuat: [/b] x"
    ),
)
HERE = Installation(
    installer=Installer.VENV,
    prefix=Path("/opt/etik"),
    python=Path("/opt/etik/bin/python"),
    packages=Path("/opt/etik/lib"),
    writable=True,
    has_pip=True,
)


@pytest.fixture
def stocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A workspace with a sound plugin, a broken one, and one that is not loaded."""
    found = [
        Found(name=p.name, group=GROUP, value="x", distribution=p.distribution, version=p.version)
        for p in PLUGINS
    ]
    found.append(Found(name="senyap", group=GROUP, value="x", distribution="etik-tui-senyap"))
    monkeypatch.setattr(inventory, "discover", lambda: tuple(found))
    monkeypatch.setattr(place, "this_installation", lambda: HERE)
    monkeypatch.setattr(place, "wheel_store", lambda: tmp_path / "wheels")
    made = make_several(tmp_path / "kantor")
    made.library = Library(lambda: PLUGINS)
    add(made)
    yield made
    made.close()


@pytest.fixture
def keeper(stocked: Workspace) -> Workspace:
    """The same, in the session of the machine's own account."""
    stocked.caller = Caller(name=pwd.getpwuid(os.getuid()).pw_name)
    return stocked


async def settled(pilot) -> None:
    """Wait for the workers and for what they posted."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def test_what_is_installed_is_listed_with_its_state(stocked: Workspace) -> None:
    """Sound, broken with the reason, not loaded; profiles with open cases; markup is inert."""
    async with opened(stocked) as pilot:
        await press(pilot, "7")
        assert isinstance(pilot.app.screen, PluginsScreen)
        shown = text(pilot)
    assert "3 plugin" in shown.splitlines()[0]
    assert "1 rusak" in shown.splitlines()[0]
    assert "gagal dimuat: [/b] x" in shown
    assert "tidak dimuat" in shown
    assert "profil bawaslu 1: Badan Pengawas Pemilihan Umum  1 perkara terbuka" in shown


async def test_a_plugin_is_explained(stocked: Workspace) -> None:
    """Enter shows package, hooks, folder and digest."""
    async with opened(stocked) as pilot:
        await press(pilot, "7", "enter")
        shown = text(pilot)
    assert "etik_profiles" in shown
    assert "sha256" in shown


async def test_only_the_keeper_installs(stocked: Workspace) -> None:
    """Who acts in somebody's name over a shared account may look, and change nothing."""
    async with opened(stocked) as pilot:
        for key in ("t", "x", "d"):
            await press(pilot, "7", key)
            assert isinstance(pilot.app.screen, MessageDialog)
            assert "hanya oleh pengelola" in text(pilot)
            await press(pilot, "enter")


async def test_a_plugin_in_use_is_not_removed(keeper: Workspace) -> None:
    """Removing is refused while open cases need the profile."""
    async with opened(keeper) as pilot:
        await press(pilot, "7", "x")
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "1 perkara terbuka memakai profil bawaslu" in " ".join(text(pilot).split())


async def test_a_wheel_is_shown_asked_for_and_installed(
    keeper: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Name, version, hash and command are shown first; y installs, with the installer's words."""
    ran: list[Command] = []

    def carry_out(command: Command, progress) -> None:
        progress("Processing etik_tui_uji")
        ran.append(command)

    monkeypatch.setattr(place, "carry_out", carry_out)
    file = wheel(tmp_path / "usb")
    async with opened(keeper, LARGE) as pilot:
        await press(pilot, "7", "t")
        assert isinstance(pilot.app.screen, PromptDialog)
        pilot.app.screen.query_one("#ask-source").value = str(file)
        await press(pilot, "f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, ConfirmDialog)
        shown = text(pilot)
        assert "etik-tui-uji 1.0" in shown
        assert "sha256" in shown
        assert "Plugin berjalan dengan hak akun ini" in shown
        await press(pilot, "y")
        await settled(pilot)
        assert "Terpasang: uji." in text(pilot)
        assert "dimulai ulang" in text(pilot)
    assert len(ran) == 1
    assert list((tmp_path / "wheels").glob("*.whl"))


async def test_what_was_not_wanted_leaves_nothing(keeper: Workspace, tmp_path: Path) -> None:
    """With t nothing is installed, and the copy of the wheel is gone."""
    file = wheel(tmp_path / "usb")
    async with opened(keeper, LARGE) as pilot:
        await press(pilot, "7", "t")
        pilot.app.screen.query_one("#ask-source").value = str(file)
        await press(pilot, "f2")
        await settled(pilot)
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, PluginsScreen)
    assert not list((tmp_path / "wheels").glob("*.whl"))


async def test_a_wrong_hash_is_refused(keeper: Workspace, tmp_path: Path) -> None:
    """A wheel whose sha256 is another one is refused with both named."""
    file = wheel(tmp_path / "usb")
    async with opened(keeper) as pilot:
        await press(pilot, "7", "t")
        pilot.app.screen.query_one("#ask-source").value = str(file)
        await fill(pilot, "#ask-sha256", "0" * 64)
        await press(pilot, "f2")
        await settled(pilot)
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "Jangan dipasang" in text(pilot)


async def test_a_failing_installer_is_told(
    keeper: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installer that stops is told with what to do, and the program goes on."""

    def fail(command: Command, progress) -> None:
        raise RefusedError("Pemasang berhenti dengan status 1", remedy="Ulangi.")

    monkeypatch.setattr(place, "carry_out", fail)
    file = wheel(tmp_path / "usb")
    async with opened(keeper) as pilot:
        await press(pilot, "7", "t")
        pilot.app.screen.query_one("#ask-source").value = str(file)
        await press(pilot, "f2")
        await settled(pilot)
        await press(pilot, "y")
        await settled(pilot)
        assert "Pemasang berhenti" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PluginsScreen)


async def test_a_profile_without_code_is_added_and_removed(keeper: Workspace) -> None:
    """A folder of TOML is checked, copied into the workspace, listed, and removed again."""
    source = ROOT / "tests" / "data" / "profiles" / "mini"
    folder = keeper.folder / "profiles" / "contoh"
    async with opened(keeper) as pilot:
        await press(pilot, "7", "d")
        pilot.app.screen.query_one("#ask-source").value = str(source)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, PluginsScreen)
        assert (folder / "profile.toml").exists()
    keeper.library = Library(lambda: PLUGINS, [folder])
    async with opened(keeper) as pilot:
        await press(pilot, "7")
        pilot.app.screen.query_one(Sheet).select("profile:contoh")
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await press(pilot, "y")
        assert not folder.exists()


async def test_what_is_no_profile_is_refused(keeper: Workspace, tmp_path: Path) -> None:
    """A folder that holds no profile is told, and nothing typed is lost."""
    async with opened(keeper) as pilot:
        await press(pilot, "7", "d")
        pilot.app.screen.query_one("#ask-source").value = str(tmp_path / "tidak-ada")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, MessageDialog)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PromptDialog)


async def test_a_running_installer_is_not_broken_off(keeper: Workspace) -> None:
    """Esc says to wait; the dialog closes by itself when the work is done."""
    from threading import Event

    go = Event()
    async with opened(keeper) as pilot:
        pilot.app.push_screen(ProgressDialog("Uji", lambda say: (say("mulai"), go.wait(5))))
        await pilot.pause()
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, ProgressDialog)
        go.set()
        await settled(pilot)
        assert not isinstance(pilot.app.screen, ProgressDialog)


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
async def test_the_plugins_look_as_they_did(stocked: Workspace, size: tuple[int, int]) -> None:
    """The screen is, cell by cell, the one that was looked at and kept."""
    async with opened(stocked, size) as pilot:
        await press(pilot, "7")
        frame = text(pilot)
    compare(f"plugins-{size[0]}x{size[1]}", frame)
