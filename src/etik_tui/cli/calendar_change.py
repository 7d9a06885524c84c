"""Changing the office's calendar: what would change is shown, then asked, then written."""

import argparse
import sys
from collections.abc import Sequence

from etik_tui.casework.office_calendar import CalendarPlan, plan_calendar, write_calendar
from etik_tui.casework.recomputation import Recomputation
from etik_tui.casework.recomputation import recompute as recompute_dates
from etik_tui.cli.session import Session
from etik_tui.errors import ExitCode, InputError, RefusedError
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.workdays.dayoff import CalendarOptions
from etik_tui.workdays.office import CalendarOverride
from etik_tui.workdays.office_change import Difference

YES = frozenset({"y", "ya", "yes"})
SHOWN = 30
STEP = 200


def carry_out(session: Session, after: CalendarOverride, args: argparse.Namespace) -> int:
    """Show what another calendar of the office would change; write it if that is wanted."""
    workspace = session.workspace
    plan = plan_calendar(workspace, after, _Counter(session))
    _tell(session, plan)
    written = plan.before != plan.after and not args.dry_run
    done: Recomputation | None = None
    if written:
        _agree(session, asked=not args.yes)
        write_calendar(workspace, plan)
        if args.recompute:
            done = recompute_dates(workspace, _Counter(session))
    left = workspace.outdated_cases()
    if session.as_json:
        session.out.data("calendar-change", _body(plan, written=written, left=left))
        return int(ExitCode.DONE)
    if written:
        session.out.line(_("Kalender kantor ditulis."))
    elif plan.before == plan.after:
        session.out.line(_("Kalender kantor sudah demikian; tidak ada yang ditulis."))
    else:
        session.out.line(_("Tidak ada yang ditulis (--dry-run)."))
    if done:
        _tell_recomputed(session, done)
    elif left and written:
        _tell_outdated(session, left)
    return int(ExitCode.DONE)


def recompute_cases(session: Session) -> int:
    """Compute anew the dates of open cases that rest on another calendar."""
    done = recompute_dates(session.workspace, _Counter(session))
    if session.as_json:
        body = {
            "cases": done.cases,
            "moved_cases": done.moved_cases,
            "moved": done.moved,
            "left": done.left,
        }
        session.out.data("recomputation", body)
    else:
        _tell_recomputed(session, done)
    return int(ExitCode.DONE)


class _Counter:
    """Says now and then how far a long computation has come."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __call__(self, done: int, total: int) -> None:
        if total > STEP and (done == total or done % STEP == 0):
            words = _("{done} dari {total} perkara").format(done=done, total=total)
            self._session.out.talk(words)


def _agree(session: Session, *, asked: bool) -> None:
    if not asked:
        return
    if not sys.stdin.isatty():
        raise InputError(
            _("Perlu persetujuan, dan tidak ada terminal untuk bertanya"),
            where="--yes",
            remedy=_("Ulangi dengan --yes bila setuju dengan yang tertulis di atas."),
        )
    session.out.talk(_("Tulis kalender kantor ini? [y/T]"))
    if sys.stdin.readline().strip().lower() not in YES:
        raise RefusedError(_("Dibatalkan; tidak ada yang berubah"), where="etik calendar")


def _tell(session: Session, plan: CalendarPlan) -> None:
    """Say what would become different, on standard error: it is what the question is about."""
    say = session.out.talk_text
    changed = plan.difference
    for line in _difference_lines(changed):
        say(line, indent="    ", first="  ")
    for removal in plan.idle:
        say(
            _("peringatan: {day} bukan hari libur; penghapusannya tidak berakibat").format(
                day=short_day(removal.on)
            ),
            indent="  ",
            first="",
        )
    if not changed:
        say(_("Tidak ada hari kerja yang berubah."))
        return
    say(
        _("{n} tenggat berpindah dalam {cases} perkara terbuka yang diperiksa.").format(
            n=len(plan.moved), cases=plan.checked
        )
    )
    if plan.unchecked:
        say(_("{n} perkara lagi tidak diperiksa di sini.").format(n=plan.unchecked))
    for due in plan.moved[:SHOWN]:
        who = f" ({due.initials})" if due.initials else ""
        dates = f"{short_day(due.before)} → {short_day(due.after)}"
        say(f"{dates}  {due.number}{who} · {due.title}", indent="    ", first="  ")
    if len(plan.moved) > SHOWN:
        say(_("… dan {n} lagi; semuanya dengan --json.").format(n=len(plan.moved) - SHOWN))


def _difference_lines(changed: Difference) -> Sequence[str]:
    lines = [
        _("{year}: {status}, {basis}").format(year=year.year, status=year.status, basis=year.basis)
        for year in changed.years
    ]
    before, after = changed.options_before, changed.options_after
    if before != after:
        lines.append(f"{_options(before)} → {_options(after)}")
    both = [("-", day) for day in changed.gone] + [("+", day) for day in changed.added]
    for sign, day in sorted(both, key=lambda pair: (pair[1].on, pair[0] == "+")):
        lines.append(f"{sign} {short_day(day.on)} {day.title} · {day.basis}")
    return lines


def _options(options: CalendarOptions) -> str:
    leave = (
        _("cuti bersama dihitung") if options.collective_leave_counts else _("cuti bersama libur")
    )
    return _("{n} hari seminggu, {leave}").format(n=options.week, leave=leave)


def _tell_outdated(session: Session, left: int) -> None:
    session.out.talk_text(
        _(
            "{n} perkara terbuka masih menunjukkan tanggal menurut kalender lama. "
            "Hitung ulang dengan: etik calendar recompute"
        ).format(n=left)
    )


def _tell_recomputed(session: Session, done: Recomputation) -> None:
    session.out.line(
        _("{cases} perkara dihitung ulang; {moved} tanggal berpindah dalam {n} perkara.").format(
            cases=done.cases, moved=done.moved, n=done.moved_cases
        )
    )
    if done.left:
        _tell_outdated(session, done.left)


def _body(plan: CalendarPlan, *, written: bool, left: int) -> dict[str, object]:
    changed = plan.difference
    return {
        "written": written,
        "added": changed.added,
        "gone": changed.gone,
        "years": [
            {"year": year.year, "status": year.status, "basis": year.basis}
            for year in changed.years
        ],
        "before": changed.options_before,
        "after": changed.options_after,
        "idle": plan.idle,
        "moved": plan.moved,
        "checked": plan.checked,
        "unchecked": plan.unchecked,
        "outdated": left,
    }
