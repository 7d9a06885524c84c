"""A paper as .docx: paragraphs with hanging indents and tab stops, easy to go on editing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from etik_tui.documents.block import (
    Align,
    Banner,
    Block,
    Fields,
    Gap,
    Heading,
    Items,
    Letterhead,
    Mark,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    Text,
    brief,
    drawable,
)
from etik_tui.documents.layout import (
    GAP_DOTS,
    SMALL,
    breadth,
    enumerated,
    evened,
    front,
    head_repeats,
    is_wide,
    item_width,
    label_width,
    page_size,
    room,
    rows_of_signatures,
    shortened,
    squared,
    without_head,
    words_on_paper,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run as WordRun

    from etik_tui.documents.word_file import Container

DEFAULT_FONT = "Times New Roman"
STEP = 28.35
"""Points of one step of indent: a centimetre."""

SIGNING_LINES = 4
"""Empty lines to sign in."""


class _Lead(Struct, frozen=True):
    """What stands before a paragraph's first words: labels and where each begins, in points."""

    labels: tuple[tuple[float, str], ...] = ()

    def with_label(self, at: float, label: str) -> _Lead:
        """Return this lead with one more label."""
        return _Lead((*self.labels, (at, label)))


_NO_LEAD = _Lead()


def word_bytes(paper: Paper) -> bytes:
    """Return a paper as .docx; the same paper gives the same bytes."""
    from etik_tui.documents.word_file import new_document, saved, write_footer

    width, height = page_size(paper)
    document = new_document(
        title=brief(paper.title),
        font=paper.font or DEFAULT_FONT,
        size=paper.size,
        page=(width, height),
    )
    writer = _Writer(document, paper.size, paper.size * breadth(paper.font), room(paper))
    first = front(paper)
    writer.blocks(paper.blocks[:first])
    if paper.contents:
        writer.contents(paper.blocks)
    writer.blocks(paper.blocks[first:])
    write_footer(document, brief(paper.footer))
    return saved(document)


class _Writer:
    """Writes blocks at the end of a document, or of a cell of one of its tables."""

    def __init__(self, document: Document, size: float, measure: float, room: float) -> None:
        self.document = document
        self.size = size
        self.measure = measure
        self.room = room
        self.headings = 0

    def blocks(self, blocks: tuple[Block, ...], left: float = 0.0, lead: _Lead = _NO_LEAD) -> None:
        """Write blocks set in by `left` points; the lead goes before the first."""
        before: Block | None = None
        for block in blocks:
            if lead.labels and isinstance(block, Table | Signatures | PageBreak | Gap | Letterhead):
                self.paragraph((), left=left, lead=lead)
                lead = _NO_LEAD
            self.block(block, left, lead, before)
            before, lead = block, _NO_LEAD
        if lead.labels:
            self.paragraph((), left=left, lead=lead)

    def block(self, block: Block, left: float, lead: _Lead, before: Block | None) -> None:
        """Write one block."""
        from etik_tui.documents.word_file import page_break_after

        match block:
            case Paragraph():
                left += block.indent * STEP
                small = SMALL if block.small else 1.0
                after = 3.0 if lead.labels else 6.0
                made = self.paragraph(block.text, left=left, lead=lead, after=after, scale=small)
                _align(made, evened(block.align, block.text))
            case Heading():
                self.heading(block, tight=isinstance(before, Heading))
            case Fields():
                self.fields(block, left + block.indent * STEP, lead)
            case Items():
                self.items(block, left + block.indent * STEP, lead)
            case Table():
                self.table(block)
            case Signatures():
                self.signatures(block)
            case Letterhead():
                self.letterhead(block)
            case Banner():
                self.banner(block)
            case Gap():
                for _ in range(block.lines):
                    self.paragraph((), after=0)
            case PageBreak():
                page_break_after(self.paragraph((), after=0))

    def paragraph(
        self,
        text: Text,
        *,
        left: float = 0.0,
        lead: _Lead = _NO_LEAD,
        after: float = 6.0,
        scale: float = 1.0,
        into: Container | None = None,
    ) -> WordParagraph:
        """Write a paragraph that hangs behind its lead; `scale` is for small print."""
        from docx.shared import Pt

        made = (into or self.document).add_paragraph()
        form = made.paragraph_format
        form.space_after = Pt(after)
        if left:
            form.left_indent = Pt(left)
        if lead.labels:
            form.first_line_indent = Pt(lead.labels[0][0] - left)
            for at, _ in lead.labels[1:]:
                form.tab_stops.add_tab_stop(Pt(at))
            form.tab_stops.add_tab_stop(Pt(left))
            for _, label in lead.labels:
                self.run(made, Run(label), scale)
                made.add_run().add_tab()
        for run in text:
            self.run(made, run, scale)
        return made

    def run(self, into: WordParagraph, run: Run, scale: float = 1.0) -> WordRun:
        """Write a run; its line breaks are kept."""
        from docx.shared import Pt

        made = into.add_run(GAP_DOTS if run.mark is Mark.GAP else drawable(run.text))
        match run.mark:
            case Mark.BOLD:
                made.bold = True
            case Mark.ITALIC:
                made.italic = True
            case Mark.UNDERLINE:
                made.underline = True
            case Mark.STRUCK:
                made.font.strike = True
            case _:
                pass
        if scale != 1.0:
            made.font.size = Pt(self.size * scale)
        return made

    def heading(self, block: Heading, *, tight: bool) -> None:
        """Write a title; titles that follow each other stand close together."""
        from docx.shared import Pt

        from etik_tui.documents.word_file import bookmark

        made = self.document.add_heading(level=min(max(block.level, 1), 6))
        made.paragraph_format.space_before = Pt(0 if tight else 12)
        for run in block.text:
            self.run(made, run)
        _align(made, block.align)
        self.headings += 1
        bookmark(made, self.headings)

    def contents(self, blocks: tuple[Block, ...]) -> None:
        """Write the table of contents: each title with a field that counts its page."""
        from etik_tui.documents.word_file import contents_line, page_break_after

        title = self.paragraph((Run("DAFTAR ISI", Mark.BOLD),))
        _align(title, Align.CENTRE)
        made = title
        for number, block in enumerate((b for b in blocks if isinstance(b, Heading)), 1):
            words = " ".join(words_on_paper(block.text).split())
            made = self.paragraph((), left=(block.level - 1) * self.size, after=2)
            contents_line(made, words, number, self.room)
        page_break_after(made)

    def fields(self, block: Fields, left: float, lead: _Lead) -> None:
        """Write rows of name and value: name, tab, colon, tab, value that hangs."""
        scale = SMALL if block.small else 1.0
        size = self.measure * scale
        names = [words_on_paper(label) for label, _ in block.rows]
        colon = left + label_width(names, block.widest, size) + size * 0.3
        start = colon + size * 0.8
        for place, (name, head, (label, value)) in enumerate(
            zip(names, enumerated(block.rows), block.rows, strict=True)
        ):
            last = place == len(block.rows) - 1
            after = 6.0 if last else 1.0
            if is_wide(name):
                self.paragraph((*label, Run(" :")), left=left, lead=lead, after=1, scale=scale)
                made = self.paragraph(value, left=left + STEP, after=after, scale=scale)
            else:
                names_lead = lead.with_label(left, name).with_label(colon, ":") if name else lead
                hang = names_lead.with_label(start, head) if head else names_lead
                made = self.paragraph(
                    without_head(value, head),
                    left=start + (size * 1.5 if head else 0),
                    lead=hang,
                    after=after,
                    scale=scale,
                )
            _align(made, evened(Align.JUSTIFY, value))
            lead = _NO_LEAD

    def items(self, block: Items, left: float, lead: _Lead) -> None:
        """Write a list: labels as printed, their text hanging behind."""
        inner = left + item_width(block.labels, self.measure)
        for label, item in zip(block.labels, block.items, strict=True):
            self.blocks(item, inner, lead.with_label(left, drawable(label)))
            lead = _NO_LEAD

    def table(self, block: Table) -> None:
        """Write a ruled table whose head repeats on each page."""
        from docx.shared import Pt

        from etik_tui.documents.word_file import add_table, repeat_head

        table = squared(block)
        rows = [*([table.head] if table.head else []), *table.rows]
        widths = [share * self.room for share in table.widths]
        made = add_table(self.document, len(rows), widths, ruled=True)
        for place, (row, texts) in enumerate(zip(made.rows, rows, strict=True)):
            is_head = bool(table.head) and not place
            for cell, text in zip(row.cells, texts, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(1)
                _align(paragraph, Align.CENTRE if is_head else Align.LEFT)
                for run in shortened(text):
                    short = Run(brief(run.text), run.mark) if is_head else run
                    drawn = self.run(paragraph, short, 0.9)
                    drawn.bold = True if is_head else drawn.bold
        if block.head and head_repeats(block.head):
            repeat_head(made.rows[0])
        self.paragraph((), after=0)

    def signatures(self, block: Signatures) -> None:
        """Write places to sign in a table without rules, kept on one page."""
        from etik_tui.documents.word_file import add_table, keep_together

        for row in rows_of_signatures(block.columns):
            count = 2 if len(row) == 1 else len(row)
            made = add_table(self.document, 1, [self.room / count] * count, ruled=False)
            cells = made.rows[0].cells[count - len(row) :]
            tallest = max(len(one.above) for one in row)
            for one, cell in zip(row, cells, strict=True):
                align = Align.LEFT if len(row) == 1 else Align.CENTRE
                self.signature(one, cell, tallest, align)
            keep_together(made)
            self.paragraph((), after=0)

    def signature(self, one: Signature, cell: Container, tallest: int, align: Align) -> None:
        """Write one place to sign; names of one row stand on one line."""
        empty: tuple[Text, ...] = ((),) * (tallest - len(one.above))
        lines = (*empty, *one.above, *((),) * SIGNING_LINES, *one.below)
        first = cell.paragraphs[0]
        for place, line in enumerate(lines):
            made = first if not place else self.paragraph((), after=0, into=cell)
            for run in line:
                self.run(made, run)
            _align(made, align)

    def letterhead(self, block: Letterhead) -> None:
        """Write the office's head over its double rule."""
        from etik_tui.documents.word_file import double_rule

        made = None
        for place, raw in enumerate(block.lines):
            line = brief(raw)
            large = line.upper() == line and not any(char.isdigit() for char in line)
            scale = 1.25 if not place else 1.1 if large else SMALL
            mark = Mark.BOLD if not place or large else Mark.PLAIN
            made = self.paragraph((Run(line, mark),), after=0, scale=scale)
            _align(made, Align.CENTRE)
        if made is not None:
            double_rule(made)

    def banner(self, block: Banner) -> None:
        """Write a boxed word over the paper."""
        from etik_tui.documents.word_file import boxed

        text = brief(block.text)
        loud = text.upper() == text
        made = self.paragraph(())
        _align(made, Align.CENTRE)
        run = self.run(made, Run(text, Mark.BOLD if loud else Mark.ITALIC), 1.0 if loud else SMALL)
        run.text = f"\u00a0{run.text}\u00a0"
        boxed(run, spaced=loud)


def _align(paragraph: WordParagraph, align: Align) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph.alignment = {
        Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
        Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
        Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
        Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
    }[align]
