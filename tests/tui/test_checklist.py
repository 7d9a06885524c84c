"""Place 3: the checklists of a case, ticking several at once, filters, exports."""

import json
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from etik_tui.casework import ticking
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.counted import CountedDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick_case import CasePickDialog
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.line import line
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.screens.checklist import ChecklistScreen
from etik_tui.tui.widgets.mark_sheet import MarkSheet
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.seed import add, board, with_panel
from tests.tui.test_frames import compare
from tests.tui.test_hostile import HOSTILE


@pytest.fixture
def case(workspace: Workspace) -> str:
    """The id of a case whose Majelis was formed."""
    return with_panel(workspace)


def sheet(pilot: Pilot[Any]) -> MarkSheet:
    """Return the list of items."""
    return pilot.app.screen.query_one(MarkSheet)


def said(pilot: Pilot[Any]) -> str:
    """Return what is on screen as words, whatever the line breaks."""
    return " ".join(text(pilot).split())


async def go(pilot: Pilot[Any], item: str) -> None:
    """Put the cursor on an item."""
    sheet(pilot).select(f"task:{item}")
    await pilot.pause()


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("checklist", ()),
        ("checklist-marked", ("v", "v", "v", "space", "space")),
        ("checklist-steps", ("right",)),
        ("checklist-export", ("e",)),
    ],
)
async def test_the_place_looks_as_it_did(workspace, case, name, keys, size) -> None:
    """The place is, cell by cell, the one that was looked at and kept."""
    async with opened(workspace, size) as pilot:
        await press(pilot, "l", "l", "3", *keys)
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def test_it_opens_with_the_case_at_hand(workspace, case) -> None:
    """From the board it shows the selected case, from a case's own screen that one."""
    async with opened(workspace) as pilot:
        await press(pilot, "3")
        assert pilot.app.screen.case_id == case
        assert "Budi Contoh" in text(pilot)
        other = add(workspace, "Ani Fiktif")
        pilot.app.show_changes()
        await press(pilot, "1", "h", "h")
        assert pilot.app.screen.case_id == other
        await press(pilot, "enter", "3")
        assert "Ani Fiktif" in text(pilot)
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_without_a_case_it_says_what_to_press(workspace) -> None:
    """Where no case was looked at yet, nothing fails and the keys that help are named."""
    async with opened(workspace) as pilot:
        await press(pilot, "3", "s", "v", "space", "right")
        assert "Tekan c" in text(pilot)
        await press(pilot, "x")
        assert "Pilih satu butir" in said(pilot)


async def test_a_case_is_chosen_by_search(workspace, case) -> None:
    """The key c lists cases; typing searches the index; Enter opens the checklist of one."""
    board(workspace, 6)
    async with opened(workspace) as pilot:
        await press(pilot, "3", "c")
        assert isinstance(pilot.app.screen, CasePickDialog)
        await type_in(pilot, "budi")
        found = pilot.app.screen.query_one("#pick-list", Sheet).lines
        assert len([each for each in found if each.key]) == 1
        await press(pilot, "enter")
        assert pilot.app.screen.case_id == case
        await press(pilot, "c")
        await type_in(pilot, "tiada-yang-begini")
        assert "Tidak ada yang cocok" in text(pilot)


async def test_several_items_are_ticked_with_one_remark(workspace, case) -> None:
    """Space selects, x asks once and ticks all; what is ticked shows who, when and why."""
    async with opened(workspace, LARGE) as pilot:
        await press(pilot, "l", "l", "3", "v", "v", "v", "g", "space", "space")
        assert "2 dipilih" in text(pilot)
        before = workspace.case(case).version
        await press(pilot, "x")
        assert isinstance(pilot.app.screen, PromptDialog)
        await type_in(pilot, "dicek di berkas")
        await press(pilot, "enter")
        now = workspace.case(case)
        assert now.version == before + 2
        assert {each.note for each in now.ticks.values()} == {"dicek di berkas"}
        assert len({each.recorded_at for each in now.entries[-2:]}) == 1
        await press(pilot, "v", "v", "v")
        assert "dipilih" not in text(pilot)
        assert "dicentang petugas, 24 Nov 2026" in said(pilot)


async def test_ticks_are_taken_back_with_the_reason(workspace, case) -> None:
    """The key x on ticked items asks for the reason; without one nothing is taken back."""
    ticking.tick(workspace, case, ["penerima-saksi"], "keliru")
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3")
        await go(pilot, "penerima-saksi")
        await press(pilot, "x", "f2")
        assert isinstance(pilot.app.screen, PromptDialog)
        await type_in(pilot, "salah perkara")
        await press(pilot, "enter")
    now = workspace.case(case)
    assert now.ticks == {}
    assert now.entries[-1].fact.reason == "salah perkara"


async def test_of_a_mixed_selection_the_open_ones_are_ticked(workspace, case) -> None:
    """Items that are ticked already stay as they are."""
    ticking.tick(workspace, case, "penerima-saksi", "lama")
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3")
        for item in ("penerima-saksi", "penerima-terlapor-pegawai"):
            await go(pilot, item)
            await press(pilot, "space")
        await press(pilot, "x", "enter")
    ticks = workspace.case(case).ticks
    assert ticks["penerima-saksi"].note == "lama"
    assert "penerima-terlapor-pegawai" in ticks


async def test_somebody_else_was_faster(workspace, case) -> None:
    """Ticking an old state is told; saving again works on the case as it now is."""
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3")
        await go(pilot, "penerima-saksi")
        await press(pilot, "x")
        ticking.tick(workspace, case, "penerima-terlapor-pegawai")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, MessageDialog)
        await press(pilot, "enter", "f2")
    assert set(workspace.case(case).ticks) == {"penerima-saksi", "penerima-terlapor-pegawai"}


async def test_the_list_is_narrowed(workspace, case) -> None:
    """Role, stage, state and words narrow the list; Esc drops the selection, then the filters."""
    async with opened(workspace, LARGE) as pilot:
        await press(pilot, "l", "l", "3")
        everything = len(sheet(pilot).lines)
        await press(pilot, "right", "right")
        keys = [each.key for each in sheet(pilot).lines if each.key]
        assert keys
        assert all(key.startswith("task:penerima") for key in keys)
        await press(pilot, "left", "left", "s")
        assert len(sheet(pilot).lines) < everything
        await press(pilot, "slash")
        await type_in(pilot, "saksi")
        await press(pilot, "enter")
        keys = [each.key for each in sheet(pilot).lines if each.key]
        assert keys == ["task:penerima-saksi"]
        await press(pilot, "space", "escape")
        assert "dipilih" not in text(pilot)
        assert len(sheet(pilot).lines) < everything
        await press(pilot, "escape")
        assert len(sheet(pilot).lines) == everything
        await press(pilot, "slash", *"zzz", "enter")
        assert "Tidak ada butir yang cocok" in text(pilot)


async def test_an_item_tells_everything(workspace, case) -> None:
    """Enter shows the quotation, whose it is, and who ticked and unticked it when."""
    ticking.tick(workspace, case, "penerima-saksi", "ada dua")
    ticking.untick(workspace, case, "penerima-saksi", reason="keliru")
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3")
        await go(pilot, "penerima-saksi")
        await press(pilot, "enter")
        shown = said(pilot)
    for words in (
        "NAMA, ALAMAT SAKSI",
        "Lampiran huruf A",
        "dicentang: ada dua",
        "dicabut: keliru",
    ):
        assert words in shown


async def test_what_the_text_does_not_regulate_is_said(workspace, case) -> None:
    """The last of all items is the list of what the regulation is silent about."""
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3", "G")
        await pilot.pause()
        words = [each.text for each in sheet(pilot).lines]
    assert any(each.startswith("Teks tidak mengatur") for each in words)
    assert "– kuorum" in words


async def test_a_missing_step_can_be_recorded_from_here(workspace, case) -> None:
    """Enter on a step that lacks its act opens that act."""
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3", "right")
        sheet(pilot).select("act:panggilan-1:p2")
        await press(pilot, "enter")
        assert "Panggilan pertama" in text(pilot)
        assert not isinstance(pilot.app.screen, ChecklistScreen)


async def test_one_checklist_is_exported(workspace, case) -> None:
    """The key e offers formats; what was written is said with its path."""
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3", "e")
        await type_in(pilot, "csv")
        await press(pilot, "enter")
        assert "daftar-periksa" in said(pilot).replace(" ", "")
    files = list((workspace.folder / "outbox").iterdir())
    assert [each.suffix for each in files] == [".csv"]


async def test_a_filtered_export_is_offered(workspace, case) -> None:
    """With a role open, its items alone can be written."""
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3", "right", "right", "e")
        await type_in(pilot, "disaring json")
        await press(pilot, "enter")
    (file,) = (workspace.folder / "outbox").iterdir()
    items = json.loads(file.read_text())["items"]
    assert {each["role"] for each in items} == {"penerima-laporan"}


async def test_all_checklists_are_exported_with_a_bar(workspace, case) -> None:
    """The dialog counts the cases and says at the end where they are."""
    board(workspace, 5)
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3", "e")
        await type_in(pilot, "semua perkara csv")
        await press(pilot, "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "6 berkas ditulis" in said(pilot)
        assert "6 dari 6" in said(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ChecklistScreen)
    assert len(list((workspace.folder / "outbox" / "daftar-periksa").iterdir())) == 6


async def test_long_work_is_stopped_between_two_parts(workspace) -> None:
    """Esc tells the work to end; what it says then is shown, and Enter closes."""
    begun = Event()

    def job(count, cancelled):
        count(1, 2)
        begun.set()
        while not cancelled():
            begun.wait(0.01)
        yield line("dihentikan sesudah 1")

    async with opened(workspace) as pilot:
        pilot.app.push_screen(CountedDialog("Lama", job))
        await pilot.pause()
        begun.wait(5)
        await pilot.pause()
        assert "1 dari 2" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CountedDialog)
        await press(pilot, "escape")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "dihentikan sesudah 1" in text(pilot)
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, CountedDialog)


async def test_work_that_fails_is_told(workspace) -> None:
    """An error ends the dialog with a message instead of the program."""

    def job(count, cancelled):
        raise RuntimeError

    async with opened(workspace) as pilot:
        pilot.app.push_screen(CountedDialog("Lama", job))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(pilot.app.screen, MessageDialog)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
async def test_hostile_remarks_are_only_shown(workspace, case, words) -> None:
    """Whatever a remark holds is drawn as text, in the list and in the details."""
    ticking.tick(workspace, case, "penerima-saksi", words)
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3")
        await go(pilot, "penerima-saksi")
        await press(pilot, "enter")
        shown = text(pilot)
    assert "\x1b" not in shown
    assert "\u202e" not in shown


async def test_a_case_without_its_profile_is_only_named(workspace, case, monkeypatch) -> None:
    """Nothing is computed from defaults where the profile is missing."""
    monkeypatch.setattr(workspace, "profile_of", lambda case: None)
    async with opened(workspace) as pilot:
        await press(pilot, "l", "l", "3")
        assert "tidak terpasang" in text(pilot)
        await press(pilot, "s", "v", "x", "enter")
