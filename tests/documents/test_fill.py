"""Templates filled with values."""

from datetime import date

from etik_tui.documents.block import (
    Align,
    Banner,
    Fields,
    Heading,
    Items,
    Letterhead,
    Mark,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    plain,
)
from etik_tui.documents.context import Binding, Context
from etik_tui.documents.fill import ADDITION, fill
from etik_tui.documents.parse import read_template
from tests.documents.reading import block, filled, preview

PANEL = {"majelis": ({"nama": "Ahmad", "peran": "ketua"}, {"nama": "Budi", "peran": "anggota"})}


def test_marks_reach_the_value() -> None:
    """A value is set as its placeholder is; of marks within marks the innermost holds."""
    paragraph = block("a **{{n}}** *{{n}}* ~~{{n}}~~ __{{n}}__ **x *{{n}}***", {"n": "N"})
    assert isinstance(paragraph, Paragraph)
    marks = [run.mark for run in paragraph.text if run.text == "N"]
    assert marks == [Mark.BOLD, Mark.ITALIC, Mark.STRUCK, Mark.UNDERLINE, Mark.ITALIC]


def test_missing_values_are_named_gaps() -> None:
    """A missing or empty value is a gap that carries its name, listed once."""
    result = filled("{{a}} {{b}} {{a}} {{c}}", {"b": " ", "c": "C"})
    assert result.missing == ("a", "b")
    (paragraph,) = result.blocks
    assert isinstance(paragraph, Paragraph)
    gaps = [run for run in paragraph.text if run.mark is Mark.GAP]
    assert gaps == [Run("a", Mark.GAP), Run("b", Mark.GAP), Run("a", Mark.GAP)]


def test_optional_values() -> None:
    """A missing value with `strip` is a dash and no gap."""
    result = filled("{{a | strip}}")
    assert (result.blocks, result.missing) == ((Paragraph(text=plain("-")),), ())


def test_what_was_typed_wins() -> None:
    """A value typed for a field stands before the value of its path."""
    context = Context({"x": "dari perkara"}, {"F": Binding.read("x")}, {"F": "diketik"})
    assert fill(read_template("{{F}}"), context).blocks == (Paragraph(text=plain("diketik")),)


def test_choices_are_struck() -> None:
    """Of a choice what is not chosen is struck; nothing chosen leaves all and counts as missing."""
    both = Binding.read("hasil", {"ya": "terbukti", "tidak": "tidak terbukti"})
    template = read_template("{{F}}")
    chosen = fill(template, Context({"hasil": "tidak"}, {"F": both}))
    assert chosen.missing == ()
    assert chosen.blocks == (
        Paragraph(text=(Run("terbukti", Mark.STRUCK), Run("/"), Run("tidak terbukti"))),
    )
    unknown = fill(template, Context({}, {"F": both}))
    assert unknown.missing == ("F",)
    assert [run.mark for run in unknown.blocks[0].text] == [Mark.PLAIN] * 3  # type: ignore[union-attr]
    typed = fill(template, Context({"hasil": "ya"}, {"F": both}, {"F": "Tidak Terbukti"}))
    assert typed.blocks == chosen.blocks
    own = fill(template, Context({}, {"F": both}, {"F": "terbukti sebagian"}))
    assert own.blocks == (Paragraph(text=plain("terbukti sebagian")),)


def test_repeat() -> None:
    """A repeat prints its body for each record and counts them; a path outside is still known."""
    text = "::: ulang majelis\n{{majelis.urutan}} {{majelis.nama}} {{kantor}}\n:::"
    assert preview(text, {**PANEL, "kantor": "K"}).split("\n\n") == ["1 Ahmad K", "2 Budi K"]


def test_repeat_of_a_bound_field() -> None:
    """A field bound to a path of the list follows the current record."""
    template = read_template("::: ulang majelis\n{{Majelis: Nama}}\n:::")
    context = Context(PANEL, {"Majelis: Nama": Binding.read("majelis.nama | besar")})
    words = [paragraph.text[0].text for paragraph in fill(template, context).blocks]  # type: ignore[union-attr]
    assert words == ["AHMAD", "BUDI"]


def test_lists_unknown_and_empty() -> None:
    """A list that is not known is printed once with gaps; one known to be empty not at all."""
    text = "::: ulang majelis\n{{majelis.nama}}\n:::"
    unknown = filled(text)
    assert unknown.missing == ("majelis", "majelis.nama")
    assert len(unknown.blocks) == 1
    assert filled(text, {"majelis": ()}).blocks == ()


def test_repeated_items_count_on() -> None:
    """A repeat of one item of a list is one list whose label counts on."""
    values = {"t": ({"isi": "x"}, {"isi": "y"}, {"isi": "z"})}
    for label, expected in {
        "1.": ("1.", "2.", "3."),
        "b)": ("b)", "c)", "d)"),
        "(3)": ("(3)", "(4)", "(5)"),
        "I.": ("I.", "II.", "III."),
        "-": ("-", "-", "-"),
    }.items():
        items = block(f"::: ulang t\n{label} {{{{t.isi}}}}\n:::", values)
        assert isinstance(items, Items)
        assert items.labels == expected


def test_records_by_number() -> None:
    """A record of a list is reached by its number; beyond the last it is missing."""
    result = filled("{{majelis.2.nama}} {{majelis.3.nama}}", PANEL)
    assert result.missing == ("majelis.3.nama",)


def test_table_rows_repeat() -> None:
    """Rows of a table repeat for each record; dashes give the widths."""
    table = block(
        "::: ulang-baris majelis\n| No. | Nama |\n|--|------|\n"
        "| {{majelis.urutan}} | {{majelis.nama}} |\n:::",
        PANEL,
    )
    assert isinstance(table, Table)
    assert table.head == (plain("No."), plain("Nama"))
    assert table.rows == ((plain("1"), plain("Ahmad")), (plain("2"), plain("Budi")))
    assert table.widths == (2.0, 6.0)


def test_table_without_head() -> None:
    """Empty heads print no head."""
    table = block("| | |\n|-|-|\n| a | b |")
    assert isinstance(table, Table)
    assert table.head == ()
    assert table.rows == ((plain("a"), plain("b")),)


def test_conditions() -> None:
    """A condition asks whether a value is there or which it is; `tidak` turns it around."""
    values = {"ada": "x", "hasil": "terbukti", "daftar": ()}
    for condition, held in {
        "ada": True,
        "tiada": False,
        "daftar": False,
        "tidak ada": False,
        "tidak tiada": True,
        "hasil = terbukti": True,
        "hasil = tidak-terbukti": False,
        "tidak hasil = tidak-terbukti": True,
    }.items():
        assert bool(filled(f"::: jika {condition}\nx\n:::", values).blocks) is held, condition


def test_conditions_on_a_choice() -> None:
    """A condition on a choice looks at the chosen id."""
    choice = Binding.read("hasil", {"ya": "Terbukti", "tidak": "Tidak"})
    template = read_template("::: jika F = ya\nx\n:::")
    assert fill(template, Context({"hasil": "ya"}, {"F": choice})).blocks
    assert not fill(template, Context({"hasil": "tidak"}, {"F": choice})).blocks


def test_fields() -> None:
    """An `isian` line is a name and a value; lines set in are a block with its own colon."""
    result = filled("::: isian\nKESATU : x\n  Nama : {{n}}\nKEDUA : y : z\n:::", {"n": "N"})
    assert result.blocks == (
        Fields(rows=((plain("KESATU"), plain("x")),), widest="KESATU"),
        Fields(rows=((plain("Nama"), plain("N")),), indent=1, widest="Nama"),
        Fields(rows=((plain("KEDUA"), plain("y : z")),), widest="KESATU"),
    )


def test_fields_around_a_condition_share_a_colon() -> None:
    """Fields that a condition splits are one block."""
    text = (
        "::: isian\nA : 1\n:::\n\n::: jika x\n::: isian\nBBB : 2\n:::\n:::\n\n::: isian\nC : 3\n:::"
    )
    fields = block(text, {"x": "x"})
    assert isinstance(fields, Fields)
    assert len(fields.rows) == 3
    without = block(text)
    assert isinstance(without, Fields)
    assert len(without.rows) == 2


def test_numbered_fields_are_a_list() -> None:
    """A numbered label takes the lines up to the next number as its item."""
    items = block(
        "::: ulang majelis\n::: isian\n{{majelis.urutan}}. Nama : {{majelis.nama}}\nNIP : -\n"
        ":::\n:::",
        PANEL,
    )
    assert isinstance(items, Items)
    assert items.labels == ("1.", "2.")
    assert items.items[1] == (
        Fields(rows=((plain("Nama"), plain("Budi")), (plain("NIP"), plain("-"))), widest="Nama"),
    )


def test_aligned_lines() -> None:
    """Lines of `tengah` and `kanan` stand by themselves; an empty line begins a paragraph."""
    first, second = filled("::: tengah\na\n{{n}}\n\nb\n:::", {"n": "N"}).blocks
    assert first == Paragraph(text=(Run("a"), Run("\n"), Run("N")), align=Align.CENTRE)
    assert second == Paragraph(text=plain("b"), align=Align.CENTRE)
    assert block("::: kanan\na\n:::") == Paragraph(text=plain("a"), align=Align.RIGHT)


def test_signatures() -> None:
    """Columns are separated by bars, the place to sign by dashes; they repeat for a list."""
    assert block("::: ttd\nKetua,\n---\nA\nNIP\n|||\nSaksi,\n---\n:::") == Signatures(
        columns=(
            Signature(above=(plain("Ketua,"),), below=(plain("A"), plain("NIP"))),
            Signature(above=(plain("Saksi,"),), below=()),
        )
    )
    repeated = block("::: ttd majelis\n{{majelis.peran}}\n---\n{{majelis.nama}}\n:::", PANEL)
    assert isinstance(repeated, Signatures)
    assert [column.below[0] for column in repeated.columns] == [plain("Ahmad"), plain("Budi")]


def test_letterhead() -> None:
    """The letterhead has the office's lines, of `kantor.kop` or of the field named."""
    assert block("::: kop\n:::", {"kantor.kop": "A\nB"}) == Letterhead(lines=("A", "B"))
    assert block("::: kop (KOP)\n:::", {"(KOP)": "A"}) == Letterhead(lines=("A",))
    assert filled("::: kop\n:::").missing == ("kantor.kop",)


def test_small_print_and_additions() -> None:
    """Small print is small; an addition says that the annex does not have it."""
    assert block("::: kecil\nx\n:::") == Paragraph(text=plain("x"), small=True)
    note, own = filled("::: tambahan\n::: isian\nA : b\n:::\n:::").blocks
    assert note == Paragraph(text=(Run(ADDITION, Mark.ITALIC),), small=True)
    assert isinstance(own, Fields)
    assert own.small
    assert filled("::: tambahan\n::: jika x\ny\n:::\n:::").blocks == ()


def test_headings_and_breaks() -> None:
    """A sharp is a title, `lompat` begins a page."""
    assert filled("# A\n\n## B\n\n::: lompat\n:::").blocks == (
        Heading(text=plain("A"), level=1),
        Heading(text=plain("B"), level=2),
        PageBreak(),
    )


def test_banners() -> None:
    """A confidential paper and one that no annex provides say so at their top."""
    context = Context({})
    marked = fill(read_template("x"), context, confidential=True, provided=False)
    assert marked.blocks[:2] == (
        Banner(text="RAHASIA"),
        Banner(text="Format tidak disediakan oleh peraturan"),
    )


def test_values_are_never_read_again() -> None:
    """A value full of template code and markup is printed as it is."""
    value = "{{n}} **x** # y\n::: jika a\n1. z\n| a | b |"
    assert block("{{n}}", {"n": value}) == Paragraph(text=plain(value))


def test_dates_and_numbers_are_printed() -> None:
    """Dates and numbers are printed as letters print them."""
    paragraph = block("{{d}} {{i}}", {"d": date(2026, 3, 12), "i": 7})
    assert paragraph == Paragraph(text=(Run("12 Maret 2026"), Run(" "), Run("7")))
