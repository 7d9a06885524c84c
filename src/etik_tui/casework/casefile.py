"""What is added to a case besides procedural acts: people, evidence, readings, notes."""

from datetime import date
from pathlib import Path

from etik_tui.casework.entry import check_text
from etik_tui.casework.inbox import incoming
from etik_tui.casework.recording import Recorded, current, next_id, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import (
    AllegationRecorded,
    AnyFact,
    CaseClosed,
    CaseReopened,
    EvidenceAdded,
    NoteAdded,
    PartyAdded,
    PartyChanged,
    ReadingChosen,
)
from etik_tui.domain.person import Party, Person, Role
from etik_tui.errors import InputError, Problem, RefusedError, reason_of
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.check import check_closing
from etik_tui.procedure.finding import failing

LARGEST_FILE = 200 * 1024 * 1024


def add_party(
    workspace: Workspace, number: str, role: Role, person: Person, *, seen: int | None = None
) -> Recorded:
    """Add a person to a case."""
    case = current(workspace, number, seen)
    writable(workspace, case)
    _refuse(case, *check_text("name", person.name, required=True))
    taken = (each.fact.party.id for each in case.entries if isinstance(each.fact, PartyAdded))
    party = Party(id=next_id("p", taken), role=role, person=person)
    return write(workspace, case, (PartyAdded(at=workspace.today, party=party),))


def change_party(
    workspace: Workspace, number: str, party: Party, *, reason: str, seen: int | None = None
) -> Recorded:
    """Put right what is known of a party, with the reason."""
    case = current(workspace, number, seen)
    writable(workspace, case)
    if case.party(party.id) is None:
        raise InputError(_("Pihak {id} tidak ada").format(id=party.id[:60]), where=case.number)
    workspace.permit.require_identity(case, party.id)
    _refuse(case, *check_text("name", party.person.name, required=True))
    return write(workspace, case, (PartyChanged(at=workspace.today, reason=reason, party=party),))


def add_allegation(
    workspace: Workspace,
    number: str,
    allegation: AllegationRecorded,
    *,
    seen: int | None = None,
) -> Recorded:
    """Record what a terlapor is said to have done; an existing id is put right."""
    case = current(workspace, number, seen)
    situation = writable(workspace, case)
    unknown = [norm for norm in allegation.norms if situation.profile.breachable(norm) is None]
    _refuse(
        case,
        *check_text("text", allegation.text, required=True, long=True),
        *(
            Problem(what=_("norma “{norm}” tidak dikenal").format(norm=norm[:60]), key="norms")
            for norm in unknown
        ),
    )
    return write(workspace, case, (allegation,))


def add_evidence(
    workspace: Workspace,
    number: str,
    title: str,
    *,
    form: str = "",
    file: Path | None = None,
    seen: int | None = None,
) -> Recorded:
    """Add a piece of evidence; a file is copied into the workspace under its sha256."""
    case = current(workspace, number, seen)
    writable(workspace, case)
    _refuse(case, *check_text("title", title, required=True))
    sha256, size = _stored(workspace, incoming(workspace, file)) if file else ("", 0)
    taken = (each.fact.id for each in case.entries if isinstance(each.fact, EvidenceAdded))
    fact = EvidenceAdded(
        at=workspace.today,
        id=next_id("b", taken),
        title=title,
        form=form,
        file=file.name if file else "",
        sha256=sha256,
        size=size,
    )
    return write(workspace, case, (fact,))


def _stored(workspace: Workspace, file: Path) -> tuple[str, int]:
    from etik_tui.casework.office import write_whole

    try:
        size = file.stat().st_size
        if not file.is_file() or size > LARGEST_FILE:
            raise InputError(
                _("Berkas bukti harus berkas biasa, paling besar 200 MB"), where=str(file)
            )
        content = file.read_bytes()
    except OSError as error:
        what = _("Berkas bukti tidak dapat dibaca: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(file)) from error
    # Not before a file is: it loads OpenSSL.
    import hashlib

    sha256 = hashlib.sha256(content).hexdigest()
    folder = workspace.folder / "evidence" / sha256[:2]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / sha256
    if not target.exists():
        write_whole(target, content)
    return sha256, size


def choose_reading(
    workspace: Workspace,
    number: str,
    reading: str,
    option: str,
    *,
    reason: str,
    seen: int | None = None,
) -> Recorded:
    """Record the competent official's choice among the readings of a rule, with its reason."""
    case = current(workspace, number, seen)
    situation = writable(workspace, case)
    rule = situation.base.reading(reading)
    options = [each.id for each in rule.options] if rule else []
    if option not in options:
        known = options or [each.id for each in situation.base.readings]
        raise InputError(
            _("Tafsir “{reading}={option}” tidak dikenal").format(
                reading=reading[:60], option=option[:60]
            ),
            where=case.number,
            remedy=_("Pilihan: {known}.").format(known=", ".join(known)),
        )
    if not reason.strip():
        raise InputError(_("Pilihan tafsir memerlukan alasan"), where=case.number)
    fact = ReadingChosen(at=workspace.today, reason=reason, reading=reading, option=option)
    return write(workspace, case, (fact,))


def add_note(workspace: Workspace, number: str, text: str, *, seen: int | None = None) -> Recorded:
    """Add a remark to the file; allowed on closed cases and without the profile, too."""
    case = current(workspace, number, seen)
    _refuse(case, *check_text("text", text, required=True, long=True))
    return write(workspace, case, (NoteAdded(at=workspace.today, text=text),))


def close(
    workspace: Workspace,
    number: str,
    *,
    reason: str,
    at: date | None = None,
    seen: int | None = None,
) -> Recorded:
    """Close a case outside the ordinary course (death, withdrawal, transfer), with its reason.

    No text regulates this; the findings name what the regulation would still have wanted.
    """
    case = current(workspace, number, seen)
    situation = writable(workspace, case)
    findings = check_closing(situation)
    if not reason.strip():
        raise RefusedError(
            _("Penutupan memerlukan alasan: teks tidak mengatur penutupan di luar urutannya"),
            findings=failing(findings) or findings,
            where=case.number,
        )
    day = at or workspace.today
    if not case.registered <= day <= workspace.today:
        raise InputError(
            _("Tanggal penutupan {day} tidak mungkin").format(day=short_day(day)),
            where=case.number,
            remedy=_("Pilih hari sejak pendaftaran perkara sampai hari ini."),
        )
    facts: tuple[AnyFact, ...] = (CaseClosed(at=day, reason=reason.strip()),)
    return write(workspace, case, facts, findings=findings)


def reopen(workspace: Workspace, number: str, *, reason: str, seen: int | None = None) -> Recorded:
    """Open a closed case again, with the reason."""
    case = current(workspace, number, seen)
    if not case.closed:
        raise InputError(_("Perkara ini tidak tertutup"), where=case.number)
    if not reason.strip():
        raise InputError(_("Pembukaan kembali memerlukan alasan"), where=case.number)
    return write(workspace, case, (CaseReopened(at=workspace.today, reason=reason.strip()),))


def _refuse(case: Case, *problems: Problem) -> None:
    if problems:
        raise InputError(_("Isian belum dapat dicatat"), problems=problems, where=case.number)
