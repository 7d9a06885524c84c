"""Rules under every answer to an open question, and under combinations of them."""

import pytest

from etik_tui.domain.case import extend
from etik_tui.domain.fact import ReadingChosen
from etik_tui.procedure.check import check_act
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.variant import Variants
from tests.procedure.regulation import act, day, deadline, formed, matter, regulation, standing


def _reading(id_, default, **options):
    return {
        "id": id_,
        "cite": "Pasal 1",
        "question": "?",
        "problem": "-",
        "treatment": "-",
        "default": default,
        "options": [
            {"id": name, "title": name.title(), "set": changes} for name, changes in options.items()
        ],
    }


BOUND = "deadlines.panggil.bound"
HOW_FAR = _reading(
    "T-1",
    "tepat",
    minimal={BOUND: "at-least"},
    maksimal={BOUND: "within"},
    tepat={BOUND: "exactly"},
)
WHICH_DATE = _reading(
    "T-2",
    "surat",
    surat={"deadlines.panggil.met_by": "panggilan.surat"},
    dikirim={"deadlines.panggil.met_by": "panggilan.dikirim"},
)
NOTICE = deadline(
    id="panggil",
    title="Memanggil",
    anchor="panggilan.sidang",
    met_by="panggilan.surat",
    direction="before",
    bound="exactly",
    per="terlapor",
    readings=["T-1", "T-2"],
)
BASE = regulation(deadlines=[NOTICE], readings=[HOW_FAR, WHICH_DATE])


def _summoned(surat, dikirim=None, base=BASE, sidang="09-10", case=None):
    dates = {"surat": surat, "sidang": sidang} | ({"dikirim": dikirim} if dikirim else {})
    now = standing(base, case or matter(formed("09-01")), "09-03")
    findings = check_act(now, act("panggilan", "p1", **dates))
    return next((each for each in findings if each.id == "deadlines.panggil"), None)


@pytest.mark.parametrize(
    ("surat", "dikirim", "verdict", "kept", "failed"),
    [
        pytest.param("09-03", "09-03", Verdict.PASS, "", "", id="A-BW-01: exactly 5"),
        pytest.param("09-03", None, Verdict.PASS, "", "", id="no date to judge under dikirim"),
        pytest.param("09-01", None, Verdict.WARN, "Minimal", "Maksimal", id="A-BW-01: more"),
        pytest.param("09-07", None, Verdict.WARN, "Maksimal", "Minimal", id="A-BW-01: fewer"),
        pytest.param("09-03", "09-04", Verdict.WARN, "Surat", "Dikirim", id="A-BW-02: sent later"),
        pytest.param(
            "09-02", "09-03", Verdict.WARN, "Dikirim", "Surat", id="A-BW-02: written earlier"
        ),
    ],
)
def test_a_rule_is_judged_under_every_answer(surat, dikirim, verdict, kept, failed) -> None:
    """All answers kept is a pass; some broken a warning that names kept and broken ones."""
    found = _summoned(surat, dikirim)
    assert found.verdict is verdict
    if failed:
        broken, _semicolon, good = found.text.partition("; memenuhi tafsir ")
        assert f"“{kept}”" in good
        assert f"“{failed}”" in broken


def test_broken_under_every_answer_is_what_the_rule_says() -> None:
    """A summons after the hearing keeps no answer: the verdict is the rule's severity."""
    rule = NOTICE | {"severity": "fail"}
    base = regulation(deadlines=[rule], readings=[HOW_FAR, WHICH_DATE])
    found = _summoned("09-11", "09-11", base=base)
    assert found.verdict is Verdict.FAIL
    assert "tafsir" not in found.text


def test_a_rule_without_readings_holds_or_not() -> None:
    """Without an open question a rule passes, or is broken with its own severity."""
    base = regulation(deadlines=[NOTICE | {"readings": []}])
    assert _summoned("09-03", base=base).verdict is Verdict.PASS
    assert _summoned("09-02", base=base).verdict is Verdict.WARN


def test_an_answer_under_which_a_rule_does_not_apply_breaks_nothing() -> None:
    """Broken under the one answer that makes the rule apply, the rule is a warning, not broken."""
    reading = _reading(
        "T-3",
        "tidak",
        ya={"deadlines.panggil.met_by": "panggilan.surat"},
        tidak={"deadlines.panggil.met_by": "panggilan.dikirim"},
    )
    rule = NOTICE | {"readings": ["T-3"], "severity": "fail", "met_by": "panggilan.dikirim"}
    base = regulation(deadlines=[rule], readings=[reading])
    found = _summoned("09-02", base=base)
    assert found.verdict is Verdict.WARN
    assert "“Ya”" in found.text


def test_the_office_chooses_and_a_case_may_choose_otherwise() -> None:
    """A case's own choice goes before the office's, that before the default."""
    case = matter(formed("09-01"))
    chosen = extend(case, [ReadingChosen(at=day("09-02"), reading="T-1", option="maksimal")])

    def bound(which, office=None):
        return standing(BASE, which, office=office).profile.deadlines[0].bound.value

    assert bound(case) == "exactly"
    assert bound(case, {"T-1": "minimal"}) == "at-least"
    assert bound(chosen, {"T-1": "minimal"}) == "within"


def test_an_unknown_choice_is_as_if_it_were_not_made() -> None:
    """Choices of another version of the regulation leave the default in force."""
    now = standing(BASE, matter(), office={"T-1": "hilang", "T-9": "x"})
    assert now.profile.deadlines[0].bound.value == "exactly"
    assert now.chosen == {}


def test_a_reading_chosen_in_an_act_bears_on_what_follows() -> None:
    """The situation after a choice has the regulation patched by it."""
    now = standing(BASE, matter())
    after = now.after(ReadingChosen(at=day("09-02"), reading="T-1", option="minimal"))
    assert after.profile.deadlines[0].bound.value == "at-least"


def test_a_variant_is_worked_out_once() -> None:
    """The same answers, defaults spelt out or not, give the very same regulation."""
    variants = Variants(BASE)
    assert variants.under({}) is variants.under({"T-1": "tepat"})
    assert variants.under({"T-1": "minimal"}) is variants.under({"T-1": "minimal", "T-2": "surat"})
    assert variants.under({"T-1": "minimal"}) is not variants.under({})
