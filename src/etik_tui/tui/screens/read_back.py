"""Reading the record back in the hearing room: one pair at a time, large and clear."""

from textual.app import ComposeResult
from textual.binding import Binding

from etik_tui.casework import hearing
from etik_tui.casework.examination import Sitting, read_back, versions
from etik_tui.domain.case import Case
from etik_tui.domain.fact import QuestionRecorded
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.line import BLANK, Line, Tone, line, paragraphs
from etik_tui.tui.screens.examining import Examining
from etik_tui.tui.sheets.examination import sitting_name
from etik_tui.tui.widgets.bars import Bar
from etik_tui.tui.widgets.sheet import Sheet

KIND = "readback"


class ReadBackScreen(Examining):
    """One pair of the record, to be read aloud and marked; corrections are recorded as such.

    Which pairs were read is kept as a draft until the reading is recorded. A pair that changes
    after it was marked is to be read again.
    """

    CSS_PATH = "../tcss/read_back.tcss"
    BINDINGS = [
        Binding("space,enter", "mark", _("Sudah dibacakan"), id="read-back.mark"),
        Binding("right,l,pagedown", "step(1)", _("Berikut"), key_display="→", id="read-back.next"),
        Binding("left,h,pageup", "step(-1)", _("Sebelum"), key_display="←", id="read-back.back"),
        Binding("e", "correct", _("Perbaiki"), id="read-back.correct"),
        Binding("f2", "finish", _("Catat"), id="read-back.finish"),
        Binding("f7", "sign", _("Ttd"), id="read-back.sign"),
        Binding("home,g", "edge(0)", show=False, id="read-back.first"),
        Binding("end,G", "edge(-1)", show=False, id="read-back.last"),
        Binding("p", "private", _("Inisial"), show=False, id="read-back.private"),
        Binding("escape", "leave", _("Kembali"), key_display="Esc", id="read-back.leave"),
        Binding("1,2,3,4,5,6,7,q", "stay", show=False, id="read-back.stay"),
    ]

    def __init__(self, desk: Desk, case: Case, sitting: Sitting) -> None:
        super().__init__(desk, case, sitting)
        self._at = 0
        self._read: dict[str, int] = {}

    @property
    def draft_key(self) -> str:
        """Return the key under which the marks are kept."""
        return f"{KIND}:{self._case.id}:{self._sitting.party}:{self._sitting.session}"

    def body(self) -> ComposeResult:
        """Return the place in the record, the pair, and its mark."""
        yield Bar(id="read-back-place")
        pair = Sheet(id="read-back-pair")
        pair.can_focus = False
        yield pair
        yield Bar(id="read-back-mark")

    def on_mount(self) -> None:
        super().on_mount()
        draft = self.desk.draft(self.draft_key)
        if draft is not None:
            kept = draft.body.get("read", {})
            self._read = {str(key): int(version) for key, version in dict(kept).items()}
            self._at = int(draft.body.get("at", 0))
        self.draw()

    @property
    def pairs(self) -> tuple[QuestionRecorded, ...]:
        """Return the record."""
        return self._case.asked(self._sitting.party, self._sitting.session)

    @property
    def unread(self) -> tuple[int, ...]:
        """Return the places of the pairs that are not marked as they now stand."""
        known = versions(self._case)
        return tuple(
            place
            for place, each in enumerate(self.pairs)
            if self._read.get(each.id) != known[each.id]
        )

    def draw(self) -> None:
        """Show the pair at hand."""
        pairs, left = self.pairs, self.unread
        whom = sitting_name(self.desk, self._case, self._sitting)
        self.head(((_(" Pembacaan BAP  "), Tone.PLAIN), (whom, Tone.HEAD)))
        if not pairs:
            self.query_one(Sheet).show([line(_("Belum ada tanya jawab."))])
            return
        self._at = max(0, min(self._at, len(pairs) - 1))
        pair = pairs[self._at]
        place = self.query_one("#read-back-place", Bar)
        done = len(pairs) - len(left)
        words = _("  {n} dari {all}").format(n=self._at + 1, all=len(pairs))
        place.left = ((words, Tone.BOLD),)
        place.right = (
            (_("{n} sudah dibacakan  ").format(n=done), Tone.GOOD if not left else Tone.DIM),
        )
        sheet = self.query_one(Sheet)
        sheet.show(_large(self._at + 1, pair))
        sheet.scroll_home(animate=False)
        self.query_one("#read-back-mark", Bar).left = self._mark(pair, left)

    def _mark(self, pair: QuestionRecorded, left: tuple[int, ...]) -> tuple[tuple[str, Tone], ...]:
        corrected = _("  diperbaiki saat dibacakan") if pair.reading_back else ""
        if self._at not in left:
            words = _("  [✓] sudah dibacakan")
            if not left:
                words += _(" · semua selesai: F2 mencatat pembacaan")
            return (words, Tone.GOOD), (corrected, Tone.WARN)
        return (_("  [ ] belum dibacakan"), Tone.PLAIN), (corrected, Tone.WARN)

    def keep_draft(self) -> None:
        """Keep which pairs were read."""
        if not self._read:
            return
        body = {
            "title": _("Pembacaan BAP"),
            "number": self._case.number,
            "read": dict(self._read),
            "at": self._at,
        }
        self.desk.keep(self.draft_key, body)

    @told
    def action_mark(self) -> None:
        """Mark the pair as read and go on to the next; a page that goes on is turned first."""
        sheet = self.query_one(Sheet)
        if sheet.scroll_offset.y < sheet.max_scroll_y:
            sheet.scroll_relative(y=max(sheet.size.height - 1, 1), animate=False)
            return
        if not self.pairs:
            return
        pair = self.pairs[self._at]
        self._read[pair.id] = versions(self._case)[pair.id]
        if self._at < len(self.pairs) - 1:
            self._at += 1
        self.keep_draft()
        self.draw()

    def action_step(self, step: int) -> None:
        """Go to the next or the previous pair."""
        self._at += step
        self.draw()

    def action_edge(self, place: int) -> None:
        """Go to the first or the last pair."""
        self._at = place % max(len(self.pairs), 1)
        self.draw()

    @told
    def action_correct(self) -> None:
        """Put the pair right; recorded as put right during the reading."""
        if not self.pairs:
            return
        pair, case = self.pairs[self._at], self._case

        def save(values: Values) -> None:
            hearing.ask(
                self.desk.workspace,
                case.id,
                str(values["question"]).strip(),
                str(values["answer"]).strip(),
                question_id=pair.id,
                turn=hearing.Turn(reading_back=True),
                seen=self._seen(case),
            )

        asks = [
            Ask(
                key="question",
                label=_("Pertanyaan"),
                value=pair.question,
                required=True,
                long=True,
            ),
            Ask(key="answer", label=_("Jawaban"), value=pair.answer, long=True),
        ]
        words = _("Dicatat sebagai perbaikan saat dibacakan; yang semula tetap di kronologi.")
        title = _("Perbaiki tanya jawab {n}").format(n=self._at + 1)
        draft = f"{self.draft_key}:{pair.id}"
        self.ask(case, title, asks, save, lines=[line((words, Tone.DIM))], draft=draft)

    @told
    def action_finish(self) -> None:
        """Record that the record was read back, once every pair is marked."""
        left = self.unread
        if left:
            self._at = left[0]
            self.draw()
            self.notify(_("{n} tanya jawab belum ditandai dibacakan.").format(n=len(left)))
            return
        case = self._case

        def save(values: Values) -> None:
            read_back(
                self.desk.workspace,
                case.id,
                party=self._sitting.party,
                session=self._sitting.session,
                note=str(values["note"]),
                seen=self._seen(case),
            )
            self.desk.forget(self.draft_key)
            self._read = {}

        whom = sitting_name(self.desk, case, self._sitting)
        words = _("{n} tanya jawab dibacakan kembali kepada {whom}, hari ini.").format(
            n=len(self.pairs), whom=whom
        )
        label = _("Keterangan yang diperiksa")
        asks = [Ask(key="note", label=label, hint=_("boleh kosong"))]
        self.ask(case, _("Catat pembacaan BAP"), asks, save, lines=[line(words), *self._law()])

    def _law(self) -> tuple[Line, ...]:
        profile = self.desk.workspace.profile_of(self._case)
        rules = profile.examination if profile else None
        said = rules.read_back if rules else ""
        return (line((said or _("Pembacaan kembali: teks tidak mengatur."), Tone.DIM)), BLANK)

    def action_private(self) -> None:
        """Show initials for names, or names again."""
        self.desk.private = not self.desk.private
        self.desk.touch()
        self.draw()

    def action_leave(self) -> None:
        """Go back; the marks are kept."""
        self.keep_draft()
        self.dismiss(None)


def _large(number: int, pair: QuestionRecorded) -> tuple[Line, ...]:
    """Return a pair with room around it, so that it is read from a distance."""
    answer = pair.answer or _("(belum dijawab)")
    return (
        line((_("PERTANYAAN {n}").format(n=number), Tone.ACCENT)),
        BLANK,
        *paragraphs(pair.question, Tone.BOLD, indent=2),
        BLANK,
        BLANK,
        line((_("JAWABAN"), Tone.ACCENT)),
        BLANK,
        *paragraphs(answer, indent=2),
    )
