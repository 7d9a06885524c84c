"""Telling how far something long has come while its parts are worked on."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from etik_tui.journal.progress import Progress

Item = TypeVar("Item")
EVERY = 50
"""Parts between two tellings."""


def counted(items: Iterable[Item], total: int, progress: Progress | None) -> Iterator[Item]:
    """Yield what there is, and tell now and then how much of the total is done."""
    done = 0
    for done, item in enumerate(items, start=1):
        yield item
        if progress and not done % EVERY:
            progress(min(done, total), total)
    if progress and total:
        progress(total, total)
