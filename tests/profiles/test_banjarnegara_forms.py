"""Forms A to E of Banjarnegara print the annex word for word, each field from the case."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from etik_tui.casework.paper_check import form_problems
from etik_tui.casework.paper_context import form_bindings
from etik_tui.casework.paper_path import form_acts
from etik_tui.casework.paper_value import norms_value
from etik_tui.documents.block import Mark, Run
from etik_tui.documents.context import Context, Datum
from etik_tui.documents.fill import ADDITION, CONFIDENTIAL, NOT_PROVIDED, Filled, fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.template import placeholders
from etik_tui.documents.value import Coded
from etik_tui.profile.load import load_profile
from etik_tui.profile.outcome import FormSpec
from tests.profiles.wording import annex_nodes, is_part

ROOT = Path(__file__).parents[2]
PROFILE = load_profile(ROOT / "profiles" / "banjarnegara").profile
SOURCE = (ROOT / "tests/data/sources/banjarnegara-23-2017.txt").read_text(encoding="utf-8")
ANNEX = SOURCE[SOURCE.index("A. Bentuk Surat Panggilan") : SOURCE.rindex("Pj. BUPATI")]
FORMS = {form.id: form for form in PROFILE.forms}
ANNEXED = "ABCDE"
LETTERS = tuple(form.id for form in PROFILE.forms if not form.provided)
# Printed for the program's own reasons, in additions or in place of an annex's blank.
FURTHER = {
    "A": ("yang dipanggil bukan Terlapor", "Ketua", "Sekretaris", "Panggilan pertama"),
    "B": ("Alasan tidak bersedia menandatangani",),
    "C": ("(Jabatan dalam dinas)", "selaku", "Majelis", "1. berupa", "1.b. hukuman disiplin"),
    "D": ("PERANGKAT DESA KECAMATAN", "Mengingat", "Majelis"),
    "E": ("Yang hadir", "Penjelasan ketidakhadiran", "Diumumkan pada"),
}
SEATS = ("ketua", "sekretaris", "anggota")
OPEN = {"ini.tonggak": Coded("Terbuka", "penyampaian-terbuka")}
CLOSED = {"ini.tonggak": Coded("Tertutup", "penyampaian-tertutup")}


def panel(size: int = 3) -> tuple[dict[str, Datum], ...]:
    """Return members of whom only the seat is known."""
    held = (*SEATS, *("anggota",) * (size - 3))
    return tuple({"peran": Coded(each, each), "nama": f"⟨{n}⟩"} for n, each in enumerate(held, 1))


def filled(form: FormSpec, *, annex_only: bool = False, **values: Datum) -> Filled:
    """Return a form filled from these values alone, its additions left out if asked."""
    template = read_template(form.text, file=form.template)
    if annex_only:
        template = replace(template, nodes=annex_nodes(template.nodes))
    context = Context(values, form_bindings(form))
    return fill(template, context, confidential=form.confidential, provided=form.provided)


def said(value: object, *, marks: bool = False) -> str:
    """Return the words of a paper in reading order, column by column; gaps are left out."""
    if isinstance(value, str):
        return f" {value} "
    if isinstance(value, tuple):
        glue = "" if all(isinstance(each, Run) for each in value) else " "
        return glue.join(said(each, marks=marks) for each in value)
    if getattr(value, "mark", None) is Mark.GAP:
        return " "
    if getattr(value, "mark", None) is Mark.STRUCK and marks:
        return f"~{value.text}~"  # type: ignore[attr-defined]
    match type(value).__name__:
        case "Run":
            return value.text  # type: ignore[attr-defined]
        case "Items":
            pairs = zip(value.labels, value.items, strict=True)  # type: ignore[attr-defined]
            return " ".join(f" {label} {said(item, marks=marks)}" for label, item in pairs)
        case "Fields":
            return " ".join(
                f"{said(name, marks=marks)} : {said(text, marks=marks)}" if name else said(text)
                for name, text in value.rows  # type: ignore[attr-defined]
            )
        case "Banner":
            return ""
    inner = [getattr(value, each) for each in getattr(value, "__struct_fields__", ())]
    return " ".join(said(each, marks=marks) for each in inner if isinstance(each, tuple))


def folded(text: str) -> str:
    """Drop dotted lines, marks of values and white space."""
    return re.sub(r"\s+", "", re.sub(r"\.{4,}|⟨\w+⟩", " ", text))


def annex(letter: str) -> str:
    """Return the annex's words for a form, as three members and two questions fill it."""
    text = re.split(r"(?m)^[A-E]\. Bentuk.*$", ANNEX)[1 + ANNEXED.index(letter)]
    # The source's own marks for a list and for words in italics.
    text = re.sub(r"(?m)^- (?=\w+ : |\w\. )", "", text)
    text = re.sub(r"(?m)^\*(\*+\) .*)\*$", r"\1", text)
    # What the annex abbreviates, and words that only stand for a value.
    match letter:
        case "A":
            text = text.replace("\nNama\n", "\n")
        case "B":
            text = re.sub(r"[34]\. dst\.(?!.*dst)", "", text, flags=re.DOTALL)
            text += "3. Nama : Jabatan : NIP : Tanda Tangan :"
            text = re.sub(r"\d\. dst\.", "", text)
        case "C":
            # A-BN-30: the marks before the notes are counted wrong; those in the text stand.
            for wrong, right in (("***)", "**)"), ("****)", "***)")):
                text = re.sub(rf"(?m)^{re.escape(wrong)} ", f"{right} ", text)
            text = text.replace("(Jabatan dalam dinas)", "").replace("dst.", "")
            text = text.replace("Nama.....", "").replace("RAHASIA", "")
        case "D":
            text = text.replace("....Peraturan", "4. Peraturan")
            text = text.replace("....Keputusan", "5. Keputusan")
        case "E":
            before, _, after = text.partition("Yang menerima,")
            after = after[after.index("Catatan") :]
            columns = " ".join(f"Yang {each}, Nama : Tanda Tangan :" for each in (
                "menerima", "menyerahkan"))  # fmt: skip
            text = (before + columns + after).replace("RAHASIA", "")
    return folded(text)


@pytest.mark.parametrize("letter", ANNEXED)
def test_a_form_prints_its_annex_word_for_word(letter: str) -> None:
    """Without values and additions a form is the annex's text, literally."""
    blank = {"majelis": panel(), "tanya": ({}, {}), **(OPEN if letter == "E" else {})}
    assert folded(said(filled(FORMS[letter], annex_only=True, **blank).blocks)) == annex(letter)


def test_closed_delivery_leaves_out_the_reading_aloud_only() -> None:
    """A-BN-14: the clause of form E and its note belong to the open statement."""
    clause = "yangtelahdibacakansecaraterbukapadatanggalbulanTahuntempatdalamacara**)"
    note = "**)BagiPegawaiyangdijatuhisanksimoralberupapernyataansecaraterbuka"
    expected = annex("E").replace(clause, "").replace(note, "")
    assert folded(said(filled(FORMS["E"], annex_only=True, **CLOSED).blocks)) == expected
    assert clause not in expected


def test_every_form_can_be_printed() -> None:
    """Every name in every wording is a field or a path, and every field with a source is used."""
    assert all(form.text for form in PROFILE.forms)
    assert [str(each) for each in form_problems(PROFILE)] == []


@pytest.mark.parametrize("form", PROFILE.forms, ids=lambda form: form.id)
def test_fields_are_those_printed(form: FormSpec) -> None:
    """The list of fields is that of the placeholders, and each says where its value comes from."""
    names = placeholders(read_template(form.text))
    assert set(form.values) == set(form.fields)
    assert [each for each in form.fields if not any(is_part(n, each) for n in names)] == []
    others = {each for each in names if each not in form.fields}
    assert all(re.match(r"(majelis|surat\.tembusan|kantor)\.", each) for each in others), others


@pytest.mark.parametrize("letter", ANNEXED)
def test_annex_fields_stand_in_the_order_printed(letter: str) -> None:
    """Reading down the list of the annex's fields is reading down the paper."""
    names = list(placeholders(read_template(FORMS[letter].text)))
    own = [
        each
        for each in FORMS[letter].fields
        if not any(is_part(each, further) for further in FURTHER[letter]) and each in names
    ]
    assert own == sorted(own, key=names.index)


@pytest.mark.parametrize("form", PROFILE.forms, ids=lambda form: form.id)
def test_each_value_stands_in_the_paper(form: FormSpec) -> None:
    """Field by field: what is typed for a field appears in the paper, in one of its variants."""
    asked = re.findall(r"(?m)^\s*::: jika (?:tidak )?(.+?)(?: = (\S+))?$", form.text)
    facts = [
        {},
        {name: Coded(name, *(v for n, v in asked if n == name and v)) for name, _ in asked},
        *({name: Coded(name, value or "ada")} for name, value in asked),
    ]
    lists: dict[str, Datum] = {"majelis": panel(), "tanya": ({},), "bukti": ()}
    template, bindings = read_template(form.text), form_bindings(form)
    for field in form.fields:
        papers = (
            fill(template, Context({**lists, **each}, bindings, {field: "⟦42⟧"})) for each in facts
        )
        assert any("⟦42⟧" in said(paper.blocks) for paper in papers), field


@pytest.mark.parametrize(("letter", "path", "code", "kept", "struck"), [
    ("A", "ini.keperluan", "diperiksa", "diperiksa", {"dimintai keterangan"}),
    ("A", "ini.keperluan", "dimintai-keterangan", "dimintai keterangan", {"diperiksa"}),
    ("A", "terperiksa.peran", "terlapor", "Terlapor", {"Pelapor", "Pengadu", "Saksi"}),
    ("A", "ini.penandatangan", "ketua", "Ketua", {"Sekretaris"}),
    ("A", "ini.penandatangan", "sekretaris", "Sekretaris", {"Ketua"}),
    ("C", "ini.sanksi", "pernyataan-tertutup", "tertutup", {"terbuka"}),
    ("C", "ini.sanksi", "pernyataan-terbuka", "terbuka", {"tertutup"}),
    ("C", "putusan.hasil", "terbukti", "terbukti", {" tidak terbukti"}),
    ("E", "ini.tonggak", "penyampaian-tertutup", "TERTUTUP", {"TERBUKA", "Terbuka"}),
    ("E", "ini.tonggak", "penyampaian-terbuka", "TERBUKA", {"TERTUTUP", "Tertutup"}),
])  # fmt: skip
def test_what_does_not_apply_is_struck(
    letter: str, path: str, code: str, kept: str, struck: set[str]
) -> None:
    """Of the words to strike out, exactly those that do not apply are struck."""
    text = said(filled(FORMS[letter], **{path: Coded("kata", code)}).blocks, marks=True)
    assert set(re.findall(r"~(.*?)~", text)) == struck
    assert kept in text


def test_a_witness_is_summoned_by_his_own_name() -> None:
    """Form A to a witness names whom the act names, never the terlapor as the one summoned."""
    values: dict[str, Datum] = {
        "ini.tonggak": Coded("Panggilan lain", "panggilan-lain"),
        "ini.nama": "Sri Saksi",
        "ini.sebagai": Coded("Saksi", "saksi"),
        "terperiksa.nama": "Budi Terlapor",
        "terperiksa.peran": Coded("Terlapor", "terlapor"),
    }
    text = said(filled(FORMS["A"], **values).blocks, marks=True)
    assert "Sri Saksi" in text
    assert "Budi" not in text
    assert "~Terlapor~/~Pelapor~/~Pengadu~/Saksi" in re.sub(r"\s", "", text)


@pytest.mark.parametrize("size", [3, 5])
def test_members_are_repeated(size: int) -> None:
    """Forms name and let sign as many members as there are, each with the seat's own words."""
    for letter, times in (("B", 2), ("C", 1), ("D", 1)):
        text = " ".join(said(filled(FORMS[letter], majelis=panel(size)).blocks).split())
        assert len(re.findall(r"⟨\d⟩", text)) == size * times
        words = {"B": "sebagai anggota.", "C": "selaku anggota", "D": "ANGGOTA,"}[letter]
        assert text.count(words) == size - 2


def test_the_breach_is_cited_with_what_elaborates_it() -> None:
    """Form D cites "Pasal … jo. Pasal …" as the case has it, and doubles no word."""
    cited = "Pasal 7 ayat (1) huruf a jo. Pasal 7 ayat (2) huruf d"
    text = " ".join(said(filled(FORMS["D"], **{"putusan.pasal": cited}).blocks).split())
    assert f"sebagaimana diatur dalam {cited} Peraturan Bupati" in text


def test_a_norm_that_is_elaborated_is_cited_once() -> None:
    """Both norms breached make one "Pasal … jo. Pasal …"; another one follows after "dan"."""
    assert str(norms_value(PROFILE, ("P7.2.d", "P7.1.a"))) == (
        "Pasal 7 ayat (1) huruf a jo. Pasal 7 ayat (2) huruf d"
    )
    assert str(norms_value(PROFILE, ("P7.1.a", "P7.2.d", "P11.2"))).count(" dan ") == 1


def test_both_ways_of_delivery_are_both_named() -> None:
    """A-BN-13: both stand unstruck in form C, with the addition that says both; D names both."""
    both = Coded("Keduanya", "pernyataan-tertutup", "pernyataan-terbuka")
    text = said(filled(FORMS["C"], **{"ini.sanksi": both}).blocks, marks=True)
    assert "~" not in text
    assert "secara tertutup dan terbuka (Pasal 13 ayat (1))" in text
    decided = said(filled(FORMS["D"], **{"putusan.sanksi": both}).blocks)
    assert "pernyataan secara tertutup dan pernyataan secara terbuka" in decided


def test_not_proven_strikes_the_sanction_in_the_recommendation() -> None:
    """Form C for a breach not proven strikes the sanction out and adds what the text says."""
    values = {"putusan.hasil": Coded("Tidak terbukti", "tidak-terbukti")}
    text = said(filled(FORMS["C"], **values).blocks, marks=True)
    assert "~terbukti~/" in re.sub(r"\s+", " ", text).replace("~ /", "~/")
    assert re.search(r"~dijatuhi sanksi moral[^~]+~", text)
    assert "direhabilitasi nama baiknya (Pasal 26 ayat (1))" in text


def test_proven_and_not_proven_use_their_own_paper() -> None:
    """A-BN-11: form D says "Terbukti"; the other paper never does."""
    assert "Terbukti telah melanggar" in FORMS["D"].text
    other = FORMS["putusan-tidak-terbukti"].text
    assert "tidak terbukti melakukan pelanggaran" in other
    assert not re.search(r"(?<!tidak )terbukti", other)


def test_banners() -> None:
    """C and E of the annex are RAHASIA; what the annex lacks, and nothing else, says so."""
    for form in PROFILE.forms:
        blocks = filled(form).blocks
        assert (CONFIDENTIAL in blocks) == form.confidential
        assert (NOT_PROVIDED in blocks) == (not form.provided)
    assert [each for each in ANNEXED if FORMS[each].confidential] == ["C", "E"]
    assert len(LETTERS) == 12


ROUND = {"panggilan.ke": 2, "tindakan.panggilan-1.nomor": "7/PGL"}
REFUSED = {"ini.bersedia": Coded("Tidak", "tidak"), "ini.alasan-tidak-bersedia": "keberatan"}


@pytest.mark.parametrize(("letter", "values", "words"), [
    ("A", {"panggilan.ke": 1}, ("Panggilan pertama", "Diterima tanggal")),
    ("A", ROUND, ("Panggilan kedua", "7/PGL", "Diterima tanggal")),
    ("B", REFUSED, ("tidak bersedia menandatangani", "keberatan")),
    ("E", {**CLOSED, "ini.hadir": "Pelapor"}, ("Dihadiri oleh: Pelapor", "Pasal 13 ayat (2)")),
    ("E", {**OPEN, "ini.melalui": "Upacara"}, ("Diumumkan pada (Pasal 13 ayat (3)): Upacara",)),
])  # fmt: skip
def test_additions_are_marked(
    letter: str, values: dict[str, Datum], words: tuple[str, ...]
) -> None:
    """What the rules need and the annex lacks is printed under the note that says so."""
    whole = said(filled(FORMS[letter], **values).blocks)
    annexed = said(filled(FORMS[letter], annex_only=True, **values).blocks)
    assert ADDITION in whole
    assert ADDITION not in annexed
    for word in words:
        assert word in re.sub(r"\s+", " ", whole)
        assert word not in re.sub(r"\s+", " ", annexed)


def test_nothing_is_added_where_nothing_happened() -> None:
    """Without a refusal form B has no addition, nor has form D ever."""
    assert ADDITION not in said(filled(FORMS["B"]).blocks)
    assert "::: tambahan" not in FORMS["D"].text


@pytest.mark.parametrize("letter", LETTERS)
def test_what_the_annex_lacks_cites_and_invents_no_law(letter: str) -> None:
    """A paper without a form names the article it rests on, and no article that there is not."""
    form = FORMS[letter]
    known = {unit.cite for unit in PROFILE.units} | {f"Pasal {n}" for n in range(1, 29)}
    known |= {cite.partition(" huruf")[0] for cite in known}
    place = r"Pasal \d+(?: ayat \(\d+\))?(?: angka \d+)?(?: huruf [a-z])?"
    cited = set(re.findall(place, form.text))
    assert cited <= known, cited - known
    own = {re.sub(r" (ayat|huruf).*", "", each) for each in form.cite.split("; ")}
    assert own & {re.sub(r" (ayat|huruf).*", "", each) for each in cited}


def test_the_reporter_stays_unnamed_unless_chosen() -> None:
    """A-BN-24: the summary for the terlapor names the reporter only if an official chose so."""
    form = FORMS["ringkasan-laporan"]
    named: dict[str, Datum] = {"pelapor.nama": "Ani Pelapor", "perkara.isi": "dari Ani Pelapor"}
    assert "Ani" not in said(filled(form, **named).blocks)
    chosen = {"ini.identitas-pelapor": Coded("Ya", "ya")}
    assert "Ani" in said(filled(form, **named, **chosen).blocks)


@pytest.mark.parametrize(("letter", "acts"), [
    ("A", {"panggilan-1", "panggilan-2", "panggilan-lain"}),
    ("B", {"bap"}),
    ("C", {"rekomendasi"}),
    ("D", {"putusan"}),
    ("E", {"penyampaian-tertutup", "penyampaian-terbuka"}),
    ("sk-majelis", {"majelis-dibentuk", "majelis-diubah"}),
    ("putusan-tidak-terbukti", {"putusan"}),
])  # fmt: skip
def test_forms_evidence_these_acts(letter: str, acts: set[str]) -> None:
    """A form is the paper of the acts that name it, and of the rounds of its summons."""
    assert {each.id for each in form_acts(PROFILE, FORMS[letter])} == acts
    assert FORMS[letter].milestone in acts


def test_every_form_is_of_an_act_that_names_it() -> None:
    """No form hangs in the air: its act, or the channel of its report, leads to it."""
    assert PROFILE.intake
    leading = {each.form for each in (*PROFILE.milestones, *PROFILE.intake.channels)}
    shared = {"putusan-tidak-terbukti"}
    assert {form.id for form in PROFILE.forms} == (leading | shared) - {""}
