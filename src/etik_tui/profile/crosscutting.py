"""Questions that texts usually leave open, and their answers, shared by all profiles."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from etik_tui.profile.limit import Reading, Time
from etik_tui.profile.part import Part
from etik_tui.profile.profile import Profile
from etik_tui.profile.text import Note

FILE = Path(__file__).with_name("data") / "cross-cutting.toml"


class CrossCutting(Part, frozen=True, kw_only=True):
    """The readings (of `[time]` alone) and notes that hold for every regulation."""

    readings: tuple[Reading, ...]
    notes: tuple[Note, ...]


def cross_cutting() -> CrossCutting:
    """Return what is shipped with the program."""
    import tomllib

    return msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8")), CrossCutting)


def with_cross_cutting(profile: Profile) -> Profile:
    """Return a profile with the shared readings and notes after its own.

    Left out: what has the id of one of its own, and a reading whose question its text answers,
    or one of its own readings asks.
    """
    shared = cross_cutting()
    taken = {reading.id for reading in profile.readings} | {note.id for note in profile.notes}
    readings = (each for each in shared.readings if each.id not in taken)
    notes = (each for each in shared.notes if each.id not in taken)
    return replace(
        profile,
        readings=(*profile.readings, *(each for each in readings if _is_open(profile, each))),
        notes=(*profile.notes, *notes),
    )


def _is_open(profile: Profile, shared: Reading) -> bool:
    asked = {path for reading in profile.readings for each in reading.options for path in each.set}
    silent = Time()
    return all(
        path not in asked and getattr(profile.time, key) == getattr(silent, key)
        for option in shared.options
        for path in option.set
        for key in (path.removeprefix("time."),)
    )
