"""The hearings of a day: the list, the attendance sheets, what they leave out."""

from datetime import date

import pytest

from etik_tui.casework.casefile import add_party
from etik_tui.casework.hearing_day import hearing_day, write_hearing_day
from etik_tui.casework.restriction import mark_sensitive
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.render import Format, render
from etik_tui.domain.person import Person, Role
from etik_tui.exports.hearing_day import day_paper
from etik_tui.tui.screens.case import CaseScreen
from tests.tui.screen import opened, press, text
from tests.tui.seed import act, with_panel

DAY = date(2026, 11, 25)


def summoned(workspace: Workspace, name: str, time: str = "09.00") -> str:
    """Return a case whose terlapor is summoned to the day."""
    case = with_panel(workspace, name)
    dates = {"surat": date(2026, 11, 18), "pemeriksaan": DAY}
    fields = {"tempat": "Ruang A", "jam": time, "deviation": "contoh"}
    act(workspace, case, "panggilan-1", date.min, dates=dates, number="2", **fields)
    return case


def printed(workspace: Workspace, *, private: bool = False, attendance: bool = True) -> str:
    """Return the papers of the day as text."""
    found = hearing_day(workspace, DAY, private=private)
    return render(day_paper(found, attendance=attendance), Format.TEXT).decode()


def test_the_list_has_who_comes_when_and_where(workspace: Workspace) -> None:
    """Hearings stand by time, with case, act, place, who is summoned and the Majelis."""
    summoned(workspace, "Budi Contoh", "13.30")
    summoned(workspace, "Ani Contoh", "9:00")
    with_panel(workspace, "Tidak Dipanggil")
    found = hearing_day(workspace, DAY)
    assert [(each.time, each.summoned[0].name) for each in found.hearings] == [
        ("9:00", "Ani Contoh"),
        ("13.30", "Budi Contoh"),
    ]
    listed = printed(workspace, attendance=False)
    for words in ("DAFTAR SIDANG", "25 November 2026", "Ruang A", "001/KE/XI/2026"):
        assert words in listed
    assert "DAFTAR HADIR" not in listed
    assert hearing_day(workspace, date(2026, 11, 26)).hearings == ()


def test_an_attendance_sheet_has_a_line_for_everybody(workspace: Workspace) -> None:
    """Each case has its sheet: five members, the person summoned, lines left empty."""
    summoned(workspace, "Budi Contoh")
    sheet = printed(workspace).partition("DAFTAR HADIR SIDANG")[2]
    for place in range(1, 6):
        assert f"Anggota Contoh {place}" in sheet
    assert "Budi Contoh" in sheet
    assert "Tanda tangan" in sheet
    assert sheet.count("Pelapor Fiktif") == 0


def test_private_papers_have_initials_and_sensitive_ones_no_name(workspace: Workspace) -> None:
    """With initials no name is printed; of a sensitive case nobody summoned is named at all."""
    case = summoned(workspace, "Budi Contoh")
    private = printed(workspace, private=True)
    assert "Budi" not in private
    assert "B.C." in private
    mark_sensitive(workspace, case, sensitive=True, reason="kekerasan seksual")
    assert "Budi" not in printed(workspace)
    assert "B.C." not in printed(workspace, private=True)


@pytest.mark.parametrize("form", list(Format))
def test_the_papers_are_written_to_the_outbox(workspace: Workspace, form: Format) -> None:
    """Every format is written under the day's name."""
    summoned(workspace, "Budi Contoh")
    found = hearing_day(workspace, DAY)
    path = write_hearing_day(workspace, found, form, attendance=True)
    assert path.name == f"sidang-2026-11-25.{form.value}"
    assert path.stat().st_size > 500


def test_hostile_names_are_only_text(workspace: Workspace) -> None:
    """Markup, control characters and formulas in names stay words of the paper."""
    name = "=1+1 #import <b>**x** {{y}} \x1b[31m"
    case = summoned(workspace, name)
    add_party(workspace, case, Role.SAKSI, Person(name=name))
    found = hearing_day(workspace, DAY)
    for form in Format:
        assert render(day_paper(found, attendance=True), form)
    assert "\x1b" not in printed(workspace)


async def test_the_calendar_opens_the_hearings_of_a_day(workspace: Workspace) -> None:
    """S on a day lists its hearings; arrows go to other days, Enter opens the case, e prints."""
    summoned(workspace, "Budi Contoh")
    async with opened(workspace) as pilot:
        await press(pilot, "2", "right", "s")
        shown = text(pilot)
        assert "Rabu, 25 November 2026" in shown
        assert "1 sidang" in shown
        assert "Budi Contoh (terlapor)" in shown
        await press(pilot, "p")
        assert "B.C. (terlapor)" in text(pilot)
        await press(pilot, "right")
        assert "Tidak ada sidang" in text(pilot)
        await press(pilot, "left", "e", "enter")
        assert "sidang-2026-11-25.pdf" in text(pilot).replace("\n", "")
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, CaseScreen)
