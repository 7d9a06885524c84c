"""The first start from the command line: what the screen needs to know."""

from etik_tui.casework.first_start import Founding
from etik_tui.cli.session import Session


def founding_of(session: Session) -> Founding:
    """Return where a workspace is to be, and who makes it."""
    return Founding(
        folder=session.folder,
        library=session.library,
        clock=session.clock,
        actor=session.actor,
        named=getattr(session.options, "actor", None) is not None,
        database=session.database,
    )


def found(session: Session) -> str:
    """Ask in the terminal interface; return how it ended, empty where it was left."""
    from etik_tui.tui.start import run_first

    return run_first(founding_of(session))
