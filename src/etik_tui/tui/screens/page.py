"""What every whole screen has: a header, its body, the keys that work here."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Offset
from textual.message import Message

from etik_tui.tui.bar_line import fitting
from etik_tui.tui.desk import Desk
from etik_tui.tui.line import Span, Tone
from etik_tui.tui.place import PLACES, key_name, place_choices, place_key
from etik_tui.tui.steady import Steady
from etik_tui.tui.target import Target
from etik_tui.tui.terminal import BoundedApp
from etik_tui.tui.widgets.bars import Bar, Hints
from etik_tui.tui.wording import weekday_date, who_day

if TYPE_CHECKING:
    from etik_tui.tui.dialogs.pick import Item

NO_KEYS: Mapping[str, str] = {}


class CasesChanged(Message):
    """Something was recorded, here or in another session; what shows cases reads them anew."""


class Page(Steady[None]):
    """A screen with a header, a body, and hints made from its bindings.

    `PLACE` is the id of the place that it is; its header begins with the keys of all places.
    """

    PLACE = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._left: tuple[Span, ...] = ()

    def compose(self) -> ComposeResult:
        yield Bar(id="header")
        yield from self.body()
        yield Hints(id="hints")

    def body(self) -> ComposeResult:
        """Return the widgets between header and hints."""
        yield from ()

    def on_mount(self) -> None:
        self.query_one(Hints).hints = tuple(hints_of(self.BINDINGS, keys_in_force(self.app)))

    def head(self, left: Iterable[Span]) -> None:
        """Fill in the header; the date stands at its right."""
        self._left = tuple(left)
        self.desk.recount = True
        self._draw_header()

    def show_waiting(self) -> None:
        """Show in the header how many cases cannot wait, as it was last counted."""
        if self._left and self.PLACE:
            self._draw_header()

    def _draw_header(self) -> None:
        bar, keys = self.query_one("#header", Bar), keys_in_force(self.app)
        right: tuple[Span, ...] = (
            (f"{who_day(self.desk.who, weekday_date(self.desk.today))} ", Tone.DIM),
        )
        places: tuple[Span, ...] = ()
        if self.PLACE:
            bare = place_choices(self.PLACE, keys=keys)
            chosen = bare.index(fitting(bare, self._left, right, self.app.size.width))
            places = place_choices(self.PLACE, waiting=self.desk.waiting, keys=keys)[chosen]
        bar.left, bar.right = (*places, *self._left), right

    def on_resize(self, event: events.Resize) -> None:
        if self._left:
            self._draw_header()

    def commands(self) -> "Iterable[Item]":
        """Return what the palette offers here besides the keys; their keys are "kind:rest"."""
        return ()

    def command(self, kind: str, rest: str) -> None:
        """Do what was chosen in the palette."""

    def targets(self) -> Iterator[Target]:
        """Yield the places in the header, to jump to; a digit that stands there is their label."""
        keys, left = keys_in_force(self.app), 0
        words = "".join(text for text, _tone in self.query_one("#header", Bar).left)
        for each in PLACES if self.PLACE else ():
            key = place_key(each, keys)
            at = words.find(f" {key}", left) + 1
            if at and len(key) == 1 and key.isdecimal():
                go = partial(self.app.call_later, self.app.run_action, f"place('{each.id}')")
                yield Target(at=Offset(at, 0), go=go, label=key)
                left = at

    def key_of(self, action: str) -> str:
        """Return how the key of an action of this screen is written, empty where it has none."""
        bindings = (each for each in self.BINDINGS if isinstance(each, Binding))
        found = next((each for each in bindings if each.action == action), None)
        return first_key(found, keys_in_force(self.app)) if found else ""

    def reload(self) -> None:
        """Read anew what is shown."""

    def on_cases_changed(self) -> None:
        self.reload()


def keys_in_force(app: App[Any]) -> Mapping[str, str]:
    """Return the keys of one's own, by the id of their binding."""
    return app.own_keys if isinstance(app, BoundedApp) else {}


def hints_of(
    bindings: Iterable[object], own: Mapping[str, str] = NO_KEYS
) -> Iterable[tuple[str, str]]:
    """Yield (key, label) of the bindings that are to be shown."""
    for each in bindings:
        if isinstance(each, Binding) and each.show and each.description:
            yield first_key(each, own), each.description


def first_key(binding: Binding, own: Mapping[str, str]) -> str:
    """Return how the first key of a binding is written, one's own before the usual."""
    keys = own.get(binding.id or "")
    display = "" if keys else binding.key_display
    return display or key_name((keys or binding.key).partition(",")[0])


def keys_of(binding: Binding, own: Mapping[str, str]) -> str:
    """Return how the keys of a binding are written, one's own before the usual."""
    keys = own.get(binding.id or "")
    if binding.key_display and not keys:
        return binding.key_display
    return " ".join(key_name(key) for key in (keys or binding.key).split(","))
