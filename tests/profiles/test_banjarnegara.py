"""The profile of Banjarnegara says what Perbup 23/2017 says, word for word and completely."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from etik_tui.profile.coverage import coverage, totals
from etik_tui.profile.limit import Bound, DayUnit, Direction
from etik_tui.profile.load import check_profile, load_profile
from etik_tui.profile.panel import Comparison
from etik_tui.profile.reference import tables
from etik_tui.profile.text import Unit

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "profiles" / "banjarnegara"
SOURCE = (ROOT / "tests/data/sources/banjarnegara-23-2017.txt").read_text(encoding="utf-8")
CATALOGUE = json.loads(
    (ROOT / "tests/data/norms/banjarnegara_23_2017.json").read_text(encoding="utf-8")
)
PROFILE = load_profile(FOLDER).profile

BODY = SOURCE[SOURCE.index("\nPasal 1\n") : SOURCE.index("Ditetapkan di Banjarnegara")]
PREAMBLE = SOURCE[SOURCE.index("- Menimbang :") : SOURCE.index("MEMUTUSKAN :")]
ANNEX = SOURCE[SOURCE.index("A. Bentuk Surat Panggilan") :]

AFTER, BEFORE = Direction.AFTER, Direction.BEFORE
WORKING, CALENDAR = DayUnit.WORKING, DayUnit.CALENDAR


def plain(text: str) -> str:
    """Fold white space, and drop the list bullets of the source."""
    return " ".join(re.sub(r"(?m)^\s*- +", "", text).split())


def sections() -> dict[str, str]:
    """Return the source's text of every Pasal, by its name."""
    pieces = re.split(r"(?m)^(Pasal \d+)$", BODY)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def place_of(unit: Unit) -> str:
    """Return the part of the source in which a unit's words must stand."""
    head = re.match(r"Pasal \d+|Lampiran|Menimbang|Mengingat", unit.cite)
    assert head, unit.cite
    if head[0].startswith("Pasal"):
        return plain(sections()[head[0]])
    return plain(ANNEX if head[0] == "Lampiran" else PREAMBLE)


def numbered(pasal: str, text: str) -> list[str]:
    """Return the citations that the numbering of one Pasal implies, in order."""
    found: list[str] = []
    ayat = ""
    marks = re.findall(r"(?m)^[\s-]*(?:\((\d+)\)|([a-z])\.|(\d+)\.) \S", text)
    if not any(mark[0] for mark in marks):
        found.append(pasal)
    for in_ayat, in_huruf, in_angka in marks:
        ayat = f" ayat ({in_ayat})" if in_ayat else ayat
        huruf = f" huruf {in_huruf}" if in_huruf else ""
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
    assert plain(unit.text) in place_of(unit)


def test_units_cover_the_numbering():
    """The map has every pasal, ayat, huruf, angka, form and consideration, once, and no other."""
    body = [cite for pasal, text in sections().items() for cite in numbered(pasal, text)]
    considered = [f"Menimbang huruf {x}" for x in "ab"] + [
        f"Mengingat angka {n}" for n in re.findall(r"(?m)^(?:- Mengingat : )?(\d+)\. \S", PREAMBLE)
    ]
    forms = [f"Lampiran huruf {x}" for x in re.findall(r"(?m)^([A-E])\. Bentuk", ANNEX)]
    assert [unit.cite for unit in PROFILE.units] == [*considered, *body, *forms]
    assert (len(body), len(considered), len(forms)) == (406, 16, 5)


def test_every_unit_is_mapped():
    """Every unit has what carries it; only definitions, aims and reasons are informative."""
    counted = totals(coverage(PROFILE))
    assert (counted.units, counted.carried, counted.informative, counted.unmapped) == (
        427,
        423,
        4,
        0,
    )
    told = {unit.cite for unit in PROFILE.units if unit.informative}
    assert told == {
        *(f"Menimbang huruf {x}" for x in "ab"),
        *("Pasal 1", "Pasal 3"),
    }


def test_norms_equal_the_catalogue():
    """The 216 norms are those of the catalogue: id, citation, words and mood, in order."""
    ours = [(each.id, each.cite, each.text, each.modal) for each in PROFILE.norms]
    theirs = [(each["id"], each["cite"], each["text"], each["modal"]) for each in CATALOGUE]
    assert ours == theirs
    assert len(ours) == 216


def test_norms_are_verbatim():
    """Every norm stands literally in the Pasal it cites."""
    texts = {pasal: plain(text) for pasal, text in sections().items()}
    for norm in PROFILE.norms:
        assert norm.text in texts[" ".join(norm.cite.split()[:2])]


def test_elaboration_names_the_norm_of_ayat_1():
    """A norm of ayat (2) and on names the huruf of ayat (1) that its opening sentence names."""
    norms = {norm.id: norm for norm in PROFILE.norms}
    openings = {unit.cite: unit.text for unit in PROFILE.units}
    for ours, theirs in zip(PROFILE.norms, CATALOGUE, strict=True):
        named = norms[ours.elaborates].cite if ours.elaborates else None
        assert named == theirs["menjabarkan"]
        if named:
            huruf = named.removeprefix(f"Pasal {ours.id[1:].split('.')[0]} ")
            assert huruf in openings[ours.cite.partition(" huruf")[0]]


def test_norms_by_group():
    """15 basic values, 5 of scope, 35 norms, 150 elaborations and 11 of the culture of shame."""
    parents = {group.id: group.parent for group in PROFILE.norm_groups}

    def kind(norm):
        if norm.elaborates:
            return "penjabaran"
        return "norma" if parents[norm.group] == "kode-etik" else norm.group

    assert Counter(map(kind, PROFILE.norms)) == {
        "nilai-dasar": 15,
        "ruang-lingkup": 5,
        "norma": 35,
        "penjabaran": 150,
        "budaya-malu": 11,
    }


@pytest.mark.parametrize(("group", "norms", "elaborations"), [
    ("bernegara", 8, [2, 2, 3, 2, 2, 5, 2, 2]),
    ("berorganisasi", 9, [5, 4, 4, 4, 4, 5, 4, 3, 3]),
    ("bermasyarakat", 5, [4, 4, 4, 4, 3]),
    ("diri-sendiri", 8, [6, 9, 3, 3, 4, 3, 5, 3]),
    ("sesama-aparat", 5, [5, 11, 4, 8, 11]),
])  # fmt: skip
def test_tree_of_norms(group, norms, elaborations):
    """Each of Pasal 6 to 10 has its norms, and under each of them the norms that spell it out."""
    counts = Counter(norm.group for norm in PROFILE.norms)
    below = [each.id for each in PROFILE.norm_groups if each.parent == group]
    assert counts[group] == norms
    assert [counts[each] for each in below] == elaborations


def test_shame_and_untestable_norms_are_marked():
    """The culture of shame and what cannot be tested carry their ambiguity (A-BN-32…34)."""
    marked = {norm.id: norm.note for norm in PROFILE.norms}
    assert all("A-BN-32" in marked[f"P11.{n}"] for n in range(1, 12))
    assert all("A-BN-33" in marked[f"P10.5.{x}"] for x in "abcdefgh")
    assert all("A-BN-34" in marked[each] for each in ("P8.2.b", "P9.3.a", "P7.9.a"))


DEADLINES = (
    ("BN-D1", "putusan", 21, WORKING, AFTER, Bound.WITHIN, "Pasal 16 ayat (3)"),
    ("BN-D2", "rekomendasi-disiplin", 8, WORKING, AFTER, Bound.WITHIN, "Pasal 14 ayat (2)"),
    ("BN-D3", "panggilan-2", 3, WORKING, AFTER, Bound.EXACTLY, "Pasal 21 ayat (3)"),
    ("BN-D4", "isi-laporan", 3, WORKING, BEFORE, Bound.AT_LEAST, "Pasal 22 ayat (1) huruf b"),
    ("BN-D5", "salinan-putusan", 3, CALENDAR, AFTER, Bound.WITHIN, "Pasal 22 ayat (1) huruf e"),
    ("BN-D6", "susunan-majelis", None, DayUnit.DAY, BEFORE, Bound.WITHIN,
     "Pasal 22 ayat (1) huruf a"),
)  # fmt: skip


def test_deadlines_are_the_six():
    """The text's five numbers and the one limit without a number are there, and no other."""
    ours = [
        (each.code, each.id, each.n, each.unit, each.direction, each.bound, each.cite)
        for each in PROFILE.deadlines
    ]
    assert ours == list(DEADLINES)


@pytest.mark.parametrize(("code", "anchor", "met_by"), [
    ("BN-D1", "diterima-pejabat.diterima", "putusan.ditetapkan"),
    ("BN-D2", "bap.ditandatangani", "rekomendasi-disiplin.disampaikan"),
    ("BN-D3", "panggilan-1.surat", "panggilan-2.surat"),
    ("BN-D4", "panggilan-1.sidang", "isi-laporan.disampaikan"),
    ("BN-D5", "pembacaan-putusan.dibacakan", "salinan-putusan.diterima"),
    ("BN-D6", "panggilan-1.sidang", "susunan-diberitahukan.diberitahukan"),
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
    """A-BN-01 to A-BN-35 are each one reading or one note; the shared A-X-… come along."""
    ours = Counter(each.id for each in (*PROFILE.readings, *PROFILE.notes))
    expected = [f"A-BN-{n:02}" for n in range(1, 36)] + [f"A-X-{n:02}" for n in range(1, 11)]
    assert ours == Counter([*expected, "laporan-lisan"])


@pytest.mark.parametrize(("reading", "default", "safe"), [
    ("A-BN-01", "tepat3", "tepat3"),
    ("A-BN-04", "lebih-awal", "lebih-awal"),
    ("A-BN-18", "terakhir", "pertama"),
])  # fmt: skip
def test_reading_default(reading, default, safe):
    """A reading proposes the answer that the treatment of the ambiguity names."""
    rule = PROFILE.reading(reading)
    assert (rule.default, rule.safe) == (default, safe)


def test_forms_are_the_five():
    """Forms A to E are provided; every other document says that the regulation gives none."""
    provided = [form for form in PROFILE.forms if form.provided]
    assert [form.id for form in provided] == list("ABCDE")
    assert all(form.fields and form.signatories for form in provided)
    assert [form.id for form in provided if form.confidential] == ["C", "E"]
    missing = {form.id for form in PROFILE.forms if not form.provided}
    assert missing >= {
        *("catatan-pengaduan-lisan", "laporan-tertulis", "berita-acara-sidang", "sk-majelis"),
        *("putusan-tidak-terbukti", "keputusan-rehabilitasi", "keputusan-pejabat"),
        *("pernyataan-maaf", "laporan-atasan", "rekomendasi-sanksi-pelapor"),
    }
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


def test_proven_and_unproven_have_their_own_papers():
    """Form D is for a proven breach alone; another paper serves the verdict of not proven."""
    forms = {form.id: form for form in PROFILE.forms if form.milestone == "putusan"}
    assert forms["D"].when.is_ == "terbukti"
    assert forms["putusan-tidak-terbukti"].when.is_ == "tidak-terbukti"
    assert set(forms) == {"D", "putusan-tidak-terbukti"}


@pytest.mark.parametrize(("role", "kind", "number", "cite"), [
    ("majelis", "task", 9, "Pasal 18 ayat (1)"),
    ("majelis", "power", 7, "Pasal 18 ayat (2)"),
    ("ketua", "duty", 13, "Pasal 19 ayat (1)"),
    ("sekretaris", "duty", 14, "Pasal 19 ayat (2)"),
    ("anggota", "duty", 9, "Pasal 19 ayat (3)"),
    ("terlapor", "right", 6, "Pasal 22 ayat (1)"),
    ("terlapor", "duty", 6, "Pasal 22 ayat (2)"),
    ("pelapor", "right", 4, "Pasal 23 ayat (1)"),
    ("pelapor", "duty", 6, "Pasal 23 ayat (2)"),
    ("saksi", "right", 1, "Pasal 24 ayat (1)"),
    ("saksi", "duty", 6, "Pasal 24 ayat (2)"),
])  # fmt: skip
def test_checklist_is_verbatim_and_complete(role, kind, number, cite):
    """The items of a role are the text's own, huruf by huruf, and as many."""
    items = [task for task in PROFILE.tasks if task.role == role and task.cite.startswith(cite)]
    texts = {unit.cite: unit.text for unit in PROFILE.units}
    assert {task.kind for task in items} == {kind}
    assert len(items) == number
    assert all(task.text in texts[task.cite] for task in items)
    if number > 1:
        letters = "abcdefghijklmnop"[:number]
        assert [task.cite for task in items] == [f"{cite} huruf {x}" for x in letters]


def test_panel_rules():
    """Odd, at least three, and jabatan alone strictly higher: refused without a deviation."""
    rules = PROFILE.majelis
    assert [(each.id, each.min, each.odd, each.severity) for each in rules.size] == [
        ("paling-sedikit", 3, False, "fail"),
        ("ganjil", None, True, "fail"),
    ]
    assert [(each.id, each.min, each.max) for each in rules.seats] == [
        ("ketua", 1, 1),
        ("sekretaris", 1, 1),
        ("anggota", 1, None),
    ]
    rank = rules.eligibility[0]
    assert (rank.comparison, rank.axes, rank.severity) == (
        Comparison.HIGHER,
        ("jabatan",),
        "fail",
    )


def test_scales_are_proposals():
    """The text orders no posts: every scale is marked as a proposal from outside it."""
    assert all(scale.proposed for scale in PROFILE.scales)
    assert all("di luar peraturan ini" in scale.cite for scale in PROFILE.scales)


def test_no_method_of_decision_is_imported():
    """The text names no way to decide, no quorum and no appeal; dissent still signs."""
    decision = PROFILE.decision
    assert decision.methods == ()
    assert decision.quorum == ""
    assert "tetap menandatangani" in decision.dissent
    assert "final" in decision.final
    assert PROFILE.sanctions.appeal == ""


def test_sanctions_and_followups():
    """Closed and/or open delivery with attendance and places, apology, discipline referral."""
    sanctions = {each.id: each for each in PROFILE.sanctions.items}
    closed = sanctions["pernyataan-tertutup"].delivery
    opened = sanctions["pernyataan-terbuka"].delivery
    assert closed.closed
    assert closed.attendees == ("pejabat yang berwenang", "atasan langsung terlapor", "pelapor")
    assert opened.places == ("upacara bendera", "forum resmi pegawai")
    assert opened.places_all == ("papan pengumuman di desa",)
    assert [group.choose for group in PROFILE.sanctions.groups] == ["at-least-one", "any"]
    assert {each.id for each in PROFILE.followups} == {
        *("sanksi-moral", "pernyataan-maaf", "disiplin", "atasan", "rehabilitasi", "pelapor"),
    }


def test_reporter_sanction_is_a_decision_point():
    """Pasal 25 and 26(2) ask a human, are suppressed in sensitive cases, and have no default."""
    rule = next(each for each in PROFILE.followups if each.id == "pelapor")
    assert rule.decision_point
    assert rule.suppress_when_sensitive
    assert "kewenangan atas pelapor umum tidak diatur" in rule.caution
    assert PROFILE.milestone("pertimbangan-pelapor").suppress_when_sensitive


def test_channels_are_the_two():
    """Laporan and pengaduan, each oral or written; temuan is unknown to the text."""
    channels = {each.id: each for each in PROFILE.intake.channels}
    assert set(channels) == {"laporan", "pengaduan"}
    for channel in channels.values():
        refused = [each.id for each in channel.requires if each.severity == "fail"]
        assert len(refused) == 3, "identity, signature of the written, record of the oral"
    assert "temuan sebagai jalur masuk" in PROFILE.silent


def test_refusals_are_few():
    """Only Pasal 15(1) and the panel of Pasal 17 refuse; everything else warns."""
    milestones = [rule for each in PROFILE.milestones for rule in each.requires]
    assert not [rule.id for rule in (*milestones, *PROFILE.closing) if rule.severity == "fail"]


def test_every_rule_cites():
    """Every table that carries law names its source, inside the regulation or marked outside."""
    known = {unit.cite for unit in PROFILE.units} | {f"Pasal {n}" for n in range(1, 29)}
    shared = {f"A-X-{n:02}" for n in range(1, 11)}
    for path, table in tables(PROFILE):
        if getattr(table, "id", "") in shared:
            continue
        for cite in getattr(table, "cite", "").split("; "):
            assert not cite or cite in known or cite.endswith("(di luar peraturan ini)"), path


def test_status_is_not_claimed():
    """No instrument claims a verified status; the dates are those of the regulation."""
    assert not [each.id for each in PROFILE.regulations if each.verified]
    main = PROFILE.regulations[0]
    assert (main.set_on, main.promulgated_on) == ("2017-05-05", "2017-05-05")
