"""A small form: a few things to fill in, kept until they are recorded."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from etik_tui.casework.surroundings import may_run
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.fact import Value
from etik_tui.errors import ConflictError, EtikError, InputError
from etik_tui.locale import _
from etik_tui.tui.boundary import tell, told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.line import Line, Tone
from etik_tui.tui.terminal import BoundedApp
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.entry import TextEntry
from etik_tui.tui.widgets.field import Entry, FieldRow, focus_on, widget_id
from etik_tui.tui.widgets.pick_entry import PickEntry
from etik_tui.tui.widgets.prose import ProseEntry
from etik_tui.tui.widgets.sheet import Sheet


class Ask(Struct, frozen=True, kw_only=True):
    """One thing to fill in: a line, several lines (`long`), or choices (`items`).

    `offers` completes a line while it is typed; anything else may be typed as well.
    """

    key: str
    label: str
    value: Value = ""
    required: bool = False
    long: bool = False
    many: bool = False
    items: tuple[Item, ...] = ()
    hint: str = ""
    offers: tuple[str, ...] = ()

    def entry(self) -> Entry:
        """Return what it is filled in with."""
        entry_id = f"ask-{widget_id(self.key)}"
        if self.items:
            return PickEntry(self.label, self.items, many=self.many, id=entry_id)
        if self.long:
            return ProseEntry(id=entry_id)
        return TextEntry(placeholder=self.hint, offers=self.offers, id=entry_id)


Values = Mapping[str, Value]


class PromptDialog(ModalScreen[bool]):
    """Asks, and saves with `save`; what `save` refuses is said, and nothing typed is lost.

    With a `draft` key the desk keeps the answers while one types; without a desk nothing is kept.
    `on_conflict` is told when somebody else was faster; saving again then works on the case as it
    now is.
    """

    CSS_PATH = "../tcss/prompt.tcss"
    BINDINGS = [
        Binding("f2", "save", _("Simpan"), id="prompt.save"),
        Binding("f4", "editor", _("Tulis di editor"), show=False, id="prompt.editor"),
        Binding("escape", "leave", _("Batal"), key_display="Esc", id="prompt.leave"),
    ]

    def __init__(
        self,
        desk: Desk | None,
        title: str,
        asks: Iterable[Ask],
        save: Callable[[Values], None],
        *,
        lines: Iterable[Line] = (),
        draft: str = "",
        on_conflict: Callable[[ConflictError], None] | None = None,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._title = title
        self._asks = tuple(asks)
        self._save = save
        self._lines = tuple(lines)
        self._draft = draft if desk else ""
        self._on_conflict = on_conflict
        self._start: Values = {}

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(self._lines, id="prompt-lines")
            with VerticalScroll(id="prompt-form", can_focus=False):
                for ask in self._asks:
                    yield FieldRow(ask.key, ask.label, ask.entry(), required=ask.required)
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = ((f" {self._title}", Tone.HEAD),)
        self.query_one(Hints).hints = (
            ("F2", _("Simpan")),
            ("Tab", _("Isian berikut")),
            *((("F4", _("Editor")),) if self._may_edit else ()),
            ("Esc", _("Batal")),
        )
        self.query_one("#prompt-lines").display = bool(self._lines)
        kept = self._desk.draft(self._draft) if self._desk and self._draft else None
        values = dict(kept.body.get("values", {})) if kept else {}
        for ask, row in zip(self._asks, self._rows, strict=True):
            row.value = values.get(ask.key, ask.value)
        self._start = {ask.key: ask.value for ask in self._asks}
        if self._rows:
            empty = [row for row in self._rows if not row.value]
            wanted = [row for row in empty if row.key in self._required]
            focus_on((wanted or empty or list(self._rows))[0])
        else:
            self.query_one(Sheet).focus()

    @property
    def _workspace(self) -> Workspace | None:
        desk = self._desk or getattr(self.app, "desk", None)
        return desk.workspace if desk else None

    @property
    def _may_edit(self) -> bool:
        workspace = self._workspace
        return workspace is not None and may_run(workspace) and any(a.long for a in self._asks)

    @property
    def _required(self) -> frozenset[str]:
        return frozenset(ask.key for ask in self._asks if ask.required)

    @property
    def _rows(self) -> tuple[FieldRow, ...]:
        return tuple(self.query(FieldRow).results(FieldRow))

    @property
    def values(self) -> Values:
        """Return what is filled in."""
        single = {ask.key for ask in self._asks if not ask.many}
        return {row.key: row.text if row.key in single else row.value for row in self._rows}

    def keep_draft(self) -> None:
        """Keep what is typed."""
        if self._desk and self._draft and any(self.values.values()):
            body = {"title": self._title, "values": dict(self.values)}
            self._desk.keep(self._draft, body)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        # Enter in the last line saves; elsewhere it goes on.
        rows = self._rows
        if rows and event.input is rows[-1].entry:
            self.action_save()
        else:
            self.focus_next()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._typed(event.text_area)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._typed(event.input)

    def on_pick_entry_changed(self, event: PickEntry.Changed) -> None:
        self._typed(event.entry)

    def _typed(self, entry: Widget) -> None:
        """Take away what was said of a field that is being put right, and keep the draft."""
        for row in self._rows:
            if row.entry is entry and row.value:
                row.tell("")
        self.keep_draft_soon()

    def keep_draft_soon(self) -> None:
        """Keep what is typed once typing pauses."""
        if self._draft:
            self.set_timer(0.4, self.keep_draft)

    @told
    def action_save(self) -> None:
        """Save, or say what is missing."""
        empty = [
            row
            for ask, row in zip(self._asks, self._rows, strict=True)
            if ask.required and not row.text.strip()
        ]
        if empty:
            empty[0].tell(_("wajib diisi"), Tone.BAD)
            focus_on(empty[0])
            return
        try:
            self._save(self.values)
        except ConflictError as error:
            self.keep_draft()
            if self._on_conflict is not None:
                self._on_conflict(error)
            else:
                tell(self.app, error)
        except InputError as error:
            self._note(error)
        except EtikError as error:
            tell(self.app, error)
        else:
            # Typing that is still being answered must not keep what is stored now.
            draft, self._draft = self._draft, ""
            if self._desk and draft:
                self._desk.forget(draft)
            self.dismiss(True)

    def _note(self, error: InputError) -> None:
        rows = {row.key: row for row in self._rows}
        placed = [problem for problem in error.problems if problem.key in rows]
        for problem in placed:
            rows[problem.key].tell(problem.what, Tone.BAD)
        if placed:
            focus_on(rows[placed[0].key])
        if len(placed) < len(error.problems) or not error.problems:
            tell(self.app, error)

    @told
    def action_editor(self) -> None:
        """Write the long text in an editor of one's own, where the session may run one."""
        from etik_tui.tui.editing import edit_text

        long = {ask.key for ask in self._asks if ask.long}
        rows = [row for row in self._rows if row.key in long]
        workspace = self._workspace
        if not rows or workspace is None or not isinstance(self.app, BoundedApp):
            return
        row = next((each for each in rows if each.entry.has_focus), rows[0])
        self.keep_draft()
        edited = edit_text(self.app, workspace, row.text)
        row.value = edited.text
        self.keep_draft()
        focus_on(row)
        if edited.code:
            words = _("Editor berakhir dengan kode {n}; yang disimpannya ada di isian.")
            raise InputError(words.format(n=edited.code))

    def action_leave(self) -> None:
        """Leave without saving; a draft stays."""
        self.keep_draft()
        self.dismiss(False)
