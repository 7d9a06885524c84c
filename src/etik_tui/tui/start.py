"""Starting the interface."""

import sys

from etik_tui.casework.workspace import Workspace
from etik_tui.errors import ExitCode, InputError
from etik_tui.locale import _
from etik_tui.tui.prelude import Prelude


def run(workspace: Workspace, prelude: Prelude | None = None) -> int:
    """Run the interface on a workspace until the official leaves; return the exit status.

    A first picture that stands on the terminal is taken over.

    Raises InputError where there is no terminal to run in.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise InputError(
            _("Layar program memerlukan terminal"),
            remedy=_("Pakai perintah seperti `etik case list`; lihat `etik --help`."),
        )
    from etik_tui.tui.process import settle_process

    settle_process()
    from etik_tui.tui.app import EtikApp

    app = EtikApp(workspace, painted=prelude is not None)
    if prelude is not None:
        prelude.taken_over = True
    result = app.run()
    if app.return_code:
        return app.return_code
    return result or ExitCode.DONE
