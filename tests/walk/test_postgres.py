"""Whole cases on PostgreSQL: by functions, by keyboard, and at the command line."""

from pathlib import Path

import pytest

from etik_tui.casework.office import load_office
from etik_tui.casework.opening import open_workspace
from etik_tui.casework.workspace import OFFICE_FILE, Workspace
from etik_tui.cli.main import main
from etik_tui.journal.row import RowQuery
from etik_tui.procedure.stage import stage_of
from tests.tui.screen import opened, press, text
from tests.walk.story import STORIES, Story
from tests.walk.test_casework import walk
from tests.walk.typist import Typist


@pytest.fixture
def database(postgres: str) -> str:
    """An empty journal on a server."""
    return postgres


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_whole_case(workspace: Workspace, story: Story) -> None:
    """A case goes its whole way as it does in a file, and stands on the board where it should."""
    case = walk(workspace, story)
    stage = stage_of(workspace.situation(case))
    assert stage is not None
    assert stage.final
    (row,) = workspace.journal.rows(RowQuery(institution="bawaslu", stage=stage.id)).rows
    assert (row.case_id, row.closed, row.outcome) == (case.id, True, story.outcome)
    assert workspace.journal.verify().sound


async def test_a_case_by_keyboard(workspace: Workspace) -> None:
    """The screens take in a report and record acts on a server as in a file."""
    story = STORIES[0]
    async with opened(workspace) as pilot:
        typist = Typist(pilot, workspace.library.find("bawaslu"))
        await typist.register(story.report)
        for deed in story.deeds[:3]:
            await typist.do(deed)
    (row,) = workspace.journal.search("Jalak Suren")
    case = workspace.case(row.case_id)
    assert [each.milestone for each in case.events][-1] == story.deeds[2].milestone
    assert row.version == case.version


def test_the_office_remembers_its_server(
    workspace: Workspace, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """After it was made the workspace is opened, without naming the server."""
    case = walk(workspace, STORIES[0])
    assert load_office(workspace.folder / OFFICE_FILE).database == database
    again = open_workspace(workspace.folder, workspace.clock, "lain")
    assert again.case(case.number).version == case.version
    again.close()
    folder = str(workspace.folder)
    for verb in (
        ("case", "list"),
        ("case", "show", case.number),
        ("agenda",),
        ("journal", "verify"),
    ):
        assert main(["--workspace", folder, *verb], clock=workspace.clock) == 0
        printed = capsys.readouterr().out
        assert case.number in printed or verb[0] in ("agenda", "journal")


def test_another_sessions_act_shows_on_the_board(workspace: Workspace, tmp_path: Path) -> None:
    """What one session records another one hears of, and reads."""
    other = open_workspace(workspace.folder, workspace.clock, "lain")
    first = other.journal.data_version()
    case = walk(workspace, STORIES[0])
    assert other.journal.data_version() > first
    assert other.case(case.number).version == case.version
    other.close()


async def test_the_board_shows_what_another_session_records(workspace: Workspace) -> None:
    """On a server too a case that somebody else takes in appears without a key."""
    other = open_workspace(workspace.folder, workspace.clock, "lain")
    async with opened(workspace) as pilot:
        assert "Jalak" not in text(pilot)
        walk(other, STORIES[0])
        pilot.app.look_around()
        await pilot.pause()
        assert workspace.journal.search("Jalak Suren")
        assert "001/" in text(pilot)
    other.close()


async def test_what_was_typed_outlives_the_server(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the server is gone an act is refused with a sentence; later the same one is stored."""
    case = walk(workspace, STORIES[0])
    engine = workspace.journal._engine
    async with opened(workspace) as pilot:
        await press(pilot, "/", *"Jalak", "enter", "enter", "c", *"penting")
        # As when the server has gone: what is open breaks, and nothing new is to be had.
        engine._pool.close()
        engine._pool._closed = False
        with monkeypatch.context() as gone:
            gone.setattr(type(engine.address), "settings", lambda _self: {"host": "/nowhere"})
            await press(pilot, "f2")
            assert "tidak dapat dihubungi" in text(pilot)
            pilot.app.look_around()
            await press(pilot, "enter")
            assert "penting" in text(pilot)
            await press(pilot, "!")
        await press(pilot, "f2")
        assert "penting!" not in text(pilot)
    assert workspace.case(case.number).version == case.version + 1
