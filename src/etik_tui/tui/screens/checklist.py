"""The checklists of a case: what is answered, by whom and why, what is open, what is missing."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.widgets import Input

from etik_tui.domain.shown import shown
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.procedure.checklist import Item, checklist
from etik_tui.procedure.completeness import Completeness, completeness
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.line import Span, Tone
from etik_tui.tui.screens.at_hand import AtHand
from etik_tui.tui.screens.exporting import ask_export
from etik_tui.tui.screens.ticking import ask_ticks
from etik_tui.tui.sheets.checklist import (
    completeness_lines,
    detail_lines,
    progress_words,
    summary_spans,
)
from etik_tui.tui.sheets.sifted import COMPLETE, EVERY, Sift, empty_lines, sifted_lines
from etik_tui.tui.sheets.summary import header_spans
from etik_tui.tui.widgets.bars import Bar, TabBar
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.kind_bar import KindBar
from etik_tui.tui.widgets.mark_sheet import MarkSheet
from etik_tui.tui.widgets.sheet import Sheet

TITLE = 26


class ChecklistScreen(AtHand):
    """The place `3`: the checklists of one case by role and stage."""

    PLACE = "checklist"
    CSS_PATH = "../tcss/checklist.tcss"
    BINDINGS = [
        Binding("space", "mark", _("Pilih"), id="checklist.mark"),
        Binding("x", "tick", _("Centang"), id="checklist.tick"),
        Binding("left,h", "role(-1)", show=False, id="checklist.previous"),
        Binding("right,l,tab", "role(1)", _("Peran"), key_display="←→", id="checklist.next"),
        Binding("s", "stage", _("Tahap"), id="checklist.stage"),
        Binding("c", "case", _("Perkara"), id="checklist.case"),
        Binding("e", "export", _("Ekspor"), id="checklist.export"),
        Binding("question_mark", "app.help", _("Bantuan"), id="checklist.help"),
        Binding("v", "state", _("Keadaan"), id="checklist.state"),
        Binding("slash", "search", _("Cari"), id="checklist.search"),
        Binding("enter", "detail", _("Rincian"), show=False, id="checklist.detail"),
        Binding("o", "open", _("Buka perkara"), show=False, id="checklist.open"),
        Binding("m,greater_than_sign", "act", _("Tindakan"), show=False, id="checklist.act"),
        Binding("u", "undo", _("Tarik"), show=False, id="checklist.undo"),
        Binding("w", "why", _("Mengapa"), show=False, id="checklist.why"),
        Binding("p", "private", _("Inisial"), show=False, id="checklist.private"),
        Binding("r", "again", _("Muat ulang"), show=False, id="checklist.reload"),
        Binding(
            "escape", "clear", _("Hapus pilihan dan saringan"), show=False, id="checklist.clear"
        ),
        Binding("q", "app.leave", _("Keluar"), show=False, id="checklist.quit"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._items: tuple[Item, ...] = ()
        self._marked: frozenset[str] = frozenset()
        self._found: Completeness | None = None
        self._sift = Sift()

    def body(self) -> ComposeResult:
        """Return the summary, the roles, the filters, the items, and beside them the steps."""
        yield Bar(id="checklist-summary")
        yield KindBar(id="checklist-roles")
        yield Bar(id="checklist-filters")
        with Container(id="checklist-halves"):
            yield MarkSheet(id="checklist-sheet")
            yield Sheet(id="checklist-steps")
        yield TextEntry(placeholder=_("cari dalam butir, dasar, alasan"), id="checklist-search")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(TextEntry).display = False
        self.query_one("#checklist-steps", Sheet).can_focus = False
        self.query_one(KindBar).active = EVERY
        self.look()
        self.query_one(MarkSheet).focus()

    def forget_case(self) -> None:
        """Drop what was selected in the case shown before."""
        self._marked = frozenset()

    @told
    def reload(self) -> None:
        """Read the case anew."""
        self.read_case()
        self._found, self._items = None, ()
        if self._situation:
            self._items = checklist(self._situation)
            self._found = completeness(self._situation)
        self._marked &= {item.task.id for item in self._items}
        self._draw()

    def _draw(self) -> None:
        spans: tuple[Span, ...] = ((_(" belum ada perkara yang dipilih"), Tone.DIM),)
        summary: tuple[Span, ...] = ()
        if self._case:
            spans = header_spans(self.desk, self._case, self._situation)
        steps = self.query_one("#checklist-steps", Sheet)
        if self._situation and self._found:
            summary = summary_spans(self._items, self._found)
            lines = completeness_lines(self.desk, self._situation, self._found)
            steps.show(replace(each, key="") for each in lines)
        else:
            steps.show(())
        self.head(spans)
        self.query_one("#checklist-summary", Bar).left = summary
        self._name_roles()
        self._list()

    def _name_roles(self) -> None:
        tabs = self.query_one(KindBar)
        rules = self._situation.profile.checklists if self._situation else ()
        own = {rule.role: [i for i in self._items if i.task.role == rule.role] for rule in rules}
        names = [
            (EVERY, _("Semua"), progress_words(self._items)),
            (COMPLETE, _("Kelengkapan"), ""),
            *((rule.role, rule.title, progress_words(own[rule.role])) for rule in rules),
        ]
        titles = [(role, f"{shown(title, TITLE)} {count}".strip()) for role, title, count in names]
        tabs.names = tuple((role, title, title) for role, title in titles)
        if tabs.active not in {role for role, _title in titles}:
            tabs.active = EVERY

    def _list(self) -> None:
        self.set_class(self._sift.role == COMPLETE, "-complete")
        filters, sheet = self.query_one("#checklist-filters", Bar), self.query_one(MarkSheet)
        if self._situation is None or self._found is None:
            filters.left = ()
            sheet.show(empty_lines(self.desk, self._case.profile if self._case else ""))
            return
        filters.left = tuple(self._sift.spans(self._situation.profile, len(self._marked)))
        lines = sifted_lines(
            self.desk, self._situation, self._items, self._found, self._sift, self._marked
        )
        sheet.show(lines)

    @told
    def on_tab_bar_picked(self, event: TabBar.Picked) -> None:
        if self.query("#checklist-sheet"):
            self._sift = replace(self._sift, role=event.tab)
            self._list()

    def action_role(self, step: int) -> None:
        """Go to the list of the next or the previous role."""
        self.query_one(KindBar).step(step)

    @told
    def action_stage(self) -> None:
        """Show the items of the next stage that has any; after the last one of all."""
        if self._situation:
            self._sift = self._sift.next_stage(self._situation.profile, self._items)
            self._list()

    @told
    def action_state(self) -> None:
        """Show the items answered by facts, then those by hand, then the open ones, then all."""
        self._sift = self._sift.next_state()
        self._list()

    def action_search(self) -> None:
        """Ask what to look for; the list narrows while one types."""
        entry = self.query_one(TextEntry)
        entry.display = True
        self.set_focus(entry)

    @told
    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value != self._sift.text:
            self._sift = replace(self._sift, text=event.value)
            self._list()

    def on_input_submitted(self) -> None:
        self.query_one(TextEntry).display = False
        self.set_focus(self.query_one(MarkSheet))

    @told
    def action_clear(self) -> None:
        """Drop what is selected; then the filters."""
        if self._marked:
            self._marked = frozenset()
        else:
            self._sift = Sift(role=self._sift.role)
            entry = self.query_one(TextEntry)
            entry.value, entry.display = "", False
        self.set_focus(self.query_one(MarkSheet))
        self._list()

    @told
    def on_mark_sheet_marked(self, event: MarkSheet.Marked) -> None:
        kind, _colon, item = event.key.partition(":")
        if kind == "task":
            self._marked ^= {item}
            self._list()
            self.query_one(MarkSheet).action_move(1)

    def action_mark(self) -> None:
        """Select the item under the cursor, or no longer."""
        self.query_one(MarkSheet).action_mark()

    @told
    def action_tick(self) -> None:
        """Tick what is selected, or the item under the cursor; take ticks back if all are."""
        kind, _colon, item = self.query_one(MarkSheet).key.partition(":")
        order = [each.task.id for each in self._items if each.task.id in self._marked]
        items = order or ([item] if kind == "task" else [])
        if not items:
            raise InputError(_("Pilih satu butir lebih dahulu."))
        ask_ticks(self, self.the_case(), items, self._unmark)

    def _unmark(self) -> None:
        self._marked = frozenset()

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        kind, _colon, rest = event.key.partition(":")
        if self._situation is None:
            return
        if kind == "act":
            milestone, _second, party = rest.partition(":")
            self.open_act(self._situation, milestone, party)
            return
        item = next((each for each in self._items if each.task.id == rest), None)
        if item is not None:
            self.app.push_screen(MessageDialog(_("Butir"), detail_lines(self._situation, item)))

    def action_detail(self) -> None:
        """Show everything about the item under the cursor."""
        self.query_one(MarkSheet).action_choose()

    @told
    def action_export(self) -> None:
        """Ask what to write, and write it to the outbox."""
        ask_export(self, self._case, self._sift.wanted)
