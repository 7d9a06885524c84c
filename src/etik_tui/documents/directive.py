"""The fenced directives of a template, each read into its nodes."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Struct

from etik_tui.documents.block import Align
from etik_tui.documents.inline import BREAK
from etik_tui.documents.layout import is_wide
from etik_tui.documents.markup import Source
from etik_tui.documents.template import (
    BreakNode,
    ConditionNode,
    FieldsNode,
    Inline,
    LetterheadNode,
    Node,
    ParagraphNode,
    RepeatNode,
    SignatureNode,
    SignaturesNode,
    SmallNode,
    TableNode,
)
from etik_tui.locale import _

LETTERHEAD = "kantor.kop"
"""The path of the letterhead's lines, unless `::: kop` names another field."""

_COLON = re.compile(r"\s*:(?:\s+|$)")
_NOT = "tidak "
_WITHOUT_ARGUMENT = frozenset({"tengah", "kanan", "isian", "kecil", "tambahan", "lompat"})

Read = Callable[[str], Inline]
"""Reads one line's words."""


class Directive(Struct, frozen=True, kw_only=True):
    """A directive as it stands: either its raw `lines` or the nodes of its `body`."""

    name: str
    argument: str
    line: int
    lines: tuple[str, ...] = ()
    body: tuple[Node, ...] = ()


def read_directive(directive: Directive, read: Read, source: Source) -> tuple[Node, ...]:
    """Return the nodes of a directive; mistakes are reported to the source."""
    name, argument, line = directive.name, directive.argument, directive.line
    if argument and name in _WITHOUT_ARGUMENT:
        what = _("::: {name} tidak memakai {argument!r}").format(name=name, argument=argument)
        source.report(line - 1, what, _("tulis ::: {name}").format(name=name))
    if name in {"kop", "lompat"} and any(each.strip() for each in directive.lines):
        what = _("::: {name} tidak berisi apa-apa").format(name=name)
        source.report(line - 1, what, _("tutup langsung dengan :::"))
    match name:
        case "kop":
            return (LetterheadNode(name=argument or LETTERHEAD, line=line),)
        case "tengah":
            return tuple(_aligned(directive, Align.CENTRE, read))
        case "kanan":
            return tuple(_aligned(directive, Align.RIGHT, read))
        case "isian":
            return tuple(_fields(_rows(directive, read, source)))
        case "ttd":
            columns = tuple(_columns(directive, read))
            return (SignaturesNode(columns=columns, each=argument, line=line),)
        case "kecil" | "tambahan":
            return (SmallNode(body=directive.body, addition=name == "tambahan"),)
        case "ulang":
            _require(directive, source, "::: ulang majelis")
            return (RepeatNode(each=argument, body=directive.body, line=line),)
        case "ulang-baris":
            _require(directive, source, "::: ulang-baris majelis")
            return _row_repeat(directive, source)
        case "jika":
            return (_condition(directive, source),)
        case _:
            return (BreakNode(),)


def _require(directive: Directive, source: Source, example: str) -> None:
    if not directive.argument:
        what = _("::: {name} tanpa sasaran").format(name=directive.name)
        remedy = _("misalnya {example}").format(example=example)
        source.report(directive.line - 1, what, remedy)


def _aligned(directive: Directive, align: Align, read: Read) -> Iterator[Node]:
    """Yield a paragraph for each group of lines; each line stays its own."""
    group: list[Inline] = []
    for line in (*directive.lines, ""):
        if line.strip():
            group.append(read(line.strip()))
        elif group:
            yield ParagraphNode(text=_joined(group), align=align)
            group = []


def _joined(lines: list[Inline]) -> Inline:
    out = list(lines[0])
    for line in lines[1:]:
        out += [BREAK, *line]
    return tuple(out)


class _Row(Struct, frozen=True):
    """A row of an `isian` block: its indent in spaces, the label as it stands, both texts."""

    indent: int
    label: str
    name: Inline
    value: Inline


def _rows(directive: Directive, read: Read, source: Source) -> list[_Row]:
    out: list[_Row] = []
    for index, line in enumerate(directive.lines, directive.line):
        if not line.strip():
            continue
        label, *rest = _COLON.split(line.strip(), maxsplit=1)
        if rest:
            own = len(line) - len(line.lstrip())
            indent = own if label or not (own and out) else out[-1].indent
            out.append(_Row(indent, label, read(label), read(rest[0])))
        else:
            what, remedy = _("baris isian tanpa titik dua"), _("tulis Label : {{isian}}")
            source.report(index, what, remedy)
    return out


def _fields(rows: list[_Row]) -> Iterator[FieldsNode]:
    """Yield the rows in blocks of one indent, two spaces a step; one indent has one colon."""
    least = min((row.indent for row in rows), default=0)
    widest = {
        row.indent: max(_labels_beside(rows, row.indent), key=len, default="") for row in rows
    }
    for indent, group in groupby(rows, key=lambda row: row.indent):
        texts = tuple((row.name, row.value) for row in group)
        several = len(widest) > 1
        yield FieldsNode(
            rows=texts, indent=(indent - least) // 2, widest=widest[indent] if several else ""
        )


def _labels_beside(rows: list[_Row], indent: int) -> Iterator[str]:
    return (row.label for row in rows if row.indent == indent and not is_wide(row.label))


def _columns(directive: Directive, read: Read) -> Iterator[SignatureNode]:
    above: list[Inline] = []
    below: list[Inline] = []
    lines = above
    for raw in (*directive.lines, "|||"):
        line = raw.strip()
        if line == "|||":
            yield SignatureNode(above=tuple(above), below=tuple(below))
            above, below = [], []
            lines = above
        elif line == "---":
            lines = below
        elif line or lines:
            lines.append(read(line))


def _row_repeat(directive: Directive, source: Source) -> tuple[Node, ...]:
    tables = [node for node in directive.body if isinstance(node, TableNode)]
    if len(tables) != 1 or len(directive.body) != 1:
        what = _("::: ulang-baris harus berisi tepat satu tabel")
        source.report(directive.line - 1, what, _("pakai ::: ulang untuk yang lain"))
        return ()
    table = tables[0]
    each = directive.argument
    return (
        TableNode(
            head=table.head, rows=table.rows, widths=table.widths, each=each, line=directive.line
        ),
    )


def _condition(directive: Directive, source: Source) -> ConditionNode:
    _require(directive, source, "::: jika putusan.hasil = terbukti")
    negated = directive.argument.startswith(_NOT)
    name, _, value = directive.argument.removeprefix(_NOT).partition(" = ")
    return ConditionNode(
        name=name.strip(),
        value=value.strip(),
        negated=negated,
        body=directive.body,
        line=directive.line,
    )
