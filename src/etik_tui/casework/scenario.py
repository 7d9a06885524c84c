"""Scenarios of the demonstration: how cases of one regulation went, as data.

A profile may have `demo/scenarios.toml`; nothing in it is law, all of it is made up. The tables:

| table | what it holds |
|---|---|
| `[office]` | the office shown: `name`, `place`, `letterhead`, `officials`, `copies` |
| `[[people]]` | kinds of people: `id`, and rank, position, position_level, unit, employment |
| `[[panels]]` | `id`, `seats` (each `seat` and `like`, an id of people), `attested` |
| `[[matters]]` | what reports are about: `title`, `text`, `place`, `norms`, `evidence` |
| `[[questions]]` | `id` and `asked`: pairs of question and answer |
| `[[passages]]` | `id` and `steps` that several scenarios share |
| `[[scenarios]]` | `id`, `channel`, `received`, `parties`, `fields`, `steps`, `stands` … |

A step is one of: `act` (a milestone, with `on`, `fields`, `number`, `panel`, `replaced`, `party`,
`deviation`), `passage`, `ask`, `votes` (one for each seat, "" abstains), `dissent`, `note`, `tick`,
`reading` with `option` and `reason`, `witness` (a kind of people), `withdraw` (the last act),
`close`. `panel` with `replaced` changes a panel: the members at these places, from 1, are new.
`party` is the place of one terlapor among several; without it an act goes through all of them.

`on` gives each date of an act: "+3 hk" is three working days, "+3 hari" three days after the day of
the act before; "panggilan-1.surat +5 hk" counts from a date of the case, alone it is that date.
`fields` may say "@norms" for the norms of the matter and "{actor}" for an official's name. In
`number`, `{n}` and `{tahun}` stand for a running number and the year.

`stands` says where cases of the scenario stand today: the last act played (`until`, all if empty),
how many working days ago (`ago`, least and most), how often in a round of cases (`count`), and
which deadlines are overdue on purpose (`late`).
"""

from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

import msgspec
from msgspec import Meta, Struct

from etik_tui.domain.person import Person, Role
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.profile import Profile

FILE = Path("demo") / "scenarios.toml"
Days = dict[str, Annotated[str, Meta(pattern=r"^([\w-]+\.[\w-]+)?\s*([+-]\d+ (hk|hari))?$")]]


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file; an unknown key in it is an error."""


class Kind(_Table, frozen=True, kw_only=True):
    """A kind of people: rank and post, without a name."""

    id: str
    rank: str = ""
    position: str = ""
    position_level: str = ""
    unit: str = ""
    employment: str = ""

    def person(self) -> Person:
        """Return the pattern for people of this kind."""
        return Person(
            name="",
            rank=self.rank,
            position=self.position,
            position_level=self.position_level,
            unit=self.unit,
            employment=self.employment,
        )


class Part(_Table, frozen=True, kw_only=True):
    """Somebody in a case: the role, and the kind of people; none is a member of the public."""

    role: Role
    like: str = ""


class Holder(_Table, frozen=True, kw_only=True):
    """A member of a panel: the seat, and the kind of people."""

    seat: str
    like: str


class Panel(_Table, frozen=True, kw_only=True):
    """A panel as it is usually made up, and what is attested of its members."""

    id: str
    seats: tuple[Holder, ...]
    attested: Mapping[str, str] = {}


class ShownOfficial(_Table, frozen=True, kw_only=True):
    """An official of the office: the part they play, and the kind of people."""

    actor: str
    like: str


class ShownOffice(_Table, frozen=True, kw_only=True):
    """The office that is shown; `copies` says who gets copies of a form."""

    name: str
    place: str = ""
    letterhead: tuple[str, ...] = ()
    officials: tuple[ShownOfficial, ...] = ()
    copies: dict[str, tuple[str, ...]] = {}


class Matter(_Table, frozen=True, kw_only=True):
    """What a report is about."""

    title: str
    text: str
    place: str = ""
    norms: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


class Questions(_Table, frozen=True, kw_only=True):
    """An examination: questions with their answers."""

    id: str
    asked: tuple[tuple[str, str], ...]


class Step(_Table, frozen=True, kw_only=True):
    """One thing that somebody recorded; see the module's docstring."""

    act: str = ""
    on: Days = {}
    fields: Mapping[str, str | tuple[str, ...]] = {}
    number: str = ""
    panel: str = ""
    replaced: tuple[int, ...] = ()
    party: int = 0
    deviation: str = ""
    passage: str = ""
    ask: str = ""
    votes: tuple[str, ...] = ()
    dissent: str = ""
    note: str = ""
    tick: str = ""
    reading: str = ""
    option: str = ""
    reason: str = ""
    witness: str = ""
    withdraw: str = ""
    close: str = ""


class Stand(_Table, frozen=True, kw_only=True):
    """Where some cases of a scenario stand today."""

    until: str = ""
    ago: tuple[int, int] = (1, 1)
    count: Annotated[int, Meta(ge=1)] = 1
    late: tuple[str, ...] = ()


class Scenario(_Table, frozen=True, kw_only=True):
    """How a case went, from its report on; `received` are the dates of the report."""

    id: str
    channel: str
    parties: tuple[Part, ...]
    received: Days
    fields: Mapping[str, str] = {}
    sensitive: bool = False
    steps: tuple[Step, ...] = ()
    stands: Annotated[tuple[Stand, ...], Meta(min_length=1)]


class _Passage(_Table, frozen=True, kw_only=True):
    id: str
    steps: tuple[Step, ...]


class Playbook(_Table, frozen=True, kw_only=True):
    """All scenarios of one regulation and what they share."""

    office: ShownOffice
    people: tuple[Kind, ...] = ()
    panels: tuple[Panel, ...] = ()
    matters: Annotated[tuple[Matter, ...], Meta(min_length=1)]
    questions: tuple[Questions, ...] = ()
    passages: tuple[_Passage, ...] = ()
    scenarios: Annotated[tuple[Scenario, ...], Meta(min_length=1)]

    def kind(self, name: str) -> Person:
        """Return the pattern for a kind of people; KeyError if there is none."""
        return _found(self.people, name).person()

    def panel(self, name: str) -> Panel:
        """Return a panel by its id; KeyError if there is none."""
        return _found(self.panels, name)

    def examination(self, name: str) -> Questions:
        """Return a set of questions by its id; KeyError if there is none."""
        return _found(self.questions, name)

    def steps(self, scenario: Scenario) -> tuple[Step, ...]:
        """Return the steps of a scenario with its passages written out."""
        return tuple(
            each
            for step in scenario.steps
            for each in (_found(self.passages, step.passage).steps if step.passage else (step,))
        )


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Listed = TypeVar("_Listed", bound=_Named)


def _found(listed: tuple[_Listed, ...], name: str) -> _Listed:
    for each in listed:
        if each.id == name:
            return each
    raise KeyError(name)


def load_playbook(folder: Traversable, profile: Profile) -> Playbook | None:
    """Read a profile's scenarios; `None` where it has none.

    Raises InputError for a file that is not TOML, has a wrong key or value, or names what neither
    it nor the profile has.
    """
    import tomllib

    path = folder.joinpath(*FILE.parts)
    if not path.is_file():
        return None
    try:
        playbook = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Playbook)
    except (OSError, UnicodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise _unusable(path, str(error)) from error
    unknown = [f"{key}: “{name}”" for key, name in _unknown(playbook, profile)]
    if unknown:
        raise _unusable(path, *unknown)
    return playbook


def _unusable(path: Traversable, *wrong: str) -> InputError:
    return InputError(
        _("Skenario peragaan tidak dapat dipakai"),
        problems=[Problem(what=each, file=str(path)) for each in wrong],
        where=str(path),
        remedy=_("Perbaiki berkas itu."),
    )


def _unknown(playbook: Playbook, profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield what the scenarios name and nobody defines."""
    acts = {each.id for each in profile.milestones}
    limits = {each.id for each in profile.deadlines}
    channels = {each.id for each in profile.intake.channels} if profile.intake else set()
    passages = {each.id for each in playbook.passages}
    for scenario in playbook.scenarios:
        named = [("channel", scenario.channel, channels)]
        named += [("passage", step.passage, passages | {""}) for step in scenario.steps]
        named += [("late", late, limits) for stand in scenario.stands for late in stand.late]
        named += [("until", stand.until, acts | {""}) for stand in scenario.stands]
        named += [("like", part.like, _ids(playbook.people)) for part in scenario.parties]
        yield from (
            (f"{scenario.id}.{key}", name) for key, name, known in named if name not in known
        )
    for step in _all_steps(playbook):
        named = [
            ("act", step.act, acts | {""}),
            ("panel", step.panel, _ids(playbook.panels)),
            ("ask", step.ask, _ids(playbook.questions)),
            ("witness", step.witness, _ids(playbook.people)),
        ]
        yield from ((key, name) for key, name, known in named if name not in known)
    people = [holder.like for panel in playbook.panels for holder in panel.seats]
    people += [official.like for official in playbook.office.officials]
    yield from (("like", name) for name in people if name not in _ids(playbook.people))


def _ids(listed: tuple[Kind, ...] | tuple[Panel, ...] | tuple[Questions, ...]) -> set[str]:
    return {"", *(each.id for each in listed)}


def _all_steps(playbook: Playbook) -> Iterator[Step]:
    for passage in playbook.passages:
        yield from passage.steps
    for scenario in playbook.scenarios:
        yield from scenario.steps
