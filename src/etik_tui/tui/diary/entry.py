"""The words of the calendar: deadlines as lines, days off by name and layer, empty states."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from etik_tui.domain.shown import shown
from etik_tui.journal.row import DueRow
from etik_tui.locale import _
from etik_tui.locale.day import long_day
from etik_tui.tui.badge import badge
from etik_tui.tui.desk import Desk
from etik_tui.tui.diary.diary import Diary
from etik_tui.tui.diary.span import WEEK, WEEKS, grid_of, later, month_of, week_of
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.wording import short_date, weekday_date
from etik_tui.workdays.dayoff import DayOff

MORE = "more"
SIGN = 14
# Who owes something is told in this many cells; w shows it in full.
OWER = 28
# How much of the days after the chosen one is listed.
FOLLOWING = 20


def due_key(due: DueRow) -> str:
    """Return the key of a deadline's line."""
    return f"due:{due.case_id}:{due.deadline}:{due.party}"


class Entries:
    """What falls on the days of a diary as lines, at most `limit` deadlines of a kind.

    `hang` is the indent of the rows after the first of each line, in cells.
    """

    def __init__(self, desk: Desk, diary: Diary, limit: int, hang: int = SIGN) -> None:
        self._desk = desk
        self._diary = diary
        self._limit = limit
        self._hang = hang

    def day(self, day: date) -> Iterator[Line]:
        """Yield what falls on one day, then on those after it; before today what is past due."""
        diary = self._diary
        if day == diary.today:
            yield from self._late()
            if diary.late:
                yield heading(_("Hari ini"))
        for each in diary.days_off(day):
            yield self._off(each)
        found = diary.dues(day, day, self._limit)
        yield from (self._due(due) for due in found)
        yield from _more(diary.count(day), len(found))
        following = diary.dues(later(day, 1), None, FOLLOWING) if later(day, 1) > day else ()
        if not found:
            yield _none() if following else self._nothing(day)
        if following:
            yield BLANK
        for on, dues in groupby(following, key=lambda due: due.due):
            yield from self._headed(on, tuple(dues))

    def week(self, day: date) -> Iterator[Line]:
        """Yield what falls into the week of a day, day by day."""
        diary, week = self._diary, week_of(day)
        found = diary.dues(week.first, week.last, self._limit)
        by_day = {on: tuple(each) for on, each in groupby(found, key=lambda due: due.due)}
        for each in week.days():
            dues = by_day.get(each, ())
            if dues or each == day or diary.days_off(each):
                yield from self._headed(each, dues)
        if not found:
            yield self._nothing(week.last)
        yield from _more(diary.total(week), len(found))

    def agenda(self, start: date) -> Iterator[Line]:
        """Yield what is past due, worst first, then what is due from a day on, day by day."""
        diary = self._diary
        if start <= diary.today:
            yield from self._late()
        elif diary.late:
            words = _("{n} lewat tenggat · t kembali ke hari ini").format(n=diary.late)
            yield line((words, Tone.BAD))
            yield BLANK
        found = diary.dues(max(start, diary.today), None, self._limit)
        for day, dues in groupby(found, key=lambda due: due.due):
            yield from self._headed(day, tuple(dues))
        if not found:
            yield self._nothing(start)
        if len(found) == self._limit:
            yield line((_("… lebih banyak (Enter)"), Tone.ACCENT), key=MORE)

    def _headed(self, day: date, dues: tuple[DueRow, ...]) -> Iterator[Line]:
        note = {0: _("hari ini"), 1: _("besok")}.get((day - self._diary.today).days, "")
        yield heading(long_day(day), note)
        yield from (self._off(each) for each in self._diary.days_off(day))
        yield from (self._due(due) for due in dues)
        if not dues:
            yield _none()
        yield BLANK

    def _due(self, due: DueRow, *, dated: bool = False) -> Line:
        """Return one open deadline: how long is left, what is due, in which case, who owes it."""
        diary = self._diary
        words, tone = badge(*diary.left(due))
        row = diary.row(due.case_id)
        names = (
            "" if row is None else row.initials if self._desk.private else "; ".join(row.terlapor)
        )
        whose = "" if diary.institution or diary.is_alone else f"{diary.short(due.institution)} "
        sign = _(" ◆ sensitif") if row and row.sensitive else ""
        parts = [names, due.cite, shown(diary.actor(due.institution, due.actor), OWER)]
        return line(
            (f"{words:<{SIGN}}", tone),
            (f"{short_date(due.due)} · " if dated else "", Tone.PLAIN),
            (due.title, Tone.BOLD),
            f" · {whose}{due.number}",
            (sign, Tone.WARN),
            ("".join(f" · {part}" for part in parts if part), Tone.DIM),
            (_(" · sementara") if due.provisional else "", Tone.WARN),
            hang=self._hang,
            key=due_key(due),
        )

    def _off(self, day: DayOff) -> Line:
        """Return a day off by name and layer with its legal basis."""
        works = self._diary.calendar.is_workday(day.on)
        return line(
            ("* ", Tone.WARN),
            (day.title, Tone.WARN),
            (_(" · kantor ini bekerja") if works else "", Tone.ACCENT),
            (f" · {day.basis}", Tone.DIM),
            hang=2,
        )

    def _late(self) -> Iterator[Line]:
        """Yield what is past due, the oldest first, under a heading."""
        diary = self._diary
        late = diary.dues(None, later(diary.today, -1), self._limit)
        if not late:
            return
        count = _("{n} tenggat, yang terlama lebih dahulu").format(n=diary.late)
        yield line((_("LEWAT TENGGAT"), Tone.BAD), (f"  {count}", Tone.DIM))
        yield from (self._due(due, dated=True) for due in late)
        yield from _more(diary.late, len(late))
        yield BLANK

    def _nothing(self, day: date) -> Line:
        """Say that nothing is due after a day, and what to do."""
        diary = self._diary
        following = diary.next_day(day)
        if following is not None:
            words = _("Tidak ada tenggat. Berikutnya {day}.").format(day=weekday_date(following))
        elif diary.sift.actors or diary.sift.deadlines:
            words = _(
                "Tidak ada tenggat dengan saringan ini sesudahnya. {key} menghapus saringan."
            ).format(key=self._desk.key("calendar.clear", "Esc"))
        elif diary.late:
            words = _("Tidak ada tenggat sesudahnya. {n} sudah lewat: {key}, hari ini.")
            words = words.format(n=diary.late, key=self._desk.key("calendar.today", "t"))
        elif diary.has_any:
            words = _("Tidak ada tenggat sesudahnya. {key} kembali ke hari ini.").format(
                key=self._desk.key("calendar.today", "t")
            )
        else:
            words = _("Belum ada tenggat yang berjalan. Perkara dicatat di 1 Papan dengan n.")
        return line((words, Tone.DIM))


def holiday_lines(diary: Diary, day: date) -> Iterator[Line]:
    """Yield the days off of a day's month by name and layer, then what the signs mean."""
    month, first = month_of(day), grid_of(day)
    years = diary.calendar.provisional_years(first, later(first, WEEK * WEEKS - 1))
    for year in years:
        note = diary.calendar.provisional_note(year)
        yield line(("! ", Tone.WARN), (note, Tone.WARN), hang=2)
    found = [each for on in month.days() for each in diary.days_off(on)]
    for title, days in groupby(found, key=lambda each: each.title):
        yield line((f"{_numbers(tuple(days)):<6}", Tone.BOLD), (title, Tone.PLAIN), hang=6)
    if not found and not years:
        yield line((_("Tidak ada hari libur bulan ini."), Tone.DIM))
    yield BLANK
    yield line((_("• hari ini  * libur  !n lewat"), Tone.DIM))


def _none() -> Line:
    return line((_("Tidak ada tenggat."), Tone.DIM))


def _more(total: int, listed: int) -> Iterator[Line]:
    if total > listed:
        yield line((_("… {n} lagi (Enter)").format(n=total - listed), Tone.ACCENT), key=MORE)


def _numbers(days: tuple[DayOff, ...]) -> str:
    numbers = [each.on.day for each in days]
    if len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers))
