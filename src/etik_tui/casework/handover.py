"""Handing over: all open cases with their next act, and what falls due while somebody is away."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from etik_tui.casework.agenda import AgendaQuery, agenda
from etik_tui.casework.office import write_whole
from etik_tui.casework.outbox import destination
from etik_tui.casework.review import own_drafts
from etik_tui.casework.workspace import Workspace
from etik_tui.documents.render import Format, render
from etik_tui.errors import InputError
from etik_tui.exports.file_name import file_name
from etik_tui.exports.handover import Handover, OpenCase, handover_paper
from etik_tui.journal.row import CaseRow, RowQuery
from etik_tui.locale import _

USUAL = 14
"""Days from today that are meant where none are named."""

LONGEST = 366
LISTED = 1000
PAGE = 200


class Span(Struct, frozen=True, kw_only=True):
    """For whom and when: the days of the absence, who gives and who takes."""

    first: date | None = None
    last: date | None = None
    giver: str = ""
    taker: str = ""
    note: str = ""


def handover(
    workspace: Workspace,
    span: Span | None = None,
    *,
    institution: str | None = None,
    limit: int = LISTED,
    only: Collection[str] = (),
) -> Handover:
    """Return what is handed over, from the index alone: no case is opened.

    `only` are the ids of the cases that are meant, all open ones where none is named.

    Raises InputError for days in the wrong order, or more than a year of them.
    """
    asked = span or Span()
    first, last = _days(workspace, asked)
    dues = agenda(workspace, AgendaQuery(institution=institution, until=last))
    if only:
        dues = tuple(each for each in dues if each.case_id in only)
        rows = (workspace.journal.row(each) for each in only)
        cases = tuple(_case(workspace, row) for row in rows if row and not row.closed)
        number = len(cases)
    else:
        counts = workspace.journal.stage_counts(workspace.today, institution)
        cases = tuple(_open(workspace, institution, limit))
        number = sum(each.open for each in counts.values())
    return Handover(
        day=workspace.today,
        first=first,
        last=last,
        office=workspace.office.name,
        giver=asked.giver,
        taker=asked.taker,
        note=asked.note,
        dues=dues,
        cases=cases,
        more=max(number - len(cases), 0),
        days_off=tuple(_days_off(workspace, first, last)),
        drafts=sum(1 for _draft in own_drafts(workspace)),
    )


def _days(workspace: Workspace, span: Span) -> tuple[date, date]:
    first = span.first or workspace.today
    last = span.last or first + timedelta(days=USUAL - 1)
    if last < first:
        raise InputError(_("Hari terakhir mendahului hari pertama"), where="--until")
    if (last - first).days > LONGEST:
        raise InputError(_("Paling lama {n} hari").format(n=LONGEST), where="--until")
    return first, last


def _open(workspace: Workspace, institution: str | None, limit: int) -> Iterator[OpenCase]:
    after, listed = "", 0
    while listed < limit:
        query = RowQuery(
            institution=institution, closed=False, limit=min(PAGE, limit - listed), after=after
        )
        page = workspace.journal.rows(query)
        for row in page.rows:
            yield _case(workspace, row)
        listed += len(page.rows)
        after = page.after
        if not after:
            return


def _case(workspace: Workspace, row: CaseRow) -> OpenCase:
    profile = workspace.library.find(row.institution)
    stage = profile.stage(row.stage) if profile else None
    actor = profile.actor(row.next_actor) if profile else None
    return OpenCase(
        case_id=row.case_id,
        number=row.number,
        institution=row.institution,
        initials="" if row.sensitive else row.initials,
        stage=stage.title if stage else row.stage,
        next_act=row.next_act,
        next_actor=actor.title if actor else row.next_actor,
        since=row.since,
        due=row.due,
        due_title=row.due_title,
        sensitive=row.sensitive,
    )


def _days_off(workspace: Workspace, first: date, last: date) -> Iterator[tuple[date, str]]:
    calendar = workspace.calendar()
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        names = ", ".join(each.title for each in calendar.days_off_on(day))
        if names:
            yield day, names


def handover_file(workspace: Workspace, found: Handover, form: Format) -> bytes:
    """Return the hand-over in a format."""
    return render(handover_paper(found, workspace.office.letterhead), form)


def write_handover(
    workspace: Workspace, found: Handover, form: Format, given: Path | None = None
) -> Path:
    """Write the hand-over and return where it is."""
    name = file_name(_("serah-terima"), str(found.first), suffix=form.value)
    path = destination(workspace, name, given)
    write_whole(path, handover_file(workspace, found, form))
    return path
