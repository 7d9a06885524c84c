"""`etik agenda`: what is due and overdue, over all cases."""

import argparse
from datetime import date, timedelta

from etik_tui.cli.dueword import left_until
from etik_tui.cli.grammar import furnish, positive
from etik_tui.cli.session import Session
from etik_tui.journal.row import DueRow
from etik_tui.locale import _
from etik_tui.locale.day import long_day
from etik_tui.workdays.count import Unit

USUAL = 14
MOST = 10_000


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, agenda, reads=True)
    parser.add_argument(
        "--days",
        metavar="N",
        type=positive,
        default=USUAL,
        help=_("sampai N hari kalender ke depan; bawaan: 14"),
    )
    parser.add_argument("--profile", metavar="ID", help=_("hanya perkara profil ini"))


def agenda(session: Session, args: argparse.Namespace) -> int:
    """Print the open time limits, overdue ones first, then day by day."""
    workspace = session.workspace
    today = workspace.today
    span = min(args.days, (date.max - today).days)
    until = today + timedelta(days=span)
    dues = workspace.journal.dues(until=until, institution=args.profile, limit=MOST)
    if session.as_json:
        body = [_body(due, today) for due in dues]
        session.out.data("agenda", {"today": today, "until": until, "dues": body})
        return 0
    if not dues:
        session.out.talk(_("Tidak ada tenggat sampai {day}.").format(day=long_day(until)))
    day: date | None = None
    for due in dues:
        if day != due.due:
            _print_day(session, due.due, first=day is None)
            day = due.due
        _print_due(session, due)
    if len(dues) == MOST:
        session.out.talk(_("Hanya {n} tenggat pertama yang ditampilkan.").format(n=MOST))
    return 0


def _print_day(session: Session, day: date, *, first: bool) -> None:
    if not first:
        session.out.line()
    today = session.workspace.today
    mark = _("LEWAT · ") if day < today else _("HARI INI · ") if day == today else ""
    named = session.workspace.calendar().days_off_on(day)
    off = "".join(f" · {each.title}" for each in named)
    session.out.text(f"{mark}{long_day(day)}{off}")


def _print_due(session: Session, due: DueRow) -> None:
    workspace = session.workspace
    profile = workspace.library.find(due.institution)
    actor = profile.actor(due.actor) if profile else None
    unit = Unit.WORKING if due.unit == Unit.WORKING.value else Unit.CALENDAR
    left = left_until(workspace.calendar(), workspace.today, due.due, unit)
    party = f" [{due.party}]" if due.party else ""
    provisional = _(" · sementara") if due.provisional else ""
    out = session.out
    several = len(workspace.journal.institutions()) > 1
    number = f"{due.institution}:{due.number}" if several else due.number
    out.text(f"{number}{party} · {due.title}", indent=" " * 14, first=f"  {left:<12}")
    who = actor.title if actor else due.actor
    out.text(f"{who} · {due.cite}{provisional}", indent=" " * 14)


def _body(due: DueRow, today: date) -> dict[str, object]:
    return {
        "id": due.case_id,
        "number": due.number,
        "profile": due.institution,
        "deadline": due.deadline,
        "title": due.title,
        "party": due.party,
        "due": due.due,
        "overdue": due.due < today,
        "actor": due.actor,
        "cite": due.cite,
        "unit": due.unit,
        "provisional": due.provisional,
    }
