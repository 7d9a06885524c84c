"""The record of an examination: its sittings, reading it back, and who signs it."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from etik_tui.casework.entry import check_text
from etik_tui.casework.hearing import examined, sitting_of
from etik_tui.casework.recording import Recorded, current, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case, Event
from etik_tui.domain.fact import (
    FactWithdrawn,
    QuestionRecorded,
    RecordReadBack,
    SignatureRecorded,
)
from etik_tui.domain.person import Person, Role
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.situation import Situation


class Sitting(Struct, frozen=True, kw_only=True):
    """One examination of one person: which party, and which time."""

    party: str
    session: int = 1


class Signer(Struct, frozen=True, kw_only=True):
    """One who is to sign a record: a member by seat, or the person examined (`seat` empty).

    `signed` is `None` while nothing is recorded; `by_act` that the act of signing says it.
    """

    seat: str
    person: Person
    signed: bool | None = None
    reason: str = ""
    at: date | None = None
    by_act: bool = False


def sittings(case: Case) -> tuple[Sitting, ...]:
    """Return the sittings that have questions, in the order in which they began."""
    found = (Sitting(party=each.party, session=each.session) for each in case.questions)
    return tuple(dict.fromkeys(found))


def latest_sitting(case: Case) -> Sitting | None:
    """Return the sitting in which something was last asked or put right."""
    for entry in reversed(case.entries):
        fact = entry.fact
        if isinstance(fact, QuestionRecorded) and entry.version not in case.withdrawn:
            return Sitting(party=fact.party, session=fact.session)
    return None


def opening_questions(workspace: Workspace, case: Case) -> tuple[str, ...]:
    """Return what every examination begins with: the regulation's questions, then the office's."""
    profile = workspace.profile_of(case)
    rules = profile.examination if profile else None
    own = (each.text for each in rules.opening) if rules else ()
    return tuple(dict.fromkeys((*own, *workspace.office.opening_questions)))


def corrections(case: Case) -> dict[str, tuple[QuestionRecorded, ...]]:
    """Return the standing records of each pair, the first one first."""
    found: dict[str, tuple[QuestionRecorded, ...]] = {}
    for entry in case.entries:
        fact = entry.fact
        if isinstance(fact, QuestionRecorded) and entry.version not in case.withdrawn:
            found[fact.id] = (*found.get(fact.id, ()), fact)
    return found


def interferes(case: Case, seen: int, sitting: Sitting, question_id: str = "") -> bool:
    """Tell whether what was recorded since a version concerns a pair that is being typed.

    A pair that is put right is concerned by its own changes, a new one by those of its sitting.
    """
    targets = {entry.version: entry.fact for entry in case.entries}
    for entry in case.entries[seen:]:
        fact = entry.fact
        if isinstance(fact, FactWithdrawn):
            fact = targets[fact.target]
        if not isinstance(fact, QuestionRecorded):
            continue
        if fact.id == question_id:
            return True
        if not question_id and (fact.party, fact.session) == (sitting.party, sitting.session):
            return True
    return False


def read_back(
    workspace: Workspace,
    number: str,
    *,
    party: str = "",
    session: int = 0,
    at: date | None = None,
    note: str = "",
    seen: int | None = None,
) -> Recorded:
    """Record that the whole record of a sitting was read back to the person examined.

    `at` is the day, today by default; `note` what they said of it. Raises InputError where there
    is nothing to read, or for an impossible day.
    """
    case = current(workspace, number, seen)
    writable(workspace, case)
    whom = examined(case, party)
    sitting = sitting_of(case, whom, session)
    asked = case.asked(whom, sitting)
    if not asked:
        raise InputError(_("Belum ada tanya jawab untuk dibacakan"), where=case.number)
    day = _possible(workspace, case, at, max(each.at for each in asked))
    if problems := tuple(check_text("note", note, long=True)):
        raise InputError(_("Keterangan salah"), problems=problems, where=case.number)
    fact = RecordReadBack(
        at=day,
        party=whom,
        session=sitting,
        questions=tuple(each.id for each in asked),
        note=note.strip(),
    )
    return write(workspace, case, (fact,))


def _possible(workspace: Workspace, case: Case, at: date | None, first: date) -> date:
    day = at or workspace.today
    if not first <= day <= workspace.today:
        raise InputError(
            _("Tanggal {day} tidak mungkin").format(day=short_day(day)),
            where=case.number,
            remedy=_("Pilih hari sejak tanya jawab terakhir dicatat sampai hari ini."),
        )
    return day


def sign(
    workspace: Workspace,
    number: str,
    *,
    signer: str = "",
    signed: bool,
    reason: str = "",
    party: str = "",
    session: int = 0,
    seen: int | None = None,
) -> Recorded:
    """Record that a member (`signer`), or the person examined, signed or would not.

    Raises InputError for a refusal without reason, an unknown member, and for a terlapor whose
    signature the regulation's own act of signing records.
    """
    case = current(workspace, number, seen)
    situation = writable(workspace, case)
    whom = examined(case, party)
    sitting = sitting_of(case, whom, session)
    if not case.asked(whom, sitting):
        raise InputError(_("Belum ada tanya jawab untuk ditandatangani"), where=case.number)
    known = {each.seat: each for each in signers(situation, whom, sitting)}
    if signer not in known:
        listed = ", ".join(filter(None, known)) or "-"
        raise InputError(
            _("Anggota “{seat}” tidak ada dalam Majelis perkara ini").format(seat=signer[:60]),
            where=case.number,
            remedy=_("Pilihan: {known}.").format(known=listed),
        )
    if known[signer].by_act:
        raise InputError(
            _("Tanda tangan yang diperiksa dicatat pada tindakannya"),
            where=case.number,
            remedy=_("Catat tindakan “{id}”.").format(id=_act_of(situation)),
        )
    if not signed and not reason.strip():
        raise InputError(_("Penolakan menandatangani memerlukan alasan"), where=case.number)
    fact = SignatureRecorded(
        at=workspace.today,
        party=whom,
        session=sitting,
        signer=signer,
        signed=signed,
        reason="" if signed else reason.strip(),
    )
    return write(workspace, case, (fact,))


def _act_of(situation: Situation) -> str:
    rules = situation.profile.examination
    return rules.milestone if rules else ""


def signers(situation: Situation, party: str, session: int) -> tuple[Signer, ...]:
    """Return who is to sign the record of a sitting: the person examined, then the members."""
    case = situation.case
    found = {
        each.signer: each
        for each in case.signatures
        if (each.party, each.session) == (party, session)
    }
    return (
        *_person_examined(situation, party, session, found.get("")),
        *(
            _said(seat.id, seat.person, found.get(seat.id))
            for seat in (case.majelis.seats if case.majelis else ())
        ),
    )


def _person_examined(
    situation: Situation, party: str, session: int, said: SignatureRecorded | None
) -> Iterator[Signer]:
    case, rules = situation.case, situation.profile.examination
    whom = case.party(party)
    if whom is None:
        return
    if rules is None or not rules.willing or whom.role is not Role.TERLAPOR:
        yield _said("", whom.person, said)
        return
    events = case.recorded(rules.milestone, party)
    event = events[session - 1] if len(events) >= session else None
    willing = event.fields.get(rules.willing.partition(".")[2]) if event else None
    reason = event.fields.get(rules.refusal.partition(".")[2], "") if event else ""
    yield Signer(
        seat="",
        person=whom.person,
        signed=None if willing is None else willing == "ya",
        reason=reason if isinstance(reason, str) else "; ".join(reason),
        at=event.at if event else None,
        by_act=True,
    )


def _said(seat: str, person: Person, said: SignatureRecorded | None) -> Signer:
    if said is None:
        return Signer(seat=seat, person=person)
    return Signer(seat=seat, person=person, signed=said.signed, reason=said.reason, at=said.at)


def changed_since_signing(case: Case, party: str, session: int) -> tuple[str, ...]:
    """Return the ids of the pairs that were recorded after the first signature of a sitting."""
    versions = [
        entry.version
        for entry in case.entries
        if entry.version not in case.withdrawn
        and isinstance(entry.fact, SignatureRecorded)
        and (entry.fact.party, entry.fact.session) == (party, session)
    ]
    if not versions:
        return ()
    later = (
        entry.fact.id
        for entry in case.entries[min(versions) :]
        if isinstance(entry.fact, QuestionRecorded)
        and entry.version not in case.withdrawn
        and (entry.fact.party, entry.fact.session) == (party, session)
    )
    return tuple(dict.fromkeys(later))


def drop(
    workspace: Workspace, number: str, question_id: str, *, reason: str, seen: int | None = None
) -> Recorded:
    """Take a pair out of the record with every correction of it; all stay in the chronology."""
    case = current(workspace, number, seen)
    writable(workspace, case)
    if not reason.strip():
        raise InputError(_("Penarikan memerlukan alasan"), where=case.number)
    targets = [
        entry.version
        for entry in case.entries
        if isinstance(entry.fact, QuestionRecorded)
        and entry.fact.id == question_id
        and entry.version not in case.withdrawn
    ]
    if not targets:
        what = _("Tanya jawab “{id}” tidak ada").format(id=question_id[:60])
        raise InputError(what, where=case.number)
    why = reason.strip()
    facts = [FactWithdrawn(at=workspace.today, reason=why, target=each) for each in targets]
    return write(workspace, case, facts)


def versions(case: Case) -> dict[str, int]:
    """Return the version of the case at which each pair got its present wording."""
    return {
        entry.fact.id: entry.version
        for entry in case.entries
        if isinstance(entry.fact, QuestionRecorded) and entry.version not in case.withdrawn
    }


def asked_on_paper(case: Case, party: str, act: Event | None) -> tuple[QuestionRecorded, ...]:
    """Return the questions that the record of one act prints: those of one sitting.

    The first act of signing is that of the first sitting and so on; an act too many, or one that
    is not recorded yet, is that of the last.
    """
    own = tuple(each for each in case.questions if each.party in ("", party))
    sessions = sorted({each.session for each in own})
    if not sessions:
        return ()
    events = [each.version for each in case.recorded(act.milestone, party)] if act else []
    place = events.index(act.version) if act and act.version in events else len(sessions)
    session = sessions[min(place, len(sessions) - 1)]
    return tuple(each for each in own if each.session == session)
