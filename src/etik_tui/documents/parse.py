"""From a template text to nodes: Markdown's structure and the directives' own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etik_tui.documents.directive import Directive, read_directive
from etik_tui.documents.inline import read_inline
from etik_tui.documents.markup import DIRECTIVES, LINE_DIRECTIVES, prepare
from etik_tui.documents.template import (
    HeadingNode,
    Inline,
    ListNode,
    Node,
    ParagraphNode,
    TableNode,
    Template,
)
from etik_tui.errors import InputError
from etik_tui.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    from etik_tui.documents.markup import Source

_CONTAINER = "directive"


def read_template(text: str, *, file: str = "") -> Template:
    """Read a template text; raises InputError with every mistake and its line."""
    from markdown_it.tree import SyntaxTreeNode

    source = prepare(text, file)
    md = _parser()
    tree = SyntaxTreeNode(md.parse("\n".join([*source.markdown, ""])))
    nodes = _Reader(source, md).nodes(tree.children)
    if source.problems:
        raise InputError(
            _("Templat memuat {n} kesalahan.").format(n=len(source.problems)),
            problems=sorted(source.problems, key=lambda problem: problem.line),
            where=file,
            remedy=_("Perbaiki baris yang disebut."),
        )
    return Template(nodes=nodes, file=file)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin

    md = MarkdownIt("zero").enable(
        ["heading", "list", "table", "emphasis", "strikethrough", "escape", "newline"]
    )
    return md.use(container_plugin, name=_CONTAINER, validate=lambda *_: True)


class _Reader:
    """Turns the syntax tree of one template into nodes; mistakes go to its source."""

    def __init__(self, source: Source, md: MarkdownIt) -> None:
        self.source = source
        self.md = md

    def nodes(self, children: Sequence[SyntaxTreeNode]) -> tuple[Node, ...]:
        """Return the nodes of a run of siblings."""
        return tuple(node for child in children for node in self.node(child))

    def node(self, tree: SyntaxTreeNode) -> tuple[Node, ...]:
        """Return the nodes of one element."""
        match tree.type:
            case "paragraph":
                return (ParagraphNode(text=self.inline(tree)),)
            case "heading":
                return (HeadingNode(text=self.inline(tree), level=int(tree.tag[1])),)
            case "ordered_list" | "bullet_list":
                labels = tuple(self.label(item) for item in tree.children)
                items = tuple(self.nodes(item.children) for item in tree.children)
                return (ListNode(labels=labels, items=items),)
            case "table":
                return (self.table(tree),)
            case _:
                return self.directive(tree)

    def inline(self, tree: SyntaxTreeNode) -> Inline:
        """Return the words of an element that holds nothing but words."""
        tokens = tree.children[0].to_tokens()[0].children if tree.children else None
        return read_inline(tokens or (), self.source.slots)

    def line(self, text: str) -> Inline:
        """Return the words of one line of a directive."""
        return read_inline(self.md.parseInline(text)[0].children or (), self.source.slots)

    def label(self, item: SyntaxTreeNode) -> str:
        """Return the label of a list item as the template prints it."""
        start = item.map[0] if item.map else 0
        return self.source.labels.get(start, "-") if item.markup in {".", ")"} else "-"

    def table(self, tree: SyntaxTreeNode) -> TableNode:
        """Return a table; widths follow the dashes under its head, an empty head is none."""
        start = tree.map[0] if tree.map else 0
        rows = [
            tuple(self.inline(cell) for cell in row.children)
            for part in tree.children
            for row in part.children
        ]
        dashes = self.source.lines[start + 1].strip().strip("|").split("|")
        widths = tuple(float(max(1, cell.count("-"))) for cell in dashes)
        return TableNode(
            head=rows[0] if any(rows[0]) else (),
            rows=tuple(rows[1:]),
            widths=widths if len(set(widths)) > 1 else (),
            line=start + 1,
        )

    def directive(self, tree: SyntaxTreeNode) -> tuple[Node, ...]:
        """Return the nodes of a fenced directive; unknown ones were reported while preparing."""
        start, end = tree.map or (0, 0)
        name, _, argument = tree.info.strip().partition(" ")
        if name not in DIRECTIVES:
            return ()
        lines = name in LINE_DIRECTIVES
        directive = Directive(
            name=name,
            argument=argument.strip(),
            line=start + 1,
            lines=tuple(self.source.lines[start + 1 : end]) if lines else (),
            body=() if lines else self.nodes(tree.children),
        )
        return read_directive(directive, self.line, self.source)
