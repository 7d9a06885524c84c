"""Playing a scenario: every step is an act of casework, on the day on which it happened."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta, timezone
from random import Random

from etik_tui.access.people import Caller
from etik_tui.casework import amendment, casefile, hearing
from etik_tui.casework.act import ActInput, record
from etik_tui.casework.cast import fictitious
from etik_tui.casework.recording import Recorded
from etik_tui.casework.registration import (
    Report,
    ReportedAct,
    ReportedEvidence,
    ReportedParty,
    register,
)
from etik_tui.casework.scenario import Matter, Playbook, Scenario, Step
from etik_tui.casework.schedule import Dated
from etik_tui.casework.ticking import tick
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.case import Case
from etik_tui.domain.fact import Value
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person, Role
from etik_tui.profile.act import Milestone, Scope
from etik_tui.profile.profile import Profile

ZONE = timezone(timedelta(hours=7))
OPENING, LAST_HOUR = time(8, 5, tzinfo=ZONE), 15
NORMS = "@norms"


class Player:
    """Plays cases of one regulation into a workspace, whose clock and actor it moves."""

    def __init__(
        self,
        workspace: Workspace,
        clock: FixedClock,
        profile: Profile,
        playbook: Playbook,
        random: Random,
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._profile = profile
        self._playbook = playbook
        self._random = random
        self._papers = 0
        self._officials = {
            each.actor: each.name for each in workspace.office.under(profile.id).officials
        }

    def play(self, scenario: Scenario, matter: Matter, dated: tuple[Dated, ...]) -> Case:
        """Play one case to its end and return it."""
        receipt, *rest = dated
        self._turn_to(receipt.day, fresh=True)
        self._act_as(receipt.step.act)
        report = self._report(scenario, matter, receipt.dates)
        case = register(self._workspace, self._profile.id, report).case
        for each in rest:
            self._turn_to(each.day)
            self._act_as(each.step.act)
            case = self._step(case, matter, each)
        return case

    def _turn_to(self, day: date, *, fresh: bool = False) -> None:
        """Move the clock to a working hour of a day, or on by some minutes on the same day."""
        if fresh or self._clock.moment.date() != day:
            hours = self._random.randrange((LAST_HOUR - OPENING.hour) * 60)
            self._clock.moment = datetime.combine(day, OPENING) + timedelta(minutes=hours)
        else:
            self._clock.moment += timedelta(seconds=self._random.randint(20, 90))

    def _act_as(self, act: str) -> None:
        milestone = self._profile.milestone(act)
        actor = milestone.actor if milestone else ""
        name = self._officials.get(actor) or next(iter(self._officials.values()), "peraga")
        self._workspace.caller = Caller(name=name.lower().replace(" ", "."))

    # --- The report --------------------------------------------------------------------------

    def _report(self, scenario: Scenario, matter: Matter, dates: Mapping[str, date]) -> Report:
        parties = tuple(self._party(part.role, part.like) for part in scenario.parties)
        accused = [party.name for party in parties if party.role is Role.TERLAPOR]
        return Report(
            channel=scenario.channel,
            title=matter.title,
            dates=dates,
            sensitive=scenario.sensitive,
            fields=self._fields(scenario.fields, matter),
            parties=parties,
            allegations=tuple(
                ReportedAct(text=matter.text, terlapor=name, place=matter.place, norms=matter.norms)
                for name in accused
            ),
            evidence=tuple(ReportedEvidence(title=title) for title in matter.evidence),
        )

    def _party(self, role: Role, like: str) -> ReportedParty:
        person = self._person(like)
        return ReportedParty(
            role=role,
            name=person.name,
            nip=person.nip,
            rank=person.rank,
            position=person.position,
            position_level=person.position_level,
            unit=person.unit,
            employment=person.employment,
        )

    def _person(self, like: str) -> Person:
        pattern = self._playbook.kind(like) if like else Person(name="")
        return fictitious(self._random, pattern, with_nip=bool(pattern.rank))

    # --- The steps ---------------------------------------------------------------------------

    def _step(self, case: Case, matter: Matter, dated: Dated) -> Case:
        step = dated.step
        if step.act:
            return self._act(case, matter, dated)
        done: Recorded | None = None
        workspace, number = self._workspace, case.id
        accused = [party.id for party in case.with_role(Role.TERLAPOR)]
        party = accused[max(step.party, 1) - 1]
        if step.ask:
            for question, answer in self._playbook.examination(step.ask).asked:
                done = hearing.ask(workspace, number, question, answer, party=party)
        for seat, option in zip(
            case.majelis.seats if case.majelis else (), step.votes, strict=False
        ):
            done = hearing.cast_vote(workspace, number, seat.id, option, party=party)
        if step.dissent and case.majelis:
            last = case.majelis.seats[-1].id
            done = hearing.dissent(workspace, number, last, step.dissent, party=party)
        if step.witness:
            person = self._person(step.witness)
            done = casefile.add_party(workspace, number, Role.SAKSI, person)
        return self._remark(done.case if done else case, step)

    def _remark(self, case: Case, step: Step) -> Case:
        workspace, number = self._workspace, case.id
        if step.note:
            case = casefile.add_note(workspace, number, step.note).case
        if step.tick:
            case = tick(workspace, number, step.tick, step.reason).case
        if step.reading:
            case = casefile.choose_reading(
                workspace, number, step.reading, step.option, reason=step.reason
            ).case
        if step.withdraw:
            case = amendment.undo(workspace, number, reason=step.withdraw).case
        if step.close:
            case = casefile.close(workspace, number, reason=step.close).case
        return case

    def _act(self, case: Case, matter: Matter, dated: Dated) -> Case:
        step, milestone = dated.step, self._profile.milestone(dated.step.act)
        for party in self._concerned(case, milestone, step.party):
            act = ActInput(
                milestone=step.act,
                party=party,
                dates=dated.dates,
                number=self._number(milestone, step, dated.day),
                fields=self._fields(step.fields, matter),
                majelis=self._majelis(case, step),
            )
            case = record(self._workspace, case.id, act, deviation=step.deviation).case
        return case

    def _concerned(self, case: Case, milestone: Milestone | None, place: int) -> tuple[str, ...]:
        if milestone is None or milestone.per is Scope.CASE:
            return ("",)
        accused = tuple(party.id for party in case.with_role(Role.TERLAPOR))
        return accused[place - 1 : place] if place else accused

    def _number(self, milestone: Milestone | None, step: Step, day: date) -> str:
        if not step.number and (milestone is None or milestone.number != "required"):
            return ""
        self._papers += 1
        pattern = step.number or "{n}/PERAGAAN/{tahun}"
        return pattern.replace("{n}", str(self._papers)).replace("{tahun}", str(day.year))

    def _fields(
        self, fields: Mapping[str, str | tuple[str, ...]], matter: Matter
    ) -> dict[str, Value]:
        return {
            key: matter.norms if value == NORMS else self._named(value)
            for key, value in fields.items()
        }

    def _named(self, value: str | tuple[str, ...]) -> Value:
        if not isinstance(value, str):
            return value
        for actor, name in self._officials.items():
            value = value.replace("{" + actor + "}", name)
        return value

    def _majelis(self, case: Case, step: Step) -> Majelis | None:
        if not step.panel:
            return None
        panel = self._playbook.panel(step.panel)
        sitting = case.majelis.seats if case.majelis else ()
        seats = []
        for place, holder in enumerate(panel.seats, start=1):
            stays = place <= len(sitting) and place not in step.replaced
            person = sitting[place - 1].person if stays else self._person(holder.like)
            seats.append(
                Seat(id=f"m{place}", seat=holder.seat, person=person, attested=panel.attested)
            )
        return Majelis(seats=tuple(seats))
