"""One case looked at for one paper: whom it concerns, and who is known by name."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from msgspec import Struct

from etik_tui.casework.office import Office
from etik_tui.domain.case import Case, Event
from etik_tui.domain.majelis import Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.procedure.situation import Situation
from etik_tui.profile.act import FieldType
from etik_tui.profile.outcome import FormSpec
from etik_tui.profile.profile import Profile


class Sheet(Struct, frozen=True, kw_only=True):
    """Which paper: its form, whom it concerns (a party's id), the act it evidences, its number.

    `act` is `None` while the act is not recorded; `on` is the day the letter bears.
    """

    form: FormSpec
    on: date
    party: str = ""
    act: Event | None = None
    number: str = ""


class Addressed(Protocol):
    """Something said of one party, or with an empty id of nobody in particular."""

    @property
    def party(self) -> str:
        """The party's id."""
        ...


About = TypeVar("About", bound=Addressed)


class PaperView:
    """A case, its regulation and its office, as one paper sees them."""

    def __init__(self, situation: Situation, office: Office, sheet: Sheet) -> None:
        self.profile: Profile = situation.profile
        self.case: Case = situation.case
        self.office = office
        self.sheet = sheet

    @cached_property
    def concerned(self) -> Party | None:
        """Return whom the paper concerns: the party chosen, the act's, else the first terlapor."""
        named = self.sheet.party or (self.sheet.act.party if self.sheet.act else "")
        accused = self.case.with_role(Role.TERLAPOR)
        return self.case.party(named) or next(iter(accused), None)

    @cached_property
    def accused(self) -> Party | None:
        """Return the terlapor that the paper is about."""
        own = self.concerned
        if own and own.role is Role.TERLAPOR:
            return own
        return next(iter(self.case.with_role(Role.TERLAPOR)), None)

    @property
    def party(self) -> str:
        """Return the id of that terlapor, empty where there is none."""
        return self.accused.id if self.accused else ""

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Return the members of the Majelis."""
        return self.case.majelis.seats if self.case.majelis else ()

    def about(self, said: Iterable[About], party: str) -> tuple[About, ...]:
        """Return what was said of a party, or of nobody in particular."""
        return tuple(each for each in said if each.party in ("", party))

    def person(self, name: str) -> Person | None:
        """Return a member of the Majelis, a party or an official by the name an act gives.

        A member may be named by the part that the seat plays, such as "Ketua Majelis".
        """
        wanted = _folded(name)
        people = [seat.person for seat in self.seats]
        people += [party.person for party in self.case.parties]
        people += [
            Person(name=each.name, nip=each.nip, rank=each.rank, position=each.position)
            for each in self.office.officials
        ]
        parts = {each.id for each in self.profile.actors if _folded(each.title) == wanted}
        named = (each for each in people if _folded(each.name) == wanted)
        return next(named, None) or next(
            (seat.person for seat in self.seats if seat.seat in parts), None
        )

    @cached_property
    def alleged_norms(self) -> tuple[str, ...]:
        """Return the norms that the terlapor is said to have breached."""
        alleged = self.about(self.case.allegations, self.party)
        return tuple(dict.fromkeys(norm for each in alleged for norm in each.norms))

    @cached_property
    def decision(self) -> Event | None:
        """Return the decision on the terlapor, once there is one."""
        rules = self.profile.decision
        events = self.case.recorded(rules.milestone, self.party) if rules else ()
        return events[-1] if events else None

    @property
    def decided_norms(self) -> tuple[str, ...]:
        """Return the norms that the decision names, or else those alleged."""
        own = named(self.profile, self.decision, FieldType.NORMS) if self.decision else ()
        return own or self.alleged_norms

    @cached_property
    def sanctions(self) -> tuple[str, ...]:
        """Return the sanctions of the decision, or else of the last act that pronounced any."""
        own = self.about(self.case.events, self.party)
        decided = (self.decision,) if self.decision else ()
        found = (named(self.profile, each, FieldType.SANCTIONS) for each in (*decided, *own[::-1]))
        return next((each for each in found if each), ())


def named(profile: Profile, event: Event, kind: FieldType) -> tuple[str, ...]:
    """Return the ids in an act's field of a kind, such as the norms that a decision names."""
    milestone = profile.milestone(event.milestone)
    for spec in milestone.fields if milestone else ():
        value = event.fields.get(spec.id, ())
        if spec.type is kind and value:
            return (value,) if isinstance(value, str) else tuple(value)
    return ()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
