"""What a terminal shows, replayed from what a program sent."""

import re
from typing import Any, ClassVar

import pyte

# Sequences that pyte would take for text: questions, keyboard protocols, strings to the terminal.
UNKNOWN = re.compile(
    r"\x1b\[[<=>][0-9;]*[ -/]*[@-~]|\x1b\[\??[0-9;]*[ -/]+[@-~]|\x1b[P_^X].*?\x1b\\", re.DOTALL
)
CONTROL = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b[ -/]*[0-~]|[\x00-\x08\x0e-\x1f]"
)


class _Cells(pyte.Screen):
    """A screen that also knows how to repeat a character."""

    _last = " "

    def draw(self, data: str) -> None:
        """Write text, and remember the end of it."""
        self._last = data[-1:] or self._last
        super().draw(data)

    def repeat(self, count: int = 1) -> None:
        """Write the last character again."""
        self.draw(self._last * (count or 1))

    def report_device_status(self, *args: Any, **kwargs: Any) -> None:
        """Answer nothing: the session does."""

    report_device_attributes = report_device_status


class _Stream(pyte.Stream):
    csi: ClassVar = {**pyte.Stream.csi, "b": "repeat"}
    events = pyte.Stream.events | {"repeat"}


class Screen:
    """The cells of a terminal of `width` x `height`."""

    def __init__(self, width: int, height: int) -> None:
        self._cells = _Cells(width, height)
        self._stream = _Stream(self._cells)
        self._rest = b""

    def feed(self, data: bytes) -> None:
        """Show what was sent; a character or sequence cut in two waits for its other half."""
        data = self._rest + data
        cut = _whole(data)
        self._rest = data[cut:]
        self._stream.feed(UNKNOWN.sub("", data[:cut].decode("utf-8", "replace")))

    def lines(self) -> list[str]:
        """Return the rows as text."""
        return [row.rstrip() for row in self._cells.display]

    def filled(self) -> int:
        """Return how many cells hold something."""
        return sum(not each.isspace() for row in self._cells.display for each in row)


def _whole(data: bytes) -> int:
    """Return where the last, unfinished character or sequence begins."""
    escape = data.rfind(b"\x1b", max(0, len(data) - 256))
    if escape >= 0 and not CONTROL.match(data, escape):
        return escape
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte >= 0xC0:
            length = 2 + (byte >= 0xE0) + (byte >= 0xF0)
            return len(data) - back if length > back else len(data)
        if byte < 0x80:
            break
    return len(data)


def plain(data: bytes) -> str:
    """Return the text in what was sent, without where it stands."""
    return CONTROL.sub(b" ", data).decode("utf-8", "replace")
