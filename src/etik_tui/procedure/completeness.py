"""How complete a case is against its regulation: which steps of the path taken are evidenced.

A step is evidenced when its act is recorded, the form that the regulation provides for it is
issued, and its time limit was kept. Steps whose turn has not come are not counted.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import Struct

from etik_tui.domain.case import Event
from etik_tui.domain.fact import DocumentIssued
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.procedure.condition import holds
from etik_tui.procedure.deadline import DeadlineState, Status, deadlines
from etik_tui.procedure.ground import event_words
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.step import Standing, Step, steps
from etik_tui.profile.act import Milestone
from etik_tui.profile.outcome import FormSpec

BROKEN = frozenset({Status.LATE, Status.EARLY, Status.OVERDUE})


class Lack(StrEnum):
    """What a step still lacks: its act, the paper that proves it, or its time limit kept."""

    ACT = "act"
    FORM = "form"
    LIMIT = "limit"


class Proof(Struct, frozen=True, kw_only=True):
    """One step of the path taken, of one terlapor or of the case (`party` ""), and its evidence.

    `form` is what the regulation provides for it, `None` where it provides none; `limits` are
    those that the act meets, none where the text sets no time.
    """

    milestone: Milestone
    party: str
    event: Event | None = None
    form: FormSpec | None = None
    document: DocumentIssued | None = None
    limits: tuple[DeadlineState, ...] = ()

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Return what is missing, gravest first."""
        missing = (
            (Lack.ACT, self.event is None),
            (Lack.FORM, self.form is not None and self.document is None),
            (Lack.LIMIT, bool(self.broken)),
        )
        return tuple(lack for lack, is_missing in missing if is_missing)

    @property
    def broken(self) -> tuple[DeadlineState, ...]:
        """Return the time limits that were not kept."""
        return tuple(each for each in self.limits if each.status in BROKEN)


class Completeness(Struct, frozen=True, kw_only=True):
    """The steps of the path taken, in the regulation's order."""

    steps: tuple[Proof, ...]

    @property
    def evidenced(self) -> int:
        """Return how many steps lack nothing."""
        return len(self.steps) - len(self.lacking)

    @property
    def lacking(self) -> tuple[Proof, ...]:
        """Return the steps that lack something."""
        return tuple(proof for proof in self.steps if proof.lacks)


def completeness(situation: Situation) -> Completeness:
    """Return how complete a case is: the steps done, and those owed now."""
    limits = deadlines(situation)
    return Completeness(steps=tuple(_proofs(situation, limits)))


def _proofs(situation: Situation, limits: tuple[DeadlineState, ...]) -> Iterator[Proof]:
    rules = situation.profile.deadlines
    met_by = {rule.id: rule.met_by.partition(".")[0] for rule in rules}
    for step in steps(situation):
        events = situation.case.recorded(step.milestone.id, step.party)
        if not events and step.standing is not Standing.OWED:
            continue
        form = form_of(situation, step.milestone, step.party)
        issued = [
            each
            for each in situation.case.documents
            if form and each.form == form.id and _proves(situation, each, step)
        ]
        yield Proof(
            milestone=step.milestone,
            party=step.party,
            event=events[-1] if events else None,
            form=form if form and form.provided else None,
            document=issued[-1] if issued else None,
            limits=tuple(
                limit
                for limit in limits
                if met_by[limit.id] == step.milestone.id and limit.party in ("", step.party)
            ),
        )


def _proves(situation: Situation, paper: DocumentIssued, step: Step) -> bool:
    """Tell whether a paper is that of a step: of its act, or of none that is recorded (yet)."""
    events = {each.version: each for each in situation.case.events}
    event = events.get(paper.act)
    if event is not None and event.milestone != step.milestone.id:
        return False
    party = paper.party or (event.party if event else "")
    return not party or not step.party or party == step.party


def form_of(situation: Situation, milestone: Milestone, party: str) -> FormSpec | None:
    """Return the form that proves an act: for a report that of its channel, else the act's own.

    Of several forms of one act the first whose condition holds.
    """
    profile = situation.profile
    intake = profile.intake
    wanted = milestone.form
    if intake and intake.milestone == milestone.id:
        channels = {each.id: each.form for each in intake.channels}
        wanted = channels.get(situation.case.channel, "") or wanted
        return next((each for each in profile.forms if each.id == wanted), None)
    named = [each for each in profile.forms if each.id == wanted]
    own = [each for each in profile.forms if each.milestone == milestone.id and each.when]
    return next((each for each in (*named, *own) if holds(situation, each.when, party)), None)


def summary_words(found: Completeness) -> str:
    """Say in one sentence how complete a case is."""
    if not found.steps:
        return _("Teks tidak mengatur langkah penanganan.")
    words = _("{n} dari {all} langkah terbukti").format(n=found.evidenced, all=len(found.steps))
    titles = dict.fromkeys(proof.milestone.title for proof in found.lacking)
    if not titles:
        return words
    return _("{words}; kurang: {titles}").format(words=words, titles=", ".join(titles))


def lack_words(proof: Proof) -> tuple[str, ...]:
    """Say what a step lacks, one phrase for each thing."""
    return tuple(words for lack in proof.lacks for words in _lack_words(proof, lack))


def _lack_words(proof: Proof, lack: Lack) -> Iterator[str]:
    if lack is Lack.ACT:
        due = [each.due for each in proof.limits if each.due and each.status not in BROKEN]
        until = _(", paling lambat {day}").format(day=short_day(min(due))) if due else ""
        yield _("belum dicatat") + until
    elif lack is Lack.FORM and proof.form:
        yield _("{form} belum diterbitkan").format(form=form_words(proof.form))
    else:
        for each in proof.broken:
            yield _broken_words(each)


def _broken_words(state: DeadlineState) -> str:
    words: Mapping[Status, str] = {
        Status.LATE: _("{title}: terlambat, {met} sesudah {due}"),
        Status.EARLY: _("{title}: terlalu cepat, {met} sebelum {earliest}"),
        Status.OVERDUE: _("{title}: lewat {due}"),
    }
    return words[state.status].format(
        title=state.title,
        met=short_day(state.met) if state.met else "–",
        due=short_day(state.due) if state.due else "–",
        earliest=short_day(state.earliest) if state.earliest else "–",
    )


def proof_words(proof: Proof) -> tuple[str, ...]:
    """Say what evidences a step: act, paper, time limits; and where the text is silent."""
    found = []
    if proof.event:
        found.append(event_words(_("dicatat"), proof.event))
    if proof.document and proof.form:
        number = _(" nomor {number}").format(number=proof.document.number)
        issued = _("{form}{number} diterbitkan {day}").format(
            form=form_words(proof.form),
            number=number if proof.document.number else "",
            day=short_day(proof.document.at),
        )
        found.append(issued)
    kept = [each for each in proof.limits if each.status is Status.MET]
    found += [_("{title}: terjaga").format(title=each.title) for each in kept]
    if not proof.limits:
        found.append(_("batas waktu: Teks tidak mengatur"))
    if proof.form is None:
        found.append(_("formulir: Teks tidak mengatur"))
    return tuple(found)


def form_words(form: FormSpec) -> str:
    """Name a form of an annex: `Formulir G`; one with a longer id by its title."""
    return _("Formulir {id}").format(id=form.id) if len(form.id) <= 2 else form.title
