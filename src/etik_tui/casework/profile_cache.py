"""Profiles kept ready: checking a regulation takes long, so its checked form is remembered."""

import os
from pathlib import Path

from etik_tui import __version__
from etik_tui.casework.office import write_whole
from etik_tui.errors import InputError, StorageError
from etik_tui.profile.load import LoadedProfile, decode_profile, encode_profile, load_profile
from etik_tui.profile.source import fingerprint

OTHERS_WRITE = 0o022


class ProfileCache:
    """A folder of checked profiles, each under the fingerprint of its files.

    A profile whose files, or whose program, changed is checked anew. A cache that others could
    have written is not believed, and one that cannot be written is done without.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, source: Path) -> LoadedProfile:
        """Return a profile, from the cache where its files have not changed.

        Raises InputError as `load_profile` does.
        """
        try:
            state = fingerprint(source)
        except OSError:
            return load_profile(source)
        kept = self._folder / f"{__version__}-{state}.profile"
        remembered = _remembered(kept)
        if remembered is not None:
            return remembered
        loaded = load_profile(source)
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(kept, encode_profile(loaded))
        except (OSError, StorageError):
            return loaded
        return loaded


def _remembered(kept: Path) -> LoadedProfile | None:
    try:
        state = kept.stat()
        if state.st_uid != os.geteuid() or state.st_mode & OTHERS_WRITE:
            return None
        return decode_profile(kept.read_bytes())
    except (OSError, InputError):
        return None
