"""Questions and answers at the speed of a hearing; every pair is stored at once."""

from textual.app import ComposeResult
from textual.binding import Binding

from etik_tui.casework.examination import (
    Sitting,
    drop,
    latest_sitting,
)
from etik_tui.domain.case import Case
from etik_tui.domain.person import Role
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.pick import PickDialog
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.line import Line, Tone, line
from etik_tui.tui.pair import Half, TypedPair, draft_prefix, pair_of
from etik_tui.tui.screens.pairing import Pairing
from etik_tui.tui.sheets.examination import (
    examinable,
    pair_lines,
    sitting_key,
    sitting_name,
    sitting_of_key,
)
from etik_tui.tui.widgets.bars import Bar
from etik_tui.tui.widgets.pair_entry import PairEntry
from etik_tui.tui.widgets.sheet import Sheet


class ExaminationScreen(Pairing):
    """The record of one sitting above, the pair that is being typed below."""

    CSS_PATH = "../tcss/examination.tcss"
    BINDINGS = [
        Binding("enter", "stay", _("Lanjut"), key_display="Enter", id="examination.next"),
        Binding("tab", "other", _("Daftar"), key_display="Tab", id="examination.list"),
        Binding("f9", "insert", _("Sisip"), id="examination.insert"),
        Binding("f5", "sitting", _("Siapa"), id="examination.sitting"),
        Binding("f6", "read", _("Bacakan"), id="examination.read"),
        Binding("f7", "sign", _("Ttd"), id="examination.sign"),
        Binding("f1", "app.help", _("Bantuan"), id="examination.help"),
        Binding("f2", "store", _("Simpan"), id="examination.store"),
        Binding("f4", "discard", _("Buang isian"), id="examination.discard"),
        Binding("escape", "back", _("Selesai"), key_display="Esc", id="examination.back"),
        Binding("f3", "stay", _("Baris baru"), show=False, id="examination.line"),
        Binding("delete", "drop", _("Tarik pasangan"), show=False, id="examination.drop"),
        Binding("1,2,3,4,5,6,7,q", "stay", show=False, id="examination.stay"),
    ]

    def body(self) -> ComposeResult:
        """Return the pairs, and the entry beneath them."""
        yield Sheet(id="examination-pairs")
        yield Bar(id="examination-label")
        yield Sheet(id="examination-question")
        yield PairEntry(self, id="examination-text")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#examination-question").can_focus = False
        self._begin(self._pair)
        self._entry.focus()
        self.call_after_refresh(self._to_the_end)

    def draw(self) -> None:
        """Show the record and what is being typed of it."""
        asked = self._case.asked(self._sitting.party, self._sitting.session)
        self.head(
            (
                (f" {self._case.number}  ", Tone.PLAIN),
                (sitting_name(self.desk, self._case, self._sitting), Tone.HEAD),
                (_("  {n} tanya jawab").format(n=len(asked)), Tone.DIM),
            )
        )
        lines = tuple(pair_lines(self._case, self._sitting, drafts=self._drafted()))
        empty = line((_("Belum ada tanya jawab. Ketik pertanyaan, lalu Enter."), Tone.DIM))
        chosen = self._pair.question_id or self._pair.before
        self._list.show(lines or [empty], key=f"question:{chosen}" if chosen else "")
        self._draw_label()

    def _drafted(self) -> frozenset[str]:
        prefix = f"{draft_prefix(self._case.id)}{self._sitting.party}:{self._sitting.session}:"
        kept = (each.key for each in self.desk.drafts() if each.key.startswith(prefix))
        return frozenset(key[len(prefix) :].removeprefix("<") for key in kept)

    def _draw_label(self) -> None:
        pair, bar = self._pair, self.query_one("#examination-label", Bar)
        asked = self._case.asked(self._sitting.party, self._sitting.session)
        ids = [each.id for each in asked]
        place = pair.question_id or pair.before
        number = (ids.index(place) if place in ids else len(ids)) + 1
        word = _("Pertanyaan") if pair.half is Half.QUESTION else _("Jawaban")
        bar.left = ((f" {word} {number}", Tone.ACCENT), (self._purpose(), Tone.BOLD))
        bar.right = ((f"{self._state()} ", Tone.WARN if self._sure else Tone.DIM),)
        above = self.query_one("#examination-question", Sheet)
        above.display = pair.half is Half.ANSWER
        above.show([line((each, Tone.BOLD)) for each in pair.question.split("\n")[:3]])

    def _purpose(self) -> str:
        if self._pair.question_id:
            return _("  memperbaiki")
        return _("  sisipan di depannya") if self._pair.before else ""

    def _state(self) -> str:
        if self._sure:
            return _("Jawaban kosong: Enter sekali lagi menyimpannya")
        if self.desk.unsaved:
            return _("draf TIDAK dapat disimpan")
        if self._pair.half is Half.QUESTION:
            return _("F3 baris baru · ↑ ke daftar")
        return _("F3 baris baru · ↑ ke pertanyaan")

    def action_store(self) -> None:
        """Store what is typed, from the list too."""
        self._entry.show(self.store(self._entry.text))
        self._entry.focus()

    def action_other(self) -> None:
        """Go from the entry to the list, or back."""
        self.keep_draft()
        self.set_focus(self._list if self._entry.has_focus else self._entry)

    @told
    def on_sheet_chosen(self, event: Sheet.Chosen) -> None:
        self._turn_to(question_id=event.key.partition(":")[2])

    def _turn_to(self, *, question_id: str = "", before: str = "") -> None:
        self.keep_draft()
        self._begin(TypedPair(self._case, self._sitting, question_id=question_id, before=before))
        self._entry.focus()

    @told
    def action_insert(self) -> None:
        """Put a new pair in before the one under the cursor of the list."""
        chosen = self._pair.question_id or self._list.key.partition(":")[2]
        if not chosen:
            self.notify(_("Belum ada tanya jawab untuk disisipi."))
            return
        self._turn_to(before=chosen)

    @told
    def action_discard(self) -> None:
        """Throw away what is typed; a fixed question is passed over with those that follow."""
        pair = self._pair
        if pair.is_new and not pair.is_changed:
            self._skipped = True
        pair.drop(self.desk)
        self._begin(TypedPair(self._case, self._sitting))
        self._entry.focus()

    @told
    def action_sitting(self) -> None:
        """Choose who is examined, and which time."""
        self.keep_draft()

        @told
        def turned(screen: "ExaminationScreen", key: str) -> None:
            screen.turn_to_sitting(sitting_of_key(key))

        def chosen(keys: tuple[str, ...] | None) -> None:
            if keys:
                turned(self, keys[0])

        items = examinable(self.desk, self._case)
        current = sitting_key(self._sitting)
        self.app.push_screen(PickDialog(_("Siapa diperiksa"), items, chosen=[current]), chosen)

    def turn_to_sitting(self, sitting: Sitting) -> None:
        """Go on with another sitting; what was typed in this one is kept."""
        self.keep_draft()
        self._skipped = False
        self._begin(TypedPair(self._case, sitting))
        self._to_the_end()

    @told
    def action_read(self) -> None:
        """Read the record back, pair by pair."""
        from etik_tui.tui.screens.read_back import ReadBackScreen

        self.keep_draft()
        if not self._case.asked(self._sitting.party, self._sitting.session):
            raise InputError(_("Belum ada tanya jawab untuk dibacakan"))
        screen = ReadBackScreen(self.desk, self._case, self._sitting)
        self.app.push_screen(screen, lambda _done: self.reload())

    @told
    def action_drop(self) -> None:
        """Take the pair under the cursor of the list out of the record, with the reason."""
        chosen = self._list.key.partition(":")[2]
        if not (self._list.has_focus and chosen):
            return
        case = self._case

        def save(values: Values) -> None:
            drop(
                self.desk.workspace,
                case.id,
                chosen,
                reason=str(values["reason"]),
                seen=self._seen(case),
            )

        words = next(each.question for each in case.questions if each.id == chosen)
        shown: list[Line] = [line((words, Tone.BOLD))]
        asks = [Ask(key="reason", label=_("Alasan"), required=True)]
        self.ask(case, _("Tarik tanya jawab"), asks, save, lines=shown)

    def action_back(self) -> None:
        """Go back to the next pair; from there leave. What is typed stays as a draft."""
        self.keep_draft()
        if self._pair.is_new:
            self.dismiss(None)
            return
        if self._pair.is_changed:
            self.notify(_("Perubahan disimpan sebagai draf; Enter pada pasangannya melanjutkan."))
        self._begin(TypedPair(self._case, self._sitting))
        self._to_the_end()
        self._entry.focus()


def examination_at(desk: Desk, case: Case, place: str = "") -> ExaminationScreen:
    """Return the screen at the pair that is named, or where typing broke off.

    `place` is "party:session:pair"; without one the last draft decides, then the last sitting,
    then the first terlapor.
    """
    pair = pair_of(case, place) if place else None
    prefix = draft_prefix(case.id)
    drafts = (each.key[len(prefix) :] for each in desk.drafts() if each.key.startswith(prefix))
    for each in () if pair else drafts:
        pair = pair or pair_of(case, each)
    if pair is None:
        accused = case.with_role(Role.TERLAPOR) or case.parties
        if not accused:
            raise InputError(_("Belum ada pihak yang dapat diperiksa"), where=case.number)
        pair = TypedPair(case, latest_sitting(case) or Sitting(party=accused[0].id))
    return ExaminationScreen(desk, case, pair)
