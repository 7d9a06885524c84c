"""Opening a workspace, and making a new one."""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from etik_tui.access.people import Caller
from etik_tui.casework.library import Library
from etik_tui.casework.office import Office, load_office, save_office
from etik_tui.casework.profile_cache import ProfileCache
from etik_tui.casework.workspace import OFFICE_FILE, Workspace
from etik_tui.clock import Clock
from etik_tui.errors import InputError, StorageError, reason_of
from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Journal
from etik_tui.locale import _

if TYPE_CHECKING:
    from etik_tui.plugins.loading import Plugin

JOURNAL_FILE = "journal.db"
PROFILES_FOLDER = "profiles"
CACHE_FOLDER = "cache"
RENEWAL_MARK = f"{CACHE_FOLDER}/index-outdated"
"""Stands while the index is one of an earlier version of the program."""


def find_plugins(cache: Path | None = None) -> "tuple[Plugin, ...]":
    """Load the installed plugins that `ETIK_PLUGINS` allows (all of them where it is unset).

    `cache` is a folder of this user that remembers which plugins are installed.
    """
    from etik_tui.plugins.loading import installed

    allowed = os.environ.get("ETIK_PLUGINS")
    names = None if allowed is None else [name for name in allowed.split(",") if name]
    return installed(names, cache)


def journal_place(folder: Path, database: str = "") -> Path | str:
    """Return where the journal of a workspace is: as given, as the office says, or inside it."""
    return database or _own_place(folder, load_office(folder / OFFICE_FILE))


def _own_place(folder: Path, office: Office) -> Path | str:
    own = office.database
    return own if "://" in own else folder / (own or JOURNAL_FILE)


def open_workspace(
    folder: Path,
    clock: Clock,
    actor: str,
    *,
    named: bool = True,
    database: str = "",
    plugins: "Callable[[], tuple[Plugin, ...]]" = find_plugins,
) -> Workspace:
    """Open an office's workspace.

    `named` says that `actor` was named with `--as`, and is not the user of the machine.
    Raises InputError where there is none, StorageError where the journal cannot be used.
    """
    if not (folder / OFFICE_FILE).exists():
        raise InputError(
            _("Belum ada ruang kerja di sini"),
            where=str(folder),
            remedy=_("Buat dengan `etik init --profile ID`, atau coba `etik demo`."),
        )
    journal = open_journal(journal_place(folder, database))
    if journal.rows_outdated:
        _mark_outdated(folder)
    # Who owns the files can read them without this program, too.
    owner = os.getuid() in (0, folder.stat().st_uid)
    caller = Caller(name=actor, named=named, owner=owner)
    return _workspace(folder, clock, caller, journal, plugins)


def _mark_outdated(folder: Path) -> None:
    mark = folder / RENEWAL_MARK
    with suppress(OSError):
        mark.parent.mkdir(exist_ok=True, mode=0o700)
        mark.touch(mode=0o600)


def create_workspace(
    folder: Path,
    office: Office,
    clock: Clock,
    actor: str,
    *,
    database: str = "",
    plugins: "Callable[[], tuple[Plugin, ...]]" = find_plugins,
    durable: bool = True,
) -> Workspace:
    """Make a new workspace for an office, in a folder that only its owner can read.

    Without `durable` the session returned does not wait for the disk, for cases that are made up.
    Raises InputError where there already is one.
    """
    if (folder / OFFICE_FILE).exists():
        what = _("Di sini sudah ada ruang kerja")
        raise InputError(what, where=str(folder), remedy=_("Pilih folder lain."))
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        what = _("Folder ruang kerja tidak dapat dibuat: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(folder)) from error
    place = database or _own_place(folder, office)
    journal = open_journal(place, create=True, durable=durable)
    workspace = _workspace(folder, clock, Caller(name=actor), journal, plugins)
    save_office(folder / OFFICE_FILE, _remembering(office, database))
    return workspace


def _remembering(office: Office, database: str) -> Office:
    """Return the settings with the server that the journal was made on, without a password."""
    if "://" not in database:
        return office
    from etik_tui.journal.postgres_address import without_password

    return replace(office, database=without_password(database))


def _workspace(
    folder: Path,
    clock: Clock,
    caller: Caller,
    journal: Journal,
    plugins: "Callable[[], tuple[Plugin, ...]]",
) -> Workspace:
    profiles = folder / PROFILES_FOLDER
    own = sorted(profiles.iterdir()) if profiles.is_dir() else []
    cache = folder / CACHE_FOLDER
    kept = ProfileCache(cache)
    return Workspace(
        folder=folder,
        journal=journal,
        library=Library(
            partial(find_plugins, cache) if plugins is find_plugins else plugins,
            [each for each in own if each.is_dir()],
            load=kept.load,
            name=kept.name,
        ),
        clock=clock,
        actor=caller.name,
        caller=caller,
    )
