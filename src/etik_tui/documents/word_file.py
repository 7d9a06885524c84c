"""What python-docx leaves to its caller in a .docx: pages, borders, counted pages, fixed dates."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from etik_tui.documents.layout import MARGINS

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    Container = Document | _Cell

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
FILE_DATE = datetime(2000, 1, 1, tzinfo=UTC)
LONGEST_TITLE = 255
"""Characters that the data of a .docx has room for."""

_HEADINGS = 6


def new_document(*, title: str, font: str, size: float, page: tuple[float, float]) -> Document:
    """Return an empty document with its font, page and titles set; page in millimetres."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page[0]), Mm(page[1])
    section.left_margin, section.right_margin = Mm(MARGINS["left"]), Mm(MARGINS["right"])
    section.top_margin, section.bottom_margin = Mm(MARGINS["top"]), Mm(MARGINS["bottom"])
    section.footer_distance = Mm(10)
    _set_style(document, "Normal", font, size)
    for level in range(1, _HEADINGS + 1):
        _set_style(document, f"Heading {level}", font, size)
    core = document.core_properties
    core.title = title[:LONGEST_TITLE]
    core.author = core.last_modified_by = core.comments = ""
    core.created = core.modified = FILE_DATE
    core.revision = 1
    return document


def _set_style(document: Document, name: str, font: str, size: float) -> None:
    style = document.styles[name]
    style.font.name = font
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.italic = False
    form = style.paragraph_format
    form.space_after = Pt(6)
    form.line_spacing = 1.1
    if name != "Normal":
        form.space_after = Pt(2)
        style.font.bold = True
        form.space_before = Pt(12)
        form.keep_with_next = True
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for key in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[key]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font)
    language = _element("w:lang", val="id-ID")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(language)


def saved(document: Document) -> bytes:
    """Return the file with the same date on every part, so that equal papers are equal files."""
    first = io.BytesIO()
    document.save(first)
    out = io.BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()


def write_footer(document: Document, text: str) -> None:
    """Write the foot of each page: the text, and at the right the page and their number."""
    section = document.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    made = section.footer.paragraphs[0]
    made.paragraph_format.tab_stops.clear_all()
    made.style = document.styles["Normal"]
    made.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    made.add_run(text)
    made.add_run().add_tab()
    made.add_run("Halaman ")
    _field(made, "PAGE", "1")
    made.add_run(" dari ")
    _field(made, "NUMPAGES", "1")
    for run in made.runs:
        run.font.size = Pt(8)


def contents_line(paragraph: Paragraph, words: str, number: int, room: float) -> None:
    """Write a line of the contents: a title and, behind dots, the page of its bookmark."""
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Pt(room), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph.add_run(words)
    paragraph.add_run().add_tab()
    _field(paragraph, f"PAGEREF judul{number} \\h", "…")


def _field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Write a field that Word computes; `code` is ours, never a value of a case."""
    for kind in ("begin", "", "separate", "text", "end"):
        run = paragraph.add_run(shown if kind == "text" else "")
        if kind == "text":
            continue
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))  # noqa: SLF001 - XML of the run
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {code} "
            run._r.append(instruction)  # noqa: SLF001 - XML of the run


def bookmark(paragraph: Paragraph, number: int) -> None:
    """Make a title known to the contents."""
    start = _element("w:bookmarkStart", id=str(number), name=f"judul{number}")
    end = _element("w:bookmarkEnd", id=str(number))
    element = paragraph._p  # noqa: SLF001 - XML of the paragraph
    place = 1 if element.pPr is not None else 0
    element.insert(place, start)
    element.append(end)


def page_break_after(paragraph: Paragraph) -> None:
    """End the page with a paragraph."""
    from docx.enum.text import WD_BREAK

    paragraph.add_run().add_break(WD_BREAK.PAGE)


def double_rule(paragraph: Paragraph) -> None:
    """Rule a thick and a thin line under a paragraph, as letterheads have."""
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:bottom", val="thickThinSmallGap", sz="24", space="4", color="auto"))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - XML of the paragraph
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    paragraph.paragraph_format.space_after = Pt(14)


def boxed(run: Run, *, spaced: bool) -> None:
    """Draw a box around a run; its letters are spaced for a loud word."""
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - XML of the run
    if spaced:
        properties.insert_element_before(_element("w:spacing", val="30"), "w:sz", "w:szCs")
    properties.append(_element("w:bdr", val="single", sz="6", space="2", color="auto"))


def add_table(document: Document, rows: int, widths: list[float], *, ruled: bool) -> Table:
    """Return a table of fixed column widths in points, ruled or not."""
    made: Table = document.add_table(rows=rows, cols=len(widths))
    if ruled:
        made.style = document.styles["Table Grid"]
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Pt(width)
        for cell in column.cells:
            cell.width = Pt(width)
    return made


def repeat_head(row: _Row) -> None:
    """Repeat a table's first row on each page."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - XML of the row
    properties.append(_element("w:tblHeader", val="true"))


def keep_together(table: Table) -> None:
    """Keep a table on one page, with the paragraph before its end."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))  # noqa: SLF001
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
                paragraph.paragraph_format.space_after = Pt(0)


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
