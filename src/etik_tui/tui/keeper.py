"""Who may change what is installed: the owner of the machine's account, and nobody behind `--as`.

Officials who log in over SSH share that account by a forced command; a plugin runs with its rights.
"""

import os
import pwd

from etik_tui.casework.workspace import Workspace


def may_install(workspace: Workspace) -> bool:
    """Tell whether this session is that of the machine's own account."""
    if workspace.confined:
        return False
    if workspace.permit.enforced:
        # What is installed runs with the rights of the files' owner.
        return workspace.caller.owner and not workspace.caller.named
    try:
        return workspace.actor == pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return False
