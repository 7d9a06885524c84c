"""Adding what became known later of an act, such as the day a summons was received."""

from collections.abc import Mapping
from datetime import date

from etik_tui.casework.act import ActInput, Preview, owed_deviation, previewed
from etik_tui.casework.recording import Recorded, current, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case, Event
from etik_tui.domain.fact import (
    AnyFact,
    FactWithdrawn,
    MajelisFormed,
    MilestoneSupplemented,
    Value,
)
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation


def supplement(
    workspace: Workspace,
    number: str,
    version: int,
    *,
    dates: Mapping[str, date] | None = None,
    fields: Mapping[str, Value] | None = None,
    deviation: str = "",
    seen: int | None = None,
) -> Recorded:
    """Add dates and fields to the act recorded as `version`.

    Raises InputError where the act does not stand, where it already has such a date or field
    (what is wrong is withdrawn, not written over), or where the values are impossible;
    RefusedError where the act so completed owes a reason; ConflictError as every act does.
    """
    case = current(workspace, number, seen)
    situation = writable(workspace, case)
    event = standing_event(case, version)
    added = ActInput(milestone=event.milestone, dates=dates or {}, fields=fields or {})
    checked = preview_supplement(situation, event, added)
    if checked.problems:
        what = _("Tambahan belum dapat dicatat")
        raise InputError(what, problems=checked.problems, where=case.number)
    fact = MilestoneSupplemented(
        at=min(added.dates.values(), default=workspace.today),
        target=version,
        dates=added.dates,
        fields=added.fields,
    )
    facts: tuple[AnyFact, ...] = (
        fact,
        *owed_deviation(case, checked, event.milestone, fact.at, deviation),
    )
    return write(workspace, case, facts, findings=checked.findings)


def standing_event(case: Case, version: int) -> Event:
    """Return the act recorded as a version; InputError where none stands under it."""
    event = next((each for each in case.events if each.version == version), None)
    if event is None:
        raise InputError(
            _("Tidak ada tindakan yang berlaku pada catatan nomor {version}").format(
                version=version
            ),
            where=case.number,
            remedy=_("Lihat nomornya dengan `etik case log`."),
        )
    return event


def preview_supplement(situation: Situation, event: Event, added: ActInput) -> Preview:
    """Return the problems and findings of an act with what is to be added to it.

    The act is judged as if it were recorded now, whole, in place of the one that stands.
    """
    doubled = _already_there(event, added)
    if doubled:
        return Preview(problems=doubled, findings=())
    entry = next(each for each in situation.case.entries if each.version == event.version)
    whole = ActInput(
        milestone=event.milestone,
        party=event.party,
        number=event.number,
        dates={**event.dates, **added.dates},
        fields={**event.fields, **added.fields},
        majelis=entry.fact.majelis if isinstance(entry.fact, MajelisFormed) else None,
    )
    withdrawn = FactWithdrawn(at=situation.today, target=event.version)
    return previewed(situation.after(withdrawn), whole)


def _already_there(event: Event, added: ActInput) -> tuple[Problem, ...]:
    if not added.dates and not added.fields:
        return (Problem(what=_("belum ada yang ditambahkan"), key="dates"),)
    doubled = (
        *(f"dates.{name}" for name in added.dates if name in event.dates),
        *(f"fields.{name}" for name in added.fields if event.fields.get(name)),
    )
    return tuple(
        Problem(what=_("sudah tercatat"), key=key, remedy=_("bila keliru, tarik lalu catat ulang"))
        for key in doubled
    )
