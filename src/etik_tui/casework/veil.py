"""A case without the identity of those who reported it, for everybody who only reads."""

from msgspec.structs import replace

from etik_tui.domain.case import Case
from etik_tui.domain.fact import AnyFact, PartyAdded, PartyChanged
from etik_tui.domain.identity import named_tokens
from etik_tui.domain.person import Party, Person, Role
from etik_tui.locale import _

REPORTERS = frozenset({Role.PELAPOR, Role.PENGADU})


def veiled(case: Case) -> Case:
    """Return a case whose reporters are there, but not who they are; in its chronology neither.

    What is computed of it stays right: their number, their part, and whether somebody is one of
    them (`Case.veiled`).
    """
    if case.veiled:
        return case
    reporters = {each.id for each in case.parties if each.role in REPORTERS}
    entries = tuple(replace(each, fact=_fact(each.fact, reporters)) for each in case.entries)
    if not reporters and entries == case.entries:
        return case
    known = {each.id: named_tokens(each.person) for each in case.parties if each.id in reporters}
    parties = tuple(_party(each) if each.id in reporters else each for each in case.parties)
    return replace(case, parties=parties, entries=entries, veiled=known)


def _fact(fact: AnyFact, reporters: set[str]) -> AnyFact:
    if isinstance(fact, PartyAdded | PartyChanged) and (
        fact.party.role in REPORTERS or fact.party.id in reporters
    ):
        # The reason of a correction may quote what was wrong.
        return replace(fact, party=_party(fact.party), reason="")
    return fact


def _party(party: Party) -> Party:
    word = _("Pengadu") if party.role is Role.PENGADU else _("Pelapor")
    return replace(party, person=Person(name=_("{who} (dirahasiakan)").format(who=word)))
