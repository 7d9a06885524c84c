"""`etik workday`: the calculator of working days, with its reasons."""

import argparse
from datetime import date

from etik_tui.cli.dueword import unit_words
from etik_tui.cli.grammar import furnish, iso_date
from etik_tui.cli.output import Output
from etik_tui.cli.session import Session
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.locale.day import long_day, short_day, weekday
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.count import Counting, Unit, count_days, distance, offset
from etik_tui.workdays.dayoff import CalendarOptions, Skip

LONGEST = 100_000


def add_verbs(parser: argparse.ArgumentParser) -> None:
    """Describe the verb."""
    furnish(parser, workday, reads=True)
    parser.add_argument("start", metavar="TANGGAL", type=iso_date, help=_("dihitung dari hari ini"))
    parser.add_argument(
        "n", metavar="+N|-N", nargs="?", type=_days, help=_("hari sesudah (+) atau sebelum (-)")
    )
    parser.add_argument(
        "--until", metavar="TANGGAL", type=iso_date, help=_("hitung jumlah hari sampai tanggal ini")
    )
    parser.add_argument(
        "--unit",
        choices=[each.value for each in Unit],
        default=Unit.WORKING.value,
        help=_("yang dihitung; bawaan: kerja"),
    )
    parser.add_argument("--week", type=int, choices=(5, 6), help=_("hari kerja seminggu"))
    parser.add_argument(
        "--count-cuti-bersama",
        dest="leave_counts",
        action="store_true",
        default=None,
        help=_("cuti bersama dihitung sebagai hari kerja"),
    )


def _days(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("{text!r} bukan +N atau -N").format(text=text)) from None
    if abs(number) > LONGEST:
        raise argparse.ArgumentTypeError(_("paling banyak {n} hari").format(n=LONGEST))
    return number


def workday(session: Session, args: argparse.Namespace) -> int:
    """Print the date so many days away, or the number of days between two dates."""
    if (args.n is None) == (args.until is None):
        raise InputError(
            _("Berikan jumlah hari atau --until, salah satu"),
            where="etik workday",
            remedy=_("Contoh: etik workday 2026-03-17 +3"),
        )
    calendar = _calendar(session, args)
    unit = Unit(args.unit)
    n = args.n
    if n is None:
        if abs((args.until - args.start).days) > LONGEST:
            raise InputError(_("Rentangnya terlalu panjang"), where="--until")
        n = distance(calendar, args.start, args.until, unit)
    counting = count_days(calendar, args.start, n, unit)
    end = args.until or counting.end
    skipped = _skipped(calendar, args.start, end, unit)
    if session.as_json:
        session.out.data("workday", _body(calendar, counting, end, n, skipped))
        return 0
    _print(session.out, calendar, (args.start, end, n, unit), skipped, asked=args.until is None)
    return 0


def _calendar(session: Session, args: argparse.Namespace) -> WorkCalendar:
    own = session.calendar
    options = own.options
    return own.with_options(
        CalendarOptions(
            week=args.week or options.week,
            collective_leave_counts=(
                options.collective_leave_counts if args.leave_counts is None else True
            ),
        )
    )


def _skipped(calendar: WorkCalendar, start: date, end: date, unit: Unit) -> tuple[Skip, ...]:
    return calendar.skipped(start, end) if unit is Unit.WORKING else ()


def _toggled(calendar: WorkCalendar) -> WorkCalendar:
    options = calendar.options
    return calendar.with_options(
        CalendarOptions(
            week=options.week, collective_leave_counts=not options.collective_leave_counts
        )
    )


def _body(
    calendar: WorkCalendar, counting: Counting, end: date, n: int, skipped: tuple[Skip, ...]
) -> dict[str, object]:
    other = _toggled(calendar)
    return {
        "from": counting.start,
        "to": end,
        "n": n,
        "unit": counting.unit,
        "week": calendar.options.week,
        "collective_leave_counts": calendar.options.collective_leave_counts,
        "skipped": [{"on": skip.on, "reason": skip.reason} for skip in skipped],
        "provisional_years": _provisional(calendar, counting.start, end, counting.unit),
        "otherwise": {
            "collective_leave_counts": other.options.collective_leave_counts,
            "to": offset(other, counting.start, n, counting.unit),
            "n": distance(other, counting.start, end, counting.unit),
        },
    }


def _provisional(calendar: WorkCalendar, start: date, end: date, unit: Unit) -> tuple[int, ...]:
    return calendar.provisional_years(start, end) if unit is Unit.WORKING else ()


def _print(
    out: Output,
    calendar: WorkCalendar,
    question: tuple[date, date, int, Unit],
    skipped: tuple[Skip, ...],
    *,
    asked: bool,
) -> None:
    start, end, n, unit = question
    out.line(end.isoformat() if asked else str(n))
    side = _("sesudah") if n >= 0 else _("sebelum")
    out.text(
        _("{end} adalah {n} {unit} {side} {start}.").format(
            end=long_day(end), n=abs(n), unit=unit_words(unit), side=side, start=long_day(start)
        )
    )
    if skipped:
        out.line()
        out.line(_("Tidak dihitung:"))
        print_skips(out, skipped)
    out.line()
    out.text(_convention(calendar, start, n, unit))
    for year in _provisional(calendar, start, end, unit):
        out.text(calendar.provisional_note(year))
    _print_otherwise(out, calendar, question, asked=asked)


def print_skips(out: Output, skipped: tuple[Skip, ...]) -> None:
    """Print the days left out of a count, one by one, with their reasons."""
    for skip in skipped:
        lead = f"  {short_day(skip.on):<12} {weekday(skip.on):<7} "
        reason = "; ".join(each.title for each in skip.days_off) or _("akhir pekan")
        out.text(reason, indent=" " * len(lead), first=lead)


def _convention(calendar: WorkCalendar, start: date, n: int, unit: Unit) -> str:
    side = _("sesudah") if n >= 0 else _("sebelum")
    words = _("Cara hitung: hari {side} {start} adalah hari ke-1").format(
        side=side, start=short_day(start)
    )
    if unit is Unit.CALENDAR:
        return _("{words}; semua hari kalender dihitung.").format(words=words)
    leave = (
        _("cuti bersama dihitung sebagai hari kerja")
        if calendar.options.collective_leave_counts
        else _("cuti bersama tidak dihitung")
    )
    return _("{words}; {week} hari kerja seminggu; {leave}.").format(
        words=words, week=calendar.options.week, leave=leave
    )


def _print_otherwise(
    out: Output, calendar: WorkCalendar, question: tuple[date, date, int, Unit], *, asked: bool
) -> None:
    start, end, n, unit = question
    other = _toggled(calendar)
    result = offset(other, start, n, unit) if asked else distance(other, start, end, unit)
    if result == (end if asked else n):
        return
    shown = long_day(result) if isinstance(result, date) else str(result)
    out.text(
        _("Bila cuti bersama dihitung sebagai hari kerja: {result}.").format(result=shown)
        if other.options.collective_leave_counts
        else _("Bila cuti bersama tidak dihitung: {result}.").format(result=shown)
    )
