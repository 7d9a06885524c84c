"""Adding what became known later of an act, on screen."""

from datetime import date

from etik_tui.casework.supplement import supplement
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.supplement import SupplementDialog
from etik_tui.tui.screens.case import CaseScreen
from etik_tui.tui.widgets.field import FieldRow
from etik_tui.tui.widgets.sheet import Sheet
from tests.tui.screen import fill, opened, press, text, type_in
from tests.tui.seed import act, with_panel

RECEIVED, PROOF = "#act-dates-diterima", "#act-field-bukti"
TO_SUMMONS = ("enter", *["right"] * 4)


def summoned(workspace: Workspace) -> str:
    """Return a case whose first summons is out and not yet known to have arrived."""
    case = with_panel(workspace)
    dates = {"surat": date(2026, 11, 18), "pemeriksaan": date(2026, 11, 25)}
    act(
        workspace,
        case,
        "panggilan-1",
        date.min,
        dates=dates,
        number="2/MKE/2026",
        tempat="Ruang A",
        jam="09.00",
    )
    return case


async def test_a_summons_gets_the_day_it_was_received(workspace: Workspace) -> None:
    """On Panggilan, t on a round opens its empty rows alone, and F2 adds what is typed."""
    case = summoned(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_SUMMONS)
        assert "Belum tercatat: Tanggal dikirim" in text(pilot)
        await press(pilot, "t")
        dialog = pilot.app.screen
        assert isinstance(dialog, SupplementDialog)
        keys = {row.key for row in dialog.query(FieldRow)}
        assert {"dates.diterima", "fields.bukti"} <= keys
        assert not {"dates.surat", "number", "fields.tempat"} & keys
        await fill(pilot, RECEIVED, "19-11-2026")
        await fill(pilot, PROOF, "tanda terima no. 7")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, CaseScreen)
        assert "tanda terima no. 7" in text(pilot)
    event = workspace.case(case).recorded("panggilan-1")[0]
    assert event.dates["diterima"] == date(2026, 11, 19)
    assert event.fields["bukti"] == "tanda terima no. 7"


async def test_enter_on_what_is_missing_opens_the_same_dialog(workspace: Workspace) -> None:
    """The line that names what is not recorded yet is chosen with Enter."""
    case = summoned(workspace)
    version = workspace.case(case).recorded("panggilan-1")[0].version
    async with opened(workspace) as pilot:
        await press(pilot, *TO_SUMMONS)
        pilot.app.screen.query_one(Sheet).select(f"event:{version}")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SupplementDialog)
        assert "Melengkapi: Panggilan pertama" in text(pilot)
        assert "F3" not in text(pilot)


async def test_findings_follow_and_a_reason_is_owed(workspace: Workspace) -> None:
    """A receipt before the letter shows TIDAK SESUAI at once and goes on only with a reason."""
    case = summoned(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_SUMMONS, "t")
        await fill(pilot, RECEIVED, "17-11-2026")
        assert "✗" in text(pilot)
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, SupplementDialog)
        await type_in(pilot, "Stempel pos salah")
        await press(pilot, "f2")
        assert isinstance(pilot.app.screen, CaseScreen)
    assert "diterima" in workspace.case(case).recorded("panggilan-1")[0].dates


async def test_a_supplement_is_kept_as_a_draft(workspace: Workspace) -> None:
    """What was typed and left is there again, from the tab and from the list of drafts."""
    summoned(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, *TO_SUMMONS, "t")
        await fill(pilot, PROOF, "resi 12")
        await press(pilot, "escape", "t")
        assert pilot.app.screen.query_one(PROOF).value == "resi 12"
        await press(pilot, "escape", "escape", "d", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SupplementDialog)
        assert pilot.app.screen.query_one(PROOF).value == "resi 12"


async def test_the_chronology_adds_and_tells_what_was_added(workspace: Workspace) -> None:
    """On Kronologi t works on an act, refuses other lines, and titles name what came later."""
    case = summoned(workspace)
    version = workspace.case(case).recorded("panggilan-1")[0].version
    async with opened(workspace, (120, 60)) as pilot:
        await press(pilot, "enter", "right")
        sheet = pilot.app.screen.query_one(Sheet)
        sheet.select("entry:1")
        await press(pilot, "t")
        assert "hanya tindakan yang berlaku" in text(pilot)
        await press(pilot, "escape")
        sheet.select(f"entry:{version}")
        await press(pilot, "t")
        await fill(pilot, PROOF, "resi 12")
        await press(pilot, "f2")
        shown = text(pilot)
        assert f"Tambahan pada catatan {version}: Panggilan pertama" in shown
        assert "Bukti penyampaian: resi 12" in shown


async def test_nothing_typed_and_nothing_missing_are_said(workspace: Workspace) -> None:
    """F2 on an empty dialog records nothing; a complete act opens no dialog."""
    case = with_panel(workspace)
    before = workspace.case(case).version
    received = workspace.case(case).recorded("diterima-ppk")[0].version
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "right")
        pilot.app.screen.query_one(Sheet).select(f"entry:{received}")
        await press(pilot, "t")
        if isinstance(pilot.app.screen, SupplementDialog):
            await press(pilot, "f2")
            assert "belum ada yang ditambahkan" in text(pilot)
        else:
            assert "sudah tercatat" in text(pilot)
    assert workspace.case(case).version == before


async def test_another_session_adding_first_is_told(workspace: Workspace) -> None:
    """When somebody else adds meanwhile, the draft stays and the dialog goes on with the case."""
    case = summoned(workspace)
    version = workspace.case(case).recorded("panggilan-1")[0].version
    async with opened(workspace) as pilot:
        await press(pilot, *TO_SUMMONS, "t")
        await fill(pilot, PROOF, "resi 12")
        supplement(workspace, case, version, fields={"cara": "pos"})
        await press(pilot, "f2")
        assert "berubah" in text(pilot)
        await press(pilot, "escape", "f2")
    fields = workspace.case(case).recorded("panggilan-1")[0].fields
    assert (fields["cara"], fields["bukti"]) == ("pos", "resi 12")


async def test_an_answer_is_called_what_its_own_field_calls_it(workspace: Workspace) -> None:
    """`tidak` of one field is not given the title of another field's choice."""
    case = summoned(workspace)
    absent = {"tanggal": date(2026, 11, 25)}
    act(workspace, case, "kehadiran-1", date.min, dates=absent, hadir="tidak", deviation="contoh")
    async with opened(workspace) as pilot:
        await press(pilot, *TO_SUMMONS)
        assert "Terlapor hadir: tidak\n" in text(pilot)
        await press(pilot, "left", "left", "left")
        assert "Terlapor hadir: tidak\n" in text(pilot)
