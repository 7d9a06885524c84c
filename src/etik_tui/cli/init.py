"""`etik init`: make an office's workspace."""

import argparse
import sys
from pathlib import Path

from msgspec.structs import replace

from etik_tui.casework.office import Office, load_office
from etik_tui.casework.opening import create_workspace
from etik_tui.cli.grammar import furnish
from etik_tui.cli.session import Session
from etik_tui.cli.typed import answered
from etik_tui.errors import InputError
from etik_tui.locale import _

LONGEST = 300


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, init)
    parser.add_argument("--profile", metavar="ID", help=_("profil instansi"))
    parser.add_argument(
        "--office",
        metavar="BERKAS",
        type=Path,
        help=_("pengaturan kantor dalam TOML; tanpa ini ditanyakan"),
    )


def init(session: Session, args: argparse.Namespace) -> int:
    """Make a workspace for an office, from a file or from answers on the terminal."""
    profile = session.library.get(session.profile_id).profile
    if args.office is not None and not args.office.is_file():
        raise InputError(
            _("Berkas pengaturan kantor tidak ada"),
            where=str(args.office),
            remedy=_("Periksa letaknya, atau jalankan tanpa --office."),
        )
    office = load_office(args.office) if args.office else _asked(session, profile.institution)
    workspace = create_workspace(
        session.folder,
        replace(office, profile=profile.id),
        session.clock,
        session.actor,
        database=session.database,
    )
    workspace.close()
    if session.as_json:
        session.out.data("workspace", {"folder": session.folder, "profile": profile.id})
        return 0
    session.out.line(str(session.folder))
    session.out.talk_text(_("Ruang kerja siap. Buka dengan `etik`, atau catat laporan pertama:"))
    session.out.talk("  etik case template > laporan.toml")
    session.out.talk("  etik case new --from laporan.toml")
    return 0


def _asked(session: Session, institution: str) -> Office:
    if not sys.stdin.isatty():
        raise InputError(
            _("Pengaturan kantor belum diberikan"),
            where="--office",
            remedy=_('Berikan berkas TOML, misalnya berisi name = "Nama kantor".'),
        )
    session.out.talk_text(_("Kantor yang memakai program ini. Enter menerima yang dalam kurung."))
    name = _answer(session, _("Nama kantor"), institution)
    place = _answer(session, _("Tempat, untuk surat"), "")
    week = ""
    while week not in ("5", "6"):
        week = _answer(session, _("Hari kerja seminggu: 5 atau 6"), "5")
    head = _answer(session, _("Kepala surat; baris dipisah dengan |"), name)
    return Office(
        name=name,
        place=place,
        week=int(week),
        letterhead=tuple(line.strip() for line in head.split("|") if line.strip()),
    )


def _answer(session: Session, question: str, usual: str) -> str:
    session.out.talk(f"{question} ({usual}):" if usual else f"{question}:")
    return answered(question, usual, LONGEST)
