"""Loading plugins: metadata first, each on its own; a broken one is listed and stops nothing."""

from collections.abc import Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pluggy
from msgspec import Struct

from etik_tui.locale import _
from etik_tui.plugins.hookspec import GROUP, PROJECT, Hooks


class Plugin(Struct, frozen=True, kw_only=True):
    """An installed plugin: its name, distribution and version, what it gave, or why it failed."""

    name: str
    distribution: str = ""
    version: str = ""
    profiles: tuple[Path, ...] = ()
    broken: str = ""


def installed(allowed: Sequence[str] | None = None) -> tuple[Plugin, ...]:
    """Load every plugin in the order of names; `allowed` limits which (none: all)."""
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(_loaded(point) for point in found if allowed is None or point.name in allowed)


def _loaded(point: EntryPoint) -> Plugin:
    distribution = point.dist
    plugin = Plugin(
        name=point.name,
        distribution=distribution.name if distribution else "",
        version=distribution.version if distribution else "",
    )
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    try:
        manager.register(point.load(), name=point.name)
        manager.check_pending()
        folders = _folders(manager.hook.etik_profiles())
    except Exception as error:  # noqa: BLE001 - whatever a plugin does, the program goes on
        return _broken(plugin, f"{type(error).__name__}: {error}")
    return Plugin(
        name=plugin.name,
        distribution=plugin.distribution,
        version=plugin.version,
        profiles=folders,
    )


def _broken(plugin: Plugin, reason: str) -> Plugin:
    return Plugin(
        name=plugin.name,
        distribution=plugin.distribution,
        version=plugin.version,
        broken=reason,
    )


def _folders(answers: Iterable[object]) -> tuple[Path, ...]:
    folders: list[Path] = []
    for answer in answers:
        if not isinstance(answer, list | tuple):
            raise TypeError(_("etik_profiles harus mengembalikan daftar folder"))
        for folder in answer:
            if not isinstance(folder, Path):
                raise TypeError(_("etik_profiles harus mengembalikan folder"))
            folders.append(folder)
    return tuple(folders)
