"""Starting the interface."""

from etik_tui.casework.workspace import Workspace
from etik_tui.errors import ExitCode


def run(workspace: Workspace) -> int:
    """Run the interface on a workspace until the official leaves; return the exit status."""
    from etik_tui.tui.process import settle_process

    settle_process()
    from etik_tui.tui.app import EtikApp

    app = EtikApp(workspace)
    result = app.run()
    if app.return_code:
        return app.return_code
    return result or ExitCode.DONE
