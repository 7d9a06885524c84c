"""Papers on screen: the tab that lists them, the preview that fills and issues them."""

from etik_tui.casework.letter_book import letter_book
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.paper import PaperDialog
from etik_tui.tui.dialogs.prompt import PromptDialog
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import opened, press, text, type_in
from tests.tui.seed import with_panel

TO_PAPERS = ("enter", "f")


async def test_the_tab_lists_papers_by_how_they_stand(workspace: Workspace) -> None:
    """F goes to the papers, at the first that is owed; those without a form say so."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_PAPERS)
        shown = text(pilot)
        assert "Belum terbit" in shown
        assert "LAPORAN TERTULIS" in shown
        assert pilot.app.screen.query_one(Sheet).key.startswith("paper:B:")
        await press(pilot, "end")
        assert "format tidak disediakan oleh peraturan" in text(pilot)


async def test_a_preview_names_what_is_missing_first(workspace: Workspace) -> None:
    """Enter shows the paper, the missing fields above it; f takes the next format."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_PAPERS, "enter")
        assert isinstance(pilot.app.screen, PaperDialog)
        shown = text(pilot)
        assert "Belum terisi" in shown
        assert ".docx" in shown
        await press(pilot, "f")
        assert ".pdf" in text(pilot)
        await press(pilot, "end")
        assert "Kode jurnal" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_a_missing_field_is_filled_and_kept(workspace: Workspace) -> None:
    """Enter on a missing field asks for it; what is typed is there again after closing."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_PAPERS, "enter")
        sheet = pilot.app.screen.query_one(Sheet)
        field = sheet.key.removeprefix("field:")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PromptDialog)
        await type_in(pilot, "Kata yang diketik")
        await press(pilot, "f2")
        dialog = pilot.app.screen
        assert isinstance(dialog, PaperDialog)
        assert f"field:{field}" not in [each.key for each in dialog.query_one(Sheet).lines]
        await press(pilot, "escape", "enter")
        lines = pilot.app.screen.query_one(Sheet).lines
        assert any("Kata yang diketik" in each.text for each in lines)
        assert f"field:{field}" not in [each.key for each in lines]


async def test_f2_issues_and_says_where_the_file_is(workspace: Workspace) -> None:
    """Issuing records the paper, tells number and file, and moves it among those issued."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_PAPERS, "enter", "f2")
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "papers/" in text(pilot).replace("\n", "").replace(" ", "")
        await press(pilot, "enter")
        assert "Terbit" in text(pilot)
        assert len(workspace.case(case).documents) == 1
        sheet = pilot.app.screen.query_one(Sheet)
        key = next(each.key for each in sheet.lines if each.key.startswith("paper:B:"))
        sheet.select(key)
        await press(pilot, "enter", "f2")
        assert isinstance(pilot.app.screen, PromptDialog)
        await type_in(pilot, "salah ketik")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, MessageDialog)
    documents = workspace.case(case).documents
    assert [each.reissue for each in documents] == [False, True]
    assert documents[1].reason == "salah ketik"


async def test_a_reason_alone_is_no_number(workspace: Workspace) -> None:
    """Typing begins at the empty number; a reason without one is not taken silently."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_PAPERS)
        sheet = pilot.app.screen.query_one(Sheet)
        sheet.select(next(e.key for e in sheet.lines if e.key.startswith("paper:B:")))
        await press(pilot, "enter", "n")
        dialog = pilot.app.screen
        assert isinstance(dialog, PromptDialog)
        assert dialog.focused is dialog.query_one("#ask-number")
        dialog.query_one("#ask-reason").value = "dari tata usaha"
        await press(pilot, "f2")
        assert pilot.app.screen is dialog
        assert "wajib diisi" in text(pilot)
        await type_in(pilot, "78/X")
        await press(pilot, "f2")
        assert "78/X" in text(pilot)


async def test_a_number_of_ones_own_owes_a_reason(workspace: Workspace) -> None:
    """N takes a number from elsewhere, which enters the book with its reason."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_PAPERS)
        sheet = pilot.app.screen.query_one(Sheet)
        sheet.select(next(e.key for e in sheet.lines if e.key.startswith("paper:surat-delegasi:")))
        await press(pilot, "enter", "n")
        dialog = pilot.app.screen
        assert isinstance(dialog, PromptDialog)
        dialog.query_one("#ask-number").value = "77/X"
        await press(pilot, "f2")
        assert "wajib diisi" in text(pilot)
        await type_in(pilot, "dari tata usaha")
        await press(pilot, "f2")
        assert "77/X" in text(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, MessageDialog)
    letter = letter_book(workspace, "bawaslu").letters[0]
    assert (letter.number, letter.reason) == ("77/X", "dari tata usaha")
    assert workspace.case(case).documents[0].number == "77/X"


async def test_a_recorded_act_offers_its_paper(workspace: Workspace) -> None:
    """After an act with a form is recorded, the message names the paper."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, CaseScreen)
        screen.choose("act", "panggilan-1", "p2")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ActDialog)
        await press(pilot, "f3")
        for key, words in (
            ("#act-number", "2/MKE/2026"),
            ("#act-field-tempat", "Ruang A"),
            ("#act-field-jam", "09.00"),
        ):
            pilot.app.screen.query_one(key).focus()
            await pilot.pause()
            await type_in(pilot, words)
        await press(pilot, "f2")
        if not isinstance(pilot.app.screen, CaseScreen):
            await type_in(pilot, "jadwal mendesak")
            await press(pilot, "f2")
        notes = " ".join(each.message for each in pilot.app._notifications)
        assert "SURAT PEMANGGILAN" in notes
