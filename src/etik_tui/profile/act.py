"""Stages, milestones and intake: what may happen in a case, who does it, what it must carry."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from etik_tui.domain.person import Role
from etik_tui.profile.condition import Condition
from etik_tui.profile.part import Id, Part, Ref, Rule, Text


class Severity(StrEnum):
    """What a check that does not hold means: a warning, or a refusal that can be deviated from."""

    WARN = "warn"
    FAIL = "fail"


class Scope(StrEnum):
    """Whether something happens once for the case or apart for each terlapor."""

    CASE = "case"
    TERLAPOR = "terlapor"


class MilestoneKind(StrEnum):
    """What an act is, so that screens, statistics and forms know how to treat it."""

    ACT = "act"
    RECEIPT = "receipt"
    MAJELIS = "majelis"
    SUMMONS = "summons"
    ATTENDANCE = "attendance"
    HEARING = "hearing"
    RECORD = "record"
    DELIBERATION = "deliberation"
    VERDICT = "verdict"
    SUBMISSION = "submission"
    SANCTION = "sanction"
    DELIVERY = "delivery"
    REFERRAL = "referral"
    REHABILITATION = "rehabilitation"
    NOTICE = "notice"
    CLOSING = "closing"


class FieldType(StrEnum):
    """How a field is filled in; every value is stored as text, choices by their id.

    `listed` takes several texts, as a rule from the office's own list.
    """

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    CHOICES = "choices"
    LISTED = "listed"
    YES_NO = "yes-no"
    NUMBER = "number"
    TIME = "time"
    OFFICIAL = "official"
    NORMS = "norms"
    SANCTIONS = "sanctions"


class Actor(Rule, frozen=True, kw_only=True):
    """Who acts: an office or body that the regulation names."""

    id: Id
    title: Text


class Choice(Part, frozen=True, kw_only=True):
    """One answer to choose."""

    id: Id
    title: Text
    cite: str = ""


class FieldSpec(Part, frozen=True, kw_only=True):
    """One thing that an act records besides its dates.

    `office_list` names a list in the office's settings whose texts are offered; others stay
    possible.
    """

    id: Id
    title: Text
    type: FieldType = FieldType.TEXT
    required: bool = False
    when: Annotated[Condition | None, Meta(description="isian ditanyakan bila")] = None
    choices: tuple[Choice, ...] = ()
    office_list: Annotated[str, Meta(description="daftar milik kantor yang ditawarkan")] = ""
    cite: str = ""
    hint: str = ""


class DateSpec(Part, frozen=True, kw_only=True):
    """One date that an act carries; the first of an act is the day it counts as done."""

    id: Id
    title: Text
    required: bool = True
    planned: Annotated[bool, Meta(description="boleh di kemudian hari")] = False
    not_before: Annotated[
        tuple[Ref, ...], Meta(description="tidak boleh mendahului tanggal ini")
    ] = ()


class Requirement(Rule, frozen=True, kw_only=True):
    """A condition that an act, or a report, should meet, and what it means if it does not."""

    id: Id
    text: Text
    condition: Condition
    severity: Severity = Severity.WARN


class Milestone(Rule, frozen=True, kw_only=True):
    """A procedural act.

    `needs` must hold before it can be recorded in order; `when` tells whether it is expected;
    `duty = false` marks what may be done but need not; `number` whether the paper has one.
    """

    id: Id
    title: Text
    actor: Id
    kind: MilestoneKind = MilestoneKind.ACT
    per: Scope = Scope.CASE
    dates: Annotated[tuple[DateSpec, ...], Meta(min_length=1)]
    fields: tuple[FieldSpec, ...] = ()
    needs: Condition | None = None
    when: Condition | None = None
    duty: bool = True
    repeat: bool = False
    number: Annotated[str, Meta(pattern="^(none|optional|required)$")] = "none"
    requires: tuple[Requirement, ...] = ()
    form: Annotated[str, Meta(description="id formulir yang membuktikannya")] = ""
    suppress_when_sensitive: bool = False
    caution: str = ""


class Stage(Rule, frozen=True, kw_only=True):
    """A column of the board; a case stands in the last stage whose `when` holds."""

    id: Id
    title: Text
    short: Annotated[str, Meta(min_length=1, max_length=14)]
    when: Condition | None = None
    final: bool = False


class Channel(Rule, frozen=True, kw_only=True):
    """A way by which a matter comes in, and what makes a report complete."""

    id: Id
    title: Text
    reporter: Annotated[Role | None, Meta(description="peran pembawa laporan")] = None
    reporter_required: bool = True
    form: str = ""
    fields: tuple[FieldSpec, ...] = ()
    requires: tuple[Requirement, ...] = ()


class Intake(Rule, frozen=True, kw_only=True):
    """How matters come in: the channels, and the milestone that receipt records."""

    milestone: Id
    channels: Annotated[tuple[Channel, ...], Meta(min_length=1)]


class ReferenceProcedure(Rule, frozen=True, kw_only=True):
    """That another regulation's procedure may be followed where this text has none of its own.

    The competent official chooses it case by case; it guides and never becomes a duty.
    """

    text: Text
