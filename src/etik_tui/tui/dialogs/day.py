"""Asking for a date to go to."""

from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from etik_tui.locale import _
from etik_tui.tui.line import Tone
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.entry import DateEntry
from etik_tui.tui.wording import long_date


class DayDialog(ModalScreen[date | None]):
    """One date, typed in any usual way; Enter takes it."""

    CSS_PATH = "../tcss/day.tcss"
    BINDINGS = [Binding("escape", "leave", _("Batal"), key_display="Esc", id="day.leave")]

    def __init__(self, today: date, title: str) -> None:
        super().__init__()
        self._today = today
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield DateEntry(self._today, id="day-date")
            yield Bar(id="day-meant")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((f" {self._title}", Tone.HEAD),)
        self.query_one(Hints).hints = (("Enter", _("Pilih")), ("Esc", _("Batal")))
        self._draw()
        self.query_one(DateEntry).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self._draw()

    def _draw(self) -> None:
        entry = self.query_one(DateEntry)
        words, tone = _(" h = hari ini, +3, 24, 24-11, 24 Nov 2026"), Tone.DIM
        if entry.day is not None:
            words, tone = f" {long_date(entry.day)}", Tone.BOLD
        elif entry.value:
            words, tone = _(" Bukan tanggal: {text}").format(text=entry.value), Tone.BAD
        self.query_one("#day-meant", Bar).left = ((words, tone),)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        day = self.query_one(DateEntry).day
        if day is not None:
            self.dismiss(day)

    def action_leave(self) -> None:
        """Leave without a date."""
        self.dismiss(None)
