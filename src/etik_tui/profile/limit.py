"""Time limits and the readings of what a text leaves open."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from etik_tui.profile.act import Scope, Severity
from etik_tui.profile.condition import Condition
from etik_tui.profile.part import Id, Part, Ref, Rule, Text


class Bound(StrEnum):
    """How a number of days bounds an act, measured between anchor and act."""

    WITHIN = "within"
    AT_LEAST = "at-least"
    EXACTLY = "exactly"


class Direction(StrEnum):
    """Whether the act comes after its anchor or before it."""

    AFTER = "after"
    BEFORE = "before"


class DayUnit(StrEnum):
    """What is counted; `day` is the bare word `hari`, which `[time]` gives its meaning."""

    WORKING = "working"
    CALENDAR = "calendar"
    DAY = "day"


class Pick(StrEnum):
    """Which event counts when a milestone was recorded several times."""

    FIRST = "first"
    LAST = "last"


class Roll(StrEnum):
    """Where a last day on a day off moves to."""

    NONE = "none"
    NEXT = "next"
    PREVIOUS = "previous"


class Time(Part, frozen=True, kw_only=True):
    """What days mean in this regulation; `None` leaves the question to the office."""

    cite: str = ""
    note: str = ""
    day: Annotated[DayUnit, Meta(description="arti kata `hari`: working atau calendar")] = (
        DayUnit.CALENDAR
    )
    count_anchor: bool = False
    roll: Roll = Roll.NONE
    week: Annotated[int, Meta(ge=5, le=6)] | None = None
    collective_leave_counts: bool | None = None


class Lapse(Rule, frozen=True, kw_only=True):
    """What follows when a limit has passed: a proposal with its source, never an act."""

    text: Text


class Deadline(Rule, frozen=True, kw_only=True):
    """A time limit.

    `anchor` is "milestone.date" or "deadlines.id" (the due date of another limit); once one of
    `moved_by` is recorded, the last of them is counted from instead (a hearing held rather than
    planned). `met_by` is the "milestone.date" of the act that meets it. No `n` means: any time
    before (or after). With `norm` it is the clock of a duty that this norm lays on an employee,
    no limit of the procedure. `duty = false` marks the limit of a right, such as to object: once
    it has passed the right is gone, and nobody is late.
    """

    id: Id
    code: str = ""
    title: Text
    anchor: Ref
    anchor_pick: Pick = Pick.LAST
    moved_by: Annotated[
        tuple[Ref, ...], Meta(description="titik hitung pengganti bila sudah tercatat")
    ] = ()
    met_by: Ref
    met_pick: Pick = Pick.FIRST
    direction: Direction = Direction.AFTER
    bound: Bound = Bound.WITHIN
    n: Annotated[int, Meta(ge=0, le=3650)] | None = None
    unit: DayUnit = DayUnit.DAY
    actor: Id
    per: Scope = Scope.CASE
    duty: bool = True
    when: Condition | None = None
    severity: Severity = Severity.WARN
    readings: Annotated[tuple[Id, ...], Meta(description="tafsir yang memengaruhinya")] = ()
    norm: Annotated[str, Meta(description="norma pegawai yang memuat jangka waktu ini")] = ""
    lapse: Lapse | None = None


Setting = str | bool | int


class Option(Part, frozen=True, kw_only=True):
    """One defensible answer, and what it sets: dotted path of the profile to value."""

    id: Id
    title: Text
    basis: str = ""
    set: dict[str, Setting] = {}


class Reading(Rule, frozen=True, kw_only=True):
    """An ambiguous rule: the question, its answers, the default, and the one that satisfies all."""

    id: Id
    question: Text
    problem: Text
    treatment: Text
    options: Annotated[tuple[Option, ...], Meta(min_length=2)]
    default: Id
    safe: str = ""
