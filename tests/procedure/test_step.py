"""Stage, next act, checklist: what is to be done, by whom, since when."""

import pytest

from etik_tui.domain.case import extend
from etik_tui.domain.fact import CaseClosed, ChecklistTicked
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.checklist import Answered, checklist
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import Standing, next_step, steps
from tests.procedure.regulation import (
    CITE,
    act,
    changed,
    day,
    deadline,
    formed,
    matter,
    regulation,
    standing,
)

TWO = tuple(Party(id=each, role=Role.TERLAPOR, person=Person(name=each)) for each in ("p1", "p2"))
WALK = (
    formed("09-02"),
    act("panggilan", "p1", surat="09-03", sidang="09-10"),
    act("hadir", "p1", tanggal="09-10", datang="ya"),
    act("periksa", "p1", tanggal="09-10"),
    act("musyawarah", "p1", tanggal="09-11", mufakat="ya"),
    act("putusan", "p1", tanggal="09-11", hasil="bebas"),
    act("tutup", tanggal="09-14"),
)


@pytest.mark.parametrize(
    ("done", "owed", "since", "stage"),
    [
        (0, "bentuk", "09-01", "masuk"),
        (1, "panggilan", "09-02", "sidang"),
        (2, "hadir", "09-03", "sidang"),
        (3, "periksa", "09-10", "sidang"),
        (4, "musyawarah", "09-10", "sidang"),
        (5, "putusan", "09-10", "sidang"),
        (6, "tutup", "09-11", "putus"),
        (7, None, None, "selesai"),
    ],
)
def test_a_walk_through_a_case(done, owed, since, stage) -> None:
    """After each act, the next owed act, since when it is possible, and the stage follow."""
    now = standing(regulation(), matter(*WALK[:done]))
    step = next_step(now)
    assert (step.milestone.id if step else None) == owed
    assert (step.since if step else None) == (since and day(since))
    assert stage_of(now).id == stage


def _standings(now):
    return {(step.milestone.id, step.party): step.standing for step in steps(now)}


def test_every_act_stands_somewhere() -> None:
    """Done, owed, open to choice, later, or not applicable: each act once for each terlapor."""
    found = _standings(standing(regulation(), matter(*WALK[:6])))
    assert found == {
        ("terima", ""): Standing.DONE,
        ("bentuk", ""): Standing.DONE,
        ("panggilan", "p1"): Standing.DONE,
        ("hadir", "p1"): Standing.DONE,
        ("periksa", "p1"): Standing.DONE,
        ("musyawarah", "p1"): Standing.DONE,
        ("putusan", "p1"): Standing.DONE,
        ("teguran", ""): Standing.OPEN,
        ("tutup", ""): Standing.OWED,
    }


def test_an_act_whose_condition_fails_does_not_apply() -> None:
    """After an absence the hearing does not apply; what still needs another act is later."""
    absent = act("hadir", "p1", tanggal="09-10", datang="tidak", alasan="sakit")
    found = _standings(standing(regulation(), matter(*WALK[:2], absent)))
    assert found["periksa", "p1"] is Standing.NOT_APPLICABLE
    assert found["putusan", "p1"] is Standing.LATER


def test_what_is_not_possible_has_no_since() -> None:
    """An act that is later or does not apply names no day since which it waits, but what lacks."""
    now = standing(regulation(), matter())
    waiting = {step.milestone.id: (step.since, step.missing) for step in steps(now)}
    assert waiting["putusan"] == (None, ("“Periksa” tercatat",))
    assert waiting["bentuk"] == (day("09-01"), ())


def test_an_owed_act_carries_its_nearest_limit() -> None:
    """The earliest open limit that the act meets goes with it; a met one does not."""
    limits = [
        deadline(id="lama", met_by="bentuk.tanggal", n=9),
        deadline(id="cepat", met_by="bentuk.tanggal", n=3),
    ]
    step = next_step(standing(regulation(deadlines=limits), matter(), "09-02"))
    assert step.limit.id == "cepat"
    done = steps(standing(regulation(deadlines=limits), matter(formed("09-02"))))
    assert {each.limit for each in done} == {None}


def test_a_step_of_one_terlapor_carries_that_ones_limit() -> None:
    """With separate clocks each terlapor's act has their own limit."""
    rule = deadline(anchor="panggilan.sidang", per="terlapor")
    case = matter(
        formed("09-02"),
        act("panggilan", "p1", surat="09-03", sidang="09-10"),
        act("panggilan", "p2", surat="09-03", sidang="09-11"),
        parties=TWO,
    )
    found = {
        step.party: step.limit.due
        for step in steps(standing(regulation(deadlines=[rule]), case))
        if step.milestone.id == "periksa"
    }
    assert found == {"p1": day("09-17"), "p2": day("09-18")}


def test_a_sensitive_case_suppresses_what_could_expose() -> None:
    """An act marked so is not asked for in a sensitive case."""
    base = regulation(milestones=changed("bentuk", suppress_when_sensitive=True))
    assert _standings(standing(base, matter(sensitive=True)))["bentuk", ""] is (
        Standing.NOT_APPLICABLE
    )
    assert _standings(standing(base, matter()))["bentuk", ""] is Standing.OWED


def test_of_several_terlapor_the_last_one_places_the_case() -> None:
    """A case stands where the terlapor who is least far stands."""
    verdict = act("putusan", "p1", tanggal="09-11", hasil="bebas")
    case = matter(formed("09-02"), verdict, parties=TWO)
    assert stage_of(standing(regulation(), case)).id == "sidang"
    both = matter(
        formed("09-02"),
        verdict,
        act("putusan", "p2", tanggal="09-11", hasil="bebas"),
        parties=TWO,
    )
    assert stage_of(standing(regulation(), both)).id == "putus"


def test_the_next_act_of_several_terlapor_is_the_first_in_order() -> None:
    """While one terlapor still has to be summoned, that comes before the other's hearing."""
    case = matter(
        formed("09-02"), act("panggilan", "p1", surat="09-03", sidang="09-10"), parties=TWO
    )
    step = next_step(standing(regulation(), case))
    assert (step.milestone.id, step.party) == ("panggilan", "p2")


def test_a_closed_case_owes_nothing() -> None:
    """A case closed outside its course stands in the final stage and has no next act."""
    case = extend(matter(), [CaseClosed(at=day("09-02"), reason="wafat")])
    now = standing(regulation(), case)
    assert next_step(now) is None
    assert stage_of(now).id == "selesai"


def test_without_stages_there_is_none() -> None:
    """A regulation without stages places no case."""
    assert stage_of(standing(regulation(stages=[]), matter())) is None


def test_a_checklist_answers_itself_or_is_ticked() -> None:
    """Items answered by facts need no tick, a tick answers any item, the rest stays open."""
    tasks = [
        CITE | {"id": "a", "text": "Panggil", "role": "sekretaris", "auto": {"recorded": "bentuk"}},
        CITE | {"id": "b", "text": "Rapikan", "role": "sekretaris", "stage": "sidang"},
        CITE | {"id": "c", "text": "Pimpin", "role": "ketua", "auto": {"recorded": "periksa"}},
    ]
    case = matter(formed("09-02"), ChecklistTicked(at=day("09-02"), item="b", note="beres"))
    now = standing(regulation(tasks=tasks), case)
    found = {item.task.id: (item.answered, item.why, item.is_done) for item in checklist(now)}
    assert found == {
        "a": (Answered.BY_FACTS, "Bentuk 2 Sep 2026, nomor 1", True),
        "b": (Answered.BY_HAND, "beres", True),
        "c": (Answered.OPEN, "", False),
    }
    assert [item.task.id for item in checklist(now, role="ketua")] == ["c"]
    assert [item.task.id for item in checklist(now, stage="sidang")] == ["b"]


def test_facts_answer_an_item_only_for_every_terlapor() -> None:
    """An item is answered by facts once it holds for each terlapor."""
    tasks = [CITE | {"id": "a", "text": "P", "role": "x", "auto": {"recorded": "periksa"}}]
    one = matter(act("periksa", "p1", tanggal="09-03"), parties=TWO)
    both = matter(
        act("periksa", "p1", tanggal="09-03"), act("periksa", "p2", tanggal="09-03"), parties=TWO
    )
    base = regulation(tasks=tasks)
    assert [item.is_done for item in checklist(standing(base, one))] == [False]
    assert [item.is_done for item in checklist(standing(base, both))] == [True]
