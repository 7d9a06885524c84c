"""The program as an application: what is wired to what."""

from collections.abc import Iterator
from functools import partial

from textual.binding import Binding

from etik_tui.casework.workspace import Workspace
from etik_tui.domain.shown import shown
from etik_tui.errors import AccessError, Problem, StorageError
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.first_picture import Picture
from etik_tui.tui.helpful import HelpfulApp
from etik_tui.tui.place import PLACES
from etik_tui.tui.screens.page import CasesChanged, Page
from etik_tui.tui.taste import taste_of
from etik_tui.tui.terminal import hung_up

POLL = 1.0
KEYS_FILE = "keys.toml"


class EtikApp(HelpfulApp):
    """The terminal interface of one official's session."""

    TITLE = "etik"
    # Shown at once: the framework's own first screen would be built and styled to be left again.
    DEFAULT_MODE = "board"
    CSS_PATH = "tcss/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    NOTIFICATION_TIMEOUT = 4
    BINDINGS = [
        *(
            Binding(each.key, f"place('{each.id}')", each.title, show=False, id=f"app.{each.id}")
            for each in PLACES
        ),
        Binding("ctrl+p", "palette", _("Perintah"), show=False, priority=True, id="app.palette"),
        Binding("ctrl+o", "jump", _("Lompat"), show=False, priority=True, id="app.jump"),
        Binding("f8", "recompute", _("Hitung ulang tenggat"), show=False, id="app.recompute"),
        Binding("T", "looks", _("Tampilan"), show=False, id="app.looks"),
        Binding("ctrl+q", "leave", _("Keluar"), show=False, priority=True, id="app.quit"),
    ]

    def __init__(
        self, workspace: Workspace, *, painted: Picture | None = None, slow: bool = False
    ) -> None:
        taste = taste_of(str(workspace.folder), workspace.caller.name, slow=slow)
        super().__init__(painted=painted, taste=taste)
        self.desk = Desk(workspace)
        self._wrong_keys: tuple[Problem, ...] = ()
        self.animation_level = "none"
        for each in PLACES:
            self.add_mode(each.id, partial(each.opened, self.desk))
        self.add_mode("every", self._every)

    def on_load(self) -> None:
        self._take_own_keys()

    def on_mount(self) -> None:
        self.listen()
        self.set_interval(POLL, self.look_around)

    def _take_own_keys(self) -> None:
        """Use the keys that the workspace has for this person; say what is wrong with them."""
        workspace = self.desk.workspace
        if not (workspace.folder / KEYS_FILE).exists():
            return
        from etik_tui.tui.keying import own_keys

        found = own_keys(workspace.folder, workspace.caller.name)
        self.own_keys = self.desk.keys = found.keys
        self.set_keymap(dict(found.keys))
        self._wrong_keys = found.problems

    def on_ready(self) -> None:
        if not self._wrong_keys:
            return
        from etik_tui.tui.dialogs.message import MessageDialog
        from etik_tui.tui.line import line

        title = _("Tombol buatan sendiri: ada yang tidak dipakai")
        wrong = (line(str(each), hang=2) for each in self._wrong_keys)
        self.push_screen(MessageDialog(title, wrong))

    def _every(self) -> Page:
        from etik_tui.tui.screens.every import EveryScreen

        return EveryScreen(self.desk)

    @told
    def look_around(self) -> None:
        """Show what other sessions recorded; leave when the terminal is gone."""
        if not self.is_headless and hung_up():
            self.hang_up()
            return
        try:
            news = self.desk.has_news()
        except AccessError as error:
            # Whoever was revoked meanwhile is shown nothing more.
            self.exit(int(error.exit_code), message=shown(str(error)))
            return
        except StorageError:
            # Said at the next act; a message at every look would bury what is being typed.
            return
        moved = self.desk.workspace.refresh_calendar()
        if news or moved:
            self.show_changes()
        if self.desk.count_waiting():
            for screen in self.screen_stack:
                if isinstance(screen, Page):
                    screen.show_waiting()

    def show_changes(self) -> None:
        """Let every screen show what was recorded; those of other places when they are seen."""
        self.desk.touch()
        for screen in self.screen_stack:
            screen.post_message(CasesChanged())

    def keep_drafts(self) -> None:
        """Let every screen keep what is typed and not recorded."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_draft", None)
            if keep is not None:
                keep()

    def known_profiles(self) -> Iterator[Profile]:
        """Return the regulations at hand."""
        loaded = self.desk.workspace.library.profiles
        return (loaded[name].profile for name in sorted(loaded))

    def action_place(self, place: str) -> None:
        """Go to one of the places; one that shows a case opens with the case at hand."""
        self.desk.at_hand = getattr(self.screen, "case_id", "") or self.desk.at_hand
        while isinstance(self.screen, Page) and len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_mode(place)

    def action_palette(self) -> None:
        """Offer everything that can be done here by name."""
        from etik_tui.tui.dialogs.palette import open_palette

        open_palette(self)

    def action_jump(self) -> None:
        """Put a letter on everything that can be gone to, or take the letters away."""
        from etik_tui.tui.dialogs.jump import open_jump

        open_jump(self)

    def action_looks(self) -> None:
        """Offer other colours, signs and a way for slow lines."""
        from etik_tui.tui.dialogs.looks import open_looks

        open_looks(self)

    def action_recompute(self) -> None:
        """Offer to compute dates anew that are those of another calendar."""
        from etik_tui.tui.dialogs.recompute import RecomputeDialog

        def done(computed: bool | None) -> None:
            if computed:
                self.show_changes()

        if not isinstance(self.screen, RecomputeDialog):
            self.push_screen(RecomputeDialog(self.desk), done)

    def action_leave(self) -> None:
        """Leave; asks only if something typed could not be kept."""
        self.keep_drafts()
        if not self.desk.unsaved:
            self.exit(0)
            return
        from etik_tui.tui.dialogs.message import ConfirmDialog
        from etik_tui.tui.line import line

        words = _("Isian yang belum dicatat tidak dapat disimpan sebagai draf dan akan hilang.")
        self.push_screen(
            ConfirmDialog(_("Tetap keluar?"), [line(words)]),
            lambda answer: self.exit(0) if answer else None,
        )
