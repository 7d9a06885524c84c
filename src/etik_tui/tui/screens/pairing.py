"""Typing pairs of question and answer: what Enter does, what is kept, what is stored."""

from textual.timer import Timer

from etik_tui.casework import hearing
from etik_tui.casework.examination import interferes, opening_questions
from etik_tui.domain.case import Case, fold
from etik_tui.errors import ConflictError
from etik_tui.locale import _
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.conflict import conflict_lines
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.line import BLANK, Tone
from etik_tui.tui.pair import Half, TypedPair
from etik_tui.tui.screens.examining import Examining
from etik_tui.tui.widgets.pair_entry import PairEntry
from etik_tui.tui.widgets.sheet import Sheet

KEEPING = 0.8
"""Seconds after which what is typed is kept, while one goes on typing."""
ATTEMPTS = 20


class Pairing(Examining):
    """A page with a record and the entry of the pair that is being typed."""

    def __init__(self, desk: Desk, case: Case, pair: TypedPair) -> None:
        super().__init__(desk, case, pair.sitting)
        self._pair = pair
        self._keeping: Timer | None = None
        self._openings = opening_questions(desk.workspace, case)
        self._skipped = False
        self._sure = False
        self._next = ""

    @property
    def pair(self) -> TypedPair:
        """Return what is being typed."""
        return self._pair

    @property
    def _entry(self) -> PairEntry:
        return self.query_one(PairEntry)

    @property
    def _list(self) -> Sheet:
        return self.query_one("#examination-pairs", Sheet)

    def _draw_label(self) -> None:
        """Show which half of which pair is being typed."""

    def _to_the_end(self) -> None:
        if self._pair.is_new:
            self._list.action_edge(1)

    def on_text_area_changed(self) -> None:
        if self._entry.text == self._pair.text:
            return
        self._pair.text = self._entry.text
        if self._sure:
            self._sure = False
            self._draw_label()
        # Not put off by further keys: somebody may type on for minutes.
        if self._keeping is None:
            self._keeping = self.set_timer(KEEPING, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is typed."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        was = self.desk.unsaved
        self._pair.keep(self.desk)
        if was != self.desk.unsaved:
            self._draw_label()

    def advance(self, text: str) -> str:
        """Go from the question to the answer, from the answer to the next pair."""
        self._pair.text = text
        if self._pair.half is Half.ANSWER:
            if text.strip() or self._sure or self._pair.start[1]:
                return self.store(text)
            self._sure = True
        elif text.strip():
            self._pair.half = Half.ANSWER
        self.keep_draft()
        self._draw_label()
        return self._pair.text

    def store(self, text: str) -> str:
        """Store the pair, and return the text of the next."""
        self._pair.text = self._next = text
        self._store()
        return self._next

    @told
    def _store(self) -> None:
        pair = self._pair
        if not pair.question.strip():
            return
        if pair.question_id and not pair.is_changed:
            self._go_on()
            return
        self.keep_draft()
        try:
            recorded = self._record()
        except ConflictError as error:
            self._conflict(error)
            return
        pair.drop(self.desk)
        self._case = recorded
        self.desk.touch()
        self._go_on()

    def _record(self) -> Case:
        """Record the pair; what others recorded elsewhere meanwhile does not stand in its way."""
        pair = self._pair
        for _attempt in range(ATTEMPTS):
            try:
                return hearing.ask(
                    self.desk.workspace,
                    pair.case_id,
                    pair.question.strip(),
                    pair.answer.strip(),
                    party=pair.sitting.party,
                    question_id=pair.question_id,
                    turn=hearing.Turn(session=pair.sitting.session, before=pair.before),
                    seen=pair.seen,
                ).case
            except ConflictError:
                now = self.desk.workspace.case(pair.case_id)
                if interferes(now, pair.seen, pair.sitting, pair.question_id):
                    raise
                pair.seen = now.version
        raise ConflictError(_("Perkara ini terus diubah sesi lain; coba lagi"))

    def _conflict(self, error: ConflictError) -> None:
        """Keep what is typed, say who recorded what, and go on with the case as it now is."""
        now = self.desk.workspace.case(self._case.id)
        seen = fold(now.id, now.entries[: self._pair.seen])
        lines = (*conflict_lines(self.desk, error, seen, now), BLANK)
        self._pair.seen, self._case = now.version, now
        self.keep_draft()
        self.draw()
        self.app.push_screen(MessageDialog(_("Perkara ini baru saja berubah"), lines, Tone.WARN))

    def _go_on(self) -> None:
        """Go on to the next pair at the end."""
        self._begin(TypedPair(self._case, self._sitting))
        self._next = self._pair.text
        self._to_the_end()

    def _begin(self, pair: TypedPair) -> None:
        """Begin with a pair: what was typed of it before, or the next fixed question."""
        self._pair, self._sitting, self._sure = pair, pair.sitting, False
        if not pair.fetch(self.desk) and pair.is_new:
            pair.propose(self._opening())
        self._entry.show(pair.text)
        self.draw()

    def _opening(self) -> str:
        """Return the next of the questions that every examination begins with."""
        if self._skipped:
            return ""
        asked = self._case.asked(self._sitting.party, self._sitting.session)
        known = {each.question.strip() for each in asked}
        return next((each for each in self._openings if each.strip() not in known), "")

    def retreat(self, text: str) -> str:
        """Go from the answer back to its question, from a question to the list."""
        self._pair.text = text
        self._sure = False
        if self._pair.half is Half.ANSWER:
            self._pair.half = Half.QUESTION
            self._draw_label()
        else:
            self._list.focus()
        return self._pair.text
