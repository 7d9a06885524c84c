"""The first start: institution, office, officials, people, and the workspace made of them."""

from typing import Any

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from etik_tui.casework.first_start import (
    Founding,
    Setup,
    chosen_profiles,
    establish,
    forget_setup,
    keep_setup,
    read_setup,
    setup_problems,
    with_institutions,
)
from etik_tui.domain.fact import Value
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.line import Line, Tone
from etik_tui.tui.screens.first_start_part import (
    ask_official,
    ask_person,
    office_rows,
    step_hints,
)
from etik_tui.tui.sheets.first_start import (
    founding_lines,
    institution_lines,
    official_lines,
    people_lines,
)
from etik_tui.tui.widgets.bars import Bar, Hints, TabBar
from etik_tui.tui.widgets.field import FieldRow, focus_on
from etik_tui.tui.widgets.pick_entry import PickEntry
from etik_tui.tui.widgets.sheet import Sheet

MADE, DEMO = "made", "demo"


class FirstStartScreen(Screen[str]):
    """Asks an office for what a workspace needs; every answer is kept at once.

    Returns `MADE` once there is a workspace, `DEMO` where invented cases are wanted, else nothing.
    """

    CSS_PATH = "../tcss/first_start.tcss"
    BINDINGS = [
        Binding("f2", "forward", _("Lanjut"), id="first.forward"),
        Binding("f3", "backward", _("Mundur"), id="first.backward"),
        Binding("t", "add", _("Tambah"), id="first.add"),
        Binding("x", "remove", _("Hapus"), id="first.remove"),
        Binding("d", "demo", _("Peragaan"), id="first.demo"),
        Binding("f8", "clear", _("Kosongkan"), id="first.clear"),
        Binding(
            "escape", "leave", _("Keluar, isian disimpan"), key_display="Esc", id="first.leave"
        ),
    ]

    def __init__(self, founding: Founding) -> None:
        super().__init__()
        self.founding = founding
        kept = read_setup(founding.folder)
        self.setup = kept or Setup()
        self._resumed = kept is not None
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        yield Bar(id="header")
        yield TabBar(id="first-steps")
        with VerticalScroll(id="first-form", can_focus=False):
            yield from office_rows()
        yield Sheet(id="first-sheet")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#header", Bar).left = ((_(" Ruang kerja baru"), Tone.HEAD),)
        steps = self.query_one(TabBar)
        steps.names = (
            ("profile", _("1 Lembaga"), _("1 Lembaga")),
            ("office", _("2 Kantor"), _("2 Kantor")),
            ("officials", _("3 Pejabat"), _("3 Pejabat")),
            ("people", _("4 Pengguna"), _("4 Pengguna")),
            ("make", _("5 Periksa dan buat"), _("5 Buat")),
        )
        self._fill_in()
        steps.active = self.setup.step or "profile"
        if self._resumed:
            self.notify(_("Isian sebelumnya dilanjutkan; F8 mengosongkannya."))

    def _fill_in(self) -> None:
        for row in self._rows:
            row.value = getattr(self.setup, row.key)

    @property
    def step(self) -> str:
        """Return the step that is open."""
        return self.query_one(TabBar).active

    @property
    def _rows(self) -> tuple[FieldRow, ...]:
        return tuple(self.query(FieldRow).results(FieldRow))

    @told
    def on_tab_bar_picked(self, event: TabBar.Picked) -> None:
        event.stop()
        form, sheet = self.query_one("#first-form"), self.query_one(Sheet)
        form.display, sheet.display = event.tab == "office", event.tab != "office"
        self.query_one(Hints).hints = step_hints(event.tab)
        if event.tab == "office":
            self._note_problems()
        else:
            sheet.focus()
        self.setup = replace(self.setup, step=event.tab)
        self._draw()
        self.keep_draft()

    def _draw(self) -> None:
        founding, setup = self.founding, self.setup
        lines: Any = ()
        match self.step:
            case "profile":
                lines = institution_lines(founding, setup.profiles)
            case "officials":
                lines = official_lines(chosen_profiles(founding, setup), setup)
            case "people":
                lines = people_lines(setup)
            case "make":
                lines = founding_lines(founding, setup, setup_problems(founding, setup))
        shown: tuple[Line, ...] = tuple(lines)
        sheet = self.query_one(Sheet)
        # The cursor stays where it is among institutions, and begins at the one chosen.
        sheet.show(shown, key=sheet.key or f"profile:{setup.profile}")

    # --- Typing ----------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        self._typed()

    def on_text_area_changed(self) -> None:
        self._typed()

    def on_pick_entry_changed(self, event: PickEntry.Changed) -> None:
        self._typed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.focus_next()

    def _typed(self) -> None:
        if self.step != "office":
            return
        values = {row.key: _one_text(row.value) for row in self._rows}
        if any(getattr(self.setup, key) != value for key, value in values.items()):
            self.setup = replace(self.setup, **values)
            self._note_problems(focus=False)
            if self._waiting is not None:
                self._waiting.stop()
            self._waiting = self.set_timer(0.4, self.keep_draft)

    def _note_problems(self, *, focus: bool = True) -> None:
        """Say beside each field of the office what is wrong with it."""
        found = {each.key: each for each in setup_problems(self.founding, self.setup)}
        wrong = [row for row in self._rows if row.key in found]
        for row in self._rows:
            row.tell(found[row.key].what if row in wrong else "", Tone.BAD)
        if focus:
            focus_on((wrong or list(self._rows))[0])

    def put(self, table: str, place: int | None, value: Any) -> None:
        """Put an official or a person at a place of the list, or at its end."""
        rows = list(getattr(self.setup, table))
        if place is None:
            rows.append(value)
        else:
            rows[place] = value
        self._change(**{table: tuple(rows)})

    def _change(self, **changes: Any) -> None:
        self.setup = replace(self.setup, **changes)
        self.keep_draft()
        self._draw()

    @told
    def keep_draft(self) -> None:
        """Keep what is answered so far."""
        if replace(self.setup, step="") != Setup():
            keep_setup(self.founding.folder, self.setup)

    # --- Keys ------------------------------------------------------------------------------------

    @told
    def action_forward(self) -> None:
        """Go to the next step; on the last one make the workspace."""
        if self.step == "make":
            self._make()
        elif self.step == "profile" and not self.setup.profile:
            self._choose(self.query_one(Sheet).key)
        else:
            self.query_one(TabBar).step(1)

    def action_backward(self) -> None:
        """Go to the step before."""
        if self.step != "profile":
            self.query_one(TabBar).step(-1)

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        self._choose(event.key)

    def _choose(self, key: str) -> None:
        kind, _colon, rest = key.partition(":")
        match kind:
            case "profile":
                self._take(rest)
            case "demo":
                self.action_demo()
            case "actor":
                ask_official(self, None, rest)
            case "official":
                ask_official(self, int(rest))
            case "person":
                ask_person(self, int(rest))
            case "step":
                self.query_one(TabBar).active = rest

    def _take(self, profile_id: str) -> None:
        """Take an institution, instead of the one or beside the several chosen, and go on."""
        several = self.setup.profiles if self.setup.others else ()
        self._choose_all(tuple(dict.fromkeys((*several, profile_id))))
        self.query_one(TabBar).step(1)

    def _choose_all(self, profiles: tuple[str, ...]) -> None:
        self.setup = with_institutions(self.founding, self.setup, profiles)
        self._change()
        self._fill_in()

    @told
    def action_add(self) -> None:
        """Add an official or a person; among several institutions choose one more, or one less."""
        kind, _colon, rest = self.query_one(Sheet).key.partition(":")
        if self.step == "profile" and kind == "profile":
            chosen = self.setup.profiles
            without = tuple(each for each in chosen if each != rest)
            self._choose_all(without if rest in chosen else (*chosen, rest))
        elif self.step == "officials":
            ask_official(self, None)
        elif self.step == "people":
            ask_person(self, None)

    @told
    def action_remove(self) -> None:
        """Take the line under the cursor away."""
        kind, _colon, rest = self.query_one(Sheet).key.partition(":")
        tables = {"official": "officials", "person": "people"}
        if kind in tables:
            rows = list(getattr(self.setup, tables[kind]))
            del rows[int(rest)]
            self._change(**{tables[kind]: tuple(rows)})

    def action_demo(self) -> None:
        """Show invented cases instead; the answers stay for another time."""
        if self.step == "profile":
            self.dismiss(DEMO)

    @told
    def action_clear(self) -> None:
        """Drop every answer."""
        forget_setup(self.founding.folder)
        self.setup = Setup()
        self._fill_in()
        steps = self.query_one(TabBar)
        if steps.active == "profile":
            self._draw()
        steps.active = "profile"

    def action_leave(self) -> None:
        """Leave; what is answered stays."""
        self.keep_draft()
        self.dismiss("")

    def _make(self) -> None:
        if setup_problems(self.founding, self.setup):
            self._draw()
            self.notify(_("Belum dapat dibuat; lihat yang bertanda ✗."), severity="warning")
            return
        if self._waiting is not None:
            self._waiting.stop()
        establish(self.founding, self.setup)
        self.dismiss(MADE)


def _one_text(value: Value) -> str:
    return value if isinstance(value, str) else next(iter(value), "")
