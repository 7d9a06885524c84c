"""A case under its regulation on one day: what every function of the procedure is given."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.domain.case import Case, extend
from etik_tui.domain.fact import AnyFact, MajelisFormed, MilestoneRecorded
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Role
from etik_tui.procedure.finding import Finding
from etik_tui.procedure.variant import Variants
from etik_tui.profile.act import Milestone, Scope
from etik_tui.profile.profile import Profile
from etik_tui.workdays.calendar import WorkCalendar
from etik_tui.workdays.dayoff import CalendarOptions

Calendars = Callable[[CalendarOptions], WorkCalendar]


class ExtraChecks(Protocol):
    """Checks beyond those of the regulation, such as those of plugins."""

    def on_act(
        self, situation: "Situation", act: MilestoneRecorded | MajelisFormed
    ) -> tuple[Finding, ...]:
        """Return findings on an act that the situation includes."""
        ...

    def on_majelis(self, situation: "Situation", majelis: Majelis) -> tuple[Finding, ...]:
        """Return findings on a panel."""
        ...


class Situation(Struct, frozen=True, kw_only=True):
    """A case, its regulation with the chosen readings applied, the calendar, and today.

    `base` is the regulation before any reading; `office` the office's own readings, which a
    reading chosen in the case overrides; `extra` checks more than the regulation does.
    """

    base: Profile
    profile: Profile
    case: Case
    variants: Variants
    calendars: Calendars
    default_options: CalendarOptions
    today: date
    office: Mapping[str, str] = {}
    extra: ExtraChecks | None = None

    @property
    def calendar(self) -> WorkCalendar:
        """Return the calendar that the regulation, or failing that the office, asks for."""
        time, office = self.profile.time, self.default_options
        leave = time.collective_leave_counts
        return self.calendars(
            CalendarOptions(
                week=time.week or office.week,
                collective_leave_counts=office.collective_leave_counts if leave is None else leave,
            )
        )

    @property
    def chosen(self) -> dict[str, str]:
        """Return the readings in force: the office's, then the case's own."""
        return self.variants.answerable({**self.office, **self.case.readings})

    def under(self, reading: str, option: str) -> "Situation":
        """Return the same situation under another answer to one reading."""
        return replace(self, profile=self.variants.under({**self.chosen, reading: option}))

    def after(self, *facts: AnyFact) -> "Situation":
        """Return the situation as it would be with further facts."""
        return replace(self, case=extend(self.case, facts)).settled()

    def settled(self) -> "Situation":
        """Return the situation with the profile patched by the readings in force."""
        return replace(self, profile=self.variants.under(self.chosen))

    def parties(self, scope: Scope) -> tuple[str, ...]:
        """Return whom a rule of this scope concerns: each terlapor, or the case as a whole ("")."""
        if scope is Scope.CASE:
            return ("",)
        return tuple(party.id for party in self.case.with_role(Role.TERLAPOR)) or ("",)

    def parties_of(self, milestone: Milestone) -> tuple[str, ...]:
        """Return whom an act concerns."""
        return self.parties(milestone.per)


def situation(
    base: Profile,
    case: Case,
    calendars: Calendars,
    today: date,
    *,
    variants: Variants | None = None,
    default_options: CalendarOptions | None = None,
    office: Mapping[str, str] | None = None,
    extra: ExtraChecks | None = None,
) -> Situation:
    """Return the situation of a case, with the readings of office and case applied.

    `variants` spares working out again what other cases of the same regulation needed.
    """
    return Situation(
        base=base,
        profile=base,
        case=case,
        variants=variants or Variants(base),
        calendars=calendars,
        default_options=default_options or CalendarOptions(),
        today=today,
        office=office or {},
        extra=extra,
    ).settled()
