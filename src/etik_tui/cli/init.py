"""`etik init`: make an office's workspace."""

import argparse
import sys
from pathlib import Path

from msgspec.structs import replace

from etik_tui.casework.first_start import establish
from etik_tui.casework.office import load_office
from etik_tui.casework.opening import create_workspace
from etik_tui.cli.founding import founding_of
from etik_tui.cli.grammar import furnish
from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, init)
    parser.add_argument("--profile", metavar="ID", help=_("profil lembaga"))
    parser.add_argument(
        "--office",
        metavar="BERKAS",
        type=Path,
        help=_("pengaturan kantor dalam TOML; tanpa ini ditanyakan"),
    )


def init(session: Session, args: argparse.Namespace) -> int:
    """Make a workspace for an office, from a file or from answers on the terminal."""
    if args.office is None:
        profile_id = _made_from_answers(session)
    else:
        profile_id = _made_from_file(session, args.office)
    if session.as_json:
        session.out.data("workspace", {"folder": session.folder, "profile": profile_id})
        return 0
    session.out.line(str(session.folder))
    session.out.talk_text(_("Ruang kerja siap. Buka dengan `etik`, atau catat laporan pertama:"))
    session.out.talk("  etik case template > laporan.toml")
    session.out.talk("  etik case new --from laporan.toml")
    return 0


def _made_from_file(session: Session, file: Path) -> str:
    profile = session.library.get(session.profile_id).profile
    if not file.is_file():
        raise InputError(
            _("Berkas pengaturan kantor tidak ada"),
            where=str(file),
            remedy=_("Periksa letaknya, atau jalankan tanpa --office."),
        )
    create_workspace(
        session.folder,
        replace(load_office(file), profile=profile.id),
        session.clock,
        session.actor,
        database=session.database,
    ).close()
    return profile.id


def _made_from_answers(session: Session) -> str:
    if not sys.stdin.isatty():
        raise InputError(
            _("Pengaturan kantor belum diberikan"),
            where="--office",
            remedy=_('Berikan berkas TOML, misalnya berisi name = "Nama kantor".'),
        )
    from etik_tui.cli.init_question import asked_setup

    founding = founding_of(session)
    setup = asked_setup(session, founding)
    establish(founding, setup)
    return setup.profile
