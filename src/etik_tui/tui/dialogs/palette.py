"""The palette: every act, place and key of where one is, by name."""

from collections.abc import Iterator
from typing import Any

from textual.app import App
from textual.binding import Binding

from etik_tui.locale import _
from etik_tui.tui.dialogs.pick import Item, PickDialog
from etik_tui.tui.helpful import HelpfulApp
from etik_tui.tui.screens.page import Page, keys_in_force, keys_of

SAFETY = "safety"
"""The kind of the palette's entry on backups and checkpoints, which no key has."""


def open_palette(app: App[Any]) -> None:
    """Offer what can be done on the screen beneath, and do what is chosen."""
    screen = app.screen
    if not isinstance(screen, Page):
        return

    def chosen(keys: tuple[str, ...] | None) -> None:
        if not keys:
            return
        kind, _colon, rest = keys[0].partition(":")
        if kind == "key":
            app.call_later(screen.run_action, rest)
        elif kind == SAFETY:
            app.call_later(show_safety, screen)
        else:
            app.call_later(screen.command, kind, rest)

    safety = Item(key=f"{SAFETY}:", title=_("Cadangan dan titik periksa jurnal"))
    items = (*_keys(screen), *screen.commands(), safety)
    app.push_screen(PickDialog(_("Perintah"), items), chosen)


def show_safety(screen: Page) -> None:
    """Show how safe the journal is, and the commands that make it safer."""
    from etik_tui.tui.dialogs.message import MessageDialog
    from etik_tui.tui.sheets.safety import safety_lines

    title = _("Cadangan dan titik periksa jurnal")
    screen.app.push_screen(MessageDialog(title, safety_lines(screen.desk)))


def _keys(screen: Page) -> Iterator[Item]:
    seen = set()
    for bindings in (screen.BINDINGS, HelpfulApp.BINDINGS, screen.app.BINDINGS):
        for each in bindings:
            if not isinstance(each, Binding) or not each.description or each.action in seen:
                continue
            seen.add(each.action)
            action = each.action if bindings is screen.BINDINGS else _of_app(each.action)
            keys = keys_of(each, keys_in_force(screen.app))
            yield Item(key=f"key:{action}", title=each.description, beside=keys)


def _of_app(action: str) -> str:
    return action if action.startswith("app.") else f"app.{action}"
