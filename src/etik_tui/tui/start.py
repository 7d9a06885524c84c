"""Starting the interface."""

import os
import sys
from typing import TYPE_CHECKING

from etik_tui.casework.workspace import Workspace
from etik_tui.errors import ExitCode, InputError
from etik_tui.locale import _
from etik_tui.tui.prelude import Prelude

if TYPE_CHECKING:
    from etik_tui.casework.first_start import Founding


def run(workspace: Workspace, prelude: Prelude | None = None, *, slow: bool = False) -> int:
    """Run the interface on a workspace until the official leaves; return the exit status.

    A first picture that stands on the terminal is taken over. `slow` spares the line what it can.

    Raises InputError where there is no terminal to run in.
    """
    _require_terminal()
    from etik_tui.tui.app import EtikApp

    app = EtikApp(workspace, painted=prelude.picture if prelude else None, slow=slow)
    if prelude is not None:
        prelude.taken_over = True
    result = app.run()
    if app.return_code:
        return app.return_code
    return result or ExitCode.DONE


def run_first(founding: "Founding") -> str:
    """Run the first start; return how it ended: `MADE`, `DEMO`, or nothing where it was left.

    Raises InputError where there is no terminal to run in.
    """
    _require_terminal()
    from etik_tui.tui.founding import FirstStartApp

    app = FirstStartApp(founding)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
    return app.outcome


def _require_terminal() -> None:
    """Settle the process around the interface, where there is a terminal."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InputError(
            _("Layar program memerlukan terminal"),
            remedy=_("Pakai perintah seperti `etik case list`; lihat `etik --help`."),
        )
    from etik_tui.tui.process import settle_process
    from etik_tui.tui.spared import spare_framework

    settle_process()
    spare_framework()
    # The framework reads it once: how long, in milliseconds, Esc may begin a longer sequence. A
    # terminal sends one in one piece; whoever has a line that breaks them may say so.
    os.environ.setdefault("ESCDELAY", "25")
    # And how many pictures a second. One comes at once; a second, such as what a search found
    # after the letter that was typed, waits for up to two turns.
    os.environ.setdefault("TEXTUAL_FPS", "120")
