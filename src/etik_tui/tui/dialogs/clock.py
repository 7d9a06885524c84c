"""The clock of a norm: by when an employee must do what it asks, under every reading."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.procedure.norm_clock import ClockReading, norm_clock
from etik_tui.profile.text import Norm
from etik_tui.tui.badge import badge, day_count
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import BLANK, Line, Tone, line
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.entry import DateEntry
from etik_tui.tui.widgets.sheet import Sheet
from etik_tui.tui.wording import long_date
from etik_tui.workdays.count import days_left


class ClockDialog(ModalScreen[None]):
    """Asks for the day of the event and shows the last days while one types."""

    CSS_PATH = "../tcss/clock.tcss"
    BINDINGS = [Binding("escape", "close", _("Tutup"), key_display="Esc", id="clock.close")]

    def __init__(self, desk: Desk, profile_id: str, norm: Norm) -> None:
        super().__init__()
        workspace = desk.workspace
        self._today = workspace.today
        self._norm = norm
        case = Case(id="", profile=profile_id, registered=workspace.today)
        self._situation = workspace.situation(case)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(self._words(), id="clock-norm")
            yield Bar(id="clock-label")
            yield DateEntry(self._today, id="clock-start")
            yield Sheet(id="clock-result")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = (
            (_(" Jangka waktu {cite}").format(cite=self._norm.cite), Tone.HEAD),
        )
        words = _("Tanggal kejadian (h = hari ini, +3, 24-11-2026)")
        self.query_one("#clock-label", Bar).left = ((words, Tone.ACCENT),)
        self.query_one("#hints", Hints).hints = (("↑↓", _("Gulir")), ("Esc", _("Tutup")))
        for name in ("#clock-norm", "#clock-result"):
            self.query_one(name, Sheet).can_focus = False
        self.set_focus(self.query_one(DateEntry))
        self._draw()

    def _words(self) -> Iterator[Line]:
        yield line(self._norm.text)
        if self._norm.note:
            yield line((self._norm.note, Tone.DIM))

    @told
    def on_input_changed(self, event: Input.Changed) -> None:
        self._draw()

    def _draw(self) -> None:
        sheet, start = self.query_one("#clock-result", Sheet), self.query_one(DateEntry).day
        if start is None:
            sheet.show([line((_("Ketik tanggal kejadiannya."), Tone.DIM))])
            return
        lines = [line((long_date(start), Tone.BOLD)), BLANK]
        for found in norm_clock(self._situation, self._norm.id, start):
            lines += self._lines(found)
        sheet.show(lines)

    def _lines(self, found: ClockReading) -> Iterator[Line]:
        yield line(
            ("● " if found.target else "○ ", Tone.ACCENT),
            (found.option.title if found.option else found.rule.title, Tone.BOLD),
            (_("  dipakai") if found.target else "", Tone.GOOD),
            hang=2,
        )
        if found.due is None:
            yield line((_("Tanggalnya tidak dapat dihitung."), Tone.DIM), indent=2)
            return
        count = day_count(found.rule.n or 0, found.unit)
        calendar = self._situation.calendar
        left = days_left(calendar, self._today, found.due, found.unit)
        yield line(
            _("paling lambat {day}").format(day=long_date(found.due)),
            (f"  ({count})  ", Tone.DIM),
            badge(left, found.unit),
            indent=2,
            hang=2,
        )
        if found.option and found.option.basis:
            yield line((found.option.basis, Tone.DIM), indent=2)
        for year in calendar.provisional_years(start=found.due, end=found.due):
            yield line((calendar.provisional_note(year), Tone.WARN), indent=2)

    def action_close(self) -> None:
        """Close the calculator."""
        self.dismiss(None)
