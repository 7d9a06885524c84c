"""Loading plugins: metadata first, each on its own; a broken one is listed and stops nothing."""

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import reduce
from importlib import import_module
from pathlib import Path
from typing import Any

import pluggy
from msgspec import Struct
from msgspec.structs import replace

from etik_tui.locale import _
from etik_tui.plugins.answer import folders
from etik_tui.plugins.discovery import Found, discover
from etik_tui.plugins.guard import Outcome, attempt
from etik_tui.plugins.hookspec import API, GROUP, HOOKS, PROJECT, Hooks

LOAD_SECONDS = 5.0


class Plugin(Struct, frozen=True, kw_only=True):
    """An installed plugin: its name, distribution and version, what it gave, or why it failed.

    `hooks` are the hooks it implements, `relay` calls them (none for a broken plugin).
    """

    name: str
    distribution: str = ""
    version: str = ""
    profiles: tuple[Path, ...] = ()
    broken: str = ""
    warnings: tuple[str, ...] = ()
    hooks: tuple[str, ...] = ()
    relay: Any = None


class PluginMisfit(Exception):
    """A plugin does not fit this program; the words say why."""


def installed(
    allowed: Sequence[str] | None = None,
    cache: Path | None = None,
    seconds: float = LOAD_SECONDS,
) -> tuple[Plugin, ...]:
    """Load every plugin in the order of names; `allowed` limits which (none: all).

    `cache` is a folder that remembers which plugins there are; `seconds` is what one may take.
    """
    found = discover(cache)
    names = [each.name for each in found]
    return tuple(
        _doubled(each, found) if names.count(each.name) > 1 else _loaded(each, seconds)
        for each in found
        if allowed is None or each.name in allowed
    )


def load_object(name: str, load: Callable[[], object], seconds: float = LOAD_SECONDS) -> Plugin:
    """Load one plugin from whatever `load` returns: a module, or an object with the hooks."""
    return _filled(Plugin(name=name), load, seconds)


def _loaded(found: Found, seconds: float) -> Plugin:
    plugin = Plugin(name=found.name, distribution=found.distribution, version=found.version)
    if found.group != GROUP:
        needs, has = found.group.rpartition(".")[2], GROUP.rpartition(".")[2]
        words = _("memerlukan antarmuka plugin {needs}; program ini menyediakan {has}").format(
            needs=needs, has=has
        )
        remedy = _("Perbarui etik-tui atau plugin itu.")
        return replace(plugin, broken=f"{words}. {remedy}")
    return _filled(plugin, lambda: _imported(found.value), seconds)


def _filled(plugin: Plugin, load: Callable[[], object], seconds: float) -> Plugin:
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    loading = attempt(lambda: _registered(manager, plugin.name, load()), seconds)
    plugin = replace(plugin, warnings=_said(loading))
    if loading.error:
        return replace(plugin, broken=_without_type(loading.error))
    giving = attempt(lambda: _profiles(manager), seconds)
    plugin = replace(plugin, warnings=(*plugin.warnings, *_said(giving)))
    if giving.error:
        return replace(plugin, broken=_without_type(giving.error))
    return replace(plugin, profiles=giving.value, hooks=loading.value, relay=manager.hook)


def _imported(value: str) -> object:
    module, _colon, attributes = value.partition(":")
    parts = [part for part in attributes.split(".") if part]
    return reduce(getattr, parts, import_module(module))


def _registered(manager: pluggy.PluginManager, name: str, loaded: object) -> tuple[str, ...]:
    """Register what was imported and return the names of the hooks that it implements."""
    needs = getattr(loaded, "etik_api", API)
    if type(needs) is not int or needs > API:
        raise PluginMisfit(
            _(
                "memerlukan etik_api {needs}; program ini menyediakan {has}. Perbarui etik-tui."
            ).format(needs=needs, has=API)
        )
    hooks = tuple(each for each in dir(loaded) if manager.parse_hookimpl_opts(loaded, each))
    for each in hooks:
        if each not in HOOKS:
            near = get_close_matches(each, HOOKS, n=1)
            guess = _("maksudnya {near}?").format(near=near[0]) if near else ", ".join(HOOKS)
            raise PluginMisfit(_("hook {hook} tidak dikenal; ").format(hook=each) + guess)
    try:
        manager.register(loaded, name=name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        words = _("hook tidak cocok dengan antarmuka: {why}").format(why=error)
        raise PluginMisfit(words) from error
    return hooks


def _profiles(manager: pluggy.PluginManager) -> tuple[Path, ...]:
    answers = manager.hook.etik_profiles()
    return tuple(folder for answer in answers for folder in folders("etik_profiles", answer))


def _said(outcome: Outcome) -> tuple[str, ...]:
    if not outcome.printed:
        return ()
    return (_("mencetak saat dimuat: {text}").format(text=outcome.printed),)


def _without_type(error: str) -> str:
    """Leave out the name of our own errors, whose words are whole sentences."""
    for name in ("PluginMisfit: ", "WrongAnswerError: "):
        error = error.removeprefix(name)
    return error


def _doubled(found: Found, others: Sequence[Found]) -> Plugin:
    rivals = sorted(
        {each.distribution for each in others if each.name == found.name} - {found.distribution}
    )
    return Plugin(
        name=found.name,
        distribution=found.distribution,
        version=found.version,
        broken=_("nama plugin ini juga dipakai oleh {others}").format(
            others=", ".join(rivals) or found.distribution
        ),
    )
