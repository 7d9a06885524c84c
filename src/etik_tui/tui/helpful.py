"""What is alike on every screen and dialog: help, the meaning of words, notices, the least size."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.widget import Widget

from etik_tui.domain.shown import shown
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.tui.screens.small import SmallScreen, is_too_small
from etik_tui.tui.terminal import BoundedApp
from etik_tui.tui.theme import DEFAULTS

if TYPE_CHECKING:
    from etik_tui.tui.law.glossary import Entry


class HelpfulApp(BoundedApp):
    """The program with what answers everywhere, also over a dialog and while one types."""

    BINDINGS = [
        Binding("f1", "help", _("Bantuan"), show=False, priority=True, id="app.help"),
        # A letter while one types, like any other.
        Binding("question_mark", "help(True)", show=False, priority=True, id="app.help-sign"),
        Binding("ctrl+g", "glossary", _("Istilah"), show=False, priority=True, id="app.glossary"),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave a sign to whoever types it."""
        if action == "help" and parameters and _is_typed_into(self.focused):
            return False
        return super().check_action(action, parameters)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours that a theme need not name."""
        return dict(DEFAULTS)

    def get_system_commands(self, screen: Any) -> "tuple[SystemCommand, ...]":
        """Offer none of the framework's own commands."""
        return ()

    def on_resize(self, event: events.Resize) -> None:
        small = isinstance(self.screen, SmallScreen)
        if is_too_small(event.size) and not small:
            self.push_screen(SmallScreen())
        elif small and not is_too_small(event.size):
            self.pop_screen()

    def notify(self, message: str, **options: Any) -> None:
        """Show a short notice; it is drawn as it is, never read as markup."""
        options["markup"] = False
        super().notify(shown(message, lines=True), **options)

    def known_profiles(self) -> Iterable[Profile]:
        """Return the regulations whose words may stand on a screen."""
        return ()

    def action_help(self, by_sign: bool = False) -> None:
        """Show what this screen is for, its keys and its words; once more to close."""
        from etik_tui.tui.dialogs.help import HelpDialog

        screen = self.screen
        if isinstance(screen, HelpDialog):
            screen.dismiss(None)
        else:
            self.push_screen(HelpDialog(screen, *self._words()))

    def action_glossary(self) -> None:
        """Show what the words on this screen mean; once more to close."""
        from etik_tui.tui.dialogs.glossary import GlossaryDialog
        from etik_tui.tui.dialogs.help import HelpDialog

        screen = self.screen
        if isinstance(screen, GlossaryDialog):
            screen.dismiss(None)
            return
        helping = screen if isinstance(screen, HelpDialog) else None
        words = (helping.entries, helping.seen) if helping else self._words()
        self.push_screen(GlossaryDialog(*words))

    def _words(self) -> "tuple[tuple[Entry, ...], tuple[Entry, ...]]":
        """Return the glossary of the regulations at hand, and the words of it on the screen."""
        from etik_tui.tui.law.glossary import glossary, in_sight

        lines = [each.text for each in self.picture()]
        entries = glossary(_at_hand(tuple(self.known_profiles()), lines))
        return entries, in_sight(lines, entries)


def _is_typed_into(widget: Widget | None) -> bool:
    """Tell whether letters typed are text; by name, so that no editor is loaded to ask for one."""
    return not {"Input", "TextArea"}.isdisjoint(each.__name__ for each in type(widget).__mro__)


def _at_hand(profiles: tuple[Profile, ...], lines: Iterable[str]) -> tuple[Profile, ...]:
    """Return the regulations that the first line names, by name or in a number; else all."""
    head = next(iter(lines), "")
    named = tuple(each for each in profiles if any(name in head for name in _names(each)))
    return named or profiles


def _names(profile: Profile) -> Iterator[str]:
    yield profile.short
    if profile.code:
        yield f"/{profile.code}/"
