"""Ticking several items in one transaction, and taking ticks back with the reason."""

import pytest

from etik_tui.casework.ticking import tick, untick
from etik_tui.domain.fact import ChecklistUnticked
from etik_tui.errors import ConflictError, InputError
from tests.procedure.regulation import CITE

TASKS = [CITE | {"id": each, "text": each.title(), "role": "x"} for each in ("satu", "dua", "tiga")]


@pytest.fixture
def workspace(open_session):
    """One session under a regulation with three items."""
    return open_session(tasks=TASKS)


def test_several_items_are_ticked_at_once(workspace, number) -> None:
    """All items get the same remark, in one write; naming one twice ticks it once."""
    before = workspace.case(number).version
    done = tick(workspace, number, ["satu", "tiga", "satu"], " diperiksa ")
    assert len(done.entries) == 2
    assert {each.recorded_at for each in done.entries} == {done.entries[0].recorded_at}
    assert done.case.version == before + 2
    assert {key: each.note for key, each in done.case.ticks.items()} == {
        "satu": "diperiksa",
        "tiga": "diperiksa",
    }


@pytest.mark.parametrize("items", [["satu", "empat"], []])
def test_one_unknown_item_stops_all(workspace, number, items) -> None:
    """Nothing is ticked where an item is unknown or none is named; the nearest id is offered."""
    version = workspace.case(number).version
    with pytest.raises(InputError):
        tick(workspace, number, items)
    assert workspace.case(number).version == version
    with pytest.raises(InputError, match="satuu") as caught:
        tick(workspace, number, "satuu")
    assert "satu" in caught.value.remedy


def test_a_tick_is_taken_back_with_the_reason(workspace, number) -> None:
    """Ticks stay in the chronology with the reason why they were taken back."""
    tick(workspace, number, ["satu", "dua"])
    done = untick(workspace, number, ["satu", "dua"], reason="salah perkara")
    assert done.case.ticks == {}
    facts = [each.fact for each in done.entries]
    assert all(isinstance(each, ChecklistUnticked) for each in facts)
    assert {each.reason for each in facts} == {"salah perkara"}


@pytest.mark.parametrize(("items", "reason"), [("satu", " "), ("dua", "x"), (["satu", "dua"], "x")])
def test_untick_wants_a_reason_and_a_tick(workspace, number, items, reason) -> None:
    """Without a reason, or where an item is not ticked by hand, nothing is taken back."""
    tick(workspace, number, "satu")
    with pytest.raises(InputError) as caught:
        untick(workspace, number, items, reason=reason)
    assert caught.value.problems
    assert set(workspace.case(number).ticks) == {"satu"}


def test_remarks_are_checked(workspace, number) -> None:
    """A remark that is too long or no text is refused; any other is kept as it came."""
    for wrong in ("x" * 100_001, "\ud800"):
        with pytest.raises(InputError):
            tick(workspace, number, "satu", wrong)
    text = "=1+1 \x1b[31m \u202e"
    assert tick(workspace, number, "satu", text).case.ticks["satu"].note == text


def test_the_faster_one_wins(workspace, number) -> None:
    """Ticks on an older state of the case are refused."""
    seen = workspace.case(number).version
    tick(workspace, number, "satu")
    with pytest.raises(ConflictError):
        tick(workspace, number, "dua", seen=seen)
    with pytest.raises(ConflictError):
        untick(workspace, number, "satu", reason="x", seen=seen)
