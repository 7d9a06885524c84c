"""The small parts the screens rest on: dates as typed, lines as wrapped, columns as spread."""

from datetime import date

import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.procedure.deadline import deadline_state
from etik_tui.tui.badge import badge
from etik_tui.tui.dateword import read_date, written_date
from etik_tui.tui.line import Tone, line, wrapped
from etik_tui.tui.proposal import proposal_words, propose_hearing, round_of
from etik_tui.tui.widgets.spread import FOLDED, NARROWEST, spread
from etik_tui.tui.wording import short_date
from etik_tui.workdays.count import Unit
from tests.tui.seed import with_panel

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-11-18", date(2026, 11, 18)),
        ("18-11-2026", date(2026, 11, 18)),
        ("18/11/26", date(2026, 11, 18)),
        ("18.11.2026", date(2026, 11, 18)),
        ("18 nov 2026", date(2026, 11, 18)),
        ("1 Agustus 2026", date(2026, 8, 1)),
        ("1 agt 2026", date(2026, 8, 1)),
        ("18 11", date(2026, 11, 18)),
        ("18", date(2026, 11, 18)),
        ("h", TODAY),
        ("+3", date(2026, 11, 27)),
        ("-24", date(2026, 10, 31)),
        ("31-02-2026", None),
        ("besok", None),
        ("", None),
        ("99", None),
        ("18 xyz 2026", None),
        ("+999", date(2029, 8, 19)),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, meant: date | None) -> None:
    """A date in any usual form is read; what is none gives nothing."""
    assert read_date(typed, TODAY) == meant


def test_a_written_date_reads_back() -> None:
    """What a form shows of a date means the same date on any day."""
    assert read_date(written_date(date(2024, 2, 29)), TODAY) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("left", "unit", "words", "tone"),
    [
        (-2, Unit.WORKING, "LEWAT 2 hk", Tone.BAD),
        (0, Unit.WORKING, "hari ini", Tone.WARN),
        (1, Unit.WORKING, "1 hk", Tone.WARN),
        (3, Unit.WORKING, "3 hk", Tone.PLAIN),
        (24, Unit.CALENDAR, "24 hari", Tone.PLAIN),
    ],
)
def test_badges_are_words(left: int, unit: Unit, words: str, tone: Tone) -> None:
    """How long is left is said in words; the tone only repeats it."""
    assert badge(left, unit) == (words, tone)


def test_no_date_is_a_dash() -> None:
    """A date that is not there is shown as a dash."""
    assert short_date(None) == "–"


def test_lines_wrap_at_words_and_cut_what_is_too_wide() -> None:
    """Rows stay within the width; later rows hang; one endless word is cut, not lost."""
    rows = wrapped(line("satu dua tiga empat", hang=2), 10)
    assert ["".join(text for text, _tone in row) for row in rows] == [
        "satu dua ",
        "  tiga ",
        "  empat",
    ]
    endless = wrapped(line("x" * 45), 20)
    assert "".join(text for row in endless for text, _tone in row) == "x" * 45


def test_text_is_made_safe_when_it_is_wrapped() -> None:
    """Control characters are tokens before they are drawn."""
    row = wrapped(line("a\x1b[2Jb"), 40)[0]
    assert row == (("a<ESC>[2Jb", Tone.PLAIN),)


def test_columns_share_the_width_and_fold() -> None:
    """As many columns are open as have room; the rest are strips; nothing is left over."""
    slots, first = spread(79, [5, 5, 4, 0, 0, 0, 0], 0, 0)
    assert first == 0
    assert [slot.folded for slot in slots] == [False, False, False, True, True, True, True]
    assert sum(slot.width for slot in slots) == 79
    assert min(slot.width for slot in slots if not slot.folded) >= NARROWEST


def test_columns_follow_the_cursor() -> None:
    """A cursor beyond the open columns moves them just far enough."""
    slots, first = spread(79, [1] * 7, 6, 0)
    assert first == 4
    assert not slots[6].folded
    assert slots[0].width == FOLDED


def test_very_many_stages_still_show_the_one_with_the_cursor() -> None:
    """With more stages than there is room for, the open column is kept."""
    slots, _first = spread(80, [1] * 40, 20, 0)
    assert slots[20].width >= NARROWEST
    assert sum(slot.width for slot in slots) <= 80


def test_the_proposed_hearing_meets_every_reading(workspace: Workspace) -> None:
    """A letter of 18 November leads to a hearing on the 25th, inside the ten working days."""
    situation = workspace.situation(workspace.case(with_panel(workspace)))
    round_ = round_of(situation, "panggilan-1")
    found = propose_hearing(situation, round_, date(2026, 11, 18), "p2")
    assert (found.day, found.notice, found.limits) == (date(2026, 11, 25), True, True)
    rule = situation.profile.deadline("pemeriksaan")
    assert found.day <= deadline_state(situation, rule, "p2").due


def test_a_late_letter_is_proposed_with_its_warning(workspace: Workspace) -> None:
    """Where no day keeps all limits the proposal says which kind it breaks."""
    situation = workspace.situation(workspace.case(with_panel(workspace)))
    round_ = round_of(situation, "panggilan-1")
    found = propose_hearing(situation, round_, TODAY, "p2")
    assert not found.limits
    assert "melewati tenggat lain" in proposal_words(found)
    assert "tidak ada tanggal" in proposal_words(None)
