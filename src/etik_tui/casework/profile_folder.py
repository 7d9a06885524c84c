"""Profiles that are only data: added to the workspace from a folder or a zip, and removed.

Nothing in them runs. A profile is checked to the end before it is moved into place.
"""

import os
import re
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from msgspec import Struct

from etik_tui.casework.library import Library, Source
from etik_tui.casework.paper_check import check_whole_profile
from etik_tui.errors import InputError, Problem, StorageError, reason_of
from etik_tui.locale import _
from etik_tui.plugins.archive import unpack
from etik_tui.profile.load import LoadedProfile, load_profile

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class AddedProfile(Struct, frozen=True, kw_only=True):
    """A profile that was added: what it is, where it lies, which files were left out, and warnings.

    `replaced` is the version that it took the place of, empty where there was none.
    """

    loaded: LoadedProfile
    folder: Path
    skipped: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    replaced: str = ""


def add_profile(
    profiles: Path, library: Library, source: Path, *, replace: bool = False
) -> AddedProfile:
    """Add a profile from a folder or a zip to the workspace's folder of profiles.

    `replace` lets it take the place of an earlier one in that folder. Raises InputError with
    everything that is wrong with it, and then nothing has changed.
    """
    if not source.exists():
        what = _("Tidak ada folder atau berkas ini")
        raise InputError(what, where=str(source), remedy=_("Periksa letaknya."))
    working = _working_folder(profiles)
    try:
        fresh = working / "baru"
        unpacked = unpack(source, fresh)
        loaded = _checked(fresh, source)
        target = profiles / loaded.profile.id
        replaced = _replaceable(library, loaded, target, replace=replace)
        _move(fresh, target, working)
    finally:
        rmtree(working, ignore_errors=True)
    return AddedProfile(
        loaded=loaded,
        folder=target,
        skipped=unpacked.skipped,
        warnings=loaded.warnings,
        replaced=replaced,
    )


def find_added(profiles: Path, library: Library, profile_id: str) -> Source:
    """Return where an added profile lies, by its id or, for a broken one, its folder's name.

    Raises InputError for a profile that a plugin supplies, and for one that is not there.
    """
    by_id = [
        each
        for each in library.sources
        if profile_id == (each.loaded.profile.id if each.loaded else each.folder.name)
    ]
    own = [each for each in by_id if each.folder.parent == profiles]
    if own:
        return own[0]
    if by_id:
        raise InputError(
            _("Profil ini disediakan plugin {origin}").format(origin=by_id[0].origin),
            where=profile_id,
            remedy=_("Lepas pluginnya: `etik plugin remove {origin}`.").format(
                origin=by_id[0].origin
            ),
        )
    known = ", ".join(
        each.folder.name for each in library.sources if each.folder.parent == profiles
    )
    raise InputError(
        _("Profil “{id}” tidak ada di ruang kerja ini").format(id=profile_id[:60]),
        where=str(profiles),
        remedy=_("Yang dapat dihapus: {known}.").format(known=known or _("tidak ada")),
    )


def remove_profile(profiles: Path, source: Source) -> None:
    """Delete an added profile's folder; its cases stay, readable as recorded."""
    working = _working_folder(profiles)
    try:
        source.folder.rename(working / "lama")
    except OSError as error:
        what = _("Profil tidak dapat dihapus: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(source.folder)) from error
    finally:
        rmtree(working, ignore_errors=True)


def _working_folder(profiles: Path) -> Path:
    """Make a folder beside that of the profiles: on the same disk, and never taken for one."""
    try:
        profiles.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        profiles.mkdir(exist_ok=True, mode=0o700)
        return Path(mkdtemp(prefix=".profil-", dir=profiles.parent))
    except OSError as error:
        what = _("Ruang kerja tidak dapat ditulisi: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(profiles.parent)) from error


def _checked(folder: Path, source: Path) -> LoadedProfile:
    serious = tuple(each for each in check_whole_profile(folder) if not each.warning)
    if serious:
        raise InputError(
            _("Profil ini belum dapat dipakai: {n} masalah").format(n=len(serious)),
            where=str(source),
            problems=serious,
            remedy=_("Perbaiki, lalu ulangi; tidak ada yang dipasang."),
        )
    loaded = load_profile(folder)
    if not _ID.fullmatch(loaded.profile.id):
        raise InputError(
            _("id profil tidak dapat menjadi nama folder"),
            where=loaded.profile.id[:60],
            remedy=_("Pakai huruf, angka, - dan _ saja."),
        )
    return loaded


def _replaceable(library: Library, loaded: LoadedProfile, target: Path, *, replace: bool) -> str:
    """Return the version that is replaced; raises InputError where the id is taken."""
    own = loaded.profile.id
    for each in library.sources:
        if each.loaded is None or each.loaded.profile.id != own:
            continue
        if each.folder == target and replace:
            return each.loaded.profile.version
        remedy = _("Ganti dengan --replace, atau pakai id lain.")
        if each.folder != target:
            remedy = _("Dua profil dengan satu id sama-sama ditolak; pakai id lain.")
        raise InputError(
            _("Profil {id} sudah ada: {version} dari {origin}").format(
                id=own, version=each.loaded.profile.version, origin=each.origin
            ),
            where=str(each.folder),
            remedy=remedy,
        )
    if target.exists() and not replace:
        raise InputError(
            _("Folder profil ini sudah ada, tetapi isinya rusak"),
            where=str(target),
            remedy=_("Ganti dengan --replace."),
        )
    return "?" if target.exists() else ""


def _move(fresh: Path, target: Path, working: Path) -> None:
    """Put the new folder in place; should that fail, the earlier one is put back."""
    old = working / "lama"
    try:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
        _sync(target.parent)
    except OSError as error:
        if old.exists() and not target.exists():
            old.rename(target)
        what = _("Profil tidak dapat dipindahkan ke tempatnya: {error}").format(
            error=reason_of(error)
        )
        raise StorageError(what, where=str(target)) from error


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
