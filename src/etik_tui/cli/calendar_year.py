"""One year of the calendar in words: decree, days off, working days, what the office changed."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from etik_tui.casework.office import load_office
from etik_tui.casework.workspace import CALENDAR_FILE, OFFICE_FILE
from etik_tui.cli.output import Output
from etik_tui.cli.session import Session
from etik_tui.locale import _
from etik_tui.locale.day import short_day, short_month, weekday
from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.dayoff import CalendarOptions, DayOff
from etik_tui.workdays.office import CalendarOverride, Removal, load_office_calendar


def own_calendar(session: Session) -> CalendarOverride:
    """Return the office's own calendar; empty where it has none, or there is no workspace."""
    path = session.folder / CALENDAR_FILE
    return load_office_calendar(path) if path.exists() else CalendarOverride()


class OfficeYear:
    """A year as this office has it, beside what it would be without the office's own file."""

    def __init__(self, session: Session, year: int) -> None:
        self.year = year
        self.own = own_calendar(session)
        options = load_office(session.folder / OFFICE_FILE).options
        extra = session.hooks.days_off
        decreed = CalendarOverride(years=self.own.years)
        self.state: WorkCalendar = build_calendar(options, None, extra)
        self.decreed: WorkCalendar = build_calendar(options, decreed, extra)
        self.calendar: WorkCalendar = build_calendar(options, self.own, extra)

    @cached_property
    def days(self) -> tuple[DayOff, ...]:
        """Return the days off of all layers, by date."""
        return tuple(day for day in self.calendar.days if day.on.year == self.year)

    @property
    def added(self) -> tuple[DayOff, ...]:
        """Return the days off that the office added."""
        return tuple(day for day in self.own.add if day.on.year == self.year)

    @property
    def removed(self) -> tuple[tuple[Removal, tuple[DayOff, ...]], ...]:
        """Return the removals of the office, each with what it strikes, perhaps nothing."""
        return tuple(
            (removal, self.decreed.days_off_on(removal.on))
            for removal in self.own.remove
            if removal.on.year == self.year
        )

    @property
    def replaced(self) -> bool:
        """Tell whether the year itself is the office's own."""
        return any(source.year == self.year for source in self.own.years)

    def workdays(self, calendar: WorkCalendar | None = None) -> tuple[int, ...]:
        """Return the number of working days of each month."""
        firsts = [date(self.year, month, 1) for month in range(1, 13)]
        ends = [*firsts[1:], None]
        found = calendar or self.calendar
        return tuple(_in_month(found, first, end) for first, end in zip(firsts, ends, strict=True))

    @property
    def otherwise(self) -> WorkCalendar:
        """Return the calendar with collective leave treated the other way."""
        options = self.calendar.options
        return self.calendar.with_options(
            CalendarOptions(
                week=options.week, collective_leave_counts=not options.collective_leave_counts
            )
        )


def _in_month(calendar: WorkCalendar, first: date, end: date | None) -> int:
    last = first.replace(month=12, day=31) if end is None else end.fromordinal(end.toordinal() - 1)
    return calendar.count(first, last) + calendar.is_workday(first)


def year_body(year: OfficeYear) -> dict[str, object]:
    """Return a year as JSON says it."""
    decree, calendar = year.calendar.decree(year.year), year.calendar
    return {
        "year": year.year,
        "status": decree.status if decree else "",
        "basis": decree.basis if decree else "",
        "keppres": decree.keppres if decree else "",
        "source": decree.source if decree else "",
        "provisional": bool(calendar.provisional_note(year.year)),
        "week": calendar.options.week,
        "collective_leave_counts": calendar.options.collective_leave_counts,
        "workdays": sum(year.workdays()),
        "workdays_otherwise": sum(year.workdays(year.otherwise)),
        "months": year.workdays(),
        "days": [
            {
                "on": day.on,
                "layer": day.layer,
                "name": day.name,
                "basis": day.basis,
                "workday": calendar.is_workday(day.on),
                "own": day in year.own.add,
            }
            for day in year.days
        ],
        "office": {
            "own_year": year.replaced,
            "week": year.own.week,
            "collective_leave_counts": year.own.collective_leave_counts,
            "added": [{"on": day.on, "name": day.name, "basis": day.basis} for day in year.added],
            "removed": [
                {"on": each.on, "basis": each.basis, "struck": [day.title for day in struck]}
                for each, struck in year.removed
            ],
        },
    }


def print_year(out: Output, year: OfficeYear) -> None:
    """Print a year: its decree, its days off, its working days, what the office changed."""
    decree = year.calendar.decree(year.year)
    note = year.calendar.provisional_note(year.year)
    out.line(_("Kalender {year}").format(year=year.year))
    if decree:
        known = (
            (_("Status"), decree.status),
            (_("Dasar"), decree.basis),
            (_("Keppres"), decree.keppres or _("tidak ditemukan")),
            (_("Sumber"), decree.source),
        )
        for label, text in known:
            if text:
                out.text(text, indent=" " * 9, first=f"{label:<9}")
    if note:
        out.text(note)
        out.text(_("Hanya akhir pekan yang diperhitungkan sampai ada keputusannya."), indent="  ")
    out.line()
    for day in year.days:
        _print_day(out, year, day, decree.basis if decree else "")
    if year.days:
        out.line()
    _print_workdays(out, year)
    _print_office(out, year)


def _print_day(out: Output, year: OfficeYear, day: DayOff, usual: str) -> None:
    lead = f"{short_day(day.on):>11} {weekday(day.on):<7} "
    marks = []
    if not day.basis.startswith(usual) or not usual:
        marks.append(day.basis)
    if day in year.own.add:
        marks.append(_("kantor ini"))
    if year.calendar.is_workday(day.on):
        marks.append(_("dihitung hari kerja"))
    tail = "".join(f" · {mark}" for mark in marks)
    out.text(f"{day.title}{tail}", indent=" " * len(lead), first=lead)


def _print_workdays(out: Output, year: OfficeYear) -> None:
    options = year.calendar.options
    leave = (
        _("cuti bersama dihitung sebagai hari kerja")
        if options.collective_leave_counts
        else _("cuti bersama tidak dihitung")
    )
    counts = year.workdays()
    out.text(
        _("Hari kerja: {n} ({week} hari seminggu, {leave})").format(
            n=sum(counts), week=options.week, leave=leave
        )
    )
    months = [f"{short_month(n)} {count}" for n, count in enumerate(counts, start=1)]
    out.line("  " + " · ".join(months[:6]))
    out.line("  " + " · ".join(months[6:]))
    other = sum(year.workdays(year.otherwise))
    if other != sum(counts):
        words = (
            _("bila cuti bersama tidak dihitung: {n}")
            if options.collective_leave_counts
            else _("bila cuti bersama dihitung sebagai hari kerja: {n}")
        )
        out.text(words.format(n=other), indent="  ")


def _print_office(out: Output, year: OfficeYear) -> None:
    lines = list(_office_lines(year))
    if not lines:
        return
    out.line()
    out.line(_("Berbeda di kantor ini"))
    for line in lines:
        out.text(line, indent="    ", first="  ")


def _office_lines(year: OfficeYear) -> Iterator[str]:
    if year.own.week is not None:
        yield _("{n} hari kerja seminggu").format(n=year.own.week)
    if year.own.collective_leave_counts is not None:
        yield (
            _("bekerja pada cuti bersama")
            if year.own.collective_leave_counts
            else _("libur pada cuti bersama")
        )
    if year.replaced:
        yield _("tahun ini dari berkas kantor, bukan bawaan program")
    for day in year.added:
        yield f"+ {short_day(day.on)} {day.title} · {day.basis}"
    for removal, struck in year.removed:
        what = "; ".join(day.title for day in struck)
        if struck:
            yield f"- {short_day(removal.on)} {what} · {removal.basis}"
        else:
            yield _("- {day}: tidak menghapus apa pun, hari itu bukan hari libur").format(
                day=short_day(removal.on)
            )
