"""What a case says, in the words of papers: who is meant, what an act recorded, what happened."""

from collections.abc import Iterator, Mapping
from datetime import date

from etik_tui.domain import fact as facts
from etik_tui.domain.case import Case
from etik_tui.domain.fact import AnyFact, Entry, Value
from etik_tui.domain.person import Person, Role
from etik_tui.exports.factword import fact_words, milestone_title, value_words
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.profile.act import FieldSpec, FieldType
from etik_tui.profile.profile import Profile

Act = facts.MilestoneRecorded | facts.MajelisFormed


class CaseWords:
    """Says the facts of one case, with the titles of its profile where that is at hand."""

    def __init__(self, case: Case, profile: Profile | None) -> None:
        self.case = case
        self.profile = profile

    def party(self, party_id: str) -> str:
        """Return a party's name and part, the id where there is no such party."""
        party = self.case.party(party_id)
        return f"{party.person.name} ({party.role.value})" if party else party_id

    def member(self, seat_id: str) -> str:
        """Return the name of a member of the Majelis by seat."""
        seats = self.case.majelis.seats if self.case.majelis else ()
        return next((each.person.name for each in seats if each.id == seat_id), seat_id)

    def office(self, seat: str) -> str:
        """Return the title of a kind of seat."""
        rules = self.profile.majelis if self.profile else None
        return next(
            (each.title for each in (rules.seats if rules else ()) if each.id == seat), seat
        )

    def milestone(self, milestone: str, party: str = "") -> str:
        """Return the title of an act and, among several terlapor, whom it concerns."""
        title = milestone_title(self.profile, milestone)
        several = len(self.case.with_role(Role.TERLAPOR)) > 1
        return f"{title} – {self.party(party)}" if party and several else title

    def norm(self, norm_id: str) -> tuple[str, str]:
        """Return where a norm stands and what it says; its id where it is unknown."""
        norm = self.profile.breachable(norm_id) if self.profile else None
        return (norm.cite, norm.text) if norm else (norm_id, "")

    def details(
        self, milestone: str, dates: Mapping[str, date], fields: Mapping[str, Value]
    ) -> Iterator[tuple[str, str]]:
        """Yield the dates and fields of an act, by title, in the order of the profile."""
        rule = self.profile.milestone(milestone) if self.profile else None
        titles = {each.id: each.title for each in rule.dates} if rule else {}
        specs = self._specs(milestone)
        for key in sorted(dates, key=_order(titles)):
            yield titles.get(key, key), short_day(dates[key])
        for key in sorted(fields, key=_order(specs)):
            if fields[key]:
                spec = specs.get(key)
                yield spec.title if spec else key, self.value(spec, fields[key])

    def _specs(self, milestone: str) -> dict[str, FieldSpec]:
        rule = self.profile.milestone(milestone) if self.profile else None
        specs = {each.id: each for each in rule.fields} if rule else {}
        intake = self.profile.intake if self.profile else None
        for channel in intake.channels if intake and intake.milestone == milestone else ():
            specs |= {each.id: each for each in channel.fields}
        return specs

    def value(self, spec: FieldSpec | None, value: Value) -> str:
        """Return a field's value: choices, norms and sanctions by their titles."""
        names: dict[str, str] = {}
        if spec is not None and self.profile is not None:
            names = {each.id: each.title for each in spec.choices}
            if spec.type is FieldType.NORMS:
                names = {each.id: each.cite for each in self.profile.conduct}
            elif spec.type is FieldType.SANCTIONS and self.profile.sanctions:
                names = {each.id: each.title for each in self.profile.sanctions.items}
        if isinstance(value, str):
            return names.get(value, value)
        return value_words(tuple(names.get(each, each) for each in value))

    def happened(self, entry: Entry) -> str:
        """Say what a fact records, over several lines."""
        fact = entry.fact
        match fact:
            case facts.MilestoneRecorded() | facts.MajelisFormed():
                return "\n".join(self._act(fact))
            case facts.MilestoneSupplemented():
                target = self._target(fact.target)
                title = self.milestone(target.milestone) if target else ""
                words = _("Tambahan pada catatan {n}: {title}").format(n=fact.target, title=title)
                given = self.details(target.milestone if target else "", fact.dates, fact.fields)
                return "\n".join([words, *(f"{name}: {value}" for name, value in given)])
            case facts.QuestionRecorded():
                asked = _("Pemeriksaan {who}: {question}").format(
                    who=self.party(fact.party), question=fact.question
                )
                return "\n".join((asked, _("Jawab: {answer}").format(answer=fact.answer or "–")))
            case facts.VoteCast():
                return _("Suara {who} dicatat").format(who=self.member(fact.seat))
            case facts.DissentRecorded():
                words = _("Pendapat berbeda {who}: {text}")
                return words.format(who=self.member(fact.seat), text=fact.text)
            case facts.FactWithdrawn():
                words = _("Catatan {n} ditarik; alasan: {why}")
                return words.format(n=fact.target, why=fact.reason or "–")
            case _other:
                return self._filed(fact)

    def _filed(self, fact: AnyFact) -> str:
        """Say what a fact of the file records."""
        why = "\n" + _("Alasan: {why}").format(why=fact.reason) if fact.reason else ""
        match fact:
            case facts.PartyAdded() | facts.PartyChanged():
                words = _("Pihak dicatat: {name} ({role})")
                if isinstance(fact, facts.PartyChanged):
                    words = _("Data pihak diperbaiki: {name} ({role})")
                role = fact.party.role.value
                return words.format(name=fact.party.person.name, role=role) + why
            case facts.AllegationRecorded():
                norms = "; ".join(self.norm(norm)[0] for norm in fact.norms)
                whom = self.party(fact.party) or "–"
                words = _("Dugaan terhadap {who}: {text}").format(who=whom, text=fact.text)
                return (f"{words} ({norms})" if norms else words) + why
            case facts.DocumentIssued():
                forms = self.profile.forms if self.profile else ()
                titles = {each.id: each.title for each in forms}
                number = _(", nomor {number}").format(number=fact.number) if fact.number else ""
                title = titles.get(fact.form, fact.form)
                return _("Surat terbit: {title}").format(title=title) + number + why
            case facts.AccountLinked():
                return _("Hubungan seorang pihak dengan akun kantor dicatat")
            case _other:
                words = fact_words(fact, self.profile)
                return words[:1].upper() + words[1:]

    def _act(self, fact: Act) -> Iterator[str]:
        number = _(", nomor {number}").format(number=fact.number) if fact.number else ""
        yield self.milestone(fact.milestone, fact.party) + number
        dates = {} if len(fact.dates) < 2 else fact.dates
        for name, value in self.details(fact.milestone, dates, fact.fields):
            yield f"{name}: {value}"
        if isinstance(fact, facts.MajelisFormed):
            for seat in fact.majelis.seats:
                yield f"{self.office(seat.seat)}: {seat.person.name}"
        if fact.reason:
            yield _("Alasan: {why}").format(why=fact.reason)

    def _target(self, version: int) -> Act | None:
        found = next((each.fact for each in self.case.entries if each.version == version), None)
        return found if isinstance(found, facts.MilestoneRecorded | facts.MajelisFormed) else None


def described(person: Person) -> str:
    """Return what is known of a person besides the name, on lines."""
    rows = (
        (_("NIP"), person.nip),
        (_("NIK"), person.nik),
        (_("Pangkat/golongan"), person.rank),
        (_("Jabatan"), person.position),
        (_("Unit kerja"), person.unit),
        (_("Jenis kepegawaian"), person.employment),
        (_("Alamat"), person.address),
    )
    return "\n".join(f"{name}: {value}" for name, value in rows if value)


def _order(known: Mapping[str, object]) -> "_Place":
    return _Place(known)


class _Place:
    """Puts keys in the order of a table; others come behind in theirs."""

    def __init__(self, known: Mapping[str, object]) -> None:
        self._places = {key: place for place, key in enumerate(known)}

    def __call__(self, key: str) -> int:
        return self._places.get(key, len(self._places))
