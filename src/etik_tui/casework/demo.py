"""The demonstration: a workspace with cases that look real and are made up.

For every installed profile with `demo/scenarios.toml` (see `etik_tui.casework.scenario`) cases are
played through the acts of casework, so that they stand at every stage today. The same day and seed
give the same facts.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.access.people import Caller
from etik_tui.casework.cast import fictitious
from etik_tui.casework.library import Library
from etik_tui.casework.office import Office, Official, PaperSettings, Unit
from etik_tui.casework.opening import create_workspace, find_plugins, open_workspace
from etik_tui.casework.play import ZONE, Player
from etik_tui.casework.scenario import Playbook, Scenario, Stand, load_playbook
from etik_tui.casework.schedule import Dated, schedule, shortened
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.case import Case
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.plugins.loading import Plugin
from etik_tui.profile.profile import Profile

OPENED, EVENING = time(7, 30, tzinfo=ZONE), time(16, 0, tzinfo=ZONE)
# How far back the finished cases of further rounds reach, in working days.
HISTORY = 400


class Played(Struct, frozen=True, kw_only=True):
    """A case that was played: its scenario, and the deadlines meant to be overdue today."""

    case: Case
    profile: str
    scenario: str
    late: tuple[str, ...]


class _Cast(Struct, frozen=True, kw_only=True):
    profile: Profile
    playbook: Playbook


class _Turn(Struct, frozen=True, kw_only=True):
    scenario: Scenario
    stand: Stand
    dated: tuple[Dated, ...]


def make_demo(
    folder: Path,
    *,
    today: date,
    cases: int = 42,
    seed: int = 0,
    plugins: Callable[[], tuple[Plugin, ...]] = find_plugins,
) -> Workspace:
    """Make a workspace for the demonstration, `cases` for each profile, and return it open.

    Its clock stands in the afternoon of `today`. Raises InputError where there already is a
    workspace, where no profile has scenarios, or where scenarios cannot be played.
    """
    clock = FixedClock(datetime.combine(today, OPENED), seed)
    workspace = create_demo(folder, clock, seed=seed, plugins=plugins)
    try:
        for _played in play_demo(workspace, clock, cases=cases, seed=seed):
            pass
    finally:
        workspace.close()
    return open_workspace(folder, clock, workspace.caller.name, plugins=plugins)


def create_demo(
    folder: Path,
    clock: FixedClock,
    *,
    seed: int = 0,
    plugins: Callable[[], tuple[Plugin, ...]] = find_plugins,
) -> Workspace:
    """Make the empty workspace of the demonstration, each profile with its own office.

    Its journal does not wait for the disk: whatever is lost can be made again.
    """
    casts = _casts(Library(plugins))
    if not casts:
        raise InputError(
            _("Tidak ada profil terpasang yang membawa skenario peragaan"),
            remedy=_("Pasang plugin yang menyediakan profil (`etik plugin list`)."),
        )
    office = _office(casts[0], Random(seed))  # noqa: S311 - made up on purpose
    others = {cast.profile.id: _unit(cast, seed) for cast in casts[1:]}
    office = replace(office, institutions=others)
    return create_workspace(folder, office, clock, "", plugins=plugins, durable=False)


def _casts(library: Library) -> tuple[_Cast, ...]:
    found = []
    for source in library.sources:
        if source.loaded:
            profile = source.loaded.profile
            playbook = load_playbook(source.folder, profile)
            if playbook:
                found.append(_Cast(profile=profile, playbook=playbook))
    return tuple(found)


def _unit(cast: _Cast, seed: int) -> Unit:
    """Return the office of another profile in the same workspace."""
    own = _office(cast, Random(f"{seed} {cast.profile.id}"))  # noqa: S311 - made up on purpose
    return Unit(
        name=own.name,
        place=own.place,
        letterhead=own.letterhead,
        officials=own.officials,
        copies=own.papers.copies,
    )


def _office(cast: _Cast, random: Random) -> Office:
    shown = cast.playbook.office
    officials = []
    for each in shown.officials:
        person = fictitious(random, cast.playbook.kind(each.like))
        officials.append(
            Official(
                actor=each.actor,
                name=person.name,
                nip=person.nip,
                rank=person.rank,
                position=person.position,
            )
        )
    return Office(
        name=shown.name,
        place=shown.place,
        letterhead=shown.letterhead,
        profile=cast.profile.id,
        officials=tuple(officials),
        papers=PaperSettings(copies=shown.copies),
    )


def play_demo(
    workspace: Workspace, clock: FixedClock, *, cases: int = 42, seed: int = 0
) -> Iterator[Played]:
    """Play `cases` cases for each profile with scenarios, the oldest report first.

    The clock wanders through the past and is back in the afternoon of its day at the end.
    """
    today = clock.today()
    for cast in _casts(workspace.library):
        random = Random(f"{seed} {cast.profile.id}")  # noqa: S311 - made up on purpose
        player = Player(workspace, clock, cast.profile, cast.playbook, random)
        turns = sorted(
            _turns(workspace, cast, today, cases, random), key=lambda turn: turn.dated[0].day
        )
        for place, turn in enumerate(turns):
            matter = cast.playbook.matters[place % len(cast.playbook.matters)]
            yield Played(
                case=player.play(turn.scenario, matter, turn.dated),
                profile=cast.profile.id,
                scenario=turn.scenario.id,
                late=turn.stand.late,
            )
    clock.moment = datetime.combine(today, EVENING)
    workspace.caller = Caller(name="peraga")


def _turns(
    workspace: Workspace, cast: _Cast, today: date, cases: int, random: Random
) -> Iterator[_Turn]:
    """Yield which scenario is played how far, and when, for so many cases.

    A round has every stand as often as it asks for; in further rounds the finished cases lie
    further back.
    """
    calendar, profile = workspace.calendar(), cast.profile
    known: dict[tuple[str, int, date], tuple[Dated, ...]] = {}
    left = cases
    for round_ in count():
        for scenario, place in _round(cast.playbook):
            if not left:
                return
            left -= 1
            stand = scenario.stands[place]
            back = random.randint(*stand.ago)
            if round_ and _is_whole(cast.playbook, scenario, stand):
                back += random.randint(0, HISTORY)
            last = calendar.add(today, -back) if back else calendar.on_or_before(today)
            key = (scenario.id, place, last)
            if key not in known:
                steps = shortened(cast.playbook.steps(scenario), stand.until)
                known[key] = schedule(profile, scenario, steps, calendar, last)
            yield _Turn(scenario=scenario, stand=stand, dated=known[key])


def _is_whole(playbook: Playbook, scenario: Scenario, stand: Stand) -> bool:
    return not stand.until or stand.until == playbook.steps(scenario)[-1].act


def _round(playbook: Playbook) -> Iterator[tuple[Scenario, int]]:
    """Yield each stand once, then those that are to come again, so that few cases show much."""
    most = max(stand.count for scenario in playbook.scenarios for stand in scenario.stands)
    for time_ in range(most):
        for scenario in playbook.scenarios:
            for place, stand in enumerate(scenario.stands):
                if time_ < stand.count:
                    yield scenario, place
