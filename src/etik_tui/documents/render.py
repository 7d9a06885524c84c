"""A paper in the format asked for."""

from enum import StrEnum

from etik_tui.documents.block import Paper


class Format(StrEnum):
    """Formats of a paper; the value is the file name's ending."""

    MARKDOWN = "md"
    TEXT = "txt"
    WORD = "docx"
    PDF = "pdf"


def render(paper: Paper, format: Format) -> bytes:
    """Return a paper's file; equal papers give equal bytes. Libraries are imported here only."""
    match format:
        case Format.MARKDOWN:
            from etik_tui.documents.markdown import markdown_text

            return markdown_text(paper).encode()
        case Format.TEXT:
            from etik_tui.documents.text import text_lines

            return "\n".join([*text_lines(paper), ""]).encode()
        case Format.WORD:
            from etik_tui.documents.word import word_bytes

            return word_bytes(paper)
        case Format.PDF:
            from etik_tui.documents.pdf import pdf_bytes

            return pdf_bytes(paper)
