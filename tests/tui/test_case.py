"""The case screen: its tabs, and what is done from them."""

from datetime import date

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.why import WhyDialog
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import fill, opened, press, text, type_in
from tests.tui.seed import act, add, with_panel

TABS = 10


async def test_the_header_names_the_one_next_act(workspace: Workspace) -> None:
    """The second line says which act is next, who owes it and since when."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter")
        header = text(pilot).splitlines()
    assert "001/KE/XI/2026  Budi Contoh  Pemanggilan" in header[0]
    assert "Panggilan pertama" in header[1]
    assert "Sekretaris Majelis sejak 18 Nov 2026" in header[1]


async def test_every_tab_shows_something(workspace: Workspace) -> None:
    """Each of the ten tabs has content, and the last is followed by the first."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter")
        seen = set()
        for _tab in range(TABS):
            seen.add(pilot.app.screen.tab)
            assert pilot.app.screen.query_one(Sheet).lines
            await press(pilot, "right")
        assert len(seen) == TABS
        assert pilot.app.screen.tab == "ringkasan"


async def test_why_explains_a_date_to_the_day_and_article(workspace: Workspace) -> None:
    """The panel has quote, citation, readings, the count with skipped days by name, the slack."""
    with_panel(workspace)
    async with opened(workspace, (120, 60)) as pilot:
        await press(pilot, "enter", "w")
        assert isinstance(pilot.app.screen, WhyDialog)
        shown = text(pilot)
        assert "Pasal 22 ayat (2)" in shown
        assert "paling lama 10 (sepuluh) hari kerja" in shown
        assert "dilewati: Sabtu" in shown
        assert "hari terakhir" in shown
        assert "dipakai" in shown
        await press(pilot, "end")
        assert "Kelonggaran" in text(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CaseScreen)


async def test_undo_withdraws_and_the_chronology_keeps_it(workspace: Workspace) -> None:
    """After u and F2 the last act is withdrawn, and shown as DITARIK with its reason."""
    case = add(workspace)
    act(workspace, case, "diterima-ppk", date(2026, 11, 17), name="diterima")
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "u")
        await type_in(pilot, "salah perkara")
        await press(pilot, "f2")
        assert not workspace.case(case).recorded("diterima-ppk")
        await press(pilot, "right")
        shown = text(pilot)
    assert "DITARIK" in shown
    assert "salah perkara" in shown


async def test_votes_and_dissent_are_entered_on_the_verdict_tab(workspace: Workspace) -> None:
    """Enter on a member records a vote, b their differing opinion."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", *["right"] * 6)
        await press(pilot, "enter", "enter")
        assert [(v.seat, v.option) for v in workspace.case(case).votes] == [("m1", "terbukti")]
        await press(pilot, "b")
        await type_in(pilot, "Bukti belum cukup")
        await press(pilot, "f2")
        assert workspace.case(case).dissents[0].text == "Bukti belum cukup"
        assert "Pendapat berbeda" in text(pilot)


async def test_a_reading_is_chosen_with_its_reason(workspace: Workspace) -> None:
    """Enter on a reading asks for option and reason, and the case keeps both."""
    case = with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", *["left"] * 2)
        screen = pilot.app.screen
        reading = workspace.situation(workspace.case(case)).base.readings[0]
        screen.query_one(Sheet).select(f"reading:{reading.id}")
        await press(pilot, "enter")
        await fill(pilot, "#ask-reason", "Arahan pimpinan")
        await press(pilot, "f2")
        assert reading.id in workspace.case(case).readings


async def test_people_evidence_and_notes_are_added(workspace: Workspace) -> None:
    """T adds a party, b a piece of evidence, c a note."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "right", "right", "t")
        pilot.app.screen.query_one("#ask-role").value = ("saksi",)
        await fill(pilot, "#ask-name", "Saksi Fiktif")
        await press(pilot, "f2", "b")
        await type_in(pilot, "Tangkapan layar")
        await press(pilot, "f2", "c")
        await type_in(pilot, "Dibahas Senin")
        await press(pilot, "f2")
        shown = text(pilot)
    after = workspace.case(case)
    assert "Saksi Fiktif" in shown
    assert "Tangkapan layar" in shown
    assert after.notes[0].text == "Dibahas Senin"


async def test_checklist_items_are_ticked(workspace: Workspace) -> None:
    """Enter ticks an item by hand, and again takes the tick back with the reason."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "left")
        sheet = pilot.app.screen.query_one(Sheet)
        key = next(each.key for each in sheet.lines if each.text.startswith("[ ]"))
        sheet.select(key)
        await press(pilot, "enter", "enter")
        assert key.partition(":")[2] in workspace.case(case).ticks
        await press(pilot, "enter")
        await type_in(pilot, "keliru")
        await press(pilot, "enter")
        assert not workspace.case(case).ticks


async def test_without_its_profile_a_case_can_only_be_read(workspace: Workspace) -> None:
    """A case whose profile is not installed says so, shows its facts, and refuses acts."""
    add(workspace)
    workspace.library.profiles.clear()
    async with opened(workspace) as pilot:
        await press(pilot, "enter")
        assert "tidak terpasang: perkara hanya dapat dibaca" in text(pilot)
        assert "Budi Contoh" in text(pilot)
        await press(pilot, "m")
        assert "tidak terpasang" in text(pilot)
        await press(pilot, "escape", *["right"] * 3)
        assert "tidak dapat dihitung" in text(pilot)


async def test_help_lists_the_keys_of_the_screen(workspace: Workspace) -> None:
    """The question mark lists every described binding of the screen."""
    add(workspace)
    async with opened(workspace, (120, 50)) as pilot:
        await press(pilot, "enter")
        described = [each.description for each in CaseScreen.BINDINGS if each.description]
        await press(pilot, "question_mark")
        shown = text(pilot)
    assert all(words in shown for words in described)


async def test_the_palette_reaches_acts_and_offers_nothing_foreign(workspace: Workspace) -> None:
    """Ctrl+P finds a command by name; pictures, themes and other framework commands are absent."""
    add(workspace)
    async with opened(workspace, (120, 50)) as pilot:
        await press(pilot, "enter", "ctrl+p")
        shown = text(pilot)
        for foreign in ("Screenshot", "Theme", "Maximize", "Keys"):
            assert foreign not in shown
        await type_in(pilot, "mengapa")
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, WhyDialog)
