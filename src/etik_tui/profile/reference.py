"""References inside a profile: what each key may name, and dotted paths such as "time.day"."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from etik_tui.profile import act, condition, limit, outcome, panel, text
from etik_tui.profile.locator import Path, Step
from etik_tui.profile.profile import Profile
from etik_tui.profile.source import ITEM_KEYS

# Which key names what; the words on the right are the kinds that `names` knows.
LINKS: Mapping[tuple[type[Struct], str], str] = {
    (condition.Condition, "recorded"): "milestone",
    (condition.Condition, "field"): "field",
    (condition.Condition, "channel"): "channel",
    (condition.Condition, "outcome"): "outcome",
    (condition.Condition, "overdue"): "deadline",
    (condition.Condition, "tally"): "tally",
    (act.DateSpec, "not_before"): "earlier date",
    (act.Milestone, "actor"): "actor",
    (act.Milestone, "form"): "form",
    (act.Channel, "form"): "form",
    (act.Intake, "milestone"): "milestone",
    (limit.Deadline, "anchor"): "anchor",
    (limit.Deadline, "moved_by"): "date",
    (limit.Deadline, "met_by"): "date",
    (limit.Deadline, "actor"): "actor",
    (limit.Deadline, "readings"): "reading",
    (limit.Deadline, "norm"): "norm",
    (panel.Scale, "axis"): "axis",
    (panel.SeatRule, "counts_as"): "seat",
    (panel.SeatRule, "filled_at"): "milestone",
    (panel.SizeRule, "counting"): "counting",
    (panel.SizeRule, "readings"): "reading",
    (panel.Eligibility, "axes"): "axis",
    (panel.MajelisRules, "milestone"): "milestone",
    (outcome.SummonsRound, "milestone"): "milestone",
    (outcome.SummonsRound, "attendance"): "milestone",
    (outcome.SummonsRound, "measured_from"): "date",
    (outcome.SummonsRound, "hearing"): "date",
    (outcome.SummonsRound, "limits"): "deadline",
    (outcome.Examination, "milestone"): "milestone",
    (outcome.Examination, "willing"): "field",
    (outcome.Examination, "refusal"): "field",
    (outcome.Decision, "milestone"): "milestone",
    (outcome.Decision, "consensus"): "field",
    (outcome.Decision, "replaced_by"): "field",
    (outcome.Sanctions, "starts"): "date",
    (outcome.Sanctions, "ends"): "date",
    (outcome.Sanction, "group"): "sanction group",
    (outcome.SanctionGroup, "authority"): "actor",
    (outcome.FollowUp, "milestone"): "milestone",
    (outcome.FormSpec, "milestone"): "milestone",
    (outcome.Task, "role"): "role",
    (outcome.Task, "stage"): "stage",
    (text.NormGroup, "parent"): "norm group",
    (text.Norm, "group"): "norm group",
    (text.Norm, "elaborates"): "norm",
    (text.Note, "about"): "path",
    (text.Unit, "carried_by"): "path",
}

TALLIES = ("kosong", "mayoritas", "seri")


def names(profile: Profile) -> dict[str, frozenset[str]]:
    """Return, for each kind of reference but paths, everything that may be named."""
    dates = {f"{each.id}.{date.id}" for each in profile.milestones for date in each.dates}
    registered = {f"{each.id}.{date.id}" for each in profile.registers for date in each.dates}
    deadlines = {each.id for each in profile.deadlines}
    seats = {each.id for each in profile.majelis.seats} if profile.majelis else set()
    groups = profile.sanctions.groups if profile.sanctions else ()
    outcomes = profile.decision.outcomes if profile.decision else ()
    channels = profile.intake.channels if profile.intake else ()
    found: dict[str, Iterable[str]] = {
        "milestone": _ids(profile.milestones),
        "date": dates,
        "earlier date": dates | registered,
        "anchor": dates | {f"deadlines.{each}" for each in deadlines},
        "field": field_specs(profile),
        "deadline": deadlines,
        "actor": _ids(profile.actors),
        "channel": _ids(channels),
        "form": _ids(profile.forms),
        "stage": _ids(profile.stages),
        "reading": _ids(profile.readings),
        "axis": _ids(profile.axes),
        "seat": seats,
        "counting": seats | {"total"},
        "sanction group": _ids(groups),
        "outcome": _ids(outcomes),
        "norm group": _ids(profile.norm_groups),
        "norm": _ids(profile.norms),
        "role": (each.role for each in profile.checklists),
        "tally": TALLIES,
    }
    return {kind: frozenset(each) for kind, each in found.items()}


def _ids(items: Iterable[Any]) -> Iterator[str]:
    return (item.id for item in items)


def field_specs(profile: Profile) -> dict[str, act.FieldSpec]:
    """Return every field by its "milestone.field"; receipt also has the fields of the channels."""
    specs = {f"{each.id}.{spec.id}": spec for each in profile.milestones for spec in each.fields}
    if profile.intake:
        for channel in profile.intake.channels:
            for spec in channel.fields:
                specs.setdefault(f"{profile.intake.milestone}.{spec.id}", spec)
    return specs


@cache
def keys(table: type[Struct]) -> dict[str, FieldInfo]:
    """Return the keys of a table as TOML writes them, with what they are."""
    return {each.encode_name: each for each in fields(table)}


@cache
def linked(table: type[Struct]) -> tuple[tuple[str, str, str], ...]:
    """Return the keys of a table that name something: the key, the attribute, and the kind."""
    return tuple(
        (key, info.name, kind)
        for key, info in keys(table).items()
        if (kind := LINKS.get((table, key)))
    )


@cache
def nested(table: type[Struct]) -> tuple[tuple[str, str], ...]:
    """Return the keys of a table that hold tables: the key and the attribute."""
    kinds = get_type_hints(table)
    return tuple(
        (key, info.name) for key, info in keys(table).items() if _holds_tables(kinds[info.name])
    )


def _holds_tables(kind: Any) -> bool:
    inner = get_args(kind)
    if get_origin(kind) is dict:
        return False
    if inner:
        return any(_holds_tables(each) for each in inner)
    return isinstance(kind, type) and issubclass(kind, Struct)


def item_key(item: object) -> str:
    """Return what addresses a list item: its id, its milestone (summons), or its role."""
    for name in ITEM_KEYS:
        if isinstance(key := getattr(item, name, None), str):
            return key
    return ""


class Places:
    """The places of a profile, found by dotted references; remembers the ids of each list."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._ids: dict[int, dict[str, int]] = {}

    def find(self, reference: str) -> Path | None:
        """Return the steps to what a reference names, or `None` if it names nothing.

        `find("deadlines.panggilan-1.bound")` is `("deadlines", 3, "bound")`.
        """
        node: object = self._profile
        path: tuple[Step, ...] = ()
        rest = reference
        while True:
            found = self._step(node, rest)
            if found is None:
                return None
            step, name, node = found
            path = (*path, step)
            if len(name) == len(rest):
                return path
            rest = rest[len(name) + 1 :]

    def nearest(self, reference: str) -> str:
        """Return the reference that was probably meant, or an empty string."""
        node: object = self._profile
        rest = reference
        while (found := self._step(node, rest)) and len(found[1]) < len(rest):
            _step, name, node = found
            rest = rest[len(name) + 1 :]
        said = reference.removesuffix(rest)
        head, dot, tail = rest.partition(".")
        known = self._names(node)
        for guess, candidate in (
            (nearest(head, known), f"{dot}{tail}"),
            (nearest(rest, known), ""),
        ):
            for ending in (candidate, ""):
                if guess and self.find(f"{said}{guess}{ending}"):
                    return f"{said}{guess}{ending}"
        return ""

    def _step(self, node: object, rest: str) -> tuple[Step, str, object] | None:
        """Return the step, its name in the reference, and the value; the longest name wins."""
        if isinstance(node, Struct):
            key = rest.partition(".")[0]
            info = keys(type(node)).get(key)
            return (key, key, getattr(node, info.name)) if info else None
        if not isinstance(node, tuple):
            return None
        ids, name = self._index(node), rest
        while name not in ids:
            name, dot, _tail = name.rpartition(".")
            if not dot:
                return None
        return ids[name], name, node[ids[name]]

    def _names(self, node: object) -> Iterable[str]:
        if isinstance(node, Struct):
            return keys(type(node))
        return self._index(node) if isinstance(node, tuple) else ()

    def _index(self, items: tuple[object, ...]) -> dict[str, int]:
        """Return the place of each id in a list, the first one where an id occurs twice."""
        found = self._ids.get(id(items))
        if found is None:
            found = {}
            for index, item in enumerate(items):
                if name := item_key(item):
                    found.setdefault(name, index)
            self._ids[id(items)] = found
        return found


def locate(profile: Profile, reference: str) -> Path | None:
    """Return the steps to what one dotted reference names, or `None`."""
    return Places(profile).find(reference)


def value_at(profile: Profile, path: Path) -> object:
    """Return what stands at a path that `locate` gave."""
    node: Any = profile
    for step in path:
        if isinstance(step, int):
            node = node[step]
        else:
            table: type[Struct] = type(node)
            node = getattr(node, keys(table)[step].name)
    return node


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the choice that looks most like a word, or an empty string."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word[:200], sorted(choices), 1)), "")


def tables(node: Struct, path: Path = ()) -> Iterator[tuple[Path, Struct]]:
    """Yield every table of a profile with its path, outer ones first."""
    yield path, node
    for key, name in nested(type(node)):
        value = getattr(node, name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from tables(item, (*path, key, index))
        elif value is not None:
            yield from tables(value, (*path, key))
