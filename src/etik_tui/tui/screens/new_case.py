"""The new-case wizard: channel, report, people, allegations, evidence, review."""

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from etik_tui.casework.registration import preview_report, register
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.boundary import tell, told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.act_form import date_note
from etik_tui.tui.dialogs.message import ask_to_empty
from etik_tui.tui.line import Tone
from etik_tui.tui.report_draft import ReportDraft, read_draft, report_titles
from etik_tui.tui.screens.new_case_part import (
    ask_allegation,
    ask_evidence,
    ask_party,
    intake_rows,
)
from etik_tui.tui.sheets.report import (
    allegation_lines,
    channel_lines,
    evidence_lines,
    people_lines,
    review_lines,
)
from etik_tui.tui.widgets.bars import Bar, Hints, TabBar
from etik_tui.tui.widgets.entry import DateEntry
from etik_tui.tui.widgets.field import FieldRow, focus_on
from etik_tui.tui.widgets.sheet import Sheet

LISTS = frozenset({"pihak", "dugaan", "bukti"})


class NewCaseScreen(Screen[str | None]):
    """Takes a report in; what is typed is kept at every step and found again after a crash."""

    CSS_PATH = "../tcss/new_case.tcss"
    BINDINGS = [
        Binding("f2", "forward", _("Lanjut"), id="new.forward"),
        Binding("f3", "backward", _("Mundur"), id="new.backward"),
        Binding("escape", "leave", _("Ke papan, draf disimpan"), key_display="Esc", id="new.leave"),
        Binding("t", "add", _("Tambah"), id="new.add"),
        Binding("x", "remove", _("Hapus"), id="new.remove"),
        Binding("f8", "clear", _("Kosongkan"), id="new.clear"),
    ]

    def __init__(self, desk: Desk, institution: str) -> None:
        super().__init__()
        self.desk = desk
        self._loaded = desk.workspace.library.get(institution)
        self.profile = self._loaded.profile
        kept = desk.draft(self.draft_key)
        self.draft = read_draft(kept.body) if kept else ReportDraft()
        self._resumed = kept is not None
        self._formed = ""
        self._waiting: Timer | None = None

    @property
    def draft_key(self) -> str:
        """Return the key of this wizard's draft."""
        return f"new-case:{self._loaded.profile.id}"

    def compose(self) -> ComposeResult:
        yield Bar(id="header")
        yield TabBar(id="new-steps")
        yield VerticalScroll(id="new-form", can_focus=False)
        yield Sheet(id="new-sheet")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        name = self.profile.short
        self.query_one("#header", Bar).left = (
            (_(" Perkara baru"), Tone.HEAD),
            (f"  {name}", Tone.BOLD),
        )
        steps = self.query_one(TabBar)
        steps.names = (
            ("jalur", _("1 Jalur"), _("1 Jalur")),
            ("laporan", _("2 Laporan"), _("2 Laporan")),
            ("pihak", _("3 Pihak"), _("3 Pihak")),
            ("dugaan", _("4 Dugaan"), _("4 Dugaan")),
            ("bukti", _("5 Bukti"), _("5 Bukti")),
            ("daftar", _("6 Periksa dan daftarkan"), _("6 Daftarkan")),
        )
        steps.active = self.draft.step or "jalur"
        if self._resumed:
            self.notify(_("Draf sebelumnya dilanjutkan; F8 mengosongkannya."))

    @property
    def step(self) -> str:
        """Return the step that is open."""
        return self.query_one(TabBar).active

    async def on_tab_bar_picked(self, event: TabBar.Picked) -> None:
        event.stop()
        self.draft = replace(self.draft, step=event.tab)
        self.keep_draft()
        form, sheet = self.query_one("#new-form"), self.query_one(Sheet)
        form.display, sheet.display = event.tab == "laporan", event.tab != "laporan"
        self._hint(event.tab)
        if event.tab == "laporan":
            await self._form()
        else:
            self._draw()
            sheet.focus()

    def _hint(self, step: str) -> None:
        forward = _("Daftarkan") if step == "daftar" else _("Lanjut")
        hints = [("F2", forward), ("F3", _("Mundur"))]
        if step in LISTS:
            hints += [("t", _("Tambah")), ("Enter", _("Ubah")), ("x", _("Hapus"))]
        elif step == "jalur":
            hints.insert(0, ("Enter", _("Pilih")))
        hints += [("Esc", _("Papan")), ("F8", _("Kosongkan"))]
        self.query_one(Hints).hints = tuple(hints)

    async def _form(self) -> None:
        """Put up the rows of the report; they depend on the channel."""
        form = self.query_one("#new-form", VerticalScroll)
        if self._formed != self.draft.channel or not self._rows:
            await form.remove_children()
            rows = intake_rows(self.profile, self.draft.channel, self.desk.today)
            await form.mount_all(rows)
            for row in rows:
                row.value = self.draft.values.get(row.key, "")
            self._formed = self.draft.channel
        if self._rows:
            focus_on(self._rows[0])

    @property
    def _rows(self) -> tuple[FieldRow, ...]:
        return tuple(self.query("#new-form FieldRow").results(FieldRow))

    @told
    def _draw(self) -> None:
        lines: Any = ()
        match self.step:
            case "jalur":
                lines = channel_lines(self.profile, self.draft.channel)
            case "pihak":
                lines = people_lines(self.profile, self.draft)
            case "dugaan":
                lines = allegation_lines(self.profile, self.draft)
            case "bukti":
                lines = evidence_lines(self.draft)
            case "daftar":
                report = self.draft.report(self.profile, self.desk.today)
                found = preview_report(self.desk.workspace, self.profile.id, report)
                titles = report_titles(self.profile, report.channel)
                lines = review_lines(self.draft, report.title, *found, titles)
        self.query_one(Sheet).show(lines)

    # --- Typing ----------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        self._typed()

    def on_text_area_changed(self) -> None:
        self._typed()

    def on_pick_entry_changed(self) -> None:
        self._typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.focus_next()

    def _typed(self) -> None:
        if not self._rows:
            return
        values = {row.key: row.value for row in self._rows if row.value}
        self.change(values=values)
        self._note_dates()

    def _note_dates(self) -> None:
        calendar = self.desk.workspace.calendar()
        for row in self._rows:
            if isinstance(row.entry, DateEntry):
                row.tell(*date_note(calendar, row))

    def change(self, **changes: Any) -> None:
        """Change the draft, and keep it once typing pauses."""
        self.draft = replace(self.draft, **changes)
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(0.4, self.keep_draft)
        if self.step != "laporan":
            self.keep_draft()
            self._draw()

    def keep_draft(self) -> None:
        """Keep the report as far as it is written."""
        if replace(self.draft, step="") != ReportDraft():
            self.desk.keep(self.draft_key, self.draft.body(_("Perkara baru")))

    # --- Keys ------------------------------------------------------------------------------------

    @told
    def action_forward(self) -> None:
        """Go to the next step; on the last one register the report."""
        if self.step == "daftar":
            self._register()
        elif self.step == "jalur" and not self.draft.channel and self.profile.intake:
            self._choose(self.query_one(Sheet).key)
        else:
            self.query_one(TabBar).step(1)

    def action_backward(self) -> None:
        """Go to the step before."""
        if self.step != "jalur":
            self.query_one(TabBar).step(-1)

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        self._choose(event.key)

    def _choose(self, key: str) -> None:
        kind, _colon, rest = key.partition(":")
        if kind == "channel":
            self.change(channel=rest)
            self.query_one(TabBar).step(1)
        elif kind == "party":
            ask_party(self, int(rest))
        elif kind == "allegation":
            ask_allegation(self, int(rest))
        elif kind == "evidence":
            ask_evidence(self, int(rest))

    @told
    def action_add(self) -> None:
        """Add a person, an allegation or a piece of evidence."""
        asks = {"pihak": ask_party, "dugaan": ask_allegation, "bukti": ask_evidence}
        if self.step in asks:
            asks[self.step](self, None)

    @told
    def action_remove(self) -> None:
        """Take the line under the cursor out of the report."""
        kind, _colon, rest = self.query_one(Sheet).key.partition(":")
        tables = {"party": "parties", "allegation": "allegations", "evidence": "evidence"}
        if kind in tables:
            kept = list(getattr(self.draft, tables[kind]))
            del kept[int(rest)]
            self.change(**{tables[kind]: tuple(kept)})

    def action_clear(self) -> None:
        """Drop the draft and start anew, after a question where there is something to lose."""
        if self.draft == ReportDraft():
            self._empty()
        else:
            ask_to_empty(self, self._empty)

    def _empty(self) -> None:
        self.draft, self._formed = ReportDraft(), "-"
        self.desk.forget(self.draft_key)
        steps = self.query_one(TabBar)
        if steps.active == "jalur":
            self._draw()
        steps.active = "jalur"

    def action_leave(self) -> None:
        """Go back to the board; the draft stays."""
        self.keep_draft()
        self.dismiss(None)

    def _register(self) -> None:
        report = self.draft.report(self.profile, self.desk.today)
        try:
            recorded = register(self.desk.workspace, self.profile.id, report)
        except InputError as error:
            self._draw()
            if error.problems:
                # The sheet beneath lists them.
                self.notify(error.what, severity="warning")
            else:
                tell(self.app, error)
            return
        self.desk.forget(self.draft_key)
        if self._waiting is not None:
            self._waiting.stop()
        self.app.notify(_("Terdaftar: {number}").format(number=recorded.case.number))
        self.dismiss(recorded.case.id)
