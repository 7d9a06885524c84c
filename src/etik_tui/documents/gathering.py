"""Blocks that belong together, put together after a template is filled."""

import re
from collections.abc import Iterable
from functools import reduce

from etik_tui.documents.block import Block, Fields, Items, Run, Signatures, Text
from etik_tui.documents.label import advanced

_NUMBER = re.compile(r"((?:\d{1,3}|[a-zA-Z])[.)])\s+")


def gathered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with numbered fields as a list.

    `1. Nama : …` followed by `NIP : …` is the first item of a list that holds both rows.
    """
    return tuple(_listed(block) if isinstance(block, Fields) else block for block in blocks)


def joined(before: list[Block], after: list[Block]) -> list[Block]:
    """Return blocks one after another.

    Fields that meet there are aligned at one colon, places to sign stand in one group.
    """
    if not before or not after:
        return [*before, *after]
    last, first = before[-1], after[0]
    if isinstance(last, Signatures) and isinstance(first, Signatures):
        both = Signatures(columns=last.columns + first.columns)
        return [*before[:-1], both, *after[1:]]
    if not (isinstance(last, Fields) and isinstance(first, Fields)):
        return [*before, *after]
    if (last.indent, last.small) != (first.indent, first.small):
        return [*before, *after]
    widest = max(last.widest, first.widest, key=len)
    rows = last.rows + first.rows
    one = Fields(rows=rows, indent=last.indent, small=last.small, widest=widest)
    return [*before[:-1], one, *after[1:]]


def numbered_on(rounds: list[list[Block]]) -> list[Block]:
    """Return the rounds of a repeat; if each is one list of one item, as one list counted on.

    Rounds of several fields without a number, such as one person each, stay apart.
    """
    heads = [blocks[0] for blocks in rounds if len(blocks) == 1]
    lists = [block for block in heads if isinstance(block, Items) and len(block.items) == 1]
    if rounds and all(_is_record(blocks) for blocks in rounds):
        return [block for blocks in rounds for block in blocks]
    if not rounds or len(lists) < len(rounds):
        return reduce(joined, rounds, [])
    labels = tuple(advanced(block.labels[0], place) for place, block in enumerate(lists))
    return [Items(labels=labels, items=tuple(block.items[0] for block in lists))]


def _is_record(blocks: list[Block]) -> bool:
    only = blocks[0] if len(blocks) == 1 else None
    if not isinstance(only, Fields) or len(only.rows) < 2:
        return False
    return not _NUMBER.match(_words(only.rows[0][0]))


def _listed(block: Fields) -> Block:
    """Return fields whose first label of a group is numbered as a list of groups."""
    labels = [_NUMBER.match(_words(label)) for label, _ in block.rows]
    if not labels or not labels[0] or all(labels):
        return block
    groups: list[list[tuple[Text, Text]]] = []
    for found, (label, value) in zip(labels, block.rows, strict=True):
        if found:
            groups.append([(_without(label, found.end()), value)])
        else:
            groups[-1].append((label, value))
    widest = max((_words(label) for rows in groups for label, _ in rows), key=len)
    return Items(
        labels=tuple(found.group(1) for found in labels if found),
        items=tuple(
            (Fields(rows=tuple(rows), small=block.small, widest=widest),) for rows in groups
        ),
        indent=block.indent,
    )


def _words(text: Text) -> str:
    return "".join(run.text for run in text)


def _without(text: Text, count: int) -> Text:
    """Return text without its first characters."""
    out: list[Run] = []
    for run in text:
        out.append(Run(run.text[count:], run.mark))
        count = max(0, count - len(run.text))
    return tuple(run for run in out if run.text)
