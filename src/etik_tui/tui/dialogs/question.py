"""Fast entry of questions and answers: Enter saves a pair and goes on to the next."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen

from etik_tui.casework import hearing
from etik_tui.domain.case import Case
from etik_tui.domain.person import Role
from etik_tui.errors import ConflictError
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.conflict import conflict_lines
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.line import BLANK, Line, Tone, line
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.widgets.entry import ProseEntry
from etik_tui.tui.widgets.pick_entry import PickEntry
from etik_tui.tui.widgets.sheet import Sheet


class QuestionDialog(ModalScreen[bool]):
    """Questions and answers of an examination; every pair is stored at once."""

    CSS_PATH = "../tcss/question.tcss"
    BINDINGS = [
        Binding("f2", "save", _("Simpan"), id="question.save"),
        Binding("escape", "leave", _("Selesai"), key_display="Esc", id="question.leave"),
    ]

    def __init__(self, desk: Desk, case: Case, question_id: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._case = case
        self._question_id = question_id
        accused = case.with_role(Role.TERLAPOR)
        self._people = tuple(Item(key=each.id, title=desk.name(each.person)) for each in accused)

    @property
    def draft_key(self) -> str:
        """Return the key of this dialog's draft."""
        return f"bap:{self._case.id}:{self._question_id}"

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Bar(id="title")
            yield Sheet(id="question-list")
            yield PickEntry(_("Terlapor"), self._people, id="question-party")
            yield Bar(id="question-label")
            yield ProseEntry(submits=True, id="question-text")
            yield Bar(id="answer-label")
            yield ProseEntry(submits=True, id="answer-text")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        self.query_one("#title", Bar).left = (
            (_(" Tanya jawab BAP"), Tone.HEAD),
            (f" · {self._case.number}", Tone.PLAIN),
        )
        self.query_one("#question-label", Bar).left = ((_("Pertanyaan"), Tone.ACCENT),)
        self.query_one("#answer-label", Bar).left = ((_("Jawaban"), Tone.ACCENT),)
        self.query_one(Hints).hints = (
            ("Enter", _("Jawaban / simpan dan lanjut")),
            ("Tab", _("Pindah")),
            ("Esc", _("Selesai")),
        )
        people = self.query_one("#question-party", PickEntry)
        people.display = len(self._people) > 1
        people.value = (self._people[0].key,) if self._people else ()
        self.query_one(Sheet).can_focus = False
        self._fill()
        self._draw()
        self._question.focus()

    @property
    def _question(self) -> ProseEntry:
        return self.query_one("#question-text", ProseEntry)

    @property
    def _answer(self) -> ProseEntry:
        return self.query_one("#answer-text", ProseEntry)

    def _fill(self) -> None:
        draft = self._desk.draft(self.draft_key)
        known = next((q for q in self._case.questions if q.id == self._question_id), None)
        if draft is not None:
            self._question.text = str(draft.body.get("question", ""))
            self._answer.text = str(draft.body.get("answer", ""))
        elif known is not None:
            self._question.text, self._answer.text = known.question, known.answer

    def _draw(self) -> None:
        lines: list[Line] = []
        for number, each in enumerate(self._case.questions, start=1):
            lines.append(line((f"{number:>3}. ", Tone.ACCENT), each.question, hang=5))
            lines.append(line((each.answer or _("(belum dijawab)"), Tone.DIM), indent=5))
        sheet = self.query_one(Sheet)
        sheet.show(lines or [line((_("Belum ada tanya jawab."), Tone.DIM))])
        sheet.call_after_refresh(sheet.scroll_end, animate=False)

    def on_text_area_changed(self) -> None:
        self.set_timer(0.4, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is typed."""
        question, answer = self._question.text, self._answer.text
        if question or answer:
            body = {"title": _("Tanya jawab"), "question": question, "answer": answer}
            self._desk.keep(self.draft_key, body)

    def on_prose_entry_submitted(self, event: ProseEntry.Submitted) -> None:
        if event.entry is self._question:
            self._answer.focus()
        else:
            self.action_save()

    @told
    def action_save(self) -> None:
        """Store the pair and make room for the next."""
        people = self.query_one("#question-party", PickEntry)
        try:
            recorded = hearing.ask(
                self._desk.workspace,
                self._case.id,
                self._question.text.strip(),
                self._answer.text.strip(),
                party=next(iter(people.value), ""),
                question_id=self._question_id,
                seen=self._case.version,
            )
        except ConflictError as error:
            self._conflict(error)
            return
        self._desk.forget(self.draft_key)
        self._case, self._question_id = recorded.case, ""
        self._question.text = self._answer.text = ""
        self._draw()
        self._question.focus()

    def _conflict(self, error: ConflictError) -> None:
        self.keep_draft()
        now = self._desk.workspace.case(self._case.id)
        lines = (*conflict_lines(self._desk, error, self._case, now), BLANK)
        self._case = now
        self._draw()
        self.app.push_screen(MessageDialog(_("Perkara ini baru saja berubah"), lines))

    def action_leave(self) -> None:
        """Leave; what was typed and not stored stays as a draft."""
        self.keep_draft()
        self.dismiss(True)
