"""Taking people out of texts: names, initials, numbers and addresses give way to a label.

Texts are compared without capitals, accents, invisible characters and punctuation, so that
`MELATI  ANGGREK`, `melati.anggrek` and `Mélati Ang\u00adgrek` are one name. What the program does
not know, such as a nickname, it cannot take out: whoever hands a text on reads it first.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from etik_tui.domain.identity import digits, plain_name
from etik_tui.domain.person import Person
from etik_tui.exports.naming import (
    address_phrases,
    initial_patterns,
    letters,
    loose,
    name_words,
    phrase,
    spaced,
)
from etik_tui.locale import _

SHORTEST = 8
"""Letters of a full name that is looked for inside words, too."""

# Mail; a handle; a telephone number, which is no date. Then NIK and NIP of anybody.
CONTACTS = (
    r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
    r"(?<!\w)@[\w.]{3,40}",
    (
        r"(?:(?<!\d)(?<!\d[-./ ])(?!\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4})(?:0|62)|\(0|\+62)"
        r"[ .\-()]{0,2}[1-9](?:[ .\-()]{0,2}\d){7,12}(?!\d)"
    ),
)
NUMBERS = (
    r"(?<!\d)\d{15,20}(?!\d)",
    r"(?<!\d)\d{8} ?\d{6} ?\d ?\d{3}(?!\d)",
    r"(?<!\d)\d{4}(?:[ .-]\d{4}){3}(?!\d)",
)


class Hidden(Struct, frozen=True, kw_only=True):
    """Somebody who is not to be known, under every name and number that was recorded of them."""

    label: str
    people: tuple[Person, ...]


class _Rule(Struct, frozen=True):
    """A pattern over folded text and what stands in its place; `None` keeps what is there."""

    pattern: str
    label: str | None
    capitals: bool = False


class Redactor:
    """Takes hidden people out of texts; names of `kept` people stay whole.

    `thorough` is for what people wrote: parts of names, initials, posts, numbers and addresses
    go, too. `certain` is for any text: only what can mean nobody else.
    """

    def __init__(self, hidden: Sequence[Hidden], kept: Iterable[Person] = ()) -> None:
        self._hidden = tuple(hidden)
        known = [rule for each in hidden for rule in _known(each)]
        names = {plain_name(p.name) for each in hidden for p in each.people}
        scan = _Scan(_longest(known))
        # A name that says a hidden person's is no reason to keep it.
        self._kept = tuple(
            each
            for each in kept
            if plain_name(each.name) not in names and scan.over(each.name) == each.name
        )
        numbers = {n for each in hidden for p in each.people for n in _numbers(p)}
        spared = [*self._spared(numbers)]
        self._certain = _Scan(_longest([*spared, *known]))
        contacts = [_Rule(each, self._gone) for each in CONTACTS]
        numbers_ = [_Rule(each, self._gone) for each in NUMBERS]
        guessed = [*numbers_, *self._attributes(), *self._parts()]
        self._thorough = _Scan([*contacts, *_longest([*spared, *known]), *guessed])

    @property
    def _gone(self) -> str:
        return _("[disamarkan]")

    def thorough(self, text: str) -> str:
        """Return what somebody wrote without the hidden people."""
        return self._thorough.over(text)

    def certain(self, text: str) -> str:
        """Return any text without the full names, numbers and addresses of the hidden people."""
        return self._certain.over(text)

    def _spared(self, numbers: set[str]) -> Iterator[_Rule]:
        for person in self._kept:
            if len(name_words(person.name)) > 1:
                yield _Rule(spaced(letters(person.name)), None)
                yield _Rule(loose(name_words(person.name)), None)
            for number in {digits(person.nip), digits(person.nik)} - numbers:
                if len(number) >= SHORTEST:
                    yield _Rule(spaced(number), None)

    def _attributes(self) -> Iterator[_Rule]:
        """Yield posts, ranks and places of work that no kept person has."""
        shared = {letters(value) for each in self._kept for value in _posts(each)}
        for each in self._hidden:
            for person in each.people:
                for value in _posts(person):
                    if len(letters(value)) > 3 and letters(value) not in shared:
                        yield _Rule(phrase(value), self._gone)
                for piece in address_phrases(person.address):
                    yield _Rule(phrase(piece), self._gone)

    def _parts(self) -> Iterator[_Rule]:
        """Yield single names and initials; one that several people bear tells none of them."""
        others = {word for each in self._kept for word in name_words(each.name)}
        owners: dict[str, set[str]] = {}
        for each in self._hidden:
            for person in each.people:
                for word in name_words(person.name):
                    owners.setdefault(word, set()).add(each.label)
        for each in self._hidden:
            for person in each.people:
                words = [word for word in name_words(person.name) if len(word) > 2]
                for word in words:
                    alone = len(owners[word]) == 1 and word not in others
                    label = each.label if alone else self._gone
                    yield _Rule(_part(word, name_words(person.name)), label)
                for run in _runs(words):
                    yield _Rule(_bound(spaced(run), len(run)), each.label)
                for pattern, capitals in initial_patterns(person.name):
                    yield _Rule(pattern, each.label, capitals)


def _posts(person: Person) -> tuple[str, ...]:
    return tuple(filter(None, (person.rank, person.position, person.unit)))


def _numbers(person: Person) -> set[str]:
    return {digits(person.nip), digits(person.nik)} - {""}


def _known(each: Hidden) -> Iterator[_Rule]:
    """Yield what can mean nobody else: full names, numbers, addresses."""
    for person in each.people:
        full, words = letters(person.name), name_words(person.name)
        if len(words) > 1:
            yield _Rule(_bound(spaced(full), len(full)), each.label)
            yield _Rule(_bound(spaced("".join(words)), len("".join(words))), each.label)
            backwards = "".join(reversed(words))
            yield _Rule(_bound(spaced(backwards), len(backwards)), each.label)
        for number in _numbers(person):
            if len(letters(number)) > 2:
                yield _Rule(_bound(spaced(letters(number)), len(number)), each.label)
        if len(letters(person.address)) >= SHORTEST:
            yield _Rule(phrase(person.address), each.label)


def _bound(pattern: str, size: int) -> str:
    return pattern if size >= SHORTEST else rf"(?<![^\W_]){pattern}(?![^\W_])"


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield two and more names that follow each other, the longest first."""
    for size in range(len(words), 1, -1):
        for start in range(len(words) - size + 1):
            yield "".join(words[start : start + size])


def _part(word: str, words: Sequence[str]) -> str:
    """Return the pattern of one name with the initials or names of the same person beside it."""
    heads = "".join(sorted({each[0] for each in words}))
    beside = rf"(?:[{re.escape(heads)}]\.[\W_]{{0,2}}){{0,3}}"
    names = "|".join(re.escape(each) for each in words if len(each) > 2)
    after = rf"(?:[\W_]{{1,3}}(?:(?:{names})|[{re.escape(heads)}]\.)(?![^\W_])){{0,4}}"
    apart = r"[\W_]{1,2}".join(map(re.escape, word)) if len(word) > 3 else re.escape(word)
    ending = "(?:nya|lah|kah|pun|ku|mu)?" if len(word) > 3 else ""
    return rf"(?<![^\W_]){beside}(?:{re.escape(word)}|{apart}){ending}(?![^\W_]){after}"


def _longest(rules: Iterable[_Rule]) -> list[_Rule]:
    return sorted(rules, key=lambda each: -len(each.pattern))


class _Scan:
    """Finds all patterns at once in a text without accents and invisible characters."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        known: dict[str, _Rule] = {}
        for rule in rules:
            known.setdefault(rule.pattern, rule)
        self._rules = tuple(known.values())
        parts = (f"(?P<g{n}>{rule.pattern})" for n, rule in enumerate(self._rules))
        self._pattern = re.compile("|".join(parts)) if self._rules else None

    def over(self, text: str) -> str:
        """Return the text with each match replaced by its label."""
        if self._pattern is None or not text:
            return text
        plain, places = folded(text)
        out, done = [], 0
        for match in self._pattern.finditer(plain):
            rule = self._rules[int((match.lastgroup or "g0")[1:])]
            start = places[match.start()]
            end = places[match.end()] if match.end() < len(places) else len(text)
            if rule.label is None or start < done:
                continue
            if rule.capitals and not text[start:end].isupper():
                continue
            out += [text[done:start], rule.label]
            done = end
        return "".join([*out, text[done:]])


def folded(text: str) -> tuple[str, Sequence[int]]:
    """Return a text in small letters without accents and invisible characters.

    Beside it stands, for each of its characters, where that one is in the original.
    """
    if text.isascii() and "".join(text.split("\n")).isprintable():
        return text.lower(), range(len(text))
    chars, places = [], []
    for place, char in enumerate(text):
        for part in _plain(char):
            chars.append(part)
            places.append(place)
    return "".join(chars), places


def _plain(char: str) -> str:
    if char in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Mn", "Me"}:
        return ""
    parts = unicodedata.normalize("NFKD", char).casefold()
    return "".join(part for part in parts if not unicodedata.combining(part))
