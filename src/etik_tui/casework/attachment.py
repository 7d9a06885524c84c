"""Following another regulation's procedure, where the case's own text has none."""

from etik_tui.casework.recording import Recorded, current, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import ProcedureAttached
from etik_tui.errors import InputError, RefusedError
from etik_tui.locale import _
from etik_tui.procedure.attached import ReferenceStep, reference_steps


def attach_procedure(
    workspace: Workspace, number: str, profile_id: str, *, reason: str, seen: int | None = None
) -> Recorded:
    """Record that the official follows another regulation's procedure, and why.

    A later choice replaces an earlier one; withdrawing it detaches. Raises RefusedError where
    the case's own text leaves no room for it, InputError for an unknown profile or no reason.
    """
    case = current(workspace, number, seen)
    situation = writable(workspace, case)
    if situation.profile.reference_procedure is None:
        raise RefusedError(
            _("Profil perkara ini tidak membuka prosedur rujukan"),
            where=case.number,
            remedy=_("Ikuti tindakan menurut peraturan perkara ini."),
        )
    other = workspace.library.get(profile_id)
    if other.profile.id == situation.profile.id:
        raise InputError(_("Prosedur rujukan harus dari profil lain"), where=case.number)
    if not reason.strip():
        raise InputError(_("Pilihan prosedur rujukan memerlukan alasan"), where=case.number)
    fact = ProcedureAttached(
        at=workspace.today,
        reason=reason.strip(),
        profile=other.profile.id,
        profile_version=other.profile.version,
        profile_digest=other.digest,
    )
    return write(workspace, case, (fact,))


def attached_steps(workspace: Workspace, number: str) -> tuple[ReferenceStep, ...]:
    """Return the acts of the attached regulation, labelled; none without one, or if it is gone."""
    case = workspace.case(number)
    other = workspace.library.find(case.procedure.profile) if case.procedure else None
    return reference_steps(workspace.situation(case), other) if other else ()
