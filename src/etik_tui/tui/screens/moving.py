"""Moving over the days of the calendar: by days, weeks, months and years, and to a date."""

from datetime import date

from textual.binding import Binding

from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.diary.span import WEEK, View, later, month_of, months_later, week_of
from etik_tui.tui.screens.acting import Acting

# Keys besides those that the calendar's hints show.
MOVES = (
    Binding("B", "months(-1)", _("Bulan lalu"), show=False, id="calendar.previous-month"),
    Binding("y", "months(12)", _("Tahun berikut"), show=False, id="calendar.next-year"),
    Binding("Y", "months(-12)", _("Tahun lalu"), show=False, id="calendar.previous-year"),
    Binding("left,h", "step(-1)", _("Sehari mundur"), show=False, id="calendar.day-before"),
    Binding("right,l", "step(1)", _("Sehari maju"), show=False, id="calendar.day-after"),
    Binding("p", "private", _("Inisial"), show=False, id="calendar.private"),
)


class Moving(Acting):
    """A page that stands on a day; `go` shows another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._day = desk.today

    @property
    def day(self) -> date:
        """Return the day under the cursor."""
        return self._day

    @property
    def view(self) -> View:
        """Return how time is shown."""
        raise NotImplementedError

    def go(self, day: date) -> None:
        """Go to a day."""
        raise NotImplementedError

    def action_step(self, days: int) -> None:
        """Go some days on or back."""
        self.go(later(self._day, days))

    def action_months(self, months: int) -> None:
        """Go some months on or back."""
        self.go(months_later(self._day, months))

    def action_page(self, step: int) -> None:
        """Go to the next or the previous month, or week."""
        if self.view is View.WEEK:
            self.action_step(WEEK * step)
        else:
            self.action_months(step)

    def action_edge(self, step: int) -> None:
        """Go to the first or the last day of the month, or of the week."""
        span = week_of(self._day) if self.view is View.WEEK else month_of(self._day)
        self.go(span.first if step < 0 else span.last)

    def action_today(self) -> None:
        """Go to today."""
        self.go(self.desk.today)

    @told
    def action_hearings(self) -> None:
        """Show the hearings of the day: who comes when, to print with attendance sheets."""
        from etik_tui.tui.screens.hearing_day import HearingDayScreen

        self.app.push_screen(HearingDayScreen(self.desk, self._day))

    def action_jump(self) -> None:
        """Ask for a date and go there."""
        from etik_tui.tui.dialogs.day import DayDialog

        def chosen(day: date | None) -> None:
            if day is not None:
                self.go(day)

        self.app.push_screen(DayDialog(self.desk.today, _("Ke tanggal")), chosen)

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()
