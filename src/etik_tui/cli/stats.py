"""`etik stats`: how many cases of which kind, how long they took, how punctual; the recap."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from etik_tui.casework.statistics import CSV, FORMATS, recap_file, statistics, write_recap
from etik_tui.cli.grammar import furnish, positive
from etik_tui.cli.progress import ProgressBar
from etik_tui.cli.session import Session
from etik_tui.exports.recap import Count, Sheet, Statistics, bar, period, sheets, small_note
from etik_tui.locale import _

STDOUT = "-"
BY = ("stage", "norm", "outcome", "month", "institution", "stay", "limit")
WIDTH = 20
LISTED = 30
BRIEF: Mapping[str, tuple[int, ...]] = {"limit": (0, 1, 3, 4, 6, 7, 9, 10)}
"""Columns of a wide table that a terminal has room for; files have them all."""

COUNTED = 3
"""Columns of a table of counts: institution, what, how many."""


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, show_stats, reads=True)
    add = parser.add_argument
    add("--by", choices=BY, help=_("hanya rekap ini"))
    add("--year", metavar="TAHUN", type=positive, help=_("hanya yang didaftarkan tahun ini"))
    add("--institution", metavar="ID", help=_("hanya perkara profil ini"))
    add("--ascii", action="store_true", help=_("bagan dengan # saja"))
    add("--format", choices=FORMATS, help=_("bawaan: menurut akhiran berkas"))
    add(
        "-o",
        "--output",
        metavar="TUJUAN",
        help=_("berkas atau folder; - ke keluaran standar; bawaan dengan --format: kotak keluar"),
    )


def show_stats(session: Session, args: argparse.Namespace) -> int:
    """Print the counts with bars, or write the recap."""
    workspace = session.workspace
    with ProgressBar() as bar:
        found = statistics(workspace, year=args.year, institution=args.institution, progress=bar)
    if session.as_json:
        session.out.data("stats", _body(found))
    elif args.format or args.output:
        _write(session, found, args)
    else:
        _print(session, found, args)
    if found.missing:
        words = _("{n} perkara belum dihitung; jalankan: etik db reindex")
        session.out.talk(words.format(n=found.missing))
    return 0


def _write(session: Session, found: Statistics, args: argparse.Namespace) -> None:
    suffix = Path(args.output).suffix.lower().lstrip(".") if args.output else ""
    form = args.format or (suffix if suffix in FORMATS else CSV)
    if args.output == STDOUT:
        session.out.file(recap_file(session.workspace, found, form))
        return
    given = Path(args.output).expanduser() if args.output else None
    session.out.line(str(write_recap(session.workspace, found, form, given)))


def _print(session: Session, found: Statistics, args: argparse.Namespace) -> None:
    out = session.out
    rate = "–" if found.on_time is None else f"{found.on_time}%"
    words = _("{period}: {total} perkara, {open} terbuka, {closed} selesai; tepat waktu {rate}")
    out.text(
        words.format(
            period=period(found),
            total=found.total,
            open=found.open,
            closed=found.closed,
            rate=rate,
        )
    )
    for sheet in sheets(found):
        if (sheet.rows and args.by is None) or args.by == sheet.id:
            out.line()
            out.line(sheet.title)
            _table(session, sheet, ascii_only=args.ascii)
    if found.has_small:
        out.talk_text(small_note())


def _table(session: Session, sheet: Sheet, *, ascii_only: bool) -> None:
    counted = len(sheet.head) == COUNTED
    several = len({row[0] for row in sheet.rows}) > 1
    first = 0 if several else 1
    rows = [tuple("–" if each is None else str(each) for each in row) for row in sheet.rows]
    if not counted:
        columns = [n for n in BRIEF.get(sheet.id, range(len(sheet.head))) if n >= first]
        brief = [tuple(row[n] for n in columns) for row in rows]
        session.out.table([sheet.head[n] for n in columns], brief, flex=1 - first)
        return
    most = max((int(row[2]) for row in rows), default=0)
    bars = [
        (*row[first:], bar(int(row[2]), most, WIDTH, ascii_only=ascii_only))
        for row in rows[:LISTED]
    ]
    session.out.table((*sheet.head[first:], ""), bars, flex=1 - first)
    if len(rows) > LISTED:
        session.out.talk(_("… {n} lagi").format(n=len(rows) - LISTED))


def _body(found: Statistics) -> dict[str, object]:
    return {
        "day": found.day,
        "year": found.year,
        "institution": found.institution,
        "years": list(found.years),
        "total": found.total,
        "open": found.open,
        "closed": found.closed,
        "overdue": found.overdue,
        "on_time": found.on_time,
        "small": found.has_small,
        "missing": found.missing,
        "by_stage": _counts(found.stage),
        "by_norm": _counts(found.norm),
        "by_norm_decided": _counts(found.decided),
        "by_outcome": _counts(found.outcome),
        "by_month": _counts(found.month),
        "by_institution": _counts(found.institutions),
        "stays": [
            {
                "profile": each.institution,
                "stage": each.key,
                "title": each.title,
                "cases": each.cases,
                "median": each.median,
                "longest": each.longest,
            }
            for each in found.stays
        ],
        "limits": [
            {
                "profile": each.institution,
                "deadline": each.key,
                "title": each.title,
                "cite": each.cite,
                "allowed": each.allowed,
                "at_least": each.at_least,
                "unit": each.unit,
                "met": each.met,
                "late": each.late,
                "early": each.early,
                "overdue": each.overdue,
                "median": each.median,
                "longest": each.longest,
                "on_time": each.on_time,
            }
            for each in found.limits
        ],
    }


def _counts(counts: tuple[Count, ...]) -> list[dict[str, object]]:
    return [
        {"profile": each.institution, "key": each.key, "title": each.title, "count": each.count}
        for each in counts
    ]
