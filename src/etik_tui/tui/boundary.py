"""Where errors end: as a clear sentence, or as a code and a log that holds no values."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ParamSpec

from etik_tui.casework.crash import log_crash
from etik_tui.clock import SystemClock
from etik_tui.errors import EtikError, InputError, RefusedError
from etik_tui.locale import _
from etik_tui.tui.line import Line, Tone, line

if TYPE_CHECKING:
    from textual.app import App

P = ParamSpec("P")


def told(method: Callable[P, None]) -> Callable[P, None]:
    """Let an action of a screen or widget end in a dialog instead of in the program's end."""

    @functools.wraps(method)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            method(*args, **kwargs)
        except EtikError as error:
            tell(args[0].app, error)  # type: ignore[attr-defined]
        except Exception as error:  # noqa: BLE001 - the official goes on; the log has the frames
            tell(args[0].app, error)  # type: ignore[attr-defined]

    return guarded


def tell(app: "App[Any]", error: Exception) -> None:
    """Show what went wrong and what to do about it."""
    from etik_tui.tui.dialogs.message import MessageDialog

    if isinstance(error, EtikError):
        app.push_screen(MessageDialog(_title(error), told_lines(error), Tone.WARN))
        return
    crash = log_crash(error, SystemClock().now())
    lines = (
        line(_("Bagian ini gagal karena kesalahan program; perkara Anda tidak berubah.")),
        line(_("Kode: {code}").format(code=crash.code)),
        line(_("Catatan: {path}").format(path=crash.log or "-")),
    )
    app.push_screen(MessageDialog(_("Kesalahan program"), lines, Tone.BAD))


def _title(error: EtikError) -> str:
    return _("Ditolak ketentuan") if isinstance(error, RefusedError) else _("Belum dapat dilakukan")


def told_lines(error: EtikError) -> tuple[Line, ...]:
    """Return an error as lines: what, where, every problem, what to do."""
    problems = error.problems if isinstance(error, InputError) else ()
    lines = [line((error.what, Tone.BOLD))]
    if error.where:
        lines.append(line((error.where, Tone.DIM)))
    lines += [
        line(
            "✗ ", problem.what, (f" · {problem.remedy}" if problem.remedy else "", Tone.DIM), hang=2
        )
        for problem in problems
    ]
    if error.remedy:
        lines.append(line(error.remedy))
    return tuple(lines)
