"""The hearings of a day: who comes when, to print with attendance sheets."""

from datetime import date, timedelta

from textual.app import ComposeResult
from textual.binding import Binding

from etik_tui.casework.hearing_day import hearing_day, write_hearing_day
from etik_tui.documents.render import Format
from etik_tui.exports.hearing_day import HearingDay
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.line import Tone, line
from etik_tui.tui.screens.page import Page
from etik_tui.tui.sheets.hearing_day import hearing_day_lines
from etik_tui.tui.widgets.sheet import Sheet
from etik_tui.tui.wording import long_date


class HearingDayScreen(Page):
    """The hearings of one day; left and right go to other days."""

    BINDINGS = [
        Binding("enter", "stay", _("Buka perkara"), id="hearing-day.open"),
        Binding("left,h", "step(-1)", _("Hari sebelumnya"), key_display="←", id="hearing-day.back"),
        Binding("right,l", "step(1)", _("Berikutnya"), key_display="→", id="hearing-day.next"),
        Binding("e", "export", _("Cetak"), id="hearing-day.export"),
        Binding("p", "private", _("Inisial"), id="hearing-day.private"),
        Binding("escape", "back", _("Kembali"), key_display="Esc", id="hearing-day.leave"),
        Binding("question_mark", "app.help", _("Bantuan"), id="hearing-day.help"),
        Binding("q", "app.leave", _("Keluar"), show=False, id="hearing-day.quit"),
    ]

    def __init__(self, desk: Desk, day: date) -> None:
        super().__init__(desk)
        self._day = day

    def body(self) -> ComposeResult:
        """Return the list."""
        yield Sheet(id="hearing-day-list")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Sheet).focus()
        self.reload()

    @property
    def found(self) -> HearingDay:
        """Return the hearings of the day."""
        return hearing_day(self.desk.workspace, self._day, private=self.desk.private)

    @told
    def reload(self) -> None:
        """Read the day anew."""
        found = self.found
        count = _("  {n} sidang").format(n=len(found.hearings))
        self.head(
            ((_(" Sidang  "), Tone.PLAIN), (long_date(self._day), Tone.HEAD), (count, Tone.DIM))
        )
        self.query_one(Sheet).show(hearing_day_lines(found))

    def action_stay(self) -> None:
        """Do nothing: the list itself answers Enter."""

    def action_step(self, step: int) -> None:
        """Go to another day."""
        if date.min < self._day < date.max:
            self._day += timedelta(days=step)
            self.reload()

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        from etik_tui.tui.screens.case import CaseScreen

        case = event.key.partition(":")[2]
        self.app.push_screen(CaseScreen(self.desk, case), lambda _done: self.reload())

    @told
    def action_export(self) -> None:
        """Ask for the format, and write the list with or without attendance sheets."""
        kinds = (
            ("list", _("Daftar sidang")),
            ("attendance", _("Daftar sidang dan daftar hadir setiap perkara")),
        )
        items = [
            Item(key=f"{kind}:{form.value}", title=f"{title} · {form.value.upper()}")
            for kind, title in kinds
            for form in (Format.PDF, Format.WORD, Format.TEXT, Format.MARKDOWN)
        ]

        @told
        def write(screen: "HearingDayScreen", key: str) -> None:
            kind, _colon, name = key.partition(":")
            path = write_hearing_day(
                screen.desk.workspace,
                screen.found,
                Format(name),
                attendance=kind == "attendance",
            )
            lines = [line(_("Ditulis ke:")), line(str(path))]
            screen.app.push_screen(MessageDialog(_("Daftar sidang"), lines))

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys:
                write(self, keys[0])

        self.app.push_screen(PickDialog(_("Cetak daftar sidang"), items), chosen)

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self.reload()

    def action_back(self) -> None:
        """Go back to the calendar."""
        self.dismiss(None)
