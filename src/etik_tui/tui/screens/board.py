"""The board: every case of an institution in the column of its stage."""

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from etik_tui.access.rule import Action
from etik_tui.casework.sifting import Only, Sift
from etik_tui.locale import _
from etik_tui.tui.board_view import board_head
from etik_tui.tui.boundary import tell, told
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import line
from etik_tui.tui.screens.marking import Markable, mark_bindings
from etik_tui.tui.screens.sifting import Sifting, institution_gone, sift_binding
from etik_tui.tui.sheets.filters import sift_spans
from etik_tui.tui.shelf import Shelf, institutions
from etik_tui.tui.terminal import BoundedApp
from etik_tui.tui.widgets.board import Board
from etik_tui.tui.widgets.calendar_notice import CalendarNotice
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.sheet import Sheet

# Seconds after which a session that stays makes the next start quick.
PREPARE_AFTER = 1.0
SEARCH = "search"


class BoardScreen(Sifting):
    """The place `1`: cards to open, act on, search and count."""

    PLACE = "board"
    CSS_PATH = "../tcss/board.tcss"
    BINDINGS = [
        Binding("enter", "open", _("Buka"), id="board-screen.open"),
        Binding("n", "new", _("Perkara baru"), id="board-screen.new"),
        Binding("m,greater_than_sign", "act", _("Tindakan"), id="board-screen.act"),
        Binding("slash", "search", _("Cari"), id="board-screen.search"),
        Binding("w", "why", _("Mengapa"), id="board-screen.why"),
        Binding("question_mark", "app.help", _("Bantuan"), id="board-screen.help"),
        Binding("q", "app.leave", _("Keluar"), id="board-screen.quit"),
        Binding("p", "private", _("Inisial"), id="board-screen.private"),
        Binding("a", "acts", _("Semua tindakan"), id="board-screen.acts"),
        Binding("u", "undo", _("Tarik"), id="board-screen.undo"),
        Binding("d", "drafts", _("Draf"), id="board-screen.drafts"),
        Binding("i", "institution", _("Lembaga"), id="board-screen.institution"),
        Binding("b", "registers", _("Buku register"), id="board-screen.registers"),
        Binding("r", "again", _("Muat ulang"), id="board-screen.reload"),
        *mark_bindings("board-screen"),
        sift_binding("board-screen"),
        Binding("escape", "clear", _("Hapus saringan"), show=False, id="board-screen.clear"),
    ]

    class Found(Message):
        """What was looked for was found, or could not be."""

        def __init__(self, text: str, shelf: Shelf | Exception) -> None:
            super().__init__()
            self.text = text
            self.shelf = shelf

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._institutions = institutions(desk.workspace)
        self._shown = self._institutions[0] if self._institutions else desk.workspace.office.profile
        self._text = ""
        self._drawn = desk.changes

    def body(self) -> ComposeResult:
        """Return the board, its empty state, and the search line."""
        yield CalendarNotice(id="calendar-notice")
        yield Board(self._shelf(), private=self.desk.private, bare=self._bare, id="board")
        yield Sheet(id="empty")
        yield TextEntry(placeholder=_("cari nomor, nama, isi laporan"), id="board-search")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#board-search").display = False
        self._redraw()
        self.query_one(Board).focus()
        self.set_timer(PREPARE_AFTER, self._prepare)

    def _prepare(self) -> None:
        """Write down what the next start needs for its first picture."""
        from etik_tui.tui.preparing import prepare

        if isinstance(self.app, BoundedApp) and not self.app.is_headless:
            prepare(self.app, self)

    def _shelf(self) -> Shelf:
        return Shelf(self.desk.workspace, self._shown, self._text, self._sift)

    @property
    def sift(self) -> Sift:
        """Return the filter that is set."""
        return replace(self._sift, institution=self._shown, text=self._text)

    def take(self, sift: Sift) -> None:
        """Show what a filter leaves of its institution."""
        if sift.institution not in self._institutions:
            raise institution_gone(sift.institution)
        self._sift, self._shown, self._text = sift, sift.institution, sift.text
        self.query_one("#board-search", TextEntry).value = sift.text
        self.reload()

    @property
    def _bare(self) -> bool:
        return isinstance(self.app, BoundedApp) and self.app.taste.slow

    @property
    def case_id(self) -> str:
        """Return the case under the cursor."""
        row = self.query_one(Board).row
        return row.case_id if row else ""

    @property
    def markable(self) -> Markable:
        """Return the board."""
        return self.query_one(Board)

    @told
    def reload(self) -> None:
        """Read the index anew; the cursor stays on its case."""
        self._drawn = self.desk.changes
        self._institutions = institutions(self.desk.workspace)
        board = self.query_one(Board)
        board.private = self.desk.private
        board.view.bare = self._bare
        board.show(self._shelf())
        self._redraw()

    def on_screen_resume(self) -> None:
        if self._drawn != self.desk.changes and self.query("#board"):
            self.reload()

    @property
    def turn(self) -> tuple[int, int]:
        """Return which board of how many this is; the last one is that of all institutions."""
        if len(self._institutions) < 2:
            return (1, 1)
        return self._institutions.index(self._shown) + 1, len(self._institutions) + 1

    @property
    def shelf(self) -> Shelf:
        """Return the cases that are shown."""
        return self.query_one(Board).shelf

    def _redraw(self) -> None:
        shelf = self.shelf
        count = sum(column.count for column in shelf.columns)
        late = sum(column.overdue for column in shelf.columns)
        # Where all are late the count of all has said it.
        late = 0 if self._sift.only is Only.OVERDUE else late
        head = board_head(shelf.name, self.turn, count, late, self._text)
        self.head((*head, *sift_spans(self._sift)))
        self.query_one(CalendarNotice).look(self.desk)
        self._show_empty(count, known=shelf.profile is not None)

    def _show_empty(self, count: int, *, known: bool) -> None:
        empty, board = self.query_one("#empty", Sheet), self.query_one(Board)
        empty.display, board.display = not count, bool(count)
        if count:
            return
        if not self.sift.is_plain:
            words = self.none_match("clear")
        elif known:
            words = _(
                "Belum ada perkara. Tekan {key} untuk mencatat laporan, pengaduan, atau temuan."
            ).format(key=self.key_of("new"))
        else:
            words = _("Belum ada profil kode etik yang terpasang. Lihat `etik plugin list`.")
        empty.show([line(words)])

    def action_open(self) -> None:
        """Open the case under the cursor."""
        self.query_one(Board).action_open()

    @told
    def on_board_opened(self, event: Board.Opened) -> None:
        from etik_tui.tui.screens.case import CaseScreen

        self.app.push_screen(CaseScreen(self.desk, event.case_id))

    def action_search(self) -> None:
        """Ask what to look for; the board narrows while one types."""
        entry = self.query_one("#board-search", TextEntry)
        entry.display = True
        entry.focus()

    @told
    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value != self._text:
            self._text = event.value
            self._look_for(event.value)

    @work(thread=True, exclusive=True, group=SEARCH, exit_on_error=False)
    def _look_for(self, text: str) -> None:
        """Ask the index in a thread; an answer that a later key has overtaken is not shown."""
        workspace = self.desk.workspace
        try:
            found: Shelf | Exception = Shelf(workspace, self._shown, text, self._sift)
        except Exception as error:  # noqa: BLE001 - shown by the screen, with the log's code
            found = error
        if not get_current_worker().is_cancelled:
            self.post_message(self.Found(text, found))

    def on_board_screen_found(self, event: Found) -> None:
        if isinstance(event.shelf, Exception):
            tell(self.app, event.shelf)
        elif event.text == self._text:
            self.query_one(Board).show(event.shelf)
            self._redraw()

    def on_input_submitted(self) -> None:
        self.query_one("#board-search").display = False
        board = self.query_one(Board)
        (board if board.display else self.query_one("#empty")).focus()

    def action_clear(self) -> None:
        """Take the marks off; without any end the search and show everything."""
        if self.unmark():
            return
        entry = self.query_one("#board-search", TextEntry)
        entry.display = False
        if not self._sift.is_plain:
            self._sift, self._text = Sift(), ""
            self.reload()
        entry.value = ""
        self.query_one(Board).focus()

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.reload()

    def action_institution(self) -> None:
        """Show the next institution; after the last one all of them at once."""
        if len(self._institutions) > 1:
            place = (self._institutions.index(self._shown) + 1) % len(self._institutions)
            self._shown = self._institutions[place]
            self.reload()
            if not place:
                self.app.switch_mode("every")

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()

    @told
    def action_new(self) -> None:
        """Begin a new case, or go on with the one begun."""
        self.desk.workspace.permit.require(Action.REGISTER)
        from etik_tui.tui.screens.new_case import NewCaseScreen

        def done(case_id: str | None) -> None:
            self.reload()
            if case_id:
                self.query_one(Board).select(case_id)
                self.app.push_screen(CaseScreen(self.desk, case_id))

        from etik_tui.tui.screens.case import CaseScreen

        self.app.push_screen(NewCaseScreen(self.desk, self._shown), done)

    @told
    def action_registers(self) -> None:
        """Open the registers of the institution."""
        from etik_tui.tui.screens.registers import RegistersScreen

        self.app.push_screen(RegistersScreen(self.desk, self._shown))

    @told
    def action_drafts(self) -> None:
        """List what was begun and not recorded."""
        from etik_tui.tui.resuming import resume_draft

        resume_draft(self, self.desk, self.reload)
