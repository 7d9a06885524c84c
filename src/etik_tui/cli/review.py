"""`etik review`: everything that needs a human, worst first; putting cases aside and back."""

import argparse

from etik_tui.casework.review import Matter, Queue, band_word, horizon, review
from etik_tui.casework.snoozing import Snooze, snooze, wake
from etik_tui.cli.dueword import left_words
from etik_tui.cli.grammar import furnish, iso_date, positive
from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.locale.day import long_day

USUAL = 50


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, show_review, reads=True)
    add = parser.add_argument
    add("--institution", metavar="ID", help=_("hanya perkara profil ini"))
    add("--limit", metavar="N", type=positive, default=USUAL, help=_("paling banyak N perkara"))
    add("--snoozed", action="store_true", help=_("hanya yang ditunda"))
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--snooze", metavar="NOMOR", help=_("tunda perkara ini"))
    ways.add_argument("--wake", metavar="NOMOR", help=_("kembalikan perkara yang ditunda"))
    add("--until", metavar="TANGGAL", type=iso_date, help=_("tunda sampai hari ini"))
    add("--reason", metavar="ALASAN", default="", help=_("alasan menunda; wajib"))


def show_review(session: Session, args: argparse.Namespace) -> int:
    """Print the queue, or put a case aside or back first."""
    workspace = session.workspace
    if (args.snooze or args.wake) and getattr(session.options, "as_of", None):
        raise InputError(_("Menunda selalu menurut hari ini"), where="--as-of")
    if args.snooze:
        if args.until is None:
            raise InputError(_("Sampai kapan?"), where="--until")
        snooze(
            workspace,
            args.snooze,
            until=args.until,
            reason=args.reason,
            horizon=horizon(workspace),
        )
    if args.wake:
        wake(workspace, args.wake)
    queue = review(workspace, institution=args.institution, limit=args.limit)
    if session.as_json:
        session.out.data("review", _body(queue))
    else:
        _print(session, queue, only_snoozed=args.snoozed)
    return 0


def _print(session: Session, queue: Queue, *, only_snoozed: bool) -> None:
    if not only_snoozed:
        band = None
        for each in queue.matters:
            if each.band is not band:
                if band is not None:
                    session.out.line()
                band = each.band
                session.out.line(f"{band_word(band)} ({queue.counts[band]})")
            _print_matter(session, each)
        if not queue.total:
            session.out.talk(_("Tidak ada yang menunggu."))
        elif queue.total > len(queue.matters):
            rest = queue.total - len(queue.matters)
            session.out.talk(_("{n} perkara lagi; --limit menampilkan lebih banyak").format(n=rest))
    for snoozed in queue.snoozed:
        words = _("ditunda sampai {day}: {reason}").format(
            day=long_day(snoozed.until), reason=snoozed.reason
        )
        session.out.text(f"{snoozed.number} · {words}", indent="  ", first="")
    if queue.drafts and not only_snoozed:
        session.out.talk(_("{n} draf belum dicatat").format(n=len(queue.drafts)))
    if queue.outdated and not only_snoozed:
        words = _("{n} perkara memuat tanggal kalender lama: etik calendar recompute")
        session.out.talk(words.format(n=queue.outdated))


def _print_matter(session: Session, each: Matter) -> None:
    row = each.row
    left = "" if each.left is None else left_words(each.left, each.unit)
    what = row.due_title if each.left is not None else row.next_act
    waiting = ""
    if each.findings:
        waiting += _(" · {n} temuan").format(n=each.findings)
    if each.papers:
        waiting += _(" · {n} surat").format(n=each.papers)
    text = f"{row.institution}:{row.number} · {what or '-'}{waiting}"
    session.out.text(text, indent=" " * 16, first=f"  {left:<14}")
    if row.next_act and row.next_act != what:
        words = _("berikutnya: {act}").format(act=row.next_act)
        session.out.text(words, indent=" " * 16)


def _body(queue: Queue) -> dict[str, object]:
    return {
        "counts": {band.value: n for band, n in queue.counts.items()},
        "urgent": queue.urgent,
        "total": queue.total,
        "outdated": queue.outdated,
        "cases": [_matter(each) for each in queue.matters],
        "snoozed": [_snoozed(each) for each in queue.snoozed],
        "drafts": [{"key": each.key, "saved_at": each.saved_at} for each in queue.drafts],
    }


def _matter(each: Matter) -> dict[str, object]:
    row = each.row
    return {
        "id": row.case_id,
        "number": row.number,
        "profile": row.institution,
        "band": each.band.value,
        "stage": row.stage,
        "due": row.due,
        "deadline": row.due_deadline,
        "due_title": row.due_title,
        "cite": each.cite,
        "left": each.left,
        "unit": each.unit.value,
        "next_act": row.next_act,
        "next_actor": row.next_actor,
        "since": row.since,
        "findings": each.findings,
        "papers": each.papers,
        "sensitive": row.sensitive,
    }


def _snoozed(each: Snooze) -> dict[str, object]:
    return {
        "id": each.case_id,
        "number": each.number,
        "profile": each.institution,
        "band": each.band.value,
        "until": each.until,
        "reason": each.reason,
    }
