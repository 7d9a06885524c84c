"""The profiles at hand: from plugins and from folders, and why some are not."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from etik_tui.errors import EtikError, InputError
from etik_tui.locale import _
from etik_tui.profile.load import LoadedProfile, load_profile
from etik_tui.profile.profile import Profile

if TYPE_CHECKING:
    from etik_tui.plugins.loading import Plugin


class Source(Struct, frozen=True, kw_only=True):
    """Where a profile comes from, and what is wrong with it, if anything."""

    origin: str
    folder: Path
    loaded: LoadedProfile | None = None
    broken: str = ""


def _unnamed(folder: Path) -> None:
    """Name no profile: it is loaded to be known."""


class Library:
    """The installed profiles, each loaded once and only when asked for.

    `name` tells the id of a profile without loading it, where that is known.
    """

    def __init__(
        self,
        plugins: "Callable[[], tuple[Plugin, ...]]",
        folders: Iterable[Path] = (),
        load: Callable[[Path], LoadedProfile] = load_profile,
        name: Callable[[Path], str | None] = _unnamed,
    ) -> None:
        self._find_plugins = plugins
        self._folders = tuple(folders)
        self._load = load
        self._name = name
        self._loaded: dict[Path, LoadedProfile] = {}

    @cached_property
    def plugins(self) -> "tuple[Plugin, ...]":
        """Return the plugins, broken ones too."""
        return self._find_plugins()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Return every profile found; of two with one id, both are broken and name each other."""
        found = [self._source(origin, folder) for origin, folder in self._places()]
        return tuple(self._unless_doubled(each, found) for each in found)

    def _places(self) -> Iterator[tuple[str, Path]]:
        for plugin in self.plugins:
            for folder in plugin.profiles:
                yield plugin.distribution or plugin.name, folder
        for folder in self._folders:
            yield str(folder), folder

    @cached_property
    def _named(self) -> dict[str, Path]:
        """The folder of each profile by its id; nothing where one must be loaded to be known."""
        folders = [folder for _origin, folder in self._places()]
        names = [self._name(folder) for folder in folders]
        if None in names or len({*names}) < len(names):
            return {}
        return {name: folder for name, folder in zip(names, folders, strict=True) if name}

    @property
    def ids(self) -> Iterable[str]:
        """Return the ids of the sound profiles; none is loaded for it where they are known."""
        if "profiles" in vars(self) or not self._named:
            return self.profiles.keys()
        return self._named.keys()

    def _of(self, folder: Path) -> LoadedProfile:
        if folder not in self._loaded:
            self._loaded[folder] = self._load(folder)
        return self._loaded[folder]

    def _source(self, origin: str, folder: Path) -> Source:
        try:
            return Source(origin=origin, folder=folder, loaded=self._of(folder))
        except InputError as error:
            reasons = "; ".join(str(problem) for problem in error.problems) or str(error)
            return Source(origin=origin, folder=folder, broken=reasons)
        except (EtikError, OSError) as error:
            return Source(origin=origin, folder=folder, broken=str(error))

    def _unless_doubled(self, source: Source, found: list[Source]) -> Source:
        if source.loaded is None:
            return source
        own = source.loaded.profile.id
        others = [
            each.origin
            for each in found
            if each is not source and each.loaded and each.loaded.profile.id == own
        ]
        if not others:
            return source
        reason = _("profil {id} juga disediakan oleh {others}").format(
            id=own, others=", ".join(others)
        )
        return Source(origin=source.origin, folder=source.folder, broken=reason)

    @cached_property
    def profiles(self) -> dict[str, LoadedProfile]:
        """Return the sound profiles by id."""
        sound = [source.loaded for source in self.sources if source.loaded]
        return {loaded.profile.id: loaded for loaded in sound}

    def find(self, profile_id: str) -> Profile | None:
        """Return a profile by its id; the others are not loaded for it."""
        if "profiles" not in vars(self) and self._named:
            folder = self._named.get(profile_id)
            with suppress(EtikError, OSError):
                return self._of(folder).profile if folder else None
        found = self.profiles.get(profile_id)
        return found.profile if found else None

    def get(self, profile_id: str) -> LoadedProfile:
        """Return a profile by its id; InputError names those there are."""
        loaded = self.profiles.get(profile_id)
        if loaded is None:
            known = ", ".join(sorted(self.profiles)) or _("tidak ada")
            raise InputError(
                _("Profil “{id}” tidak terpasang").format(id=profile_id),
                remedy=_("Profil yang ada: {known}.").format(known=known),
            )
        return loaded
