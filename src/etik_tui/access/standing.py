"""How the people of the office stand to a case, and a case to them."""

from collections.abc import Iterator

from msgspec import Struct

from etik_tui.domain.account import Account, OfficeRole
from etik_tui.domain.case import Case
from etik_tui.domain.identity import (
    account_token,
    name_token,
    number_tokens,
    seeking_names,
    token,
)
from etik_tui.domain.person import Person
from etik_tui.journal.visibility import Relation, Tie, Visibility

OFFICEWIDE = frozenset({OfficeRole.REGISTRAR, OfficeRole.OFFICIAL, OfficeRole.OVERSEER})
"""The roles that open cases without a seat in their Majelis."""


class Standing(Struct, frozen=True, kw_only=True):
    """What of a case decides who may know of it: its institution and its ties."""

    institution: str
    ties: frozenset[Tie] = frozenset()

    def tied(self, relation: Relation) -> frozenset[str]:
        """Return the tokens tied to the case in one way."""
        return frozenset(tie.token for tie in self.ties if tie.relation is relation)


def standing_of(case: Case) -> Standing:
    """Return what of a case decides who may know of it."""
    return Standing(institution=case.profile, ties=frozenset(_ties(case)))


def _ties(case: Case) -> Iterator[Tie]:
    for party in case.parties:
        for each in number_tokens(party.person):
            yield Tie(relation=Relation.BARRED, token=each)
        yield Tie(relation=Relation.NAMESAKE, token=name_token(party.person))
    for link in case.links:
        if link.same and link.party and case.party(link.party):
            yield Tie(relation=Relation.BARRED, token=account_token(link.account))
    yield from _cleared(case)
    seats = case.majelis.seats if case.majelis else ()
    for seat in seats:
        for each in number_tokens(seat.person):
            yield Tie(relation=Relation.SEATED, token=each)
    held = {seat.id for seat in seats}
    for link in case.links:
        if link.same and link.seat in held:
            yield Tie(relation=Relation.SEATED, token=account_token(link.account))
    if case.sensitive or case.restricted_to:
        yield Tie(relation=Relation.CONFINED)
        for each in _admitted(case):
            yield Tie(relation=Relation.ADMITTED, token=each)


def _cleared(case: Case) -> Iterator[Tie]:
    """Yield whom a name does not bar: those found to be another person than all who bear it."""
    bearers: dict[str, set[str]] = {}
    for party in case.parties:
        bearers.setdefault(name_token(party.person), set()).add(party.id)
    for account in {link.account for link in case.links}:
        others = {link.party for link in case.links if link.account == account and not link.same}
        for name, ids in bearers.items():
            if ids <= others:
                yield Tie(relation=Relation.CLEARED, token=_cleared_token(account, name))


def _cleared_token(account: str, name: str) -> str:
    return token("cleared", f"{account}|{name}")


def _admitted(case: Case) -> Iterator[str]:
    """Yield to whom a confined case is open: those assigned or, before anybody is, two others.

    These are who registered it, and the competent officials, who assign.
    """
    if case.restricted_to:
        yield from map(account_token, case.restricted_to)
        return
    if case.entries:
        yield token("registrant", case.entries[0].actor)
    yield token(OfficeRole.OFFICIAL, "")
    yield token(OfficeRole.OFFICIAL, case.profile)


def visibility_of(account: Account) -> Visibility:
    """Return which cases a person may know of."""
    person = Person(name=account.name, nip=account.nip, nik=account.nik)
    named = seeking_names(account.name, account.nip) if account.name else frozenset()
    mine = account_token(account.id)
    officewide = bool(OFFICEWIDE & set(account.roles))
    return Visibility(
        bounded=True,
        officewide=officewide,
        institutions=account.institutions,
        own=(mine, *sorted(number_tokens(person))),
        names=tuple((name, _cleared_token(account.id, name)) for name in sorted(named)),
        admitted=(mine, *(_by_role(account) if officewide else ())),
    )


def _by_role(account: Account) -> Iterator[str]:
    yield token("registrant", account.id)
    if OfficeRole.OFFICIAL in account.roles:
        for institution in account.institutions or ("",):
            yield token(OfficeRole.OFFICIAL, institution)
