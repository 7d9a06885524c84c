"""The template language: what is read, and what mistakes are told."""

import pytest

from etik_tui.documents.block import Mark
from etik_tui.documents.markup import DIRECTIVES
from etik_tui.documents.parse import read_template
from etik_tui.documents.template import (
    FieldsNode,
    ListNode,
    ParagraphNode,
    Reference,
    Use,
    placeholders,
    references,
    unknown_names,
)
from etik_tui.errors import InputError

MISTAKES = {
    "x\n::: kotak\n:::": (2, "perintah ::: kotak tidak dikenal"),
    "x\n\n::: kecil\ny": (3, "::: kecil tidak ditutup"),
    "x\n:::": (2, "penutup ::: tanpa pembuka"),
    "a\n{{nama": (2, "kurung {{ … }} tidak berpasangan"),
    "a }}": (1, "kurung {{ … }} tidak berpasangan"),
    "{{ }}": (1, "isian tanpa nama"),
    "a\nb {{nama | tebal}}": (2, "penyaring 'tebal' tidak dikenal"),
    "::: isian\nNama : a\nJabatan\n:::": (3, "baris isian tanpa titik dua"),
    "::: isian\n::: jika x\nNama : a\n:::\n:::": (2, "::: jika di dalam ::: isian"),
    "::: ulang\nx\n:::": (1, "::: ulang tanpa sasaran"),
    "::: jika\nx\n:::": (1, "::: jika tanpa sasaran"),
    "::: ulang-baris majelis\nx\n:::": (1, "::: ulang-baris harus berisi tepat satu tabel"),
    "::: kecil sekali\nx\n:::": (1, "::: kecil tidak memakai 'sekali'"),
    "::: kop\nx\n:::": (1, "::: kop tidak berisi apa-apa"),
    "a\u202eb": (1, "karakter yang tidak tercetak: U+202E"),
    "a\ue0000\ue001b": (1, "karakter yang tidak tercetak: U+E000, U+E001"),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_mistake(text: str) -> None:
    """A mistake is told with its file and line."""
    line, what = MISTAKES[text]
    with pytest.raises(InputError) as caught:
        read_template(text, file="forms/X.md")
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.what) == ("forms/X.md", line, what)


def test_all_mistakes_at_once() -> None:
    """Every mistake of a template is told, in the order of its lines."""
    with pytest.raises(InputError) as caught:
        read_template("{{a | b}}\n\n::: isian\nx\n:::\n\n::: foo\n:::\n\n::: jika y\nz\n")
    assert [problem.line for problem in caught.value.problems] == [1, 4, 7, 10]


def test_every_directive_is_described() -> None:
    """The reference page has a section for each directive."""
    from tests.meta.source import ROOT

    page = (ROOT / "docs/reference/forms.md").read_text(encoding="utf-8")
    titles = {
        name.strip()
        for line in page.splitlines()
        if line.startswith("### ")
        for name in line.removeprefix("### ").split(",")
    }
    assert titles >= DIRECTIVES


def test_names_hold_markup_signs() -> None:
    """A field's name is taken whole: no sign in it is read as markup, nor does it end a cell."""
    name = "1.a. *sanksi* / _x_ (tempat, tanggal) [a](b) `c`: ~~d~~"
    template = read_template(
        f"a **{{{{{name}}}}}** b\n\n| A | B |\n|-|-|\n| {{{{x | besar}}}} | c |"
    )
    assert placeholders(template) == (name, "x")
    paragraph = template.nodes[0]
    assert isinstance(paragraph, ParagraphNode)
    assert [part.mark for part in paragraph.text] == [Mark.PLAIN, Mark.BOLD, Mark.PLAIN]


def test_names_with_lines_and_uses() -> None:
    """Each name is told with its line and whether text, a list or a condition is wanted."""
    template = read_template(
        "::: kop\n:::\n\n::: ulang majelis\n{{majelis.nama}}\n:::\n\n"
        "::: jika tidak hasil = terbukti\nx\n:::\n\n::: ttd saksi\n{{a}}\n---\n{{b}}\n:::"
    )
    assert references(template) == (
        Reference("kantor.kop", 1),
        Reference("majelis", 4, Use.LIST),
        Reference("majelis.nama", 5),
        Reference("hasil", 8, Use.CONDITION, "terbukti"),
        Reference("saksi", 12, Use.LIST),
        Reference("a", 13),
        Reference("b", 15),
    )
    (problem,) = unknown_names(template, lambda each: each.name != "hasil")
    assert (problem.line, problem.what) == (8, "isian 'hasil' tidak dikenal")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("1. x\n2. y", ("1.", "2.")),
        ("a. x\nb. y", ("a.", "b.")),
        ("(1) x\n(2) y", ("(1)", "(2)")),
        ("9. x\n10. y\n11. z", ("9.", "10.", "11.")),
        ("I. x\nII. y\nIII. z", ("I.", "II.", "III.")),
        ("a) x\nb) y", ("a)", "b)")),
        ("- x\n- y", ("-", "-")),
        ("x:\n1. y\n2. z", ("1.", "2.")),
        ("x:\n(1) y;\n(2) z", ("(1)", "(2)")),
        ("3.\n   x", ("3.",)),
    ],
)
def test_list_labels(text: str, labels: tuple[str, ...]) -> None:
    """A list has the labels that the template prints."""
    node = read_template(text).nodes[-1]
    assert isinstance(node, ListNode)
    assert node.labels == labels


@pytest.mark.parametrize(
    "text",
    [
        "Pasal 6 ayat\n(1) huruf a",
        "pada tanggal\n12. April",
        "a\n---\nb",
        "<b>x</b> [a](b) `c` ![d](e) &lt; https://x.id",
        "    empat spasi",
        "> kutip",
    ],
)
def test_what_has_no_meaning(text: str) -> None:
    """Wrapped numbers, rules, HTML, links and code are the words of a paragraph."""
    (node,) = read_template(text).nodes
    assert isinstance(node, ParagraphNode)
    words = "".join(getattr(part, "text", "") for part in node.text)
    assert words.split() == text.split()


def test_nested_lists_and_directives_in_items() -> None:
    """Lists nest by their indent, and an item may hold a directive."""
    (node,) = read_template(
        "1. x\n\n   a. y\n   b. z\n2. w:\n\n   ::: isian\n   A : b\n   :::"
    ).nodes
    assert isinstance(node, ListNode)
    inner = node.items[0][1]
    assert isinstance(inner, ListNode)
    assert inner.labels == ("a.", "b.")
    assert isinstance(node.items[1][1], FieldsNode)


def test_directives_nest_with_three_colons() -> None:
    """Directives stand inside each other without counting colons."""
    text = "::: jika a\n::: ulang b\n::: jika c\nx\n:::\ny\n:::\n:::\nz"
    outer, last = read_template(text).nodes
    assert isinstance(last, ParagraphNode)
    assert references(read_template(text)) == (
        Reference("a", 1, Use.CONDITION),
        Reference("b", 2, Use.LIST),
        Reference("c", 3, Use.CONDITION),
    )
    assert outer
