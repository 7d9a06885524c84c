"""One harmless act on several cases: each by itself, whole or not at all, and all of it told.

Only what no regulation attaches anything to is done to several cases at once: a remark, a tick, a
snooze, files. An act with legal effect has its own findings, dates and reasons in every case.
"""

from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct

from etik_tui.casework.casefile import add_note
from etik_tui.casework.dossier import DossierFormat, export_chronology, export_dossier
from etik_tui.casework.snoozing import snooze
from etik_tui.casework.ticking import tick
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import EtikError, InputError, StorageError
from etik_tui.exports.chronology import ChronologyFormat
from etik_tui.locale import _

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]


class Marked(Struct, frozen=True, kw_only=True):
    """A case to act on, as the official saw it: its register number and its version."""

    case_id: str
    number: str
    seen: int


class Bulk(Struct, frozen=True, kw_only=True):
    """What came of it: cases done, cases not done with the reason, and those never come to."""

    done: tuple[Marked, ...] = ()
    failed: tuple[tuple[Marked, str], ...] = ()
    left: tuple[Marked, ...] = ()
    cancelled: bool = False


def marked(workspace: Workspace, case_ids: Iterable[str]) -> tuple[Marked, ...]:
    """Return these cases as they are now; without those that are no longer to be seen."""
    rows = (workspace.journal.row(each) for each in case_ids)
    return tuple(
        Marked(case_id=row.case_id, number=row.number, seen=row.version) for row in rows if row
    )


def each_case(
    cases: Iterable[Marked],
    act: Callable[[Marked], object],
    *,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> Bulk:
    """Do something to one case after another; a refusal ends that case alone.

    `cancel` is asked between cases. Where nothing can be stored any more the rest is left.
    """
    wanted = tuple(cases)
    done: list[Marked] = []
    failed: list[tuple[Marked, str]] = []
    for place, each in enumerate(wanted):
        if cancel and cancel():
            return _bulk(done, failed, wanted[place:], cancelled=True)
        try:
            act(each)
        except StorageError as error:
            failed.append((each, error.what))
            return _bulk(done, failed, wanted[place + 1 :])
        except EtikError as error:
            failed.append((each, _why(error)))
        else:
            done.append(each)
        if progress:
            progress(place + 1, len(wanted))
    return _bulk(done, failed, ())


def _bulk(
    done: Iterable[Marked],
    failed: Iterable[tuple[Marked, str]],
    left: Iterable[Marked],
    *,
    cancelled: bool = False,
) -> Bulk:
    return Bulk(done=tuple(done), failed=tuple(failed), left=tuple(left), cancelled=cancelled)


def _why(error: EtikError) -> str:
    problems = error.problems if isinstance(error, InputError) else ()
    return "; ".join([error.what, *(each.what for each in problems)])


def noting(workspace: Workspace, text: str) -> Callable[[Marked], object]:
    """Return what adds a remark to a case."""
    return lambda case: add_note(workspace, case.case_id, text, seen=case.seen)


def ticking(workspace: Workspace, item: str, note: str) -> Callable[[Marked], object]:
    """Return what ticks one item of the checklist of a case; a tick that is there is refused."""

    def act(case: Marked) -> None:
        if item in workspace.case(case.case_id).ticks:
            raise InputError(_("sudah dicentang"), where=case.number)
        tick(workspace, case.case_id, item, note, seen=case.seen)

    return act


def snoozing(
    workspace: Workspace, until: date, reason: str, horizon: date
) -> Callable[[Marked], object]:
    """Return what puts a case aside in the review queue of this person."""
    return lambda case: snooze(workspace, case.case_id, until=until, reason=reason, horizon=horizon)


def writing_chronology(workspace: Workspace, form: ChronologyFormat) -> Callable[[Marked], object]:
    """Return what writes the chronology of a case; of a sensitive one the redacted version."""
    return lambda case: export_chronology(workspace, case.case_id, form)


def writing_dossier(
    workspace: Workspace, form: DossierFormat, cancel: Cancel | None = None
) -> Callable[[Marked], object]:
    """Return what writes the dossier of a case; of a sensitive one the redacted version."""

    def act(case: Marked) -> None:
        if export_dossier(workspace, case.case_id, form, cancel=cancel) is None:
            raise InputError(_("dihentikan; tidak ada yang ditulis"), where=case.number)

    return act
