"""The profile of KPU Bali says what Keputusan 132/2025 says, and is silent where it is."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from etik_tui.profile.coverage import coverage, totals
from etik_tui.profile.load import check_profile, load_profile
from etik_tui.profile.reference import tables

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "profiles" / "kpu-bali"
SOURCE = (ROOT / "tests/data/sources/kpu-bali-132-2025.txt").read_text(encoding="utf-8")
CATALOGUE = json.loads((ROOT / "tests/data/norms/kpu_bali_132_2025.json").read_text("utf-8"))
PROFILE = load_profile(FOLDER).profile
OUTSIDE = "bukan dari teks peraturan; lihat pedoman Keputusan KPU 1341/2024"


def plain(text: str) -> str:
    """Fold white space and drop the bullets of the copy."""
    return " ".join(re.sub(r"(?m)^\s*- ", "", text).split())


def numbered() -> list[str]:
    """Return the citations that the numbering of the source implies, in order."""
    considered = SOURCE[SOURCE.index("Menimbang :") : SOURCE.index("MEMUTUSKAN:")]
    weighed, based = considered.split("Mengingat :")
    found = [f"Menimbang huruf {x}" for x in re.findall(r"(?m)(?:^|: )([a-z])\. ", weighed)]
    found += [f"Mengingat angka {n}" for n in re.findall(r"(?m)^\s*(\d)\. ", based)]
    found += [f"Diktum {x}" for x in re.findall(r"(?m)^- (K[A-Z]+) :", SOURCE)]
    letter = number = ""
    annex = SOURCE[SOURCE.index("A. Maksud dan Tujuan") :]
    for mark in re.findall(r"(?m)^(?:- )?([A-J]|\d+|[a-e])\. ", annex):
        if mark.isupper():
            letter, number = f"Lampiran huruf {mark}", ""
            found += [] if mark == "B" else [letter]
        elif mark.isdigit():
            number = f" angka {mark}"
            found.append(letter + number)
        else:
            found.append(f"{letter}{number} huruf {mark}")
    return found


def test_profile_has_no_problems():
    """The checker finds nothing wrong with the profile: references, quotations, coverage."""
    assert check_profile(FOLDER) == ()


def test_units_cover_the_numbering():
    """The map has every consideration, basis, diktum, huruf and angka, once, and no other."""
    assert [unit.cite for unit in PROFILE.units] == numbered()
    assert len(PROFILE.units) == 88


@pytest.mark.parametrize(
    "unit", [pytest.param(unit, id=unit.cite) for unit in PROFILE.units if unit.text]
)
def test_unit_is_verbatim(unit):
    """The words of a unit stand literally in the source."""
    assert plain(unit.text) in plain(SOURCE)


def test_every_unit_is_carried():
    """No unit is left over: each is carried by the profile, or told to be informative."""
    counted = totals(coverage(PROFILE))
    assert (counted.units, counted.unmapped) == (88, 0)
    assert all(line.text for line in coverage(PROFILE))


def test_entries_equal_the_catalogue():
    """The 61 entries are those of the catalogue: id, citation and words, in order."""
    assert [(norm.id, norm.cite, norm.text) for norm in PROFILE.norms] == [
        (each["id"], each["cite"], each["text"]) for each in CATALOGUE
    ]
    assert len(PROFILE.norms) == 61
    for norm in PROFILE.norms:
        assert plain(norm.text) in plain(SOURCE)


def test_entries_by_group():
    """53 norms can be breached, 11/6/15/11/5/5; supervision and sanctions have 4 entries each."""
    counted = Counter(norm.group for norm in PROFILE.norms)
    assert counted == {
        "C": 11, "D": 6, "E": 15, "F": 11, "G.1": 5, "G.2": 5, "H": 4, "I": 4,
    }  # fmt: skip
    assert Counter(norm.group for norm in PROFILE.conduct) == {
        "C": 11, "D": 6, "E": 15, "F": 11, "G.1": 5, "G.2": 5,
    }  # fmt: skip
    assert len(PROFILE.conduct) == 53
    assert PROFILE.breachable("I.1") is None
    assert PROFILE.norm("I.1") is not None


def test_silent_where_the_text_is_silent():
    """No panel, summons, form, rehabilitation or sanction on the reporter is of the text."""
    assert (PROFILE.majelis, PROFILE.summons) == (None, None)
    assert not any(form.provided for form in PROFILE.forms)
    assert (PROFILE.axes, PROFILE.scales) == ((), ())
    kinds = {milestone.kind.value for milestone in PROFILE.milestones}
    assert not kinds & {"majelis", "summons", "attendance", "hearing", "rehabilitation"}
    assert PROFILE.decision
    assert (PROFILE.decision.methods, PROFILE.decision.final, PROFILE.decision.quorum) == (
        (),
        "",
        "",
    )
    assert PROFILE.sanctions
    assert PROFILE.sanctions.appeal == ""
    assert {each.id for each in PROFILE.followups} == {"sanksi", "penyampaian", "ketentuan-lain"}
    assert len(PROFILE.silent) == 16


def test_no_procedural_deadline_and_one_clock_of_a_norm():
    """The only number of days is the employee's duty of E.15; no limit binds the procedure."""
    assert [rule.id for rule in PROFILE.deadlines if not rule.norm] == []
    (clock,) = PROFILE.deadlines
    assert (clock.code, clock.norm, clock.n, clock.readings) == ("KB-20", "E.15", 30, ("A-KB-06",))
    assert clock.lapse is None
    assert "bukan tenggat acara" in clock.title


def test_four_sanctions_without_a_ladder():
    """I.1–4 are four sanctions of one group to choose from freely, without rank."""
    assert PROFILE.sanctions
    assert [each.title for each in PROFILE.sanctions.items] == [
        each["text"].rstrip(".") for each in CATALOGUE if each["kind"] == "sanksi"
    ]
    assert {each.level for each in PROFILE.sanctions.items} == {0}
    (group,) = PROFILE.sanctions.groups
    assert (group.choose, group.authority) == ("any", "pejabat-berwenang")


def test_every_ambiguity_is_treated():
    """A-KB-01…12 are all there: A-KB-06 as a reading, the others as notes."""
    found = {each.id for each in (*PROFILE.readings, *PROFILE.notes)}
    assert {f"A-KB-{n:02}" for n in range(1, 13)} <= found
    reading = PROFILE.reading("A-KB-06")
    assert reading is not None
    assert (reading.default, reading.safe) == ("hari-kalender", "hari-kalender")


def test_self_assessment_asks_what_the_text_asks():
    """The two checklists of huruf G have five items each, word for word."""
    for role, group in (("layanan-kelompok-rentan", "G.1"), ("layanan-teknologi", "G.2")):
        asked = [task.text for task in PROFILE.tasks if task.role == role]
        assert asked == [norm.text.rstrip(".") for norm in PROFILE.norms if norm.group == group]
        register = PROFILE.register(role)
        assert register is not None
        assert [each.title for each in register.fields if each.type == "yes-no"] == asked


def test_victim_checklist_quotes_no_rule():
    """The items on the victim are marked as no rule's words, and only for sensitive cases."""
    tasks = [task for task in PROFILE.tasks if task.role == "perlindungan-korban"]
    assert len(tasks) == 6
    for task in tasks:
        assert (task.cite, task.quote) == (OUTSIDE, "")
        assert task.when is not None
        assert task.when.sensitive is True
        assert not re.search(r"konfrontasi|dipertemukan|sanksi", task.text, re.IGNORECASE)


def test_bodies_under_supervision_have_their_regime():
    """The bodies of the news item are listed with DKPP, civil service or contract as regime."""
    assert PROFILE.coverage
    bodies = {each.id: each for each in PROFILE.coverage.bodies}
    named = {"ppln", "kppsln", "ppk", "pps", "kpps"}
    named |= {"anggota-kpu", "anggota-kpu-provinsi", "anggota-kpu-kabupaten-kota"}
    assert all("DKPP" in bodies[each].regime for each in named)
    assert set(bodies) - named == {"sekretariat-provinsi", "sekretariat-lain", "ppnpn"}
    assert [each.id for each in bodies.values() if each.covered] == ["sekretariat-provinsi"]
    assert bodies["ppnpn"].regime == "Perjanjian kerja"


def test_registers_of_the_office():
    """Evaluation cites H.4; sosialisasi keeps material, legal basis, speaker and participants."""
    assert {each.id for each in PROFILE.registers} == {
        "evaluasi",
        "sosialisasi",
        "layanan-kelompok-rentan",
        "layanan-teknologi",
    }
    evaluation, training = PROFILE.register("evaluasi"), PROFILE.register("sosialisasi")
    assert evaluation is not None
    assert evaluation.cite == "Lampiran huruf H angka 4"
    assert training is not None
    assert training.unit == "unit"
    asked = {field.id for field in training.fields}
    assert asked >= {"materi", "dasar-hukum", "narasumber", "peserta", "unit"}


def test_sources_outside_the_text_say_so():
    """Every rule that cites something outside the regulation is marked as such."""
    own = re.compile(r"Diktum|Lampiran|Menimbang|Mengingat|Penutup")
    told = re.compile(r"Berita KPU|bukan dari teks|teks tidak mengatur|di luar")
    for path, table in tables(PROFILE):
        cite = getattr(table, "cite", "")
        assert not cite or own.match(cite) or told.search(cite), path
