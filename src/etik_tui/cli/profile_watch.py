"""`etik profile check --watch`: check again whenever a file of the folder changes."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from etik_tui.cli.grammar import Run
from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _

PAUSE = 0.4

Wait = Callable[[], None]
Seen = dict[str, tuple[int, int]]


def add_watch(parser: argparse.ArgumentParser, check: Run) -> None:
    """Let a verb that checks a folder go on for as long as somebody writes in it."""
    parser.add_argument(
        "--watch",
        action="store_true",
        help=_("periksa lagi setiap kali berkas berubah; Ctrl+C mengakhiri"),
    )

    def run(session: Session, args: argparse.Namespace) -> int:
        return watch(session, args, check) if args.watch else check(session, args)

    parser.set_defaults(run=run)


def watch(session: Session, args: argparse.Namespace, check: Run, wait: Wait | None = None) -> int:
    """Check a folder, and again after each change, until interrupted; return the last status."""
    folder = Path(args.folder).expanduser()
    if not folder.is_dir():
        raise InputError(
            _("Hanya folder yang dapat diamati"),
            where=args.folder,
            remedy=_("Berikan folder yang memuat profile.toml."),
        )
    status = 0
    try:
        for again in _changes(folder, wait or _pause):
            if again:
                session.out.line()
            session.out.line(f"── {session.clock.now().astimezone():%H:%M:%S} ──")
            status = _checked(session, args, check)
            sys.stdout.flush()
    except KeyboardInterrupt:
        session.out.talk(_("Selesai mengamati."))
    return status


def _checked(session: Session, args: argparse.Namespace, check: Run) -> int:
    """Check once; a file that vanishes while an editor replaces it is no reason to stop."""
    try:
        return check(session, args)
    except InputError as error:
        from etik_tui.cli.refusal import print_error

        print_error(session.out, error)
        return int(error.exit_code)


def _pause() -> None:
    time.sleep(PAUSE)


def _changes(folder: Path, wait: Wait) -> Iterator[bool]:
    """Yield at once, then after each change of a TOML file's time or size, or of their names."""
    seen = _state(folder)
    yield False
    while True:
        wait()
        now = _state(folder)
        if now != seen:
            seen = now
            yield True


def _state(folder: Path) -> Seen:
    found: Seen = {}
    for path in folder.glob("*.toml"):
        try:
            status = path.stat()
        except OSError:
            continue  # gone between listing and looking
        found[path.name] = (status.st_mtime_ns, status.st_size)
    return found
