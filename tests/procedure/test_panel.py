"""Whether a panel may sit: seats, size, eligibility."""

import pytest

from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.finding import Verdict
from etik_tui.procedure.panel import check_majelis
from etik_tui.procedure.rank import Outcome, compare, locate
from etik_tui.profile.panel import Comparison
from tests.procedure.regulation import CITE, matter, panel, regulation, standing

SEATS = [
    CITE | {"id": "ketua", "title": "Ketua", "min": 1, "max": 1},
    CITE | {"id": "sekretaris", "title": "Sekretaris", "min": 1, "max": 1},
    CITE | {"id": "anggota", "title": "Anggota", "min": 3},
    CITE
    | {
        "id": "wakil",
        "title": "Wakil",
        "max": 1,
        "counts_as": "anggota",
        "note": "Dihitung sebagai anggota",
    },
]
SIZE = [
    CITE | {"id": "min", "text": "Paling sedikit 5", "min": 5},
    CITE | {"id": "ganjil", "text": "Ganjil", "odd": True, "odd_above": 5, "readings": ["T-9"]},
]
COUNTING = {
    "id": "T-9",
    "question": "?",
    "problem": "-",
    "treatment": "-",
    "default": "total",
    "options": [
        {"id": "total", "title": "Total", "set": {"majelis.size.ganjil.counting": "total"}},
        {"id": "c", "title": "Huruf c", "set": {"majelis.size.ganjil.counting": "anggota"}},
    ],
} | CITE
RANK = CITE | {"id": "pangkat", "kind": "rank", "text": "Tidak lebih rendah", "axes": ["pangkat"]}
SCALES = {
    "axes": [
        {"id": "pangkat", "title": "Pangkat", "field": "rank"},
        {"id": "jabatan", "title": "Jabatan", "field": "position_level"},
    ],
    "scales": [
        CITE
        | {
            "id": "pns",
            "title": "PNS",
            "axis": "pangkat",
            "levels": [
                {"order": 1, "title": "Penata Muda", "aliases": ["III/a"]},
                {"order": 2, "title": "Penata", "aliases": ["III/c"]},
                {"order": 3, "title": "Penata Tingkat I", "aliases": ["III/d"]},
            ],
        },
        CITE
        | {
            "id": "pppk",
            "title": "PPPK",
            "axis": "pangkat",
            "levels": [{"order": 9, "title": "Golongan IX"}],
        },
        CITE
        | {
            "id": "struktural",
            "title": "Struktural",
            "axis": "jabatan",
            "levels": [
                {"order": 1, "title": "Pelaksana"},
                {"order": 2, "title": "Pengawas", "aliases": ["Eselon IV"]},
            ],
        },
    ],
}


def _rules(*eligibility, **more):
    majelis = CITE | {"milestone": "bentuk", "seats": SEATS, "size": SIZE}
    return regulation(
        majelis=majelis | {"eligibility": eligibility} | more, readings=[COUNTING], **SCALES
    )


def _checked(majelis, *eligibility, case=None, **more):
    return check_majelis(standing(_rules(*eligibility, **more), case or matter()), majelis)


def _of(n: int, *instead: str) -> Majelis:
    kinds = ["ketua", "sekretaris", *["anggota"] * (n - 2 - len(instead)), *instead]
    return panel(*kinds)


@pytest.mark.parametrize(
    ("n", "least", "odd"),
    [
        pytest.param(4, Verdict.FAIL, Verdict.PASS, id="Pasal 19(1): 4"),
        pytest.param(5, Verdict.PASS, Verdict.PASS, id="Pasal 19(1): 5"),
        pytest.param(6, Verdict.PASS, Verdict.WARN, id="A-BW-09: 6"),
        pytest.param(7, Verdict.PASS, Verdict.PASS, id="Pasal 19(2): 7"),
        pytest.param(8, Verdict.PASS, Verdict.FAIL, id="Pasal 19(2): 8"),
        pytest.param(9, Verdict.PASS, Verdict.PASS, id="Pasal 19(2): 9"),
        pytest.param(10, Verdict.PASS, Verdict.FAIL, id="Pasal 19(2): 10"),
    ],
)
def test_the_size_is_judged_under_both_readings(n, least, odd) -> None:
    """Odd totals from five satisfy everything; six only one reading; four and eight fail."""
    found = {each.id: each for each in _checked(_of(n))}
    assert found["majelis.size.min"].verdict is least
    assert found["majelis.size.ganjil"].verdict is odd


@pytest.mark.parametrize(
    ("kinds", "seat", "verdict", "words"),
    [
        (("sekretaris", "anggota"), "ketua", Verdict.FAIL, "0 orang, harus 1"),
        (("ketua", "ketua"), "ketua", Verdict.FAIL, "2 orang, harus 1"),
        (("ketua",), "ketua", Verdict.PASS, "1 orang"),
        (("anggota", "anggota"), "anggota", Verdict.FAIL, "2 orang, paling sedikit 3"),
        (("anggota", "anggota", "wakil"), "anggota", Verdict.PASS, "3 orang"),
        (("wakil", "wakil"), "wakil", Verdict.FAIL, "2 orang, paling banyak 1"),
    ],
)
def test_each_seat_is_filled_as_often_as_ordered(kinds, seat, verdict, words) -> None:
    """Too few, too many and enough holders of a seat; a deputy counts as an ordinary member."""
    found = [each for each in _checked(panel(*kinds)) if each.id == f"majelis.seats.{seat}"]
    assert any(each.verdict is verdict and words in each.text for each in found)


def test_a_seat_with_a_note_is_explained_when_used() -> None:
    """The note of an unusual seat shows once somebody holds it, and only then."""
    noted = [each.verdict for each in _checked(_of(5, "wakil")) if "Dihitung" in each.text]
    assert noted == [Verdict.NOTE]
    assert not [each for each in _checked(_of(5)) if "Dihitung" in each.text]


def test_an_unknown_seat_is_named() -> None:
    """A kind of seat that the regulation does not have fails."""
    found = [each for each in _checked(panel("ketua", "bendahara")) if each.id == "majelis.seats"]
    assert [each.verdict for each in found] == [Verdict.FAIL]
    assert "bendahara" in found[0].text


def test_a_silent_text_regulates_no_panel() -> None:
    """Without rules on the panel the answer is that the text does not regulate it."""
    (found,) = check_majelis(standing(regulation(), matter()), _of(5))
    assert found.verdict is Verdict.NOT_REGULATED


@pytest.mark.parametrize(
    ("one", "other", "doubled"),
    [
        (Person(name="Elang", nip="1"), Person(name="elang ", nip="1"), True),
        (Person(name="Elang"), Person(name="ELANG", nip="1"), True),
        (Person(name="Elang", nip="1"), Person(name="Elang", nip="2"), False),
        (Person(name="Elang", nip="1"), Person(name="Elang, S.H.", nip="1."), True),
        (Person(name="Elang"), Person(name="Dr. Elang, S.H., M.Si."), True),
        (Person(name="Elang", nip="1"), Person(name="Elang", nik="3", nip="2"), False),
        (Person(name="Elang Jawa", nik="3"), Person(name="E. Jawa", nik="3"), True),
        (Person(name="Elang"), Person(name="Kenari"), False),
    ],
)
def test_one_person_in_two_seats_is_pointed_out(one, other, doubled) -> None:
    """One number, or one name beside an unknown number, is one person, whatever titles it bears."""
    seats = (Seat(id="m1", seat="ketua", person=one), Seat(id="m2", seat="anggota", person=other))
    found = [each for each in _checked(Majelis(seats=seats)) if each.id == "majelis.doubles"]
    assert [each.subject for each in found] == (["m1", "m2"] if doubled else [])


def _against(rank="III/c", level="", attested=None, rule=RANK, member_level=""):
    accused = Party(
        id="p1", role=Role.TERLAPOR, person=Person(name="E", rank="III/c", position_level=level)
    )
    seat = Seat(
        id="m1",
        seat="anggota",
        person=Person(name="K", rank=rank, position_level=member_level),
        attested=attested or {},
    )
    found = _checked(Majelis(seats=(seat,)), rule, case=matter(parties=(accused,)))
    return next(each for each in found if each.id == f"majelis.eligibility.{rule['id']}")


@pytest.mark.parametrize(
    ("rank", "attested", "verdict"),
    [
        pytest.param("III/d", {}, Verdict.PASS, id="Pasal 20: higher"),
        pytest.param("Penata (III/c)", {}, Verdict.PASS, id="Pasal 20: equal"),
        pytest.param("III/a", {}, Verdict.FAIL, id="Pasal 20: one too low"),
        pytest.param("", {}, Verdict.INCOMPARABLE, id="A-BW-12: not filled in"),
        pytest.param("Kolonel", {}, Verdict.INCOMPARABLE, id="A-BW-12: unknown rank"),
        pytest.param("Golongan IX", {}, Verdict.INCOMPARABLE, id="A-BW-12: another scale"),
        pytest.param("Kolonel", {"pangkat": "ya"}, Verdict.PASS, id="A-BW-12: judged to do"),
        pytest.param("Kolonel", {"pangkat": "tidak"}, Verdict.FAIL, id="A-BW-12: judged not to"),
        pytest.param("III/a", {"pangkat": "ya"}, Verdict.FAIL, id="no judgement over a comparison"),
    ],
)
def test_a_rank_is_compared_or_judged_by_hand(rank, attested, verdict) -> None:
    """Not lower passes, lower fails, what cannot be compared asks a human and takes the answer."""
    assert _against(rank, attested=attested).verdict is verdict


@pytest.mark.parametrize(
    ("mode", "rank", "member_level", "verdict"),
    [
        ("all", "III/d", "Pengawas", Verdict.PASS),
        ("all", "III/d", "Pelaksana", Verdict.FAIL),
        ("all", "III/a", "?", Verdict.FAIL),
        ("all", "III/d", "?", Verdict.INCOMPARABLE),
        ("any", "III/d", "?", Verdict.PASS),
        ("any", "III/a", "?", Verdict.INCOMPARABLE),
        ("any", "III/a", "Pelaksana", Verdict.FAIL),
    ],
)
def test_several_axes_are_combined(mode, rank, member_level, verdict) -> None:
    """All axes or any: one failure (one pass) decides, an unknown leaves it open."""
    rule = RANK | {"axes": ["pangkat", "jabatan"], "axes_mode": mode}
    found = _against(rank, level="Pengawas", rule=rule, member_level=member_level)
    assert found.verdict is verdict


def test_every_terlapor_is_compared() -> None:
    """With two terlapor a member must hold against both."""
    parties = tuple(
        Party(id=each, role=Role.TERLAPOR, person=Person(name=each, rank=rank))
        for each, rank in (("p1", "III/a"), ("p2", "III/d"))
    )
    seat = Seat(id="m1", seat="anggota", person=Person(name="K", rank="III/c"))
    found = _checked(Majelis(seats=(seat,)), RANK, case=matter(parties=parties))
    assert [each.verdict for each in found if each.id == "majelis.eligibility.pangkat"] == [
        Verdict.PASS,
        Verdict.FAIL,
    ]


def test_nobody_qualifying_is_said() -> None:
    """When no member passes, the regulation's word on that case is added as a note."""
    accused = Party(id="p1", role=Role.TERLAPOR, person=Person(name="E", rank="III/d"))
    low = panel("ketua", "anggota", person=Person(name="K", rank="III/a"))
    found = _checked(low, RANK, case=matter(parties=(accused,)), nobody_qualifies="Tidak diatur")
    assert [each.verdict for each in found if each.text == "Tidak diatur"] == [Verdict.NOTE]


@pytest.mark.parametrize(
    ("member", "verdict"),
    [
        (Person(name="Melati Anggrek"), Verdict.WARN),
        (Person(name="melati  anggrek", nip="1"), Verdict.WARN),
        (Person(name="Dra. Melati Anggrek, M.Si."), Verdict.WARN),
        (Person(name="M\u00e9lati Anggrek"), Verdict.WARN),
        (Person(name="Kenari Merapi"), Verdict.PASS),
    ],
)
def test_a_party_in_the_panel_is_pointed_out(member, verdict) -> None:
    """Whoever is terlapor or reporter of the case should not judge it."""
    rule = CITE | {
        "id": "pihak",
        "kind": "not-party",
        "text": "Bukan pihak",
        "roles": ["terlapor", "pelapor"],
        "severity": "warn",
    }
    majelis = panel("anggota", person=member)
    found = [each for each in _checked(majelis, rule) if each.id == "majelis.eligibility.pihak"]
    assert [each.verdict for each in found] == [verdict]
    assert verdict is Verdict.PASS or "pelapor" in found[0].text


@pytest.mark.parametrize(
    ("answer", "verdict", "word"),
    [
        ("ya", Verdict.PASS, "dinyatakan"),
        ("tidak", Verdict.WARN, "dinyatakan tidak"),
        ("", Verdict.WARN, "belum dinyatakan"),
    ],
)
def test_what_only_people_know_is_attested(answer, verdict, word) -> None:
    """An attested condition passes on yes, and is open or broken otherwise."""
    rule = CITE | {"id": "bebas", "kind": "attested", "text": "Bebas konflik", "severity": "warn"}
    seat = Seat(id="m1", seat="anggota", person=Person(name="K"), attested={"bebas": answer})
    found = _checked(Majelis(seats=(seat,)), rule)
    (about,) = (each for each in found if each.id == "majelis.eligibility.bebas")
    assert (about.verdict, about.text) == (verdict, f"Bebas konflik: {word}")


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("Penata Tk. I (III/d)", "Penata Tingkat I"),
        ("penata tk I", "Penata Tingkat I"),
        ("III d", "Penata Tingkat I"),
        ("IIId", "Penata Tingkat I"),
        ("Penata - III/c", "Penata"),
        ("Penata, III/c", "Penata"),
        ("Gol. III/c", "Penata"),
        ("Golongan ruang III/a", "Penata Muda"),
        ("PENATA MUDA", "Penata Muda"),
        ("golongan ix", "Golongan IX"),
        ("", None),
        ("III/e", None),
    ],
)
def test_ranks_are_found_as_people_write_them(written, level) -> None:
    """Case, dots, spaces, abbreviations and codes in brackets do not matter."""
    place = locate(_rules(), "pangkat", written)
    assert (place.level.title if place else None) == level


def test_higher_means_higher() -> None:
    """Where a text asks for a higher rank, an equal one fails."""
    rules = _rules()
    same = Person(name="x", rank="III/c")
    for comparison, outcome in (
        (Comparison.HIGHER, Outcome.FAIL),
        (Comparison.NOT_LOWER, Outcome.PASS),
    ):
        assert compare(rules, rules.axes[0], same, same, comparison).outcome is outcome
