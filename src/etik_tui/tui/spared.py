"""The parts of the framework that it loads for itself and that are never shown here."""

from collections.abc import Callable
from typing import Any

from etik_tui.standin import stand_in

PALETTE = "textual.command"
# What other modules of the framework take from it: annotations, a base class, one question that
# an application without that palette never comes to ask.
OF_PALETTE = frozenset(
    {
        "CommandListItem",
        "CommandPalette",
        "DiscoveryHit",
        "Hit",
        "Hits",
        "Provider",
        "SimpleProvider",
    }
)
TABLE = "rich.table"
OF_TABLE = frozenset({"Table"})


def spare_framework() -> None:
    """Leave out the framework's palette, and the lists and trees that only it uses.

    To be called before the framework is loaded; the palette proper comes when anything else of it
    is asked for (`etik_tui.standin`).
    """
    stand_in(PALETTE, _blank_of(PALETTE, OF_PALETTE))
    # Two modules of the framework show colours with it when they are run by themselves.
    stand_in(TABLE, _blank_of(TABLE, OF_TABLE))


def _blank_of(module: str, names: frozenset[str]) -> Callable[[str], Any]:
    def offer(name: str) -> Any:
        if name not in names:
            raise AttributeError(name)
        return type(name, (), {"__module__": module})

    return offer
