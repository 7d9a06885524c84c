"""Circles: things of a profile that wait for one another, so that none can ever begin."""

from collections.abc import Iterator, Mapping

from etik_tui.profile.condition import Condition
from etik_tui.profile.profile import Profile


def chain_circles(next_of: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield each circle of names that point at one other name at most: ("a", "b", "a")."""
    done: set[str] = set()
    for start in next_of:
        trail: list[str] = []
        name = start
        while name in next_of and name not in done and name not in trail:
            trail.append(name)
            name = next_of[name]
        if name in trail:
            yield (*trail[trail.index(name) :], name)
        done.update(trail)


def deadline_circles(profile: Profile) -> Iterator[tuple[str, ...]]:
    """Yield the circles of deadlines that start when another one of them falls due."""
    prefix = "deadlines."
    anchors = {
        each.id: each.anchor.removeprefix(prefix)
        for each in profile.deadlines
        if each.anchor.startswith(prefix)
    }
    yield from chain_circles(anchors)


def milestone_circles(profile: Profile) -> Iterator[tuple[str, ...]]:
    """Yield the circles of milestones none of which can be recorded before another of them."""
    known = {each.id for each in profile.milestones}
    possible: set[str] = set()
    while True:
        more = {
            each.id
            for each in profile.milestones
            if each.id not in possible and not _missing(each.needs, possible, known)
        }
        if not more:
            break
        possible |= more
    waiting = {
        each.id: missing
        for each in profile.milestones
        if each.id not in possible and (missing := _missing(each.needs, possible, known))
    }
    yield from chain_circles(waiting)


def _missing(condition: Condition | None, possible: set[str], known: set[str]) -> str:
    """Return a milestone without which the condition cannot hold and that is not possible yet."""
    if condition is None:
        return ""
    asked = [condition.recorded or ""]
    if condition.field:
        asked.extend(each for each in known if condition.field.startswith(each + "."))
    for name in asked:
        if name in known and name not in possible:
            return name
    for inner in condition.all_:
        if missing := _missing(inner, possible, known):
            return missing
    ways = [_missing(inner, possible, known) for inner in condition.any_]
    return ways[0] if ways and all(ways) else ""
