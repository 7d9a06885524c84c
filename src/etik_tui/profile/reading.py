"""Readings: the profile as it stands once the answers to its open questions are chosen."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.profile.limit import Option, Reading, Setting
from etik_tui.profile.locator import Path
from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import keys, locate


def with_readings(profile: Profile, chosen: Mapping[str, str]) -> Profile:
    """Return the profile with every reading settled, as chosen or else by its default.

    `chosen` maps reading ids to option ids; `profile` is the one that was loaded, because an
    option sets only what it names and does not take back what another one had set.
    Raises `InputError` for a reading or an option that the profile does not have.
    """
    for reading_id in chosen:
        if profile.reading(reading_id) is None:
            raise InputError(
                _("Tafsir {reading} tidak ada di profil ini.").format(reading=reading_id),
                where=profile.id,
                remedy=_("Pilih ulang tafsir perkara ini."),
            )
    settled = profile
    for reading in profile.readings:
        option = option_of(reading, chosen.get(reading.id, reading.default))
        for path, value in option.set.items():
            settled = patched(settled, path, value)
    return settled


def with_option(
    profile: Profile, reading_id: str, option_id: str, chosen: Mapping[str, str] | None = None
) -> Profile:
    """Return the loaded profile with its readings settled as chosen, but for one replaced option.

    Every rule that lists the reading is evaluated once per option this way.
    """
    return with_readings(profile, {**(chosen or {}), reading_id: option_id})


def option_of(reading: Reading, option_id: str) -> Option:
    """Return an option of a reading by its id; raises `InputError` if there is none."""
    for option in reading.options:
        if option.id == option_id:
            return option
    raise InputError(
        _("Tafsir {reading} tidak punya pilihan {option}.").format(
            reading=reading.id, option=option_id
        ),
        where=reading.id,
        remedy=_("Pilihannya: {options}.").format(
            options=", ".join(each.id for each in reading.options)
        ),
    )


def patched(profile: Profile, reference: str, value: Setting) -> Profile:
    """Return the profile with one key changed: "deadlines.panggilan-1.bound" to "at-least".

    Raises `KeyError` for a path that names nothing, `msgspec.ValidationError` (a `ValueError`)
    for a value of a wrong type.
    """
    path = locate(profile, reference)
    if path is None:
        raise KeyError(reference)
    changed: Profile = _replaced(profile, path, value)
    return changed


def _replaced(node: Any, path: Path, value: Setting) -> Any:
    step, *rest = path
    if isinstance(step, int):
        if not rest:
            raise msgspec.ValidationError("names a table, not a value")
        return (*node[:step], _replaced(node[step], tuple(rest), value), *node[step + 1 :])
    table: type[Struct] = type(node)
    name = keys(table)[step].name
    if rest:
        return replace(node, **{name: _replaced(getattr(node, name), tuple(rest), value)})
    kind = _types(table)[name]
    return replace(node, **{name: msgspec.convert(value, kind, strict=True)})


@cache
def _types(table: type[Struct]) -> dict[str, Any]:
    return get_type_hints(table, include_extras=True)
