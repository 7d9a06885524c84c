"""A paper before it leaves: what is missing first, then the paper as it will be printed."""

from collections.abc import Mapping

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from etik_tui.casework.letter import Issued, issue
from etik_tui.casework.paper_draft import Draft, PaperInput, draft_paper, form_choices
from etik_tui.documents.render import Format
from etik_tui.documents.text import text_lines
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.dialogs.prompt import Ask, PromptDialog, Values
from etik_tui.tui.line import BLANK, Line, Tone, heading, line
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.sheet import Sheet
from etik_tui.tui.wording import short_date

FORMATS = (Format.WORD, Format.PDF, Format.MARKDOWN, Format.TEXT)
WIDTH = 72
FIELD = "field:"


class PaperDialog(ModalScreen[Issued | None]):
    """Shows one paper, fills in what it lacks, and issues it; what is typed is kept as a draft."""

    CSS_PATH = "../tcss/paper.tcss"
    BINDINGS = [
        Binding("f2", "issue", _("Terbitkan"), id="paper.issue"),
        Binding("i", "fill", _("Isi"), id="paper.fill"),
        Binding("f", "format", _("Format"), id="paper.format"),
        Binding("n", "number", _("Nomor"), id="paper.number"),
        Binding("escape,q", "leave", _("Tutup"), key_display="Esc", id="paper.leave"),
    ]

    def __init__(self, desk: Desk, case_id: str, wanted: PaperInput, *, seen: int) -> None:
        super().__init__()
        self._desk = desk
        self._case_id = case_id
        self._seen = seen
        self._key = f"paper:{case_id}:{wanted.form}:{wanted.milestone}:{wanted.party}:{wanted.act}"
        kept = desk.draft(self._key)
        self._typed: dict[str, str] = dict(kept.body.get("typed", {})) if kept else {}
        self._wanted = wanted
        self._format = FORMATS[0]
        self._manual, self._reason = "", ""
        self._draft = self._drawn()

    def _drawn(self) -> Draft:
        wanted = replace(self._wanted, typed=self._typed)
        return draft_paper(self._desk.workspace, self._case_id, wanted)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Bar(id="paper-state")
            yield Sheet(id="paper-text")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one(Hints).hints = (
            ("F2", _("Terbitkan")),
            ("i", _("Isi")),
            ("f", _("Format")),
            ("n", _("Nomor")),
            ("↑↓", _("Gulir")),
            ("Esc", _("Tutup")),
        )
        self._draw()
        self.query_one(Sheet).focus()

    def _draw(self) -> None:
        draft = self._draft
        title = self.query_one("#title", Bar)
        title.left = ((f" {draft.form.title}", Tone.HEAD),)
        number = self._manual or draft.number
        tone = Tone.DIM if draft.number and not self._manual else Tone.BOLD
        state = self.query_one("#paper-state", Bar)
        state.left = (
            (_(" Nomor {number}").format(number=number) if number else _(" Tanpa nomor"), tone),
            (_(" · tanggal {day}").format(day=short_date(draft.on)), Tone.DIM),
        )
        state.right = ((_("berkas .{ending} ").format(ending=self._format.value), Tone.ACCENT),)
        self.query_one(Sheet).show(self._lines())

    def _lines(self) -> list[Line]:
        draft, lines = self._draft, []
        if draft.missing:
            count = len(draft.missing)
            lines.append(heading(_("Belum terisi: {n}").format(n=count), _("tercetak titik-titik")))
            lines += [
                line(("○ ", Tone.WARN), name, indent=1, hang=2, key=f"{FIELD}{name}")
                for name in draft.missing
            ]
            lines.append(BLANK)
        if draft.earlier:
            last = draft.earlier[-1]
            words = _("Sudah terbit {day}; yang lama tetap tersimpan.")
            lines += [line((words.format(day=short_date(last.at)), Tone.WARN)), BLANK]
        return [*lines, *(line(each) for each in text_lines(draft.paper, WIDTH))]

    def action_leave(self) -> None:
        """Close without issuing; what was typed stays as a draft."""
        self.dismiss(None)

    def action_format(self) -> None:
        """Take the next format."""
        self._format = FORMATS[(FORMATS.index(self._format) + 1) % len(FORMATS)]
        self._draw()

    # --- Filling in --------------------------------------------------------------------------

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        event.stop()
        if event.key.startswith(FIELD):
            self._ask((event.key.removeprefix(FIELD),))

    @told
    def action_fill(self) -> None:
        """Ask for everything that is missing, and for what was typed before."""
        names = tuple(dict.fromkeys((*self._draft.missing, *self._typed)))
        if not names:
            self.notify(_("Semua isian sudah ada dari perkara."))
            return
        self._ask(names)

    def _ask(self, names: tuple[str, ...]) -> None:
        def save(values: Values) -> None:
            self._take({name: str(values[key]).strip() for key, name in keys.items()})

        # Fields of an annex have names that no widget could have.
        keys = {str(place): name for place, name in enumerate(names)}
        asks = [
            _question(self._draft, key, name, self._typed.get(name, ""))
            for key, name in keys.items()
        ]
        title = _("Isi {title}").format(title=self._draft.form.title)
        dialog = PromptDialog(self._desk, title, asks, save)
        self.app.push_screen(dialog, lambda _saved: self._draw())

    def _take(self, given: Mapping[str, str]) -> None:
        before = dict(self._typed)
        self._typed = {key: value for key, value in {**before, **given}.items() if value}
        try:
            self._draft = self._drawn()
        except Exception:
            self._typed = before
            raise
        body = {"title": self._draft.form.title, "typed": self._typed}
        self._desk.keep(self._key, body)

    @told
    def action_number(self) -> None:
        """Ask for a number of one's own, with the reason; both empty take the next again."""
        words = _("Nomor sendiri dicatat dalam buku nomor dengan alasannya.")

        def save(values: Values) -> None:
            number, reason = (str(values[key]).strip() for key in ("number", "reason"))
            if bool(number) != bool(reason):
                missing = Problem(what=_("wajib diisi"), key="reason" if number else "number")
                raise InputError(words, problems=(missing,))
            self._manual, self._reason = number, reason

        asks = [
            Ask(key="number", label=_("Nomor surat"), value=self._manual or self._draft.number),
            Ask(key="reason", label=_("Alasan"), value=self._reason),
        ]
        dialog = PromptDialog(
            self._desk, _("Nomor surat"), asks, save, lines=[line((words, Tone.DIM))]
        )
        self.app.push_screen(dialog, lambda _saved: self._draw())

    # --- Issuing -----------------------------------------------------------------------------

    @told
    def action_issue(self) -> None:
        """Issue the paper; one that was issued before asks why."""
        if self._draft.earlier and not self._reason:
            self._ask_why()
            return
        self._issue()

    def _ask_why(self) -> None:
        def save(values: Values) -> None:
            self._reason = str(values["reason"]).strip()

        @told
        def go_on(dialog: "PaperDialog") -> None:
            dialog._issue()  # noqa: SLF001 - the dialog itself

        asks = [Ask(key="reason", label=_("Alasan"), required=True)]
        dialog = PromptDialog(self._desk, _("Terbitkan lagi"), asks, save)
        self.app.push_screen(dialog, lambda saved: go_on(self) if saved else None)

    def _issue(self) -> None:
        issued = issue(
            self._desk.workspace,
            self._case_id,
            replace(self._wanted, typed=self._typed),
            format=self._format,
            manual=self._manual,
            reason=self._reason,
            seen=self._seen,
        )
        self._desk.forget(self._key)
        self._desk.touch()
        self.dismiss(issued)


def _question(draft: Draft, key: str, name: str, value: str) -> Ask:
    items = tuple(Item(key=each, title=each) for each in form_choices(draft.form, name))
    return Ask(key=key, label=name, value=value, items=items)
