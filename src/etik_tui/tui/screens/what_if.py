"""What if: dates of a case supposed otherwise, everything moving with them, nothing recorded."""

from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Tone
from etik_tui.tui.screens.page import Page
from etik_tui.tui.sheets.supposed import handle_lines, outcome_lines
from etik_tui.tui.supposing import TODAY, Handle, Supposing
from etik_tui.tui.widgets.bars import Bar
from etik_tui.tui.widgets.sheet import Sheet


class WhatIfScreen(Page):
    """The dates of one case on one side, what would come of them on the other."""

    CSS_PATH = "../tcss/what_if.tcss"
    BINDINGS = [
        Binding("right,l", "move(1)", _("Sehari"), key_display="←→", id="what-if.later"),
        Binding("L", "move(7)", _("Pekan"), key_display="H L", id="what-if.week-later"),
        Binding("enter", "date", _("Ketik"), id="what-if.date"),
        Binding("x", "restore", _("Batal"), id="what-if.restore"),
        Binding("tab", "other", _("Hasil"), id="what-if.other"),
        Binding("escape", "back", _("Kembali"), key_display="Esc", id="what-if.back"),
        Binding("question_mark", "app.help", _("Bantuan"), id="what-if.help"),
        Binding("w", "why", _("Mengapa"), id="what-if.why"),
        Binding("X", "restore_all", _("Batalkan semua"), id="what-if.restore-all"),
        Binding("left,h", "move(-1)", _("Sehari mundur"), show=False, id="what-if.earlier"),
        Binding("H", "move(-7)", _("Pekan mundur"), show=False, id="what-if.week-earlier"),
        Binding("p", "private", _("Inisial"), show=False, id="what-if.private"),
        Binding("q", "app.leave", _("Keluar"), show=False, id="what-if.quit"),
    ]

    def __init__(self, desk: Desk, situation: Situation) -> None:
        super().__init__(desk)
        self.supposing = Supposing(situation)

    def body(self) -> ComposeResult:
        """Return the dates and what would come of them."""
        with Vertical(id="what-if-halves"):
            yield Sheet(id="what-if-dates")
            with Vertical(id="what-if-right"):
                yield Bar(id="what-if-title")
                yield Sheet(id="what-if-outcome")

    def on_mount(self) -> None:
        super().on_mount()
        self._draw(self._start())
        self.set_focus(self._dates)

    @property
    def _dates(self) -> Sheet:
        return self.query_one("#what-if-dates", Sheet)

    def _start(self) -> str:
        """Return where one begins: the first date still to come, else the last one recorded."""
        handles = [each for each in self.supposing.handles if each.milestone]
        today = self.desk.today
        ahead = [each for each in handles if each.known is None or each.known > today]
        chosen = ahead[:1] or handles[-1:]
        return chosen[0].key if chosen else TODAY

    @told
    def reload(self) -> None:
        """Take up the case as it is now; what is supposed stays."""
        workspace = self.desk.workspace
        case = workspace.case(self.supposing.situation.case.id)
        self.supposing.look(workspace.situation(case))
        self._draw()

    def _draw(self, key: str = "") -> None:
        number = self.supposing.situation.case.number
        self.head(((f" {_('Seandainya')}", Tone.HEAD), (f"  {number}", Tone.BOLD)))
        words = _(" tidak ada yang dicatat")
        if self.supposing.is_changed:
            words = _(" dengan tanggal yang bertanda * · tidak ada yang dicatat")
        self.query_one("#what-if-title", Bar).left = ((words, Tone.DIM),)
        self._dates.show(handle_lines(self.desk, self.supposing), key=key)
        outcome = self.query_one("#what-if-outcome", Sheet)
        outcome.show(outcome_lines(self.desk, self.supposing))
        if not outcome.has_focus:
            outcome.scroll_to(y=0, animate=False)

    @property
    def _handle(self) -> Handle | None:
        return self.supposing.handle(self._dates.key)

    @told
    def action_move(self, by: int) -> None:
        """Move the date under the cursor, or go to another answer of the reading."""
        if self._handle is not None:
            self.supposing.step(self._handle, by)
            self._draw()

    @told
    def action_date(self) -> None:
        """Type the date under the cursor; a reading takes its next answer."""
        handle = self._handle
        if handle is None:
            return
        if handle.reading is not None:
            self.action_move(1)
            return
        from etik_tui.tui.dialogs.day import DayDialog

        def chosen(day: date | None) -> None:
            if day is not None:
                self.supposing.put(handle, day)
                self._draw()

        self.app.push_screen(DayDialog(self.desk.today, handle.title), chosen)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        if event.sheet is self._dates:
            self.action_date()
        else:
            self.action_why()

    @told
    def action_why(self) -> None:
        """Explain the clock under the cursor as it would be."""
        from etik_tui.tui.dialogs.why import WhyDialog

        _kind, _colon, rest = self.query_one("#what-if-outcome", Sheet).key.partition(":")
        deadline, _colon, party = rest.partition(":")
        supposed = self.supposing.outcome().supposed
        rule = supposed.profile.deadline(deadline)
        if rule is not None:
            self.app.push_screen(WhyDialog(supposed, rule, party))

    @told
    def action_restore(self) -> None:
        """Take back what is supposed of the date under the cursor."""
        if self._handle is not None:
            self.supposing.restore(self._handle)
            self._draw()

    @told
    def action_restore_all(self) -> None:
        """Take back everything that is supposed."""
        self.supposing.restore()
        self._draw()

    def action_other(self) -> None:
        """Go to the outcome, to scroll it, or back to the dates."""
        outcome = self.query_one("#what-if-outcome", Sheet)
        self.set_focus(self._dates if outcome.has_focus else outcome)

    def action_back(self) -> None:
        """Go back to the case; nothing was recorded."""
        self.dismiss(None)

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self._draw()
