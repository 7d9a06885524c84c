"""What is recorded around a hearing: questions and answers, votes, dissent."""

from msgspec import Struct

from etik_tui.casework.entry import check_text
from etik_tui.casework.recording import Recorded, current, next_id, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import DissentRecorded, QuestionRecorded, VoteCast
from etik_tui.domain.person import Role
from etik_tui.errors import InputError
from etik_tui.locale import _


class Turn(Struct, frozen=True, kw_only=True):
    """Where in an examination a pair belongs, and when it was typed.

    `session` is the sitting of the person examined: 0 the last one, one higher a new one.
    `before` puts the pair in front of another one; `reading_back` says that the record was being
    read back.
    """

    session: int = 0
    before: str = ""
    reading_back: bool = False


def ask(
    workspace: Workspace,
    number: str,
    question: str,
    answer: str = "",
    *,
    party: str = "",
    question_id: str = "",
    turn: Turn | None = None,
    seen: int | None = None,
) -> Recorded:
    """Record a question and its answer; an existing `question_id` is put right in its place.

    `party` is who is examined, the only terlapor by default.
    Raises InputError for a text, a person, a sitting or a pair that cannot be.
    """
    case = current(workspace, number, seen)
    writable(workspace, case)
    problems = (
        *check_text("question", question, required=True, long=True),
        *check_text("answer", answer, long=True),
    )
    if problems:
        what = _("Tanya jawab belum dapat dicatat")
        raise InputError(what, problems=problems, where=case.number)
    turn = turn or Turn()
    known = _pair(case, question_id) if question_id else None
    whom = known.party if known else examined(case, party)
    sitting = known.session if known else sitting_of(case, whom, turn.session)
    if turn.before and turn.before not in {each.id for each in case.asked(whom, sitting)}:
        raise _no_pair(case, turn.before)
    taken = (each.fact.id for each in case.entries if isinstance(each.fact, QuestionRecorded))
    fact = QuestionRecorded(
        at=workspace.today,
        id=question_id or next_id("t", taken),
        party=whom,
        question=question,
        answer=answer,
        session=sitting,
        before=turn.before,
        reading_back=turn.reading_back,
    )
    return write(workspace, case, (fact,))


def _pair(case: Case, question_id: str) -> QuestionRecorded:
    found = next((each for each in case.questions if each.id == question_id), None)
    if found is None:
        raise _no_pair(case, question_id)
    return found


def _no_pair(case: Case, question_id: str) -> InputError:
    return InputError(
        _("Tanya jawab “{id}” tidak ada dalam pemeriksaan ini").format(id=question_id[:60]),
        where=case.number,
        remedy=_("Lihat id-nya dengan `etik case examination`."),
    )


def examined(case: Case, party: str) -> str:
    """Return who is examined: any party that is named, or the only terlapor."""
    return party if case.party(party) else accused(case, party)


def sitting_of(case: Case, party: str, session: int) -> int:
    """Return which sitting of a person is meant; 0 is the last one.

    Raises InputError for one that is not the next after those there are.
    """
    last = max((each.session for each in case.questions if each.party == party), default=0)
    if session == 0:
        return max(last, 1)
    if not 1 <= session <= last + 1:
        raise InputError(
            _("Pemeriksaan ke-{n} belum dapat dimulai").format(n=session),
            where=case.number,
            remedy=_("Berikutnya adalah pemeriksaan ke-{n}.").format(n=last + 1),
        )
    return session


def cast_vote(
    workspace: Workspace,
    number: str,
    seat: str,
    option: str,
    *,
    party: str = "",
    seen: int | None = None,
) -> Recorded:
    """Record a member's vote for an outcome; an empty option abstains."""
    case = current(workspace, number, seen)
    situation = writable(workspace, case)
    _sitting(case, seat)
    rules = situation.profile.decision
    outcomes = [each.id for each in rules.outcomes] if rules else []
    if option and option not in outcomes:
        raise InputError(
            _("Pilihan “{option}” tidak dikenal").format(option=option[:60]),
            where=case.number,
            remedy=_("Pilihan: {known}.").format(known=", ".join(outcomes)),
        )
    vote = VoteCast(at=workspace.today, seat=seat, party=accused(case, party), option=option)
    return write(workspace, case, (vote,))


def dissent(
    workspace: Workspace,
    number: str,
    seat: str,
    text: str,
    *,
    party: str = "",
    seen: int | None = None,
) -> Recorded:
    """Record a member's differing opinion, in their words."""
    case = current(workspace, number, seen)
    writable(workspace, case)
    _sitting(case, seat)
    problems = tuple(check_text("text", text, required=True, long=True))
    if problems:
        what = _("Pendapat berbeda belum dapat dicatat")
        raise InputError(what, problems=problems, where=case.number)
    fact = DissentRecorded(at=workspace.today, seat=seat, party=accused(case, party), text=text)
    return write(workspace, case, (fact,))


def accused(case: Case, party: str) -> str:
    """Return the terlapor meant: the one named, or the only one.

    Raises InputError where several could be meant, or none has that id.
    """
    known = {each.id: each for each in case.with_role(Role.TERLAPOR)}
    if party in known:
        return party
    if not party and len(known) == 1:
        return next(iter(known))
    raise InputError(
        _("Terlapor mana yang dimaksud?"),
        where=case.number,
        remedy=_("Pilihan: {known}.").format(known=", ".join(known) or "-"),
    )


def _sitting(case: Case, seat: str) -> None:
    seats = [each.id for each in case.majelis.seats] if case.majelis else []
    if seat not in seats:
        raise InputError(
            _("Anggota “{seat}” tidak ada dalam Majelis perkara ini").format(seat=seat[:60]),
            where=case.number,
            remedy=_("Pilihan: {known}.").format(known=", ".join(seats) or "-"),
        )
