"""Recording procedural acts: findings first, then the act, with a reason where one is owed."""

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.casework.entry import check_dates, check_fields, check_text, is_possible
from etik_tui.casework.recording import Recorded, current, writable, write
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case, extend
from etik_tui.domain.fact import (
    DeviationRecorded,
    MajelisFormed,
    MilestoneRecorded,
    Value,
)
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Role
from etik_tui.errors import InputError, Problem, RefusedError
from etik_tui.locale import _
from etik_tui.procedure.check import check_act, check_order
from etik_tui.procedure.condition import holds
from etik_tui.procedure.finding import Finding, failing
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import FieldSpec, Milestone, MilestoneKind, Scope


class ActInput(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A procedural act as typed in; `party` may be left out where there is one terlapor."""

    milestone: str
    dates: Mapping[str, date] = {}
    party: str = ""
    number: str = ""
    fields: Mapping[str, Value] = {}
    majelis: Majelis | None = None


class Preview(Struct, frozen=True, kw_only=True):
    """What recording an act would meet: problems of the input, and findings of the regulation."""

    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]

    @property
    def needs_reason(self) -> bool:
        """Tell whether the act goes on only with a reason."""
        return bool(failing(self.findings))


def preview(workspace: Workspace, number: str, act: ActInput) -> Preview:
    """Return the problems and findings of an act, recording nothing."""
    case = workspace.case(number)
    return previewed(workspace.situation(case), act)


def previewed(situation: Situation, act: ActInput) -> Preview:
    """Return the problems and findings of an act in a situation at hand."""
    milestone = _milestone(situation, act)
    act = _addressed(situation, milestone, act)
    fact = _fact(act, milestone)
    problems = act_problems(situation, milestone, act, fact)
    countable = bool(act.dates) and all(
        is_possible(day, situation.today) for day in act.dates.values()
    )
    findings = _findings(situation, fact) if countable else ()
    return Preview(problems=problems, findings=findings)


def _findings(situation: Situation, fact: MilestoneRecorded | MajelisFormed) -> tuple[Finding, ...]:
    found = check_act(situation, fact)
    if situation.extra is None:
        return found
    return (*found, *situation.extra.on_act(situation.after(fact), fact))


def record(
    workspace: Workspace,
    number: str,
    act: ActInput,
    *,
    deviation: str = "",
    seen: int | None = None,
) -> Recorded:
    """Record a procedural act.

    `deviation` is the reason for going on against failing findings; it is recorded with them.
    Raises InputError for impossible input, RefusedError (with the findings) where a reason is
    owed, ConflictError where the case has changed since version `seen`.
    """
    case = current(workspace, number, seen)
    situation = writable(workspace, case)
    checked = previewed(situation, act)
    if checked.problems:
        what = _("Tindakan belum dapat dicatat")
        problems = (*_out_of_turn(situation, act), *checked.problems)
        raise InputError(what, problems=problems, where=case.number)
    milestone = _milestone(situation, act)
    fact = _fact(_addressed(situation, milestone, act), milestone)
    facts = (fact, *owed_deviation(case, checked, milestone.id, fact.at, deviation))
    return write(workspace, case, facts, findings=checked.findings)


def owed_deviation(
    case: Case, checked: Preview, milestone: str, at: date, reason: str
) -> tuple[DeviationRecorded, ...]:
    """Return the deviation that failing findings owe, none where nothing fails.

    Raises RefusedError, with the findings, where one is owed and no reason was given.
    """
    failed = failing(checked.findings)
    if not failed:
        return ()
    if not reason.strip():
        raise RefusedError(
            _("{n} ketentuan tidak terpenuhi atau belum dinilai").format(n=len(failed)),
            findings=checked.findings,
            where=case.number,
            remedy=_("Perbaiki, nilai yang perlu dinilai, atau catat penyimpangan dan alasannya."),
        )
    names = tuple(dict.fromkeys(finding.id for finding in failed))
    return (DeviationRecorded(at=at, reason=reason.strip(), milestone=milestone, findings=names),)


def _out_of_turn(situation: Situation, act: ActInput) -> tuple[Problem, ...]:
    """Say first that an act is out of its turn, before asking for what it still lacks."""
    milestone = _milestone(situation, act)
    party = _addressed(situation, milestone, act).party
    return tuple(
        Problem(what=each.text, key=act.milestone, remedy=each.remedy)
        for each in failing(check_order(situation, milestone, party))
    )


def _milestone(situation: Situation, act: ActInput) -> Milestone:
    found = situation.profile.milestone(act.milestone)
    if found is None:
        known = ", ".join(each.id for each in situation.profile.milestones)
        raise InputError(
            _("Tindakan “{id}” tidak dikenal").format(id=act.milestone[:60]),
            where=situation.case.number,
            remedy=_("Pilihan: {known}.").format(known=known),
        )
    return found


def _addressed(situation: Situation, milestone: Milestone, act: ActInput) -> ActInput:
    """Fill in the terlapor where there is only one."""
    accused = situation.case.with_role(Role.TERLAPOR)
    if milestone.per is Scope.TERLAPOR and not act.party and len(accused) == 1:
        return replace(act, party=accused[0].id)
    return act


def _fact(act: ActInput, milestone: Milestone) -> MilestoneRecorded | MajelisFormed:
    at = next(
        (act.dates[spec.id] for spec in milestone.dates if spec.id in act.dates),
        next(iter(act.dates.values()), date.min),
    )
    if milestone.kind is MilestoneKind.MAJELIS:
        return MajelisFormed(
            at=at,
            milestone=act.milestone,
            party=act.party,
            dates=act.dates,
            number=act.number,
            fields=act.fields,
            majelis=act.majelis or Majelis(seats=()),
        )
    return MilestoneRecorded(
        at=at,
        milestone=act.milestone,
        party=act.party,
        dates=act.dates,
        number=act.number,
        fields=act.fields,
    )


def act_problems(
    situation: Situation,
    milestone: Milestone,
    act: ActInput,
    fact: MilestoneRecorded | MajelisFormed,
) -> tuple[Problem, ...]:
    """Return what keeps an act's input from being recorded at all."""
    asked = asked_fields(situation, milestone, fact)
    return (
        *check_dates(milestone, act.dates, situation.today),
        *check_fields(situation.profile, field_specs(situation, milestone), act.fields, asked),
        *_number_problems(milestone, act),
        *_party_problems(situation, milestone, act),
        *_majelis_problems(milestone, act),
    )


def asked_fields(
    situation: Situation, milestone: Milestone, fact: MilestoneRecorded | MajelisFormed
) -> frozenset[str]:
    """Return the fields that an act asks for, given what is filled in so far."""
    after = replace(situation, case=extend(situation.case, (fact,)))
    specs = field_specs(situation, milestone)
    return frozenset(spec.id for spec in specs if holds(after, spec.when, fact.party))


def field_specs(situation: Situation, milestone: Milestone) -> tuple[FieldSpec, ...]:
    """Return the fields of an act in a case; receipt has those of the case's channel too."""
    intake = situation.profile.intake
    if intake is None or intake.milestone != milestone.id:
        return milestone.fields
    channels = (each for each in intake.channels if each.id == situation.case.channel)
    return (*milestone.fields, *(spec for channel in channels for spec in channel.fields))


def _number_problems(milestone: Milestone, act: ActInput) -> tuple[Problem, ...]:
    if milestone.number == "required" and not act.number.strip():
        return (Problem(what=_("nomor surat wajib diisi"), key="number"),)
    return tuple(check_text("number", act.number))


def _party_problems(
    situation: Situation, milestone: Milestone, act: ActInput
) -> tuple[Problem, ...]:
    accused = {party.id: party for party in situation.case.with_role(Role.TERLAPOR)}
    if milestone.per is Scope.CASE and not act.party:
        return ()
    if act.party in accused:
        return ()
    listed = ", ".join(accused) or "-"
    return (
        Problem(
            what=_("terlapor mana yang dimaksud?"),
            key="party",
            remedy=_("pilihan: {listed}").format(listed=listed),
        ),
    )


def _majelis_problems(milestone: Milestone, act: ActInput) -> tuple[Problem, ...]:
    if milestone.kind is not MilestoneKind.MAJELIS:
        return ()
    if act.majelis is None or not act.majelis.seats:
        return (Problem(what=_("susunan Majelis belum diisi"), key="majelis"),)
    ids = [seat.id for seat in act.majelis.seats]
    return tuple(
        problem
        for place, seat in enumerate(act.majelis.seats)
        for problem in (
            *check_text(f"majelis[{place}].name", seat.person.name, required=True),
            *check_text(f"majelis[{place}].id", seat.id, required=True),
            *_used_twice(f"majelis[{place}].id", seat.id, ids),
        )
    )


def _used_twice(key: str, seat_id: str, ids: list[str]) -> Iterator[Problem]:
    if ids.count(seat_id) > 1:
        yield Problem(what=_("“{id}” dipakai dua kali").format(id=seat_id[:60]), key=key)
