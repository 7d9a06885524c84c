"""A template filled from a case: every value enters as text, after the wording has been read."""

from collections.abc import Iterator
from datetime import date, time

from msgspec import Struct

from etik_tui.documents.block import (
    Banner,
    Block,
    Fields,
    Heading,
    Items,
    Letterhead,
    Mark,
    PageBreak,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    Text,
    drawable,
)
from etik_tui.documents.filter import OPTIONAL, filtered, printed
from etik_tui.documents.gathering import gathered, joined, numbered_on
from etik_tui.documents.template import (
    BreakNode,
    ConditionNode,
    FieldsNode,
    HeadingNode,
    Inline,
    LetterheadNode,
    ListNode,
    Literal,
    Node,
    ParagraphNode,
    RepeatNode,
    SignatureNode,
    SignaturesNode,
    Slot,
    SmallNode,
    TableNode,
    Template,
)
from etik_tui.documents.value import Choice, Coded, Source, Value

CONFIDENTIAL = Banner(text="RAHASIA")
NOT_PROVIDED = Banner(text="Format tidak disediakan oleh peraturan")
ADDITION = "Tambahan, tidak ada dalam formulir lampiran:"
"""What stands over the parts of a paper that its annex does not contain."""


class Filled(Struct, frozen=True, kw_only=True):
    """A filled form: its blocks, and the names whose values are missing, in the order printed."""

    blocks: tuple[Block, ...]
    missing: tuple[str, ...] = ()


def fill(
    template: Template, source: Source, *, confidential: bool = False, provided: bool = True
) -> Filled:
    """Return the paper that a template makes of a source's values.

    A missing value is a gap that carries its name. `confidential` and `provided` put their banners
    over the paper.
    """
    filling = _Filling()
    blocks = filling.blocks(template.nodes, source)
    banners = [*([CONFIDENTIAL] if confidential else ()), *(() if provided else [NOT_PROVIDED])]
    return Filled(blocks=(*banners, *gathered(blocks)), missing=tuple(filling.missing))


class _Filling:
    """One filling: remembers what was missing, each name once."""

    def __init__(self) -> None:
        self.missing: dict[str, None] = {}

    def blocks(self, nodes: tuple[Node, ...], source: Source) -> list[Block]:
        """Return the blocks of nodes."""
        out: list[Block] = []
        loose = False
        for node in nodes:
            new = self.node(node, source)
            # Fields that a condition splits stay aligned at one colon.
            movable = isinstance(node, ConditionNode)
            out = joined(out, new) if loose or movable else [*out, *new]
            loose = movable or (loose and not new)
        return out

    def node(self, node: Node, source: Source) -> list[Block]:
        """Return the blocks of one node."""
        match node:
            case ParagraphNode():
                return [Paragraph(text=self.text(node.text, source), align=node.align)]
            case HeadingNode():
                return [Heading(text=self.text(node.text, source), level=node.level)]
            case FieldsNode():
                rows = tuple(
                    (self.text(label, source), self.text(value, source))
                    for label, value in node.rows
                )
                return [Fields(rows=rows, indent=node.indent, widest=node.widest)]
            case ListNode():
                items = tuple(gathered(self.blocks(item, source)) for item in node.items)
                return [Items(labels=node.labels, items=items)]
            case TableNode():
                return [self.table(node, source)]
            case SignaturesNode():
                columns = (
                    self.signature(column, record)
                    for record in self.records(node.each, source)
                    for column in node.columns
                )
                return [Signatures(columns=tuple(columns))]
            case LetterheadNode():
                return [self.letterhead(node, source)]
            case RepeatNode():
                rounds = [self.blocks(node.body, each) for each in self.records(node.each, source)]
                return numbered_on(rounds)
            case ConditionNode():
                held = _holds(node, source.value(node.name))
                return self.blocks(node.body, source) if held is not node.negated else []
            case SmallNode():
                return _small(self.blocks(node.body, source), addition=node.addition)
            case BreakNode():
                return [PageBreak()]

    def records(self, name: str, source: Source) -> tuple[Source, ...]:
        """Return the records of a list; one that is not known is printed once, with gaps."""
        if not name:
            return (source,)
        value = source.value(name)
        if isinstance(value, tuple):
            return value
        self.missing[name] = None
        return (source,)

    def table(self, node: TableNode, source: Source) -> Table:
        """Return a table, its rows repeated where the node says so."""
        rows = (
            tuple(self.text(cell, record) for cell in row)
            for record in self.records(node.each, source)
            for row in node.rows
        )
        head = tuple(self.text(cell, source) for cell in node.head)
        return Table(head=head, rows=tuple(rows), widths=node.widths)

    def signature(self, node: SignatureNode, source: Source) -> Signature:
        """Return one place to sign."""
        return Signature(
            above=tuple(self.text(line, source) for line in node.above),
            below=tuple(self.text(line, source) for line in node.below),
        )

    def letterhead(self, node: LetterheadNode, source: Source) -> Block:
        """Return the office's head, or a gap where the office has none."""
        text = self.text((Slot(node.name),), source)
        if text[0].mark is Mark.GAP:
            return Paragraph(text=text)
        return Letterhead(lines=tuple(text[0].text.split("\n")))

    def text(self, inline: Inline, source: Source) -> Text:
        """Return the words of a line with their values."""
        runs: list[Run] = []
        for part in inline:
            if isinstance(part, Literal):
                runs.append(Run(part.text, part.mark))
            else:
                runs += self.slot(part, source.value(part.name))
        return tuple(runs)

    def slot(self, slot: Slot, value: Value) -> Iterator[Run]:
        """Yield what a placeholder prints."""
        if isinstance(value, Choice):
            yield from self.choice(slot, value)
            return
        text = ""
        if isinstance(value, str | int | date | time):
            text = drawable(printed(filtered(value, slot.filters))).strip()
        if text:
            yield Run(text, slot.mark)
        elif OPTIONAL in slot.filters:
            yield Run("-", slot.mark)
        else:
            self.missing[slot.name] = None
            yield Run(slot.name, Mark.GAP)

    def choice(self, slot: Slot, choice: Choice) -> Iterator[Run]:
        """Yield the words of a choice; what is not chosen is struck out."""
        if not choice.chosen:
            self.missing[slot.name] = None
        for place, (key, word) in enumerate(choice.options):
            if place:
                yield Run(choice.separator, slot.mark)
            struck = bool(choice.chosen) and key not in choice.chosen
            text = drawable(printed(filtered(word, slot.filters)))
            yield Run(text, Mark.STRUCK if struck else slot.mark)


def _holds(node: ConditionNode, value: Value) -> bool:
    if isinstance(value, Choice):
        return node.value in value.chosen if node.value else bool(value.chosen)
    if node.value and isinstance(value, Coded):
        return node.value in value.codes
    if not node.value:
        return value is not None and value != () and str(value).strip() != ""
    return str(value) == node.value


def _small(blocks: list[Block], *, addition: bool) -> list[Block]:
    """Return blocks in small print, under a line that says so if the annex lacks them."""
    note = Paragraph(text=(Run(ADDITION, Mark.ITALIC),))
    return [_smaller(block) for block in ([note, *blocks] if addition and blocks else blocks)]


def _smaller(block: Block) -> Block:
    match block:
        case Paragraph():
            return Paragraph(text=block.text, align=block.align, indent=block.indent, small=True)
        case Fields():
            return Fields(rows=block.rows, indent=block.indent, widest=block.widest, small=True)
        case Items():
            items = tuple(tuple(_smaller(each) for each in item) for item in block.items)
            return Items(labels=block.labels, items=items, indent=block.indent)
        case _:
            return block
