"""When something goes wrong: a clear sentence, nothing typed is lost, the program goes on."""

from datetime import date

import pytest

from etik_tui.access.people import Caller
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import StorageError
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.message import ConfirmDialog, MessageDialog
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.screens.board import BoardScreen
from etik_tui.tui.screens.case import CaseScreen
from tests.tui.screen import fill, opened, press, text, type_in
from tests.tui.seed import act, add, with_panel


def full_disk(*_args: object, **_options: object) -> None:
    """Fail as a full disk does."""
    raise StorageError("Disk penuh", where="journal.db", remedy="Kosongkan tempat, lalu ulangi.")


async def test_a_full_disk_is_said_and_the_form_stays(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the journal cannot be written the form stays as typed; later F2 records it."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "17-11-2026")
        with monkeypatch.context() as broken:
            broken.setattr(workspace.journal, "append", full_disk)
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, MessageDialog)
            assert "Kosongkan tempat" in text(pilot)
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActDialog)
        assert "17-11-2026" in text(pilot)
        await press(pilot, "f2")
    assert workspace.case(case).recorded("diterima-ppk")


async def test_leaving_asks_only_if_a_draft_would_be_lost(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With drafts that cannot be kept Ctrl+Q asks; t stays, y leaves."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        monkeypatch.setattr(workspace.journal, "put_draft", full_disk)
        await type_in(pilot, "17-11-2026")
        await press(pilot, "ctrl+q")
        assert isinstance(pilot.app.screen, ConfirmDialog)
        await press(pilot, "t")
        assert isinstance(pilot.app.screen, ActDialog)
        await press(pilot, "ctrl+q", "y")
        assert pilot.app._exit


async def test_an_error_of_the_program_becomes_a_code(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An act that fails by a fault of the program shows a code, and the screen lives on."""
    add(workspace)

    def faulty(*_args: object, **_options: object) -> None:
        raise ZeroDivisionError("Budi Rahasia")

    async with opened(workspace) as pilot:
        await press(pilot, "enter")
        monkeypatch.setattr(workspace.journal, "entries", faulty)
        await press(pilot, "r")
        shown = text(pilot)
        assert "Kode:" in shown
        assert "Rahasia" not in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_a_refused_small_form_keeps_what_was_typed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note that cannot be stored stays in its form."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "c")
        await type_in(pilot, "Catatan penting")
        monkeypatch.setattr(workspace.journal, "append", full_disk)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, MessageDialog)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PromptDialog)
        assert "Catatan penting" in text(pilot)


async def test_a_small_form_that_lost_a_race_says_who_was_faster(workspace: Workspace) -> None:
    """After a conflict the message names the change; F2 then stores on the case as it now is."""
    from etik_tui.casework.casefile import add_note

    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "c")
        await type_in(pilot, "milik saya")
        workspace.caller = Caller(name="rekan")
        add_note(workspace, case, "milik rekan")
        workspace.caller = Caller(name="petugas")
        await press(pilot, "f2")
        assert "milik rekan" in text(pilot)
        await press(pilot, "enter", "f2")
        assert isinstance(pilot.app.screen, CaseScreen)
    assert [note.text for note in workspace.case(case).notes] == ["milik rekan", "milik saya"]


async def test_drafts_are_listed_and_go_on(workspace: Workspace) -> None:
    """With d the board lists what was begun; Enter opens the act with what was typed."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "m")
        await type_in(pilot, "18-11-2026")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BoardScreen)
        await press(pilot, "d")
        assert "Panggilan pertama 001/KE/XI/2026" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActDialog)
        assert "18-11-2026" in text(pilot)


async def test_a_case_is_closed_out_of_order_and_opened_again(workspace: Workspace) -> None:
    """The list of acts closes a case with a reason; then only opening again is offered."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "a")
        await type_in(pilot, "tutup perkara di luar")
        await press(pilot, "enter")
        await type_in(pilot, "Terlapor meninggal dunia")
        await press(pilot, "f2")
        assert "DITUTUP" in text(pilot).splitlines()[0]
        assert workspace.case(case).closed
        await press(pilot, "m")
        await type_in(pilot, "Keliru nama")
        await press(pilot, "f2")
        assert not workspace.case(case).closed


async def test_one_of_several_terlapor_has_an_own_act(workspace: Workspace) -> None:
    """With two terlapor the summons names whom it concerns, and each is owed one."""
    from etik_tui.casework.casefile import add_party
    from etik_tui.domain.person import Person, Role

    case = with_panel(workspace)
    add_party(workspace, case, Role.TERLAPOR, Person(name="Kedua Contoh"))
    async with opened(workspace) as pilot:
        await press(pilot, "enter")
        assert "Panggilan pertama (Budi Contoh)" in text(pilot)
        dates = {"surat": date(2026, 11, 18), "pemeriksaan": date(2026, 11, 25)}
        party = workspace.case(case).parties[1].id
        from etik_tui.casework.act import ActInput, record

        first = ActInput(
            milestone="panggilan-1",
            party=party,
            dates=dates,
            number="2",
            fields={"tempat": "A", "jam": "09.00"},
        )
        record(workspace, case, first)
        await press(pilot, "r")
        assert "Kedua Contoh" in text(pilot).splitlines()[1]
        await press(pilot, "m")
        assert "Kedua Contoh" in text(pilot).splitlines()[0]


async def test_the_journal_of_another_session_reaches_the_open_case(workspace: Workspace) -> None:
    """What another session records on the open case shows without a key."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter")
        act(workspace, case, "diterima-ppk", date(2026, 11, 16), name="diterima")
        pilot.app.desk._known = -1
        pilot.app.look_around()
        await pilot.pause()
        assert "Majelis dibentuk" in text(pilot).splitlines()[1]


async def test_nothing_is_drawn_while_nothing_changes(workspace: Workspace) -> None:
    """A look at an unchanged journal repaints nothing."""
    add(workspace)
    async with opened(workspace) as pilot:
        from etik_tui.tui.widgets.board import Board

        board = pilot.app.screen.query_one(Board)
        drawn = []
        board.render_line, kept = (lambda y: drawn.append(y) or kept(y)), board.render_line
        for _look in range(3):
            pilot.app.look_around()
            await pilot.pause()
        assert drawn == []


async def test_the_form_of_several_answers_goes_back_and_forth(workspace: Workspace) -> None:
    """Up and down go between fields, and what was typed stays."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "18-11-2026")
        await press(pilot, "down")
        assert pilot.app.screen.focused.id == "act-dates-dikirim"
        await press(pilot, "up")
        assert pilot.app.screen.focused.id == "act-dates-surat"
        await fill(pilot, "#act-number", "12/MKE")
        assert "12/MKE" in text(pilot)


async def test_arrows_move_in_a_list_while_one_can_type(workspace: Workspace) -> None:
    """In a list with a search line the arrows move the choice, not the field."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", *["right"] * 6)
        await press(pilot, "enter", "down", "enter")
        assert [vote.option for vote in workspace.case(case).votes] == ["tidak-terbukti"]
