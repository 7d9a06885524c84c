"""What a paper consists of: blocks of plain text that three renderers draw alike.

Values of a case enter as the text of a `Run`, after any markup has been read, so nothing that a
person typed can become markup of the paper.
"""

from enum import StrEnum

from msgspec import Struct

from etik_tui.domain.shown import LIMIT, shown


class Mark(StrEnum):
    """How a stretch of text is set."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRUCK = "struck"
    GAP = "gap"
    """A value that is missing: drawn as a dotted line to fill in by hand; its text is its name."""


class Align(StrEnum):
    """Where lines of a paragraph stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


class Run(Struct, frozen=True):
    """A stretch of text set in one way; a line break inside it is kept."""

    text: str
    mark: Mark = Mark.PLAIN


Text = tuple[Run, ...]


class Paragraph(Struct, frozen=True, kw_only=True, tag="paragraph"):
    """Lines of text; `small` is for notes under the letter, `indent` counts steps."""

    text: Text
    align: Align = Align.JUSTIFY
    small: bool = False
    indent: int = 0


class Heading(Struct, frozen=True, kw_only=True, tag="heading"):
    """A title; level 1 is the paper's own. Headings make the table of contents of a file."""

    text: Text
    level: int = 1
    align: Align = Align.CENTRE


class Fields(Struct, frozen=True, kw_only=True, tag="fields"):
    """Names and values aligned at the colon: `Nama : …`; a wrapped value hangs.

    A row without a name continues the one above, without a colon. `widest` is the longest name of
    other blocks that share its colon.
    """

    rows: tuple[tuple[Text, Text], ...]
    indent: int = 0
    widest: str = ""
    small: bool = False


class Items(Struct, frozen=True, kw_only=True, tag="items"):
    """A list; `labels` are printed as given (`1.`, `a.`, `-`), one for each item."""

    labels: tuple[str, ...]
    items: tuple[tuple["Block", ...], ...]
    indent: int = 0


class Table(Struct, frozen=True, kw_only=True, tag="table"):
    """A ruled table; `widths` are relative, its head repeats on each page."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()


class Signature(Struct, frozen=True, kw_only=True, tag="signature"):
    """One place to sign: lines above (place, date, office), lines below (name, NIP)."""

    above: tuple[Text, ...]
    below: tuple[Text, ...]


class Signatures(Struct, frozen=True, kw_only=True, tag="signatures"):
    """Places to sign side by side, kept together on a page; a single one stands at the right."""

    columns: tuple[Signature, ...]


class Letterhead(Struct, frozen=True, kw_only=True, tag="letterhead"):
    """The office's head over a double rule: the first line is the largest."""

    lines: tuple[str, ...]


class Banner(Struct, frozen=True, kw_only=True, tag="banner"):
    """A word over the paper such as RAHASIA, or that the regulation has no such form."""

    text: str


class Gap(Struct, frozen=True, kw_only=True, tag="gap"):
    """Empty lines."""

    lines: int = 1


class PageBreak(Struct, frozen=True, kw_only=True, tag="page-break"):
    """What follows begins a page."""


Block = (
    Paragraph
    | Heading
    | Fields
    | Items
    | Table
    | Signatures
    | Letterhead
    | Banner
    | Gap
    | PageBreak
)


class PageSize(StrEnum):
    """Paper: A4 210 x 297 mm, F4 (folio) 215 x 330 mm."""

    A4 = "A4"
    F4 = "F4"


class Paper(Struct, frozen=True, kw_only=True):
    """A whole paper, ready for a renderer.

    `footer` stands small at the foot of each page. `contents` asks for a table of contents of
    the headings, behind the first page break if there is one. `font` is a family name, `size` in
    points. `title` names it in the file's data.
    """

    title: str
    blocks: tuple[Block, ...]
    page: PageSize = PageSize.A4
    font: str = ""
    size: float = 12.0
    footer: str = ""
    landscape: bool = False
    contents: bool = False


def plain(text: str, mark: Mark = Mark.PLAIN) -> Text:
    """Return text set in one way."""
    return (Run(text, mark),)


LONGEST = 100_000
"""Characters of one value that are printed; how many more there are is printed after them."""


BRIEF = 500
"""Characters of a title, letterhead, footer, banner or head of a table."""


def brief(text: str) -> str:
    """Return text safe for what stands on each page or is not broken over pages: one short line."""
    line = shown(" ".join(text[:BRIEF].split("\n")))
    return line if len(text) <= BRIEF else f"{line}… <+{len(text) - BRIEF}>"


def drawable(text: str) -> str:
    """Return text that is safe on paper: no control, bidi or invisible characters, lines kept."""
    text = text.replace("\r\n", "\n")
    pieces = (text[at : at + LIMIT] for at in range(0, min(len(text), LONGEST), LIMIT))
    clean = "".join(shown(piece, lines=True) for piece in pieces)
    return clean if len(text) <= LONGEST else f"{clean}… <+{len(text) - LONGEST}>"
