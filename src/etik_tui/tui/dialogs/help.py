"""Help: what a screen is for, its keys from the same bindings that act, and its words."""

from collections.abc import Iterable, Iterator
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from etik_tui.locale import _
from etik_tui.tui.dialogs.glossary import entry_lines, show_entry
from etik_tui.tui.helpful import HelpfulApp
from etik_tui.tui.law.glossary import Entry
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.place import key_name
from etik_tui.tui.screens.page import keys_in_force, keys_of
from etik_tui.tui.sheets.purpose import purpose_of
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet

GLOSSARY = "ctrl+g"
OURS = "etik_tui."


class HelpDialog(ModalScreen[None]):
    """What the screen beneath is for, the keys that work there, and what its words mean."""

    CSS_PATH = "../tcss/help.tcss"
    BINDINGS = [
        Binding(
            "escape,q,question_mark,f1", "close", _("Tutup"), key_display="Esc", id="help.close"
        )
    ]

    def __init__(
        self, beneath: Screen[Any], entries: Iterable[Entry] = (), seen: Iterable[Entry] = ()
    ) -> None:
        """`entries` are the glossary, `seen` those of its words that stand on the screen."""
        super().__init__()
        self.entries = tuple(entries)
        self.seen = tuple(seen)
        self._lines = (*_help_lines(beneath), *_word_lines(self.seen))

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(self._lines, id="text")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((_(" Bantuan layar ini"), Tone.HEAD),)
        own = keys_in_force(self.app)
        key = key_name(own.get("app.glossary", GLOSSARY).partition(",")[0])
        self.query_one(Hints).hints = (
            ("↑↓", _("Gulir")),
            (key, _("Istilah")),
            ("Esc", _("Tutup")),
        )
        self.query_one(Sheet).focus()

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        entry = next((each for each in self.seen if each.key == event.key), None)
        if entry is not None:
            show_entry(self, entry)

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)


def _help_lines(beneath: Screen[Any]) -> Iterator[Line]:
    if purpose := purpose_of(beneath, keys_in_force(beneath.app)):
        # A place for the cursor: without it the sheet would open at the words, its only rows.
        yield line(purpose, key="purpose")
        yield BLANK
    focused = beneath.focused
    own = keys_in_force(beneath.app)
    groups: list[tuple[str, Iterable[object]]] = [(_("Layar ini"), _own_bindings(beneath))]
    if focused is not None:
        groups.append((_("Bagian yang dipakai sekarang"), focused.BINDINGS))
    groups.append((_("Di mana saja"), tuple(_anywhere(beneath))))
    for title, bindings in groups:
        described = [each for each in bindings if isinstance(each, Binding) and each.description]
        if not described:
            continue
        yield heading(title)
        for each in described:
            yield line(
                (f"{keys_of(each, own):<14}", Tone.ACCENT), each.description, indent=1, hang=14
            )
        yield BLANK
    yield heading(_("Tanda"))
    for sign, meaning in (
        ("✓", _("sesuai ketentuan")),
        ("!", _("peringatan")),
        ("✗", _("tidak sesuai; diteruskan hanya dengan alasan")),
        ("?", _("perlu dinilai manusia")),
        ("–", _("teks tidak mengatur")),
        ("◆", _("perkara sensitif")),
        ("hk", _("hari kerja")),
    ):
        yield line((f"{sign:<14}", Tone.ACCENT), meaning, indent=1, hang=14)


def _own_bindings(screen: Screen[Any]) -> Iterator[Binding]:
    """Yield the bindings of a screen and of the screens of ours that it is made from."""
    told = set[str]()
    for owner in type(screen).__mro__:
        ours = owner.__module__.startswith(OURS)
        for each in vars(owner).get("BINDINGS", ()) if ours else ():
            if isinstance(each, Binding) and each.key not in told:
                told.add(each.key)
                yield each


def _anywhere(screen: Screen[Any]) -> Iterator[Binding]:
    """Yield the bindings of the program that work here: over a dialog those that go before it."""
    for each in (*HelpfulApp.BINDINGS, *screen.app.BINDINGS):
        if isinstance(each, Binding) and (each.priority or not screen.is_modal):
            yield each


def _word_lines(seen: Iterable[Entry]) -> Iterator[Line]:
    for place, entry in enumerate(seen):
        if not place:
            yield BLANK
            yield heading(_("Istilah di layar ini"), _("Enter: bunyi peraturan"))
        yield from entry_lines(entry, indent=1)
