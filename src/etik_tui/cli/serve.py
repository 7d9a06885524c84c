"""`etik serve`: the same interface in a browser of this machine."""

import argparse
import sys

from etik_tui.cli.grammar import furnish
from etik_tui.cli.session import Session
from etik_tui.errors import AccessError, InputError
from etik_tui.locale import _, in_use


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, serve)
    parser.add_argument(
        "--port", metavar="N", type=_port, default=0, help=_("port; bawaan: port bebas mana pun")
    )


def serve(session: Session, args: argparse.Namespace) -> int:
    """Serve the interface on the loopback address until interrupted; print where it is."""
    if session.confined:
        raise AccessError(_("Tidak dapat dijalankan dari jauh"), where="etik serve")
    try:
        from etik_tui.tui.browser import bound_socket
        from etik_tui.tui.browser import serve as serve_pages
    except ImportError as error:
        raise InputError(
            _("Server halaman web belum terpasang."),
            where="etik serve",
            remedy=_("Pasang etik-tui dengan tambahannya: etik-tui[web]."),
            detail=str(error),
        ) from error
    # Whether there is a workspace, and whether this person may open it, is said here.
    session.workspace.close()
    del session.workspace
    door = bound_socket(args.port)
    session.out.talk_text(_("Buka alamat ini di peramban mesin ini; token berlaku sekali."))
    session.out.talk_text(_("Ctrl+C mengakhiri."))

    def told(address: str) -> None:
        session.out.line(address)
        sys.stdout.flush()

    # A server's address may hold a password, which a command line would show to everybody.
    environment = {"ETIK_DATABASE": session.database} if session.database else {}
    serve_pages(_command(session), door, told, environment)
    return 0


def _command(session: Session) -> tuple[str, ...]:
    """Return the words that start this very installation on this very workspace."""
    words = [sys.executable, "-I", "-m", "etik_tui", "--workspace", str(session.folder.absolute())]
    words += ["--lang", in_use()]
    if getattr(session.options, "actor", None) is not None:
        words += ["--as", session.actor]
    return tuple(words)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65536):
        raise argparse.ArgumentTypeError(_("{text!r} bukan nomor port").format(text=text))
    return int(text)
