"""Each key of a condition, alone and together, and how conditions read in words."""

from typing import Any

import msgspec
import pytest

from etik_tui.domain.case import extend
from etik_tui.domain.fact import (
    AllegationRecorded,
    EvidenceAdded,
    FactWithdrawn,
    QuestionRecorded,
    VoteCast,
)
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.condition import described, holds, mentioned, missing
from etik_tui.profile.condition import Condition
from tests.procedure.regulation import act, day, deadline, formed, matter, regulation, standing

TWO = (
    Party(id="p1", role=Role.TERLAPOR, person=Person(name="Elang Rinjani")),
    Party(id="p2", role=Role.TERLAPOR, person=Person(name="Kenari Merapi")),
)
ON = day("09-02")


def condition(**keys: Any) -> Condition:
    """Return a condition as a profile writes it."""
    return msgspec.convert({key.rstrip("_"): value for key, value in keys.items()}, Condition)


def rich_case():
    """Return a case in which something of every kind is recorded, more of p1 than of p2."""
    return matter(
        formed("09-02"),
        act("panggilan", "p1", surat="09-03", sidang="09-10"),
        act("hadir", "p1", tanggal="09-10", datang="tidak", alasan="sakit"),
        act("hadir", "p1", tanggal="09-17", datang="ya"),
        act("putusan", "p1", tanggal="09-18", hasil="terbukti", sanksi=("a", "b")),
        AllegationRecorded(at=ON, id="d1", party="p1", text="x", norms=("n1",)),
        AllegationRecorded(at=ON, id="d2", party="p2", text="y"),
        QuestionRecorded(at=ON, id="t1", party="p1", question="?"),
        EvidenceAdded(at=ON, id="b1", title="Foto"),
        VoteCast(at=ON, seat="m1", party="p1", option="terbukti"),
        parties=TWO,
    )


@pytest.mark.parametrize(
    ("keys", "for_p1", "for_p2"),
    [
        ({}, True, True),
        ({"recorded": "panggilan"}, True, False),
        ({"recorded": "terima"}, True, True),
        ({"field": "hadir.datang", "is": "ya"}, True, False),
        ({"field": "hadir.datang", "is": "tidak"}, False, False),
        ({"field": "hadir.datang"}, True, False),
        ({"field": "hadir.alasan"}, False, False),
        ({"field": "putusan.sanksi", "is": "b"}, True, False),
        ({"field": "putusan.sanksi", "in": ["x", "a"]}, True, False),
        ({"field": "putusan.sanksi", "in": ["x"]}, False, False),
        ({"channel": ["laporan", "temuan"]}, True, True),
        ({"channel": ["temuan"]}, False, False),
        ({"party": "terlapor"}, True, True),
        ({"party": "pelapor"}, False, False),
        ({"evidence": True}, True, True),
        ({"evidence": False}, False, False),
        ({"allegation": True}, True, False),
        ({"allegation": False}, False, True),
        ({"question": True}, True, False),
        ({"question": False}, False, True),
        ({"sensitive": False}, True, True),
        ({"sensitive": True}, False, False),
        ({"tally": "mayoritas"}, True, False),
        ({"tally": "kosong"}, False, True),
        ({"overdue": "periksa"}, True, True),
        ({"overdue": "tiada"}, False, False),
        ({"all": [{"recorded": "panggilan"}, {"party": "terlapor"}]}, True, False),
        ({"any": [{"recorded": "panggilan"}, {"party": "pelapor"}]}, True, False),
        ({"not": {"recorded": "panggilan"}}, False, True),
        ({"recorded": "terima", "not": {"recorded": "panggilan"}}, False, True),
    ],
    ids=str,
)
def test_each_key_is_tested_for_the_terlapor_at_hand(keys, for_p1, for_p2) -> None:
    """A condition looks at the events of one terlapor, and those of the case as a whole."""
    now = standing(regulation(deadlines=[deadline(per="terlapor")]), rich_case())
    asked = condition(**keys)
    assert (holds(now, asked, "p1"), holds(now, asked, "p2")) == (for_p1, for_p2)


def test_no_condition_always_holds() -> None:
    """A rule without condition applies always, and says so."""
    now = standing(regulation(), matter())
    assert holds(now, None)
    assert described(now.profile, None) == "selalu"
    assert missing(now, None, "") == ()


def test_a_withdrawn_event_no_longer_holds() -> None:
    """A condition sees only what stands: withdrawing brings back what was recorded before."""
    case = rich_case()
    version = case.recorded("hadir", "p1")[-1].version
    now = standing(regulation(), extend(case, [FactWithdrawn(at=ON, target=version)]))
    assert holds(now, condition(field="hadir.datang", is_="tidak"), "p1")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"recorded": "periksa"}, ("“Periksa” tercatat",)),
        ({"all": [{"recorded": "terima"}, {"recorded": "periksa"}]}, ("“Periksa” tercatat",)),
        (
            {"evidence": True, "all": [{"recorded": "terima"}, {"recorded": "periksa"}]},
            ("ada alat bukti", "“Periksa” tercatat"),
        ),
        ({"evidence": True, "all": [{"recorded": "terima"}]}, ("ada alat bukti",)),
        ({"sensitive": True, "all": [{"recorded": "terima"}]}, ("perkara sensitif",)),
        ({"question": True, "recorded": "terima"}, ("“Terima” tercatat dan tanya jawab tercatat",)),
        (
            {"any": [{"recorded": "periksa"}, {"recorded": "putusan"}]},
            ("“Periksa” tercatat atau “Putusan” tercatat",),
        ),
        ({"recorded": "terima"}, ()),
    ],
    ids=str,
)
def test_what_is_missing_is_said_part_by_part(keys, words) -> None:
    """Of a condition that fails, exactly the parts that fail are named; never none of them."""
    now = standing(regulation(), matter())
    assert missing(now, condition(**keys), "") == words


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"field": "putusan.hasil", "is": "terbukti"}, "Hasil: T"),
        ({"field": "putusan.hasil", "in": ["terbukti", "bebas"]}, "Hasil: T atau B"),
        ({"field": "putusan.hasil"}, "Hasil terisi"),
        ({"field": "tiada.isian", "is": "x"}, "isian: x"),
        ({"recorded": "tiada"}, "“tiada” tercatat"),
        ({"channel": ["laporan", "lain"]}, "jalur masuk Laporan atau lain"),
        ({"party": "pelapor"}, "ada pelapor"),
        ({"evidence": False}, "tidak ada alat bukti"),
        ({"allegation": True}, "norma yang diduga dilanggar disebut"),
        ({"allegation": False}, "tanpa norma yang disebut"),
        ({"question": False}, "belum ada tanya jawab"),
        ({"sensitive": False}, "perkara tidak sensitif"),
        ({"tally": "seri"}, "hasil suara seri"),
        ({"overdue": "periksa"}, "tenggat “Memeriksa” terlewati"),
        (
            {"not": {"any": [{"evidence": True}, {"question": True}]}},
            "bukan: (ada alat bukti atau tanya jawab tercatat)",
        ),
        (
            {"party": "saksi", "any": [{"evidence": True}, {"question": True}]},
            "ada saksi dan (ada alat bukti atau tanya jawab tercatat)",
        ),
        (
            {"any": [{"party": "saksi", "evidence": True}, {"question": True}]},
            "(ada saksi dan ada alat bukti) atau tanya jawab tercatat",
        ),
    ],
    ids=str,
)
def test_a_condition_can_be_read_aloud(keys, words) -> None:
    """Every key has words, with the titles of the profile, and brackets where parts would blur."""
    profile = regulation(deadlines=[deadline()])
    assert described(profile, condition(**keys)) == words


def test_the_milestones_a_condition_speaks_of_are_found_at_any_depth() -> None:
    """Milestones are mentioned by record or field, inside all, any and not."""
    asked = condition(
        recorded="a", any_=[{"field": "b.x"}, {"all": [{"not": {"recorded": "c"}}]}], party="saksi"
    )
    profile = regulation()
    assert mentioned(profile, asked) == {"a", "b", "c"}
    assert mentioned(profile, None) == frozenset()
