"""What stands for and against an act before it is recorded."""

import pytest

from etik_tui.domain.fact import AllegationRecorded, EvidenceAdded
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.check import check_act, check_closing, check_report
from etik_tui.procedure.finding import Finding, Verdict, failing, worst_first
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
SUMMONED = (formed("09-02"), act("panggilan", "p1", surat="09-03", sidang="09-10"))


def _found(fact, *facts, today="12-01", parties=None, sensitive=False, **tables):
    case = matter(*facts, parties=parties, sensitive=sensitive)
    return check_act(standing(regulation(**tables), case, today), fact)


def _verdicts(*args, **more):
    return {each.id: each.verdict for each in _found(*args, **more)}


def test_an_act_in_its_turn_finds_nothing() -> None:
    """What is in order, in time and complete has no finding against it."""
    assert _verdicts(act("panggilan", "p1", surat="09-03", sidang="09-10"), formed("09-02")) == {}


def test_an_act_before_its_turn_fails_and_says_what_comes_first() -> None:
    """Every missing act is named, and that is the remedy."""
    (found,) = _found(act("periksa", "p1", tanggal="09-10"))
    assert (found.id, found.verdict) == ("milestones.periksa.order", Verdict.FAIL)
    assert "“Bentuk” tercatat; “Panggilan” tercatat" in found.text


def test_an_act_is_recorded_once() -> None:
    """A second record of what happens once fails; what may repeat does not; parties are apart."""
    again = act("panggilan", "p1", surat="09-04", sidang="09-11")
    assert _verdicts(again, *SUMMONED)["milestones.panggilan.once"] is Verdict.FAIL
    other = act("panggilan", "p2", surat="09-04", sidang="09-11")
    assert _verdicts(other, *SUMMONED, parties=TWO) == {}
    verdict = act("putusan", "p1", tanggal="09-11", hasil="bebas")
    warned = act("teguran", tanggal="09-12")
    assert _verdicts(act("teguran", tanggal="09-13"), verdict, warned) == {}


def test_an_act_that_its_condition_does_not_ask_for_is_a_warning() -> None:
    """Going on although the text's condition is not recorded warns."""
    found = _verdicts(act("periksa", "p1", tanggal="09-10"), *SUMMONED)
    assert found == {"milestones.periksa.when": Verdict.WARN}


@pytest.mark.parametrize(
    ("fact", "today", "id_", "words"),
    [
        (act("panggilan", "p1", surat="09-03", sidang="09-10"), "09-02", "future", "Surat"),
        (act("panggilan", "p1", surat="09-01", sidang="09-10"), "12-01", "before", "Bentuk"),
    ],
)
def test_impossible_dates_fail(fact, today, id_, words) -> None:
    """A day that has not come yet, or one before what must come first, fails."""
    found = {each.id: each for each in _found(fact, formed("09-02"), today=today)}
    assert found[f"milestones.panggilan.{id_}"].verdict is Verdict.FAIL
    assert words in found[f"milestones.panggilan.{id_}"].text


def test_a_planned_date_may_lie_ahead() -> None:
    """A date marked as planned is no slip when it lies in the future."""
    fact = act("panggilan", "p1", surat="09-03", sidang="10-30")
    assert _verdicts(fact, formed("09-02"), today="09-03") == {}


@pytest.mark.parametrize(
    ("on", "verdict"), [("09-08", Verdict.PASS), ("09-09", Verdict.WARN)], ids=["day 5", "day 6"]
)
def test_the_act_that_meets_a_limit_is_judged_by_it(on, verdict) -> None:
    """An act inside its limit passes, one outside has the severity of the limit."""
    found = _verdicts(formed(on), deadlines=[deadline(met_by="bentuk.tanggal")])
    assert found["deadlines.periksa"] is verdict


@pytest.mark.parametrize(
    ("held", "verdict"), [("09-10", Verdict.PASS), ("09-09", Verdict.FAIL)], ids=["5", "4 days"]
)
def test_a_limit_before_an_act_is_judged_when_that_act_comes(held, verdict) -> None:
    """Notice counted back from a hearing is judged when the hearing is held."""
    notice = deadline(
        id="panggil",
        anchor="periksa.tanggal",
        met_by="panggilan.surat",
        direction="before",
        bound="at-least",
        per="terlapor",
        severity="fail",
    )
    found = _verdicts(act("periksa", "p1", tanggal=held), *SUMMONED, deadlines=[notice])
    assert found["deadlines.panggil"] is verdict


def test_only_the_terlapor_concerned_is_judged() -> None:
    """An act of one terlapor is not judged by the other's clock; one of the case by both."""
    rule = deadline(per="terlapor", met_by="periksa.tanggal")
    held = act("periksa", "p2", tanggal="09-10")
    found = _found(
        act("periksa", "p1", tanggal="09-08"), *SUMMONED, held, parties=TWO, deadlines=[rule]
    )
    assert [each.subject for each in found if each.id.startswith("deadlines")] == ["p1"]


def test_a_planned_hearing_beyond_a_later_limit_is_warned_of() -> None:
    """A summons whose hearing would come too late for another running limit says so."""
    summons = CITE | {
        "absence": "-",
        "absence_cite": "-",
        "rounds": [
            CITE
            | {
                "milestone": "panggilan",
                "attendance": "hadir",
                "measured_from": "panggilan.surat",
                "hearing": "panggilan.sidang",
                "limits": ["periksa"],
            }
        ],
    }
    tables = {"summons": summons, "deadlines": [deadline(per="terlapor", n=7)]}
    late = act("panggilan", "p1", surat="09-03", sidang="09-11")
    in_time = act("panggilan", "p1", surat="09-03", sidang="09-10")
    found = _verdicts(late, formed("09-02"), today="09-03", **tables)
    assert found == {"deadlines.periksa": Verdict.WARN}
    assert _verdicts(in_time, formed("09-02"), today="09-03", **tables) == {}


@pytest.mark.parametrize(("tertutup", "verdict"), [("ya", Verdict.PASS), ("tidak", Verdict.FAIL)])
def test_a_requirement_sees_the_act_itself(tertutup, verdict) -> None:
    """What an act must carry is judged with the act included."""
    rule = CITE | {
        "id": "tertutup",
        "text": "Dilakukan tertutup",
        "severity": "fail",
        "condition": {"field": "periksa.tertutup", "is": "ya"},
    }
    base = changed("periksa", requires=[rule], fields=[{"id": "tertutup", "title": "Tertutup"}])
    fact = act("periksa", "p1", tanggal="09-10", tertutup=tertutup)
    assert _verdicts(fact, *SUMMONED, milestones=base)["tertutup"] is verdict


def test_a_caution_and_a_sensitive_case_are_pointed_out() -> None:
    """A caution is a note; an act that a sensitive case suppresses is a warning."""
    base = changed("bentuk", caution="Periksa subjeknya", suppress_when_sensitive=True)
    found = _verdicts(formed("09-02"), milestones=base, sensitive=True)
    assert found["milestones.bentuk.caution"] is Verdict.NOTE
    assert found["milestones.bentuk.sensitive"] is Verdict.WARN


CLOSING = [
    CITE
    | {
        "id": "disampaikan",
        "text": "Putusan ada bagi setiap terlapor",
        "severity": "fail",
        "condition": {"recorded": "putusan"},
    }
]


def test_closing_is_judged_for_every_terlapor() -> None:
    """The act that closes a case, and closing it by hand, ask of each terlapor the same."""
    one = act("putusan", "p1", tanggal="09-11", hasil="bebas")
    found = _found(act("tutup", tanggal="09-14"), one, parties=TWO, closing=CLOSING)
    judged = [(each.subject, each.verdict) for each in found if each.id == "disampaikan"]
    assert judged == [("p1", Verdict.PASS), ("p2", Verdict.FAIL)]
    by_hand = check_closing(standing(regulation(closing=CLOSING), matter(one, parties=TWO)))
    assert [each.verdict for each in by_hand] == [Verdict.PASS, Verdict.FAIL]


def test_a_report_is_complete_by_its_channel() -> None:
    """Each condition of the channel is a finding; an unknown channel is not regulated."""
    bare = (Party(id="p1", role=Role.TERLAPOR, person=Person(name="Elang Rinjani")),)
    (absent,) = check_report(standing(regulation(), matter(parties=bare)))
    assert absent.verdict is Verdict.WARN
    assert absent.text == "Belum terpenuhi: Ada pelapor"
    (present,) = check_report(standing(regulation(), matter()))
    assert (present.verdict, present.text) == (Verdict.PASS, "Ada pelapor")
    assert check_report(standing(regulation(), matter(channel="temuan"))) == ()
    (silent,) = check_report(standing(regulation(), matter(channel="surat-kaleng")))
    assert silent.verdict is Verdict.NOT_REGULATED


def test_an_act_that_the_regulation_does_not_know_has_no_findings() -> None:
    """An unknown act is an input error, and no finding."""
    assert _found(act("tiada", tanggal="09-10")) == ()


def test_requirements_may_ask_for_evidence_and_allegations() -> None:
    """What is recorded beside the acts counts in requirements, for the terlapor concerned."""
    rule = CITE | {
        "id": "lengkap",
        "text": "Bukti dan dugaan ada",
        "condition": {"evidence": True, "allegation": True},
    }
    base = changed("periksa", requires=[rule])
    on = day("09-02")
    extra = (
        EvidenceAdded(at=on, id="b1", title="Foto"),
        AllegationRecorded(at=on, id="d1", party="p1", text="x", norms=("n",)),
    )
    fact = act("periksa", "p1", tanggal="09-10")
    assert _verdicts(fact, *SUMMONED, *extra, milestones=base)["lengkap"] is Verdict.PASS
    assert _verdicts(fact, *SUMMONED, extra[0], milestones=base)["lengkap"] is Verdict.WARN


def test_findings_are_listed_gravest_first() -> None:
    """Failures come first, passes last; failures and what nobody has judged yet stop an act."""
    findings = [
        Finding(id=verdict.value, verdict=verdict, text="-") for verdict in reversed(Verdict)
    ]
    assert [each.id for each in worst_first(findings)] == [
        "fail",
        "incomparable",
        "warn",
        "not-regulated",
        "note",
        "pass",
    ]
    assert {each.id for each in failing(findings)} == {"fail", "incomparable"}
