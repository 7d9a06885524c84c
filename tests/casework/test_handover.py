"""Handing over: open cases, what falls due in a span of days, who signs."""

from datetime import date

import pytest

from etik_tui.casework import casefile
from etik_tui.casework.handover import Span, handover, handover_file, write_handover
from etik_tui.documents.render import Format
from etik_tui.errors import InputError
from tests.tui.seed import add, board, make_workspace, with_panel

AWAY = Span(
    first=date(2026, 12, 21), last=date(2026, 12, 31), giver="Ani", taker="Bima", note="Cuti"
)


@pytest.fixture
def workspace(tmp_path):
    """Give a workspace with eight cases, one of them sensitive, and a closed one."""
    made = make_workspace(tmp_path / "kantor")
    board(made, 8)
    casefile.close(made, add(made, "Selesai Fiktif"), reason="terlapor meninggal")
    yield made
    made.close()


def test_every_open_case_is_handed_over_with_its_next_act(workspace) -> None:
    """Closed cases are left out; stage and actor are in words; nobody is named."""
    found = handover(workspace)
    assert len(found.cases) == 8
    assert found.more == 0
    formed = [each for each in found.cases if each.stage == "Pemanggilan"]
    assert all(each.next_act and each.next_actor and each.since for each in formed)
    text = handover_file(workspace, found, Format.MARKDOWN).decode()
    assert "Fiktif" not in text
    assert "sensitif" in text


def test_what_falls_due_meanwhile_and_before_is_listed(workspace) -> None:
    """The limits reach until the last day; later ones are not listed, past ones are."""
    with_panel(workspace)
    short = handover(workspace, Span(last=date(2026, 11, 25)))
    long = handover(workspace, Span(last=date(2026, 12, 31)))
    assert {each.due for each in short.dues} == {date(2026, 11, 23)}
    assert len(long.dues) > len(short.dues)
    assert max(each.due for each in long.dues) <= date(2026, 12, 31)


def test_days_on_which_the_office_is_closed_are_named(workspace) -> None:
    """Christmas is in the span and so on the paper, with who signs and the note."""
    found = handover(workspace, AWAY)
    assert date(2026, 12, 25) in {day for day, _name in found.days_off}
    text = handover_file(workspace, found, Format.MARKDOWN).decode()
    for words in ("Natal", "Ani", "Bima", "Cuti"):
        assert words in text


@pytest.mark.parametrize("form", list(Format))
def test_it_is_written_in_every_format(workspace, form) -> None:
    """The file stands in the outbox under the first day."""
    path = write_handover(workspace, handover(workspace, AWAY), form)
    assert path.name == f"serah-terima-2026-12-21.{form.value}"
    assert path.stat().st_size > 500


def test_what_is_left_out_is_counted(workspace) -> None:
    """A limit on the list says how many cases there are besides."""
    found = handover(workspace, limit=3)
    assert (len(found.cases), found.more) == (3, 5)


@pytest.mark.parametrize("last", [date(2026, 12, 1), date(2028, 12, 1)])
def test_days_must_be_in_order_and_within_a_year(workspace, last) -> None:
    """The wrong order and a span of years are refused."""
    with pytest.raises(InputError):
        handover(workspace, Span(first=date(2026, 12, 21), last=last))
