"""What can be gone to on a screen: rows, cards, tabs and fields, each with its place and label."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, runtime_checkable

from msgspec import Struct
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
MOST = len(LETTERS) ** 2
Go = Callable[[], object]


class Target(Struct, frozen=True, kw_only=True):
    """A place to go to: the first cell of its label, and what goes there; `open` opens it as well.

    `at` is within the content of the widget that yields it, and on the screen once `targets_of`
    has collected it. A `label` of its own is one character that stands there anyway.
    """

    at: Offset
    go: Go
    open: Go | None = None
    label: str = ""


@runtime_checkable
class HasTargets(Protocol):
    """A widget or screen that knows more than itself to go to."""

    def targets(self) -> Iterable[Target]:
        """Return what is in view, in the order of reading."""


def targets_of(screen: Screen[Any]) -> tuple[Target, ...]:
    """Return what can be gone to, that of the widget with the focus first, with their labels."""
    found = list(screen.targets()) if isinstance(screen, HasTargets) else []
    widgets = [each for each in screen.walk_children(Widget) if each.focusable or _speaks(each)]
    widgets.sort(key=lambda each: each is not screen.focused)
    for each in widgets:
        found += _within(screen, each)
    named = [each for each in found if each.label]
    rest = [each for each in found if not each.label][:MOST]
    return (*named, *map(_labelled, rest, labels(len(rest))))


def labels(count: int) -> tuple[str, ...]:
    """Return labels of one letter or two, of which none begins another; the shortest first."""
    size = len(LETTERS)
    heads = max(-(-(count - size) // (size - 1)), 0)
    heads = min(heads, size)
    cut = size - heads
    pairs = (head + tail for head in LETTERS[cut:] for tail in LETTERS)
    return (*LETTERS[:cut], *pairs)[:count]


def _labelled(target: Target, label: str) -> Target:
    return Target(at=target.at, go=target.go, open=target.open, label=label)


def _speaks(widget: Widget) -> bool:
    return isinstance(widget, HasTargets)


def _within(screen: Screen[Any], widget: Widget) -> Iterator[Target]:
    """Yield what of a widget is in view; the widget itself where it knows of nothing in it."""
    try:
        seen = screen.find_widget(widget).visible_region
    except NoWidget:
        return
    area, own = widget.content_region, 0
    for each in widget.targets() if isinstance(widget, HasTargets) else ():
        own += 1
        at = area.offset + each.at
        if seen.contains(at.x, at.y):
            yield Target(at=at, go=each.go, open=each.open, label=each.label)
    if own or not widget.focusable or widget.has_focus or not seen:
        return
    # Left of what is typed, so that nothing of it is covered.
    start = Offset(max(seen.x - 2, 0), seen.y)
    yield Target(at=start, go=widget.focus)
