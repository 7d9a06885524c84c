"""What every fact has, whatever it records."""

from datetime import date

from msgspec import Struct


class Fact(Struct, frozen=True, kw_only=True, tag_field="kind", omit_defaults=True):
    """What every fact has: the day it happened, and a reason where one is owed."""

    at: date
    reason: str = ""
