"""Handing a case out from its screen: dossier, chronology, evidence."""

from etik_tui.casework.casefile import add_evidence
from etik_tui.casework.registration import register
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.desk import Desk
from etik_tui.tui.screens.case import CaseScreen
from tests.tui.screen import opened, press, text
from tests.tui.seed import report


async def test_a_case_leaves_by_one_key(workspace: Workspace, tmp_path) -> None:
    """E offers the formats; a bar runs, and the place of the file is shown."""
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"foto")
    case = register(workspace, "bawaslu", report()).case.id
    add_evidence(workspace, case, "Foto", file=photo)
    async with opened(workspace) as pilot:
        await pilot.app.push_screen(CaseScreen(Desk(workspace), case))
        await press(pilot, "e")
        assert "Berkas · ZIP" in text(pilot)
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "berkas-001" in text(pilot).replace("\n", "")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
        await press(pilot, "e", *"sha256", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "utuh" in text(pilot)
    assert [each.suffix for each in (workspace.folder / "outbox").iterdir()] == [".pdf"]


async def test_a_sensitive_case_offers_the_redacted_version_first(workspace: Workspace) -> None:
    """The first line of the list is the version without identities."""
    case = register(workspace, "bawaslu", report(sensitive=True)).case.id
    async with opened(workspace) as pilot:
        await pilot.app.push_screen(CaseScreen(Desk(workspace), case))
        await press(pilot, "e", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "disamarkan" in text(pilot)
