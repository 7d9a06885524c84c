"""Help: the keys of a screen, from the same bindings that act."""

from collections.abc import Iterable, Iterator
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from etik_tui.locale import _
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.screens.page import keys_in_force, keys_of
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet


class HelpDialog(ModalScreen[None]):
    """The keys that work on the screen beneath."""

    CSS_PATH = "../tcss/help.tcss"
    BINDINGS = [
        Binding(
            "escape,q,question_mark,f1", "close", _("Tutup"), key_display="Esc", id="help.close"
        )
    ]

    def __init__(self, beneath: Screen[Any]) -> None:
        super().__init__()
        self._lines = tuple(_help_lines(beneath))

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(self._lines, id="text")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((_(" Bantuan layar ini"), Tone.HEAD),)
        self.query_one(Hints).hints = (("↑↓", _("Gulir")), ("Esc", _("Tutup")))
        self.query_one(Sheet).focus()

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)


def _help_lines(beneath: Screen[Any]) -> Iterator[Line]:
    focused = beneath.focused
    own = keys_in_force(beneath.app)
    groups: list[tuple[str, Iterable[object]]] = [(_("Layar ini"), beneath.BINDINGS)]
    if focused is not None:
        groups.append((_("Bagian yang dipakai sekarang"), focused.BINDINGS))
    groups.append((_("Di mana saja"), beneath.app.BINDINGS))
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
