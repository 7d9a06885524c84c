"""The regulation itself: legal basis, norms, notes on its wording, and its units."""

from typing import Annotated

from msgspec import Meta

from etik_tui.profile.part import Id, Part, Rule, Text


class Regulation(Part, frozen=True, kw_only=True):
    """One instrument: what it is, since when it holds, and whether its status was verified."""

    id: Id
    title: Text
    number: str = ""
    set_on: str = ""
    promulgated_on: str = ""
    published: str = ""
    status: Text
    verified: str = ""
    role: Annotated[str, Meta(pattern="^(main|basis|reference)$")] = "main"
    note: str = ""


class Term(Rule, frozen=True, kw_only=True):
    """A word that the regulation itself defines: `quote` is the definition, word for word.

    `words` are others by which screens and papers name the same.
    """

    id: Id
    title: Text
    words: tuple[str, ...] = ()


class Body(Part, frozen=True, kw_only=True):
    """A group of people under the institution's supervision, and the regime that binds it.

    `covered` tells whether this very code does.
    """

    id: Id
    title: Text
    regime: Text
    cite: Text
    covered: bool = False
    note: str = ""


class Coverage(Rule, frozen=True, kw_only=True):
    """Whom the code binds, and who is outside it."""

    employment: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    outside: str = ""
    acts: tuple[str, ...] = ()
    bodies: Annotated[
        tuple[Body, ...], Meta(description="yang diawasi, dan ketentuan bagi masing-masing")
    ] = ()


class NormGroup(Part, frozen=True, kw_only=True):
    """A heading of the norm catalogue; without `conduct` its entries are not for breaching."""

    id: Id
    title: Text
    cite: Text
    parent: str = ""
    conduct: Annotated[bool, Meta(description="memuat norma yang dapat dilanggar")] = True


class Norm(Part, frozen=True, kw_only=True):
    """A provision that can be breached, word for word; `elaborates` is the norm it spells out."""

    id: Id
    group: Id
    cite: Text
    text: Text
    modal: str = ""
    elaborates: str = ""
    note: str = ""


class Note(Part, frozen=True, kw_only=True):
    """An oddity of the text that no computation depends on, and how it is treated."""

    id: Id
    cite: Text
    quote: str = ""
    problem: Text
    treatment: Text
    about: tuple[str, ...] = ()


class Unit(Part, frozen=True, kw_only=True):
    """A numbered unit of the regulation, its words, and what in the profile carries it.

    `carried_by` are references such as "deadlines.pembentukan"; an `informative` unit needs none.
    """

    cite: Text
    text: str = ""
    carried_by: tuple[str, ...] = ()
    informative: str = ""
