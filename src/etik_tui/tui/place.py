"""The places of the program: one key each, in the header of every place, the palette, the help."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.tui.tone import Span, Tone

if TYPE_CHECKING:
    from etik_tui.tui.desk import Desk
    from etik_tui.tui.screens.page import Page


class Place(Struct, frozen=True, kw_only=True):
    """A place: its key and its name; `opened` makes its screen the first time one goes there.

    `brief` is the name where there is little room.
    """

    id: str
    key: str
    title: str
    brief: str
    opened: "Callable[[Desk], Page]"


def _board(desk: "Desk") -> "Page":
    from etik_tui.tui.screens.board import BoardScreen

    return BoardScreen(desk)


def _calendar(desk: "Desk") -> "Page":
    from etik_tui.tui.screens.calendar import CalendarScreen

    return CalendarScreen(desk)


def _checklist(desk: "Desk") -> "Page":
    from etik_tui.tui.screens.checklist import ChecklistScreen

    return ChecklistScreen(desk)


def _review(desk: "Desk") -> "Page":
    from etik_tui.tui.screens.review import ReviewScreen

    return ReviewScreen(desk)


def _statistics(desk: "Desk") -> "Page":
    from etik_tui.tui.screens.statistics import StatisticsScreen

    return StatisticsScreen(desk)


def _rules(desk: "Desk") -> "Page":
    from etik_tui.tui.screens.rules import RulesScreen

    return RulesScreen(desk)


def _plugins(desk: "Desk") -> "Page":
    from etik_tui.tui.screens.plugins import PluginsScreen

    return PluginsScreen(desk)


REVIEW = "review"
PLACES = (
    Place(id="board", key="1", title=_("Papan"), brief=_("Papan"), opened=_board),
    Place(id="calendar", key="2", title=_("Kalender"), brief=_("Kal"), opened=_calendar),
    Place(id="checklist", key="3", title=_("Daftar periksa"), brief=_("Cek"), opened=_checklist),
    Place(id=REVIEW, key="4", title=_("Tinjau"), brief=_("Tinjau"), opened=_review),
    Place(id="statistics", key="5", title=_("Rekap"), brief=_("Rekap"), opened=_statistics),
    Place(id="rules", key="6", title=_("Aturan"), brief=_("Aturan"), opened=_rules),
    Place(id="plugins", key="7", title=_("Plugin"), brief=_("Plugin"), opened=_plugins),
)


def place_choices(
    here: str, *, waiting: int = 0, keys: Mapping[str, str] | None = None
) -> tuple[tuple[Span, ...], ...]:
    """Return the places for a header, the longest first: by name, by a brief name, by key alone.

    The one where one is always has its name. `waiting` is how many cases cannot wait; it stands
    beside the review queue. `keys` are those of one's own, by the id of their binding.
    """
    words: tuple[Callable[[Place], str], ...] = (
        lambda each: f" {each.title}",
        lambda each: f" {each.brief}",
        lambda _each: "",
    )
    return tuple(_spans(here, word, waiting, keys or {}) for word in words)


def _spans(
    here: str, word: Callable[[Place], str], waiting: int, keys: Mapping[str, str]
) -> tuple[Span, ...]:
    spans: list[Span] = []
    for each in PLACES:
        key = place_key(each, keys)
        if each.id == here:
            spans += [(f" {key} ", Tone.ACCENT), (each.title, Tone.HEAD)]
        else:
            spans.append((f" {key}{word(each)}", Tone.DIM))
        if each.id == REVIEW and waiting:
            spans.append((f"({waiting})", Tone.WARN))
    return (*spans, (" ", Tone.PLAIN))


def place_key(place: Place, own: Mapping[str, str]) -> str:
    """Return how the key of a place is written, one's own before the usual."""
    return key_name(own.get(f"app.{place.id}", place.key).partition(",")[0])


def key_name(key: str) -> str:
    """Return how a key is written on screen."""
    names = {
        "enter": "Enter",
        "escape": "Esc",
        "slash": "/",
        "question_mark": "?",
        "greater_than_sign": ">",
        "space": _("Spasi"),
        "pagedown": "PgDn",
        "pageup": "PgUp",
        "home": "Home",
        "end": "End",
        "left": "←",
        "right": "→",
        "up": "↑",
        "down": "↓",
        "tab": "Tab",
    }
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return names.get(key, key.upper() if key.startswith("f") and key[1:].isdigit() else key)
