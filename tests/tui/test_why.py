"""The why panel: everything behind one date, in words, for dates of every kind."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from etik_tui.casework.casefile import choose_reading
from etik_tui.casework.recomputation import recompute
from etik_tui.casework.workspace import Workspace
from etik_tui.procedure.explain import explain
from etik_tui.profile.limit import Roll
from etik_tui.tui.sheets.why import why_lines
from tests.tui.seed import act, with_panel

SUMMONS = {"number": "2", "tempat": "Ruang A", "jam": "09.00", "deviation": "contoh"}


def why(workspace: Workspace, case: str, deadline: str, roll: Roll | None = None) -> list[str]:
    """Return the lines of the panel; with a `roll` the regulation moves a last day off."""
    situation = workspace.situation(workspace.case(case))
    if roll is not None:
        time = replace(situation.profile.time, roll=roll)
        situation = replace(situation, profile=replace(situation.profile, time=time))
    rule = situation.profile.deadline(deadline)
    party = situation.parties(rule.per)[0]
    return [each.text for each in why_lines(situation, explain(situation, rule, party))]


def has(lines: list[str], words: str) -> bool:
    """Tell whether some line has these words."""
    return any(words in each for each in lines)


def test_the_decree_behind_the_count_is_named(workspace: Workspace) -> None:
    """Beneath the days stand the joint decree and the presidential decision of their year."""
    lines = why(workspace, with_panel(workspace), "pemeriksaan")
    assert has(lines, "Kalender 2026: SKB 1497/2025")
    assert has(lines, "Keppres 42/2025")


def test_days_of_the_calendar_need_no_decree(workspace: Workspace) -> None:
    """Where every day counts nothing is skipped and no decree is named."""
    lines = why(workspace, with_panel(workspace), "putusan")
    assert not has(lines, "Kalender 2026")
    assert not has(lines, "dilewati")
    assert has(lines, "  30  Jum 18 Des 2026  ← hari terakhir")


def test_other_readings_say_how_far_apart_they_are(workspace: Workspace) -> None:
    """Each answer has its date, and by how many days it differs from the one in force."""
    case = with_panel(workspace)
    lines = why(workspace, case, "putusan")
    assert has(lines, "● Hari kalender  Jum 18 Des 2026  dipakai")
    (other,) = [each for each in lines if each.startswith("○ Hari kerja")]
    assert "hari)" in other
    assert "+" in other


def test_a_last_day_off_has_advice(workspace: Workspace) -> None:
    """When the last day is off and the text is silent, the panel advises the day before."""
    case = with_panel(workspace)
    Path(workspace.folder, "calendar.toml").write_text(
        '[[add]]\ndate = 2026-12-18\nname = "Libur Contoh"\nbasis = "SE 1/2026"\n'
    )
    workspace.refresh_calendar()
    lines = why(workspace, case, "putusan")
    assert has(lines, "Hari terakhir jatuh pada hari libur (Libur Contoh")
    assert has(lines, "Kerjakan paling lambat 17 Des 2026")


def test_a_last_day_that_moves_says_so(workspace: Workspace) -> None:
    """Where the regulation moves a last day off, the count shows from where to where."""
    case = with_panel(workspace)
    Path(workspace.folder, "calendar.toml").write_text(
        '[[add]]\ndate = 2026-12-18\nname = "Libur Contoh"\nbasis = "SE 1/2026"\n'
    )
    workspace.refresh_calendar()
    lines = why(workspace, case, "putusan", Roll.NEXT)
    assert has(lines, "Jum 18 Des 2026  ← akhir hitungan")
    assert has(lines, "→  Sen 21 Des 2026  bergeser karena hari terakhir jatuh pada hari libur")


def test_a_count_backwards_ends_at_its_day(workspace: Workspace) -> None:
    """A summons is counted back from the hearing; the end of the count is marked."""
    case = with_panel(workspace)
    dates = {"surat": date(2026, 11, 24), "pemeriksaan": date(2026, 12, 1)}
    act(workspace, case, "panggilan-1", date.min, dates=dates, **SUMMONS)
    lines = why(workspace, case, "panggilan-1")
    assert has(lines, "dihitung mundur")
    assert has(lines, "   5  Sel 24 Nov 2026  ← hari terakhir")


def test_a_date_that_was_another_one_says_so(workspace: Workspace) -> None:
    """After the calendar moved it, or a reading, the old date stands with its cause."""
    case = with_panel(workspace)
    Path(workspace.folder, "calendar.toml").write_text(
        '[[add]]\ndate = 2026-11-26\nname = "Libur Contoh"\nbasis = "SE 1/2026"\n'
    )
    workspace.refresh_calendar()
    recompute(workspace)
    lines = why(workspace, case, "pemeriksaan")
    assert has(lines, "Tanggal ini pernah lain")
    assert has(lines, "Sen 30 Nov 2026 → Sel 1 Des 2026 (+1 hari)  kalender berubah")
    assert has(lines, "dilewati: Libur Contoh")
    option = _other_answer(workspace, "A-BW-23")
    choose_reading(workspace, case, "A-BW-23", option, reason="contoh")
    lines = why(workspace, case, "putusan")
    assert has(lines, "tafsir yang dipilih")


def _other_answer(workspace: Workspace, reading_id: str) -> str:
    reading = workspace.library.find("bawaslu").reading(reading_id)
    return next(each.id for each in reading.options if each.id != reading.default)


def test_a_year_without_a_decree_is_said(workspace: Workspace) -> None:
    """A count that walks into a year without a decree names that year as provisional."""
    case = with_panel(workspace)
    situation = workspace.situation(workspace.case(case))
    rule = replace(situation.profile.deadline("pemeriksaan"), n=300)
    party = situation.parties(rule.per)[0]
    lines = [each.text for each in why_lines(situation, explain(situation, rule, party))]
    assert has(lines, "sementara: kalender 2028 belum ditetapkan")
    assert has(lines, "Kalender 2027: SKB")


def test_slack_is_worded(workspace: Workspace) -> None:
    """The other running limits say how many working days earlier or later they end."""
    case = with_panel(workspace)
    assert has(why(workspace, case, "putusan"), "Memeriksa · 30 Nov 2026 · 14 hk lebih dahulu")
    assert has(why(workspace, case, "pemeriksaan"), "Memutus · 18 Des 2026 · 14 hk kemudian")
