"""The program in a real pseudo-terminal: lost terminals, bad input, crashes, idleness."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pexpect
import pyte
import pytest

from etik_tui.casework.opening import open_workspace
from etik_tui.clock import FixedClock
from etik_tui.plugins.loading import Plugin
from tests.tui.seed import NOW, ROOT, add, make_workspace

PROGRAM = """
import sys
from pathlib import Path
from etik_tui.casework.opening import open_workspace
from etik_tui.clock import FixedClock
from tests.tui.seed import NOW, ROOT
from etik_tui.plugins.loading import Plugin
from etik_tui.tui.start import run
plugin = Plugin(name="bawaslu", profiles=(ROOT / "profiles" / "bawaslu",))
space = open_workspace(Path(sys.argv[1]), FixedClock(NOW), "petugas", plugins=lambda: (plugin,))
{before}
sys.exit(run(space))
"""


def start(folder: Path, before: str = "", **options) -> pexpect.spawn:
    """Start the program in a pseudo-terminal of 80x24 and wait for the board."""
    child = pexpect.spawn(
        sys.executable,
        ["-c", PROGRAM.replace("{before}", before), str(folder)],
        cwd=str(ROOT),
        dimensions=(24, 80),
        timeout=20,
        **options,
    )
    child.logfile_read = BytesIO()
    child.expect("Papan")
    return child


def until_drawn(child: pexpect.spawn, words: str) -> None:
    """Wait until words stand on the terminal, in however many pieces they were sent."""
    ends = time.monotonic() + 20
    while time.monotonic() < ends:
        with suppress(pexpect.TIMEOUT):
            child.read_nonblocking(4096, timeout=0.2)
        screen = pyte.Screen(80, 24)
        pyte.ByteStream(screen).feed(child.logfile_read.getvalue())
        if any(words in row for row in screen.display):
            return
    pytest.fail("\n".join(screen.display))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a workspace with one case."""
    made = make_workspace(tmp_path / "kantor")
    add(made)
    made.close()
    return tmp_path / "kantor"


def drafts(folder: Path) -> list[dict]:
    """Return what drafts were kept."""
    plugin = Plugin(name="bawaslu", profiles=(ROOT / "profiles" / "bawaslu",))
    space = open_workspace(folder, FixedClock(NOW), "petugas", plugins=lambda: (plugin,))
    found = [dict(draft.body) for draft in space.journal.drafts("petugas")]
    space.close()
    return found


def gone(pid: int, within: float) -> bool:
    """Tell whether a child of this process ends in time; it is reaped."""
    limit = time.monotonic() + within
    while time.monotonic() < limit:
        done, _status = os.waitpid(pid, os.WNOHANG)
        if done:
            return True
        time.sleep(0.02)
    return False


def begin_an_act(child: pexpect.spawn) -> None:
    """Open the next act of the first case and type a date."""
    child.send("\r")
    child.expect("Ringkasan")
    child.send("m")
    child.expect("Temuan periksa")
    child.send("17-11-2026")
    until_drawn(child, "Sel 17 Nov 2026")


def test_a_terminal_lost_in_the_middle_of_an_act_ends_the_program(folder: Path) -> None:
    """When the terminal goes away the process is gone within two seconds, the draft kept."""
    child = start(folder)
    begin_an_act(child)
    os.close(child.child_fd)
    assert gone(child.pid, 2.0)
    child.closed = True
    assert drafts(folder)[0]["values"]["dates.diterima"] == "17-11-2026"


def test_a_terminal_lost_without_a_signal_ends_the_program_too(folder: Path) -> None:
    """A process that is not told by SIGHUP sees by itself that its terminal is gone."""
    before = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGHUP])"
    child = start(folder, before)
    begin_an_act(child)
    os.close(child.child_fd)
    assert gone(child.pid, 4.0)
    child.closed = True
    assert drafts(folder)[0]["values"]["dates.diterima"] == "17-11-2026"


def test_being_ended_keeps_the_draft_and_restores_the_terminal(folder: Path) -> None:
    """SIGTERM ends the program in order: the alternate screen is left, the draft kept."""
    child = start(folder)
    begin_an_act(child)
    child.kill(signal.SIGTERM)
    child.expect_exact("\x1b[?1049l")
    child.expect(pexpect.EOF)
    child.wait()
    assert drafts(folder)[0]["values"]["dates.diterima"] == "17-11-2026"


def test_the_program_cannot_be_stopped_and_survives_bad_bytes(folder: Path) -> None:
    """Ctrl+Z does nothing, input that is not UTF-8 is passed over, and q leaves with 0."""
    child = start(folder)
    child.send(b"\x1a\xff\xfe\xc3\x28\x1a")
    time.sleep(0.3)
    child.send("\r")
    child.expect("Ringkasan")
    child.send("q")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0


def test_a_crash_shows_a_code_and_no_values(folder: Path) -> None:
    """An error outside every act ends with a code, a log without values, and exit status 70."""
    before = (
        "from etik_tui.tui.widgets.board import Board\n"
        "def broken(self, y):\n"
        "    secret = 'Budi Rahasia'\n"
        "    raise RuntimeError(secret)\n"
        "Board.on_key = lambda self, event: broken(self, 0)\n"
    )
    child = start(folder, before)
    child.send("j")
    child.expect("kode [0-9A-F]{8}")
    child.expect(pexpect.EOF)
    shown = child.before.decode()
    child.wait()
    assert child.exitstatus == 70
    assert "Rahasia" not in shown
    assert "Traceback" not in shown
    log = Path(os.environ["XDG_STATE_HOME"]) / "etik-tui" / "log" / "crash.log"
    assert "RuntimeError" in log.read_text()
    assert "Rahasia" not in log.read_text()


def test_an_idle_screen_sends_nothing(folder: Path) -> None:
    """While nobody types and nothing changes, not one byte goes to the terminal."""
    child = start(folder)
    time.sleep(1.0)
    while select.select([child.child_fd], [], [], 0.2)[0]:
        os.read(child.child_fd, 65536)
    assert not select.select([child.child_fd], [], [], 2.5)[0]
    child.send("q")
    child.expect(pexpect.EOF)
    child.wait()


def test_the_environment_cannot_make_the_program_do_things(folder: Path) -> None:
    """Variables with which the framework presses keys or takes pictures have no effect."""
    env = os.environ | {"TEXTUAL_PRESS": "q", "TEXTUAL_SCREENSHOT": "1", "PYTHONPATH": str(ROOT)}
    child = start(folder, env=env)
    child.send("\r")
    child.expect("Ringkasan")
    child.send("q")
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus == 0


def test_without_colours_the_screen_says_the_same(folder: Path) -> None:
    """With NO_COLOR no colour is sent; words and signs are all there."""
    child = start(folder, env=os.environ | {"NO_COLOR": "1"})
    child.send("\r")
    child.expect("Tindakan berikutnya")
    assert not re.search(rb"\x1b\[[0-9;]*\b(3[0-8]|4[0-8]|9[0-7])[;m]", child.before + child.after)
    child.send("q")
    child.expect(pexpect.EOF)
    child.wait()


def test_starting_imports_no_textual_before_the_process_is_settled() -> None:
    """The entry point alone loads neither Textual nor Rich."""
    code = "import sys, etik_tui.tui.start; print({'textual', 'rich'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_without_a_terminal_the_program_says_so_and_ends(folder: Path) -> None:
    """With input from a file the interface refuses in a sentence instead of waiting for ever."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("{before}", ""), str(folder)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode != 0
    assert "memerlukan terminal" in done.stderr
