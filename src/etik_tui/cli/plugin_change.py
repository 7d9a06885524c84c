"""`etik plugin install|remove|new`: what changes the installation, shown first, then asked."""

import argparse
import sys
from pathlib import Path

from etik_tui.cli.grammar import Parsers, add_verb
from etik_tui.cli.session import Session
from etik_tui.errors import InputError, RefusedError
from etik_tui.locale import _
from etik_tui.plugins.installing import (
    Proposal,
    carry_out,
    discard,
    forget,
    propose,
    propose_removal,
    wheel_store,
)

YES = frozenset({"y", "ya", "yes"})


def add_change_verbs(verbs: Parsers) -> None:
    """Add the verbs that change what is installed."""
    verb = add_verb(
        verbs, "install", install, _("pasang plugin dari wheel, folder wheel, atau nama")
    )
    verb.add_argument("source", metavar="SUMBER", help=_("berkas .whl, folder wheel, atau nama"))
    verb.add_argument("--sha256", default="", metavar="HEX", help=_("sha256 yang harus cocok"))
    _add_yes(verb)
    verb = add_verb(verbs, "remove", remove, _("lepas sebuah plugin"))
    verb.add_argument("name", metavar="NAMA", help=_("nama plugin atau paketnya"))
    verb.add_argument(
        "--force", action="store_true", help=_("meskipun perkara terbuka memakai profilnya")
    )
    _add_yes(verb)
    verb = add_verb(verbs, "new", new, _("mulai plugin baru dari contoh"))
    verb.add_argument("name", metavar="NAMA", help=_("nama plugin, misalnya dki-jakarta"))
    verb.add_argument(
        "--folder", type=Path, default=None, help=_("tempatnya; bawaan: etik-tui-NAMA di sini")
    )


def _add_yes(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--yes", action="store_true", help=_("jangan bertanya"))


def install(session: Session, args: argparse.Namespace) -> int:
    """Show what would be installed, with its sha256; ask; then let the installer do it."""
    session.administer()
    proposal = propose(args.source, wheel_store(), sha256=args.sha256, progress=session.out.talk)
    for wheel in proposal.wheels:
        session.out.talk(f"{wheel.name} {wheel.version} · {wheel.size} B · {wheel.files} berkas")
        session.out.talk(f"  sha256 {wheel.sha256}")
        session.out.talk_text(wheel.summary, indent="  ")
        if wheel.requires:
            words = _("memerlukan juga: {names}").format(names=", ".join(wheel.requires))
            session.out.talk_text(words, indent="    ", first="  ")
        if wheel.programs:
            words = _("menambah perintah: {names}").format(names=", ".join(wheel.programs))
            session.out.talk_text(words, indent="    ", first="  ")
    try:
        _agree(session, proposal, asked=not args.yes)
        carry_out(proposal.command, session.out.talk)
    except BaseException:
        discard(proposal)
        raise
    plugins = [name for wheel in proposal.wheels for name in wheel.plugins]
    if session.as_json:
        body = [
            {"name": wheel.name, "version": wheel.version, "sha256": wheel.sha256}
            for wheel in proposal.wheels
        ]
        session.out.data("plugin-installed", {"plugins": plugins, "packages": body})
        return 0
    session.out.line(_("Terpasang: {names}").format(names=", ".join(plugins)))
    session.out.talk_text(_("Mulai ulang etik yang sedang terbuka; periksa: `etik plugin list`."))
    return 0


def remove(session: Session, args: argparse.Namespace) -> int:
    """Show what would be removed; refuse while open cases need it; ask; then remove it."""
    session.administer()
    from etik_tui.casework.inventory import refuse_used, used_by
    from etik_tui.casework.workspace import OFFICE_FILE

    proposal = propose_removal(args.name)
    names = {each.name for each in proposal.gone}
    if not args.force and (session.folder / OFFICE_FILE).exists():
        refuse_used(used_by(session.workspace, names), args.name)
    packages = sorted({each.distribution for each in proposal.gone})
    session.out.talk(_("Akan dilepas: {names}").format(names=", ".join(packages)))
    _agree(session, proposal, asked=not args.yes)
    carry_out(proposal.command, session.out.talk)
    forget(packages, wheel_store())
    if session.as_json:
        session.out.data("plugin-removed", {"plugins": sorted(names), "packages": packages})
        return 0
    session.out.line(_("Dilepas: {names}").format(names=", ".join(sorted(names))))
    return 0


def new(session: Session, args: argparse.Namespace) -> int:
    """Write a new plugin's folder from the example that ships with the program."""
    from etik_tui.plugins.scaffold import begin_plugin

    folder = begin_plugin(args.name, args.folder)
    if session.as_json:
        session.out.data("plugin-new", {"folder": folder})
        return 0
    session.out.line(str(folder))
    session.out.talk_text(_("Plugin baru siap. Langkah berikutnya:"))
    session.out.talk(f"  etik profile check {folder}/src/*/profile")
    session.out.talk(f"  python -m pytest {folder}")
    session.out.talk(f"  uv build --wheel {folder}")
    return 0


def _agree(session: Session, proposal: Proposal, *, asked: bool) -> None:
    """Return if the user wants it; raises RefusedError where not, or where it cannot be done."""
    session.out.talk_text(str(proposal.command), indent="    ", first="  $ ")
    if proposal.obstacle:
        raise RefusedError(
            _("Tidak dapat dijalankan dari sini: {why}").format(why=proposal.obstacle),
            where=str(proposal.command),
            remedy=_("Minta pengelola menjalankan perintah itu."),
        )
    if not asked:
        return
    if not sys.stdin.isatty():
        raise InputError(
            _("Perlu persetujuan, dan tidak ada terminal untuk bertanya"),
            where="--yes",
            remedy=_("Ulangi dengan --yes bila setuju dengan yang tertulis di atas."),
        )
    session.out.talk(_("Lanjutkan? Plugin berjalan dengan hak akun ini. [y/T]"))
    if sys.stdin.readline().strip().lower() not in YES:
        raise RefusedError(_("Dibatalkan; tidak ada yang berubah"), where="etik plugin")
