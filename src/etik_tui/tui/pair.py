"""A pair of question and answer while it is typed, and the draft that survives a crash."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from etik_tui.casework.examination import Sitting
from etik_tui.domain.case import Case
from etik_tui.locale import _
from etik_tui.tui.desk import Desk

KIND = "bap"


class Half(StrEnum):
    """Which half of a pair is being typed."""

    QUESTION = "question"
    ANSWER = "answer"


class TypedPair:
    """What is typed of one pair: a new one, one put in `before` another, or `question_id` again.

    `seen` is the version of the case when typing began; `start` the wording then, which is not
    worth a draft.
    """

    def __init__(
        self, case: Case, sitting: Sitting, *, question_id: str = "", before: str = ""
    ) -> None:
        self.case_id = case.id
        self.number = case.number
        self.sitting = sitting
        self.question_id = question_id
        self.before = before
        self.seen = case.version
        known = next((each for each in case.questions if each.id == question_id), None)
        self.start = (known.question, known.answer) if known else ("", "")
        self.question, self.answer = self.start
        self.half = Half.QUESTION
        self._kept: Mapping[str, Any] | None = None

    @property
    def is_new(self) -> bool:
        """Tell whether it is the next pair at the end."""
        return not (self.question_id or self.before)

    @property
    def is_changed(self) -> bool:
        """Tell whether anything is typed that the record does not have."""
        return (self.question, self.answer) != self.start

    @property
    def text(self) -> str:
        """Return the half that is being typed."""
        return self.question if self.half is Half.QUESTION else self.answer

    @text.setter
    def text(self, text: str) -> None:
        if self.half is Half.QUESTION:
            self.question = text
        else:
            self.answer = text

    @property
    def key(self) -> str:
        """Return the key of the draft."""
        place = self.question_id or (f"<{self.before}" if self.before else "")
        return f"{draft_prefix(self.case_id)}{self.sitting.party}:{self.sitting.session}:{place}"

    def propose(self, question: str) -> None:
        """Begin with a question that every examination begins with."""
        self.start = (question, "")
        self.question, self.answer = self.start

    def fetch(self, desk: Desk) -> bool:
        """Take up what was typed before, if anything was kept; tell whether it was."""
        draft = desk.draft(self.key)
        if draft is None:
            return False
        self._kept = draft.body
        self.question = str(draft.body.get("question", ""))
        self.answer = str(draft.body.get("answer", ""))
        # Written against an older version: saving says what has changed since.
        self.seen = min(self.seen, int(draft.body.get("seen", self.seen)))
        if draft.body.get("half") == Half.ANSWER:
            self.half = Half.ANSWER
        return True

    def keep(self, desk: Desk) -> bool:
        """Keep what is typed; tell whether it is safe now."""
        body = {
            "title": _("Tanya jawab BAP"),
            "number": self.number,
            "question": self.question,
            "answer": self.answer,
            "half": self.half.value,
            "seen": self.seen,
        }
        if not self.is_changed:
            if self._kept is not None:
                self.drop(desk)
            return True
        if body == self._kept:
            return True
        if not desk.keep(self.key, body):
            return False
        self._kept = body
        return True

    def drop(self, desk: Desk) -> None:
        """Forget the draft."""
        desk.forget(self.key)
        self._kept = None


def draft_prefix(case_id: str) -> str:
    """Return how the keys of all drafts of a case's examinations begin."""
    return f"{KIND}:{case_id}:"


def pair_of(case: Case, place: str) -> TypedPair | None:
    """Return the pair that the rest of a draft's key names, `None` where it names none."""
    party, _colon, rest = place.partition(":")
    session, colon, slot = rest.partition(":")
    if not (colon and session.isdecimal() and case.party(party)):
        return None
    sitting = Sitting(party=party, session=int(session))
    if slot.startswith("<"):
        return TypedPair(case, sitting, before=slot[1:])
    known = {each.id for each in case.asked(party, sitting.session)}
    return TypedPair(case, sitting, question_id=slot if slot in known else "")
