"""The calendar: how much is due on each day, the holidays by name, and what falls on a day."""

from collections.abc import Iterable
from datetime import date

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from etik_tui.journal.row import DueSift
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.diary.diary import Diary
from etik_tui.tui.diary.entry import MORE, SIGN, Entries, due_key, holiday_lines
from etik_tui.tui.diary.sifting import sift_items, sift_of, sift_words
from etik_tui.tui.diary.span import (
    WEEK,
    WEEKS,
    View,
    bounded,
    month_of,
    span_title,
    view_names,
    week_of,
)
from etik_tui.tui.line import Line, Span, Tone
from etik_tui.tui.screens.moving import MOVES, Moving
from etik_tui.tui.shelf import institutions
from etik_tui.tui.widgets.bars import Bar, TabBar
from etik_tui.tui.widgets.calendar_notice import CalendarNotice
from etik_tui.tui.widgets.due_list import DueList
from etik_tui.tui.widgets.month import MonthGrid
from etik_tui.tui.widgets.sheet import Sheet
from etik_tui.tui.widgets.view_bar import ViewBar
from etik_tui.tui.wording import long_date

LISTED = 100
LEAST_HOLIDAYS = 6


class CalendarScreen(Moving):
    """The place `2`: a month, a week or a running list of what is due."""

    PLACE = "calendar"
    CSS_PATH = "../tcss/calendar.tcss"
    BINDINGS = [
        Binding("enter", "open", _("Buka"), id="calendar.open"),
        Binding("w", "why", _("Mengapa"), id="calendar.why"),
        Binding("v", "view", _("Susunan"), id="calendar.view"),
        Binding("g", "jump", _("Tanggal"), id="calendar.jump"),
        Binding("t", "today", _("Hari ini"), id="calendar.today"),
        Binding("f", "sift", _("Saring"), id="calendar.sift"),
        Binding("question_mark", "app.help", _("Bantuan"), id="calendar.help"),
        Binding("s", "hearings", _("Sidang"), id="calendar.hearings"),
        Binding("q", "app.leave", _("Keluar"), id="calendar.quit"),
        Binding("b", "months(1)", _("Bulan berikut"), id="calendar.next-month"),
        Binding("tab", "other", _("Kisi/daftar"), id="calendar.other"),
        Binding("i", "institution", _("Lembaga"), id="calendar.institution"),
        Binding("m,greater_than_sign", "act", _("Tindakan"), id="calendar.act"),
        *MOVES,
        Binding("r", "again", _("Muat ulang"), show=False, id="calendar.reload"),
        Binding("escape", "clear", _("Hapus saringan"), show=False, id="calendar.clear"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._limit = LISTED
        self._diary = Diary(desk.workspace)
        self._drawn = desk.changes

    def body(self) -> ComposeResult:
        """Return the views, the grid with the holidays, and the list."""
        yield CalendarNotice(id="calendar-notice")
        yield ViewBar(id="calendar-views")
        with Vertical(id="calendar-halves"):
            with Vertical(id="calendar-grid"):
                yield MonthGrid(self._diary, self._day, id="calendar-month")
                yield Sheet(id="calendar-holidays")
            with Vertical(id="calendar-right"):
                yield Bar(id="calendar-day")
                yield DueList(id="calendar-list")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#calendar-holidays").can_focus = False
        views = self.query_one(ViewBar)
        views.names = view_names()
        views.active = View.MONTH

    @property
    def view(self) -> View:
        """Return how time is shown."""
        return View(self.query_one(ViewBar).active or View.MONTH)

    @property
    def _chosen(self) -> tuple[str, str, str]:
        """Return case, deadline and party of the line under the cursor."""
        kind, _colon, rest = self.query_one(DueList).key.partition(":")
        case, _colon, rest = rest.partition(":")
        deadline, _colon, party = rest.partition(":")
        return (case, deadline, party) if kind == "due" else ("", "", "")

    @property
    def case_id(self) -> str:
        """Return the case of the line under the cursor."""
        return self._chosen[0]

    @told
    def reload(self) -> None:
        """Read the index anew; the day stays, and the list at its line."""
        self._diary = Diary(self.desk.workspace, self._diary.institution, self._diary.sift)
        self._drawn = self.desk.changes
        self._draw()

    def on_screen_resume(self) -> None:
        if self._drawn != self.desk.changes and self.query("#calendar-list"):
            self.reload()

    @told
    def on_tab_bar_picked(self, event: TabBar.Picked) -> None:
        for view in View:
            self.set_class(view is self.view, f"-{view}")
        self._limit = LISTED
        self._draw(moved=True)
        self.set_focus(self.query_one(DueList if self.view is View.AGENDA else MonthGrid))

    @told
    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self, *, moved: bool = False) -> None:
        self._draw_head()
        self._draw_grid()
        self.query_one("#calendar-holidays", Sheet).show(holiday_lines(self._diary, self._day))
        self._draw_list(moved=moved)

    def _draw_head(self) -> None:
        diary = self._diary
        spans: list[Span] = [(f" {diary.short(diary.institution)}", Tone.BOLD)]
        if diary.late:
            spans.append((_("  {n} lewat tenggat").format(n=diary.late), Tone.BAD))
        if words := sift_words(diary):
            spans.append((f"  {words}", Tone.ACCENT))
        self.head(spans)
        self.query_one(CalendarNotice).look(self.desk)
        views = self.query_one(ViewBar)
        note = diary.provisional_note(self._day)
        title = span_title(self.view, self._day)
        views.right = (
            ((f"{note}  ", Tone.WARN), (f"{title} ", Tone.BOLD))
            if note
            else ((f"{title} ", Tone.BOLD),)
        )

    def _draw_grid(self) -> None:
        grid, size = self.query_one(MonthGrid), self.size
        month = self.view is View.MONTH
        beside = month and self.has_class("-wide")
        weeks, rows = (WEEKS, 1) if month else (1, 3)
        if beside:
            rows = max(2, min(3, (size.height - 4 - LEAST_HOLIDAYS) // WEEKS))
        self.query_one("#calendar-grid").styles.width = (
            _grid_width(size.width) if beside else "100%"
        )
        grid.styles.height = 1 + weeks * rows
        grid.show(self._diary, self._day, weeks=weeks, rows=rows)

    def _draw_list(self, *, moved: bool = False) -> None:
        diary, day = self._diary, self._day
        bar = self.query_one("#calendar-day", Bar)
        count, words = diary.count(day), _("{n} tenggat ")
        if self.view is View.WEEK:
            count, words = diary.total(week_of(day)), _("{n} tenggat pekan ini ")
        today = _(" · hari ini") if day == diary.today else ""
        bar.left = ((f" {long_date(day)}", Tone.BOLD), (today, Tone.ACCENT))
        bar.right = ((words.format(n=count), Tone.DIM),)
        dues, lines = self.query_one(DueList), tuple(self._lines())
        dues.show(lines, key=self._first_key(lines) if moved else "")

    def _first_key(self, lines: tuple[Line, ...]) -> str:
        """Return the key of the first line of the day; of the first line at all otherwise."""
        if self.view is View.WEEK and (found := self._diary.dues(self._day, self._day, 1)):
            return due_key(found[0])
        return next((each.key for each in lines if each.key), "")

    def _lines(self) -> Iterable[Line]:
        beside = self.view is View.MONTH and self.has_class("-wide")
        entries = Entries(self.desk, self._diary, self._limit, 2 if beside else SIGN)
        shows = {View.MONTH: entries.day, View.WEEK: entries.week, View.AGENDA: entries.agenda}
        return shows[self.view](self._day)

    @told
    def go(self, day: date) -> None:
        """Go to a day."""
        before, self._day = self._day, bounded(day)
        self._limit = LISTED
        if month_of(before) != month_of(self._day) or self.view is not View.MONTH:
            self._draw(moved=True)
        else:
            self._draw_grid()
            self._draw_list(moved=True)

    def action_view(self) -> None:
        """Show time in the next way: month, week, running list."""
        self.query_one(ViewBar).step(1)

    def action_other(self) -> None:
        """Go from the grid to the list, or back."""
        grid, dues = self.query_one(MonthGrid), self.query_one(DueList)
        self.set_focus(grid if dues.has_focus and self.view is not View.AGENDA else dues)

    @told
    def on_month_grid_chosen(self, event: MonthGrid.Chosen) -> None:
        if event.again:
            self.action_open()
        else:
            self.go(event.day)

    @told
    def action_open(self) -> None:
        """Go from a day to its list; from there open the case."""
        dues = self.query_one(DueList)
        if not dues.has_focus and sum(bool(each.key) for each in dues.lines) > 1:
            self.set_focus(dues)
        elif dues.key:
            self._choose(dues.key)

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        self._choose(event.key)

    def _choose(self, key: str) -> None:
        if key == MORE:
            self._limit += LISTED
            self._draw_list()
        elif self.case_id:
            from etik_tui.tui.screens.case import CaseScreen

            self.app.push_screen(CaseScreen(self.desk, self.case_id))

    @told
    def action_why(self) -> None:
        """Explain the date of the line under the cursor."""
        case, deadline, party = self._chosen
        if not case:
            self.notify(_("Pilih satu tenggat lebih dahulu."))
            return
        situation = self.desk.workspace.situation(self.desk.workspace.case(case))
        self.explain(situation, deadline, party)

    @told
    def action_sift(self) -> None:
        """Ask which actors and which kinds of deadlines are to be shown."""
        from etik_tui.tui.dialogs.pick import PickDialog

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys is not None:
                self._sift(self._diary.institution, sift_of(keys))

        sift = self._diary.sift
        marked = [f"actor:{each}" for each in sift.actors]
        marked += [f"deadline:{each}" for each in sift.deadlines]
        items = sift_items(self._diary)
        dialog = PickDialog(_("Saring tenggat"), items, chosen=marked, many=True)
        self.app.push_screen(dialog, chosen)

    @told
    def _sift(self, institution: str, sift: DueSift) -> None:
        self._diary = Diary(self.desk.workspace, institution, sift)
        self._limit = LISTED
        self._draw(moved=True)

    def action_clear(self) -> None:
        """Show every kind of deadline; from the list go back to the grid."""
        if self._diary.sift != DueSift():
            self._sift(self._diary.institution, DueSift())
        elif self.view is not View.AGENDA:
            self.set_focus(self.query_one(MonthGrid))

    def action_institution(self) -> None:
        """Show the next institution, or all of them."""
        places = ["", *institutions(self.desk.workspace)]
        place = places.index(self._diary.institution) if self._diary.institution in places else 0
        self._sift(places[(place + 1) % len(places)], self._diary.sift)

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self._draw_list()


def _grid_width(width: int) -> int:
    """Return the room of the grid beside the list: a little more than half of the width."""
    return WEEK * max(11, min(18, width * 11 // 20 // WEEK)) + 2
