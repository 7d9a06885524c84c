"""A row of a form: its label, what is typed, and a note beneath it."""

from collections.abc import Mapping
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from etik_tui.domain.fact import Value
from etik_tui.domain.shown import shown
from etik_tui.locale import _
from etik_tui.profile.act import FieldSpec, FieldType
from etik_tui.profile.profile import Profile
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.line import Tone
from etik_tui.tui.widgets.entry import DateEntry, TextEntry
from etik_tui.tui.widgets.link import LinkEntry
from etik_tui.tui.widgets.pick_entry import PickEntry
from etik_tui.tui.widgets.prose import ProseEntry

Entry = TextEntry | DateEntry | ProseEntry | PickEntry | LinkEntry
SAFE: Mapping[str, str] = {".": "_"}


def widget_id(text: str) -> str:
    """Return a profile's id as part of a widget's id, which may hold no dot."""
    return "".join(SAFE.get(char, char) for char in text)


class FieldRow(Horizontal):
    """One field; `name` says which, `value` what is in it as text or texts."""

    def __init__(self, key: str, label: str, entry: Entry, *, required: bool = False) -> None:
        super().__init__(classes="field-row")
        self.key = key
        self.entry = entry
        self._label = label
        self._required = required

    def compose(self) -> ComposeResult:
        mark = " *" if self._required else ""
        yield Static(Content(shown(self._label) + mark), classes="field-label")
        beside = " beside" if isinstance(self.entry, DateEntry) else ""
        with Vertical(classes=f"field-body{beside}"):
            yield self.entry
            yield Static(classes="field-note")

    @property
    def value(self) -> Value:
        """Return what is typed or chosen."""
        entry = self.entry
        if isinstance(entry, PickEntry):
            return entry.value
        if isinstance(entry, LinkEntry):
            return ""
        if isinstance(entry, DateEntry):
            return entry.exact
        return entry.text if isinstance(entry, ProseEntry) else entry.value

    @value.setter
    def value(self, value: Any) -> None:
        entry = self.entry
        if isinstance(entry, PickEntry):
            chosen = (value,) if isinstance(value, str) else tuple(map(str, value or ()))
            entry.value = tuple(each for each in chosen if each)
        elif isinstance(entry, ProseEntry):
            entry.text = str(value or "")
        elif not isinstance(entry, LinkEntry):
            entry.value = str(value or "")

    @property
    def text(self) -> str:
        """Return the value as one text; of several, the first."""
        value = self.value
        return value if isinstance(value, str) else next(iter(value), "")

    def tell(self, words: str, tone: Tone = Tone.DIM) -> None:
        """Show a note beneath the field; nothing takes it away."""
        note = self.query_one(".field-note", Static)
        note.display = bool(words)
        note.set_classes(["field-note", f"note-{tone.value}"])
        note.update(Content(shown(words)))

    def on_mount(self) -> None:
        self.tell("")

    def on_descendant_focus(self) -> None:
        self.add_class("here")
        if self._cut_hint and not self.query_one(".field-note", Static).display:
            self.tell(self._cut_hint)

    def on_descendant_blur(self) -> None:
        self.remove_class("here")
        note = self.query_one(".field-note", Static)
        if self._cut_hint and str(note.content) == shown(self._cut_hint):
            self.tell("")

    @property
    def _cut_hint(self) -> str:
        """Return what a field expects where that is longer than the field is wide."""
        hint = self.entry.placeholder if isinstance(self.entry, TextEntry) else ""
        return str(hint) if len(str(hint)) > self.entry.size.width else ""


def field_entry(spec: FieldSpec, profile: Profile, entry_id: str) -> Entry:
    """Return what a field is filled in with, by its type."""
    many = spec.type in (FieldType.CHOICES, FieldType.NORMS, FieldType.SANCTIONS)
    if many or spec.type in (FieldType.CHOICE, FieldType.YES_NO):
        return PickEntry(spec.title, items_of(spec, profile), many=many, id=entry_id)
    if spec.type is FieldType.LONG:
        return ProseEntry(id=entry_id)
    placeholder = spec.hint or (_("misalnya 09.00") if spec.type is FieldType.TIME else "")
    return TextEntry(placeholder=placeholder, id=entry_id)


def items_of(spec: FieldSpec, profile: Profile) -> tuple[Item, ...]:
    """Return what there is to choose from in a field."""
    match spec.type:
        case FieldType.YES_NO:
            return (Item(key="ya", title=_("ya")), Item(key="tidak", title=_("tidak")))
        case FieldType.NORMS:
            return tuple(
                Item(key=norm.id, title=norm.cite, detail=norm.text) for norm in profile.norms
            )
        case FieldType.SANCTIONS:
            items = profile.sanctions.items if profile.sanctions else ()
            return tuple(Item(key=each.id, title=each.title, detail=each.cite) for each in items)
        case _:
            return tuple(
                Item(key=each.id, title=each.title, detail=each.cite) for each in spec.choices
            )


def focus_on(row: FieldRow) -> None:
    """Bring a field into view and put the cursor into it."""
    entry: Widget = row.entry
    entry.focus()
