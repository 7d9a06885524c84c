"""What a profile's structure cannot say: whether its parts fit together."""

from collections import Counter
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.profile.act import FieldSpec, FieldType
from etik_tui.profile.circle import chain_circles, deadline_circles, milestone_circles
from etik_tui.profile.condition import Condition
from etik_tui.profile.limit import Bound, Option
from etik_tui.profile.locator import Path
from etik_tui.profile.panel import EligibilityKind
from etik_tui.profile.profile import Profile
from etik_tui.profile.quotation import Wording, quotations
from etik_tui.profile.reading import patched
from etik_tui.profile.reference import (
    LINKS,
    field_specs,
    item_key,
    keys,
    locate,
    names,
    nearest,
    nearest_path,
    tables,
    value_at,
)
from etik_tui.profile.source import Source, shown

YES_NO = ("ya", "tidak")


def inconsistencies(profile: Profile, source: Source) -> Iterator[Problem]:
    """Yield every problem and warning of a profile that was built from a source."""
    check = _Check(profile, source)
    for path, table in tables(profile):
        yield from check.links(path, table)
        yield from check.duplicates(path, table)
        if isinstance(table, Condition):
            yield from check.answers(path, table)
        elif isinstance(table, FieldSpec):
            yield from check.choices(path, table)
    yield from check.decision()
    yield from check.stages()
    yield from check.panel()
    yield from check.limits()
    yield from check.readings()
    yield from check.circles()
    yield from check.quotes()
    yield from check.units()


class _Check:
    """One pass over a profile, with the names it may use."""

    def __init__(self, profile: Profile, source: Source) -> None:
        self._profile = profile
        self._source = source
        self._names = names(profile)
        self._specs = field_specs(profile)
        self._problem = source.problem
        decision = profile.decision
        self._outcome_field = f"{decision.milestone}.{decision.outcome_field}" if decision else None
        self._method_field = f"{decision.milestone}.{decision.method_field}" if decision else None

    def links(self, path: Path, table: Struct) -> Iterator[Problem]:
        """Yield the references of a table that name nothing."""
        for key, info in keys(type(table)).items():
            if not (kind := LINKS.get((type(table), key))):
                continue
            value = getattr(table, info.name)
            if isinstance(value, tuple):
                for index, item in enumerate(value):
                    yield from self._link(item, kind, (*path, key, index))
            elif value:
                yield from self._link(value, kind, (*path, key))

    def _link(self, name: str, kind: str, path: Path) -> Iterator[Problem]:
        if kind == "path":
            if problem := self._unknown_path(name, path):
                yield problem
            return
        known = self._names[kind]
        if name not in known:
            yield self._unknown(name, known, path)

    def _unknown(self, name: str, known: frozenset[str], path: Path) -> Problem:
        what = _("'{name}' tidak dikenal").format(name=shown(name))
        if guess := nearest(name, known):
            return self._problem(path, what, _('Maksud Anda "{guess}"?').format(guess=guess))
        if not known:
            return self._problem(path, what, _("Profil ini belum menulis satu pun; tambahkan."))
        some = ", ".join(sorted(known)[:12]) + (", …" if len(known) > 12 else "")
        return self._problem(path, what, _("Yang dikenal: {known}.").format(known=some))

    def _unknown_path(self, reference: str, path: Path) -> Problem | None:
        place = locate(self._profile, reference)
        if place is not None and value_at(self._profile, place) not in (None, (), ""):
            return None
        what = _("acuan '{name}' tidak menunjuk apa pun").format(name=shown(reference))
        guess = nearest_path(self._profile, reference) if place is None else ""
        if guess:
            return self._problem(path, what, _('Maksud Anda "{guess}"?').format(guess=guess))
        return self._problem(path, what, _('Tulis seperti "deadlines.<id>" atau "norms.<id>".'))

    def duplicates(self, path: Path, table: Struct) -> Iterator[Problem]:
        """Yield the ids that occur twice in one list of a table."""
        for key, info in keys(type(table)).items():
            items = getattr(table, info.name)
            if not (isinstance(items, tuple) and items and isinstance(items[0], Struct)):
                continue
            ids = [item_key(item) for item in items]
            if len(set(ids)) == len(ids):
                continue
            twice = {each for each, count in Counter(ids).items() if each and count > 1}
            for index, name in enumerate(ids):
                if name in twice and name in ids[:index]:
                    yield self._problem(
                        (*path, key, index),
                        _("id '{id}' sudah dipakai").format(id=shown(name)),
                        _("Beri id yang lain."),
                    )

    def answers(self, path: Path, condition: Condition) -> Iterator[Problem]:
        """Yield the values that the field of a condition can never have."""
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
                yield self._unknown(str(value), known, place)

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

    def choices(self, path: Path, spec: FieldSpec) -> Iterator[Problem]:
        """Yield a field to choose from that offers nothing."""
        if spec.type not in (FieldType.CHOICE, FieldType.CHOICES) or spec.choices:
            return
        owner = value_at(self._profile, path[:-2])
        name = f"{item_key(owner)}.{spec.id}"
        if name not in (self._outcome_field, self._method_field):
            yield self._problem(
                path, _("isian pilihan tanpa pilihan"), _("Tambahkan choices = [ … ].")
            )

    def decision(self) -> Iterator[Problem]:
        """Yield the fields of the decision that its milestone does not have."""
        decision = self._profile.decision
        milestone = self._profile.milestone(decision.milestone) if decision else None
        if decision is None or milestone is None:
            return
        own = frozenset(each.id for each in milestone.fields)
        for key, name in (
            ("outcome_field", decision.outcome_field),
            ("method_field", decision.method_field),
        ):
            if name and name not in own:
                yield self._unknown(name, own, ("decision", key))
        place = self._profile.milestones.index(milestone)
        outcomes = frozenset(each.id for each in decision.outcomes)
        for index, spec in enumerate(milestone.fields):
            if spec.id != decision.outcome_field:
                continue
            for number, choice in enumerate(spec.choices):
                if choice.id not in outcomes:
                    yield self._unknown(
                        choice.id,
                        outcomes,
                        ("milestones", place, "fields", index, "choices", number),
                    )

    def stages(self) -> Iterator[Problem]:
        """Yield the stages that hide others: a case stands in the last one that holds."""
        final = ""
        for index, stage in enumerate(self._profile.stages):
            path = ("stages", index)
            if index and stage.when is None:
                yield self._problem(
                    path,
                    _("tahap tanpa 'when' menutupi semua tahap sebelumnya"),
                    _("Tambahkan when = { … }, atau pindahkan ke urutan pertama."),
                )
            if not index and stage.when is not None:
                yield self._problem(
                    (*path, "when"),
                    _("tahap pertama tidak boleh bersyarat: perkara baru tidak akan punya tahap"),
                    _("Hapus 'when' dari tahap pertama."),
                )
            if final and not stage.final:
                yield self._problem(
                    path,
                    _("tahap ini berada sesudah tahap akhir '{final}'").format(final=final),
                    _("Urutkan tahap menurut jalannya perkara."),
                    warning=True,
                )
            final = final or (stage.id if stage.final else "")

    def panel(self) -> Iterator[Problem]:
        """Yield eligibility rules that have nothing to test, and ranks that mean two rungs."""
        rules = self._profile.majelis.eligibility if self._profile.majelis else ()
        for index, rule in enumerate(rules):
            needed = {EligibilityKind.RANK: "axes", EligibilityKind.NOT_PARTY: "roles"}.get(
                rule.kind
            )
            if needed and not getattr(rule, needed):
                yield self._problem(
                    ("majelis", "eligibility", index),
                    _("syarat jenis '{kind}' memerlukan '{key}'").format(
                        kind=rule.kind, key=needed
                    ),
                    _("Tambahkan {key} = [ … ].").format(key=needed),
                )
        for index, scale in enumerate(self._profile.scales):
            seen: dict[str, int] = {}
            for number, level in enumerate(scale.levels):
                for word in {each.casefold() for each in (level.title, *level.aliases)}:
                    if seen.setdefault(word, level.order) != level.order:
                        yield self._problem(
                            ("scales", index, "levels", number),
                            _("'{word}' menunjuk dua jenjang").format(word=shown(word)),
                            _("Hapus salah satunya."),
                        )

    def limits(self) -> Iterator[Problem]:
        """Yield deadlines that say `exactly` without a number."""
        for index, deadline in enumerate(self._profile.deadlines):
            if deadline.bound is Bound.EXACTLY and deadline.n is None:
                yield self._problem(
                    ("deadlines", index), _("'exactly' memerlukan 'n'"), _("Tambahkan n = ….")
                )
        for index, milestone in enumerate(self._profile.milestones):
            if milestone.id == "deadlines":
                yield self._problem(
                    ("milestones", index, "id"),
                    _("'deadlines' tidak boleh menjadi id tonggak"),
                    _("Beri id yang lain."),
                )

    def readings(self) -> Iterator[Problem]:
        """Yield readings whose default or safe answer is missing, and patches that do not fit."""
        setters: dict[str, str] = {}
        for index, reading in enumerate(self._profile.readings):
            path = ("readings", index)
            options = frozenset(each.id for each in reading.options)
            for key, name in (("default", reading.default), ("safe", reading.safe)):
                if name and name not in options:
                    yield self._unknown(name, options, (*path, key))
            for number, option in enumerate(reading.options):
                yield from self._patches(reading.id, option, (*path, "options", number, "set"))
            for target in {each for option in reading.options for each in option.set}:
                if (other := setters.setdefault(target, reading.id)) != reading.id:
                    yield self._problem(
                        path,
                        _("'{target}' juga diubah oleh tafsir {other}").format(
                            target=shown(target), other=other
                        ),
                        _("Biarkan satu tafsir saja yang mengubahnya."),
                        warning=True,
                    )

    def _patches(self, reading_id: str, option: Option, path: Path) -> Iterator[Problem]:
        for target, value in option.set.items():
            place = locate(self._profile, target)
            if place is None:
                yield self._patch_of_nothing(target, (*path, target))
                continue
            try:
                changed = patched(self._profile, target, value)
            except msgspec.ValidationError as error:
                yield self._problem(
                    (*path, target),
                    _("nilai {value} tidak cocok untuk '{target}'").format(
                        value=shown(repr(value)), target=target
                    ),
                    _("Nilai yang sah: lihat kunci itu di acuan profil ({detail}).").format(
                        detail=shown(error)
                    ),
                )
                continue
            owner = value_at(changed, place[:-1]) if len(place) > 1 else changed
            if kind := LINKS.get((type(owner), str(place[-1]))):
                yield from self._link(str(value), kind, (*path, target))
            listed = getattr(owner, "readings", None)
            if isinstance(listed, tuple) and reading_id not in listed:
                yield self._problem(
                    (*place[:-1],),
                    _(
                        "tafsir {reading} mengubah aturan ini, tetapi tidak disebut di 'readings'"
                    ).format(reading=reading_id),
                    _('Tambahkan "{reading}" pada readings aturan ini.').format(reading=reading_id),
                    warning=True,
                )

    def _patch_of_nothing(self, target: str, path: Path) -> Problem:
        what = _("'{target}' tidak menunjuk apa pun").format(target=shown(target))
        if guess := nearest_path(self._profile, target):
            return self._problem(path, what, _('Maksud Anda "{guess}"?').format(guess=guess))
        return self._problem(path, what, _('Tulis seperti "deadlines.<id>.bound" atau "time.day".'))

    def circles(self) -> Iterator[Problem]:
        """Yield what waits for itself."""
        profile = self._profile
        rings = [("deadlines", "anchor", each) for each in deadline_circles(profile)]
        rings += [("milestones", "needs", each) for each in milestone_circles(profile)]
        parents = {each.id: each.parent for each in profile.norm_groups}
        rings += [("norm_groups", "parent", each) for each in chain_circles(parents)]
        elaborated = {each.id: each.elaborates for each in profile.norms}
        rings += [("norms", "elaborates", each) for each in chain_circles(elaborated)]
        for section, key, ring in rings:
            ids = [each.id for each in getattr(profile, section)]
            yield self._problem(
                (section, ids.index(ring[0]), key),
                _("melingkar: {ring}").format(ring=" -> ".join(ring)),
                _("Putuskan lingkaran itu."),
            )

    def quotes(self) -> Iterator[Problem]:
        """Yield quotations that the text of the regulation does not have."""
        wording = Wording(self._profile)
        for path, quote, cite in quotations(self._profile):
            if not wording:
                yield self._problem(
                    path,
                    _("kutipan tidak dapat diperiksa: profil ini belum memuat teks peraturan"),
                    _("Tulis teks satuannya pada units."),
                    warning=True,
                )
                return
            if missing := wording.missing(quote, cite):
                yield self._problem(
                    path,
                    _("kutipan tidak ada di teks peraturan: “{words}”").format(
                        words=shown(missing)
                    ),
                    _("Salin persis dari units, atau sambung potongannya dengan “ … ”."),
                )

    def units(self) -> Iterator[Problem]:
        """Yield units that nothing carries, and units that stand in the map twice."""
        seen: set[str] = set()
        for index, unit in enumerate(self._profile.units):
            if not unit.carried_by and not unit.informative:
                yield self._problem(
                    ("units", index),
                    _("{cite} belum dipetakan").format(cite=shown(unit.cite)),
                    _("Isi carried_by, atau informative dengan alasannya."),
                    warning=True,
                )
            if unit.cite in seen:
                yield self._problem(
                    ("units", index, "cite"),
                    _("{cite} sudah ada di peta").format(cite=shown(unit.cite)),
                    _("Gabungkan keduanya."),
                    warning=True,
                )
            seen.add(unit.cite)
