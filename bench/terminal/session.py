"""One program in a pseudo-terminal of its own: what it sends and when, what it costs."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.terminal.reply import Replies

SIZE = (120, 36)
# Seconds between two looks at a silent program.
TICK = 0.005
# Of the two seconds that a program is given to end by itself.
GRACE = 2.0
READ = 65536


@dataclass(frozen=True)
class Chunk:
    """What arrived at once, `at` seconds after the start."""

    at: float
    data: bytes


class Session:
    """A running program; `close` ends it and only it."""

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = SIZE,
        cwd: str | None = None,
    ) -> None:
        self.chunks: list[Chunk] = []
        self.ended = False
        self.status: int | None = None
        self.memory = 0
        self.cpu_of_children = 0.0
        self._replies = Replies(*size)
        self.began = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            _become(argv, env, size, cwd)
        os.set_blocking(self._terminal, False)
        self._poll = select.poll()
        self._poll.register(self._terminal, select.POLLIN)

    def now(self) -> float:
        """Return the seconds since the start."""
        return time.perf_counter() - self.began

    def read(self, seconds: float) -> bool:
        """Wait at most so long for output; tell whether something came."""
        if self.ended or not self._poll.poll(max(seconds, 0) * 1000):
            return False
        try:
            data = os.read(self._terminal, READ)
        except BlockingIOError:
            return False
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return False
        self.chunks.append(Chunk(self.now(), data))
        answer = self._replies.to(data)
        if answer:
            self.write(answer)
        return True

    def write(self, data: bytes) -> None:
        """Type these bytes."""
        while data and not self.ended:
            try:
                data = data[os.write(self._terminal, data) :]
            except BlockingIOError:
                self.read(TICK)
            except OSError:
                self.ended = True

    def cpu(self) -> float:
        """Return the CPU seconds used by the process, all its threads together."""
        try:
            return time.clock_gettime((~self.pid << 3) | 2)
        except OSError:
            return 0.0

    def rests(self) -> bool:
        """Tell whether every thread of the process waits for something to happen."""
        try:
            threads = [*Path(f"/proc/{self.pid}/task").iterdir()]
            return all(_state(thread) in "SIZ" for thread in threads)
        except OSError:
            return True

    def peak(self) -> int:
        """Return the most memory that the process ever held, in KiB."""
        try:
            lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        except OSError:
            lines = []
        found = next((line for line in lines if line.startswith("VmHWM:")), "")
        self.memory = max(self.memory, int(found.split()[1]) if found else 0)
        return self.memory

    def quiet(self, seconds: float, limit: float) -> float:
        """Wait until the program is silent for so long and rests; return when it last worked.

        That is the last moment, in seconds since the start, at which it was seen using the
        processor; `limit` is the most seconds to wait.
        """
        end = self.now() + limit
        used, worked, heard = self.cpu(), self.now(), self.now()
        while self.now() < end and not self.ended:
            if self.read(TICK):
                heard = self.now()
            using = self.cpu()
            if using - used > TICK / 10:
                worked = self.now()
            used = using
            if self.now() - max(heard, worked) >= seconds and self.rests():
                break
        return worked

    def close(self, keys: bytes = b"") -> None:
        """End the program: by its own keys if it hears them, then by signals to its own group."""
        self.peak()
        if keys:
            self.write(keys)
        for number in (None, signal.SIGTERM, signal.SIGKILL):
            if number is not None and self.status is None:
                self._signal(number)
            end = self.now() + (GRACE if keys or number else 0)
            while self.status is None and self.now() < end:
                self.read(TICK)
                self._reap(os.WNOHANG)
        self._reap(0)
        os.close(self._terminal)

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.pid, number)
        except ProcessLookupError:
            os.kill(self.pid, number)

    def _reap(self, options: int) -> None:
        if self.status is None:
            pid, status, usage = os.wait4(self.pid, options)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                self.cpu_of_children = usage.ru_utime + usage.ru_stime


def _state(thread: Path) -> str:
    return (thread / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


def _become(
    argv: Sequence[str], env: Mapping[str, str], size: tuple[int, int], cwd: str | None
) -> None:
    """Turn this child process into the program; never return."""
    try:
        width, height = size
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        if cwd:
            os.chdir(cwd)
        os.execvpe(argv[0], [*argv], dict(env))
    except OSError as error:
        os.write(2, f"{argv[0]}: {error}\r\n".encode())
    finally:
        os._exit(127)
