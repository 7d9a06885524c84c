"""The words on screen: Indonesian is the source language, other languages are gettext catalogues.

Message ids are the Indonesian sentences themselves, so Indonesian needs no catalogue and importing
this package loads none. Indonesian nouns are the same for one and for many; a translation writes
both where they differ, with the number that decides: `{n} {n:case|cases}`. A catalogue lies at
`<language>/LC_MESSAGES/etik_tui.mo` beside this file. The language is chosen once, by the entry
point, before any screen is imported.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gettext import NullTranslations

SOURCE_LANGUAGE = "id"
LANGUAGES = (SOURCE_LANGUAGE, "en")
DOMAIN = "etik_tui"

__all__ = ["DOMAIN", "LANGUAGES", "SOURCE_LANGUAGE", "_", "in_use", "ngettext", "use"]


class _Counted(str):
    """A message with words that follow a number: `{n} {n:case|cases}`, for one and for others."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """Fill in values; a hole with two words takes the one that fits its number."""
        filled = {name: _Value(value) for name, value in values.items()}
        return str.format(self, *map(_Value, args), **filled)


class _Value:
    """Something to fill in that also chooses between two words."""

    __slots__ = ("_value",)

    def __init__(self, value: object) -> None:
        self._value = value

    def __format__(self, form: str) -> str:
        one, either, many = form.partition("|")
        if not either:
            return format(self._value, form)
        return one if str(self._value) == "1" else many

    def __str__(self) -> str:
        return str(self._value)

    def __repr__(self) -> str:
        return repr(self._value)


class _Choice:
    """The catalogue in force; `None` means the source language."""

    __slots__ = ("catalogue", "language")

    def __init__(self) -> None:
        self.language = SOURCE_LANGUAGE
        self.catalogue: NullTranslations | None = None


@cache
def _choice() -> _Choice:
    """Hold the one choice of this process: gettext needs a place to remember its catalogue."""
    return _Choice()


def _(message: str) -> str:
    """Return the message in the chosen language; a message without translation comes back as is."""
    catalogue = _choice().catalogue
    if catalogue is None:
        return message
    said = catalogue.gettext(message)
    return _Counted(said) if "|" in said else said


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that fits `count`; Indonesian often has one for both."""
    catalogue = _choice().catalogue
    if catalogue is None:
        return one if count == 1 else many
    return catalogue.ngettext(one, many, count)


def in_use() -> str:
    """Return the code of the language in force."""
    return _choice().language


def use(language: str) -> str:
    """Choose the language of everything shown from now on and return the one really in force.

    Takes a code such as `id`, `en` or `en_US.UTF-8`. A language without a catalogue leaves the
    source language in force: words in Indonesian serve better than an error at the start.
    """
    choice = _choice()
    choice.language, choice.catalogue = SOURCE_LANGUAGE, None
    code = language.partition(".")[0].partition("_")[0].lower()
    if code == SOURCE_LANGUAGE or not code.isalpha():
        return choice.language
    from gettext import translation
    from pathlib import Path

    try:
        choice.catalogue = translation(DOMAIN, Path(__file__).parent, [code])
    except OSError:
        return choice.language
    choice.language = code
    return code
