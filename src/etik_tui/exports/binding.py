"""Several PDFs bound into one: papers behind their title pages, with labels of pages."""

import io

from etik_tui.locale import _


def bound(main: bytes, annexes: tuple[bytes, ...]) -> bytes:
    """Return a PDF with each annex behind its title page, which are the last pages of `main`.

    Pages of the main part keep their numbers as labels, so that its table of contents stays
    right; those of an annex are labelled `L1-1`, `L1-2` … Equal files give equal bytes.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.constants import PageLabelStyle

    writer = PdfWriter(clone_from=io.BytesIO(main))
    first = len(writer.pages) - len(annexes)
    place, printed = first, first
    if first:
        writer.set_page_label(0, first - 1, style=PageLabelStyle.DECIMAL, start=1)
    for number, content in enumerate(annexes, start=1):
        reader = PdfReader(io.BytesIO(content))
        printed += 1
        writer.set_page_label(place, place, style=PageLabelStyle.DECIMAL, start=printed)
        place += 1
        count = len(reader.pages)
        title = _("Surat lampiran {n}").format(n=number)
        writer.merge(place, reader, outline_item=title, import_outline=False)
        prefix = f"L{number}-"
        style = PageLabelStyle.DECIMAL
        writer.set_page_label(place, place + count - 1, style=style, prefix=prefix, start=1)
        place += count
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
