"""`etik` without a verb: the interface in the terminal, or the first start where nothing is yet."""

import argparse
import sys

from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _


def open_terminal(session: Session, args: argparse.Namespace) -> int:
    """Open the office's workspace in the terminal interface; where there is none, ask for it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(
            _("Antarmuka terminal memerlukan terminal"),
            where="etik",
            remedy=_("Dalam skrip, pakai verba: `etik -h`."),
        )
    if not _has_workspace(session) and _may_found(session):
        from etik_tui.cli.founding import found

        outcome = found(session)
        if outcome == "demo":
            return _demo(session, args)
        if not outcome:
            return 0
    workspace = session.workspace
    _complete(session)
    from etik_tui.tui.start import run

    return run(workspace, session.prelude, slow=getattr(args, "slow_line", False))


def _demo(session: Session, args: argparse.Namespace) -> int:
    """Open invented cases instead, in a folder of their own."""
    from etik_tui.cli.demo import USUAL, demo

    args.cases, args.headless = USUAL, False
    for known in ("folder", "library"):
        vars(session).pop(known, None)
    return demo(session, args)


def _has_workspace(session: Session) -> bool:
    from etik_tui.casework.workspace import OFFICE_FILE

    return (session.folder / OFFICE_FILE).exists()


def _may_found(session: Session) -> bool:
    """Tell whether a workspace may be made here: not over a forced command, not on another day."""
    return not session.confined and getattr(session.options, "as_of", None) is None


def _complete(session: Session) -> None:
    """Finish a first start that was ended after the workspace was made."""
    # The name of the file, so that a usual start need not load what is asked at the first.
    if (session.folder / "first-start.json").exists() and not session.confined:
        from etik_tui.casework.first_start import complete

        complete(session.workspace)
