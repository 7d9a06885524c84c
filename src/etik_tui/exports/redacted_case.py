"""A case without the identities of those who reported, witnessed or suffered."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.domain.case import Case, fold
from etik_tui.domain.fact import (
    AccountLinked,
    AnyFact,
    DocumentIssued,
    EvidenceAdded,
    MilestoneRecorded,
    PartyAdded,
    PartyChanged,
)
from etik_tui.domain.identity import named_tokens, plain_name
from etik_tui.domain.person import Party, Person, Role
from etik_tui.exports.redaction import Hidden, Redactor
from etik_tui.locale import _
from etik_tui.procedure.hearing import AS, NAMED
from etik_tui.profile.act import FieldType
from etik_tui.profile.profile import Profile

PROTECTED = (Role.PELAPOR, Role.PENGADU, Role.SAKSI, Role.KORBAN)
"""Whose identity a redacted file does not tell."""

STRUCTURE = frozenset(
    {
        "id", "party", "milestone", "norms", "sha256", "profile", "profile_version",
        "profile_digest", "channel", "seat", "signer", "option", "reading", "item", "findings",
        "questions", "before", "cause", "deadline", "calendar", "code", "format",
    }
)  # fmt: skip
"""Names of what holds ids, which are no text of people."""

FREE = frozenset({FieldType.TEXT, FieldType.LONG, FieldType.LISTED})

FactT = TypeVar("FactT", bound=AnyFact)


class Identities(Struct, frozen=True, kw_only=True):
    """Who is hidden in a case: labels by party, and everything that was recorded of them."""

    labels: Mapping[str, str]
    hidden: tuple[Hidden, ...]
    kept: tuple[Person, ...]

    def redactor(self) -> Redactor:
        """Return what takes these people out of texts."""
        return Redactor(self.hidden, self.kept)


def identities(case: Case, roles: Iterable[Role] = PROTECTED) -> Identities:
    """Return who is hidden in a case, in withdrawn facts and earlier corrections, too."""
    wanted = tuple(roles)
    versions = [e.fact.party for e in case.entries if isinstance(e.fact, PartyAdded | PartyChanged)]
    role = {each.id: each.role for each in (*versions, *case.parties)}
    labels: dict[str, str] = {}
    people: dict[str, list[Person]] = {}
    counted: dict[str, int] = {}
    for each in dict.fromkeys(party.id for party in (*case.parties, *versions)):
        if role[each] not in wanted:
            continue
        known = [party.person for party in (*case.parties, *versions) if party.id == each]
        label = _label(role[each], counted)
        labels[each] = label
        people[label] = known
    for role_, person in _summoned(case):
        if role_ in wanted and not _is_known(person, people):
            people[_label(role_, counted)] = [person]
    kept = [party.person for party in (*case.parties, *versions) if party.id not in labels]
    kept += [seat.person for seat in (case.majelis.seats if case.majelis else ())]
    return Identities(
        labels=labels,
        hidden=tuple(Hidden(label=key, people=tuple(known)) for key, known in people.items()),
        kept=tuple(kept),
    )


def _label(role: Role, counted: dict[str, int]) -> str:
    counted[role] = counted.get(role, 0) + 1
    word = {
        Role.PELAPOR: _("Pelapor"),
        Role.PENGADU: _("Pengadu"),
        Role.SAKSI: _("Saksi"),
        Role.KORBAN: _("Korban"),
    }.get(role, role.value.capitalize())
    return f"{word} {counted[role]}"


def _summoned(case: Case) -> Iterable[tuple[Role, Person]]:
    """Yield who was summoned by name alone, without being a party."""
    for entry in case.entries:
        fields = entry.fact.fields if isinstance(entry.fact, MilestoneRecorded) else {}
        name, said = fields.get(NAMED, ""), str(fields.get(AS, "")).casefold()
        role = next((each for each in PROTECTED if each.value in said), None)
        if role and isinstance(name, str) and name.strip():
            yield role, Person(name=name)


def _is_known(person: Person, people: Mapping[str, list[Person]]) -> bool:
    name = plain_name(person.name)
    return any(plain_name(each.name) == name for known in people.values() for each in known)


def redacted(case: Case, who: Identities, profile: Profile | None = None) -> Case:
    """Return the case as its facts make it when all texts in them have been redacted."""
    work = _Work(who, profile)
    entries = tuple(replace(each, fact=work.fact(each.fact)) for each in case.entries)
    tokens = {
        party.id: named_tokens(party.person) for party in case.parties if party.id in who.labels
    }
    return replace(fold(case.id, entries), veiled={**case.veiled, **tokens})


def mapped(value: Any, change: Callable[[str], str], skip: frozenset[str] = frozenset()) -> Any:
    """Return a value with every text in it changed, except in fields of these names.

    Ids that are enumerations, keys, numbers and dates stay.
    """
    if type(value) is str:
        return change(value)
    if isinstance(value, tuple):
        return tuple(mapped(each, change, skip) for each in value)
    if isinstance(value, Mapping):
        return {key: mapped(each, change, skip) for key, each in value.items()}
    if isinstance(value, Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        return type(value)(
            **{
                name: each
                if name in skip and not isinstance(each, Struct)
                else mapped(each, change, skip)
                for name, each in fields.items()
            }
        )
    return value


class _Work:
    """Redacts the facts of one case."""

    def __init__(self, who: Identities, profile: Profile | None) -> None:
        self.labels = who.labels
        self.redactor = who.redactor()
        self.choices = _choices(profile)

    def fact(self, fact: AnyFact) -> AnyFact:
        """Return one fact without the hidden people."""
        match fact:
            case PartyAdded() | PartyChanged() if fact.party.id in self.labels:
                return replace(fact, party=self.party(fact.party), reason="")
            case AccountLinked() if fact.party in self.labels:
                return replace(fact, account=self.labels[fact.party], reason="")
            case EvidenceAdded():
                name = masked_name(fact.id, fact.file) if fact.file else ""
                return replace(self.plain(fact), file=name)
            case DocumentIssued():
                return replace(self.plain(fact, "form", "file"), typed={})
            case _other:
                plain = self.plain(fact)
        fields = getattr(plain, "fields", None)
        return replace(plain, fields=self.fields(fields)) if fields else plain

    def plain(self, fact: FactT, *ids: str) -> FactT:
        """Return a fact with all its texts redacted, except in the fields named."""
        found: FactT = mapped(fact, self.redactor.thorough, STRUCTURE | set(ids))
        return found

    def party(self, party: Party) -> Party:
        """Return a hidden party: its part, and nothing of the person."""
        return replace(party, person=Person(name=self.labels[party.id]))

    def fields(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Return the fields of an act; free text about a protected part is left out whole."""
        return {
            key: _("[disamarkan]") if value and self.tells(key) else value
            for key, value in fields.items()
        }

    def tells(self, key: str) -> bool:
        """Tell whether a field is free text about somebody protected: who was heard, say."""
        return key not in self.choices and any(each.value in key.casefold() for each in PROTECTED)


def _choices(profile: Profile | None) -> frozenset[str]:
    """Return the fields whose values are ids, in every act."""
    specs = [spec for each in (profile.milestones if profile else ()) for spec in each.fields]
    if profile and profile.intake:
        specs += [spec for channel in profile.intake.channels for spec in channel.fields]
    free = {spec.id for spec in specs if spec.type in FREE}
    return frozenset(spec.id for spec in specs if spec.type not in FREE) - free


def masked_name(evidence: str, file: str) -> str:
    """Return a name for a file that tells nothing but its kind: `b1.pdf`."""
    suffix = PurePath(file).suffix.lower()
    known = suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= 5
    stem = evidence if evidence.isascii() and evidence.isalnum() and len(evidence) < 9 else "bukti"
    return f"{stem}{suffix}" if known else stem
