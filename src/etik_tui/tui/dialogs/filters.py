"""The filter that is set, and those saved under names: use, save, rename, remove."""

from collections.abc import Callable

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from etik_tui.casework.sifting import (
    Only,
    SavedFilter,
    Sift,
    remove_filter,
    rename_filter,
    save_filter,
    saved_filters,
    unreadable,
)
from etik_tui.journal.row import Sort
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.message import ConfirmDialog
from etik_tui.tui.dialogs.prompt import Ask, PromptDialog, Values
from etik_tui.tui.line import Tone, line
from etik_tui.tui.sheets.filters import ONLY, SAVED, SORT, filter_lines
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet


class FilterDialog(ModalScreen[Sift | None]):
    """Returns the filter to use, `None` if it was left."""

    CSS_PATH = "../tcss/filters.tcss"
    BINDINGS = [
        Binding("f2", "use", _("Pakai"), id="filters.use"),
        Binding("s", "save", _("Simpan"), id="filters.save"),
        Binding("n", "rename", _("Ganti nama"), id="filters.rename"),
        Binding("x", "remove", _("Hapus"), id="filters.remove"),
        Binding("left,h", "turn(-1)", _("Pilihan sebelumnya"), show=False, id="filters.back"),
        Binding("right,l", "turn(1)", _("Pilihan berikutnya"), show=False, id="filters.forth"),
        Binding("escape", "leave", _("Batal"), key_display="Esc", id="filters.leave"),
        *(
            Binding(
                str(number),
                f"number({number})",
                _("Pakai nomor {n}").format(n=number),
                show=False,
                id=f"filters.{number}",
            )
            for number in range(1, 10)
        ),
    ]

    def __init__(self, desk: Desk, now: Sift) -> None:
        super().__init__()
        self._desk = desk
        self._now = now
        self._saved: tuple[SavedFilter, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(id="filters-list")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((_(" Saringan"), Tone.HEAD),)
        self.query_one(Hints).hints = (
            ("1-9", _("Pakai")),
            ("←→", _("Ubah")),
            ("F2", _("Pakai")),
            ("s", _("Simpan")),
            ("n", _("Ganti nama")),
            ("x", _("Hapus")),
            ("Esc", _("Batal")),
        )
        self._draw()
        self.query_one(Sheet).focus()

    def _draw(self, key: str = "") -> None:
        self._saved = saved_filters(self._desk.workspace)
        named = [(each, self._institution(each.sift)) for each in self._saved]
        lines = filter_lines(self._now, self._institution(self._now), named)
        self.query_one(Sheet).show(tuple(lines), key=key)

    def _institution(self, sift: Sift | None) -> str:
        if sift is None or not sift.institution:
            return ""
        profile = self._desk.workspace.library.find(sift.institution)
        return profile.short if profile else sift.institution

    @property
    def _here(self) -> SavedFilter | None:
        key = self.query_one(Sheet).key
        return next((each for each in self._saved if key == f"{SAVED}{each.name}"), None)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if self._here is None:
            self.action_turn(1)
        else:
            self._use(self._here)

    @told
    def _use(self, chosen: SavedFilter) -> None:
        if chosen.sift is None:
            raise unreadable(chosen.name)
        self.dismiss(chosen.sift)

    def action_number(self, number: int) -> None:
        """Use a saved filter by its number."""
        if number <= len(self._saved):
            self._use(self._saved[number - 1])

    def action_use(self) -> None:
        """Use what is set."""
        self.dismiss(self._now)

    def action_turn(self, step: int) -> None:
        """Take the next answer of the line under the cursor."""
        key = self.query_one(Sheet).key
        if key == ONLY:
            only = tuple(Only)
            place = (only.index(self._now.only) + step) % len(only)
            self._now = replace(self._now, only=only[place])
        elif key == SORT:
            order = tuple(Sort)
            place = (order.index(self._now.sort) + step) % len(order)
            self._now = replace(self._now, sort=order[place])
        self._draw(key)

    def _ask(self, title: str, value: str, save: Callable[[str], None]) -> None:
        names: list[str] = []

        def keep(values: Values) -> None:
            names.append(str(values["name"]).strip())
            save(names[-1])

        def done(saved: bool | None) -> None:
            if saved:
                self._draw(f"{SAVED}{names[-1]}")

        asks = [Ask(key="name", label=_("Nama"), value=value, required=True)]
        self.app.push_screen(PromptDialog(None, title, asks, keep), done)

    @told
    def action_save(self) -> None:
        """Save what is set under a name; one that has the name is replaced."""
        here = self._here
        name = here.name if here and here.sift else ""
        workspace = self._desk.workspace
        self._ask(
            _("Simpan saringan"), name, lambda given: save_filter(workspace, given, self._now)
        )

    @told
    def action_rename(self) -> None:
        """Give the filter under the cursor another name."""
        here, workspace = self._here, self._desk.workspace
        if here is None:
            self.notify(_("Pilih satu saringan tersimpan lebih dahulu."))
            return
        if here.sift is None:
            raise unreadable(here.name)
        self._ask(
            _("Ganti nama"), here.name, lambda given: rename_filter(workspace, here.name, given)
        )

    @told
    def action_remove(self) -> None:
        """Forget the filter under the cursor, after asking."""
        here = self._here
        if here is None:
            self.notify(_("Pilih satu saringan tersimpan lebih dahulu."))
            return

        def answered(answer: bool | None) -> None:
            if answer:
                remove_filter(self._desk.workspace, here.name)
                self._draw()

        words = _("Perkara tidak berubah; hanya saringan ini yang hilang.")
        title = _("Hapus saringan “{name}”?").format(name=here.name)
        self.app.push_screen(ConfirmDialog(title, [line(words)]), answered)

    def action_leave(self) -> None:
        """Leave without a change."""
        self.dismiss(None)
