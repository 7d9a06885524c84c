"""Choosing from a list: one or several, narrowed by typing."""

from collections.abc import Iterable

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from etik_tui.locale import _
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.sheet import Sheet

# What the box has besides its list, and about how much of a detail fits into a line.
AROUND, DETAIL = 8, 70


class Item(Struct, frozen=True, kw_only=True):
    """Something to choose: its title, and what is shown beside and beneath it."""

    key: str
    title: str
    detail: str = ""
    tone: Tone = Tone.PLAIN
    beside: str = ""

    def matches(self, words: list[str]) -> bool:
        """Tell whether every word occurs in it."""
        text = f"{self.key} {self.title} {self.detail}".lower()
        return all(word in text for word in words)

    def distance(self, phrase: str) -> int:
        """Rank a match: the very title first, then titles that begin with or hold the phrase."""
        title = self.title.lower()
        nearer = (title == phrase, title.startswith(phrase), phrase in title, True)
        return nearer.index(True)


class PickDialog(ModalScreen[tuple[str, ...] | None]):
    """A list to choose from; returns the keys chosen, `None` if it was left."""

    CSS_PATH = "../tcss/pick.tcss"
    BINDINGS = [
        Binding("escape", "leave", _("Batal"), key_display="Esc", id="pick.leave"),
        Binding("down", "move(1)", show=False, priority=True, id="pick.down"),
        Binding("up", "move(-1)", show=False, priority=True, id="pick.up"),
        Binding("pagedown", "page(1)", show=False, id="pick.page-down"),
        Binding("pageup", "page(-1)", show=False, id="pick.page-up"),
        Binding("f2", "finish", _("Selesai"), id="pick.finish"),
    ]

    def __init__(
        self,
        title: str,
        items: Iterable[Item],
        *,
        chosen: Iterable[str] = (),
        many: bool = False,
        empty: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._items = tuple(items)
        self._chosen = tuple(chosen)
        self._many = many
        self._empty = empty or _("Tidak ada yang cocok.")

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield TextEntry(placeholder=_("ketik untuk mencari"), id="pick-filter")
            yield Sheet(id="pick-list")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((f" {self._title}", Tone.HEAD),)
        self.query_one(Hints).hints = self.keys()
        self.query_one(Sheet).can_focus = False
        if self._items:
            rows = sum(1 + -(-len(each.detail) // DETAIL) for each in self._items)
            self.query_one("#box").styles.height = rows + AROUND
        self._draw(self._chosen[0] if self._chosen else "")
        self.query_one(TextEntry).focus()

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return what the keys do."""
        move, leave = ("↑↓", _("Pindah")), ("Esc", _("Batal"))
        if self._many:
            return (move, ("Enter", _("Tandai")), ("F2", _("Selesai")), leave)
        return (move, ("Enter", _("Pilih")), leave)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._draw("")

    def _draw(self, key: str) -> None:
        words = self.query_one(TextEntry).value.lower().split()
        found = [item for item in self._items if item.matches(words)]
        found.sort(key=lambda item: item.distance(" ".join(words)))
        lines = [each for item in found for each in self._lines(item)]
        self.query_one(Sheet).show(lines or [line((self._empty, Tone.DIM))], key=key)

    def _lines(self, item: Item) -> Iterable[Line]:
        marked = item.key in self._chosen
        sign = ("[✓] " if marked else "[ ] ") if self._many else ("• " if marked else "")
        beside = f"  {item.beside}" if item.beside else ""
        yield line(
            (sign, Tone.ACCENT),
            (item.title, item.tone),
            (beside, Tone.ACCENT),
            hang=len(sign),
            key=item.key,
        )
        if item.detail:
            yield line((item.detail, Tone.DIM), indent=len(sign) + 2)

    def action_move(self, step: int) -> None:
        """Move the cursor of the list."""
        self.query_one(Sheet).action_move(step)

    def action_page(self, step: int) -> None:
        """Move the list by a page."""
        self.query_one(Sheet).action_page(step)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._take(self.query_one(Sheet).key)

    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        self._take(event.key)

    def _take(self, key: str) -> None:
        if not key:
            return
        if not self._many:
            self.dismiss((key,))
            return
        kept = tuple(each for each in self._chosen if each != key)
        self._chosen = kept if key in self._chosen else (*kept, key)
        self._draw(key)

    def action_finish(self) -> None:
        """Return what is marked, or the one under the cursor."""
        if self._many:
            self.dismiss(self._chosen)
        else:
            self._take(self.query_one(Sheet).key)

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)
