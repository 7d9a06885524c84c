"""Which deadlines the calendar shows: choices of actors and kinds, and the words for them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from etik_tui.journal.row import DueCount, DueSift
from etik_tui.locale import _
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.diary.diary import Diary


def sift_items(diary: Diary) -> Iterator[Item]:
    """Yield every actor who owes something, then every kind of deadline that is open."""
    counts = diary.kinds()
    actors, kinds = Counter[str](), Counter[str]()
    for each in counts:
        actors[each.actor] += each.count
        kinds[each.deadline] += each.count
    for actor, count in actors.most_common():
        title = _titles(diary, counts, actor=actor)
        yield _item(f"actor:{actor}", _("Pelaku: {title}").format(title=title), count)
    for kind, count in kinds.most_common():
        title = _titles(diary, counts, deadline=kind)
        yield _item(f"deadline:{kind}", _("Tenggat: {title}").format(title=title), count)


def _item(key: str, title: str, count: int) -> Item:
    return Item(key=key, title=title, beside=_("{n} tenggat").format(n=count))


def _titles(
    diary: Diary, counts: Iterable[DueCount], *, actor: str = "", deadline: str = ""
) -> str:
    """Return the title of an id; where institutions word it differently, each of them."""
    found = dict.fromkeys(
        diary.actor(each.institution, actor) if actor else _kind(diary, each.institution, deadline)
        for each in counts
        if each.actor == actor or (deadline and each.deadline == deadline)
    )
    return " / ".join(found)


def _kind(diary: Diary, institution: str, deadline: str) -> str:
    profile = diary.profile(institution)
    rule = profile.deadline(deadline) if profile else None
    return rule.title if rule else deadline


def sift_of(keys: Iterable[str]) -> DueSift:
    """Return what the chosen items mean."""
    chosen = [key.partition(":") for key in keys]
    return DueSift(
        actors=tuple(rest for kind, _colon, rest in chosen if kind == "actor"),
        deadlines=tuple(rest for kind, _colon, rest in chosen if kind == "deadline"),
    )


def sift_words(diary: Diary) -> str:
    """Say which kinds are shown; empty where all are."""
    sift = diary.sift
    if not (sift.actors or sift.deadlines):
        return ""
    counts = diary.kinds()
    titles = [_titles(diary, counts, actor=each) for each in sift.actors]
    titles += [_titles(diary, counts, deadline=each) for each in sift.deadlines]
    return _("saring: {what}").format(what="; ".join(titles))
