"""Taking back and putting right: corrections are facts too."""

from etik_tui.casework.recording import Recorded, current, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import (
    CaseClosed,
    CaseRegistered,
    DeadlineMoved,
    DeviationRecorded,
    Entry,
    FactWithdrawn,
)
from etik_tui.errors import InputError
from etik_tui.locale import _


def withdraw(
    workspace: Workspace, number: str, version: int, *, reason: str, seen: int | None = None
) -> Recorded:
    """Take an earlier fact back; both stay visible in the chronology.

    Raises InputError for a fact that does not exist, is already withdrawn, or is the
    registration itself, for a missing reason, and on a case that may not be acted on; of a closed
    case only the closing can be withdrawn.
    """
    case = current(workspace, number, seen)
    entry = next((each for each in case.entries if each.version == version), None)
    if not (entry and isinstance(entry.fact, CaseClosed)):
        writable(workspace, case)
    if not reason.strip():
        raise InputError(_("Penarikan memerlukan alasan"), where=case.number)
    target = _withdrawable(case, version)
    facts = [
        FactWithdrawn(at=workspace.today, reason=reason.strip(), target=entry.version)
        for entry in (target, *_companions(case, target))
    ]
    return write(workspace, case, facts)


def undo(
    workspace: Workspace, number: str, *, reason: str = "", seen: int | None = None
) -> Recorded:
    """Withdraw the last fact that still stands."""
    case = current(workspace, number, seen)
    last = last_standing(case)
    if last is None:
        raise InputError(_("Tidak ada catatan yang dapat ditarik"), where=case.number)
    why = reason.strip() or _("dibatalkan oleh pencatat")
    return withdraw(workspace, number, last.version, reason=why, seen=case.version)


def last_standing(case: Case) -> Entry | None:
    """Return the last entry that could be withdrawn."""
    for entry in reversed(case.entries):
        standing = entry.version not in case.withdrawn
        if standing and not isinstance(
            entry.fact, CaseRegistered | FactWithdrawn | DeviationRecorded | DeadlineMoved
        ):
            return entry
    return None


def _withdrawable(case: Case, version: int) -> Entry:
    entry = next((each for each in case.entries if each.version == version), None)
    if entry is None or isinstance(entry.fact, FactWithdrawn):
        what = _("Catatan nomor {version} tidak ada").format(version=version)
        raise InputError(what, where=case.number)
    if version in case.withdrawn:
        raise InputError(
            _("Catatan nomor {version} sudah ditarik").format(version=version), where=case.number
        )
    if isinstance(entry.fact, CaseRegistered):
        raise InputError(
            _("Pendaftaran perkara tidak dapat ditarik"),
            where=case.number,
            remedy=_("Tutup perkara dengan alasan."),
        )
    if isinstance(entry.fact, DeadlineMoved):
        raise InputError(
            _("Pergeseran tenggat dicatat program dan tidak dapat ditarik"),
            where=case.number,
            remedy=_("Tarik catatan yang menyebabkannya."),
        )
    if isinstance(entry.fact, DeviationRecorded):
        raise InputError(
            _("Penyimpangan hanya dapat ditarik bersama tindakannya"),
            where=case.number,
            remedy=_("Tarik catatan nomor {version}.").format(version=version - 1),
        )
    return entry


def _companions(case: Case, target: Entry) -> tuple[Entry, ...]:
    """Return the deviation that was recorded together with an act."""
    following = [each for each in case.entries if each.version == target.version + 1]
    return tuple(
        each
        for each in following
        if isinstance(each.fact, DeviationRecorded)
        and each.recorded_at == target.recorded_at
        and each.version not in case.withdrawn
    )
