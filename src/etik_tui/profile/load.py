"""Loading a profile: from a folder of TOML files to one checked value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from etik_tui.domain.digest import sha256
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.crosscutting import with_cross_cutting
from etik_tui.profile.profile import SCHEMA, Profile
from etik_tui.profile.source import MAIN_FILE, Source, read_source

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class LoadedProfile(Struct, frozen=True, kw_only=True):
    """A profile without problems; `digest` is the sha256 (hex) of what it says, in canonical form.

    Comments, the order of tables and the division into files do not change the digest.
    """

    profile: Profile
    digest: str
    warnings: tuple[Problem, ...] = ()


def load_profile(folder: Traversable) -> LoadedProfile:
    """Load and check a profile's folder (a path, or a package resource).

    What texts usually leave open is added (`etik_tui.profile.crosscutting`).

    Raises `InputError` whose `problems` lists everything that is wrong.
    """
    source = read_source(folder)
    profile, problems = _checked(source)
    serious = tuple(each for each in problems if not each.warning)
    if profile is None or serious:
        raise InputError(
            _("Profil ini tidak dapat dipakai: {count} masalah.").format(count=len(serious)),
            problems=serious,
            where=str(folder),
            remedy=_("Jalankan `etik profile check` untuk melihat semuanya."),
        )
    return LoadedProfile(
        profile=with_cross_cutting(profile), digest=_digest(source), warnings=problems
    )


def check_profile(folder: Traversable) -> tuple[Problem, ...]:
    """Return everything wrong with a profile's folder, warnings (`Problem.warning`) last."""
    try:
        source = read_source(folder)
    except InputError as error:
        return (Problem(what=error.what, file=error.where, remedy=error.remedy),)
    _profile, problems = _checked(source)
    return problems


def encode_profile(loaded: LoadedProfile) -> bytes:
    """Pack a loaded profile for a cache."""
    return msgspec.msgpack.encode(loaded)


def decode_profile(packed: bytes) -> LoadedProfile:
    """Unpack what `encode_profile` packed; raises `InputError` if it does not fit this program."""
    try:
        return msgspec.msgpack.decode(packed, type=LoadedProfile)
    except msgspec.DecodeError as error:
        raise InputError(
            _("Simpanan sementara profil tidak cocok dengan program ini."),
            remedy=_("Muat ulang profil dari foldernya."),
            detail=str(error),
        ) from error


def _checked(source: Source) -> tuple[Profile | None, tuple[Problem, ...]]:
    """Return the profile, if it could be built, and all problems in order."""
    problems = list(source.problems)
    if newer := _newer_format(source):
        return None, (newer,)
    try:
        profile = msgspec.convert(source.data, Profile, strict=True)
    except (msgspec.ValidationError, RecursionError) as error:
        from etik_tui.profile.structure import structural_problems

        problems.extend(structural_problems(source, whole=source.complete))
        if not problems:
            problems.append(Problem(what=str(error), file=source.files[0].name))
        return None, _sorted(problems)
    if source.complete:
        from etik_tui.profile.consistency import inconsistencies

        problems.extend(inconsistencies(profile, source))
    return profile, _sorted(problems)


def _newer_format(source: Source) -> Problem | None:
    said = source.data.get("schema")
    if type(said) is not int or said <= SCHEMA:
        return None
    return source.problem(
        ("schema",),
        _("profil ini memakai format {said}; program ini mengenal format sampai {known}").format(
            said=said, known=SCHEMA
        ),
        _("Perbarui etik-tui."),
    )


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    """Order by weight, file (the main one first) and line."""
    return tuple(
        sorted(
            problems,
            key=lambda each: (each.warning, each.file != MAIN_FILE, each.file, each.line),
        )
    )


def _digest(source: Source) -> str:
    canonical = msgspec.json.encode(source.data, order="deterministic")
    return sha256(canonical).hexdigest()
