"""The whole program in English: every place and every tab, in a real terminal."""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pexpect
import pyte
import pytest

from etik_tui.casework.demo import make_demo

SIZE = (120, 36)
# Words of the interface that no regulation and no invented name has.
INDONESIAN = frozenset(
    {
        *("Cari", "Keluar", "Bantuan", "Buka", "Hapus", "Saring", "Tampilan", "Tutup", "Lembaga"),
        *("Ringkasan", "Kronologi", "Pihak", "Dokumen", "Tindakan", "Mengapa", "Muat", "Perkara"),
        *("Draf", "Pilih", "Gulir"),
    }
)
# What stands in the header of each place.
PLACES: Mapping[str, str] = {
    "1": "Board",
    "2": "Calendar",
    "3": "Checklist",
    "4": "Review",
    "6": "Rule",
    "7": "Plugin",
}


class Terminal:
    """A terminal with the program in it."""

    def __init__(self, folder: Path) -> None:
        self.screen = pyte.Screen(*SIZE)
        self._stream = pyte.Stream(self.screen)
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "etik_tui", "--workspace", str(folder), "--lang", "en"],
            env={**os.environ, "TERM": "xterm-256color"},
            dimensions=SIZE[::-1],
            encoding="utf-8",
        )

    def until(self, word: str, seconds: float = 60) -> str:
        """Read until a word is on the screen; return the screen."""
        for _wait in range(int(seconds * 10)):
            self._read()
            if any(word in line for line in self.screen.display):
                self._read()
                return "\n".join(self.screen.display)
        raise AssertionError(word + "\n" + "\n".join(self.screen.display))

    def _read(self) -> None:
        try:
            self._stream.feed(self._child.read_nonblocking(65536, timeout=0.1))
        except pexpect.TIMEOUT:
            return

    def press(self, key: str) -> None:
        """Press a key."""
        self._child.send(key)

    def close(self) -> None:
        """End the program."""
        self._child.close(force=True)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """Open the demonstration in English."""
    folder = tmp_path / "demo"
    make_demo(folder, today=date.today(), cases=6).close()
    opened = Terminal(folder)
    yield opened
    opened.close()


def indonesian(shown: str) -> set[str]:
    """Return the words of the interface that are not English."""
    return {word.strip(".,:·") for word in shown.split()} & INDONESIAN


def test_every_place_and_tab_speaks_english(terminal: Terminal) -> None:
    """Headers, hints, lists and tabs have no word of the source language left."""
    shown = terminal.until("Exit")
    assert not indonesian(shown), shown
    for key, name in PLACES.items():
        terminal.press(key)
        shown = terminal.until(name)
        assert not indonesian(shown), shown
    terminal.press("1")
    terminal.until("Search")
    terminal.press("\r")
    shown = terminal.until("Summary")
    for _tab in range(10):
        assert not indonesian(shown), shown
        terminal.press("\t")
        shown = terminal.until("Summary")
    terminal.press("?")
    assert not indonesian(terminal.until("Help"))
