"""A field that is chosen instead of typed."""

from collections.abc import Iterable

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from etik_tui.domain.shown import shown
from etik_tui.locale import _
from etik_tui.tui.dialogs.pick import Item, PickDialog

INLINE = 4


class PickEntry(Widget, can_focus=True):
    """One choice or several; Enter opens the list, ← → go through a few choices at once."""

    DEFAULT_CSS = "PickEntry { height: 1; }"
    BINDINGS = [
        Binding("enter,space", "open", _("Pilih"), show=False, id="pick-entry.open"),
        Binding("left,h", "turn(-1)", show=False, id="pick-entry.previous"),
        Binding("right,l", "turn(1)", show=False, id="pick-entry.next"),
        Binding("y", "answer('ya')", show=False, id="pick-entry.yes"),
        Binding("t", "answer('tidak')", show=False, id="pick-entry.no"),
        Binding("backspace,delete", "empty", show=False, id="pick-entry.empty"),
        Binding("down,j", "app.focus_next", show=False, id="pick-entry.down"),
        Binding("up,k", "app.focus_previous", show=False, id="pick-entry.up"),
    ]
    value: reactive[tuple[str, ...]] = reactive(())

    class Changed(Message):
        """Something else was chosen."""

        def __init__(self, entry: "PickEntry") -> None:
            super().__init__()
            self.entry = entry

    def __init__(
        self,
        title: str,
        items: Iterable[Item],
        *,
        many: bool = False,
        value: Iterable[str] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._title = title
        self._items = tuple(items)
        self._many = many
        self.set_reactive(PickEntry.value, tuple(value))

    def render_line(self, y: int) -> Strip:
        base, width = self.rich_style, self.size.width
        if y:
            return Strip.blank(width, base)
        words = self._words()
        if not self.value and len(words) > width:
            words = _("(Enter: {n} pilihan)").format(n=len(self._items))
        return Strip([Segment(shown(words, width), base)]).adjust_cell_length(width, base)

    def _words(self) -> str:
        titles = {item.key: item.title for item in self._items}
        chosen = [titles.get(each, each) for each in self.value]
        if self._many:
            if not chosen:
                return _("(belum ada; Enter memilih)")
            return _("{n} dipilih: {titles}").format(n=len(chosen), titles="; ".join(chosen))
        if chosen:
            return f"‹ {chosen[0]} ›" if len(self._items) <= INLINE else chosen[0]
        if len(self._items) <= INLINE:
            return " / ".join(item.title for item in self._items)
        return _("(Enter memilih)")

    def watch_value(self) -> None:
        self.post_message(self.Changed(self))

    def action_open(self) -> None:
        """Open the list."""

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys is not None:
                self.value = keys

        dialog = PickDialog(self._title, self._items, chosen=self.value, many=self._many)
        self.app.push_screen(dialog, chosen)

    def action_turn(self, step: int) -> None:
        """Go to the next or the previous choice."""
        if self._many or len(self._items) > INLINE:
            return
        keys = [item.key for item in self._items]
        if not self.value:
            self.value = (keys[0 if step > 0 else -1],)
        else:
            place = keys.index(self.value[0]) + step if self.value[0] in keys else 0
            self.value = (keys[place % len(keys)],)

    def action_answer(self, key: str) -> None:
        """Choose an answer by its letter."""
        if any(item.key == key for item in self._items):
            self.value = (key,)

    def action_empty(self) -> None:
        """Choose nothing."""
        self.value = ()

    def on_click(self, event: events.Click) -> None:
        self.focus()
        self.action_open()
