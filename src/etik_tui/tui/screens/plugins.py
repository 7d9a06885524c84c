"""What is installed: plugins and their state, profiles without code, installing and removing."""

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding

from etik_tui.casework.inventory import Condition, Item, inventory, open_cases, refuse_used, used_by
from etik_tui.casework.library import Source
from etik_tui.casework.opening import PROFILES_FOLDER
from etik_tui.casework.profile_folder import add_profile, find_added, remove_profile
from etik_tui.errors import InputError, RefusedError
from etik_tui.locale import _
from etik_tui.plugins.installation import this_installation
from etik_tui.plugins.installing import (
    Proposal,
    carry_out,
    discard,
    forget,
    propose,
    propose_removal,
    wheel_store,
)
from etik_tui.tui.boundary import tell, told
from etik_tui.tui.desk import Desk
from etik_tui.tui.dialogs.message import ConfirmDialog, MessageDialog
from etik_tui.tui.dialogs.progress import Progress, ProgressDialog
from etik_tui.tui.dialogs.prompt import Ask, PromptDialog, Values
from etik_tui.tui.keeper import may_install
from etik_tui.tui.line import Span, Tone, joined, line
from etik_tui.tui.screens.page import Page
from etik_tui.tui.sheets.plugin import (
    added_lines,
    here_lines,
    item_lines,
    plugin_lines,
    proposal_lines,
)
from etik_tui.tui.widgets.sheet import Sheet


class PluginsScreen(Page):
    """The place `7`: what supplies the regulations."""

    PLACE = "plugins"
    CSS_PATH = "../tcss/plugins.tcss"
    BINDINGS = [
        Binding("enter", "info", _("Keterangan"), id="plugins.info"),
        Binding("t", "install", _("Pasang"), id="plugins.install"),
        Binding("x", "remove", _("Lepas"), id="plugins.remove"),
        Binding("d", "add", _("Tambah profil"), id="plugins.add"),
        Binding("r", "again", _("Periksa lagi"), id="plugins.reload"),
        Binding("question_mark", "app.help", _("Bantuan"), id="plugins.help"),
        Binding("q", "app.leave", _("Keluar"), id="plugins.quit"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._items: tuple[Item, ...] = ()

    def body(self) -> ComposeResult:
        """Return the list of everything installed."""
        yield Sheet(id="plugins-sheet")

    def on_mount(self) -> None:
        super().on_mount()
        self.reload()
        self.set_focus(self.query_one(Sheet))

    @property
    def _profiles(self) -> Path:
        return self.desk.workspace.folder / PROFILES_FOLDER

    @told
    def reload(self) -> None:
        """Read anew what is installed."""
        workspace = self.desk.workspace
        self._items = inventory(workspace.library)
        added = [each for each in workspace.library.sources if each.folder.parent == self._profiles]
        found = open_cases(workspace, workspace.library.profiles)
        counts = {profile_id: number for profile_id, number in found.items() if number}
        self._header(added)
        self.query_one(Sheet).show(
            joined(
                [
                    plugin_lines(self.desk, self._items, counts),
                    added_lines(self.desk, added, counts),
                    here_lines(self.desk, this_installation(), may=may_install(workspace)),
                ]
            )
        )

    def _header(self, added: list[Source]) -> None:
        sources = [source for item in self._items for source in item.sources]
        broken = sum(each.condition is Condition.BROKEN for each in self._items)
        broken += sum(bool(each.broken) for each in (*sources, *added))
        spans: list[Span] = [(_(" {n} plugin").format(n=len(self._items)), Tone.BOLD)]
        known = len(self.desk.workspace.library.profiles)
        spans.append((_("  {n} profil").format(n=known), Tone.PLAIN))
        if broken:
            spans.append((_("  {n} rusak").format(n=broken), Tone.BAD))
        self.head(spans)

    def on_sheet_chosen(self) -> None:
        self.action_info()

    @told
    def action_info(self) -> None:
        """Show everything known of the plugin under the cursor."""
        kind, name = self._under_cursor()
        item = next((each for each in self._items if each.name == name), None)
        if kind == "plugin" and item is not None:
            lines = tuple(item_lines(item))
            self.app.push_screen(MessageDialog(_("Plugin {name}").format(name=name), lines))

    def action_again(self) -> None:
        """Read everything anew."""
        self.reload()

    def _under_cursor(self) -> tuple[str, str]:
        kind, _colon, name = self.query_one(Sheet).key.partition(":")
        return kind, name

    def _check_keeper(self) -> None:
        if not may_install(self.desk.workspace):
            raise RefusedError(
                _("Memasang dan melepas hanya oleh pengelola, di mesinnya"),
                where=self.desk.workspace.actor,
                remedy=_(
                    "Minta pengelola menjalankan `etik plugin install` atau `etik plugin how`."
                ),
            )

    @told
    def action_install(self) -> None:
        """Ask what to install, show what that would do, ask again, and install it."""
        self._check_keeper()
        asked: list[tuple[str, str]] = []

        def save(values: Values) -> None:
            asked.append((str(values["source"]).strip(), str(values["sha256"]).strip()))

        def done(saved: bool | None) -> None:
            if saved:
                self._propose(*asked[-1])

        hint = _("berkas .whl, folder berisi wheel, atau nama paket")
        asks = [
            Ask(key="source", label=_("Sumber"), required=True, hint=hint),
            Ask(key="sha256", label="sha256", hint=_("boleh kosong; bila diisi harus cocok")),
        ]
        self.app.push_screen(PromptDialog(self.desk, _("Pasang plugin"), asks, save), done)

    def _propose(self, source: str, sha256: str) -> None:
        found: list[Proposal] = []

        def look(progress: Progress) -> None:
            found.append(propose(source, wheel_store(), sha256=sha256, progress=progress))

        def ready(succeeded: bool | None) -> None:
            if succeeded:
                self._agree(_("Pasang?"), found[0], lambda: discard(found[0]))

        self.app.push_screen(
            ProgressDialog(_("Memeriksa {source}").format(source=source), look), ready
        )

    def _agree(self, title: str, proposal: Proposal, refused: Callable[[], None]) -> None:
        """Show a proposal; carry it out if that is wanted and possible."""
        lines = tuple(proposal_lines(proposal))
        if proposal.obstacle:
            refused()
            words = _("Tidak dapat dijalankan dari sini: {why}").format(why=proposal.obstacle)
            ask = _("Minta pengelola menjalankan perintah itu.")
            shown = (*lines, line((words, Tone.WARN)), line(ask))
            self.app.push_screen(MessageDialog(title, shown))
            return

        def answered(answer: bool | None) -> None:
            if answer:
                self._carry_out(proposal, refused)
            else:
                refused()

        self.app.push_screen(ConfirmDialog(title, lines), answered)

    def _carry_out(self, proposal: Proposal, failed: Callable[[], None]) -> None:
        def install(progress: Progress) -> None:
            carry_out(proposal.command, progress)

        def done(succeeded: bool | None) -> None:
            if not succeeded:
                failed()
                return
            forget([each.distribution for each in proposal.gone], wheel_store())
            names = [name for wheel in proposal.wheels for name in wheel.plugins]
            words = _("Terpasang: {names}.") if names else _("Dilepas: {names}.")
            names = names or [each.name for each in proposal.gone]
            lines = (
                line((words.format(names=", ".join(names)), Tone.GOOD)),
                line(_("Berlaku setelah etik dimulai ulang: Ctrl+Q, lalu jalankan lagi.")),
            )
            self.reload()
            self.app.push_screen(MessageDialog(_("Selesai"), lines))

        self.app.push_screen(ProgressDialog(_("Pemasang berjalan"), install), done)

    @told
    def action_remove(self) -> None:
        """Remove the plugin or added profile under the cursor; refused while open cases need it."""
        self._check_keeper()
        kind, name = self._under_cursor()
        if kind == "plugin":
            refuse_used(used_by(self.desk.workspace, {name}), name)
            self._agree(_("Lepas?"), propose_removal(name), lambda: None)
        elif kind == "profile":
            self._remove_profile(name)
        else:
            raise InputError(_("Pilih plugin atau profil yang dilepas lebih dahulu."))

    def _remove_profile(self, name: str) -> None:
        workspace = self.desk.workspace
        source = find_added(self._profiles, workspace.library, name)
        refuse_used(open_cases(workspace, [name]), name)

        def answered(answer: bool | None) -> None:
            if not answer:
                return
            try:
                remove_profile(self._profiles, source)
            except Exception as error:  # noqa: BLE001 - the boundary of a callback
                tell(self.app, error)
                return
            self.notify(
                _("Profil {id} dihapus; berlaku setelah etik dimulai ulang.").format(id=name)
            )

        words = _("Folder {folder} dihapus; perkaranya tetap dapat dibaca.")
        lines = [line(words.format(folder=source.folder))]
        self.app.push_screen(
            ConfirmDialog(_("Hapus profil {id}?").format(id=name), lines), answered
        )

    @told
    def action_add(self) -> None:
        """Add a profile that is only data, from a folder or a zip; no code runs."""
        self._check_keeper()
        workspace = self.desk.workspace

        def save(values: Values) -> None:
            path = Path(str(values["source"]).strip()).expanduser()
            wanted = "ya" in str(values["replace"])
            added = add_profile(self._profiles, workspace.library, path, replace=wanted)
            profile = added.loaded.profile
            words = _("Profil {id} {version} ditambahkan; berlaku setelah etik dimulai ulang.")
            self.notify(words.format(id=profile.id, version=profile.version))

        asks = [
            Ask(key="source", label=_("Folder atau zip"), required=True),
            Ask(
                key="replace", label=_("Ganti yang ada"), hint=_("ya bila id-nya sudah ada di sini")
            ),
        ]
        words = _(
            "Profil adalah data: tidak satu pun isinya dijalankan. Isinya diperiksa seluruhnya."
        )
        lines = [line((words, Tone.DIM))]
        self.app.push_screen(
            PromptDialog(self.desk, _("Tambah profil tanpa kode"), asks, save, lines=lines)
        )
