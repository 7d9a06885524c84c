"""Facts in words, one line each, for lists and papers."""

from collections.abc import Mapping
from functools import singledispatch

from etik_tui.domain import fact as facts
from etik_tui.domain.case import Case
from etik_tui.domain.fact import AnyFact, Value
from etik_tui.domain.person import Role
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.profile.profile import Profile


def fact_kind(fact: AnyFact) -> str:
    """Return the kind of a fact as the journal writes it."""
    return str(fact.__struct_config__.tag)


def fact_words(fact: AnyFact, profile: Profile | None) -> str:
    """Say a fact in words, with its reason; names of the profile where it is at hand."""
    words = _words(fact, profile)
    return (
        _("{words}; alasan: {reason}").format(words=words, reason=fact.reason)
        if fact.reason
        else words
    )


def milestone_title(profile: Profile | None, milestone: str) -> str:
    """Return the title of an act, or its id where the profile is missing."""
    rule = profile.milestone(milestone) if profile else None
    return rule.title if rule else milestone


def party_mark(case: Case, party: str) -> str:
    """Return ` [p2]` where a case has several terlapor and this one is meant, otherwise nothing."""
    several = len(case.with_role(Role.TERLAPOR)) > 1
    return f" [{party}]" if party and several else ""


def value_words(value: Value) -> str:
    """Return a field's value on one line."""
    return value if isinstance(value, str) else ", ".join(value)


@singledispatch
def _words(fact: AnyFact, profile: Profile | None) -> str:
    del profile
    return fact_kind(fact)


@_words.register
def _registered(fact: facts.CaseRegistered, profile: Profile | None) -> str:
    del profile
    return _("didaftarkan: {title}").format(title=fact.title)


@_words.register
def _party(fact: facts.PartyAdded, profile: Profile | None) -> str:
    del profile
    return _("{role} {id}: {name}").format(
        role=fact.party.role.value, id=fact.party.id, name=fact.party.person.name
    )


@_words.register
def _party_changed(fact: facts.PartyChanged, profile: Profile | None) -> str:
    del profile
    return _("data {role} {id} diperbaiki: {name}").format(
        role=fact.party.role.value, id=fact.party.id, name=fact.party.person.name
    )


@_words.register
def _allegation(fact: facts.AllegationRecorded, profile: Profile | None) -> str:
    del profile
    norms = f" ({', '.join(fact.norms)})" if fact.norms else ""
    return _("dugaan {id} terhadap {party}: {text}").format(
        id=fact.id, party=fact.party or "-", text=fact.text + norms
    )


@_words.register
def _evidence(fact: facts.EvidenceAdded, profile: Profile | None) -> str:
    del profile
    return _("alat bukti {id}: {title}").format(id=fact.id, title=fact.title)


@_words.register(facts.MilestoneRecorded)
@_words.register(facts.MajelisFormed)
def _milestone(fact: facts.MilestoneRecorded | facts.MajelisFormed, profile: Profile | None) -> str:
    party = f" [{fact.party}]" if fact.party else ""
    number = _(" nomor {number}").format(number=fact.number) if fact.number else ""
    title = milestone_title(profile, fact.milestone)
    return f"{title}{party}{number}{_details(fact.dates, fact.fields)}"


def _details(dates: Mapping[str, object], fields: Mapping[str, Value]) -> str:
    parts = [f"{name} {short_day(day)}" for name, day in dates.items()]  # type: ignore[arg-type]
    parts += [f"{name}: {value_words(value)}" for name, value in fields.items() if value]
    return f" — {'; '.join(parts)}" if parts else ""


@_words.register
def _supplement(fact: facts.MilestoneSupplemented, profile: Profile | None) -> str:
    del profile
    words = _("tambahan pada catatan {target}").format(target=fact.target)
    return words + _details(fact.dates, fact.fields)


@_words.register
def _question(fact: facts.QuestionRecorded, profile: Profile | None) -> str:
    del profile
    words = _("tanya {id} [{party}, sidang ke-{n}]: {question} · jawab: {answer}").format(
        id=fact.id,
        party=fact.party,
        n=fact.session,
        question=fact.question,
        answer=fact.answer or "-",
    )
    return words + (_(" (diperbaiki saat dibacakan)") if fact.reading_back else "")


@_words.register
def _read_back(fact: facts.RecordReadBack, profile: Profile | None) -> str:
    del profile
    words = _("BAP {party} sidang ke-{n} dibacakan kembali: {count} tanya jawab").format(
        party=fact.party, n=fact.session, count=len(fact.questions)
    )
    return f"{words}. {fact.note}" if fact.note else words


@_words.register
def _signature(fact: facts.SignatureRecorded, profile: Profile | None) -> str:
    del profile
    words = (
        _("{who} menandatangani BAP {party} sidang ke-{n}")
        if fact.signed
        else _("{who} tidak bersedia menandatangani BAP {party} sidang ke-{n}")
    )
    return words.format(who=fact.signer or fact.party, party=fact.party, n=fact.session)


@_words.register
def _vote(fact: facts.VoteCast, profile: Profile | None) -> str:
    rules = profile.decision if profile else None
    titles = {each.id: each.title for each in rules.outcomes} if rules else {}
    option = titles.get(fact.option, fact.option) or _("tidak memilih")
    return _("suara {seat} atas {party}: {option}").format(
        seat=fact.seat, party=fact.party, option=option
    )


@_words.register
def _dissent(fact: facts.DissentRecorded, profile: Profile | None) -> str:
    del profile
    return _("pendapat berbeda {seat} atas {party}: {text}").format(
        seat=fact.seat, party=fact.party, text=fact.text
    )


@_words.register
def _reading(fact: facts.ReadingChosen, profile: Profile | None) -> str:
    rule = profile.reading(fact.reading) if profile else None
    titles = {each.id: each.title for each in rule.options} if rule else {}
    return _("tafsir {reading} dipilih: {option}").format(
        reading=fact.reading, option=titles.get(fact.option, fact.option)
    )


@_words.register
def _moved(fact: facts.DeadlineMoved, profile: Profile | None) -> str:
    rule = profile.deadline(fact.deadline) if profile else None
    title = f"{rule.title} [{fact.party}]" if rule and fact.party else rule.title if rule else ""
    return _("tenggat {title} bergeser dari {before} ke {after}, karena {cause}").format(
        title=title or fact.deadline,
        before=short_day(fact.before),
        after=short_day(fact.after) if fact.after else _("tanpa tanggal"),
        cause=move_cause(fact.cause),
    )


def move_cause(cause: facts.MoveCause) -> str:
    """Name why a time limit moved."""
    return {
        facts.MoveCause.ACT: _("catatan perkara"),
        facts.MoveCause.READING: _("tafsir yang dipilih"),
        facts.MoveCause.CALENDAR: _("kalender berubah"),
        facts.MoveCause.RULE: _("profil atau tafsir kantor berubah"),
    }[cause]


@_words.register
def _deviation(fact: facts.DeviationRecorded, profile: Profile | None) -> str:
    return _("penyimpangan pada {title} terhadap {findings}").format(
        title=milestone_title(profile, fact.milestone), findings=", ".join(fact.findings)
    )


@_words.register
def _ticked(fact: facts.ChecklistTicked, profile: Profile | None) -> str:
    del profile
    note = f" ({fact.note})" if fact.note else ""
    return _("butir {item} dicentang").format(item=fact.item) + note


@_words.register
def _unticked(fact: facts.ChecklistUnticked, profile: Profile | None) -> str:
    del profile
    return _("centang butir {item} dicabut").format(item=fact.item)


@_words.register
def _issued(fact: facts.DocumentIssued, profile: Profile | None) -> str:
    del profile
    return _("dokumen {form} nomor {number} diterbitkan").format(form=fact.form, number=fact.number)


@_words.register
def _note(fact: facts.NoteAdded, profile: Profile | None) -> str:
    del profile
    return _("catatan: {text}").format(text=fact.text)


@_words.register
def _linked(fact: facts.AccountLinked, profile: Profile | None) -> str:
    del profile
    words = _("{who} adalah akun {account}") if fact.same else _("{who} bukan akun {account}")
    return words.format(who=fact.seat or fact.party, account=fact.account)


@_words.register
def _restricted(fact: facts.AccessRestricted, profile: Profile | None) -> str:
    del profile
    return _("akses dibatasi: {people}").format(people=", ".join(fact.people) or "-")


@_words.register
def _sensitivity(fact: facts.SensitivityMarked, profile: Profile | None) -> str:
    del profile
    return _("perkara ditandai sensitif") if fact.sensitive else _("tanda sensitif dicabut")


@_words.register
def _attached(fact: facts.ProcedureAttached, profile: Profile | None) -> str:
    del profile
    return _("prosedur {profile} dipakai sebagai rujukan").format(profile=fact.profile)


@_words.register
def _closed(fact: facts.CaseClosed, profile: Profile | None) -> str:
    del fact, profile
    return _("perkara ditutup di luar urutannya")


@_words.register
def _reopened(fact: facts.CaseReopened, profile: Profile | None) -> str:
    del fact, profile
    return _("perkara dibuka kembali")


@_words.register
def _withdrawn(fact: facts.FactWithdrawn, profile: Profile | None) -> str:
    del profile
    return _("catatan {target} ditarik").format(target=fact.target)
