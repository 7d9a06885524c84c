"""What every part of a profile is made of: the strict structure, and text types."""

from typing import Annotated

from msgspec import Meta, Struct

UNFILLED = "Pasal ?"
"""The citation of a rule whose place in the text nobody has looked up yet."""

Id = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=64, description="huruf, angka, . _ -"),
]
Text = Annotated[str, Meta(min_length=1, max_length=4000)]
Ref = Annotated[
    str,
    Meta(description='acuan, misalnya "putusan.ditetapkan" (tonggak.tanggal)', max_length=140),
]


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table of the profile; an unknown key in it is an error."""


class Rule(Part, frozen=True, kw_only=True):
    """A table that carries law: its citation, and the words where they are short enough."""

    cite: Text
    quote: str = ""
    note: str = ""
