"""The case: the fold of its facts."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import singledispatch

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.domain import fact as facts
from etik_tui.domain.fact import AnyFact, Entry, Value
from etik_tui.domain.majelis import Majelis, Vote
from etik_tui.domain.person import Party, Role


class Event(Struct, frozen=True, kw_only=True):
    """A milestone that stands: recorded and not withdrawn. `version` names its fact."""

    version: int
    milestone: str
    party: str
    dates: Mapping[str, date]
    number: str
    fields: Mapping[str, Value]
    at: date


class Case(Struct, frozen=True, kw_only=True):
    """One matter against one or more terlapor, as its facts make it.

    `entries` is the whole chronology, withdrawn facts too (`withdrawn` has their versions);
    everything else counts only what stands. `questions` are in the order of the record;
    `read_back` has the day on which each pair was read back as it now stands.
    """

    id: str
    version: int = 0
    number: str = ""
    profile: str = ""
    profile_version: str = ""
    profile_digest: str = ""
    channel: str = ""
    title: str = ""
    sensitive: bool = False
    registered: date = date.min
    parties: tuple[Party, ...] = ()
    allegations: tuple[facts.AllegationRecorded, ...] = ()
    evidence: tuple[facts.EvidenceAdded, ...] = ()
    events: tuple[Event, ...] = ()
    majelis: Majelis | None = None
    questions: tuple[facts.QuestionRecorded, ...] = ()
    read_back: Mapping[str, date] = {}
    signatures: tuple[facts.SignatureRecorded, ...] = ()
    votes: tuple[Vote, ...] = ()
    dissents: tuple[facts.DissentRecorded, ...] = ()
    readings: Mapping[str, str] = {}
    deviations: tuple[facts.DeviationRecorded, ...] = ()
    ticks: Mapping[str, facts.ChecklistTicked] = {}
    documents: tuple[facts.DocumentIssued, ...] = ()
    notes: tuple[facts.NoteAdded, ...] = ()
    restricted_to: tuple[str, ...] = ()
    links: tuple[facts.AccountLinked, ...] = ()
    veiled: Mapping[str, frozenset[str]] = {}
    procedure: facts.ProcedureAttached | None = None
    closed: facts.CaseClosed | None = None
    entries: tuple[Entry, ...] = ()
    withdrawn: frozenset[int] = frozenset()

    def with_role(self, *roles: Role) -> tuple[Party, ...]:
        """Return the parties that play one of these parts."""
        return tuple(party for party in self.parties if party.role in roles)

    def initials(self, party_id: str = "") -> str:
        """Return the initials of one terlapor, or of all; none for a sensitive case."""
        named = (each for each in self.with_role(Role.TERLAPOR) if party_id in ("", each.id))
        return "" if self.sensitive else ", ".join(each.person.initials() for each in named)

    def party(self, party_id: str) -> Party | None:
        """Return a party by its id."""
        return next((party for party in self.parties if party.id == party_id), None)

    def asked(self, party: str, session: int = 1) -> tuple[facts.QuestionRecorded, ...]:
        """Return the questions of one sitting, in the order of its record."""
        return tuple(q for q in self.questions if (q.party, q.session) == (party, session))

    def recorded(self, milestone: str, party: str = "") -> tuple[Event, ...]:
        """Return the events of a milestone, oldest record first.

        With a party: the events of that party and those that concern the whole case.
        """
        return tuple(
            event
            for event in self.events
            if event.milestone == milestone and (not party or event.party in ("", party))
        )


def fold(case_id: str, entries: Iterable[Entry]) -> Case:
    """Add up the facts of one case, in order of version; a withdrawal reaches back only."""
    chronology = tuple(entries)
    withdrawn = frozenset(
        entry.fact.target
        for entry in chronology
        if isinstance(entry.fact, facts.FactWithdrawn) and entry.fact.target < entry.version
    )
    case = Case(id=case_id)
    for entry in chronology:
        if entry.version not in withdrawn:
            case = _apply(entry.fact, case, entry)
    version = chronology[-1].version if chronology else 0
    return replace(case, version=version, entries=chronology, withdrawn=withdrawn)


def begin(case_id: str, opening: Iterable[AnyFact], recorded_at: datetime, actor: str) -> Case:
    """Return the case that these first facts make, without recording them."""
    entries = (
        Entry(case=case_id, version=version, recorded_at=recorded_at, actor=actor, fact=fact)
        for version, fact in enumerate(opening, start=1)
    )
    return fold(case_id, entries)


def extend(case: Case, proposed: Iterable[AnyFact]) -> Case:
    """Return the case as it would be with further facts, without recording them."""
    last = case.entries[-1]
    fresh = (
        Entry(
            case=case.id,
            version=case.version + step,
            recorded_at=last.recorded_at,
            actor=last.actor,
            fact=fact,
        )
        for step, fact in enumerate(proposed, start=1)
    )
    return follow(case, fresh)


def follow(case: Case, further: Iterable[Entry]) -> Case:
    """Add up further facts of a case: what `fold` gives of all of them."""
    fresh = tuple(further)
    chronology = (*case.entries, *fresh)
    if any(isinstance(entry.fact, facts.FactWithdrawn) for entry in fresh):
        return replace(fold(case.id, chronology), veiled=case.veiled)
    for entry in fresh:
        case = _apply(entry.fact, case, entry)
    return replace(case, version=chronology[-1].version, entries=chronology)


@singledispatch
def _apply(fact: AnyFact, case: Case, entry: Entry) -> Case:
    """Return the case with one more fact; kinds without a rule only add to the chronology."""
    del fact, entry
    return case


@_apply.register
def _(fact: facts.CaseRegistered, case: Case, entry: Entry) -> Case:
    del entry
    return replace(
        case,
        number=fact.number,
        profile=fact.profile,
        profile_version=fact.profile_version,
        profile_digest=fact.profile_digest,
        channel=fact.channel,
        title=fact.title,
        sensitive=fact.sensitive,
        registered=fact.at,
    )


@_apply.register
def _(fact: facts.PartyAdded, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, parties=(*case.parties, fact.party))


@_apply.register
def _(fact: facts.PartyChanged, case: Case, entry: Entry) -> Case:
    del entry
    changed = (fact.party if each.id == fact.party.id else each for each in case.parties)
    return replace(case, parties=tuple(changed))


@_apply.register
def _(fact: facts.AllegationRecorded, case: Case, entry: Entry) -> Case:
    del entry
    if any(each.id == fact.id for each in case.allegations):
        changed = (fact if each.id == fact.id else each for each in case.allegations)
        return replace(case, allegations=tuple(changed))
    return replace(case, allegations=(*case.allegations, fact))


@_apply.register
def _(fact: facts.EvidenceAdded, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, evidence=(*case.evidence, fact))


def _event(fact: facts.MilestoneRecorded | facts.MajelisFormed, entry: Entry) -> Event:
    return Event(
        version=entry.version,
        milestone=fact.milestone,
        party=fact.party,
        dates=fact.dates,
        number=fact.number,
        fields=fact.fields,
        at=fact.at,
    )


@_apply.register
def _(fact: facts.MilestoneRecorded, case: Case, entry: Entry) -> Case:
    return replace(case, events=(*case.events, _event(fact, entry)))


@_apply.register
def _(fact: facts.MajelisFormed, case: Case, entry: Entry) -> Case:
    events = (*case.events, _event(fact, entry))
    before = {seat.id: seat.person for seat in case.majelis.seats} if case.majelis else {}
    replaced = {
        seat.id for seat in fact.majelis.seats if before.get(seat.id, seat.person) != seat.person
    }
    # A vote is a person's: whoever takes over a seat has not voted yet.
    votes = tuple(vote for vote in case.votes if vote.seat not in replaced)
    return replace(case, events=events, majelis=fact.majelis, votes=votes)


@_apply.register
def _(fact: facts.MilestoneSupplemented, case: Case, entry: Entry) -> Case:
    del entry
    events = (
        replace(
            event,
            dates={**fact.dates, **event.dates},
            fields={**fact.fields, **event.fields},
        )
        if event.version == fact.target
        else event
        for event in case.events
    )
    return replace(case, events=tuple(events))


@_apply.register
def _(fact: facts.QuestionRecorded, case: Case, entry: Entry) -> Case:
    del entry
    # What is put right, or new, has not been read back as it now stands.
    read = {key: day for key, day in case.read_back.items() if key != fact.id}
    return replace(case, questions=_in_place(case.questions, fact), read_back=read)


def _in_place(
    asked: tuple[facts.QuestionRecorded, ...], fact: facts.QuestionRecorded
) -> tuple[facts.QuestionRecorded, ...]:
    """Put a pair where it belongs; one whose neighbour is gone goes to the end."""
    ids = [each.id for each in asked]
    if fact.id in ids:
        place = ids.index(fact.id)
        return (*asked[:place], fact, *asked[place + 1 :])
    place = ids.index(fact.before) if fact.before in ids else len(ids)
    return (*asked[:place], fact, *asked[place:])


@_apply.register
def _(fact: facts.RecordReadBack, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, read_back={**case.read_back, **dict.fromkeys(fact.questions, fact.at)})


@_apply.register
def _(fact: facts.SignatureRecorded, case: Case, entry: Entry) -> Case:
    del entry
    named = (fact.party, fact.session, fact.signer)
    kept = (s for s in case.signatures if (s.party, s.session, s.signer) != named)
    return replace(case, signatures=(*kept, fact))


@_apply.register
def _(fact: facts.VoteCast, case: Case, entry: Entry) -> Case:
    del entry
    kept = (each for each in case.votes if (each.seat, each.party) != (fact.seat, fact.party))
    vote = Vote(seat=fact.seat, option=fact.option, party=fact.party)
    return replace(case, votes=(*kept, vote))


@_apply.register
def _(fact: facts.DissentRecorded, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, dissents=(*case.dissents, fact))


@_apply.register
def _(fact: facts.ReadingChosen, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, readings={**case.readings, fact.reading: fact.option})


@_apply.register
def _(fact: facts.DeviationRecorded, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, deviations=(*case.deviations, fact))


@_apply.register
def _(fact: facts.ChecklistTicked, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, ticks={**case.ticks, fact.item: fact})


@_apply.register
def _(fact: facts.ChecklistUnticked, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, ticks={key: tick for key, tick in case.ticks.items() if key != fact.item})


@_apply.register
def _(fact: facts.DocumentIssued, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, documents=(*case.documents, fact))


@_apply.register
def _(fact: facts.NoteAdded, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, notes=(*case.notes, fact))


@_apply.register
def _(fact: facts.AccessRestricted, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, restricted_to=fact.people)


@_apply.register
def _(fact: facts.AccountLinked, case: Case, entry: Entry) -> Case:
    del entry
    about = (fact.account, fact.party, fact.seat)
    kept = (each for each in case.links if (each.account, each.party, each.seat) != about)
    return replace(case, links=(*kept, fact))


@_apply.register
def _(fact: facts.SensitivityMarked, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, sensitive=fact.sensitive)


@_apply.register
def _(fact: facts.ProcedureAttached, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, procedure=fact)


@_apply.register
def _(fact: facts.CaseClosed, case: Case, entry: Entry) -> Case:
    del entry
    return replace(case, closed=fact)


@_apply.register
def _(fact: facts.CaseReopened, case: Case, entry: Entry) -> Case:
    del fact, entry
    return replace(case, closed=None)
