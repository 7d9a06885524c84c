"""`etik norm search|show|clock`: the catalogue of norms, and what some of them ask by when."""

import argparse
from collections.abc import Iterator

from etik_tui.cli import norm_clock
from etik_tui.cli.grammar import add_noun, add_verb
from etik_tui.cli.norm_choice import chosen_profiles, find_norm
from etik_tui.cli.session import Session
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.profile.text import Norm


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verbs of the noun."""
    verbs = add_noun(parser)
    verb = add_verb(verbs, "search", search, _("cari norma yang memuat semua kata"), reads=True)
    verb.add_argument("words", metavar="KATA", nargs="+", help=_("kata, pasal, atau id"))
    verb.add_argument("--profile", metavar="ID", help=_("bawaan: semua profil"))
    verb = add_verb(verbs, "show", show, _("baca satu norma"), reads=True)
    verb.add_argument("id", metavar="NORMA", help=_("id norma"))
    verb.add_argument("--profile", metavar="ID", help=_("bawaan: semua profil"))
    norm_clock.describe(verbs)


def search(session: Session, args: argparse.Namespace) -> int:
    """Print the norms in which every word occurs."""
    words = " ".join(args.words).casefold().split()
    found = [
        (profile, norm)
        for profile in chosen_profiles(session, args.profile)
        for norm in profile.norms
        if all(word in _searched(profile, norm) for word in words)
    ]
    if session.as_json:
        body = [norm_body(profile, norm) for profile, norm in found]
        session.out.data("norms", {"norms": body})
        return 0
    if not found:
        session.out.talk(_("Tidak ada norma yang memuat semua kata itu."))
    for profile, norm in found:
        session.out.text(f"{norm.id} · {norm.cite} · {profile.short}")
        session.out.text(norm.text, indent="    ")
    return 0


def _searched(profile: Profile, norm: Norm) -> str:
    titles = " ".join(title for _id, title in headings(profile, norm))
    return f"{norm.id} {norm.cite} {norm.text} {titles}".casefold()


def headings(profile: Profile, norm: Norm) -> Iterator[tuple[str, str]]:
    """Yield the id and title of each heading over a norm, the outermost last."""
    groups = {group.id: group for group in profile.norm_groups}
    group = groups.get(norm.group)
    for _step in groups:
        if group is None:
            return
        yield group.id, group.title
        group = groups.get(group.parent)


def show(session: Session, args: argparse.Namespace) -> int:
    """Print one norm with its headings and what it elaborates."""
    profile, norm = find_norm(session, args.id, args.profile)
    if session.as_json:
        session.out.data("norm", {"norm": norm_body(profile, norm)})
        return 0
    out = session.out
    out.text(f"{norm.id} · {norm.cite} · {profile.institution}")
    for _id, title in headings(profile, norm):
        out.text(title, indent="  ")
    out.line()
    out.text(norm.text)
    elaborated = profile.norm(norm.elaborates) if norm.elaborates else None
    if elaborated:
        out.line()
        out.text(_("Menjabarkan {cite}: {text}").format(cite=elaborated.cite, text=elaborated.text))
    if norm.note:
        out.line()
        out.text(norm.note)
    return 0


def norm_body(profile: Profile, norm: Norm) -> dict[str, object]:
    """Return a norm as JSON says it."""
    return {
        "id": norm.id,
        "profile": profile.id,
        "cite": norm.cite,
        "text": norm.text,
        "modal": norm.modal,
        "elaborates": norm.elaborates,
        "note": norm.note,
        "headings": [title for _id, title in headings(profile, norm)],
    }
