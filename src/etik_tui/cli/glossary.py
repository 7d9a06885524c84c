"""`etik glossary`: what a word means, in the program and in each regulation."""

import argparse
from collections.abc import Iterator

from etik_tui.cli.grammar import furnish
from etik_tui.cli.session import Session
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.tui.law.glossary import Entry, glossary, matching, named


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, explain, reads=True)
    words = _("istilah yang dicari; tanpa ini semua istilah")
    parser.add_argument("words", metavar="ISTILAH", nargs="*", help=words)
    parser.add_argument("--profile", metavar="ID", help=_("bawaan: semua profil"))


def explain(session: Session, args: argparse.Namespace) -> int:
    """Print the words asked for, each with one sentence, its source and what a text says of it."""
    entries = glossary(_profiles(session, args.profile))
    wanted = " ".join(args.words)
    found = named(entries, wanted) or matching(entries, wanted) if wanted else entries
    if session.as_json:
        session.out.data("glossary", {"terms": [_body(each) for each in found]})
        return 0
    if not found:
        session.out.talk(_("Tidak ada istilah yang cocok."))
    for entry in found:
        session.out.text(f"{entry.title} · {entry.source}")
        session.out.text(entry.meaning, indent="    ")
        for each in entry.definitions if args.words else ():
            if each.quote and each.quote != entry.meaning:
                session.out.text(f"{each.short}, {each.cite}: “{each.quote}”", indent="    ")
    return 0


def _profiles(session: Session, wanted: str | None) -> Iterator[Profile]:
    if wanted:
        yield session.library.get(wanted).profile
        return
    loaded = session.library.profiles
    yield from (loaded[name].profile for name in sorted(loaded))


def _body(entry: Entry) -> dict[str, object]:
    return {
        "key": entry.key,
        "title": entry.title,
        "also": entry.words,
        "meaning": entry.meaning,
        "source": entry.source,
        "profile": entry.profile or None,
        "definitions": [
            {"profile": each.profile, "cite": each.cite, "quote": each.quote or None}
            for each in entry.definitions
        ],
    }
