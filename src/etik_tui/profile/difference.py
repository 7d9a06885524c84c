"""What changed between two profiles, or two versions of one: rule by rule, norms by citation."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from etik_tui.profile.condition import Condition
from etik_tui.profile.outcome import Duration
from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import item_key, keys
from etik_tui.profile.text import Norm, Unit

ORDERED = frozenset({"stages", "milestones", "decision.methods", "summons.rounds"})


class ChangeKind(StrEnum):
    """Whether a rule is new, gone, or says something else."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Detail(Struct, frozen=True, kw_only=True):
    """One key whose value differs: what it held and what it holds, `None` where absent."""

    key: str
    before: object
    after: object


class Change(Struct, frozen=True, kw_only=True):
    """One rule that differs.

    `place` is the dotted path of the list or table ("majelis.seats"), `id` the item in it;
    `before` and `after` are the whole rules, `None` where there is none.
    """

    kind: ChangeKind
    place: str
    id: str
    cite: str
    title: str
    before: Struct | None = None
    after: Struct | None = None
    details: tuple[Detail, ...] = ()


def differences(before: Profile, after: Profile) -> tuple[Change, ...]:
    """Return every rule that differs, in the order of the sections.

    Norms and units are matched by their citation, everything else by its id.
    """
    return tuple(_tables("", before, after))


def _tables(place: str, before: Struct, after: Struct) -> Iterator[Change]:
    """Yield the change of one table itself, then those of the lists and tables inside it."""
    details = tuple(_details(before, after))
    if details:
        yield _change(ChangeKind.CHANGED, place, before, after, details)
    for key, info in keys(type(before)).items():
        inner = f"{place}.{key}" if place else key
        one, other = getattr(before, info.name), getattr(after, info.name)
        if _is_list(one) or _is_list(other):
            yield from _lists(inner, one, other)
        elif _is_table(one) and _is_table(other):
            yield from _tables(inner, one, other)
        elif _is_table(one) or _is_table(other):
            kind = ChangeKind.ADDED if one is None else ChangeKind.REMOVED
            yield _change(kind, inner, one, other)


def _lists(place: str, before: tuple[Struct, ...], after: tuple[Struct, ...]) -> Iterator[Change]:
    old, new = _by_name(before), _by_name(after)
    for name, item in old.items():
        if name not in new:
            yield _change(ChangeKind.REMOVED, place, item, None)
    for name, item in new.items():
        if name in old:
            yield from _tables(f"{place}.{name}", old[name], item)
        else:
            yield _change(ChangeKind.ADDED, place, None, item)
    if place in ORDERED:
        kept, now = [e for e in old if e in new], [e for e in new if e in old]
        if kept != now:
            detail = Detail(key="order", before=tuple(kept), after=tuple(now))
            yield Change(
                kind=ChangeKind.CHANGED, place=place, id="", cite="", title="", details=(detail,)
            )


def _by_name(items: tuple[Struct, ...]) -> dict[str, Struct]:
    """Return items by what identifies them; a second one of a name is told apart by number."""
    seen: Counter[str] = Counter()
    found = {}
    for item in items:
        name = _name(item)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = item
    return found


def _name(item: Struct) -> str:
    if isinstance(item, Norm | Unit):
        return item.cite
    return item_key(item) or str(getattr(item, "title", "")) or str(item)


def _change(
    kind: ChangeKind,
    place: str,
    before: Struct | None,
    after: Struct | None,
    details: tuple[Detail, ...] = (),
) -> Change:
    item = after if after is not None else before
    if item is None:
        raise TypeError(place)
    named = "" if isinstance(item, Norm | Unit) else getattr(item, "text", "")
    return Change(
        kind=kind,
        place=place.removesuffix(f".{_name(item)}"),
        id=item_key(item),
        cite=str(getattr(item, "cite", "")),
        title=str(getattr(item, "title", "") or named),
        before=before,
        after=after,
        details=details,
    )


def _details(before: Struct, after: Struct) -> Iterator[Detail]:
    """Yield the keys of two tables of one kind that hold other values; inner tables stay out."""
    for key, info in keys(type(before)).items():
        one, other = getattr(before, info.name), getattr(after, info.name)
        inner = any(_is_list(each) or _is_table(each) for each in (one, other))
        if one != other and not inner:
            yield Detail(key=key, before=one, after=other)


def _is_list(value: object) -> bool:
    """Tell whether a value is a list of rules; conditions and durations are told as a whole."""
    return isinstance(value, tuple) and any(_is_table(each) for each in value)


def _is_table(value: object) -> bool:
    return isinstance(value, Struct) and not isinstance(value, Condition | Duration)
