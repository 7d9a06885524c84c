"""What a case hands to a paper: values by name, asked of a `Source`."""

from datetime import date, time
from typing import Protocol, Self

from msgspec import Struct


class Coded(str):
    """Words to print that stand for ids of the profile, such as the title of an outcome.

    Conditions and choices compare the ids, `codes`; papers print the words.
    """

    __slots__ = ("codes",)
    codes: tuple[str, ...]

    def __new__(cls, words: str, *codes: str) -> Self:
        """Return words with the ids that they stand for."""
        made = super().__new__(cls, words)
        made.codes = codes
        return made


class Choice(Struct, frozen=True, kw_only=True):
    """Words of which those not chosen are struck out ("coret yang tidak perlu").

    `options` are pairs of id and printed word in the annex's order, `chosen` the ids that stand;
    nothing chosen leaves all words unstruck and counts as missing. `separator` stands between.
    """

    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...] = ()
    separator: str = "/"


class Source(Protocol):
    """Where a paper's values come from."""

    def value(self, name: str) -> "Value":
        """Return the value of a field or path; `None` if it is not known.

        For a list it returns one source for each record, in which the record's own values are
        found under the list's name: `majelis.nama` of each record of `majelis`. An empty tuple is
        a list known to be empty; `None` is a list that is not known, printed once with gaps.
        """


Value = str | int | date | time | Choice | tuple[Source, ...] | None
"""A datetime is a date; text is printed as it is; an empty text is missing."""
