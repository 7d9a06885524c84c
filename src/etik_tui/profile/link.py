"""Checking what the tables of a profile name: references, ids, and the answers of conditions."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.profile.act import FieldSpec, FieldType
from etik_tui.profile.condition import Condition
from etik_tui.profile.locator import Path
from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import (
    Places,
    field_specs,
    item_key,
    linked,
    names,
    nearest,
    nested,
    value_at,
)
from etik_tui.profile.source import Source, shown

YES_NO = ("ya", "tidak")


class Links:
    """The names that a profile may use, and what is wrong with those it does use."""

    def __init__(self, profile: Profile, source: Source) -> None:
        self._profile = profile
        self._problem = source.problem
        self._names = names(profile)
        self.places = Places(profile)
        self._specs = field_specs(profile)
        decision = profile.decision
        self._outcome_field = f"{decision.milestone}.{decision.outcome_field}" if decision else None
        self._method_field = f"{decision.milestone}.{decision.method_field}" if decision else None

    def of_table(self, path: Path, table: Struct) -> Iterator[Problem]:
        """Yield what is wrong with one table, without the tables inside it."""
        yield from self._links(path, table)
        yield from self._duplicates(path, table)
        if isinstance(table, Condition):
            yield from self._answers(path, table)
        elif isinstance(table, FieldSpec):
            yield from self._choices(path, table)

    def _links(self, path: Path, table: Struct) -> Iterator[Problem]:
        for key, name, kind in linked(type(table)):
            value = getattr(table, name)
            if isinstance(value, tuple):
                for index, item in enumerate(value):
                    yield from self.named(item, kind, (*path, key, index))
            elif value:
                yield from self.named(value, kind, (*path, key))

    def named(self, name: str, kind: str, path: Path) -> Iterator[Problem]:
        """Yield a problem if nothing of that kind has that name."""
        if kind == "path":
            if problem := self._no_such_path(name, path):
                yield problem
            return
        known = self._names[kind]
        if name not in known:
            yield self.unknown(name, known, path)

    def unknown(self, name: str, known: frozenset[str], path: Path) -> Problem:
        """Return the problem of a name that is not among those known, with the nearest one."""
        what = _("'{name}' tidak dikenal").format(name=shown(name))
        if guess := nearest(name, known):
            return self._problem(path, what, _('Maksud Anda "{guess}"?').format(guess=guess))
        if not known:
            return self._problem(path, what, _("Profil ini belum menulis satu pun; tambahkan."))
        some = ", ".join(sorted(known)[:12]) + (", …" if len(known) > 12 else "")
        return self._problem(path, what, _("Yang dikenal: {known}.").format(known=some))

    def _no_such_path(self, reference: str, path: Path) -> Problem | None:
        place = self.places.find(reference)
        if place is not None and value_at(self._profile, place) not in (None, (), ""):
            return None
        what = _("acuan '{name}' tidak menunjuk apa pun").format(name=shown(reference))
        guess = self.places.nearest(reference) if place is None else ""
        if guess:
            return self._problem(path, what, _('Maksud Anda "{guess}"?').format(guess=guess))
        return self._problem(path, what, _('Tulis seperti "deadlines.<id>" atau "norms.<id>".'))

    def _duplicates(self, path: Path, table: Struct) -> Iterator[Problem]:
        for key, name in nested(type(table)):
            items = getattr(table, name)
            if not isinstance(items, tuple):
                continue
            ids = [item_key(item) for item in items]
            if len(set(ids)) == len(ids):
                continue
            twice = {each for each, count in Counter(ids).items() if each and count > 1}
            for index, each in enumerate(ids):
                if each in twice and each in ids[:index]:
                    yield self._problem(
                        (*path, key, index),
                        _("id '{id}' sudah dipakai").format(id=shown(each)),
                        _("Beri id yang lain."),
                    )

    def _answers(self, path: Path, condition: Condition) -> Iterator[Problem]:
        if condition == Condition():
            yield self._problem(path, _("syarat ini kosong"), _("Isi paling sedikit satu kunci."))
        wanted = [("is", condition.is_)] if condition.is_ is not None else []
        wanted += [("in", each) for each in condition.in_]
        if not wanted:
            return
        if condition.field is None:
            yield self._problem(
                path,
                _("'is' dan 'in' memerlukan 'field'"),
                _('Tambahkan field = "tonggak.isian".'),
            )
            return
        known = self._answers_of(condition.field)
        for index, (key, value) in enumerate(wanted):
            if known is not None and value not in known:
                place: Path = (*path, key)
                if key == "in":
                    place = (*place, index - (condition.is_ is not None))
                yield self.unknown(str(value), known, place)

    def _answers_of(self, name: str) -> frozenset[str] | None:
        """Return what a field may hold, or `None` if that is open."""
        spec = self._specs.get(name)
        if spec is None:
            return None
        found = {each.id for each in spec.choices}
        match spec.type:
            case FieldType.YES_NO:
                return frozenset(YES_NO)
            case FieldType.NORMS:
                return self._names["norm"]
            case FieldType.SANCTIONS:
                sanctions = self._profile.sanctions
                return frozenset(each.id for each in sanctions.items) if sanctions else frozenset()
            case FieldType.CHOICE | FieldType.CHOICES:
                decision = self._profile.decision
                if decision and name == self._outcome_field:
                    found |= {each.id for each in decision.outcomes}
                if decision and name == self._method_field:
                    found |= {each.id for each in decision.methods}
                return frozenset(found)
            case _:
                return None

    def _choices(self, path: Path, spec: FieldSpec) -> Iterator[Problem]:
        if spec.type not in (FieldType.CHOICE, FieldType.CHOICES) or spec.choices:
            return
        owner = value_at(self._profile, path[:-2])
        name = f"{item_key(owner)}.{spec.id}"
        if name not in (self._outcome_field, self._method_field):
            yield self._problem(
                path, _("isian pilihan tanpa pilihan"), _("Tambahkan choices = [ … ].")
            )
