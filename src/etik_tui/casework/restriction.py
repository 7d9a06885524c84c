"""Who may open a case, and whether it is sensitive: both closed and lifted with a reason."""

from collections.abc import Sequence

from etik_tui.casework.entry import check_text
from etik_tui.casework.recording import Recorded, current, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import AccessRestricted, SensitivityMarked
from etik_tui.errors import InputError
from etik_tui.locale import _


def restrict_access(
    workspace: Workspace,
    number: str,
    people: Sequence[str],
    *,
    reason: str,
    seen: int | None = None,
) -> Recorded:
    """Restrict a case to these people (account ids); nobody named lifts the restriction.

    Allowed on closed cases and without the profile, too.
    """
    case = current(workspace, number, seen)
    if not reason.strip():
        raise InputError(_("Pembatasan akses memerlukan alasan"), where=case.number)
    named = tuple(dict.fromkeys(each.strip() for each in people if each.strip()))
    problems = tuple(problem for each in named for problem in check_text("people", each))
    if problems:
        raise InputError(_("Isian belum dapat dicatat"), problems=problems, where=case.number)
    fact = AccessRestricted(at=workspace.today, reason=reason.strip(), people=named)
    return write(workspace, case, (fact,))


def mark_sensitive(
    workspace: Workspace,
    number: str,
    *,
    sensitive: bool = True,
    reason: str,
    seen: int | None = None,
) -> Recorded:
    """Mark a registered case as sensitive, or take the mark off.

    From then on lists and searches show neither its title nor its text, and acts that could
    expose the victim are no longer offered.
    """
    case = current(workspace, number, seen)
    if not reason.strip():
        raise InputError(_("Tanda sensitif memerlukan alasan"), where=case.number)
    if case.sensitive is sensitive:
        raise InputError(_("Perkara sudah bertanda demikian"), where=case.number)
    fact = SensitivityMarked(at=workspace.today, reason=reason.strip(), sensitive=sensitive)
    return write(workspace, case, (fact,))
