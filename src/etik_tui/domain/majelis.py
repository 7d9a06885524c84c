"""The Majelis: the panel that examines and decides, and how its members voted."""

from collections.abc import Mapping

from msgspec import Struct

from etik_tui.domain.person import Person


class Seat(Struct, frozen=True, kw_only=True):
    """One member: the seat's id in the profile, the person, and what was attested of them.

    `attested` maps an eligibility rule's id to "ya", "tidak" or a human's judgement of a
    comparison that the program cannot make.
    """

    id: str
    seat: str
    person: Person
    attested: Mapping[str, str] = {}


class Majelis(Struct, frozen=True, kw_only=True):
    """A panel: its members, in the order in which the decree lists them."""

    seats: tuple[Seat, ...]

    def holding(self, seat: str) -> tuple[Seat, ...]:
        """Return the members who hold one kind of seat."""
        return tuple(each for each in self.seats if each.seat == seat)


class Vote(Struct, frozen=True, kw_only=True):
    """One member's vote on one terlapor; an empty option is an abstention."""

    seat: str
    option: str
    party: str
