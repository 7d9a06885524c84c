"""The examination in a real pseudo-terminal: killed, cut off, and typed into in one burst."""

import os
import signal
import time
from pathlib import Path

import pexpect
import pyte
import pytest

from etik_tui.casework.opening import open_workspace
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.plugins.loading import Plugin
from tests.tui.seed import NOW, ROOT, make_workspace, with_panel
from tests.tui.test_process import gone, start

HALF = "Saya lupa tanggalnya, tetapi sebelum rap"


def opened(folder: Path) -> Workspace:
    """Open the workspace beside the program under test."""
    plugin = Plugin(name="bawaslu", profiles=(ROOT / "profiles" / "bawaslu",))
    return open_workspace(folder, FixedClock(NOW), "petugas", plugins=lambda: (plugin,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a workspace with one case that has its Majelis."""
    made = make_workspace(tmp_path / "kantor")
    with_panel(made)
    made.close()
    return tmp_path / "kantor"


class Window:
    """What a terminal of 80x24 shows of a running program."""

    def __init__(self, child: pexpect.spawn) -> None:
        self.child = child
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self._stream.feed(child.before + child.after + child.buffer)

    def shows(self, words: str, within: float = 20.0) -> None:
        """Read until the screen shows these words."""
        limit = time.monotonic() + within
        while time.monotonic() < limit:
            if words in " ".join("\n".join(self._screen.display).split()):
                return
            try:
                self._stream.feed(self.child.read_nonblocking(65536, timeout=0.05))
            except pexpect.TIMEOUT:
                continue
        pytest.fail(f"{words!r} is not on screen:\n" + "\n".join(self._screen.display))

    def type(self, keys: str) -> None:
        """Send keys."""
        self.child.send(keys)

    def kill(self) -> None:
        """End the program as a power cut does."""
        self.child.kill(signal.SIGKILL)
        self.child.wait()


def begin(folder: Path, expected: str) -> Window:
    """Open the examination of the only case, and wait for what it shows."""
    window = Window(start(folder))
    for keys, words in (
        ("l", "001/KE"),
        ("l\r", "Ringkasan Kronologi"),
        ("\x1b[C" * 5, "Tanya jawab BAP"),
        ("t", expected),
    ):
        window.type(keys)
        window.shows(words)
    return window


def questions(folder: Path) -> list[tuple[str, str]]:
    """Return the pairs on record."""
    space = opened(folder)
    try:
        case = space.case(next(iter(space.journal.case_ids())))
        return [(each.question, each.answer) for each in case.questions]
    finally:
        space.close()


def drafts(folder: Path) -> list[dict]:
    """Return what drafts were kept."""
    space = opened(folder)
    try:
        return [dict(each.body) for each in space.journal.drafts("petugas")]
    finally:
        space.close()


def wait_for_draft(folder: Path, answer: str) -> None:
    """Wait until a draft has this answer; it must have it within two seconds."""
    limit = time.monotonic() + 2.0
    while time.monotonic() < limit:
        if any(each["answer"] == answer for each in drafts(folder)):
            return
        time.sleep(0.05)
    pytest.fail(f"the draft does not have {answer!r}: {drafts(folder)}")


def type_half(window: Window) -> None:
    """Record a pair, and type half of the next."""
    window.type("Apakah sehat?\rSehat.\r")
    window.shows("Pertanyaan 2")
    window.type("Kapan?\r")
    window.shows("Jawaban 2")
    window.type(HALF)


def test_half_an_answer_survives_kill_9(folder: Path) -> None:
    """What was half typed when the process was killed is in the entry again afterwards."""
    window = begin(folder, "Pertanyaan 1")
    type_half(window)
    wait_for_draft(folder, HALF)
    window.kill()
    assert questions(folder) == [("Apakah sehat?", "Sehat.")]
    again = begin(folder, HALF)
    again.shows("Jawaban 2")
    again.type("at\r")
    again.shows("Pertanyaan 3")
    again.kill()
    assert questions(folder)[1] == ("Kapan?", f"{HALF}at")
    assert drafts(folder) == []


def test_typing_without_a_pause_is_kept_all_the_same(folder: Path) -> None:
    """Whoever never stops typing has at most the last two seconds unsaved."""
    window = begin(folder, "Pertanyaan 1")
    for _key in range(40):
        window.type("a")
        time.sleep(0.05)
    window.kill()
    kept = drafts(folder)[0]["question"]
    assert kept
    assert set(kept) == {"a"}


def test_a_question_is_kept_the_moment_enter_is_pressed(folder: Path) -> None:
    """Enter after a question keeps it before the screen says so: a kill then loses nothing."""
    window = begin(folder, "Pertanyaan 1")
    window.type("Siapa atasan Saudara?\r")
    window.shows("Jawaban 1")
    window.kill()
    assert [each["question"] for each in drafts(folder)] == ["Siapa atasan Saudara?"]


def test_a_lost_terminal_keeps_every_key(folder: Path) -> None:
    """When the connection breaks the last keys typed are kept and the process ends."""
    window = begin(folder, "Pertanyaan 1")
    type_half(window)
    window.shows(HALF)
    os.close(window.child.child_fd)
    assert gone(window.child.pid, 2.0)
    window.child.closed = True
    assert [each["answer"] for each in drafts(folder)] == [HALF]


def test_thirty_pairs_in_one_burst(folder: Path) -> None:
    """Thirty pairs that arrive in one go, as over a slow line, are all recorded as typed."""
    typed = [(f"Pertanyaan nomor {n}?", f"Jawaban nomor {n}.") for n in range(1, 31)]
    window = begin(folder, "Pertanyaan 1")
    window.type("".join(f"{question}\r{answer}\r" for question, answer in typed))
    window.shows("30 tanya jawab", within=30)
    window.kill()
    assert questions(folder) == typed
