"""A program in a pseudo-terminal of its own, for whoever draws it elsewhere."""

import asyncio
import contextlib
import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence

LARGEST = (500, 200)
CHUNK = 1 << 16
PATIENCE = 3.0
KEPT = ("HOME", "LANG", "LC_ALL", "LC_CTYPE", "PATH", "TZ", "USER", "LOGNAME")
"""What the program is told of the environment, besides its own settings and the terminal's kind."""


class HostedTerminal:
    """One running program and the terminal that it thinks it has."""

    def __init__(
        self, command: Sequence[str], size: tuple[int, int], environment: Mapping[str, str]
    ) -> None:
        self._master, slave = pty.openpty()
        self.resize(*size)
        os.set_blocking(self._master, False)
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**_environment(), **environment},
            start_new_session=True,
        )
        os.close(slave)
        self._loop = asyncio.get_running_loop()

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, within bounds."""
        columns = max(1, min(width, LARGEST[0]))
        rows = max(1, min(height, LARGEST[1]))
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    async def type(self, text: str) -> None:
        """Hand over what is typed, as fast as the program reads it."""
        left = text.encode("utf-8", "replace")
        while left and self._process.poll() is None:
            try:
                left = left[os.write(self._master, left) :]
            except BlockingIOError:
                await asyncio.sleep(0.01)
            except OSError:
                return

    async def read(self) -> bytes:
        """Return what the program drew next; nothing once it has ended."""
        while True:
            try:
                return os.read(self._master, CHUNK)
            except BlockingIOError:
                await self._readable()
            except OSError:
                return b""

    async def _readable(self) -> None:
        ready = self._loop.create_future()
        self._loop.add_reader(self._master, _resolve, ready)
        try:
            await ready
        finally:
            self._loop.remove_reader(self._master)

    async def end(self) -> None:
        """Hang up, so that the program keeps its drafts and ends; stop it where it does not."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGHUP)
        try:
            await asyncio.to_thread(self._process.wait, PATIENCE)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            await asyncio.to_thread(self._process.wait)

    def close(self) -> None:
        """Give the terminal back; to be called when nobody reads any more."""
        os.close(self._master)


def _resolve(ready: "asyncio.Future[None]") -> None:
    if not ready.done():
        ready.set_result(None)


def _environment() -> Mapping[str, str]:
    own = {
        name: os.environ[name] for name in os.environ if name.startswith(("ETIK_", "XDG_", "PG"))
    }
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    # What the page shows may be anybody's who has its address: it runs and leaves nothing.
    off = {"ETIK_NO_EDITOR": "1", "ETIK_NO_CLIPBOARD": "1"}
    return {
        "LANG": "C.UTF-8",
        **kept,
        **own,
        **off,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }
