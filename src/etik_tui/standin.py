"""Stand-ins for modules that others import and a start does not use, loaded when first used.

asyncio imports `ssl`, with the whole of OpenSSL, for connections that nobody opens; the framework
imports a palette that is never shown. A stand-in is found by `import` in the place of such a
module. It offers the few names that are asked of it at once; whoever asks for any other gets the
module proper, from then on everywhere. So nothing is missing, wherever it is used: it comes later.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Offer = Callable[[str], Any]

# Bound whole by those who import them, and by none of them used before a connection is opened,
# or a schema asked for.
UNUSED = ("ssl", "asyncio.sslproto", "msgspec.inspect")
# Modules of which functions are imported by name that are not called at a start.
UNCALLED: Mapping[str, frozenset[str]] = {
    "pickle": frozenset({"dumps", "loads"}),
    "platformdirs": frozenset({"user_downloads_path"}),
    "msgspec._json_schema": frozenset({"schema", "schema_components"}),
}

# What `typing_extensions` adds to older versions of Python, as far as this one has it and a start
# asks for it. Of what that module has made more of (`TypeVar` with a default) nothing is offered.
TYPING = frozenset(
    {
        "Coroutine",
        "Final",
        "Literal",
        "NotRequired",
        "ParamSpec",
        "Protocol",
        "Required",
        "Self",
        "TypeAlias",
        "TypeGuard",
        "TypedDict",
        "get_args",
        "get_type_hints",
        "runtime_checkable",
    }
)


class StandIn(ModuleType):
    """Stands where a module is looked for; `offer` gives a name, or raises AttributeError."""

    def __init__(self, name: str, offer: Offer) -> None:
        super().__init__(name)
        self.__dict__["_offer"] = offer

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            # Asked by `import` itself, which must not load what it is to find.
            raise AttributeError(name)
        try:
            found = self.__dict__["_offer"](name)
        except AttributeError:
            return getattr(_proper(self), name)
        self.__dict__[name] = found
        return found


def stand_in(name: str, offer: Offer) -> None:
    """Let a module that is not loaded yet wait until more is asked of it than is offered."""
    if name not in sys.modules:
        sys.modules[name] = StandIn(name, offer)


def spare_start() -> None:
    """Spare every start what neither the interface nor the command line uses."""
    import typing

    for name in UNUSED:
        stand_in(name, _of({}))
    for name, functions in UNCALLED.items():
        stand_in(name, _of({each: _later(name, each) for each in functions}))
    stand_in("typing_extensions", _of({each: getattr(typing, each) for each in TYPING}))
    # Asked for the name of the system alone.
    stand_in("platform", _of({"system": _system}))


def _of(names: Mapping[str, Any]) -> Offer:
    def offer(name: str) -> Any:
        if name not in names:
            raise AttributeError(name)
        return names[name]

    return offer


def _system() -> str:
    return os.uname().sysname


def _later(module: str, name: str) -> Callable[..., Any]:
    """Return a function that loads its module when it is called."""

    def call(*given: Any, **named: Any) -> Any:
        held = sys.modules[module]
        proper = _proper(held) if isinstance(held, StandIn) else held
        return getattr(proper, name)(*given, **named)

    return call


def _proper(stand_in: StandIn) -> ModuleType:
    """Load the module that is stood in for; whoever holds the stand-in has it too from now on."""
    from importlib import import_module

    name = stand_in.__name__
    if sys.modules.get(name) is stand_in:
        del sys.modules[name]
    try:
        proper = import_module(name)
    except BaseException:
        sys.modules.setdefault(name, stand_in)
        raise
    stand_in.__dict__.update(vars(proper))
    return proper
