"""Whole cases through casework."""

import pytest

from etik_tui.casework import act as acts
from etik_tui.casework.act import ActInput
from etik_tui.casework.hearing import ask, cast_vote
from etik_tui.casework.recording import Recorded
from etik_tui.casework.registration import register
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.procedure.deadline import Status, deadlines
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import next_step
from tests.walk.story import NOT_PROVEN, STORIES, Question, Story, Votes


def do(workspace: Workspace, number: str, deed: ActInput | Question | Votes) -> Recorded:
    """Record one deed of a story."""
    match deed:
        case Question():
            return ask(workspace, number, deed.question, deed.answer)
        case Votes():
            results = [
                cast_vote(workspace, number, f"s{place}", option)
                for place, option in enumerate(deed.options, start=1)
            ]
            return results[-1]
        case _:
            return acts.record(workspace, number, deed)


def walk(workspace: Workspace, story: Story) -> Case:
    """Record a whole story and return the case."""
    recorded = register(workspace, "bawaslu", story.report)
    number = recorded.case.number
    for deed in story.deeds:
        recorded = do(workspace, number, deed)
        assert not [each for each in recorded.findings if each.verdict is Verdict.FAIL]
    return recorded.case


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_whole_case_ends_without_an_objection(workspace: Workspace, story: Story) -> None:
    """Each story is recorded act by act, every limit is met, and the case ends where it should."""
    case = walk(workspace, story)
    situation = workspace.situation(case)
    stage = stage_of(situation)
    assert stage is not None
    assert stage.final
    assert next_step(situation) is None or stage.final
    late = [
        each.id for each in deadlines(situation) if each.status in (Status.LATE, Status.OVERDUE)
    ]
    assert late == []
    row = workspace.journal.row(case.id)
    assert row is not None
    assert (row.closed, row.outcome) == (True, story.outcome)
    assert workspace.journal.verify().sound


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_act_was_the_next_or_possible_one(workspace: Workspace, story: Story) -> None:
    """The program leads: each act of a story was offered before it was recorded."""
    number = register(workspace, "bawaslu", story.report).case.number
    for deed in story.deeds:
        if isinstance(deed, ActInput):
            checked = acts.preview(workspace, number, deed)
            assert checked.problems == ()
            assert not checked.needs_reason
        do(workspace, number, deed)


def test_the_superior_is_told_within_ten_days(workspace: Workspace) -> None:
    """Pasal 25 ayat (6): notice to the direct superior within 10 days of the verdict."""
    case = walk(workspace, NOT_PROVEN)
    situation = workspace.situation(case)
    notice = next(each for each in deadlines(situation) if each.id == "pemberitahuan-atasan")
    assert notice.status is Status.MET
    assert notice.due is not None
    assert notice.anchor is not None
    assert (notice.due - notice.anchor).days == 10
    assert case.recorded("rehabilitasi")
