"""`etik demo`: a temporary workspace with invented cases in every stage."""

import argparse
import tempfile
from pathlib import Path

from etik_tui.cli.grammar import furnish, positive
from etik_tui.cli.session import Session
from etik_tui.cli.terminal import open_terminal
from etik_tui.locale import _

USUAL = 42


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, demo, reads=True)
    parser.add_argument(
        "--cases",
        metavar="N",
        type=positive,
        default=USUAL,
        help=_("jumlah perkara tiap profil; bawaan: {n}").format(n=USUAL),
    )
    parser.add_argument(
        "--headless", action="store_true", help=_("hanya buat dan cetak letaknya, jangan buka")
    )


def demo(session: Session, args: argparse.Namespace) -> int:
    """Make a workspace of invented cases, and open it unless only its place is wanted."""
    from etik_tui.casework.demo import make_demo
    from etik_tui.casework.opening import JOURNAL_FILE

    folder = Path(tempfile.mkdtemp(prefix="etik-demo-"))
    session.out.talk(_("Menyusun perkara peragaan…"))
    make_demo(folder, today=session.clock.today(), cases=args.cases).close()
    if session.as_json:
        session.out.data("workspace", {"folder": folder, "profile": _profile(folder)})
        return 0
    if args.headless:
        session.out.line(str(folder))
        return 0
    session.options.workspace = str(folder)
    session.options.database = str(folder / JOURNAL_FILE)
    return open_terminal(session, args)


def _profile(folder: Path) -> str:
    from etik_tui.casework.office import load_office
    from etik_tui.casework.workspace import OFFICE_FILE

    return load_office(folder / OFFICE_FILE).profile
