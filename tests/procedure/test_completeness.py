"""How complete a case is: acts recorded, forms issued where there are any, time limits kept."""

from datetime import date

import pytest
from msgspec.structs import replace

from etik_tui.domain.case import extend
from etik_tui.domain.fact import CaseClosed, DocumentIssued
from etik_tui.procedure.completeness import (
    Lack,
    completeness,
    form_of,
    lack_words,
    proof_words,
    summary_words,
)
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
from tests.procedure.test_step import TWO

FORMS = [
    CITE | {"id": "D", "title": "Penetapan Majelis", "milestone": "bentuk"},
    CITE | {"id": "surat-lain", "title": "Surat lain", "milestone": "hadir", "provided": False},
]
SUMMONED = (formed("09-02"), act("panggilan", "p1", surat="09-03", sidang="09-10"))


def issued(form: str) -> DocumentIssued:
    """Return a paper that left the office on 2 September."""
    return DocumentIssued(at=day("09-02"), form=form, number="1/SK", file="x.pdf", sha256="0")


def found(case, today="09-04", **tables):
    """Return the steps of a case as {act: lacks}."""
    result = completeness(standing(regulation(**tables), case, today))
    return {proof.milestone.id: proof.lacks for proof in result.steps}


def test_only_the_path_taken_counts() -> None:
    """Steps done and the step owed now are counted; what cannot come yet is not."""
    assert found(matter()) == {"terima": (), "bentuk": (Lack.ACT,)}
    assert found(matter(*SUMMONED)) == {
        "terima": (),
        "bentuk": (),
        "panggilan": (),
        "hadir": (Lack.ACT,),
    }


def test_what_may_be_done_counts_once_it_is_done() -> None:
    """An act that the regulation leaves open is no gap, but has to be proved once recorded."""
    verdict = act("putusan", "p1", tanggal="09-12", hasil="terbukti")
    assert "teguran" not in found(matter(*SUMMONED, verdict))
    case = matter(*SUMMONED, verdict, act("teguran", tanggal="09-13"))
    assert found(case)["teguran"] == ()


def test_an_act_skipped_is_still_missing() -> None:
    """An act that was jumped over stays owed although later ones are recorded."""
    case = matter(act("panggilan", "p1", surat="09-03", sidang="09-10"))
    assert found(case)["bentuk"] == (Lack.ACT,)
    assert found(case)["panggilan"] == ()


def test_a_form_is_wanted_only_where_the_regulation_provides_it() -> None:
    """An act with a form of the annex lacks it until it is issued; elsewhere no form is asked."""
    forms = {"forms": FORMS, "milestones": changed("bentuk", form="D")}
    assert found(matter(formed("09-02")), **forms)["bentuk"] == (Lack.FORM,)
    assert found(matter(formed("09-02"), issued("D")), **forms)["bentuk"] == ()
    assert found(matter(formed("09-02"), issued("E")), **forms)["bentuk"] == (Lack.FORM,)
    unprovided = {"forms": FORMS, "milestones": changed("bentuk", form="surat-lain")}
    assert found(matter(formed("09-02")), **unprovided)["bentuk"] == ()


def test_a_paper_proves_its_own_act_and_person() -> None:
    """The paper of another act, or of another terlapor, does not prove a step."""
    milestones = changed("panggilan", form="D")
    called = [act("panggilan", each, surat="09-03", sidang="09-10") for each in ("p1", "p2")]
    case = matter(formed("09-02"), *called, parties=TWO)
    summons = [each.version for each in case.events if each.milestone == "panggilan"]
    for paper, proved in (
        ({"act": summons[0]}, [True, False]),
        ({"act": summons[1]}, [False, True]),
        ({"act": summons[0] - 1}, [False, False]),
        ({"party": "p2"}, [False, True]),
        ({}, [True, True]),
        ({"act": 99}, [True, True]),
    ):
        with_paper = extend(case, [replace(issued("D"), **paper)])
        base = regulation(forms=FORMS, milestones=milestones)
        steps = completeness(standing(base, with_paper, "09-04")).steps
        found = [not each.lacks for each in steps if each.milestone.id == "panggilan"]
        assert found == proved, paper


def test_of_several_forms_the_one_whose_condition_holds_is_wanted() -> None:
    """The form named by the act comes first unless its condition speaks against it."""
    forms = [
        CITE
        | {"id": "D", "title": "Terbukti", "when": {"field": "putusan.hasil", "is": "terbukti"}},
        CITE
        | {
            "id": "D2",
            "title": "Bebas",
            "milestone": "putusan",
            "when": {"field": "putusan.hasil", "is": "bebas"},
        },
    ]
    base = regulation(forms=forms, milestones=changed("putusan", form="D"))
    rule = base.milestone("putusan")
    for outcome, form in (("terbukti", "D"), ("bebas", "D2")):
        case = matter(act("putusan", "p1", tanggal="09-12", hasil=outcome))
        assert form_of(standing(base, case), rule, "p1").id == form
    assert form_of(standing(base, matter()), rule, "p1") is None


def test_the_form_of_a_receipt_is_that_of_its_channel() -> None:
    """A report is proved by the form of the way it came in."""
    base = regulation()
    channels = [
        {"id": "laporan", "title": "L", "form": "B"} | CITE,
        {"id": "temuan", "title": "T"} | CITE,
    ]
    base = regulation(
        forms=[CITE | {"id": "B", "title": "Laporan tertulis"}],
        intake=CITE | {"milestone": "terima", "channels": channels},
    )
    rule = base.milestone("terima")
    assert form_of(standing(base, matter()), rule, "").id == "B"
    assert form_of(standing(base, matter(channel="temuan")), rule, "") is None


@pytest.mark.parametrize(
    ("held", "today", "lacks"),
    [
        ("09-07", "09-08", ()),
        ("09-21", "09-22", (Lack.LIMIT,)),
        (None, "09-05", (Lack.ACT,)),
        (None, "09-22", (Lack.ACT, Lack.LIMIT)),
    ],
    ids=["kept", "late", "running", "overdue"],
)
def test_a_time_limit_has_to_be_kept(held, today, lacks) -> None:
    """A step with a time limit is evidenced only if the act came in time."""
    came = act("hadir", "p1", tanggal="09-04", datang="ya")
    facts = (*SUMMONED, came, *([act("periksa", "p1", tanggal=held)] if held else []))
    assert found(matter(*facts), today, deadlines=[deadline()])["periksa"] == lacks


def test_several_terlapor_are_counted_apart() -> None:
    """Each terlapor has steps of their own; the words name each missing act once."""
    case = matter(*SUMMONED, parties=TWO)
    result = completeness(standing(regulation(), case, "09-04"))
    lacking = [(proof.milestone.id, proof.party) for proof in result.lacking]
    assert lacking == [("panggilan", "p2"), ("hadir", "p1")]
    assert summary_words(result) == "3 dari 5 langkah terbukti; kurang: Panggilan, Hadir"


def test_the_words_say_what_is_missing_and_what_is_there() -> None:
    """Missing acts name their last day; evidence names day, number, paper, limits and silence."""
    forms = {"forms": FORMS, "milestones": changed("bentuk", form="D")}
    base = regulation(deadlines=[deadline(met_by="bentuk.tanggal")], **forms)
    before = completeness(standing(base, matter(), "09-02"))
    assert lack_words(before.steps[1]) == (
        "belum dicatat, paling lambat 8 Sep 2026",
        "Formulir D belum diterbitkan",
    )
    done = completeness(standing(base, matter(formed("09-02"), issued("D")), "09-03"))
    assert lack_words(done.steps[1]) == ()
    assert proof_words(done.steps[1]) == (
        "dicatat 2 Sep 2026, nomor 1",
        "Formulir D nomor 1/SK diterbitkan 2 Sep 2026",
        "Memeriksa: terjaga",
    )
    assert proof_words(done.steps[0])[1:] == (
        "batas waktu: Teks tidak mengatur",
        "formulir: Teks tidak mengatur",
    )
    late = completeness(standing(base, matter(formed("09-21")), "09-22"))
    assert lack_words(late.steps[1])[1] == ("Memeriksa: terlambat, 21 Sep 2026 sesudah 8 Sep 2026")


def test_a_silent_regulation_says_so() -> None:
    """Without acts there is nothing to be complete against, and no number pretends otherwise."""
    silent = completeness(standing(regulation(milestones=[], intake=None), matter()))
    assert summary_words(silent) == "Teks tidak mengatur langkah penanganan."


def test_closing_a_case_outside_its_course_hides_no_gap() -> None:
    """A case closed early still shows what the regulation would have wanted."""
    case = extend(matter(), [CaseClosed(at=date(2026, 9, 2), reason="wafat")])
    assert found(case)["bentuk"] == (Lack.ACT,)
