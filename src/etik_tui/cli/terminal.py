"""`etik` without a verb: the interface in the terminal."""

import argparse
import sys

from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _


def open_terminal(session: Session, args: argparse.Namespace) -> int:
    """Open the office's workspace in the terminal interface."""
    del args
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(
            _("Antarmuka terminal memerlukan terminal"),
            where="etik",
            remedy=_("Dalam skrip, pakai verba: `etik -h`."),
        )
    workspace = session.workspace
    from etik_tui.tui.start import run

    return run(workspace, session.prelude)
