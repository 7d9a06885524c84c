"""The review queue: everything that needs a human, worst first, over all institutions.

It is read from the index alone: no case is folded to list it.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from etik_tui.casework.snoozing import Snooze, band_of, snoozes
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import InputError
from etik_tui.journal.port import Draft
from etik_tui.journal.review import URGENT
from etik_tui.journal.row import Band, CaseRow, Figures, Place
from etik_tui.locale import _
from etik_tui.workdays.count import Unit, days_left

SOON = 3
"""Working days within which a limit counts as due soon."""

LISTED = 200


class Matter(Struct, frozen=True, kw_only=True):
    """One open case in the queue: why it is there, and how long its next limit leaves.

    `left` counts in `unit` and is negative once past, `None` without a running limit. `findings`
    and `papers` are how many wait, whatever the band.
    """

    band: Band
    row: CaseRow
    left: int | None = None
    unit: Unit = Unit.CALENDAR
    cite: str = ""
    findings: int = 0
    papers: int = 0


class Queue(Struct, frozen=True, kw_only=True):
    """What needs somebody today: the cases of each band, and what is no case.

    `counts` are without the snoozed ones; `outdated` counts the open cases that show dates of
    another calendar; `drafts` are the person's own.
    """

    matters: tuple[Matter, ...]
    counts: Mapping[Band, int]
    drafts: tuple[Draft, ...] = ()
    snoozed: tuple[Snooze, ...] = ()
    outdated: int = 0

    @property
    def total(self) -> int:
        """Return how many cases stand in the queue."""
        return sum(self.counts.values())

    @property
    def urgent(self) -> int:
        """Return how many cases cannot wait: those of the first bands."""
        return sum(self.counts.get(band, 0) for band in URGENT)


def horizon(workspace: Workspace) -> date:
    """Return the last day on which a limit counts as due soon."""
    return workspace.calendar().add(workspace.today, SOON)


def urgent_count(workspace: Workspace) -> int:
    """Return how many cases cannot wait, for the header of every place; cheap."""
    edge, journal = horizon(workspace), workspace.journal
    found = sum(journal.review_count(band, workspace.today, edge) for band in URGENT)
    return max(found - sum(each.band in URGENT for each in snoozes(workspace, edge)), 0)


def review(workspace: Workspace, *, institution: str | None = None, limit: int = LISTED) -> Queue:
    """Return the queue with its first cases, worst band first, next due first within it.

    Raises InputError for an institution that has no cases and no profile.
    """
    _check(workspace, institution)
    edge = horizon(workspace)
    hidden = {
        each.case_id: each
        for each in snoozes(workspace, edge)
        if institution in (None, each.institution)
    }
    counts = {band: _count(workspace, band, edge, institution, hidden) for band in Band}
    matters: list[Matter] = []
    for band in Band:
        room = limit - len(matters)
        if room <= 0:
            break
        if not counts[band]:
            continue
        place = Place(institution=institution, limit=room + len(hidden))
        rows = workspace.journal.review_rows(band, workspace.today, edge, place)
        shown = [row for row in rows if row.case_id not in hidden]
        matters += [matter(workspace, band, row) for row in shown[:room]]
    return Queue(
        matters=tuple(matters),
        counts=counts,
        drafts=tuple(own_drafts(workspace)),
        snoozed=tuple(hidden.values()),
        outdated=workspace.outdated_cases(),
    )


def _check(workspace: Workspace, institution: str | None) -> None:
    known = {*workspace.journal.institutions(), *workspace.library.profiles}
    if institution is not None and institution not in known:
        raise InputError(
            _("“{given}” tidak dikenal").format(given=institution[:60]),
            where="--institution",
            remedy=_("Pilihan: {known}.").format(known=", ".join(sorted(known)) or "-"),
        )


def _count(
    workspace: Workspace,
    band: Band,
    edge: date,
    institution: str | None,
    hidden: Mapping[str, Snooze],
) -> int:
    found = workspace.journal.review_count(band, workspace.today, edge, institution)
    return max(found - sum(each.band is band for each in hidden.values()), 0)


def own_drafts(workspace: Workspace) -> Iterator[Draft]:
    """Yield what this person has begun and not recorded, last saved first."""
    from etik_tui.casework.sifting import PREFIX as FILTER
    from etik_tui.casework.snoozing import PREFIX as SNOOZE

    for each in workspace.journal.drafts(workspace.actor):
        if not each.key.startswith((SNOOZE, FILTER)):
            yield each


def matter(workspace: Workspace, band: Band, row: CaseRow) -> Matter:
    """Return a case of the queue with how long its next limit leaves."""
    journal = workspace.journal
    figures = journal.case_figures(row.case_id) or Figures(registered=row.registered)
    found = Matter(band=band, row=row, findings=figures.findings, papers=figures.papers)
    due = next(
        (
            each
            for each in (journal.case_dues(row.case_id) if row.due else ())
            if (each.deadline, each.due) == (row.due_deadline, row.due)
        ),
        None,
    )
    if due is None:
        return found
    unit = Unit.WORKING if due.unit == Unit.WORKING.value else Unit.CALENDAR
    left = days_left(workspace.calendar(), workspace.today, due.due, unit)
    return Matter(
        band=band,
        row=row,
        left=min(left, -1) if due.due < workspace.today else left,
        unit=unit,
        cite=due.cite,
        findings=figures.findings,
        papers=figures.papers,
    )


def band_word(band: Band) -> str:
    """Return how a band is called."""
    return {
        Band.OVERDUE: _("Lewat tenggat"),
        Band.SOON: _("Segera jatuh tempo"),
        Band.FINDING: _("Temuan menunggu keputusan"),
        Band.PAPER: _("Surat belum diterbitkan"),
        Band.OWED: _("Tindakan wajib, masih ada waktu"),
    }[band]


def band_now(workspace: Workspace, row: CaseRow) -> Band:
    """Return the band in which an open case stands."""
    return band_of(workspace, row, horizon(workspace))
