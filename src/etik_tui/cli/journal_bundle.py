"""`etik journal export|import`: the whole journal to a file, and from one into an empty journal."""

import argparse
from typing import TYPE_CHECKING

from etik_tui.cli.progress import ProgressBar
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode
from etik_tui.locale import _

if TYPE_CHECKING:
    from etik_tui.casework.journal_file import Carriage


def export(session: Session, args: argparse.Namespace) -> int:
    """Write every fact with its hashes; status 1 if files that facts name are not whole."""
    from etik_tui.casework.journal_file import export_journal
    from etik_tui.casework.opening import journal_place

    place = journal_place(session.folder, session.database)
    with ProgressBar() as bar:
        done = export_journal(session.workspace, place, args.output, bar)
    return _told(session, done)


def take_over(session: Session, args: argparse.Namespace) -> int:
    """Fill an empty journal; status 1 if files that facts name did not come along."""
    from etik_tui.casework.journal_file import import_journal

    with ProgressBar() as bar:
        bar.say(_("Memeriksa berkas…"))
        done = import_journal(session.workspace, args.source, bar)
    return _told(session, done)


def _told(session: Session, done: "Carriage") -> int:
    status = int(ExitCode.REFUSED) if done.missing else 0
    if session.as_json:
        body = {
            "file": done.path,
            "chains": done.chains,
            "facts": done.facts,
            "root": done.root,
            "files": done.files,
            "missing": done.missing,
        }
        session.out.data("carriage", body)
        return status
    session.out.line(str(done.path))
    session.out.talk_text(
        _("{chains} rantai, {facts} fakta, {files} berkas; semua rantai utuh.").format(
            chains=done.chains, facts=done.facts, files=done.files
        )
    )
    for name in done.missing:
        words = _("tidak ada atau berubah: {name}").format(name=name)
        session.out.talk_text(words, indent="    ", first="  - ")
    return status
