"""Putting a case of the review queue aside until a day, with a reason.

A snooze belongs to the person who set it, not to the case: it changes nothing that others see. It
ends on its day, when anything is recorded on the case, and when the case becomes more urgent.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec
from msgspec import Struct

from etik_tui.casework.workspace import Workspace
from etik_tui.errors import InputError
from etik_tui.journal.port import Draft
from etik_tui.journal.row import Band, CaseRow
from etik_tui.locale import _

PREFIX = "snooze:"
"""What the keys of these records begin with, among a person's drafts."""

LONGEST = 90
"""Days for which a case may be put aside."""

ORDER = tuple(Band)


class Snooze(Struct, frozen=True, kw_only=True):
    """A case put aside by this person until a day; `band` is that in which it was, and is."""

    case_id: str
    number: str
    institution: str
    until: date
    reason: str
    band: Band
    set_at: datetime


class _Kept(Struct, frozen=True, kw_only=True):
    until: date
    reason: str
    band: Band
    version: int
    title: str = ""


def band_of(workspace: Workspace, row: CaseRow, horizon: date) -> Band:
    """Return the band in which an open case stands; `horizon` is the last day of soon."""
    if row.due is not None and row.due <= horizon:
        return Band.OVERDUE if row.due < workspace.today else Band.SOON
    figures = workspace.journal.case_figures(row.case_id)
    if figures is None:
        return Band.OWED
    return Band.FINDING if figures.findings else Band.PAPER if figures.papers else Band.OWED


def snooze(workspace: Workspace, number: str, *, until: date, reason: str, horizon: date) -> Snooze:
    """Put an open case aside until a day.

    Raises InputError without a reason, for a day that is not to come or too far away, and for a
    case that is closed or unknown.
    """
    case_id = workspace.case_id(number)
    row = workspace.journal.row(case_id)
    last = workspace.today + timedelta(days=LONGEST)
    if row is None or row.closed:
        raise InputError(_("Perkara ini sudah ditutup"), where=row.number if row else number)
    if not reason.strip():
        raise InputError(_("Penundaan memerlukan alasan"), where=row.number)
    if not workspace.today < until <= last:
        raise InputError(
            _("Hari penundaan harus sesudah hari ini, paling lama {n} hari").format(n=LONGEST),
            where=row.number,
        )
    kept = _Kept(
        until=until,
        reason=reason.strip(),
        band=band_of(workspace, row, horizon),
        version=row.version,
        title=_("Ditunda"),
    )
    now = workspace.clock.now()
    body = msgspec.to_builtins(kept)
    workspace.journal.put_draft(
        Draft(key=PREFIX + case_id, actor=workspace.actor, saved_at=now, body=body)
    )
    return _snooze(row, kept, now)


def wake(workspace: Workspace, number: str) -> None:
    """Take a case back into the queue; nothing happens to one that is in it."""
    workspace.journal.drop_draft(PREFIX + workspace.case_id(number), workspace.actor)


def snoozes(workspace: Workspace, horizon: date) -> tuple[Snooze, ...]:
    """Return what this person has put aside and what is still aside, soonest back first."""
    return tuple(sorted(_standing(workspace, horizon), key=lambda each: each.until))


def _standing(workspace: Workspace, horizon: date) -> Iterator[Snooze]:
    for draft in workspace.journal.drafts(workspace.actor):
        if not draft.key.startswith(PREFIX):
            continue
        try:
            kept = msgspec.convert(draft.body, _Kept)
        except msgspec.ValidationError:
            continue
        row = workspace.journal.row(draft.key.removeprefix(PREFIX))
        if row is None or row.closed or row.version != kept.version:
            continue
        now = band_of(workspace, row, horizon)
        if kept.until > workspace.today and ORDER.index(now) >= ORDER.index(kept.band):
            yield _snooze(row, msgspec.structs.replace(kept, band=now), draft.saved_at)


def _snooze(row: CaseRow, kept: _Kept, moment: datetime) -> Snooze:
    return Snooze(
        case_id=row.case_id,
        number=row.number,
        institution=row.institution,
        until=kept.until,
        reason=kept.reason,
        band=kept.band,
        set_at=moment,
    )
