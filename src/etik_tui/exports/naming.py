"""Patterns by which a person's name, initials, posts and address are found in a folded text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from etik_tui.domain.identity import plain_name

LONGEST = 200
"""Letters of a value that are looked for; what begins like that is taken to be it."""

STREET = frozenset({"jl", "jln", "jalan", "gg", "gang"})
PLACES = STREET | {
    "rt", "rw", "no", "nomor", "desa", "dusun", "dukuh", "kampung", "perum", "perumahan", "komplek",
    "kompleks", "blok", "kel", "kelurahan", "kec", "kecamatan",
}  # fmt: skip
SHORTEST = 6


def letters(text: str) -> str:
    """Return the letters and digits of a text, small and without accents."""
    return "".join(_words(text[: 4 * LONGEST]))[:LONGEST]


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(
        char
        for char in folded
        if not unicodedata.combining(char) and unicodedata.category(char) not in {"Cf", "Cc"}
    )
    return re.findall(r"[^\W_]+", bare)


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles and degrees."""
    return tuple(_words(plain_name(name[: 4 * LONGEST])))[:10]


def spaced(text: str) -> str:
    """Return a pattern for letters that may have spaces and signs between them."""
    return r"[\W_]{0,3}".join(map(re.escape, text[:LONGEST]))


def loose(words: Sequence[str]) -> str:
    """Return a pattern for words with anything but letters between them."""
    return rf"(?<![^\W_]){_joined(words)}(?![^\W_])"


def phrase(text: str) -> str:
    """Return a pattern for a phrase, whatever its spaces and signs are."""
    return loose(_words(text[:LONGEST]))


def _joined(words: Iterable[str]) -> str:
    return r"[\W_]{0,6}".join(map(re.escape, words))


def initial_patterns(name: str) -> Iterator[tuple[str, bool]]:
    """Yield patterns for initials, and whether only capitals count.

    Of one name alone the initial with its dot, in capitals; of several names all of them.
    """
    plain = [word[0] for word in name_words(name)]
    titled = [
        found[0] for word in name.split()[:10] if word[0].isalpha() and (found := _words(word))
    ]
    for heads in {tuple(plain), tuple(each[0] for each in titled)}:
        if len(heads) == 1:
            yield rf"(?<![^\W_]){re.escape(heads[0])}\.(?![^\W_])", True
        elif heads:
            dotted = r"\.[\W_]{0,2}".join(map(re.escape, heads))
            yield rf"(?<![^\W_]){dotted}(?![^\W_])\.?", False
            bare = r"[\s.\-]{0,2}".join(map(re.escape, heads))
            yield rf"(?<![^\W_]){bare}(?![^\W_])\.?", True


def address_phrases(address: str) -> Iterator[str]:
    """Yield the parts of an address that are looked for alone: street, house, village."""
    for piece in re.split(r"[,;\n]", address[: 4 * LONGEST]):
        words = _words(piece)
        telling = any(word in PLACES or word.isdecimal() for word in words)
        if not telling or len("".join(words)) < SHORTEST:
            continue
        yield " ".join(words)
        core = [word for word in words if word not in PLACES and not word.isdecimal()]
        if len("".join(core)) >= SHORTEST:
            for street in sorted(STREET):
                yield " ".join((street, *core))
