"""Who may open a case, and whether it is sensitive: both closed and lifted with a reason."""

from collections.abc import Iterator, Sequence

from etik_tui.access.rule import is_barred
from etik_tui.access.standing import standing_of
from etik_tui.casework.entry import check_text
from etik_tui.casework.people import people
from etik_tui.casework.recording import Recorded, current, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import AccessRestricted, AccountLinked, SensitivityMarked
from etik_tui.errors import InputError, Problem
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

    Allowed on closed cases and without the profile, too. Where access is enforced the accounts
    must exist and not be those of people named in the case; the competent official may do this
    with a case confined to others, without opening it.
    """
    case, unseen = _assignable(workspace, number, seen)
    if not reason.strip():
        raise InputError(_("Pembatasan akses memerlukan alasan"), where=case.number)
    named = tuple(dict.fromkeys(each.strip() for each in people if each.strip()))
    problems = (
        *(problem for each in named for problem in check_text("people", each)),
        *_unfit(workspace, case, named),
    )
    if problems:
        raise InputError(_("Isian belum dapat dicatat"), problems=problems, where=case.number)
    fact = AccessRestricted(at=workspace.today, reason=reason.strip(), people=named)
    return write(workspace, case, (fact,), unseen=unseen)


def link_account(
    workspace: Workspace,
    number: str,
    account: str,
    *,
    party: str = "",
    seat: str = "",
    same: bool = True,
    reason: str,
    seen: int | None = None,
) -> Recorded:
    """Say that a party, or a member of the Majelis, is a person of the office, or is not.

    Who is a party cannot open the case; who only bears the same name can again. Raises InputError
    for an unknown account, party or seat, and without a reason.
    """
    case = current(workspace, number, seen)
    problems = []
    if account not in people(workspace).accounts:
        problems.append(Problem(what=_("akun tidak dikenal"), key="account"))
    seats = {each.id for each in case.majelis.seats} if case.majelis else set()
    if not (seat in seats if seat else case.party(party)):
        problems.append(Problem(what=_("pihak atau anggota Majelis tidak dikenal"), key="party"))
    if problems:
        raise InputError(_("Isian belum dapat dicatat"), problems=problems, where=case.number)
    if not reason.strip():
        raise InputError(_("Penautan akun memerlukan alasan"), where=case.number)
    fact = AccountLinked(
        at=workspace.today,
        reason=reason.strip(),
        account=account,
        party="" if seat else party,
        seat=seat,
        same=same,
    )
    return write(workspace, case, (fact,))


def _assignable(workspace: Workspace, number: str, seen: int | None) -> tuple[Case, bool]:
    """Return a case for assigning it, and whether it is confined to others than this person."""
    try:
        return current(workspace, number, seen), False
    except InputError:
        found = workspace.assignable(number)
        if found is None:
            raise
        return found, True


def _unfit(workspace: Workspace, case: Case, named: Sequence[str]) -> Iterator[Problem]:
    if not workspace.permit.enforced:
        return
    accounts = people(workspace)
    standing = standing_of(case)
    for each in named:
        account = accounts.active(each)
        if account is None:
            yield Problem(what=_("akun “{id}” tidak aktif").format(id=each[:60]), key="people")
        elif is_barred(account, standing):
            what = _("akun “{id}” tidak dapat ditugasi dalam perkara ini")
            yield Problem(what=what.format(id=each[:60]), key="people")


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
