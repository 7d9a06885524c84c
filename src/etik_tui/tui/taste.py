"""How one person wants the program to look: colours, signs, and what a slow line is spared.

It knows nothing of the framework, so that the first picture can be painted by it.
"""

from __future__ import annotations

import json
import os
from zlib import crc32

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

THEMES = ("dark", "light", "contrast", "sixteen")
"""The themes by name, in the order in which they are offered."""


class Taste:
    """A theme, whether signs are ASCII alone, and whether the line is slow; never changed."""

    __slots__ = ("narrow", "slow", "theme")

    def __init__(
        self, *, theme: str = THEMES[0], narrow: bool | None = None, slow: bool = False
    ) -> None:
        """`narrow` is ASCII alone, `None` where the locale decides."""
        self.theme = theme if theme in THEMES else THEMES[0]
        self.narrow = narrow
        self.slow = slow

    def but(self, **other: str | bool) -> Taste:
        """Return the same with something chosen otherwise."""
        return Taste(**{**{name: getattr(self, name) for name in self.__slots__}, **other})

    @property
    def only_ascii(self) -> bool:
        """Tell whether all is drawn in ASCII: as `ETIK_ASCII` says, as chosen, by the locale."""
        said = os.environ.get("ETIK_ASCII", "")
        if said:
            return said != "0"
        return locale_is_narrow() if self.narrow is None else self.narrow


def locale_is_narrow() -> bool:
    """Tell whether the environment names a locale whose characters are not UTF-8.

    Where none is named, nothing is known against UTF-8.
    """
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    locale = next(filter(None, names), "")
    return bool(locale) and "utf8" not in locale.lower().replace("-", "")


def taste_file(folder: str, actor: str) -> str:
    """Return where a workspace remembers what one person chose."""
    return os.path.join(folder, "cache", f"taste-{crc32(actor.encode()):08x}.json")


def taste_of(folder: str, actor: str, *, slow: bool = False) -> Taste:
    """Return what a person chose, the usual where nothing is known; `slow` is asked for this once.

    `ETIK_SLOW_LINE` asks for it too.
    """
    slow = slow or os.environ.get("ETIK_SLOW_LINE", "0") not in {"", "0"}
    known = remembered(folder, actor)
    narrow = known.get("narrow")
    return Taste(
        theme=str(known.get("theme")),
        narrow=None if narrow is None else bool(narrow),
        slow=slow or bool(known.get("slow")),
    )


def remembered(folder: str, actor: str) -> Mapping[str, object]:
    """Return what a person chose, by name; nothing where the file is missing or spoilt."""
    try:
        with open(taste_file(folder, actor), "rb") as file:
            known = json.load(file)
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
