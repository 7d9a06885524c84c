"""The glossary: every word with one sentence and its source, and which of them a text has."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.profile.act import MilestoneKind
from etik_tui.profile.profile import Profile
from etik_tui.profile.text import Term
from etik_tui.tui.law.article import folded
from etik_tui.tui.law.own_term import OwnTerm, own_terms
from etik_tui.tui.law.profile_term import profile_terms

# What is cut off on a screen is known by so many letters at least.
CUT = 5
CUT_OFF = re.compile(r"(\S[^…]*)…")


class Definition(Struct, frozen=True, kw_only=True):
    """What one regulation says of a word: where, and its words if it defines it."""

    profile: str
    short: str
    cite: str
    quote: str = ""


class Entry(Struct, frozen=True, kw_only=True):
    """A word of the glossary; `profile` is empty for words that all regulations share."""

    key: str
    title: str
    words: tuple[str, ...]
    meaning: str
    source: str
    profile: str = ""
    definitions: tuple[Definition, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return everything by which the word is found."""
        return (self.title, *self.words)


def glossary(profiles: Iterable[Profile]) -> tuple[Entry, ...]:
    """Return the words of the program and of some regulations; own words first."""
    known = tuple(profiles)
    own = own_terms()
    shared = tuple(_shared(each, known) for each in own)
    return (*shared, *(each for profile in known for each in _defined(profile, own)))


def _shared(term: OwnTerm, profiles: tuple[Profile, ...]) -> Entry:
    found = () if term.source else tuple(_said(term, profile) for profile in profiles)
    source = term.source or "; ".join(f"{each.short}: {each.cite}" for each in found)
    return Entry(
        key=term.id,
        title=term.title,
        # Regulations and papers have the word itself in every language.
        words=(*term.words, term.id.replace("-", " ")),
        meaning=term.meaning,
        source=source or _("Teks tidak mengatur"),
        definitions=found,
    )


def _said(term: OwnTerm, profile: Profile) -> Definition:
    defined = next((each for each in profile.terms if _is_same(each, term)), None)
    if defined is not None:
        cite, quote = defined.cite, defined.quote
    else:
        cite, quote = _regulated(profile).get(term.id, "") or _("Teks tidak mengatur"), ""
    return Definition(profile=profile.id, short=profile.short, cite=cite, quote=quote)


def _is_same(defined: Term, own: OwnTerm) -> bool:
    names = {each.casefold() for each in (own.id.replace("-", " "), own.title, *own.words)}
    return defined.id == own.id or defined.title.casefold() in names


def _regulated(profile: Profile) -> Mapping[str, str]:
    """Return where a text regulates what it does not define, by the id of the word."""
    channels = profile.intake.channels if profile.intake else ()
    parts = {
        "majelis": profile.majelis,
        "panggilan": profile.summons,
        "putusan": profile.decision,
        "sanksi": profile.sanctions,
        **{name: _act(profile, kind) for name, kind in _ACTS.items()},
        **{each.id.partition("-")[0]: each for each in reversed(channels)},
    }
    return {name: str(getattr(part, "cite", "")) for name, part in parts.items()}


_ACTS: Mapping[str, MilestoneKind] = {
    "bap": MilestoneKind.RECORD,
    "musyawarah": MilestoneKind.DELIBERATION,
    "rehabilitasi": MilestoneKind.REHABILITATION,
}


def _act(profile: Profile, kind: MilestoneKind) -> object:
    return next((each for each in profile.milestones if each.kind is kind), None)


def _defined(profile: Profile, own: Iterable[OwnTerm]) -> Iterator[Entry]:
    """Yield the words of one regulation that are not among the shared ones."""
    shared = {each.id for each in own if not each.source}
    taken = {_name(each.title) for each in own}
    for each in profile.terms:
        if each.id in shared or any(_is_same(each, term) for term in own):
            continue
        cite = f"{profile.short}: {each.cite}"
        said = Definition(profile=profile.id, short=profile.short, cite=each.cite, quote=each.quote)
        taken.add(_name(each.title))
        yield Entry(
            key=f"{profile.id}.terms.{each.id}",
            title=each.title,
            words=each.words,
            meaning=each.quote,
            source=cite,
            profile=profile.id,
            definitions=(said,),
        )
    for part in profile_terms(profile):
        if _name(part.title) not in taken:
            taken.add(_name(part.title))
            yield Entry(
                key=f"{profile.id}.{part.ref}",
                title=part.title,
                words=part.words,
                meaning=part.meaning,
                source=f"{profile.short}: {part.cite}",
                profile=profile.id,
            )


def _name(title: str) -> str:
    return folded(title)


def in_sight(lines: Iterable[str], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the words that stand in some lines, in the order in which they are met.

    A word that is cut off, as `Pembentuka…`, counts, and so does one that goes over two lines.
    """
    shown = tuple(lines)
    text = f" {folded(' '.join(shown))} "
    cut = [folded(found[1]) for each in shown for found in CUT_OFF.finditer(each)]
    places = ((_place(each, text, cut), each) for each in entries)
    return tuple(each for place, each in sorted(places, key=lambda pair: pair[0]) if place >= 0)


def _place(entry: Entry, text: str, cut: Iterable[str]) -> int:
    """Return where a word is first met; -1 where it is not."""
    names = [folded(each) for each in entry.names]
    found = [text.find(f" {each} ") for each in names]
    found += [text.find(piece) for piece in cut if any(_begins(name, piece) for name in names)]
    return min((each for each in found if each >= 0), default=-1)


def _begins(name: str, piece: str) -> bool:
    """Tell whether what stands before a mark of omission is the beginning of a name."""
    words = piece.split(" ")
    tails = (" ".join(words[place:]) for place in range(len(words)))
    return any(len(tail) >= CUT and name.startswith(tail) for tail in tails)


def named(entries: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """Return the entries whose very name it is."""
    wanted = folded(words)
    return tuple(each for each in entries if wanted in map(folded, each.names))


def matching(entries: Iterable[Entry], words: str) -> tuple[Entry, ...]:
    """Return the entries in which every word occurs; those named by it first."""
    wanted = folded(words)
    found = [each for each in entries if all(part in _searched(each) for part in wanted.split())]
    found.sort(key=lambda each: _distance(each, wanted))
    return tuple(found)


def _searched(entry: Entry) -> str:
    return folded(f"{entry.key} {' '.join(entry.names)} {entry.meaning} {entry.source}")


def _distance(entry: Entry, wanted: str) -> int:
    names = [folded(each) for each in entry.names]
    nearer = (
        wanted in names,
        any(each.startswith(wanted) for each in names),
        any(wanted in each for each in names),
        True,
    )
    return nearer.index(True)
