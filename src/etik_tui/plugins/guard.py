"""Running code of a plugin: whatever it does, the program goes on and can say what happened.

What is caught: every exception, `SystemExit` and its like, calls that do not come to an end, and
printing, which would spoil the program's own output. It protects from mistakes, not from malice:
a plugin runs with the rights of the program.
"""

import io
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from types import FrameType
from typing import Any

from msgspec import Struct

from etik_tui.domain.shown import shown
from etik_tui.locale import _

LONGEST = 500
AGAIN = 0.5
"""Seconds after which a call that swallowed its interruption is interrupted once more."""

_ONE_AT_A_TIME = threading.RLock()


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of a call: its value, or why there is none; and what it printed.

    `too_slow` marks a call that had to be interrupted or given up.
    """

    value: Any = None
    error: str = ""
    printed: str = ""
    too_slow: bool = False


class _OutOfTimeError(BaseException):
    """Interrupts a call from outside; no `except Exception` of a plugin catches it."""


class _Printed(io.StringIO):
    """Keeps the beginning of what is printed, however much it is."""

    def write(self, text: str, /) -> int:
        room = LONGEST - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def attempt(call: Callable[[], object], seconds: float) -> Outcome:
    """Call and return what came of it; never raises but for the user's own interruption.

    In the main thread a call that takes longer than `seconds` is interrupted; elsewhere, where
    Python cannot interrupt, it is left behind in a thread of its own.
    """
    printed = _Printed()
    with _ONE_AT_A_TIME, _captured(printed):
        if threading.current_thread() is threading.main_thread():
            outcome = _interrupted(call, seconds)
        else:
            outcome = _left_behind(call, seconds)
    return Outcome(
        value=outcome.value,
        error=outcome.error,
        printed=shown(printed.getvalue().strip(), LONGEST),
        too_slow=outcome.too_slow,
    )


@contextmanager
def _captured(printed: _Printed) -> Iterator[None]:
    """Catch what is printed; what goes past Python to standard output goes to standard error."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    kept = None
    with suppress(OSError):
        # A terminal is left alone: there the screen may be drawn meanwhile, and no data is read.
        if not os.isatty(1):
            kept = os.dup(1)
            os.dup2(2, 1)
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            yield
    finally:
        if kept is not None:
            os.dup2(kept, 1)
            os.close(kept)


def _interrupted(call: Callable[[], object], seconds: float) -> Outcome:
    watch = _Watch()
    outcome = Outcome()
    try:
        with watch.over(seconds):
            outcome = _caught(call)
    except _OutOfTimeError:
        pass
    if watch.user_left:
        raise KeyboardInterrupt
    return _slow(seconds) if watch.fired else outcome


class _Watch:
    """Interrupts the main thread when time is up, and tells the user's Ctrl+C from a plugin's."""

    def __init__(self) -> None:
        self.fired = False
        self.user_left = False
        self._on = False

    @contextmanager
    def over(self, seconds: float) -> Iterator[None]:
        """Watch the block; another timer that was running goes on afterwards."""
        alarm = signal.signal(signal.SIGALRM, self._ring)
        interrupt = signal.signal(signal.SIGINT, self._leave)
        self._on = True
        left, interval = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        try:
            yield
        finally:
            self._on = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, alarm or signal.SIG_DFL)
            signal.signal(signal.SIGINT, interrupt or signal.default_int_handler)
            if left:
                signal.setitimer(signal.ITIMER_REAL, left, interval)

    def _ring(self, signum: int, frame: FrameType | None) -> None:
        del signum, frame
        if self._on:
            self.fired = True
            raise _OutOfTimeError

    def _leave(self, signum: int, frame: FrameType | None) -> None:
        del signum, frame
        self.user_left = True
        raise KeyboardInterrupt


def _left_behind(call: Callable[[], object], seconds: float) -> Outcome:
    outcomes: list[Outcome] = []
    thread = threading.Thread(target=lambda: outcomes.append(_caught(call)), daemon=True)
    thread.start()
    thread.join(seconds)
    return outcomes[0] if outcomes else _slow(seconds)


def _caught(call: Callable[[], object]) -> Outcome:
    try:
        return Outcome(value=call())
    except _OutOfTimeError:
        raise
    except BaseException as error:  # noqa: BLE001 - whatever a plugin does, the program goes on
        return Outcome(error=_worded(error))


def _worded(error: BaseException) -> str:
    try:
        words = str(error)
    except BaseException:  # noqa: BLE001 - even naming its error is the plugin's code
        words = ""
    name = type(error).__name__
    return shown(f"{name}: {words}" if words else name, LONGEST)


def _slow(seconds: float) -> Outcome:
    words = _("tidak selesai dalam {n} detik").format(n=f"{seconds:g}")
    return Outcome(error=words, too_slow=True)
