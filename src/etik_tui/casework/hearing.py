"""What is recorded around a hearing: questions and answers, votes, dissent."""

from etik_tui.casework.entry import check_text
from etik_tui.casework.recording import Recorded, current, next_id, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import DissentRecorded, QuestionRecorded, VoteCast
from etik_tui.domain.person import Role
from etik_tui.errors import InputError
from etik_tui.locale import _


def ask(
    workspace: Workspace,
    number: str,
    question: str,
    answer: str = "",
    *,
    party: str = "",
    question_id: str = "",
    seen: int | None = None,
) -> Recorded:
    """Record a question and its answer; an existing `question_id` is put right."""
    case = current(workspace, number, seen)
    writable(workspace, case)
    problems = (
        *check_text("question", question, required=True, long=True),
        *check_text("answer", answer, long=True),
    )
    if problems:
        what = _("Tanya jawab belum dapat dicatat")
        raise InputError(what, problems=problems, where=case.number)
    taken = (each.fact.id for each in case.entries if isinstance(each.fact, QuestionRecorded))
    fact = QuestionRecorded(
        at=workspace.today,
        id=question_id or next_id("t", taken),
        party=accused(case, party),
        question=question,
        answer=answer,
    )
    return write(workspace, case, (fact,))


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
