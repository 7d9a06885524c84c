"""Hearings of a case: those that people are summoned to, and those that were held."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from etik_tui.domain.case import Case, Event
from etik_tui.profile.act import FieldType, Milestone, MilestoneKind
from etik_tui.profile.profile import Profile

PLACE, NAMED, AS = "tempat", "nama", "sebagai"
"""Fields of a summons by which profiles say where, and whom other than a terlapor, as what."""


class Hearing(Struct, frozen=True, kw_only=True):
    """A day on which somebody is to come, or came: the act that says so, when and where.

    `held` tells that the act records the hearing itself.
    """

    day: date
    milestone: Milestone
    event: Event
    held: bool = False

    @property
    def time(self) -> str:
        """Return the hour, as typed."""
        specs = (each.id for each in self.milestone.fields if each.type is FieldType.TIME)
        return next((self.said(each) for each in specs if self.said(each)), "")

    @property
    def place(self) -> str:
        """Return where."""
        return self.said(PLACE)

    def said(self, field: str) -> str:
        """Return what the act says in a field."""
        value = self.event.fields.get(field, "")
        return value if isinstance(value, str) else "; ".join(value)


def hearings(profile: Profile, case: Case) -> Iterator[Hearing]:
    """Yield every hearing; one that was held as planned is yielded once, with its summons."""
    planned = set()
    for milestone in profile.milestones:
        if milestone.kind is not MilestoneKind.SUMMONS:
            continue
        dates = [each.id for each in milestone.dates if each.planned]
        for event in case.recorded(milestone.id):
            for day in (event.dates[each] for each in dates if each in event.dates):
                planned.add((day, event.party))
                yield Hearing(day=day, milestone=milestone, event=event)
    for milestone in profile.milestones:
        if milestone.kind is not MilestoneKind.HEARING:
            continue
        for event in case.recorded(milestone.id):
            if (event.at, event.party) not in planned:
                yield Hearing(day=event.at, milestone=milestone, event=event, held=True)
