"""Who may sit in judgement: seats, size, and eligibility by rank."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from etik_tui.domain.person import Role
from etik_tui.profile.act import Severity
from etik_tui.profile.part import Id, Part, Rule, Text


class Level(Part, frozen=True, kw_only=True):
    """One rung: its order (higher is higher), its name, and other ways of writing it."""

    order: int
    title: Text
    aliases: tuple[str, ...] = ()


class Scale(Rule, frozen=True, kw_only=True):
    """Ranks that can be compared with one another; ranks of two scales cannot."""

    id: Id
    title: Text
    axis: Id
    proposed: Annotated[bool, Meta(description="usulan, bukan dari peraturan")] = False
    levels: Annotated[tuple[Level, ...], Meta(min_length=1)]


class Axis(Part, frozen=True, kw_only=True):
    """One thing that is compared, and the field of a person that holds it."""

    id: Id
    title: Text
    field: Annotated[str, Meta(pattern="^(rank|position_level|position|unit|employment)$")]


class SeatRule(Rule, frozen=True, kw_only=True):
    """One kind of seat and how many there may be.

    `counts_as` makes a seat count among another kind; `offered = false` keeps it out of the
    builder's default list. A seat with `filled_at` may stay empty until that milestone, such as
    the members' election of their chair, is recorded.
    """

    id: Id
    title: Text
    min: Annotated[int, Meta(ge=0)] = 0
    max: Annotated[int, Meta(ge=1)] | None = None
    filled: Annotated[str, Meta(pattern="^(appointed|elected|outside)$")] = "appointed"
    chair: bool = False
    secretary: bool = False
    filled_at: Annotated[str, Meta(description="tonggak yang mengisi kursi ini")] = ""
    counts_as: str = ""
    offered: bool = True


class SizeRule(Rule, frozen=True, kw_only=True):
    """A rule on the number of members.

    `counting` is "total" or a seat's id; `odd` asks for an odd number, only above `odd_above`
    when that is given.
    """

    id: Id
    text: Text
    counting: str = "total"
    min: Annotated[int, Meta(ge=0)] | None = None
    max: Annotated[int, Meta(ge=0)] | None = None
    exactly: Annotated[int, Meta(ge=0)] | None = None
    odd: bool = False
    odd_above: Annotated[int, Meta(ge=0)] | None = None
    severity: Severity = Severity.FAIL
    readings: tuple[Id, ...] = ()


class EligibilityKind(StrEnum):
    """How a member is tested."""

    RANK = "rank"
    NOT_PARTY = "not-party"
    ATTESTED = "attested"


class Comparison(StrEnum):
    """What a member's rank must be, measured against the terlapor's."""

    NOT_LOWER = "not-lower"
    HIGHER = "higher"


class Eligibility(Rule, frozen=True, kw_only=True):
    """A test of one member.

    `rank` compares on the named axes (`all` of them or `any`); `not-party` bars the roles
    named; `attested` asks a human `text` and wants "ya". `outside` marks a source other than
    the regulation itself.
    """

    id: Id
    kind: EligibilityKind
    text: Text
    comparison: Comparison = Comparison.NOT_LOWER
    axes: tuple[Id, ...] = ()
    axes_mode: Annotated[str, Meta(pattern="^(all|any)$")] = "all"
    roles: tuple[Role, ...] = ()
    severity: Severity = Severity.FAIL
    outside: bool = False


class MajelisRules(Rule, frozen=True, kw_only=True):
    """The panel: which milestone forms it, who sits in it, and who may."""

    milestone: Id
    seats: Annotated[tuple[SeatRule, ...], Meta(min_length=1)]
    size: tuple[SizeRule, ...] = ()
    eligibility: tuple[Eligibility, ...] = ()
    nobody_qualifies: str = ""
