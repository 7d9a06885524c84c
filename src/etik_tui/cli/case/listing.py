"""`etik case list`: the cases of the office, from the index."""

import argparse

from msgspec.structs import replace

from etik_tui.cli.dueword import left_until, limit_unit
from etik_tui.cli.grammar import Parsers, add_verb, positive
from etik_tui.cli.session import Session
from etik_tui.journal.row import CaseRow, RowQuery, Sort
from etik_tui.locale import _
from etik_tui.locale.day import short_day

PAGE = 200


def describe(verbs: Parsers) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "list", list_cases, _("daftar perkara"), reads=True)
    parser.add_argument("--profile", metavar="ID", help=_("hanya perkara profil ini"))
    parser.add_argument("--stage", metavar="TAHAP", help=_("hanya perkara pada tahap ini"))
    parser.add_argument("--overdue", action="store_true", help=_("hanya yang tenggatnya lewat"))
    parser.add_argument(
        "--search", metavar="TEKS", default="", help=_("hanya yang memuat kata ini")
    )
    parser.add_argument("--closed", action="store_true", help=_("hanya yang sudah selesai"))
    parser.add_argument("--open", action="store_true", help=_("hanya yang belum selesai"))
    parser.add_argument(
        "--sort",
        choices=[each.value for each in Sort],
        default=Sort.DUE.value,
        help=_("urutan; bawaan: tenggat terdekat"),
    )
    parser.add_argument("--limit", metavar="N", type=positive, help=_("paling banyak N perkara"))


def list_cases(session: Session, args: argparse.Namespace) -> int:
    """Print the cases that fit."""
    rows = _rows(session, args)
    if session.as_json:
        session.out.data("cases", {"cases": [row_body(row) for row in rows]})
        return 0
    if not rows:
        session.out.talk(_("Tidak ada perkara yang cocok."))
        return 0
    head = (_("Nomor"), _("Tahap"), _("Terlapor"), _("Tenggat"), _("Sisa"))
    several = len(session.workspace.journal.institutions()) > 1
    drawn = [_drawn(session, row, several=several) for row in rows]
    session.out.table(head, drawn, flex=2)
    return 0


def _rows(session: Session, args: argparse.Namespace) -> list[CaseRow]:
    closed = None if args.closed == args.open else bool(args.closed)
    today = session.clock.today()
    query = RowQuery(
        institution=args.profile,
        stage=args.stage,
        closed=closed,
        overdue_on=today if args.overdue else None,
        text=args.search,
        sort=Sort(args.sort),
        limit=min(args.limit or PAGE, PAGE),
    )
    rows: list[CaseRow] = []
    while True:
        page = session.workspace.journal.rows(query)
        rows += page.rows
        if not page.after or (args.limit and len(rows) >= args.limit):
            return rows[: args.limit]
        query = replace(query, after=page.after)


def row_body(row: CaseRow) -> dict[str, object]:
    """Return a row of the index as JSON says it."""
    return {
        "id": row.case_id,
        "number": row.number,
        "profile": row.institution,
        "stage": row.stage,
        "title": row.title,
        "terlapor": row.terlapor,
        "sensitive": row.sensitive,
        "closed": row.closed,
        "registered": row.registered,
        "version": row.version,
        "due": row.due,
        "deadline": row.due_deadline,
        "next_act": row.next_act,
        "next_actor": row.next_actor,
        "since": row.since,
        "outcome": row.outcome,
    }


def _drawn(session: Session, row: CaseRow, *, several: bool) -> tuple[str, ...]:
    workspace = session.workspace
    profile = workspace.library.find(row.institution)
    stage = profile.stage(row.stage) if profile else None
    masked = row.sensitive or workspace.office.private
    names = row.initials if masked else ", ".join(row.terlapor)
    left = due = ""
    if row.due and not row.closed:
        unit = limit_unit(profile, row.due_deadline)
        due = short_day(row.due)
        left = left_until(workspace.calendar(), workspace.today, row.due, unit)
    number = f"{row.institution}:{row.number}" if several else row.number
    return (number, stage.short if stage else row.stage or "?", names, due, left)
