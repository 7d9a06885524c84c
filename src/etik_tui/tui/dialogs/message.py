"""A message that stopped the user, and a question with two answers."""

from collections.abc import Callable, Iterable
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from etik_tui.locale import SOURCE_LANGUAGE, _, in_use
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet

# The first letter of the word; both letters answer in every language.
NO = "t" if in_use() == SOURCE_LANGUAGE else "n"


class MessageDialog(ModalScreen[None]):
    """What happened, where, and what to do; any of Enter, Esc and q closes it.

    The tone of the title tells news from what was refused and from what broke.
    """

    CSS_PATH = "../tcss/message.tcss"
    BINDINGS = [
        Binding(
            "enter,escape,q",
            "close",
            _("Tutup"),
            key_display="Enter",
            priority=True,
            id="message.close",
        )
    ]

    def __init__(self, title: str, lines: Iterable[Line], tone: Tone = Tone.HEAD) -> None:
        super().__init__()
        self._title = title
        self._tone = tone
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(self._lines, id="text")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((f" {self._title}", self._tone),)
        self.query_one(Hints).hints = (("Enter", _("Tutup")),)
        self.query_one(Sheet).focus()

    def action_close(self) -> None:
        """Close the message."""
        self.dismiss(None)


def ask_to_empty(screen: Screen[Any], empty: Callable[[], None]) -> None:
    """Empty a form once it was confirmed: what was typed into it cannot be brought back."""

    def answered(yes: bool | None) -> None:
        if yes:
            empty()

    words = line(_("Yang sudah diketik di sini hilang."))
    screen.app.push_screen(ConfirmDialog(_("Kosongkan isian ini?"), [words]), answered)


class ConfirmDialog(ModalScreen[bool]):
    """A question that is answered by one key: y or t."""

    CSS_PATH = "../tcss/message.tcss"
    BINDINGS = [
        Binding("y", "answer(True)", _("Ya"), id="confirm.yes"),
        Binding("t,n,escape", "answer(False)", _("Tidak"), key_display=NO, id="confirm.no"),
    ]

    def __init__(self, title: str, lines: Iterable[Line]) -> None:
        super().__init__()
        self._title = title
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(self._lines, id="text")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((f" {self._title}", Tone.HEAD),)
        self.query_one(Hints).hints = (("y", _("Ya")), (NO, _("Tidak")))
        self.query_one(Sheet).focus()

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)
