"""Ticking checklist items by hand, several at once, and taking ticks back."""

from collections.abc import Sequence

from etik_tui.casework.entry import check_text
from etik_tui.casework.recording import Recorded, current, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import ChecklistTicked, ChecklistUnticked
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.reference import nearest


def tick(
    workspace: Workspace,
    number: str,
    items: str | Sequence[str],
    note: str = "",
    *,
    seen: int | None = None,
) -> Recorded:
    """Tick items of the checklist by hand, all in one transaction with the same remark.

    Raises InputError where one of them is unknown: then none is ticked.
    """
    case = current(workspace, number, seen)
    wanted = _known(workspace, case, items)
    _refuse(case, *check_text("note", note, long=True))
    facts = [ChecklistTicked(at=workspace.today, item=item, note=note.strip()) for item in wanted]
    return write(workspace, case, facts)


def untick(
    workspace: Workspace,
    number: str,
    items: str | Sequence[str],
    *,
    reason: str,
    seen: int | None = None,
) -> Recorded:
    """Take ticks back with the reason, all in one transaction; the ticks stay in the chronology.

    Raises InputError without a reason, or where one of the items is not ticked by hand.
    """
    case = current(workspace, number, seen)
    wanted = _known(workspace, case, items)
    loose = [item for item in wanted if item not in case.ticks]
    _refuse(
        case,
        *check_text("reason", reason, required=True, long=True),
        *(
            Problem(what=_("butir “{item}” tidak dicentang").format(item=item), key="item")
            for item in loose
        ),
    )
    facts = [
        ChecklistUnticked(at=workspace.today, item=item, reason=reason.strip()) for item in wanted
    ]
    return write(workspace, case, facts)


def _known(workspace: Workspace, case: Case, items: str | Sequence[str]) -> tuple[str, ...]:
    situation = writable(workspace, case)
    wanted = (items,) if isinstance(items, str) else tuple(dict.fromkeys(items))
    known = {task.id for task in situation.profile.tasks}
    strange = [item for item in wanted if item not in known]
    if strange or not wanted:
        guess = nearest(strange[0], known) if strange else ""
        raise InputError(
            _("Butir daftar periksa “{item}” tidak dikenal").format(
                item=", ".join(strange)[:60] or "-"
            ),
            where=case.number,
            remedy=_("Maksud Anda “{guess}”?").format(guess=guess)
            if guess
            else _("Lihat `etik checklist show`."),
        )
    return wanted


def _refuse(case: Case, *problems: Problem) -> None:
    if problems:
        raise InputError(_("Isian belum dapat dicatat"), problems=problems, where=case.number)
