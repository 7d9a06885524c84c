"""`etik profile add|remove`: profiles that are only data, in the workspace."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from etik_tui.cli.grammar import Parsers, add_verb
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode
from etik_tui.locale import _


def add_change_verbs(verbs: Parsers) -> None:
    """Add the verbs that change which profiles the workspace has."""
    verb = add_verb(verbs, "add", add, _("tambah profil dari folder atau zip; tanpa kode"))
    verb.add_argument("source", metavar="FOLDER|ZIP", type=Path, help=_("yang memuat profile.toml"))
    verb.add_argument(
        "--replace", action="store_true", help=_("ganti profil ber-id sama di ruang kerja ini")
    )
    verb = add_verb(verbs, "remove", remove, _("hapus profil yang ditambahkan ke ruang kerja"))
    verb.add_argument("profile", metavar="ID", help=_("id profil"))
    verb.add_argument("--force", action="store_true", help=_("meskipun perkara terbuka memakainya"))


def add(session: Session, args: argparse.Namespace) -> int:
    """Check a profile to the end and add it to the workspace; all or nothing."""
    session.administer()
    from etik_tui.casework.opening import PROFILES_FOLDER
    from etik_tui.casework.profile_folder import add_profile

    source = args.source.expanduser()
    profiles = session.folder / PROFILES_FOLDER
    added = add_profile(profiles, session.library, source, replace=args.replace)
    profile = added.loaded.profile
    for problem in added.warnings:
        session.out.talk_text(
            _("peringatan: {text}").format(text=problem), indent="    ", first="- "
        )
    if added.skipped:
        names = ", ".join(added.skipped)
        session.out.talk_text(_("Bukan data, tidak disalin: {names}").format(names=names))
    if session.as_json:
        body = {
            "id": profile.id,
            "version": profile.version,
            "digest": added.loaded.digest,
            "folder": added.folder,
            "replaced": added.replaced,
            "skipped": added.skipped,
        }
        session.out.data("profile-added", body)
        return int(ExitCode.DONE)
    session.out.text(f"{profile.id} {profile.version} · {profile.institution}")
    session.out.line(f"sha256 {added.loaded.digest}")
    session.out.line(str(added.folder))
    return int(ExitCode.DONE)


def remove(session: Session, args: argparse.Namespace) -> int:
    """Remove an added profile; refuse while open cases need it, unless forced."""
    session.administer()
    from etik_tui.casework.inventory import open_cases, refuse_used
    from etik_tui.casework.opening import PROFILES_FOLDER
    from etik_tui.casework.profile_folder import find_added, remove_profile
    from etik_tui.casework.workspace import OFFICE_FILE

    profiles = session.folder / PROFILES_FOLDER
    source = find_added(profiles, session.library, args.profile)
    counts: Mapping[str, int] = {}
    if (session.folder / OFFICE_FILE).exists():
        counts = open_cases(session.workspace, [args.profile])
    if not args.force:
        refuse_used(counts, args.profile)
    remove_profile(profiles, source)
    body = {"id": args.profile, "open_cases": sum(counts.values())}
    if session.as_json:
        session.out.data("profile-removed", body)
        return int(ExitCode.DONE)
    session.out.line(_("Dihapus: {id}").format(id=args.profile))
    if counts:
        session.out.talk_text(
            _("{n} perkara terbuka kini hanya dapat dibaca.").format(n=sum(counts.values()))
        )
    return int(ExitCode.DONE)
