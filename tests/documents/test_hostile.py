"""Values that try to become markup, code or commands of the formats that they are drawn in."""

import io
import re
import unicodedata
import zipfile
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from etik_tui.documents.block import Paper, Paragraph, drawable, plain
from etik_tui.documents.render import Format, render
from tests.documents.hostile import HOSTILE
from tests.documents.papers import hostile, letter

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS = re.compile(r"\s+")


def _word(paper: Paper) -> tuple[ET.Element, list[str]]:
    """Return the body of a .docx and the addresses that its parts link to outside."""
    with zipfile.ZipFile(io.BytesIO(render(paper, Format.WORD))) as file:
        links = [
            target
            for name in file.namelist()
            if name.endswith(".rels")
            for target in re.findall(r'TargetMode="External"', file.read(name).decode())
        ]
        return ET.fromstring(file.read("word/document.xml")), links


@pytest.mark.parametrize("name", HOSTILE)
def test_word_holds_only_text(name: str) -> None:
    """No value adds an element, a field or a link to a .docx."""
    plainly, _ = _word(hostile("kata " * 20))
    body, links = _word(hostile(HOSTILE[name]))
    known = {element.tag for element in plainly.iter()} | {f"{WORD}br", f"{WORD}noBreakHyphen"}
    assert {element.tag for element in body.iter()} <= known
    assert not list(body.iter(f"{WORD}instrText"))
    assert links == []


@pytest.mark.parametrize("name", HOSTILE)
def test_pdf_holds_only_text(name: str) -> None:
    """No value adds a link, a script or a file to a .pdf, and none is run."""
    data = render(hostile(HOSTILE[name]), Format.PDF)
    reader = PdfReader(io.BytesIO(data))
    assert not any("/Annots" in page for page in reader.pages)
    assert not {"/OpenAction", "/AA", "/Names"} & set(reader.root_object)
    assert not reader.attachments


@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_holds_only_text(name: str) -> None:
    """No value becomes HTML, a link, code, or a title of its own in Markdown."""
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = md.parse(render(hostile(HOSTILE[name]), Format.MARKDOWN).decode())
    kinds = {token.type for token in tokens}
    kinds |= {child.type for token in tokens for child in token.children or ()}
    assert not kinds & {
        "html_block", "html_inline", "link_open", "image", "code_inline", "code_block", "fence",
        "blockquote_open", "ordered_list_open",
    }  # fmt: skip
    assert sum(token.type == "heading_open" for token in tokens) <= 1
    assert sum(token.type == "table_open" for token in tokens) <= 1


@pytest.mark.parametrize("name", HOSTILE)
def test_preview_can_be_drawn(name: str) -> None:
    """A preview holds no character that a terminal obeys."""
    text = render(hostile(HOSTILE[name]), Format.TEXT).decode()
    assert not {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Co"}} - {"\n"}


@pytest.mark.parametrize("name", ["template", "typst", "xml", "field", "formula"])
def test_values_are_printed_as_typed(name: str) -> None:
    """What was typed stands in the .pdf sign by sign."""
    paper = Paper(title="x", blocks=(Paragraph(text=plain(HOSTILE[name])),))
    text = PdfReader(io.BytesIO(render(paper, Format.PDF))).pages[0].extract_text()
    assert SIGNS.sub("", HOSTILE[name]) in SIGNS.sub("", text.replace("\u200b", ""))


def test_fifty_thousand_characters_are_all_printed() -> None:
    """A value of 50,000 characters is printed whole, as .docx and as .pdf."""
    value = HOSTILE["unbroken"]
    paper = Paper(title="x", blocks=(Paragraph(text=plain(value)),))
    body, _ = _word(paper)
    assert value in "".join(body.itertext())
    pages = PdfReader(io.BytesIO(render(paper, Format.PDF))).pages
    assert sum(page.extract_text().count("A") for page in pages) == len(value)


def test_longer_values_say_how_much_is_left() -> None:
    """Beyond 100,000 characters a value says how many more there are."""
    assert drawable("x" * 100_003).endswith("x… <+3>")


@pytest.mark.parametrize("format", Format)
def test_a_hostile_case_fills_a_letter(format: Format) -> None:
    """A letter of which every value is hostile is drawn in each format."""
    for value in HOSTILE.values():
        record = {"nama": value, "pangkat": value, "peran": value}
        paper = letter(
            nama=value, tempat=value, tanggal=value, keadaan=value, pasal=value,
            majelis=(record, record), tembusan=({"isi": value},), **{"kantor.kop": value},
        )  # fmt: skip
        assert render(paper, format)
