"""The index row of a case: what boards, lists and the agenda show of it."""

from datetime import date

from msgspec.structs import replace

from etik_tui.access.standing import standing_of
from etik_tui.casework.figuring import figures
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.person import Role
from etik_tui.journal.row import CaseRow, DueRow, NormUse
from etik_tui.procedure.condition import standing_outcome
from etik_tui.procedure.deadline import DeadlineState, deadlines
from etik_tui.procedure.explain import readings_on
from etik_tui.procedure.hearing import hearings
from etik_tui.procedure.situation import Situation
from etik_tui.procedure.stage import stage_of
from etik_tui.procedure.step import next_step
from etik_tui.profile.act import FieldType, MilestoneKind, Scope
from etik_tui.profile.profile import Profile

SEARCHED = 20_000


def case_row(workspace: Workspace, case: Case) -> CaseRow:
    """Return the index row of a case: what boards, lists and the agenda show of it."""
    if case.veiled:
        raise ValueError("the index is made from a whole case, not from what is shown of it")
    profile = workspace.profile_of(case)
    names = tuple(party.person.name for party in case.with_role(Role.TERLAPOR))
    initials = ", ".join(p.person.initials() for p in case.with_role(Role.TERLAPOR))
    row = CaseRow(
        case_id=case.id,
        number=case.number,
        institution=case.profile,
        stage="",
        stage_order=0,
        title=case.title,
        terlapor=names,
        initials=initials,
        channel=case.channel,
        sensitive=case.sensitive,
        closed=bool(case.closed),
        registered=case.registered,
        updated=workspace.clock.now(),
        version=case.version,
        calendar=workspace.calendar_version,
        norms=_norms(case, profile),
        hearings=tuple(sorted({each.day for each in hearings(profile, case)})) if profile else (),
        ties=tuple(standing_of(case).ties),
        search_text="" if case.sensitive else _search_text(case),
    )
    return row if profile is None else _computed(row, workspace.situation(case))


def _computed(row: CaseRow, situation: Situation) -> CaseRow:
    stage = stage_of(situation)
    final = bool(stage and stage.final)
    every = deadlines(situation)
    limits = () if final or row.closed else every
    step = None if final else next_step(situation, limits)
    dues = tuple(
        _due(row, situation, each, each.due) for each in limits if each.is_open and each.due
    )
    first = min(dues, key=lambda due: due.due, default=None)
    order = situation.profile.stages.index(stage) if stage else 0
    made = replace(
        row,
        stage=stage.id if stage else "",
        stage_order=order,
        closed=row.closed or final,
        due=first.due if first else None,
        due_title=first.title if first else "",
        due_deadline=first.deadline if first else "",
        next_act=step.milestone.title if step else "",
        next_actor=step.milestone.actor if step else "",
        since=step.since if step else None,
        outcome=_outcome(situation),
        dues=dues,
    )
    return replace(made, figures=figures(situation, made, every))


def _due(row: CaseRow, situation: Situation, state: DeadlineState, due: date) -> DueRow:
    return DueRow(
        case_id=row.case_id,
        number=row.number,
        institution=row.institution,
        deadline=state.id,
        title=state.title,
        party=state.party,
        due=due,
        actor=state.actor,
        cite=state.cite,
        unit=state.unit.value,
        provisional=bool(state.provisional),
        initials=situation.case.initials(state.party),
        readings=_readings(situation, state),
    )


def _readings(situation: Situation, state: DeadlineState) -> tuple[tuple[str, str], ...]:
    """Return the answers that a date rests on where they are not the regulation's default."""
    chosen = situation.chosen
    rule = situation.profile.deadline(state.id) if chosen else None
    if rule is None:
        return ()
    return tuple(
        (reading.id, chosen[reading.id])
        for reading in readings_on(situation.base.readings, rule, state.unit)
        if chosen.get(reading.id, reading.default) != reading.default
    )


def _norms(case: Case, profile: Profile | None) -> tuple[NormUse, ...]:
    """Return the norms that the allegations and the acts of a case name."""
    uses = [NormUse(norm=norm) for each in case.allegations for norm in each.norms]
    for event in case.events:
        milestone = profile.milestone(event.milestone) if profile else None
        if milestone is None:
            continue
        decided = milestone.kind is MilestoneKind.VERDICT
        for spec in milestone.fields:
            value = event.fields.get(spec.id, ()) if spec.type is FieldType.NORMS else ()
            named = (value,) if isinstance(value, str) else value
            uses += [NormUse(norm=norm, decided=decided) for norm in named if norm]
    return tuple(dict.fromkeys(uses))


def _outcome(situation: Situation) -> str:
    parties = situation.parties(Scope.TERLAPOR)
    found = dict.fromkeys(standing_outcome(situation, party) for party in parties)
    return ", ".join(value for value in found if value)


def _search_text(case: Case) -> str:
    """Return what a case is found by; whoever reported it or suffered is not among it."""
    known = case.with_role(Role.TERLAPOR, Role.SAKSI)
    words = [case.number, case.title, *(party.person.name for party in known)]
    words += [each.text for each in case.allegations]
    return "\n".join(words)[:SEARCHED]
