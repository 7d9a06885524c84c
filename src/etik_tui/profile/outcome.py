"""Summons, decision, sanctions and what follows them."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from etik_tui.profile.act import Severity
from etik_tui.profile.condition import Condition
from etik_tui.profile.limit import Bound
from etik_tui.profile.part import Id, Part, Ref, Rule, Text


class SummonsRound(Rule, frozen=True, kw_only=True):
    """One round: the milestone that summons, and the one that records who came.

    `measured_from` and `hearing` are "milestone.date" references of the summons' own date and
    of the planned hearing; `limits` are the deadlines that bear on the planned date.
    """

    milestone: Id
    attendance: Id
    measured_from: Ref
    hearing: Ref
    limits: tuple[Id, ...] = ()


class Summons(Rule, frozen=True, kw_only=True):
    """How people are summoned, in which rounds, and what absence means."""

    rounds: Annotated[tuple[SummonsRound, ...], Meta(min_length=1)]
    absence: Text
    absence_cite: Text
    excuse: str = ""
    excuse_cite: str = ""


class OpeningQuestion(Rule, frozen=True, kw_only=True):
    """A question with which the text has every examination begin."""

    text: Text


class Examination(Rule, frozen=True, kw_only=True):
    """The record of examination: the milestone that signs it, and what the text says of it.

    `willing` and `refusal` are "milestone.field" references: whether the person examined signs
    ("ya"/"tidak"), and why not. `refused` (what follows a refusal), `read_back` and `copies` are
    sentences; empty means the text does not say.
    """

    milestone: Id
    willing: str = ""
    refusal: str = ""
    opening: tuple[OpeningQuestion, ...] = ()
    refused: str = ""
    refused_cite: str = ""
    read_back: str = ""
    read_back_cite: str = ""
    copies: str = ""
    copies_cite: str = ""


class MethodKind(StrEnum):
    """How a decision is reached."""

    CONSENSUS = "consensus"
    MAJORITY = "majority"
    CHAIR = "chair"
    SINGLE = "single"


class Method(Rule, frozen=True, kw_only=True):
    """One way to decide; a later one opens only when the earlier ones failed."""

    id: Id
    title: Text
    kind: MethodKind
    absolute: Annotated[bool, Meta(description="lebih dari separuh yang hadir")] = False
    reasons_required: bool = False


class Outcome(Rule, frozen=True, kw_only=True):
    """What a decision may say; `breach` tells whether it finds one."""

    id: Id
    title: Text
    breach: bool


class Decision(Rule, frozen=True, kw_only=True):
    """How a case is decided: milestone, the fields that hold method and outcome, the methods.

    `consensus` is the "milestone.field" that says ("ya"/"tidak") whether consensus was reached.
    Of `replaced_by`, the fields of later decisions such as on an objection, the last one that
    names an outcome stands instead of the first decision; any other value leaves it standing.
    `final`, `quorum` and `dissent` are sentences; empty means the text does not say.
    """

    milestone: Id
    outcome_field: Id
    method_field: str = ""
    consensus: str = ""
    methods: tuple[Method, ...] = ()
    outcomes: Annotated[tuple[Outcome, ...], Meta(min_length=1)]
    replaced_by: Annotated[
        tuple[Ref, ...], Meta(description="isian putusan keberatan atau banding yang menggantikan")
    ] = ()
    final: str = ""
    quorum: str = ""
    dissent: str = ""


class Delivery(Rule, frozen=True, kw_only=True):
    """A way in which a sanction is made known: places (any / all) and who must attend."""

    places: tuple[str, ...] = ()
    places_all: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()
    closed: bool = False


class DurationUnit(StrEnum):
    """In what a sanction's duration is measured; `day` is a calendar day."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Duration(Part, frozen=True, kw_only=True):
    """How long a sanction lasts: exactly, at most (`within`) or at least so many units."""

    n: Annotated[int, Meta(ge=1, le=3650)]
    unit: DurationUnit
    bound: Bound = Bound.EXACTLY


class Sanction(Rule, frozen=True, kw_only=True):
    """A sanction or measure; without `duration` the text sets none."""

    id: Id
    title: Text
    group: Id
    level: int = 0
    duration: Duration | None = None
    delivery: Delivery | None = None


class SanctionGroup(Rule, frozen=True, kw_only=True):
    """Sanctions that exclude one another or go together, and who imposes them."""

    id: Id
    title: Text
    choose: Annotated[str, Meta(pattern="^(one|at-least-one|any)$")] = "any"
    authority: Id
    delegation: str = ""
    delegation_floor: str = ""
    requires: Condition | None = None
    requires_text: str = ""
    severity: Severity = Severity.WARN


class Sanctions(Rule, frozen=True, kw_only=True):
    """All sanctions, the groups they belong to, and whether an appeal lies (empty: not said).

    `starts` and `ends` are the "milestone.date" at which a sanction with a duration begins to run
    and ends.
    """

    groups: tuple[SanctionGroup, ...]
    items: Annotated[tuple[Sanction, ...], Meta(min_length=1)]
    starts: Annotated[str, Meta(description="tanggal mulai berlakunya sanksi")] = ""
    ends: Annotated[str, Meta(description="tanggal berakhirnya sanksi")] = ""
    appeal: str = ""


class FollowUp(Rule, frozen=True, kw_only=True):
    """What comes after a decision; `options` makes it a point where a human must decide.

    `milestone` records it. Nothing here happens by itself.
    """

    id: Id
    title: Text
    milestone: Id
    when: Condition | None = None
    decision_point: bool = False
    caution: str = ""
    suppress_when_sensitive: bool = False


class FormValue(Part, frozen=True, kw_only=True):
    """Where a field of which one wording is chosen comes from; what is not chosen is struck out.

    `source` is a path of the case; `choices` gives the wording for each of its values. Without
    `struck` only the wording chosen is printed.
    """

    source: Annotated[str, Meta(max_length=200, description="jalur asal nilainya")] = msgspec.field(
        default="", name="from"
    )
    choices: Annotated[dict[str, str], Meta(description="nilai dan bunyinya")]
    struck: Annotated[bool, Meta(description="yang tidak dipilih dicoret")] = True


class FormSpec(Rule, frozen=True, kw_only=True):
    """A form of the annex: its fields in the order printed; `provided = false` if there is none.

    `when` tells apart several forms of one milestone: the first that holds is used. `values` says
    for each field where its value comes from (docs/reference/forms.md); "" is typed in.
    `template` is the file of the wording inside the profile; `text` is the wording itself, which
    loading takes from that file.
    """

    id: Id
    title: Text
    milestone: str = ""
    when: Annotated[Condition | None, Meta(description="formulir ini dipakai bila")] = None
    fields: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    confidential: bool = False
    provided: bool = True
    template: Annotated[str, Meta(description="berkas templat, forms/nama.md")] = ""
    text: Annotated[str, Meta(description="templatnya sendiri, tanpa berkas")] = ""
    values: Annotated[
        dict[str, str | FormValue], Meta(description='asal nilai setiap isian; "" = diketik')
    ] = {}


class Task(Rule, frozen=True, kw_only=True):
    """A checklist item; `auto` lets the program answer it from the facts.

    It is on the list only while `when` holds.
    """

    id: Id
    text: Text
    role: Id
    stage: str = ""
    kind: Annotated[str, Meta(pattern="^(task|power|right|duty)$")] = "task"
    when: Annotated[Condition | None, Meta(description="butir ini ada bila")] = None
    auto: Condition | None = None


class Checklist(Part, frozen=True, kw_only=True):
    """The items of one role or body."""

    role: Id
    title: Text
    cite: str = ""
