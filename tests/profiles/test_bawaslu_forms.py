"""Forms A to G print the annex word for word, each field from the case; the letters cite."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from etik_tui.casework.paper_check import form_problems
from etik_tui.casework.paper_context import form_bindings
from etik_tui.documents.block import Banner, Block, Mark, Paper
from etik_tui.documents.context import Context
from etik_tui.documents.fill import ADDITION, NOT_PROVIDED, fill
from etik_tui.documents.parse import read_template
from etik_tui.documents.template import placeholders
from etik_tui.documents.text import text_lines
from etik_tui.documents.value import Coded
from etik_tui.profile.load import load_profile
from etik_tui.profile.outcome import FormSpec
from tests.profiles.wording import Lists, is_part, literals, marked, slots, squeezed, wording

ROOT = Path(__file__).parents[2]
PROFILE = load_profile(ROOT / "profiles" / "bawaslu").profile
SOURCE = (ROOT / "tests/data/sources/bawaslu-6-2017.txt").read_text(encoding="utf-8")
ANNEX = SOURCE[SOURCE.index("LAMPIRAN  \nPERATURAN") : SOURCE.rindex("KETUA BADAN PENGAWAS")]
FORMS = {form.id: form for form in PROFILE.forms}
ANNEXED = "ABCDEFG"
LETTERS = tuple(form.id for form in PROFILE.forms if not form.provided)

SEATS = ("Ketua", "Wakil Ketua", "Sekretaris")
LABELS = (*(f"{seat} merangkap Anggota" for seat in SEATS), "Anggota", "Anggota")
MEMBERS = tuple(
    {"Tabel: No": str(n), "Majelis: nomor": str(n), "Tabel: Jabatan Dalam Majelis": label}
    for n, label in enumerate(LABELS, 1)
)
ASKED = ({"Pertanyaan: nomor": "1"}, {"Pertanyaan: nomor": "2"})
LISTS: Lists = {"majelis": MEMBERS, "tanya": ASKED, "putusan.norma": ({},), "saksi": ()}
NOT_PROVEN = {"putusan.hasil": "tidak-terbukti"}
SAID = {"ini.menghadap": "seseorang", "ini.dugaan": "sesuatu"}

# Words of the annex that stand for a value or say how to fill it in; a value takes their place.
PROMPTS = (
    "(tempat, tanggal)",
    "(tanda tangan)",
    "(nama jelas)",
    "(KOP)",
    "(tanggal)",
    "(pimpinan unit kerja kepegawaian)",
    "(isi kesimpulan)",
    "(apabila terbukti)",
    "(tanggal, bulan, tahun)",
)
# Fields that are words of the form itself: what the annex lists, and the words that print it.
WORDS = {
    "Yth. Sekretaris Jenderal Badan Pengawas Pemilihan Umum Di Jakarta": "Yth. Sekretaris Jenderal "
    "Badan Pengawas Pemilihan Umum\\ Di Jakarta",
    "4. Demikian untuk menjadi periksa": "4. Demikian untuk menjadi periksa",
    "Memperhatikan: 2. perihal": "perihal usulan pembentukan Majelis Kode Etik",
    "MEMUTUSKAN: Menetapkan": "Menetapkan : Pembentukan Majelis Kode Etik",
    "Penutup": "Demikian Berita Acara Pemeriksaan ini dibuat untuk dapat dipergunakan "
    "sebagaimana mestinya.",
    "Membaca: 2. perihal usulan pembentukan Majelis Kode Etik": "perihal usulan pembentukan "
    "Majelis Kode Etik",
}


def annex(letter: str) -> str:
    """Return the annex's words for a form, as five members and two questions fill it."""
    text = re.split(r"(?m)^[A-G]\. FORM.*$", ANNEX)[1 + ANNEXED.index(letter)]
    text = re.sub(r"(?m)^- (?=\d|\w+ :)|^-{5,} *$|\\", "", text)
    for prompt in PROMPTS:
        text = text.replace(prompt, "")
    text = text.replace("(NIP.)", "NIP.")
    # The head of the annex's table stands in two rows; here it is one.
    text = text.replace("Jabatan\t\n\t\t\tStruktural\tDalam", "Jabatan Struktural\tJabatan Dalam")
    # A-BW-15: the note marks in the text and under it disagree; the words noted take their place.
    text = re.sub(r"(?m)^\*\) ", "diperiksa/dimintai keterangan: ", text)
    text = re.sub(r"(?m)^\*\*\*\) ", "dugaan pelanggaran Kode Etik: ", text)
    text = re.sub(r"\*+\)", "", text)
    last = {"E": 2, "F": 1}.get(letter, 0)
    further = "".join(f"{n}. Nama : Jabatan : NIP :" for n in range(last + 1, len(MEMBERS) + 1))
    head, dst, tail = text.rpartition("(dst)")
    text = f"{head}{further}{tail}" if dst else text
    return squeezed(text.replace("(dst)", ""))


@pytest.mark.parametrize("letter", ANNEXED)
def test_a_form_prints_its_annex_word_for_word(letter: str) -> None:
    """Without values and additions a form is the annex's text, literally."""
    assert wording(FORMS[letter], SAID, LISTS) == annex(letter)


def test_not_proven_leaves_out_the_sanction_only() -> None:
    """If not proven ("apabila terbukti"), form F has no item 2 and differs in nothing else."""
    expected = annex("F").replace("2.Menjatuhkansanksiberupa", "")
    assert wording(FORMS["F"], NOT_PROVEN, LISTS) == expected


def test_a_summons_without_own_words_takes_them_from_the_case() -> None:
    """Form G reads the same whether the act names whom to face and the breach, or the case."""
    assert wording(FORMS["G"], {}, LISTS) == annex("G")


@pytest.mark.parametrize("letter", ANNEXED)
def test_every_annex_field_is_printed(letter: str) -> None:
    """Each field of the annex is a placeholder, or the words that stand for it."""
    form = FORMS[letter]
    names = placeholders(read_template(form.text))
    own = literals(form)
    for field in form.fields:
        printed = WORDS.get(field)
        if printed:
            assert printed in own, field
        else:
            assert any(is_part(name, field) for name in names), field


@pytest.mark.parametrize("letter", ANNEXED)
def test_what_is_no_field_is_a_signatory_or_an_addition(letter: str) -> None:
    """A placeholder outside the marked additions is an annex field, a number or a signatory."""
    form = FORMS[letter]
    known = (*form.fields, *form.signatories, "Majelis", "Sekretaris", "Penanda tangan")
    for name in slots(form):
        assert any(is_part(name, field) for field in known), name
        assert not name.startswith("Tambahan"), name


@pytest.mark.parametrize("form", PROFILE.forms, ids=lambda form: form.id)
def test_each_value_stands_in_the_paper(form: FormSpec) -> None:
    """Field by field: what a field is given appears in the text of the paper."""
    sets: tuple[Mapping[str, str], ...] = ({}, NOT_PROVEN, _every_condition(form))
    named = {record: f"⟨{record}⟩" for record in form.values}
    lists = {**LISTS, **{name: ({},) for name in ("majelis", "tanya", "saksi", "terlapor_semua")}}
    texts = [marked(form, facts, lists)[0] for facts in sets]
    for field, mark in named.items():
        choices = getattr(form.values[field], "choices", None)
        words = list(choices.values()) if choices else [mark]
        assert any(all(word in text for word in words) for text in texts), field


def _every_condition(form: FormSpec) -> dict[str, str]:
    """Return facts under which everything is printed that is printed on a condition."""
    asked = re.findall(r"(?m)^\s*:+ jika ([^ ]+)(?: = (\S+))?$", form.text)
    return {name: value or "ada" for name, value in asked}


def test_every_form_can_be_printed() -> None:
    """Every name in every wording is a field or a path, and every field with a source is used."""
    assert all(form.text for form in PROFILE.forms)
    assert [str(each) for each in form_problems(PROFILE)] == []


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_of_the_office_says_so_and_cites(letter: str) -> None:
    """What the annex lacks is headed as such, and its text names the article it rests on."""
    form = FORMS[letter]
    filled = fill(read_template(form.text), Context({}), provided=form.provided)
    assert filled.blocks[0] == NOT_PROVIDED
    articles = re.findall(r"Pasal (\d+)", form.cite)
    assert articles
    assert any(f"Pasal {article}" in form.text for article in articles), form.cite
    assert not re.search(r"Aturan Perilaku", form.text)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_quotes_the_regulation_literally(letter: str) -> None:
    """Words in quotation marks are the regulation's own."""
    folded = " ".join(re.sub(r"(?m)^\s*(#+|-) +|[*\\]", "", SOURCE).split())
    for quote in re.findall(r'"([^"]+)"', FORMS[letter].text):
        assert quote in folded, quote


def test_additions_are_marked() -> None:
    """What the rules need and the annex lacks is printed under the note that says so."""
    needed = {
        "A": ({}, ("Tanggal diterima", "Alamat (bagi pelapor yang bukan Pegawai)")),
        "B": ({}, ("Tanggal diterima", "Alamat (bagi pelapor yang bukan Pegawai)")),
        "D": ({}, ("Ditandatangani selaku",)),
        "E": ({"ini.bersedia": "tidak"}, ("tidak bersedia menandatangani",)),
        "F": ({}, ("Ditetapkan di", "Tanggal keputusan")),
        "G": ({}, ("Panggilan ke-",)),
    }
    for letter, (facts, words) in needed.items():
        text = marked(FORMS[letter], facts, LISTS)[0]
        assert ADDITION in text
        for word in words:
            assert word in text.split(ADDITION, 1)[1], (letter, word)
            assert word not in text.split(ADDITION, 1)[0], (letter, word)


def test_no_refusal_where_nobody_refused() -> None:
    """Form E says nothing of a refusal to sign unless there was one."""
    assert "tidak bersedia" not in marked(FORMS["E"], {}, LISTS)[0]


@pytest.mark.parametrize(
    ("letter", "path", "code", "struck"),
    [
        ("F", "putusan.hasil", "terbukti", "Tidak terbukti"),
        ("F", "putusan.hasil", "tidak-terbukti", "Terbukti"),
        ("G", "ini.keperluan", "diperiksa", "dimintai keterangan"),
        ("G", "ini.keperluan", "dimintai-keterangan", "diperiksa"),
        ("G", "ini.tonggak", "panggilan-1", "II"),
        ("G", "ini.tonggak", "panggilan-2", "I"),
        ("D", "ini.selaku", "ppk", "pejabat yang ditunjuk"),
        ("D", "ini.selaku", "pejabat-ditunjuk", "Pejabat Pembina Kepegawaian"),
    ],
)
def test_what_does_not_apply_is_struck(letter: str, path: str, code: str, struck: str) -> None:
    """Of the words to strike out, exactly those that do not apply are struck."""
    form = FORMS[letter]
    context = Context({path: Coded("kata", code)}, form_bindings(form))
    blocks = fill(read_template(form.text), context).blocks
    assert set(_struck(blocks)) == {struck}


def _struck(value: object) -> list[str]:
    if isinstance(value, tuple):
        return [word for each in value for word in _struck(each)]
    if getattr(value, "mark", None) is Mark.STRUCK:
        return [value.text]  # type: ignore[attr-defined]
    inner = getattr(value, "__struct_fields__", ())
    return [word for each in inner for word in _struck(getattr(value, each))]


@pytest.mark.parametrize(("count", "printed"), [(5, 5), (7, 7)])
def test_the_block_of_the_majelis_is_repeated(count: int, printed: int) -> None:
    """Form E names and lets sign as many members as there are; so does form F let sign."""
    members = tuple({"urutan": n, "nama": f"Anggota-{n}"} for n in range(1, count + 1))
    for letter, times in (("E", 2), ("F", 1), ("D", 1)):
        form = FORMS[letter]
        context = Context({"majelis": members}, form_bindings(form))
        text = _text(fill(read_template(form.text), context).blocks)
        assert len(re.findall(r"Anggota-\d", text)) == printed * times
        assert f"Anggota-{count}" in text


def test_a_vice_chair_is_printed_only_if_there_is_one() -> None:
    """A-BW-10: the rows of form D are the Majelis', with the annex's label for a vice chair."""
    form = FORMS["D"]
    assert "Wakil Ketua" not in form.text
    seat = next(each for each in PROFILE.majelis.seats if each.id == "wakil-ketua")  # type: ignore[union-attr]
    members = ({"nama": "Ani", "kedudukan": seat.title},)
    text = _text(
        fill(read_template(form.text), Context({"majelis": members}, form_bindings(form))).blocks
    )
    assert "Wakil Ketua merangkap Anggota" in text


def test_forms_evidence_the_act_they_name() -> None:
    """A form's milestone names the form too, except what only accompanies an act."""
    accompanies = {"tanda-terima-panggilan", "rekomendasi-administratif"}
    intake = PROFILE.intake
    assert intake
    by_act = {each.id: each.form for each in PROFILE.milestones}
    by_channel = {each.form for each in intake.channels} | {"pengaduan-tertulis"}
    for form in PROFILE.forms:
        if form.milestone == intake.milestone:
            assert form.id in by_channel
            assert form.when
        elif form.id not in accompanies:
            assert by_act[form.milestone] == form.id
    assert FORMS["rekomendasi-administratif"].milestone == ""
    assert by_act["tindakan-administratif"] == ""


def _text(blocks: tuple[Block, ...]) -> str:
    return "\n".join(text_lines(Paper(title="", blocks=blocks), 200))


def test_the_banner_is_on_letters_only() -> None:
    """Forms of the annex bear no banner."""
    for letter in ANNEXED:
        blocks = fill(read_template(FORMS[letter].text), Context({})).blocks
        assert not any(isinstance(each, Banner) for each in blocks)
