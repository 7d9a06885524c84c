"""Telling whether two entries name one person, without keeping who it is.

A token is a short hash of an identity number or a name. Who is named in a case leaves tokens; who
asks is looked for by tokens. Both are made so that they meet where the numbers agree or, where one
side has no number, where the names do.
"""

import re
import unicodedata
from collections.abc import Iterator

from etik_tui.domain.digest import sha256
from etik_tui.domain.person import Person

_TITLE = re.compile(r"\b(?:[^\W\d_]{1,5}\.\s*)+")
_APART = re.compile(r"[^\w]+")


def token(kind: str, value: str) -> str:
    """Return the token of one identifying value."""
    return sha256(f"{kind}\0{value}".encode()).hexdigest()[:32]


def account_token(account: str) -> str:
    """Return the token of a person of the office."""
    return token("account", account)


def digits(number: str) -> str:
    """Return an identity number without the spaces and dots it is printed with."""
    return re.sub(r"[\s.\-]", "", number)


def plain_name(name: str) -> str:
    """Return a name without titles, degrees, accents, capitals and punctuation."""
    head = name.partition(",")[0]
    bare = _TITLE.sub(" ", head)
    bare = bare if _APART.sub("", bare) else head
    folded = unicodedata.normalize("NFKD", bare).casefold()
    letters = "".join(char for char in folded if not unicodedata.combining(char))
    return " ".join(_APART.sub(" ", letters).split())


def number_tokens(person: Person) -> frozenset[str]:
    """Return the tokens of a person's identity numbers."""
    return frozenset(_numbers(person.nip, person.nik))


def _numbers(nip: str, nik: str) -> Iterator[str]:
    if digits(nip):
        yield token("nip", digits(nip))
    if digits(nik):
        yield token("nik", digits(nik))


def name_token(person: Person) -> str:
    """Return the token that a named person's name leaves; it tells whether a NIP stood beside."""
    return token("name+" if digits(person.nip) else "name", plain_name(person.name))


def named_tokens(person: Person) -> frozenset[str]:
    """Return all tokens that a person named in a case leaves."""
    return number_tokens(person) | {name_token(person)}


def seeking_names(name: str, nip: str) -> frozenset[str]:
    """Return the tokens by which a person is found where only the name can tell.

    With a NIP that is not a name beside another NIP: two numbers that differ are two people.
    """
    kinds = ("name",) if digits(nip) else ("name", "name+")
    return frozenset(token(kind, plain_name(name)) for kind in kinds)


def seeking_tokens(person: Person) -> frozenset[str]:
    """Return all tokens by which a person is looked for among those named."""
    return number_tokens(person) | seeking_names(person.name, person.nip)
