"""`etik plugin list|info|how`: what is installed, what is broken, and how one installs here."""

import argparse
from pathlib import Path

from etik_tui.casework.inventory import Condition, Item, inventory
from etik_tui.cli.grammar import add_noun, add_verb
from etik_tui.cli.plugin_change import add_change_verbs
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    add_verb(verbs, "list", list_plugins, _("plugin yang terpasang dan profilnya"), reads=True)
    verb = add_verb(verbs, "info", info, _("keterangan sebuah plugin"), reads=True)
    verb.add_argument("name", metavar="NAMA", help=_("nama plugin atau paketnya"))
    verb = add_verb(verbs, "how", how, _("perintah untuk memasang di sini"), reads=True)
    verb.add_argument(
        "source", metavar="SUMBER", nargs="?", default="", help=_("wheel, folder wheel, atau nama")
    )
    verb.add_argument(
        "--upgrade",
        action="store_true",
        help=_("memperbarui etik-tui sendiri, dengan pluginnya; SUMBER boleh wheel barunya"),
    )
    add_change_verbs(verbs)


def list_plugins(session: Session, args: argparse.Namespace) -> int:
    """Print the plugins, broken ones with their reason."""
    del args
    items = inventory(session.library)
    if session.as_json:
        session.out.data("plugins", {"plugins": [item_body(each) for each in items]})
        return 0
    if not items:
        session.out.talk(_("Tidak ada plugin terpasang."))
    for each in items:
        print_item(session, each)
    return 0


def info(session: Session, args: argparse.Namespace) -> int:
    """Print what is known of one plugin; status 1 if it is broken."""
    wanted = args.name.lower().replace("_", "-")
    found = [
        each
        for each in inventory(session.library)
        if wanted in (each.name, each.distribution.lower().replace("_", "-"))
    ]
    if not found:
        raise InputError(
            _("Plugin “{name}” tidak terpasang").format(name=args.name[:60]),
            remedy=_("Lihat `etik plugin list`."),
        )
    status = int(ExitCode.REFUSED) if found[0].condition is Condition.BROKEN else 0
    package = _package(found[0].distribution)
    if session.as_json:
        session.out.data("plugin", {**item_body(found[0]), **package})
        return status
    print_item(session, found[0])
    words = {"summary": _("ringkasan"), "license": _("lisensi"), "url": "url"}
    for name, text in package.items():
        if text:
            session.out.text(text, indent="      ", first=f"    {words[name]}: ")
    hook, folder = _("hook"), _("folder")
    session.out.text(", ".join(found[0].hooks) or "-", indent="      ", first=f"    {hook}: ")
    for source in found[0].sources:
        session.out.text(str(source.folder), indent="      ", first=f"    {folder}: ")
        if source.loaded:
            session.out.line(f"    sha256: {source.loaded.digest}")
    return status


def how(session: Session, args: argparse.Namespace) -> int:
    """Print how the program was installed and the command that would be run; runs nothing."""
    from etik_tui.plugins.command import Addition, adding, renewing
    from etik_tui.plugins.installation import this_installation
    from etik_tui.plugins.wheel import look_into

    here = this_installation()
    source = Path(args.source).expanduser()
    wheels = source if args.source and source.is_dir() else None
    if args.upgrade:
        wheel = str(source.resolve()) if args.source and not wheels else ""
        command = renewing(here, wheel, wheels.resolve() if wheels else None)
    else:
        name, given = "NAMA", args.source or "NAMA"
        if source.suffix == ".whl":
            name, given = look_into(source).name, str(source.resolve())
        command = adding(here, [Addition(name=name, requirement=given, wheels=wheels)])
    if session.as_json:
        body = {
            "installer": here.installer,
            "prefix": here.prefix,
            "python": here.python,
            "writable": here.writable,
            "command": command.words,
            "environment": command.environment,
        }
        session.out.data("plugin-how", body)
        return 0
    session.out.talk(
        _("Terpasang oleh {installer} di {prefix}").format(
            installer=here.installer, prefix=here.prefix
        )
    )
    if not here.writable:
        session.out.talk_text(
            _("Akun ini tidak dapat menulis ke situ; minta pengelola menjalankan:")
        )
    session.out.line(str(command))
    return 0


def print_item(session: Session, item: Item) -> None:
    """Print a plugin: name, package, state, then its profiles and what is wrong."""
    state = {
        Condition.SOUND: _("baik"),
        Condition.BROKEN: _("RUSAK"),
        Condition.OFF: _("tidak dimuat"),
    }[item.condition]
    origin = f"{item.distribution} {item.version}".strip()
    session.out.text(f"{item.name} · {origin} · {state}")
    if item.reason:
        session.out.text(item.reason, indent="    ")
    for warning in item.warnings:
        session.out.text(_("peringatan: {text}").format(text=warning), indent="    ")
    for source in item.sources:
        words = (
            f"{source.loaded.profile.id} {source.loaded.profile.version}: "
            f"{source.loaded.profile.institution}"
            if source.loaded
            else _("profil rusak: {why}").format(why=source.broken)
        )
        session.out.text(words, indent="      ", first="    ")


def item_body(item: Item) -> dict[str, object]:
    """Return a plugin as JSON says it."""
    return {
        "name": item.name,
        "distribution": item.distribution,
        "version": item.version,
        "condition": item.condition,
        "broken": item.reason if item.condition is Condition.BROKEN else "",
        "warnings": item.warnings,
        "hooks": item.hooks,
        "profiles": item.profile_ids,
        "broken_profiles": [
            {"folder": each.folder, "broken": each.broken} for each in item.sources if each.broken
        ],
    }


def _package(distribution: str) -> dict[str, str]:
    """Return what the package's metadata says of it."""
    from importlib.metadata import PackageNotFoundError, metadata

    keys = {"summary": "Summary", "license": "License-Expression", "url": "Home-page"}
    try:
        head = metadata(distribution)
    except (PackageNotFoundError, ValueError):
        return dict.fromkeys(keys, "")
    return {name: str(head[key] or "") for name, key in keys.items()}
