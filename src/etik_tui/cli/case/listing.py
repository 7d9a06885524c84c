"""`etik case list`: the cases of the office, from the index."""

import argparse
from collections.abc import Iterator
from datetime import date
from itertools import chain

from msgspec.structs import replace

from etik_tui.cli.case_line import CaseTable, case_head, row_body
from etik_tui.cli.cribbing import keep_crib
from etik_tui.cli.dueword import left_until, limit_unit
from etik_tui.cli.grammar import Parsers, add_verb, positive
from etik_tui.cli.session import Session
from etik_tui.journal.list_look import PAGE
from etik_tui.journal.row import CaseRow, RowQuery, Sort
from etik_tui.locale import _


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
    parser.add_argument(
        "--filter", metavar="NAMA", help=_("saringan yang disimpan di papan: nama atau nomornya")
    )
    parser.add_argument("--limit", metavar="N", type=positive, help=_("paling banyak N perkara"))


def list_cases(session: Session, args: argparse.Namespace) -> int:
    """Print the cases that fit, page by page: however many there are, few are held."""
    keep_crib(session)
    if args.filter:
        _fill(session, args)
    pages = _pages(session, args)
    if session.as_json:
        session.out.data_of_many(
            "cases", "cases", (row_body(row) for page in pages for row in page)
        )
        return 0
    first = next(pages, ())
    if not first:
        session.out.talk(_("Tidak ada perkara yang cocok."))
        return 0
    several = len(session.workspace.journal.institutions()) > 1
    table = CaseTable(_Words(session), several=several)
    drawn = map(table.cells, chain((first,), pages))
    session.out.table_of_many(case_head(), drawn, flex=2)
    return 0


def _fill(session: Session, args: argparse.Namespace) -> None:
    """Take from a saved filter what is not asked for by an option of its own."""
    from etik_tui.casework.sifting import Only, saved_filter

    sift = saved_filter(session.workspace, args.filter)
    args.profile = args.profile or sift.institution or None
    args.search = args.search or sift.text
    args.overdue = args.overdue or sift.only is Only.OVERDUE
    args.open = args.open or (sift.only is Only.OPEN and not args.closed)
    if args.sort == Sort.DUE.value:
        args.sort = sift.sort.value


def _pages(session: Session, args: argparse.Namespace) -> Iterator[tuple[CaseRow, ...]]:
    closed = None if args.closed == args.open else bool(args.closed)
    left: int | None = args.limit
    query = RowQuery(
        institution=args.profile,
        stage=args.stage,
        closed=closed,
        overdue_on=session.clock.today() if args.overdue else None,
        text=args.search,
        sort=Sort(args.sort),
    )
    while left != 0:
        query = replace(query, limit=PAGE if left is None else min(PAGE, left))
        page = session.workspace.journal.rows(query)
        yield page.rows
        if not page.after:
            return
        left = None if left is None else left - len(page.rows)
        query = replace(query, after=page.after)


class _Words:
    """What profile, calendar and office say of a case; see `etik_tui.cli.case_line.Words`."""

    def __init__(self, session: Session) -> None:
        self._workspace = session.workspace
        self.private = session.workspace.office.private

    def stage_of(self, row: CaseRow) -> str:
        profile = self._workspace.library.find(row.institution)
        stage = profile.stage(row.stage) if profile else None
        return stage.short if stage else row.stage or "?"

    def left_of(self, row: CaseRow, due: date) -> str:
        workspace = self._workspace
        unit = limit_unit(workspace.library.find(row.institution), row.due_deadline)
        return left_until(workspace.calendar(), workspace.today, due, unit)
