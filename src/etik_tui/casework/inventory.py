"""What is installed beside the program: plugins with their state, and the cases that need them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from etik_tui.casework.library import Library, Source
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import RefusedError
from etik_tui.journal.port import Journal
from etik_tui.locale import _
from etik_tui.plugins.discovery import Found, discover


class Condition(StrEnum):
    """How a plugin is: in order, broken, or not loaded because `ETIK_PLUGINS` leaves it out."""

    SOUND = "sound"
    BROKEN = "broken"
    OFF = "off"


class Item(Struct, frozen=True, kw_only=True):
    """An installed plugin as lists show it."""

    name: str
    condition: Condition
    distribution: str = ""
    version: str = ""
    reason: str = ""
    warnings: tuple[str, ...] = ()
    hooks: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def profile_ids(self) -> tuple[str, ...]:
        """Return the ids of the sound profiles that it supplies."""
        return tuple(each.loaded.profile.id for each in self.sources if each.loaded)


def inventory(library: Library, found: Iterable[Found] | None = None) -> tuple[Item, ...]:
    """Return every installed plugin in the order of names, those left out too."""
    loaded = {(each.name, each.distribution): each for each in library.plugins}
    sources: dict[str, list[Source]] = {}
    for source in library.sources:
        sources.setdefault(source.origin, []).append(source)
    items = []
    for each in found if found is not None else discover():
        plugin = loaded.get((each.name, each.distribution))
        if plugin is None:
            items.append(
                Item(
                    name=each.name,
                    condition=Condition.OFF,
                    distribution=each.distribution,
                    version=each.version,
                    reason=_("tidak dimuat: ETIK_PLUGINS tidak menyebutnya"),
                )
            )
            continue
        given = sources.get(plugin.distribution or plugin.name, [])
        items.append(
            Item(
                name=plugin.name,
                condition=Condition.BROKEN if plugin.broken else Condition.SOUND,
                distribution=plugin.distribution,
                version=plugin.version,
                reason=plugin.broken,
                warnings=plugin.warnings,
                hooks=plugin.hooks,
                sources=tuple(one for one in given if one.folder in plugin.profiles),
            )
        )
    return tuple(items)


def open_cases(workspace: Workspace, profile_ids: Iterable[str]) -> Mapping[str, int]:
    """Return how many open cases each profile has, those without any left out.

    The number is that of the cases this person may know of: 0 where there are only others.
    """
    counts: dict[str, int] = {}
    for profile_id in dict.fromkeys(profile_ids):
        if _open(workspace.whole, workspace.today, profile_id):
            counts[profile_id] = _open(workspace.journal, workspace.today, profile_id)
    return counts


def _open(journal: Journal, today: date, profile_id: str) -> int:
    return sum(each.open for each in journal.stage_counts(today, profile_id).values())


def used_by(workspace: Workspace, names: Collection[str]) -> Mapping[str, int]:
    """Return how many open cases need the profiles of these plugins, by profile."""
    ids = [
        profile_id
        for item in inventory(workspace.library)
        if item.name in names
        for profile_id in item.profile_ids
    ]
    return open_cases(workspace, ids)


def refuse_used(counts: Mapping[str, int], where: str) -> None:
    """Raise RefusedError where open cases still need what is to be removed."""
    if not counts:
        return
    listed = ", ".join(
        (
            _("{n} perkara terbuka memakai profil {id}")
            if number
            else _("ada perkara terbuka yang memakai profil {id}")
        ).format(n=number, id=profile_id)
        for profile_id, number in counts.items()
    )
    raise RefusedError(
        _("Masih dipakai: {listed}").format(listed=listed),
        where=where,
        remedy=_("Tutup dahulu, atau ulangi dengan --force: perkaranya lalu hanya dapat dibaca."),
    )
