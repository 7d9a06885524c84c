"""A case: what is owed next, and ten tabs of everything that is known."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding

from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.step import Standing, steps
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.screens.acting import Acting
from etik_tui.tui.screens.case_tab import tab_lines, tab_names
from etik_tui.tui.screens.papering import Papering, first_owed
from etik_tui.tui.sheets.gap import gap_titles
from etik_tui.tui.sheets.summary import header_spans, next_spans
from etik_tui.tui.widgets.bars import Bar, TabBar
from etik_tui.tui.widgets.sheet import Sheet
from etik_tui.tui.wording import short_date

PAPERS = "dokumen"


class CaseScreen(Papering):
    """One case; without its profile it can only be read."""

    CSS_PATH = "../tcss/case.tcss"
    BINDINGS = [
        Binding("m,greater_than_sign", "act", _("Tindakan"), id="case.act"),
        Binding("a", "acts", _("Semua"), id="case.acts"),
        Binding("left,h", "tab(-1)", show=False, id="case.previous-tab"),
        Binding("right,l,tab", "tab(1)", _("Tab"), key_display="←→", id="case.next-tab"),
        Binding("w", "why", _("Mengapa"), id="case.why"),
        Binding("u", "undo", _("Tarik"), id="case.undo"),
        Binding("t", "add", _("Tambah"), id="case.add"),
        Binding("f", "paper", _("Surat"), id="case.paper"),
        Binding("c", "note", _("Catatan"), id="case.note"),
        Binding("y", "copy", _("Salin nomor"), show=False, id="case.copy"),
        Binding("escape", "back", _("Kembali"), key_display="Esc", id="case.back"),
        Binding("question_mark", "app.help", _("Bantuan"), id="case.help"),
        Binding("s", "suppose", _("Seandainya"), id="case.suppose"),
        Binding("b", "evidence", _("Bukti/pendapat"), show=False, id="case.evidence"),
        Binding("d", "allegation", _("Dugaan"), show=False, id="case.allegation"),
        Binding("x", "tick", _("Centang"), show=False, id="case.tick"),
        Binding("e", "hand_out", _("Berkas dan kronologi"), show=False, id="case.hand-out"),
        Binding("f5", "sensitive", _("Tanda sensitif"), show=False, id="case.sensitive"),
        Binding("i", "reveal", _("Identitas pelapor"), show=False, id="case.reveal"),
        Binding("f6", "restrict", _("Batasi akses"), show=False, id="case.restrict"),
        Binding("f7", "attach", _("Lampirkan prosedur rujukan"), show=False, id="case.attach"),
        Binding("p", "private", _("Inisial"), show=False, id="case.private"),
        Binding("r", "again", _("Muat ulang"), show=False, id="case.reload"),
        Binding("q", "app.leave", _("Keluar"), show=False, id="case.quit"),
    ]

    def __init__(self, desk: Desk, case_id: str) -> None:
        super().__init__(desk)
        self._case_id = case_id
        self._case: Case = desk.workspace.case(case_id)
        self._situation: Situation | None = self._look(self._case)

    def body(self) -> ComposeResult:
        """Return the line of the next act, the tabs, and the open tab."""
        yield Bar(id="case-next")
        yield TabBar(id="case-tabs")
        yield Sheet(id="case-sheet")

    def on_mount(self) -> None:
        super().on_mount()
        tabs = self.query_one(TabBar)
        tabs.names = tab_names()
        # The first tab is drawn with all the rest, not once more because it was picked.
        tabs.set_reactive(TabBar.active, tabs.names[0][0])
        self._draw()
        self.query_one(Sheet).focus()

    @property
    def case_id(self) -> str:
        """Return the case shown."""
        return self._case_id

    @property
    def tab(self) -> str:
        """Return the tab that is open."""
        return self.query_one(TabBar).active

    def _look(self, case: Case) -> Situation | None:
        if self.desk.workspace.profile_of(case) is None:
            return None
        return self.desk.workspace.situation(case)

    def the_case(self) -> Case:
        """Return the case as this screen shows it."""
        return self._case

    def _seen(self, case: Case) -> int:
        return self._case.version

    @told
    def reload(self) -> None:
        """Read the case anew."""
        self.desk.touch()
        self._case = self.desk.workspace.case(self._case_id)
        self._situation = self._look(self._case)
        self._draw()

    def on_cases_changed(self) -> None:
        row = self.desk.workspace.journal.row(self._case_id)
        if row is None or row.version != self._case.version:
            self.reload()

    def _draw(self) -> None:
        self.head(header_spans(self.desk, self._case, self._situation))
        self.query_one("#case-next", Bar).left = next_spans(self.desk, self._case, self._situation)
        self._draw_tab()

    def _draw_tab(self, key: str = "") -> None:
        self.query_one(Sheet).show(self._lines(), key=key)

    def _lines(self) -> Iterable[Line]:
        if self._situation is None and self.tab not in {
            "ringkasan",
            "kronologi",
            "pihak",
            "dokumen",
        }:
            words = _("Profil {id} tidak terpasang; bagian ini tidak dapat dihitung.").format(
                id=self._case.profile
            )
            return (
                line((words, Tone.WARN)),
                line((_("Pasang plugin yang menyediakannya (`etik plugin list`)."), Tone.DIM)),
            )
        return tab_lines(self.tab, self.desk, self._case, self._situation)

    @told
    def on_tab_bar_picked(self, event: TabBar.Picked) -> None:
        self._draw_tab()

    def action_tab(self, step: int) -> None:
        """Go to the next or the previous tab."""
        # A key typed ahead may come before the tabs are there.
        for bar in self.query(TabBar):
            bar.step(step)

    def commands(self) -> Iterable[Item]:
        """Offer the acts that can be recorded now, and the tabs."""
        if self._situation is not None and not self._case.closed:
            for step in steps(self._situation):
                if step.standing in (Standing.OWED, Standing.OPEN):
                    yield Item(
                        key=f"act:{step.milestone.id}:{step.party}",
                        title=_("Catat: {title}").format(title=step.milestone.title),
                        detail=step.milestone.cite,
                    )
            for event in self._case.events:
                milestone = self._situation.profile.milestone(event.milestone)
                if milestone is not None and gap_titles(self._situation, event):
                    yield Item(
                        key=f"supplement:{event.version}",
                        title=_("Lengkapi: {title}").format(title=milestone.title),
                        detail=short_date(event.at),
                    )
        for tab, title, _short in self.query_one(TabBar).names:
            yield Item(key=f"tab:{tab}", title=_("Tab {title}").format(title=title))

    @told
    def command(self, kind: str, rest: str) -> None:
        """Open an act or a tab from the palette."""
        first, _colon, second = rest.partition(":")
        if kind == "tab":
            self.query_one(TabBar).active = first
        else:
            self.choose(kind, first, second)

    def action_back(self) -> None:
        """Go back to where the case was opened."""
        self.dismiss(None)

    @told
    def action_hand_out(self) -> None:
        """Offer the dossier and the chronology as files, and a look over the evidence."""
        from etik_tui.tui.screens.handing_out import ask_handing_out

        ask_handing_out(self, self._case)

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self._draw()

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()

    @told
    def action_suppose(self) -> None:
        """Show what would move if dates were others; nothing is recorded."""
        from etik_tui.tui.screens.what_if import WhatIfScreen

        if self._situation is not None:
            self.app.push_screen(WhatIfScreen(self.desk, self._situation))

    @told
    def action_why(self) -> None:
        """Explain the time limit under the cursor, or the nearest one."""
        kind, _colon, rest = self.query_one(Sheet).key.partition(":")
        if kind in {"clock", "deadline"} and self._situation is not None:
            deadline, _second, party = rest.partition(":")
            self.explain(self._situation, deadline, party)
        else:
            super().action_why()

    @told
    def action_copy(self) -> None:
        """Copy the number of the case; on a time limit its article and its last day, too."""
        from etik_tui.procedure.deadline import deadline_state
        from etik_tui.tui.clipboard import copy_out

        kind, _colon, rest = self.query_one(Sheet).key.partition(":")
        deadline, _second, party = rest.partition(":")
        rule = None
        if kind in {"clock", "deadline"} and self._situation is not None:
            rule = self._situation.profile.deadline(deadline)
        if rule is None or self._situation is None:
            copy_out(self, self._case.number)
            return
        due = deadline_state(self._situation, rule, party).due
        copy_out(self, self._case.number, rule.cite, short_date(due) if due else "")

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        kind, _colon, rest = event.key.partition(":")
        first, _second, second = rest.partition(":")
        self.choose(kind, first, second)

    @told
    def action_paper(self) -> None:
        """Go to the papers, at the first that is owed; there, open the one under the cursor."""
        kind, _colon, rest = self.query_one(Sheet).key.partition(":")
        if self.tab == PAPERS:
            if kind == "paper":
                self.open_paper(rest)
            return
        self.query_one(TabBar).active = PAPERS
        if self._situation is not None:
            self._draw_tab(first_owed(self._situation))

    def choose(self, kind: str, first: str, second: str) -> None:
        """Do what a line stands for."""
        case = self._case
        if kind == "entry":
            self.ask_withdrawal(case, int(first))
        elif kind in {"clock", "deadline"} and self._situation is not None:
            self.explain(self._situation, first, second)
        elif kind == "act" and self._situation is not None:
            self.open_act(self._situation, first, second)
        elif kind in {"event", "supplement"}:
            self.ask_supplement(first)
        elif kind == "task":
            self.action_tick()
        elif kind == "attach":
            self.action_attach()
        elif kind == "paper":
            self.open_paper(f"{first}:{second}")
        else:
            self.file(kind, first, second)


__all__ = ["Acting", "CaseScreen"]
