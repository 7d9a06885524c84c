"""The program before there is a workspace: the first start alone."""

from collections.abc import Iterator

from textual.binding import Binding

from etik_tui.casework.first_start import Founding
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.tui.helpful import HelpfulApp
from etik_tui.tui.screens.first_start import FirstStartScreen


class FirstStartApp(HelpfulApp):
    """The terminal interface of an office that has no workspace yet; `outcome` is how it ended."""

    TITLE = "etik"
    CSS_PATH = "tcss/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        Binding("ctrl+o", "jump", _("Lompat"), show=False, priority=True, id="founding.jump"),
        Binding("ctrl+q", "leave", _("Keluar"), show=False, priority=True, id="founding.quit"),
    ]

    def __init__(self, founding: Founding) -> None:
        super().__init__()
        self.founding = founding
        self.outcome = ""
        self.animation_level = "none"

    def on_mount(self) -> None:
        def ended(outcome: str | None) -> None:
            self.outcome = outcome or ""
            self.exit(0)

        self.push_screen(FirstStartScreen(self.founding), ended)
        self.listen()

    def keep_drafts(self) -> None:
        """Keep what is answered so far."""
        for screen in self.screen_stack:
            if isinstance(screen, FirstStartScreen):
                screen.keep_draft()

    def known_profiles(self) -> Iterator[Profile]:
        """Return the regulations at hand."""
        return (each.profile for each in self.founding.library.profiles.values())

    def action_jump(self) -> None:
        """Put a letter on everything that can be gone to, or take the letters away."""
        from etik_tui.tui.dialogs.jump import open_jump

        open_jump(self)

    def action_leave(self) -> None:
        """Leave; what is answered stays."""
        self.keep_drafts()
        self.exit(0)
