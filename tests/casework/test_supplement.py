"""What becomes known later of an act."""

from datetime import date

import pytest

from etik_tui.casework.act import record
from etik_tui.casework.amendment import withdraw
from etik_tui.casework.registration import register
from etik_tui.casework.supplement import supplement
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import DeviationRecorded
from etik_tui.errors import InputError, RefusedError
from tests.walk.conftest import clock, database, workspace  # noqa: F401 - fixtures
from tests.walk.story import PROVEN


@pytest.fixture
def summoned(workspace: Workspace) -> Case:  # noqa: F811 - the fixture
    """A case whose first summons went out, without the day of its receipt."""
    number = register(workspace, "bawaslu", PROVEN.report).case.number
    case = workspace.case(number)
    for deed in PROVEN.deeds[:3]:
        case = record(workspace, number, deed).case  # type: ignore[arg-type]
    return case


def test_the_day_of_receipt_is_added(workspace: Workspace, summoned: Case) -> None:  # noqa: F811
    """A date known later joins the act; what it had stays, and the chain grows by one fact."""
    version = summoned.events[-1].version
    after = supplement(
        workspace, summoned.number, version, dates={"diterima": date(2026, 2, 9)}
    ).case
    event = after.recorded("panggilan-1")[0]
    assert event.dates["diterima"] == date(2026, 2, 9)
    assert event.dates["surat"] == date(2026, 2, 6)
    assert after.version == summoned.version + 1


def test_what_is_there_is_not_written_over(
    workspace: Workspace,  # noqa: F811
    summoned: Case,
) -> None:
    """A date or field that the act already has is refused; it is to be withdrawn instead."""
    version = summoned.events[-1].version
    with pytest.raises(InputError) as caught:
        supplement(
            workspace,
            summoned.number,
            version,
            dates={"surat": date(2026, 2, 5)},
            fields={"tempat": "Aula"},
        )
    assert [each.key for each in caught.value.problems] == ["dates.surat", "fields.tempat"]
    assert workspace.case(summoned.number).version == summoned.version


def test_an_impossible_addition_is_refused(
    workspace: Workspace,  # noqa: F811
    summoned: Case,
) -> None:
    """A receipt before the letter owes a reason; with one the deviation is recorded."""
    version = summoned.events[-1].version
    early = {"diterima": date(2026, 2, 1)}
    with pytest.raises(RefusedError):
        supplement(workspace, summoned.number, version, dates=early)
    after = supplement(
        workspace, summoned.number, version, dates=early, deviation="cap pos keliru"
    ).case
    assert isinstance(after.entries[-1].fact, DeviationRecorded)


@pytest.mark.parametrize("version", [0, 1, 999])
def test_only_a_standing_act_can_be_added_to(
    workspace: Workspace,  # noqa: F811
    summoned: Case,
    version: int,
) -> None:
    """A version that names no act is refused with what to do."""
    with pytest.raises(InputError, match="Tidak ada tindakan"):
        supplement(workspace, summoned.number, version, fields={"bukti": "resi"})


def test_withdrawing_the_addition_leaves_the_act(
    workspace: Workspace,  # noqa: F811
    summoned: Case,
) -> None:
    """An addition can be withdrawn by itself."""
    version = summoned.events[-1].version
    after = supplement(
        workspace, summoned.number, version, dates={"diterima": date(2026, 2, 9)}
    ).case
    again = withdraw(workspace, summoned.number, after.version, reason="keliru").case
    event = again.recorded("panggilan-1")[0]
    assert "diterima" not in event.dates
    assert event.dates["surat"] == date(2026, 2, 6)
