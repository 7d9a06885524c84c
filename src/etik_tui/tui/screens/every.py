"""All institutions at once: the stages of each in its own words, and the cases of any of them."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from etik_tui.access.rule import Action
from etik_tui.casework.sifting import Sift
from etik_tui.domain.shown import padded, shown
from etik_tui.journal.row import CaseRow
from etik_tui.locale import _
from etik_tui.tui.badge import badge
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Line, Span, Tone, line
from etik_tui.tui.screens.marking import Markable, mark_bindings
from etik_tui.tui.screens.sifting import Sifting, sift_binding
from etik_tui.tui.sheets.filters import sift_spans
from etik_tui.tui.shelf import Shelf, institutions
from etik_tui.tui.widgets.bars import Bar
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.lanes import Lane, Lanes
from etik_tui.tui.widgets.roll import Roll

LISTED = 300
BADGE, NUMBER, NAME = 13, 18, 20


class EveryScreen(Sifting):
    """The board of all institutions; `i` goes back to the board of one."""

    PLACE = "board"
    ALL = True
    CSS_PATH = "../tcss/every.tcss"
    BINDINGS = [
        Binding("enter", "open", _("Buka"), id="every.open"),
        Binding("i", "institution", _("Lembaga"), id="every.institution"),
        Binding("tab", "switch", _("Tahap/daftar"), id="every.switch"),
        Binding("m,greater_than_sign", "act", _("Tindakan"), id="every.act"),
        Binding("slash", "search", _("Cari"), id="every.search"),
        Binding("n", "new", _("Perkara baru"), id="every.new"),
        Binding("w", "why", _("Mengapa"), id="every.why"),
        Binding("a", "acts", _("Semua tindakan"), id="every.acts"),
        Binding("question_mark", "app.help", _("Bantuan"), id="every.help"),
        Binding("q", "app.leave", _("Keluar"), id="every.quit"),
        Binding("u", "undo", _("Tarik"), id="every.undo"),
        Binding("b", "registers", _("Buku register"), id="every.registers"),
        Binding("p", "private", _("Inisial"), id="every.private"),
        Binding("r", "again", _("Muat ulang"), id="every.reload"),
        *mark_bindings("every"),
        sift_binding("every"),
        Binding("escape", "back", _("Kembali"), show=False, id="every.back"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._text = ""
        self._shelves: Mapping[str, Shelf] = {}

    def body(self) -> ComposeResult:
        """Return the lanes, what they stand on, and the cases."""
        yield Lanes(id="every-lanes")
        yield Bar(id="every-place")
        yield Roll(id="every-list")
        yield TextEntry(placeholder=_("cari nomor, nama, isi laporan"), id="every-search")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#every-search").display = False
        self.reload()
        self.set_focus(self.query_one(Lanes))
        self.take_wanted()

    @property
    def case_id(self) -> str:
        """Return the case under the cursor."""
        return self.query_one(Roll).key

    @property
    def markable(self) -> Markable:
        """Return the list of cases."""
        return self.query_one(Roll)

    @property
    def sift(self) -> Sift:
        """Return the filter that is set."""
        return replace(self._sift, institution="", text=self._text)

    def take(self, sift: Sift) -> None:
        """Show what a filter leaves of all institutions."""
        self._sift, self._text = sift, sift.text
        self.query_one(TextEntry).value = sift.text
        self.reload()
        self.set_focus(self.query_one(Roll))

    @told
    def reload(self) -> None:
        """Read the index anew; the cursors stay where they can."""
        workspace = self.desk.workspace
        names = institutions(workspace)
        self._shelves = {name: Shelf(workspace, name, self._text, self._sift) for name in names}
        lanes = [_lane(name, shelf) for name, shelf in self._shelves.items()]
        count, late = sum(each.count for each in lanes), sum(each.overdue for each in lanes)
        every = Lane(institution="", title=_("Semua lembaga"), count=count, overdue=late)
        self.query_one(Lanes).show((every, *lanes))
        self._header(count, late)
        self._list()

    def on_screen_resume(self) -> None:
        if self._shelves:
            self.reload()

    def _header(self, count: int, late: int) -> None:
        places = len(self._shelves) + 1
        spans: list[Span] = [
            (_(" Semua lembaga"), Tone.BOLD),
            (f" {places}/{places}", Tone.DIM),
            (_("  {n} perkara").format(n=count), Tone.PLAIN),
        ]
        if late:
            spans.append((_("  {n} lewat tenggat").format(n=late), Tone.BAD))
        if self._text:
            spans.append((_("  cari: {text}").format(text=self._text), Tone.ACCENT))
        self.head((*spans, *sift_spans(self._sift)))

    def _list(self) -> None:
        """List the cases of the place under the cursor, soonest due first."""
        lanes = self.query_one(Lanes)
        lane, column = lanes.lane, lanes.column
        if lane is None:
            return
        count = column.count if column else lane.count
        title = f"{lane.title} · {column.title}" if column else lane.title
        self.query_one("#every-place", Bar).left = (
            (f" {title}", Tone.BOLD),
            (_("  {n} perkara").format(n=count), Tone.DIM),
        )
        query = self.sift.query(
            self.desk.workspace,
            institution=lane.institution or None,
            stage=column.stage if column else None,
            limit=LISTED,
        )
        rows = self.desk.workspace.journal.rows(query).rows
        lines = [self._line(row, named=not lane.institution) for row in rows]
        if count > len(rows):
            lines.append(line((_("… {n} lagi").format(n=count - len(rows)), Tone.DIM)))
        self.query_one(Roll).show(lines or self._empty())

    def _empty(self) -> Iterator[Line]:
        if not self.sift.is_plain:
            words = self.none_match("back")
        else:
            words = _("Belum ada perkara di sini. Tekan {key} untuk mencatat yang baru.").format(
                key=self.key_of("new")
            )
        yield line((words, Tone.DIM))

    def _line(self, row: CaseRow, *, named: bool) -> Line:
        shelf = self._shelves.get(row.institution)
        profile = shelf.profile if shelf else None
        stage = profile.stage(row.stage) if profile else None
        place = stage.short if stage else row.stage
        if named:
            place = f"{profile.short if profile else row.institution} · {place}"
        names = row.initials if self.desk.private else "; ".join(row.terlapor)
        left = shelf.left(row) if shelf and not row.closed else None
        due: Span = badge(*left) if left else ("", Tone.DIM)
        if row.closed:
            due = (_("selesai"), Tone.DIM)
        rest = row.outcome if row.closed else row.due_title if left else row.next_act
        return line(
            (padded(due[0], BADGE), due[1]),
            (" " + padded(shown(row.number), NUMBER), Tone.BOLD),
            (" ◆ " if row.sensitive else "   ", Tone.WARN),
            padded(shown(names or _("(tanpa terlapor)")), NAME),
            (f"  {place}", Tone.PLAIN),
            (f" · {rest}" if rest else "", Tone.DIM),
            key=row.case_id,
        )

    @told
    def on_lanes_moved(self) -> None:
        self._list()

    def on_lanes_chosen(self) -> None:
        self.set_focus(self.query_one(Roll))

    def on_roll_chosen(self) -> None:
        self.action_open()

    @told
    def action_open(self) -> None:
        """Open the case under the cursor, or go into the list of cases."""
        if self.focused is not self.query_one(Roll):
            self.set_focus(self.query_one(Roll))
        elif self.case_id:
            from etik_tui.tui.screens.case import CaseScreen

            self.app.push_screen(CaseScreen(self.desk, self.case_id))

    def action_switch(self) -> None:
        """Go from the stages to the cases, or back."""
        roll, lanes = self.query_one(Roll), self.query_one(Lanes)
        self.set_focus(lanes if self.focused is roll else roll)

    def action_search(self) -> None:
        """Ask what to look for; stages and cases narrow while one types."""
        entry = self.query_one(TextEntry)
        entry.display = True
        self.set_focus(entry)

    @told
    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value != self._text:
            self._text = event.value
            self.reload()

    def on_input_submitted(self) -> None:
        self.query_one(TextEntry).display = False
        self.set_focus(self.query_one(Roll))

    def action_back(self) -> None:
        """Take the marks off; without any end the search, or go back to the stages."""
        if self.unmark():
            return
        entry = self.query_one(TextEntry)
        entry.display = False
        if self.focused is self.query_one(Roll) and self.sift.is_plain:
            self.set_focus(self.query_one(Lanes))
            return
        if not self._sift.is_plain:
            self._sift, self._text = Sift(), ""
            self.reload()
        entry.value = ""
        self.set_focus(self.query_one(Lanes))

    def action_institution(self) -> None:
        """Show the board of the first institution."""
        self.app.switch_mode("board")

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self.reload()

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()

    @told
    def action_registers(self) -> None:
        """Open the registers of the institution under the cursor."""
        from etik_tui.tui.screens.registers import RegistersScreen

        lane = self.query_one(Lanes).lane
        self.app.push_screen(RegistersScreen(self.desk, lane.institution if lane else ""))

    @told
    def action_new(self) -> None:
        """Begin a new case of the institution under the cursor."""
        self.desk.workspace.permit.require(Action.REGISTER)
        from etik_tui.tui.screens.case import CaseScreen
        from etik_tui.tui.screens.new_case import NewCaseScreen

        def done(case_id: str | None) -> None:
            self.reload()
            if case_id:
                self.app.push_screen(CaseScreen(self.desk, case_id))

        lane = self.query_one(Lanes).lane
        chosen = lane.institution if lane else ""
        institution = chosen or next(iter(self._shelves), self.desk.workspace.office.profile)
        self.app.push_screen(NewCaseScreen(self.desk, institution), done)


def _lane(name: str, shelf: Shelf) -> Lane:
    return Lane(
        institution=name,
        title=shelf.profile.short if shelf.profile else name,
        columns=shelf.columns,
        count=sum(each.count for each in shelf.columns),
        overdue=sum(each.overdue for each in shelf.columns),
    )
