"""The demonstration cases of Banjarnegara."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from etik_tui.casework.demo import create_demo, play_demo
from etik_tui.clock import FixedClock
from etik_tui.journal.row import RowQuery
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.deadline import Status, deadlines

FOLDER = Path(__file__).parents[2] / "profiles" / "banjarnegara"


@pytest.mark.parametrize("today", [date(2026, 3, 31), date(2026, 9, 15)], ids=str)
def test_the_demonstration_shows_every_stage(tmp_path: Path, today: date) -> None:
    """Its cases stand at every stage, one kind is sensitive, and only the late ones are late."""
    clock = FixedClock(datetime(today.year, today.month, today.day, 1, 0, tzinfo=UTC))
    plugins = (Plugin(name="banjarnegara", profiles=(FOLDER,)),)
    workspace = create_demo(tmp_path / "demo", clock, plugins=lambda: plugins)
    played = tuple(play_demo(workspace, clock, cases=45))
    for each in played:
        situation = workspace.situation(each.case)
        overdue = {state.id for state in deadlines(situation) if state.status is Status.OVERDUE}
        assert overdue == set(each.late), each.scenario
    rows = workspace.journal.rows(RowQuery(limit=60)).rows
    assert {row.stage for row in rows} == {stage.id for stage in situation.profile.stages}
    assert any(row.sensitive for row in rows)
    assert {each.scenario for each in played if each.case.deviations} == {"majelis-genap"}
    assert workspace.journal.verify().sound
    workspace.close()
