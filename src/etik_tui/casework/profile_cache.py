"""Profiles kept ready: checking a regulation takes long, so its checked form is remembered."""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

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
        self._states: dict[Path, str] = {}

    def name(self, source: Path) -> str | None:
        """Return the id of a profile that is kept and whose files have not changed.

        `None` where it must be loaded to be known. What is loaded next is what was named.
        """
        try:
            state = self._states[source] = fingerprint(source)
        except OSError:
            return None
        packed = _trusted(self._kept(state))
        try:
            return msgspec.msgpack.decode(packed, type=_Head).profile.id if packed else None
        except msgspec.DecodeError:
            return None

    def load(self, source: Path) -> LoadedProfile:
        """Return a profile, from the cache where its files have not changed.

        Raises InputError as `load_profile` does.
        """
        try:
            state = self._states.pop(source, None) or fingerprint(source)
        except OSError:
            return load_profile(source)
        kept = self._kept(state)
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

    def _kept(self, state: str) -> Path:
        return self._folder / f"{__version__}-{state}.profile"


class _Named(Struct):
    id: str


class _Head(Struct):
    profile: _Named


def _trusted(kept: Path) -> bytes | None:
    """Return a file of the cache, unless somebody else could have written it."""
    try:
        state = kept.stat()
        if state.st_uid != os.geteuid() or state.st_mode & OTHERS_WRITE:
            return None
        return kept.read_bytes()
    except OSError:
        return None


def _remembered(kept: Path) -> LoadedProfile | None:
    packed = _trusted(kept)
    try:
        return decode_profile(packed) if packed else None
    except InputError:
        return None
