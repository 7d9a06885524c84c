"""The profile of Bawaslu says what Peraturan Bawaslu 6/2017 says, word for word and completely."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from etik_tui.profile.limit import Bound, DayUnit, Direction
from etik_tui.profile.load import check_profile, load_profile
from etik_tui.profile.reference import tables
from etik_tui.profile.text import Unit

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "profiles" / "bawaslu"
SOURCE = (ROOT / "tests/data/sources/bawaslu-6-2017.txt").read_text(encoding="utf-8")
CATALOGUE = json.loads((ROOT / "tests/data/norms/bawaslu_6_2017.json").read_text(encoding="utf-8"))
PROFILE = load_profile(FOLDER).profile

BODY = SOURCE[SOURCE.index("\nPasal 1\n") : SOURCE.index("Agar setiap orang mengetahuinya")]
PREAMBLE = SOURCE[SOURCE.index("Menimbang :") : SOURCE.index("MEMUTUSKAN:")]
ANNEX = SOURCE[SOURCE.index("LAMPIRAN  \nPERATURAN") :]

WITHIN, EXACTLY = Bound.WITHIN, Bound.EXACTLY
AFTER, BEFORE = Direction.AFTER, Direction.BEFORE
WORKING, DAY = DayUnit.WORKING, DayUnit.DAY


def plain(text: str) -> str:
    """Fold white space; drop marks of Markdown, list bullets, and a word split over two pages."""
    text = re.sub(r"Undang-\n\n- Undang", "Undang-Undang", text)
    text = re.sub(r"(?m)^\s*(#+|-) +", "", text)
    text = re.sub(r"(?m)^-{5,}[ ]*$", "", text)
    return " ".join(text.replace("*", "").replace("\\", "").split())


def sections() -> dict[str, str]:
    """Return the source's text of every Pasal, by its name."""
    pieces = re.split(r"(?m)^#* *(Pasal \d+) *$", BODY)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def place_of(unit: Unit) -> str:
    """Return the part of the source in which a unit's words must stand."""
    head = re.match(r"Pasal \d+|Lampiran|Menimbang|Mengingat|Penutup", unit.cite)
    assert head, unit.cite
    if head[0].startswith("Pasal"):
        return plain(sections()[head[0]])
    parts = {"Lampiran": ANNEX, "Menimbang": PREAMBLE, "Mengingat": PREAMBLE, "Penutup": SOURCE}
    return plain(parts[head[0]])


def numbered(pasal: str, text: str) -> list[str]:
    """Return the citations that the numbering of one Pasal implies, in order."""
    found: list[str] = []
    ayat = huruf = ""
    marks = re.findall(r"(?m)^[\s-]*(?:\((\d+)\)|([a-z])\.|(\d+)\.) \S", text)
    if not any(mark[0] for mark in marks):
        found.append(pasal)
    for in_ayat, in_huruf, in_angka in marks:
        if in_ayat:
            ayat, huruf = f" ayat ({in_ayat})", ""
        elif in_huruf:
            huruf = f" huruf {in_huruf}"
        angka = f" angka {in_angka}" if in_angka else ""
        found.append(pasal + ayat + huruf + angka)
    return found


def test_profile_has_no_problems():
    """The checker finds nothing wrong with the profile: references, quotations, coverage."""
    assert check_profile(FOLDER) == ()


@pytest.mark.parametrize(
    "unit", [pytest.param(unit, id=unit.cite) for unit in PROFILE.units if unit.text]
)
def test_unit_is_verbatim(unit):
    """The words of a unit stand literally in the regulation, in the Pasal that is cited."""
    place = place_of(unit)
    for piece in unit.text.split(" … "):
        assert plain(piece) in place


def test_units_cover_the_numbering():
    """The map has every pasal, ayat, huruf, angka, form and consideration, once, and no other."""
    body = [cite for pasal, text in sections().items() for cite in numbered(pasal, text)]
    considered = [
        f"Mengingat angka {n}" for n in re.findall(r"(?m)^(?:Mengingat : | *)(\d+)\. \S", PREAMBLE)
    ]
    forms = [f"Lampiran huruf {x}" for x in re.findall(r"(?m)^([A-G])\. FORM", ANNEX)]
    closing = [unit.cite for unit in PROFILE.units if unit.cite.startswith("Penutup")]
    expected = ["Menimbang", *considered, *body, *closing, *forms]
    assert [unit.cite for unit in PROFILE.units] == expected
    assert (len(body), len(considered), len(forms), len(closing)) == (148, 11, 7, 3)


@pytest.mark.parametrize(
    "cite",
    [
        *(f"Pasal 1 angka {n}" for n in range(1, 15)),
        *(f"Pasal 2 huruf {x}" for x in "abcdef"),
        *(f"Pasal 3 huruf {x}" for x in "abcd"),
        *(f"Pasal 5 ayat (1) huruf {x}" for x in "abcdefg"),
        *(f"Pasal 10 huruf {x} angka {n}" for x in "ab" for n in (1, 2)),
        *(f"Pasal 25 ayat ({n})" for n in range(1, 7)),
        "Pasal 26",
        "Pasal 27",
    ],
)
def test_unit_is_mapped(cite):
    """A unit that is easily forgotten is in the map and is carried or explained."""
    unit = next(each for each in PROFILE.units if each.cite == cite)
    assert unit.carried_by or unit.informative


def test_norms_equal_the_catalogue():
    """The 62 norms are those of the catalogue: id, citation, words and mood, in order."""
    ours = [(each.id, each.cite, each.text, each.modal) for each in PROFILE.norms]
    theirs = [(each["id"], each["cite"], each["text"], each["modal"]) for each in CATALOGUE]
    assert ours == theirs
    assert len(ours) == 62


def test_norms_are_verbatim():
    """Every norm stands literally in the Pasal it cites."""
    texts = {pasal: plain(text) for pasal, text in sections().items()}
    for norm in PROFILE.norms:
        assert norm.text in texts[" ".join(norm.cite.split()[:2])]


def test_norms_by_group():
    """Pasal 2 has 6 norms, and Pasal 6 to 12 have 9, 12, 6, 6, 4, 7 and 12."""
    counts = Counter(norm.group for norm in PROFILE.norms)
    assert [counts[group.id] for group in PROFILE.norm_groups] == [6, 0, 9, 12, 6, 6, 4, 7, 12]


DEADLINES = (
    ("BW-D1", "pembentukan-majelis", 5, WORKING, AFTER, WITHIN, "Pasal 18"),
    ("BW-D2", "pemeriksaan", 10, WORKING, AFTER, WITHIN, "Pasal 22 ayat (2)"),
    ("BW-D3", "panggilan-1", 5, WORKING, BEFORE, EXACTLY, "Pasal 23 ayat (1)"),
    ("BW-D4", "panggilan-2", 5, WORKING, AFTER, WITHIN, "Pasal 23 ayat (2)"),
    ("BW-D5", "putusan", 30, DAY, AFTER, WITHIN, "Pasal 24 ayat (5)"),
    ("BW-D6", "penyampaian-putusan", 10, DAY, AFTER, WITHIN, "Pasal 25 ayat (5)"),
    ("BW-D7", "pemberitahuan-atasan", 10, DAY, AFTER, WITHIN, "Pasal 25 ayat (6)"),
)


def test_deadlines_are_the_seven():
    """The text's seven time limits are there, in order, with number, unit and citation."""
    ours = [
        (each.code, each.id, each.n, each.unit, each.direction, each.bound, each.cite)
        for each in PROFILE.deadlines
        if each.code
    ]
    assert ours == list(DEADLINES)


@pytest.mark.parametrize(("code", "anchor", "met_by"), [
    ("BW-D1", "diterima-ppk.diterima", "majelis-dibentuk.ditetapkan"),
    ("BW-D2", "diterima-instansi.diterima", "pemeriksaan.dilaksanakan"),
    ("BW-D3", "panggilan-1.pemeriksaan", "panggilan-1.surat"),
    ("BW-D4", "panggilan-1.pemeriksaan", "panggilan-2.surat"),
    ("BW-D5", "majelis-dibentuk.ditetapkan", "putusan.ditetapkan"),
    ("BW-D6", "putusan.ditetapkan", "penyampaian-putusan.disampaikan"),
    ("BW-D7", "putusan.ditetapkan", "pemberitahuan-atasan.dikirim"),
])  # fmt: skip
def test_deadline_runs_from_and_to(code, anchor, met_by):
    """A time limit runs from the event that the text names to the act that meets it."""
    rule = next(each for each in PROFILE.deadlines if each.code == code)
    assert (rule.anchor, rule.met_by) == (anchor, met_by)
    assert rule.quote


def test_no_lapse_is_invented():
    """The text attaches no consequence to a missed time limit, and so does the profile."""
    assert all(rule.lapse is None for rule in PROFILE.deadlines)
    assert all(rule.severity == "warn" for rule in PROFILE.deadlines)


def test_every_ambiguity_is_treated_once():
    """A-BW-01 to A-BW-40 and A-X-01 to A-X-10 are each one reading or one note."""
    ours = Counter(each.id for each in (*PROFILE.readings, *PROFILE.notes))
    expected = [f"A-BW-{n:02}" for n in range(1, 41)] + [f"A-X-{n:02}" for n in range(1, 11)]
    assert ours == Counter(expected)


@pytest.mark.parametrize(("reading", "default", "safe"), [
    ("A-BW-01", "tepat5", "tepat5"),
    ("A-BW-02", "surat", ""),
    ("A-BW-03", "instansi", "instansi"),
    ("A-BW-04", "mulai", "selesai"),
    ("A-BW-09", "total", "total"),
    ("A-BW-19", "berlaku-lagi", "berlaku-lagi"),
    ("A-BW-21", "relatif", "mutlak"),
    ("A-BW-23", "kalender", "kalender"),
    ("A-BW-25", "tidak-bergeser", "tidak-bergeser"),
    ("A-X-01", "hari-berikutnya", ""),
])  # fmt: skip
def test_reading_default(reading, default, safe):
    """A reading proposes the answer that the treatment of the ambiguity names."""
    rule = PROFILE.reading(reading)
    assert (rule.default, rule.safe) == (default, safe)


def test_forms_are_the_seven():
    """Forms A to G are provided; every other document says that the regulation gives none."""
    provided = [form for form in PROFILE.forms if form.provided]
    assert [form.id for form in provided] == list("ABCDEFG")
    assert all(form.fields and form.signatories for form in provided)
    for form in PROFILE.forms:
        if not form.provided:
            assert form.note.startswith("Format tidak disediakan oleh peraturan")


def test_form_title_is_printed():
    """A form's title stands literally in its part of the annex."""
    parts = {unit.cite: plain(unit.text) for unit in PROFILE.units}
    for form in PROFILE.forms:
        if form.provided:
            for piece in form.title.split(" TENTANG "):
                assert piece in parts[form.cite]


def test_sanctions_and_referrals():
    """Two moral sanctions to choose from, the administrative measure, and two referrals."""
    assert [(each.id, each.group) for each in PROFILE.sanctions.items] == [
        ("pernyataan-tertutup", "sanksi-moral"),
        ("pernyataan-terbuka", "sanksi-moral"),
        ("tindakan-administratif", "administratif"),
    ]
    assert [each.choose for each in PROFILE.sanctions.groups] == ["one", "any"]
    assert {"disiplin", "dkpp"} <= {each.id for each in PROFILE.followups}
    assert PROFILE.sanctions.appeal == ""


def test_reporter_sanction_is_a_decision_point():
    """Pasal 16(2) asks a human, is suppressed in sensitive cases, and has no default."""
    rule = next(each for each in PROFILE.followups if each.id == "pelapor")
    assert rule.decision_point
    assert rule.suppress_when_sensitive
    assert rule.caution
    assert PROFILE.milestone("pertimbangan-pelapor").suppress_when_sensitive


def test_finding_source_is_required():
    """A temuan needs its source and has no reporter (A-BW-07)."""
    channels = {each.id: each for each in PROFILE.intake.channels}
    assert set(channels) == {"pengaduan", "temuan", "laporan"}
    assert channels["temuan"].reporter is None
    assert [each.id for each in channels["temuan"].fields if each.required] == ["sumber-temuan"]


def test_every_rule_cites():
    """Every table that carries law names its source, inside the regulation or marked outside."""
    known = {unit.cite for unit in PROFILE.units} | {f"Pasal {n}" for n in range(1, 28)}
    for path, table in tables(PROFILE):
        for cite in getattr(table, "cite", "").split("; "):
            assert not cite or cite in known or cite.endswith("(di luar peraturan ini)"), path


def test_status_is_not_claimed():
    """No instrument claims a verified status."""
    assert not [each.id for each in PROFILE.regulations if each.verified]
    main = PROFILE.regulations[0]
    assert (main.set_on, main.promulgated_on) == ("2017-09-27", "2017-10-11")
