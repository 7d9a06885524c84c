"""The office's registers: what is entered in them, and which units they reached."""

from textual.app import ComposeResult
from textual.binding import Binding

from etik_tui.casework.register_book import enter, entries, withdraw_entry
from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.profile.profile import Profile
from etik_tui.profile.register import RegisterSpec
from etik_tui.tui.boundary import told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.prompt import Ask, PromptDialog, Values
from etik_tui.tui.line import Span, Tone, line
from etik_tui.tui.register_form import register_asks, register_input
from etik_tui.tui.screens.page import Page
from etik_tui.tui.sheets.register import reach_lines, register_lines
from etik_tui.tui.shelf import institutions
from etik_tui.tui.widgets.bars import TabBar
from etik_tui.tui.widgets.kind_bar import KindBar
from etik_tui.tui.widgets.sheet import Sheet
from etik_tui.tui.wording import short_date


class RegistersScreen(Page):
    """The registers of one institution, one tab each."""

    CSS_PATH = "../tcss/registers.tcss"
    BINDINGS = [
        Binding("n", "new", _("Isian baru"), id="registers.new"),
        Binding("u", "withdraw", _("Tarik isian"), id="registers.withdraw"),
        Binding("c", "reach", _("Cakupan unit"), id="registers.reach"),
        Binding("left,h", "book(-1)", show=False, id="registers.previous"),
        Binding("right,l,tab", "book(1)", _("Buku"), key_display="←→", id="registers.next"),
        Binding("i", "institution", _("Lembaga"), id="registers.institution"),
        Binding("escape", "back", _("Kembali"), key_display="Esc", id="registers.back"),
        Binding("question_mark", "app.help", _("Bantuan"), id="registers.help"),
        Binding("q", "app.leave", _("Keluar"), show=False, id="registers.quit"),
        Binding("r", "again", _("Muat ulang"), show=False, id="registers.reload"),
    ]

    def __init__(self, desk: Desk, institution: str = "", register: str = "") -> None:
        super().__init__(desk)
        found = {name: desk.workspace.library.find(name) for name in institutions(desk.workspace)}
        self._profiles = {name: each for name, each in found.items() if each and each.registers}
        known = institution in self._profiles
        self._institution = institution if known else next(iter(self._profiles), "")
        self._wanted = register
        self._reach = False

    def body(self) -> ComposeResult:
        """Return the tabs and the open register."""
        yield KindBar(id="registers-tabs")
        yield Sheet(id="registers-sheet")

    def on_mount(self) -> None:
        super().on_mount()
        self._open(self._wanted)
        self.set_focus(self.query_one(Sheet))

    @property
    def profile(self) -> Profile | None:
        """Return the institution whose registers are shown."""
        return self._profiles.get(self._institution)

    @property
    def register(self) -> RegisterSpec | None:
        """Return the register that is open."""
        profile = self.profile
        return profile.register(self.query_one(KindBar).active) if profile else None

    def _open(self, register: str = "") -> None:
        """Show the registers of the institution, one of them opened."""
        tabs, profile = self.query_one(KindBar), self.profile
        specs = profile.registers if profile else ()
        tabs.names = tuple((each.id, each.title, each.title) for each in specs)
        known = register in {each.id for each in specs}
        tabs.active = register if known else specs[0].id if specs else ""
        self.reload()

    @told
    def reload(self) -> None:
        """Read the open register anew."""
        sheet, profile, spec = self.query_one(Sheet), self.profile, self.register
        spans: list[Span] = [(_(" Buku register"), Tone.HEAD)]
        if profile is None or spec is None:
            sheet.show([line((_("Profil yang terpasang tidak memuat buku register."), Tone.DIM))])
        else:
            spans.append((f"  {profile.short}", Tone.BOLD))
            if len(self._profiles) > 1:
                place = list(self._profiles).index(self._institution) + 1
                spans.append((f" {place}/{len(self._profiles)}", Tone.DIM))
            shows = reach_lines if self._reach else register_lines
            sheet.show(shows(self.desk, profile, spec))
        self.head(spans)

    @told
    def on_tab_bar_picked(self, event: TabBar.Picked) -> None:
        self.reload()

    def action_book(self, step: int) -> None:
        """Open the next or the previous register."""
        if self.profile:
            self.query_one(KindBar).step(step)

    def action_institution(self) -> None:
        """Show the registers of the next institution that has any."""
        names = list(self._profiles)
        if len(names) > 1:
            place = names.index(self._institution) + 1
            self._institution = names[place % len(names)]
            self._open()

    def action_reach(self) -> None:
        """Show which units were reached, or the entries again."""
        self._reach = not self._reach
        self.reload()

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()

    def action_back(self) -> None:
        """Go back to where the registers were opened."""
        self.dismiss(None)

    def _chosen(self) -> tuple[Profile, RegisterSpec]:
        profile, spec = self.profile, self.register
        if profile is None or spec is None:
            raise InputError(_("Profil yang terpasang tidak memuat buku register"))
        return profile, spec

    @told
    def action_new(self) -> None:
        """Fill in a new entry."""
        profile, spec = self._chosen()
        workspace = self.desk.workspace

        def save(values: Values) -> None:
            entry = register_input(spec, values, self.desk.today)
            enter(workspace, profile.id, spec.id, entry)

        self._ask(
            PromptDialog(
                self.desk,
                _("Isian baru · {title}").format(title=spec.title),
                register_asks(profile, spec, workspace.office.lists),
                save,
                draft=f"register:{profile.id}:{spec.id}",
            )
        )

    @told
    def action_withdraw(self) -> None:
        """Take the entry under the cursor back, with the reason; it stays visible."""
        profile, spec = self._chosen()
        kind, _colon, version = self.query_one(Sheet).key.partition(":")
        if kind != "entry":
            raise InputError(_("Pilih isian yang ditarik lebih dahulu."))
        found = {each.version: each for each in entries(self.desk.workspace, profile.id, spec.id)}
        entry = found[int(version)]
        if entry.withdrawn:
            raise InputError(_("Isian ini sudah ditarik."))

        def save(values: Values) -> None:
            withdraw_entry(
                self.desk.workspace,
                profile.id,
                spec.id,
                entry.version,
                reason=str(values["reason"]),
            )

        words = _("Isian tetap terlihat di buku sebagai DITARIK.")
        title = _("Tarik isian {n} ({day})").format(n=entry.version, day=short_date(entry.at))
        asks = [Ask(key="reason", label=_("Alasan"), required=True, long=True)]
        lines = [line((words, Tone.DIM))]
        self._ask(PromptDialog(self.desk, title, asks, save, lines=lines))

    def _ask(self, dialog: PromptDialog) -> None:
        def done(saved: bool | None) -> None:
            if saved:
                self.reload()

        self.app.push_screen(dialog, done)
