"""The wording of a form, read once: nodes whose slots a case fills later."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from msgspec import Struct

from etik_tui.documents.block import Align, Mark
from etik_tui.errors import Problem
from etik_tui.locale import _


class Literal(Struct, frozen=True):
    """Words of the form itself."""

    text: str
    mark: Mark = Mark.PLAIN


class Slot(Struct, frozen=True):
    """A placeholder: the annex field or path to print, and its filters in order."""

    name: str
    filters: tuple[str, ...] = ()
    mark: Mark = Mark.PLAIN
    line: int = 0


Inline = tuple[Literal | Slot, ...]


class ParagraphNode(Struct, frozen=True, kw_only=True):
    """A paragraph."""

    text: Inline
    align: Align = Align.JUSTIFY


class HeadingNode(Struct, frozen=True, kw_only=True):
    """A title."""

    text: Inline
    level: int


class FieldsNode(Struct, frozen=True, kw_only=True):
    """Rows of label and value; `indent` in steps, `widest` the longest label at its colon."""

    rows: tuple[tuple[Inline, Inline], ...]
    indent: int = 0
    widest: str = ""


class ListNode(Struct, frozen=True, kw_only=True):
    """A list with its printed labels."""

    labels: tuple[str, ...]
    items: tuple[tuple["Node", ...], ...]


class TableNode(Struct, frozen=True, kw_only=True):
    """A table; `each` names the list that its body rows are repeated for."""

    head: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    widths: tuple[float, ...] = ()
    each: str = ""
    line: int = 0


class SignatureNode(Struct, frozen=True, kw_only=True):
    """Lines above and below the place to sign."""

    above: tuple[Inline, ...]
    below: tuple[Inline, ...]


class SignaturesNode(Struct, frozen=True, kw_only=True):
    """Places to sign; `each` names the list that they are repeated for."""

    columns: tuple[SignatureNode, ...]
    each: str = ""
    line: int = 0


class LetterheadNode(Struct, frozen=True, kw_only=True):
    """The office's head, whose lines are the value of `name`."""

    name: str
    line: int = 0


class RepeatNode(Struct, frozen=True, kw_only=True):
    """What is printed for each record of the list `each`."""

    each: str
    body: tuple["Node", ...]
    line: int = 0


class ConditionNode(Struct, frozen=True, kw_only=True):
    """What is printed if a value is there, or is `value`; `negated` if it is not."""

    name: str
    body: tuple["Node", ...]
    value: str = ""
    negated: bool = False
    line: int = 0


class SmallNode(Struct, frozen=True, kw_only=True):
    """Small print; `addition` marks what the annex does not contain."""

    body: tuple["Node", ...]
    addition: bool = False


class BreakNode(Struct, frozen=True, kw_only=True):
    """A page break."""


Node = (
    ParagraphNode
    | HeadingNode
    | FieldsNode
    | ListNode
    | TableNode
    | SignaturesNode
    | LetterheadNode
    | RepeatNode
    | ConditionNode
    | SmallNode
    | BreakNode
)


class Use(StrEnum):
    """What a template wants of a name."""

    TEXT = "text"
    LIST = "list"
    CONDITION = "condition"


class Reference(Struct, frozen=True):
    """A name that a template asks for, in which line and for what; `value` of a comparison."""

    name: str
    line: int
    use: Use = Use.TEXT
    value: str = ""


class Template(Struct, frozen=True, kw_only=True):
    """A form's wording; `file` is where it was read, for messages."""

    nodes: tuple[Node, ...]
    file: str = ""


def references(template: Template) -> tuple[Reference, ...]:
    """Return every name that the template asks for, in the order of the text."""
    return tuple(_of_nodes(template.nodes))


def placeholders(template: Template) -> tuple[str, ...]:
    """Return the names that are printed, each once, in the order of the text."""
    return tuple(dict.fromkeys(r.name for r in references(template) if r.use is Use.TEXT))


def unknown_names(template: Template, known: Callable[[Reference], bool]) -> tuple[Problem, ...]:
    """Return a problem for each name that `known` does not accept."""
    return tuple(
        Problem(
            what=_("isian {name!r} tidak dikenal").format(name=reference.name),
            file=template.file,
            line=reference.line,
            remedy=_("pakai nama isian formulir ini atau jalur yang terdaftar"),
        )
        for reference in references(template)
        if not known(reference)
    )


def _of_nodes(nodes: tuple[Node, ...]) -> Iterator[Reference]:
    for node in nodes:
        yield from _of_node(node)


def _of_node(node: Node) -> Iterator[Reference]:
    match node:
        case ParagraphNode() | HeadingNode():
            yield from _of_inline(node.text)
        case FieldsNode():
            yield from _of_inlines(part for row in node.rows for part in row)
        case ListNode():
            for item in node.items:
                yield from _of_nodes(item)
        case TableNode():
            yield from _of_inlines(node.head)
            yield from _of_list(node.each, node.line)
            yield from _of_inlines(cell for row in node.rows for cell in row)
        case SignaturesNode():
            yield from _of_list(node.each, node.line)
            yield from _of_inlines(
                part for column in node.columns for part in (*column.above, *column.below)
            )
        case LetterheadNode():
            yield Reference(node.name, node.line)
        case RepeatNode():
            yield from _of_list(node.each, node.line)
            yield from _of_nodes(node.body)
        case ConditionNode():
            yield Reference(node.name, node.line, Use.CONDITION, node.value)
            yield from _of_nodes(node.body)
        case SmallNode():
            yield from _of_nodes(node.body)
        case BreakNode():
            pass


def _of_list(name: str, line: int) -> Iterator[Reference]:
    if name:
        yield Reference(name, line, Use.LIST)


def _of_inlines(texts: "Iterator[Inline] | tuple[Inline, ...]") -> Iterator[Reference]:
    for text in texts:
        yield from _of_inline(text)


def _of_inline(text: Inline) -> Iterator[Reference]:
    for part in text:
        if isinstance(part, Slot):
            yield Reference(part.name, part.line)
