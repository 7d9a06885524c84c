"""What `etik doctor` finds: one thing looked at, and how it is."""

from enum import StrEnum

from msgspec import Struct


class Health(StrEnum):
    """How a thing is: in order, worth a look, or broken."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


class Check(Struct, frozen=True, kw_only=True):
    """One thing looked at: what it is, how it is, what was seen, what to do."""

    id: str
    health: Health
    text: str
    remedy: str = ""
