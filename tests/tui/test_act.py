"""The act dialog: a form made from the regulation, with findings while one types."""

from datetime import date

from textual.widgets import Input

from etik_tui.access.people import Caller
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import DeviationRecorded
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.widgets.entry import DateEntry
from etik_tui.tui.widgets.pick_entry import PickEntry
from tests.tui.screen import fill, opened, press, text, type_in
from tests.tui.seed import act, add, with_panel


async def test_the_next_act_is_recorded_by_keys(workspace: Workspace) -> None:
    """With m the next act opens; its date typed and F2 pressed, it is in the case."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        assert isinstance(pilot.app.screen, ActDialog)
        await type_in(pilot, "17-11-2026")
        assert "Sel 17 Nov 2026" in text(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "Majelis dibentuk" in text(pilot).splitlines()[1]
    assert workspace.case(case).recorded("diterima-ppk")[0].at == date(2026, 11, 17)


async def test_findings_follow_the_typing(workspace: Workspace) -> None:
    """A date before its predecessor shows TIDAK SESUAI at once, a good one takes it away."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "10-11-2026")
        shown = text(pilot)
        assert "✗ TIDAK SESUAI" in shown
        assert "mendahului" in shown
        entry = pilot.app.screen.query_one("#act-dates-diterima", DateEntry)
        entry.value = "16-11-2026"
        await pilot.pause()
        assert "TIDAK SESUAI" not in text(pilot)


async def test_a_failing_finding_asks_for_a_reason(workspace: Workspace) -> None:
    """Against a failing finding F2 asks for a reason, and with it records a deviation."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "10-11-2026")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, ActDialog)
        assert pilot.app.screen.focused.id == "act-reason"
        await type_in(pilot, "keliru cap surat")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, CaseScreen)
    facts = [entry.fact for entry in workspace.case(case).entries]
    deviation = next(fact for fact in facts if isinstance(fact, DeviationRecorded))
    assert deviation.reason == "keliru cap surat"


async def test_what_is_missing_is_said_beside_the_field(workspace: Workspace) -> None:
    """F2 on an empty form says what is required and puts the cursor there."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m", "f2")
        assert isinstance(pilot.app.screen, ActDialog)
        assert pilot.app.screen.focused.id == "act-dates-diterima"
        assert "tanggal wajib belum diisi" in text(pilot)


async def test_what_is_no_date_is_said(workspace: Workspace) -> None:
    """An impossible date is named as such and nothing is recorded."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "31-02-2026")
        assert "bukan tanggal" in text(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, ActDialog)
    assert not workspace.case(case).recorded("diterima-ppk")


async def test_a_day_off_is_named_beside_the_date(workspace: Workspace) -> None:
    """A date on a day off shows why the office is closed."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "22-11-2026")
        assert "Min 22 Nov 2026 · Minggu" in text(pilot)


async def test_fields_appear_when_they_apply(workspace: Workspace) -> None:
    """The reason of absence is asked only once absence is chosen."""
    case = with_panel(workspace)
    dates = {"surat": date(2026, 11, 18), "pemeriksaan": date(2026, 11, 25)}
    act(workspace, case, "panggilan-1", date.min, dates=dates, number="2", tempat="A", jam="09.00")
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        screen = pilot.app.screen
        row = screen.query_one("#act-field-alasan").parent.parent
        assert not row.display
        screen.query_one("#act-field-hadir", PickEntry).focus()
        await press(pilot, "t")
        assert row.display
        await press(pilot, "y")
        assert not row.display


async def test_the_summons_proposes_a_date_that_meets_all_readings(workspace: Workspace) -> None:
    """F3 fills in the hearing exactly five working days after the letter."""
    with_panel(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "18-11-2026")
        assert "usul Rab 25 Nov 2026" in text(pilot)
        await press(pilot, "f3")
        entry = pilot.app.screen.query_one("#act-dates-pemeriksaan", DateEntry)
        assert entry.day == date(2026, 11, 25)


async def test_a_draft_survives_leaving_and_coming_back(workspace: Workspace) -> None:
    """What was typed is there again after Esc, and after the program was ended."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "17-11-2026")
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, CaseScreen)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        assert pilot.app.screen.query_one("#act-dates-diterima", Input).value == "17-11-2026"
        await press(pilot, "f2")
    assert workspace.journal.drafts("petugas") == ()


async def test_a_conflict_keeps_the_input_and_names_the_change(workspace: Workspace) -> None:
    """If somebody else was faster, the dialog says who did what; then F2 records."""
    from etik_tui.casework.casefile import add_note

    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "17-11-2026")
        workspace.caller = Caller(name="rekan")
        add_note(workspace, case, "Berkas asli di lemari 3")
        workspace.caller = Caller(name="petugas")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, MessageDialog)
        shown = text(pilot)
        assert "rekan" in shown
        assert "Berkas asli di lemari 3" in shown
        await press(pilot, "enter", "f2")
        assert isinstance(pilot.app.screen, CaseScreen)
    assert workspace.case(case).recorded("diterima-ppk")


async def test_the_list_of_acts_says_how_each_stands(workspace: Workspace) -> None:
    """With a every act is listed: owed now, open, or what has to come first."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "a")
        await type_in(pilot, "putusan majelis")
        assert "belum pada urutannya" in text(pilot)


async def test_an_act_out_of_order_is_said_to_be(workspace: Workspace) -> None:
    """An act chosen before its turn can be opened, and its finding says what comes first."""
    add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "a")
        await type_in(pilot, "majelis dibentuk")
        await press(pilot, "enter")
        await fill(pilot, "#act-dates-ditetapkan", "18-11-2026")
        assert "Belum pada urutannya" in text(pilot)


async def test_the_majelis_is_composed_with_live_findings(workspace: Workspace) -> None:
    """A member of lower rank is refused with both ranks and the article; a change mends it."""
    case = add(workspace)
    act(workspace, case, "diterima-ppk", date(2026, 11, 16), name="diterima")
    async with opened(workspace, (120, 36)) as pilot:
        await press(pilot, "enter", "m", "enter", "t")
        await type_in(pilot, "Anggota Rendah")
        await fill(pilot, "#ask-rank", "Penata Muda (III/a)")
        await press(pilot, "f2")
        shown = text(pilot)
        assert "Anggota Rendah" in shown
        assert "✗ TIDAK SESUAI  Anggota Rendah" in shown
        assert "lebih rendah dari" in shown
        assert "Pasal 20" in shown
        await press(pilot, "enter")
        pilot.app.screen.query_one("#ask-rank", Input).value = "Pembina (IV/a)"
        await press(pilot, "f2")
        assert "✗ TIDAK SESUAI  Anggota Rendah" not in text(pilot)
        await press(pilot, "f2")
        assert "1 orang" in text(pilot)
        await press(pilot, "escape", "m")
        assert "1 orang" in text(pilot)
