"""The only place that asks what day it is, and the source of new identifiers."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol
else:
    # Loading `typing` would cost the start more than all of this module.
    Protocol = object

ZONES: Mapping[str, str] = {"WIB": "WIB-7", "WITA": "WITA-8", "WIT": "WIT-9"}
"""The zones of Indonesia as the system's library spells them (Keputusan Presiden 41/1987)."""


def keep_zone(zone: str) -> None:
    """Let local time be that of an Indonesian zone from now on; any other word changes nothing.

    Without it the machine's own zone says when an office's day begins: at a server in UTC, seven to
    nine hours late.
    """
    if zone in ZONES:
        import time

        os.environ["TZ"] = ZONES[zone]
        time.tzset()


class Clock(Protocol):
    """Tells the time and makes identifiers; handed down, never global."""

    def today(self) -> date:
        """Return the office's date."""
        ...

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        ...

    def new_id(self) -> str:
        """Return a new UUIDv7 as text: sorted by time of making."""
        ...


def uuid7(moment: datetime, entropy: int) -> str:
    """Return the UUIDv7 (RFC 9562 §5.7) of a moment and 74 bits of entropy."""
    milliseconds = int(moment.timestamp() * 1000) & (1 << 48) - 1
    high, low = entropy >> 62 & 0xFFF, entropy & (1 << 62) - 1
    number = milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
    text = f"{number:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


class SystemClock:
    """The machine's clock, in the zone that is kept; `as_of` fixes the date for readers."""

    def __init__(self, as_of: date | None = None) -> None:
        self._as_of = as_of

    def today(self) -> date:
        """Return the office's date."""
        return self._as_of or datetime.now().astimezone().date()

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return datetime.now(UTC)

    def new_id(self) -> str:
        """Return a new UUIDv7 as text."""
        return uuid7(self.now(), int.from_bytes(os.urandom(10)))


class FixedClock:
    """A clock that stands still until moved, with identifiers from a seed: demo and tests."""

    def __init__(self, moment: datetime, seed: int = 0) -> None:
        import random

        self.moment = moment
        self._random = random.Random(seed)  # noqa: S311 - reproducible on purpose

    def today(self) -> date:
        """Return the date of the fixed moment."""
        return self.moment.date()

    def now(self) -> datetime:
        """Return the fixed moment, in UTC."""
        return self.moment.astimezone(UTC)

    def new_id(self) -> str:
        """Return the next UUIDv7 of the seed."""
        return uuid7(self.now(), self._random.getrandbits(80))
