"""Whole cases through the screens, by keyboard at 80x24."""

import pytest

from etik_tui.casework.workspace import Workspace
from tests.tui.screen import opened, text
from tests.walk.story import STORIES, Story
from tests.walk.test_casework import walk
from tests.walk.typist import Typist


@pytest.mark.timeout(300)
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
async def test_a_whole_case_by_keyboard(workspace: Workspace, story: Story) -> None:
    """A report is taken in, led through every act and closed, by keys alone at 80x24.

    The case has the same acts, dates, fields, votes and questions as one recorded by functions,
    which tests/walk/test_casework.py finds without objection and with every limit met.
    """
    plain = walk(workspace, story)
    async with opened(workspace) as pilot:
        typist = Typist(pilot, workspace.library.find("bawaslu"))
        await typist.register(story.report)
        for deed in story.deeds:
            await typist.do(deed)
        assert "Selesai" in text(pilot).splitlines()[0]
    rows = [row for row in workspace.journal.search("Jalak Suren") if row.case_id != plain.id]
    assert [(row.closed, row.outcome) for row in rows] == [(True, story.outcome)]
    typed = workspace.case(rows[0].case_id)
    assert typed.deviations == ()
    assert [(e.milestone, e.dates, e.fields, e.number) for e in typed.events] == [
        (e.milestone, e.dates, e.fields, e.number) for e in plain.events
    ]
    assert [vote.option for vote in typed.votes] == [vote.option for vote in plain.votes]
    assert [(q.question, q.answer) for q in typed.questions] == [
        (q.question, q.answer) for q in plain.questions
    ]
    assert {p.person for p in typed.parties} == {p.person for p in plain.parties}
