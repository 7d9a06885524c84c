"""How a verdict comes about: votes, methods in order, sanctions."""

import pytest

from etik_tui.domain.fact import VoteCast
from etik_tui.procedure.check import check_act
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.tally import tally
from tests.procedure.regulation import CITE, act, day, formed, matter, panel, regulation, standing

MUFAKAT = CITE | {"id": "mufakat", "title": "Mufakat", "kind": "consensus"}
SUARA = CITE | {"id": "suara", "title": "Suara terbanyak", "kind": "majority"}
KETUA = CITE | {"id": "ketua", "title": "Keputusan Ketua", "kind": "chair"}
DECISION = CITE | {
    "milestone": "putusan",
    "outcome_field": "hasil",
    "method_field": "cara",
    "consensus": "musyawarah.mufakat",
    "methods": [MUFAKAT, SUARA, KETUA],
    "outcomes": [
        CITE | {"id": "terbukti", "title": "Terbukti", "breach": True},
        CITE | {"id": "bebas", "title": "Tidak terbukti", "breach": False},
    ],
}
ON = day("09-10")
FIVE = panel("ketua", "sekretaris", "anggota", "anggota", "anggota")


def _votes(text: str, party: str = "p1") -> list[VoteCast]:
    options = {"t": "terbukti", "b": "bebas", "-": ""}
    return [
        VoteCast(at=ON, seat=f"m{n}", party=party, option=options[letter])
        for n, letter in enumerate(text, start=1)
    ]


def _case(votes: str = "", mufakat: str = "tidak"):
    return matter(
        formed("09-02", FIVE),
        act("panggilan", "p1", surat="09-02", sidang="09-09"),
        act("periksa", "p1", tanggal="09-09"),
        *([act("musyawarah", "p1", tanggal="09-10", mufakat=mufakat)] if mufakat else []),
        *_votes(votes),
    )


def _found(case, cara, hasil="terbukti", decision=DECISION, **tables):
    now = standing(regulation(decision=decision, **tables), case)
    fields = {"hasil": hasil} | ({"cara": cara} if cara else {})
    return {
        each.id: each for each in check_act(now, act("putusan", "p1", tanggal="09-11", **fields))
    }


@pytest.mark.parametrize(
    ("votes", "counts", "abstained", "result", "leading", "absolute"),
    [
        ("", {}, 0, "kosong", "", False),
        ("---", {}, 3, "kosong", "", False),
        ("tttbb", {"terbukti": 3, "bebas": 2}, 0, "mayoritas", "terbukti", True),
        ("ttb--", {"terbukti": 2, "bebas": 1}, 2, "mayoritas", "terbukti", False),
        ("ttbb-", {"terbukti": 2, "bebas": 2}, 1, "seri", "", False),
        ("bbbbb", {"bebas": 5}, 0, "mayoritas", "bebas", True),
    ],
)
def test_votes_are_counted(votes, counts, abstained, result, leading, absolute) -> None:
    """Per option, with abstentions apart: none, a leading option, or a tie."""
    found = tally(_case(votes), "p1")
    assert (found.counts, found.abstained, found.result) == (counts, abstained, result)
    assert (found.leading, found.absolute) == (leading, absolute)


def test_votes_are_counted_for_each_terlapor() -> None:
    """Votes on one terlapor say nothing of another; those without name count for both."""
    case = matter(formed("09-02", FIVE), *_votes("tt"), *_votes("bbb", "p2"), *_votes("t", ""))
    assert tally(case, "p1").counts == {"terbukti": 3}
    assert tally(case, "p2").leading == "bebas"
    assert tally(case, "").counts == {"terbukti": 3, "bebas": 3}


@pytest.mark.parametrize(
    ("cara", "mufakat", "votes", "verdict"),
    [
        pytest.param("mufakat", "ya", "", Verdict.PASS, id="24(2): consensus reached"),
        pytest.param("mufakat", "tidak", "", Verdict.FAIL, id="24(2): not reached"),
        pytest.param("mufakat", "", "", Verdict.FAIL, id="24(2): not recorded"),
        pytest.param("suara", "tidak", "tttbb", Verdict.PASS, id="24(3): majority"),
        pytest.param("suara", "ya", "tttbb", Verdict.FAIL, id="24(3): consensus was reached"),
        pytest.param("suara", "", "tttbb", Verdict.FAIL, id="24(3): consensus not tried"),
        pytest.param("suara", "tidak", "ttbb-", Verdict.FAIL, id="24(3): tied"),
        pytest.param("suara", "tidak", "", Verdict.FAIL, id="24(3): nobody voted"),
        pytest.param("ketua", "tidak", "ttbb-", Verdict.PASS, id="24(4): tie, the chair only"),
        pytest.param("ketua", "tidak", "tttbb", Verdict.FAIL, id="24(4): majority was reached"),
        pytest.param("ketua", "tidak", "", Verdict.FAIL, id="24(4): nobody voted"),
        pytest.param("ketua", "", "ttbb-", Verdict.FAIL, id="24(4): consensus not tried"),
    ],
)
def test_a_method_opens_when_the_earlier_ones_failed(cara, mufakat, votes, verdict) -> None:
    """Consensus first, then majority, then, on a tie only, the chair."""
    found = _found(_case(votes, mufakat), cara)
    assert found[f"decision.methods.{cara}"].verdict is verdict


def test_a_verdict_names_its_method() -> None:
    """Where the regulation orders methods, a verdict without one fails."""
    assert _found(_case(), "")["decision.methods"].verdict is Verdict.FAIL


def test_a_verdict_follows_the_majority() -> None:
    """A verdict by majority that says something else than the majority fails."""
    assert "decision.tally" not in _found(_case("tttbb"), "suara", "terbukti")
    assert _found(_case("tttbb"), "suara", "bebas")["decision.tally"].verdict is Verdict.FAIL


@pytest.mark.parametrize(("absolute", "verdict"), [(False, Verdict.NOTE), (True, Verdict.FAIL)])
def test_less_than_half_is_a_majority_where_the_text_says_so(absolute, verdict) -> None:
    """A relative majority is noted; where more than half is asked for it fails."""
    decision = DECISION | {"methods": [MUFAKAT, SUARA | {"absolute": absolute}, KETUA]}
    found = _found(_case("ttb--"), "suara", decision=decision)
    assert found["decision.absolute"].verdict is verdict
    chair = _found(_case("ttb--"), "ketua", decision=decision)
    assert chair["decision.methods.ketua"].verdict is (Verdict.PASS if absolute else Verdict.FAIL)


def test_without_a_record_of_consensus_majority_is_open() -> None:
    """Where the regulation has no field for consensus, its failure cannot be asked for."""
    decision = DECISION | {"consensus": ""}
    assert (
        _found(_case("tttbb"), "suara", decision=decision)["decision.methods.suara"].verdict
        is Verdict.PASS
    )


SANCTIONS = CITE | {
    "groups": [
        CITE | {"id": "moral", "title": "Moral", "choose": "one", "authority": "majelis"},
        CITE
        | {
            "id": "tambahan",
            "title": "Tambahan",
            "choose": "any",
            "authority": "majelis",
            "requires": {"field": "putusan.hasil", "is": "terbukti"},
            "severity": "fail",
        },
    ],
    "items": [
        CITE | {"id": "tutup", "title": "Tertutup", "group": "moral"},
        CITE | {"id": "buka", "title": "Terbuka", "group": "moral"},
        CITE | {"id": "tunda", "title": "Tunda", "group": "tambahan"},
    ],
}


@pytest.mark.parametrize(
    ("chosen", "hasil", "expected"),
    [
        (("tutup",), "terbukti", {}),
        (("tutup", "buka"), "terbukti", {"moral": Verdict.WARN}),
        (("tutup", "tunda"), "terbukti", {}),
        (("tunda",), "bebas", {"tambahan": Verdict.FAIL}),
        ("tutup", "terbukti", {}),
        ((), "terbukti", {}),
    ],
)
def test_sanctions_of_a_group_exclude_one_another(chosen, hasil, expected) -> None:
    """One of a group, what it requires, and each with the severity that the group has."""
    now = standing(regulation(sanctions=SANCTIONS), _case())
    fields = {"hasil": hasil, "sanksi": chosen}
    findings = check_act(now, act("putusan", "p1", tanggal="09-11", **fields))
    found = {each.id: each.verdict for each in findings if each.id.startswith("sanctions.")}
    assert found == {f"sanctions.groups.{key}": verdict for key, verdict in expected.items()}


def test_a_group_may_want_at_least_one() -> None:
    """Where a group needs one of its own, sanctions of other groups alone do not do."""
    first, second = SANCTIONS["groups"]
    groups = [first | {"choose": "at-least-one"}, second]
    now = standing(regulation(sanctions=SANCTIONS | {"groups": groups}), _case())
    wrong = act("putusan", "p1", tanggal="09-11", hasil="terbukti", sanksi=("tunda",))
    assert "sanctions.groups.moral" in [each.id for each in check_act(now, wrong)]
