"""What the screens show of access: who one is, what one may not, who reported."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etik_tui.access.people import Caller
from etik_tui.casework import people as acts
from etik_tui.casework.people import Grant
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.account import OfficeRole
from etik_tui.domain.fact import PartyAdded
from etik_tui.domain.person import Role
from etik_tui.errors import ExitCode
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.keeper import may_install
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import LARGE, fill, opened, press, text
from tests.tui.seed import add, make_workspace

ADMIN, REGISTRAR, OFFICIAL, OVERSEER = OfficeRole


def as_(workspace: Workspace, name: str, **more) -> Workspace:
    """Return a session of somebody on the same workspace."""
    return Workspace(
        workspace.folder,
        workspace.whole,
        workspace.library,
        workspace.clock,
        name,
        caller=Caller(name=name, **more),
    )


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """The owner's session of an office with two cases, one of which names an overseer."""
    made = make_workspace(tmp_path / "kantor")
    for name in ("Budi Contoh", "Dewi Terlapor"):
        add(made, name)
    owner = as_(made, "root", named=False)
    for grant in (
        Grant(account="sari", name="Sari Penerima", roles=(REGISTRAR,)),
        Grant(account="awas", name="Awas Pengawas", roles=(OVERSEER,)),
        Grant(account="dewi", name="Dewi Terlapor", roles=(OVERSEER, OFFICIAL)),
    ):
        acts.grant(owner, grant)
    yield owner
    made.close()


def words(pilot) -> str:
    """Return everything that the open tab says, also what is out of view."""
    return "\n".join(each.text for each in pilot.app.screen.query_one(Sheet).lines)


async def test_the_header_says_who_one_is(office: Workspace) -> None:
    """Where access is enforced the header names account and role."""
    async with opened(as_(office, "sari"), LARGE) as pilot:
        assert "sari (penerima laporan)" in text(pilot).splitlines()[0]
        assert "Dewi T" in text(pilot)


async def test_a_case_that_names_one_is_on_no_screen(office: Workspace) -> None:
    """Board, list, search, agenda and counts are those of the other case."""
    async with opened(as_(office, "dewi"), LARGE) as pilot:
        for key in ("1", "2", "3", "4", "5"):
            await press(pilot, key)
            assert "Dewi Terlapor" not in text(pilot)
            assert "002/" not in text(pilot)
        await press(pilot, "1", "slash")
        await fill(pilot, "#board-search", "dewi")
        assert "002/" not in text(pilot)


async def test_what_one_may_not_is_said_before_anything_is_typed(office: Workspace) -> None:
    """An overseer is told why, instead of filling a form in vain."""
    async with opened(as_(office, "awas"), LARGE) as pilot:
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "tidak boleh mendaftarkan laporan" in text(pilot)
        await press(pilot, "escape", "enter")
        for key in ("m", "u", "c", "d", "b", "f5", "f6", "i"):
            assert isinstance(pilot.app.screen, CaseScreen)
            await press(pilot, key)
            if key != "d":
                assert isinstance(pilot.app.screen, MessageDialog), key
                assert "Peran Anda tidak boleh" in text(pilot)
                await press(pilot, "escape")
            elif isinstance(pilot.app.screen, MessageDialog):
                await press(pilot, "escape")


async def test_who_reported_is_shown_after_a_reason(office: Workspace) -> None:
    """The tab of the parties masks the reporter; i asks why, and shows the name."""
    async with opened(as_(office, "sari"), LARGE) as pilot:
        await press(pilot, "enter")
        screen = pilot.app.screen
        while screen.tab != "pihak":
            await press(pilot, "right")
        facts = (entry.fact for entry in office.whole.entries(screen.case_id))
        parties = (each.party for each in facts if isinstance(each, PartyAdded))
        (name,) = (each.person.name for each in parties if each.role is Role.PELAPOR)
        assert "Pelapor (dirahasiakan)" in words(pilot)
        assert "i: identitas pelapor" in words(pilot)
        assert name not in words(pilot)
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, PromptDialog)
        await fill(pilot, "#ask-reason", "pemanggilan pelapor")
        await press(pilot, "f2")
        assert name in words(pilot)
        await press(pilot, "i")
        assert "sudah terlihat" in text(pilot)


async def test_a_revoked_session_ends(office: Workspace) -> None:
    """Whoever is revoked while the program runs is shown nothing more."""
    async with opened(as_(office, "sari")) as pilot:
        assert isinstance(pilot.app.screen, BoardScreen)
        acts.revoke(office, "sari", reason="pindah")
        pilot.app.look_around()
        await pilot.pause()
    assert pilot.app.return_value == int(ExitCode.FORBIDDEN)


def test_only_the_owner_installs(office: Workspace) -> None:
    """Who came in with `--as` installs nothing, not even an admin."""
    acts.grant(office, Grant(account="tono", name="Tono", roles=(ADMIN,)))
    assert may_install(office)
    assert not may_install(as_(office, "tono"))
