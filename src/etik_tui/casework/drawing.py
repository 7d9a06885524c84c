"""Many papers drawn at once: as many as there are processors, handed over in their order."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

MOST = 8
T = TypeVar("T")


def in_order(jobs: Iterable[Callable[[], T]], workers: int = 0) -> Generator[T, None, None]:
    """Yield what jobs return, in their order, while threads do the next ones.

    `jobs` is read as far as there are idle `workers`, by default one for each processor, so that
    memory does not grow with their number. Whoever stops early leaves what has not begun undone.
    An error of a job is raised in its place.

    Threads, because a confined session may not start processes; drawing a .pdf leaves the
    interpreter to others.
    """
    count = workers or min(MOST, os.cpu_count() or 1)
    waiting: deque[Future[T]] = deque()
    with ThreadPoolExecutor(count) as pool:
        try:
            for job in jobs:
                waiting.append(pool.submit(job))
                if len(waiting) > count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()
