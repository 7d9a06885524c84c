"""The new-case wizard: only what the profile requires is required; a draft at every step."""

from etik_tui.casework.workspace import Workspace
from etik_tui.domain.person import Role
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.new_case import NewCaseScreen
from tests.tui.screen import fill, opened, press, text, type_in


async def report_by_keys(pilot) -> None:
    """Go through the wizard by keys, up to the review."""
    await press(pilot, "n", "down", "down", "enter")
    await type_in(pilot, "Tidak netral")
    await fill(pilot, "#new-dates-diterima", "16-11-2026")
    await press(pilot, "f2", "t")
    await type_in(pilot, "Budi Contoh")
    await press(pilot, "f2", "t")
    await type_in(pilot, "Pelapor Fiktif")
    await press(pilot, "f2", "f2", "t")
    await type_in(pilot, "Mengunggah dukungan")
    await press(pilot, "f2", "f2", "f2")


async def test_a_report_is_registered_by_keys(workspace: Workspace) -> None:
    """Channel, report, people and allegation typed, F2 registers and opens the case."""
    async with opened(workspace) as pilot:
        await report_by_keys(pilot)
        assert "Siap. F2 mendaftarkan" in text(pilot)
        await press(pilot, "f2")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "001/KE/XI/2026  Budi Contoh" in text(pilot)
    case = workspace.case("001/KE/XI/2026")
    assert [party.role for party in case.parties] == [Role.TERLAPOR, Role.PELAPOR]
    assert case.allegations[0].text == "Mengunggah dukungan"
    assert workspace.journal.drafts("petugas") == ()


async def test_the_wizard_goes_on_where_it_was_left(workspace: Workspace) -> None:
    """What was entered before the program ended is there again, at the same step."""
    async with opened(workspace) as pilot:
        await report_by_keys(pilot)
    async with opened(workspace) as pilot:
        await press(pilot, "n")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NewCaseScreen)
        shown = text(pilot)
        assert "Tidak netral" in shown
        assert "Pelapor Fiktif (pelapor)" in shown


async def test_what_is_missing_is_listed_and_nothing_is_registered(workspace: Workspace) -> None:
    """The review names everything that is missing; F2 refuses and keeps the draft."""
    async with opened(workspace) as pilot:
        await press(pilot, "n", "enter", "f2", "f2", "f2", "f2")
        shown = text(pilot)
        assert "belum ada terlapor" in shown
        assert "tanggal wajib belum diisi" in shown
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, NewCaseScreen)
        assert "Laporan belum dapat didaftarkan" in text(pilot)
    assert workspace.journal.institutions() == ()


async def test_a_date_that_is_none_is_said_beside_its_field(workspace: Workspace) -> None:
    """An impossible day is told while one types; a date gone back to is typed over from its end."""
    async with opened(workspace) as pilot:
        await press(pilot, "n", "enter")
        await fill(pilot, "#new-dates-diterima", "31-02-2026")
        assert "bukan tanggal" in text(pilot)
        await press(pilot, "ctrl+u")
        await type_in(pilot, "1-1-26")
        assert "Kam 1 Jan 2026" in text(pilot)
        await press(pilot, "tab", "shift+tab", "ctrl+u")
        assert pilot.app.screen.query_one("#new-dates-diterima").value == ""


async def test_entries_of_a_list_can_be_changed_and_removed(workspace: Workspace) -> None:
    """Enter changes a person of the report, x takes them out."""
    async with opened(workspace) as pilot:
        await press(pilot, "n", "enter", "f2", "t")
        await type_in(pilot, "Salah Nama")
        await press(pilot, "f2", "enter")
        pilot.app.screen.query_one("#ask-name").value = "Benar Nama"
        await press(pilot, "f2")
        assert "Benar Nama" in text(pilot)
        await press(pilot, "x")
        assert "Belum ada terlapor" in text(pilot)
