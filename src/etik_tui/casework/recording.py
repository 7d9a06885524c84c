"""Writing facts: the one place where casework meets the journal."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from etik_tui.casework.drift import drift
from etik_tui.casework.indexing import case_row
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case, extend, follow
from etik_tui.domain.fact import AnyFact, DeadlineMoved, Entry
from etik_tui.errors import ConflictError, InputError
from etik_tui.locale import _
from etik_tui.procedure.finding import Finding
from etik_tui.procedure.situation import Situation


class Recorded(Struct, frozen=True, kw_only=True):
    """What an act did: the case as it now is, the entries written, the findings it had."""

    case: Case
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def moved(self) -> tuple[DeadlineMoved, ...]:
        """Return the time limits that now end on another day than before."""
        facts = (entry.fact for entry in self.entries)
        return tuple(fact for fact in facts if isinstance(fact, DeadlineMoved))


def write(
    workspace: Workspace,
    case: Case,
    facts: Sequence[AnyFact],
    *,
    findings: tuple[Finding, ...] = (),
    unseen: bool = False,
) -> Recorded:
    """Append facts to a case and bring its index row up to date, in one transaction.

    Where they move the last day of a running limit, that is recorded with them.
    Raises AccessError where this person may not record them, ConflictError if the case has changed
    since it was read, StorageError if it cannot be written; then nothing was recorded. `unseen` is
    for handing on a case that this person may not open.
    """
    workspace.permit.require_for(case, facts)
    preview = extend(case, facts)
    moves = drift(workspace, case, preview, facts)
    if moves:
        preview = extend(preview, moves)
    journal = workspace.whole if unseen else workspace.journal
    entries = journal.append(
        case.id,
        case.version,
        (*facts, *moves),
        actor=workspace.actor,
        recorded_at=workspace.clock.now(),
        row=case_row(workspace, preview),
    )
    recorded = follow(case, entries)
    workspace.hooks.tell(recorded, entries)
    shown = workspace.permit.veil(recorded)
    return Recorded(case=shown, entries=entries, findings=findings)


def current(workspace: Workspace, number: str, seen: int | None) -> Case:
    """Return a case for acting on it.

    `seen` is the version the official looked at; ConflictError if others have acted since.
    """
    workspace.refresh_calendar()
    case = workspace.true_case(number)
    if seen is not None and case.version != seen:
        raise ConflictError(
            _(
                "Perkara ini sudah diubah pihak lain sejak Anda membukanya ({n} catatan baru)"
            ).format(n=case.version - seen),
            where=case.number,
            remedy=_("Isian Anda disimpan sebagai draf; lihat perubahan itu lalu ulangi."),
        )
    return case


def next_id(prefix: str, taken: Iterable[str]) -> str:
    """Return the next id of a kind within a case: "p3" after "p2".

    `taken` are all ids ever given, those of withdrawn facts too, so that none comes twice.
    """
    numbers = (int(each[len(prefix) :]) for each in taken if each[len(prefix) :].isdecimal())
    return f"{prefix}{max(numbers, default=0) + 1}"


def writable(workspace: Workspace, case: Case) -> Situation:
    """Return the situation of a case that may be acted on.

    Raises InputError where the profile is missing or the case is closed.
    """
    if case.closed:
        raise InputError(
            _("Perkara ini sudah ditutup"),
            where=case.number,
            remedy=_("Buka kembali lebih dahulu, dengan alasan."),
        )
    return workspace.situation(case)
