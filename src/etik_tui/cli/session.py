"""One run of the program: its options, its clock, its output, and the workspace once asked for."""

import argparse
import os
import pwd
import sys
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from etik_tui.cli.output import Output
from etik_tui.clock import Clock, SystemClock
from etik_tui.errors import InputError
from etik_tui.locale import _

if TYPE_CHECKING:
    from etik_tui.casework.library import Library
    from etik_tui.casework.workspace import Workspace
    from etik_tui.plugins.calling import PluginCalls
    from etik_tui.tui.prelude import Prelude
    from etik_tui.workdays.calendar import WorkCalendar

PROGRAM = "etik-tui"


class Session:
    """What a verb is given; the workspace is opened when first used and closed at the end."""

    def __init__(
        self,
        options: argparse.Namespace,
        output: Output,
        clock: Clock | None = None,
        prelude: "Prelude | None" = None,
        *,
        confined: bool = False,
    ) -> None:
        as_of = getattr(options, "as_of", None)
        if as_of and not getattr(options, "reads", False):
            raise InputError(
                _("Verba ini mencatat; tanggalnya tidak dapat diandaikan"),
                where="--as-of",
                remedy=_("Pakai --as-of hanya pada verba yang membaca."),
            )
        self.options = options
        self.out = output
        self.prelude = prelude
        self.confined = confined
        self.clock: Clock = SystemClock(as_of) if as_of or clock is None else clock

    @property
    def as_json(self) -> bool:
        """Tell whether the data is wanted as JSON."""
        return self.out.as_json

    @cached_property
    def folder(self) -> Path:
        """Return the workspace's folder, which need not exist."""
        given = getattr(self.options, "workspace", None) or os.environ.get("ETIK_WORKSPACE")
        if given:
            return Path(given).expanduser()
        system = sys.platform
        if system == "linux":
            from etik_tui.tui.prelude import default_folder

            return Path(default_folder())
        import platformdirs

        return platformdirs.user_data_path(PROGRAM, appauthor=False)

    @property
    def database(self) -> str:
        """Return where the journal is; empty means in the workspace."""
        given = getattr(self.options, "database", None) or os.environ.get("ETIK_DATABASE")
        return given or ""

    @property
    def actor(self) -> str:
        """Return who acts: the person named, or the user of the operating system.

        The environment is not asked: anybody can set it.
        """
        given: str | None = getattr(self.options, "actor", None)
        if given is not None:
            return _checked_actor(given)
        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return f"uid-{os.getuid()}"

    @cached_property
    def workspace(self) -> "Workspace":
        """Return the workspace, opened."""
        from etik_tui.casework.opening import open_workspace

        found = open_workspace(
            self.folder,
            self.clock,
            self.actor,
            named=getattr(self.options, "actor", None) is not None,
            database=self.database,
        )
        found.confined = self.confined
        self._renew_index(found)
        return found

    def _renew_index(self, workspace: "Workspace") -> None:
        from etik_tui.casework.opening import RENEWAL_MARK

        if not (workspace.folder / RENEWAL_MARK).exists():
            return
        from etik_tui.casework.index_renewal import renew_index
        from etik_tui.cli.progress import ProgressBar

        words = _("Jurnal ini dari versi program sebelumnya: indeksnya disusun ulang, sekali saja.")
        self.out.talk_text(words)
        with ProgressBar() as bar:
            renew_index(workspace, bar)

    def administer(self) -> None:
        """Go on only for the owner of the files, where access is enforced: below the cases.

        Raises AccessError for anybody else.
        """
        from etik_tui.casework.workspace import OFFICE_FILE

        if (self.folder / OFFICE_FILE).exists():
            self.workspace.permit.require_owner()

    @cached_property
    def calendar(self) -> "WorkCalendar":
        """Return the office's calendar, or the state's where there is no workspace."""
        from etik_tui.casework.office import load_office
        from etik_tui.casework.workspace import CALENDAR_FILE, OFFICE_FILE
        from etik_tui.workdays.build import build_calendar
        from etik_tui.workdays.office import load_office_calendar

        own = self.folder / CALENDAR_FILE
        override = load_office_calendar(own) if own.exists() else None
        options = load_office(self.folder / OFFICE_FILE).options
        return build_calendar(options, override, self.hooks.days_off)

    @cached_property
    def hooks(self) -> "PluginCalls":
        """Return the hooks of the plugins, also where there is no workspace yet."""
        if "workspace" in vars(self):
            return self.workspace.hooks
        from etik_tui.plugins.calling import PluginCalls

        return PluginCalls(self.library.plugins)

    @cached_property
    def library(self) -> "Library":
        """Return the profiles at hand, also where there is no workspace yet."""
        from etik_tui.casework.library import Library
        from etik_tui.casework.opening import CACHE_FOLDER, PROFILES_FOLDER, find_plugins
        from etik_tui.casework.profile_cache import ProfileCache
        from etik_tui.casework.workspace import OFFICE_FILE
        from etik_tui.profile.load import load_profile

        if "workspace" in vars(self):
            return self.workspace.library
        own = self.folder / PROFILES_FOLDER
        folders = sorted(own.iterdir()) if own.is_dir() else []
        is_made = (self.folder / OFFICE_FILE).exists()
        cache = self.folder / CACHE_FOLDER if is_made else None
        load = ProfileCache(cache).load if cache else load_profile
        return Library(
            partial(find_plugins, cache), [each for each in folders if each.is_dir()], load=load
        )

    @cached_property
    def profile_id(self) -> str:
        """Return the profile asked for, or the office's own, or the only one there is."""
        given: str | None = getattr(self.options, "profile", None)
        if given:
            return given
        from etik_tui.casework.office import load_office
        from etik_tui.casework.workspace import OFFICE_FILE

        own = load_office(self.folder / OFFICE_FILE).profile
        if own:
            return own
        known = sorted(self.library.profiles)
        if len(known) == 1:
            return known[0]
        raise InputError(
            _("Profil mana yang dimaksud?"),
            where="--profile",
            remedy=_("Profil yang ada: {known}.").format(known=", ".join(known) or "-"),
        )

    def close(self) -> None:
        """Say what failed in plugins, and release the workspace if it was opened."""
        holders: list[object] = [self]
        if "workspace" in vars(self):
            self.workspace.close()
            holders.append(self.workspace)
        calls: list[PluginCalls] = [vars(h)["hooks"] for h in holders if "hooks" in vars(h)]
        failures = dict.fromkeys(each for call in calls for each in call.failures)
        for each in () if self.as_json else failures:
            words = _("peringatan: plugin {name}, {hook}: {reason}")
            said = words.format(name=each.plugin, hook=each.hook, reason=each.reason)
            self.out.talk_text(said, indent="  ", first="")


class Begun(NamedTuple):
    """How a run of the program began, before its options are known.

    `asked` is what a client asked a forced command to run, `None` where there is none.
    """

    output: Output
    clock: Clock | None = None
    prelude: "Prelude | None" = None
    asked: str | None = None

    def session(self, options: argparse.Namespace) -> Session:
        """Return the run with these options."""
        confined = self.asked is not None
        return Session(options, self.output, self.clock, self.prelude, confined=confined)


def _checked_actor(name: str) -> str:
    if name.strip() and name.isprintable() and len(name) <= 120:
        return name.strip()
    raise InputError(
        _("Nama pencatat kosong, terlalu panjang, atau memuat karakter yang tidak dapat dicetak"),
        where="--as",
        remedy=_("Tulis nama akun, misalnya --as sari."),
    )
