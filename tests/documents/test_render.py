"""Papers as files: the same words in each format, the same bytes each time."""

import io
import subprocess
import sys
import zipfile

import pytest
from pypdf import PdfReader

from etik_tui.documents.block import (
    Fields,
    Heading,
    PageSize,
    Paper,
    Paragraph,
    Signature,
    Signatures,
    Table,
    plain,
)
from etik_tui.documents.render import Format, render
from etik_tui.documents.text import text_lines
from etik_tui.domain.shown import cells
from tests.documents.papers import PAPERS, letter


@pytest.mark.parametrize("name", PAPERS)
def test_word_and_pdf_say_the_same(name: str, texts: dict[str, tuple[str, str]]) -> None:
    """LibreOffice opens the .docx and prints the words of our .pdf, in the same order."""
    word, pdf = texts[name]
    assert word == pdf
    assert "PEMERIKSAANPEGAWAI" in pdf


@pytest.mark.parametrize("format", Format)
def test_same_paper_same_bytes(format: Format) -> None:
    """A paper drawn twice gives the same bytes."""
    assert render(letter(), format) == render(letter(), format)


def test_default_font_needs_no_system() -> None:
    """Without a font of its own a .pdf carries the font that the program brings."""
    reader = PdfReader(io.BytesIO(render(Paper(title="x", blocks=letter().blocks), Format.PDF)))
    names = {font["/BaseFont"] for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert all("LibertinusSerif" in name for name in names)


@pytest.mark.parametrize(
    ("paper", "millimetres"),
    [
        (Paper(title="x", blocks=()), (210, 297)),
        (Paper(title="x", blocks=(), page=PageSize.F4), (215, 330)),
        (Paper(title="x", blocks=(), landscape=True), (297, 210)),
    ],
)
def test_page_size(paper: Paper, millimetres: tuple[int, int]) -> None:
    """Both formats have the page asked for."""
    from docx import Document

    box = PdfReader(io.BytesIO(render(paper, Format.PDF))).pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == millimetres
    section = Document(io.BytesIO(render(paper, Format.WORD))).sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == millimetres


def test_contents() -> None:
    """A table of contents names every title, and the .pdf has them as bookmarks."""
    blocks = (Heading(text=plain("Satu")), Paragraph(text=plain("x")), Heading(text=plain("Dua")))
    paper = Paper(title="x", blocks=blocks, contents=True)
    reader = PdfReader(io.BytesIO(render(paper, Format.PDF)))
    assert [entry["/Title"] for entry in reader.outline] == ["Satu", "Dua"]
    assert "DAFTAR ISI" in reader.pages[0].extract_text()
    with zipfile.ZipFile(io.BytesIO(render(paper, Format.WORD))) as file:
        xml = file.read("word/document.xml").decode()
    assert "DAFTAR ISI" in xml
    assert "PAGEREF judul2" in xml
    assert 'w:name="judul2"' in xml


def test_places_to_sign_stay_on_one_page() -> None:
    """A place to sign at the end of a full page goes to the next as a whole."""
    sign = Signatures(columns=(Signature(above=(plain("Ketua,"),), below=(plain("NAMA"),)),))
    filler = Paragraph(text=plain("kata " * 60))
    for count in range(8, 14):
        paper = Paper(title="x", blocks=(*[filler] * count, sign))
        pages = PdfReader(io.BytesIO(render(paper, Format.PDF))).pages
        signed = [page.extract_text() for page in pages if "Ketua," in page.extract_text()]
        assert len(signed) == 1
        assert "NAMA" in signed[0]


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_preview_keeps_its_width(width: int) -> None:
    """No line of a preview is wider than asked."""
    lines = [line for paper in PAPERS.values() for line in text_lines(paper, width)]
    assert max(map(cells, lines)) <= width


def test_preview_of_fields_lists_and_signatures() -> None:
    """The preview shows names at one colon, hanging values and places to sign side by side."""
    paper = Paper(
        title="x",
        blocks=(
            Fields(rows=((plain("A"), plain("satu dua tiga empat")), (plain("Bcd"), plain("e")))),
            Table(head=(plain("No."), plain("Isi")), rows=((plain("1"), plain("x")),)),
            Signatures(
                columns=(
                    Signature(above=(plain("Ketua,"),), below=(plain("Ani"),)),
                    Signature(above=(plain("Saksi,"),), below=(plain("Budi"),)),
                )
            ),
        ),
    )
    rule = "─" * 23
    assert "\n".join(text_lines(paper, 24)) == (
        "A   : satu dua tiga\n      empat\nBcd : e\n\n"
        f"{rule}\n│ No.      │ Isi      │\n{rule}\n│ 1        │ x        │\n{rule}\n\n"
        "Ketua,      Saksi,\n\n\n\nAni         Budi"
    )


def test_markdown_of_a_letter() -> None:
    """Markdown has the letter's words and their marks."""
    text = render(letter(), Format.MARKDOWN).decode()
    assert "**Dr. Siti Aminah, S.H., M.H.** yang *dinyatakan* terbukti/~~tidak terbukti~~" in text
    assert "# BERITA ACARA PEMERIKSAAN" in text
    assert "| 1 | Ahmad | Pembina |" in text
    assert "- 1\\. Nama : Ahmad" in text


def test_libraries_are_imported_when_a_paper_is_made() -> None:
    """Reading this package's modules imports no library for documents."""
    code = (
        "import sys, etik_tui.documents.render, etik_tui.documents.fill, "
        "etik_tui.documents.template, etik_tui.documents.context\n"
        "heavy = {'docx', 'typst', 'markdown_it', 'mdit_py_plugins', 'pypdf'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize(
    "table",
    [
        Table(head=(), rows=()),
        Table(head=(plain("Nama"), plain("Ket")), rows=()),
        Table(head=(), rows=((plain("a"),), (plain("b"), plain("c"), plain("d")))),
        Table(head=(plain("Nama"),), rows=((), (plain("b"), plain("c"))), widths=(1.0,)),
    ],
    ids=["empty", "head only", "ragged", "head too short"],
)
def test_a_table_of_any_shape_is_drawn(table: Table, format: Format) -> None:
    """Missing cells are empty ones; a table without rows or head is drawn without them."""
    content = render(Paper(title="x", blocks=(table,)), format)
    if format is Format.TEXT:
        assert all(cells(line) <= 80 for line in content.decode().splitlines())
    assert content
