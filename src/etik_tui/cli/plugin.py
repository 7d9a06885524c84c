"""`etik plugin list`: what is installed, and what is broken."""

import argparse

from etik_tui.cli.grammar import add_noun, add_verb
from etik_tui.cli.session import Session
from etik_tui.locale import _


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    add_verb(verbs, "list", list_plugins, _("plugin yang terpasang dan profilnya"), reads=True)


def list_plugins(session: Session, args: argparse.Namespace) -> int:
    """Print the plugins, broken ones with their reason."""
    del args
    library = session.library
    given = {str(source.folder): source for source in library.sources}
    if session.as_json:
        body = [
            {
                "name": plugin.name,
                "distribution": plugin.distribution,
                "version": plugin.version,
                "broken": plugin.broken,
                "profiles": [
                    source.loaded.profile.id
                    for folder in plugin.profiles
                    if (source := given[str(folder)]).loaded
                ],
            }
            for plugin in library.plugins
        ]
        session.out.data("plugins", {"plugins": body})
        return 0
    if not library.plugins:
        session.out.talk(_("Tidak ada plugin terpasang."))
    for plugin in library.plugins:
        state = _("RUSAK") if plugin.broken else _("baik")
        origin = f"{plugin.distribution} {plugin.version}".strip()
        session.out.text(f"{plugin.name} · {origin} · {state}")
        if plugin.broken:
            session.out.text(plugin.broken, indent="    ")
        for folder in plugin.profiles:
            source = given[str(folder)]
            words = (
                f"{source.loaded.profile.id} {source.loaded.profile.version}: "
                f"{source.loaded.profile.institution}"
                if source.loaded
                else _("profil rusak: {why}").format(why=source.broken)
            )
            session.out.text(words, indent="      ", first="    ")
    return 0
