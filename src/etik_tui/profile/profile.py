"""The profile as a whole."""

from typing import Annotated

from msgspec import Meta

from etik_tui.profile.act import (
    Actor,
    Intake,
    Milestone,
    ReferenceProcedure,
    Requirement,
    Stage,
)
from etik_tui.profile.limit import Deadline, Reading, Time
from etik_tui.profile.outcome import (
    Checklist,
    Decision,
    Examination,
    FollowUp,
    FormSpec,
    Sanctions,
    Summons,
    Task,
)
from etik_tui.profile.panel import Axis, MajelisRules, Scale
from etik_tui.profile.part import Id, Part, Text
from etik_tui.profile.register import RegisterSpec
from etik_tui.profile.text import Coverage, Norm, NormGroup, Note, Regulation, Term, Unit

SCHEMA = 1


class Profile(Part, frozen=True, kw_only=True):
    """One regulation as data. Every section may be absent: a silent text stays silent."""

    schema: Annotated[int, Meta(ge=1, description="versi format profil")]
    id: Id
    version: Text
    name: Text
    institution: Text
    short: Annotated[str, Meta(min_length=1, max_length=14)]
    code: Annotated[
        str, Meta(pattern="^[A-Z0-9.-]{0,12}$", description="kode dalam nomor register")
    ] = ""
    regulations: Annotated[tuple[Regulation, ...], Meta(min_length=1)]
    coverage: Coverage | None = None
    terms: Annotated[tuple[Term, ...], Meta(description="istilah yang didefinisikan teks")] = ()
    time: Time = Time()
    actors: tuple[Actor, ...] = ()
    intake: Intake | None = None
    reference_procedure: Annotated[
        ReferenceProcedure | None, Meta(description="profil lain boleh menjadi prosedur rujukan")
    ] = None
    stages: tuple[Stage, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    readings: tuple[Reading, ...] = ()
    notes: tuple[Note, ...] = ()
    axes: tuple[Axis, ...] = ()
    scales: tuple[Scale, ...] = ()
    majelis: MajelisRules | None = None
    summons: Summons | None = None
    examination: Examination | None = None
    decision: Decision | None = None
    sanctions: Sanctions | None = None
    followups: tuple[FollowUp, ...] = ()
    closing: tuple[Requirement, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    tasks: tuple[Task, ...] = ()
    norm_groups: tuple[NormGroup, ...] = ()
    norms: tuple[Norm, ...] = ()
    forms: tuple[FormSpec, ...] = ()
    registers: tuple[RegisterSpec, ...] = ()
    silent: Annotated[tuple[str, ...], Meta(description="hal yang tidak diatur teks")] = ()
    units: tuple[Unit, ...] = ()

    def milestone(self, milestone_id: str) -> Milestone | None:
        """Return a milestone by its id."""
        return next((each for each in self.milestones if each.id == milestone_id), None)

    def deadline(self, deadline_id: str) -> Deadline | None:
        """Return a deadline by its id."""
        return next((each for each in self.deadlines if each.id == deadline_id), None)

    def stage(self, stage_id: str) -> Stage | None:
        """Return a stage by its id."""
        return next((each for each in self.stages if each.id == stage_id), None)

    def reading(self, reading_id: str) -> Reading | None:
        """Return a reading by its id."""
        return next((each for each in self.readings if each.id == reading_id), None)

    def norm(self, norm_id: str) -> Norm | None:
        """Return a norm by its id."""
        return next((each for each in self.norms if each.id == norm_id), None)

    def actor(self, actor_id: str) -> Actor | None:
        """Return an actor by its id."""
        return next((each for each in self.actors if each.id == actor_id), None)

    def register(self, register_id: str) -> RegisterSpec | None:
        """Return a register of the office by its id."""
        return next((each for each in self.registers if each.id == register_id), None)

    @property
    def conduct(self) -> tuple[Norm, ...]:
        """Return the norms that can be breached: those under headings of conduct."""
        others = {group.id for group in self.norm_groups if not group.conduct}
        return tuple(norm for norm in self.norms if norm.group not in others)

    def breachable(self, norm_id: str) -> Norm | None:
        """Return a norm that can be breached by its id."""
        return next((each for each in self.conduct if each.id == norm_id), None)
