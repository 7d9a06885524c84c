"""Registers of the office: a form from the profile, withdrawal with a reason, units reached."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from etik_tui.casework.register_book import RegisterInput, enter, entries, withdraw_entry
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.screens.registers import RegistersScreen
from etik_tui.tui.widgets.pick_entry import PickEntry
from tests.tui.screen import LARGE, SMALL, fill, opened, press, text, type_in
from tests.tui.several import make_several
from tests.tui.test_frames import compare


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace whose office applies the code with four registers."""
    made = make_several(tmp_path / "kantor", own="kpu-bali")
    yield made
    made.close()


def outreach(workspace: Workspace, day: date, unit: str = "Sekretariat Kota") -> int:
    """Enter a training in its register; return the entry's version."""
    entry = RegisterInput(
        dates={"tanggal": day},
        fields={
            "materi": "Kode etik pelayanan",
            "dasar-hukum": "Keputusan 132/2025",
            "narasumber": "Nara Sumber",
            "unit": (unit,),
        },
    )
    return enter(workspace, "kpu-bali", "sosialisasi", entry).version


async def test_an_entry_is_made_by_keys(service: Workspace) -> None:
    """B opens the registers, n the form; dates, choices and texts are stored as typed."""
    async with opened(service) as pilot:
        await press(pilot, "b", "right", "n")
        assert isinstance(pilot.app.screen, PromptDialog)
        await fill(pilot, "#ask-dates_tanggal", "17-11-2026")
        await fill(pilot, "#ask-fields_materi", "Kode etik")
        await fill(pilot, "#ask-fields_dasar-hukum", "Keputusan 132")
        await fill(pilot, "#ask-fields_narasumber", "Nara Sumber")
        screen = pilot.app.screen
        screen.query_one("#ask-fields_unit", PickEntry).value = ("Sekretariat Kota",)
        screen.query_one("#ask-fields_unit_other").value = "Badan Ad Hoc; Sekretariat Kota"
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, RegistersScreen)
        shown = text(pilot)
        assert "17 Nov 2026" in shown
        assert "Unit peserta: Sekretariat Kota; Badan Ad Hoc" in shown
    (entry,) = entries(service, "kpu-bali", "sosialisasi")
    assert entry.at == date(2026, 11, 17)
    assert entry.fields["unit"] == ("Sekretariat Kota", "Badan Ad Hoc")
    assert service.journal.drafts("petugas") == ()


async def test_what_is_missing_is_said_beside_the_field(service: Workspace) -> None:
    """A form without its required parts is not stored; nothing typed is lost."""
    async with opened(service) as pilot:
        await press(pilot, "b", "right", "n", "f2")
        assert "wajib diisi" in text(pilot)
        await fill(pilot, "#ask-dates_tanggal", "31-02-2026")
        await fill(pilot, "#ask-fields_materi", "Kode etik")
        await fill(pilot, "#ask-fields_dasar-hukum", "Keputusan 132")
        await fill(pilot, "#ask-fields_narasumber", "Nara Sumber")
        await press(pilot, "f2")
        assert "bukan tanggal" in text(pilot)
        pilot.app.screen.query_one("#ask-dates_tanggal").value = "17-11-2026"
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, PromptDialog)
        assert "isian wajib: Unit peserta" in text(pilot)
    assert entries(service, "kpu-bali", "sosialisasi") == ()


async def test_a_draft_is_resumed(service: Workspace) -> None:
    """What was typed and not stored is offered on the board and goes on in its form."""
    async with opened(service) as pilot:
        await press(pilot, "b", "right", "n")
        await fill(pilot, "#ask-fields_narasumber", "Nara Sumber")
        await press(pilot, "escape", "escape", "d")
        assert "Sosialisasi kode etik" in text(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PromptDialog)
        assert pilot.app.screen.query_one("#ask-fields_narasumber").value == "Nara Sumber"


async def test_an_entry_is_withdrawn_with_a_reason(service: Workspace) -> None:
    """The entry stays in the book as withdrawn, with the reason, and can not be withdrawn twice."""
    outreach(service, date(2026, 11, 17))
    async with opened(service) as pilot:
        await press(pilot, "b", "right", "u")
        await type_in(pilot, "salah unit")
        await press(pilot, "f2")
        shown = text(pilot)
        assert "DITARIK" in shown
        assert "ditarik karena: salah unit" in shown
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, MessageDialog)


async def test_units_are_counted(service: Workspace) -> None:
    """C shows how often each unit was reached, and which never."""
    outreach(service, date(2026, 11, 17))
    outreach(service, date(2025, 3, 4))
    version = outreach(service, date(2026, 11, 18), "Sekretariat Provinsi")
    withdraw_entry(service, "kpu-bali", "sosialisasi", version, reason="batal")
    async with opened(service) as pilot:
        await press(pilot, "b", "right", "c")
        shown = text(pilot)
        assert "1 dari 2 unit sudah terjangkau" in shown
        rows = [each.split() for each in shown.splitlines() if "Sekretariat " in each]
    assert rows[0][:4] == ["0", "0", "belum", "pernah"]
    assert rows[1][:2] == ["1", "2"]


async def test_the_palette_opens_the_registers(service: Workspace) -> None:
    """They are found by name, too."""
    async with opened(service) as pilot:
        await press(pilot, "ctrl+p")
        await type_in(pilot, "buku register")
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, RegistersScreen)


async def test_without_registers_that_is_said(workspace: Workspace) -> None:
    """Where no installed profile has a register the screen says so and nothing fails."""
    async with opened(workspace) as pilot:
        await press(pilot, "b")
        assert "tidak memuat buku register" in text(pilot)
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, MessageDialog)
        await press(pilot, "enter", "right", "c", "u", "enter", "escape")


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("registers", ("right",)),
        ("registers-units", ("right", "c")),
        ("registers-form", ("right", "n")),
    ],
)
async def test_the_registers_look_as_they_did(
    service: Workspace, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    """The screen is, cell by cell, the one that was looked at and kept."""
    outreach(service, date(2026, 11, 17))
    version = outreach(service, date(2026, 11, 18), "Sekretariat Provinsi")
    withdraw_entry(service, "kpu-bali", "sosialisasi", version, reason="batal")
    async with opened(service, size) as pilot:
        await press(pilot, "b", *keys)
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)
