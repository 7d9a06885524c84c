"""How far something long has come, on a terminal, and Ctrl+C that ends it between two steps."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import perf_counter
from types import FrameType
from typing import Self

WIDTH = 40
EVERY = 0.1
"""Seconds between two drawings."""


class ProgressBar:
    """Draws a bar on standard error where that is a terminal, and nothing elsewhere.

    Inside a `with` its line is ended when what it shows ends early.
    """

    def __init__(self) -> None:
        self._drawn = 0.0
        self._is_open = False
        self._is_shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._is_open:
            self.close()

    def __call__(self, done: int, total: int) -> None:
        moment = perf_counter()
        if not self._is_shown or not total or (moment - self._drawn < EVERY and done < total):
            return
        self._drawn = moment
        full = WIDTH * done // total
        bar = "█" * full + "░" * (WIDTH - full)
        end = "\n" if done >= total else ""
        self._is_open = not end
        print(f"\r  {bar} {done}/{total}", end=end, file=sys.stderr, flush=True)

    def close(self) -> None:
        """End the line of a bar that was left half-way."""
        self._is_open = False
        if self._is_shown:
            print(file=sys.stderr)

    def say(self, words: str) -> None:
        """Say what is being done, where a bar would be drawn."""
        if self._is_shown:
            print(words, file=sys.stderr)


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether Ctrl+C was pressed; a second Ctrl+C ends the program."""
    pressed: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:
        del frame
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
