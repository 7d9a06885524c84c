"""Checklist items: why they are answered, who ticked them, what would answer them."""

import pytest

from etik_tui.domain.fact import (
    ChecklistTicked,
    ChecklistUnticked,
    EvidenceAdded,
    FactWithdrawn,
    QuestionRecorded,
)
from etik_tui.procedure.checklist import Answered, checklist, progress
from tests.procedure.regulation import CITE, act, day, formed, matter, regulation, standing
from tests.procedure.test_step import TWO


def item(*facts, auto=None, parties=None, **tables):
    """Return the only item of a case with these facts."""
    task = CITE | {"id": "a", "text": "Rapikan", "role": "x"} | ({"auto": auto} if auto else {})
    now = standing(regulation(tasks=[task], **tables), matter(*facts, parties=parties))
    return checklist(now)[0]


DECISION = CITE | {
    "milestone": "putusan",
    "outcome_field": "hasil",
    "outcomes": [
        CITE | {"id": "terbukti", "title": "Terbukti", "breach": True},
        CITE | {"id": "bebas", "title": "Bebas", "breach": False},
    ],
}
VERDICT = act("putusan", "p1", tanggal="09-12", hasil="bebas")


@pytest.mark.parametrize(
    ("auto", "facts", "why"),
    [
        ({"recorded": "bentuk"}, (formed("09-02"),), "Bentuk 2 Sep 2026, nomor 1"),
        (
            {"field": "putusan.hasil", "in": ["terbukti", "bebas"]},
            (VERDICT,),
            "Hasil: B (12 Sep 2026)",
        ),
        ({"field": "putusan.hasil"}, (VERDICT,), "Hasil terisi (12 Sep 2026)"),
        (
            {"outcome": ["terbukti", "bebas"]},
            (VERDICT,),
            "putusan yang berlaku: Bebas (12 Sep 2026)",
        ),
        ({"channel": ["laporan", "temuan"]}, (), "jalur masuk Laporan"),
        ({"party": "pelapor"}, (), "ada pelapor"),
        ({"sensitive": False}, (), "perkara tidak sensitif"),
        (
            {"evidence": True},
            (EvidenceAdded(at=day("09-02"), id="b1", title="Surat"),),
            "1 alat bukti tercatat",
        ),
        (
            {"question": True},
            (QuestionRecorded(at=day("09-02"), id="q1", party="p1", question="?"),),
            "1 tanya jawab tercatat",
        ),
        (
            {"any": [{"recorded": "periksa"}, {"recorded": "terima"}]},
            (),
            "Terima 1 Sep 2026",
        ),
        (
            {"all": [{"recorded": "terima"}, {"party": "pelapor"}]},
            (),
            "Terima 1 Sep 2026; ada pelapor",
        ),
        ({"not": {"recorded": "putusan"}}, (), "bukan: “Putusan” tercatat"),
    ],
)
def test_an_item_answered_by_facts_names_them(auto, facts, why) -> None:
    """The reason is the act with its day and number, or the very value recorded, not the rule."""
    found = item(*facts, auto=auto, decision=DECISION)
    assert (found.answered, found.why) == (Answered.BY_FACTS, why)


def test_the_reasons_of_several_terlapor_are_joined() -> None:
    """Where each terlapor fulfils a condition in their own way, each act is named once."""
    first, second = (
        act("periksa", "p1", tanggal="09-03"),
        act("periksa", "p2", tanggal="09-04"),
    )
    found = item(first, second, auto={"recorded": "periksa"}, parties=TWO)
    assert found.why == "Periksa 3 Sep 2026; Periksa 4 Sep 2026"


def test_a_tick_says_who_and_when() -> None:
    """An item ticked by hand keeps the actor, the day and the remark; the last tick counts."""
    ticks = [
        ChecklistTicked(at=day("09-02"), item="a", note="pertama"),
        ChecklistUnticked(at=day("09-03"), item="a", reason="keliru"),
        ChecklistTicked(at=day("09-04"), item="a", note="kedua"),
    ]
    found = item(*ticks)
    assert (found.answered, found.why, found.who) == (Answered.BY_HAND, "kedua", "petugas")
    assert found.at == day("09-04")
    assert found.recorded_at is not None
    assert item(*ticks[:2]).answered is Answered.OPEN


def test_a_withdrawn_tick_is_none() -> None:
    """A tick whose fact was withdrawn leaves the item open."""
    tick = ChecklistTicked(at=day("09-02"), item="a")
    # Registration, two parties and the receipt come first: the tick is the fifth fact.
    found = item(tick, FactWithdrawn(at=day("09-03"), target=5, reason="keliru"))
    assert found.answered is Answered.OPEN


def test_what_would_answer_an_item_is_said() -> None:
    """An open item names the facts it waits for; so does a tick that the facts do not bear out."""
    assert item(auto={"recorded": "bentuk"}).awaits == "“Bentuk” tercatat"
    tick = ChecklistTicked(at=day("09-02"), item="a")
    assert item(tick, auto={"recorded": "bentuk"}).awaits == "“Bentuk” tercatat"
    assert item(tick, formed("09-02"), auto={"recorded": "bentuk"}).awaits == ""
    assert item().awaits == ""


def test_progress_and_search() -> None:
    """Progress counts the answered ones; every word must occur in what an item says."""
    done, left = item(auto={"recorded": "terima"}), item()
    assert (progress([done, left]).done, progress([done, left]).total) == (1, 2)
    assert done.matches(["terima", "pasal"])
    assert not done.matches(["terima", "tiada"])
