"""Checking the readings of a profile: their answers, and what each answer would change."""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.profile.circle import deadline_circles
from etik_tui.profile.limit import Option, Setting
from etik_tui.profile.link import Links
from etik_tui.profile.locator import Path
from etik_tui.profile.profile import Profile
from etik_tui.profile.reading import patched
from etik_tui.profile.reference import LINKS, value_at
from etik_tui.profile.source import Source, shown


def reading_problems(profile: Profile, source: Source, links: Links) -> Iterator[Problem]:
    """Yield readings whose default or safe answer is missing, and patches that do not fit."""
    setters: dict[str, str] = {}
    for index, reading in enumerate(profile.readings):
        path = ("readings", index)
        options = frozenset(each.id for each in reading.options)
        for key, name in (("default", reading.default), ("safe", reading.safe)):
            if name and name not in options:
                yield links.unknown(name, options, (*path, key))
        for number, option in enumerate(reading.options):
            yield from _patches(
                profile, source, links, reading.id, option, (*path, "options", number, "set")
            )
        for target in dict.fromkeys(each for option in reading.options for each in option.set):
            if (other := setters.setdefault(target, reading.id)) != reading.id:
                yield source.problem(
                    path,
                    _("'{target}' juga diubah oleh tafsir {other}").format(
                        target=shown(target), other=other
                    ),
                    _("Biarkan satu tafsir saja yang mengubahnya."),
                    warning=True,
                )


def _patches(
    profile: Profile, source: Source, links: Links, reading_id: str, option: Option, path: Path
) -> Iterator[Problem]:
    for target, value in option.set.items():
        place = links.places.find(target)
        if place is None:
            yield _patch_of_nothing(links, source, target, (*path, target))
            continue
        try:
            changed = patched(profile, target, value)
        except msgspec.ValidationError:
            yield from _misfit(profile, source, place, value, (*path, target))
            continue
        owner = value_at(changed, place[:-1]) if len(place) > 1 else changed
        if isinstance(owner, Struct) and (kind := LINKS.get((type(owner), str(place[-1])))):
            yield from links.named(str(value), kind, (*path, target))
        for ring in set(deadline_circles(changed)) - set(deadline_circles(profile)):
            yield source.problem(
                (*path, target),
                _("melingkar: {ring}").format(ring=" -> ".join(ring)),
                _("Putuskan lingkaran itu."),
            )
        listed = getattr(owner, "readings", None)
        if isinstance(listed, tuple) and reading_id not in listed:
            yield source.problem(
                (*place[:-1],),
                _(
                    "tafsir {reading} mengubah aturan ini, tetapi tidak disebut di 'readings'"
                ).format(reading=reading_id),
                _('Tambahkan "{reading}" pada readings aturan ini.').format(reading=reading_id),
                warning=True,
            )


def _misfit(
    profile: Profile, source: Source, place: Path, value: Setting, path: Path
) -> Iterator[Problem]:
    """Yield why a value does not fit the place that it would be set at."""
    from etik_tui.profile.structure import value_problems

    owner = value_at(profile, place[:-1])
    if isinstance(owner, Struct):
        found = value_problems(source, value, (type(owner), str(place[-1])), path)
        yield from found or (source.problem(path, _("nilai tidak cocok"), _("Ganti nilainya.")),)
    else:
        yield source.problem(
            path, _("ini sebuah tabel, bukan satu nilai"), _("Tambahkan nama kuncinya.")
        )


def _patch_of_nothing(links: Links, source: Source, target: str, path: Path) -> Problem:
    what = _("'{target}' tidak menunjuk apa pun").format(target=shown(target))
    if guess := links.places.nearest(target):
        return source.problem(path, what, _('Maksud Anda "{guess}"?').format(guess=guess))
    return source.problem(path, what, _('Tulis seperti "deadlines.<id>.bound" atau "time.day".'))
