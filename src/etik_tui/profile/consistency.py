"""What a profile's structure cannot say: whether its parts fit together."""

from collections.abc import Iterator

from msgspec import Struct

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.profile.ambiguity import reading_problems
from etik_tui.profile.circle import chain_circles, deadline_circles, milestone_circles
from etik_tui.profile.limit import Bound
from etik_tui.profile.link import Links
from etik_tui.profile.locator import Path
from etik_tui.profile.panel import EligibilityKind
from etik_tui.profile.part import UNFILLED
from etik_tui.profile.profile import Profile
from etik_tui.profile.quotation import Wording
from etik_tui.profile.reference import tables
from etik_tui.profile.source import Source, shown


def inconsistencies(profile: Profile, source: Source) -> Iterator[Problem]:
    """Yield every problem and warning of a profile that was built from a source."""
    links = Links(profile, source)
    everything = tuple(tables(profile))
    for path, table in everything:
        yield from links.of_table(path, table)
    yield from _decision(profile, links)
    yield from _registers(profile, links)
    yield from _stages(profile, source)
    yield from _panel(profile, source)
    yield from _limits(profile, source)
    yield from reading_problems(profile, source, links)
    yield from _circles(profile, source)
    yield from _unfilled(source, everything)
    yield from _quotes(profile, source, everything)
    yield from _units(profile, source)


def _decision(profile: Profile, links: Links) -> Iterator[Problem]:
    """Yield the fields of the decision that its milestone does not have."""
    decision = profile.decision
    milestone = profile.milestone(decision.milestone) if decision else None
    if decision is None or milestone is None:
        return
    own = frozenset(each.id for each in milestone.fields)
    for key, name in (
        ("outcome_field", decision.outcome_field),
        ("method_field", decision.method_field),
    ):
        if name and name not in own:
            yield links.unknown(name, own, ("decision", key))
    place = profile.milestones.index(milestone)
    outcomes = frozenset(each.id for each in decision.outcomes)
    for index, spec in enumerate(milestone.fields):
        if spec.id != decision.outcome_field:
            continue
        for number, choice in enumerate(spec.choices):
            if choice.id not in outcomes:
                yield links.unknown(
                    choice.id,
                    outcomes,
                    ("milestones", place, "fields", index, "choices", number),
                )


def _stages(profile: Profile, source: Source) -> Iterator[Problem]:
    """Yield the stages that hide others: a case stands in the last one that holds."""
    final = ""
    for index, stage in enumerate(profile.stages):
        path = ("stages", index)
        if index and stage.when is None:
            yield source.problem(
                path,
                _("tahap tanpa 'when' menutupi semua tahap sebelumnya"),
                _("Tambahkan when = { … }, atau pindahkan ke urutan pertama."),
            )
        if not index and stage.when is not None:
            yield source.problem(
                (*path, "when"),
                _("tahap pertama tidak boleh bersyarat: perkara baru tidak akan punya tahap"),
                _("Hapus 'when' dari tahap pertama."),
            )
        if final and not stage.final:
            yield source.problem(
                path,
                _("tahap ini berada sesudah tahap akhir '{final}'").format(final=final),
                _("Urutkan tahap menurut jalannya perkara."),
                warning=True,
            )
        final = final or (stage.id if stage.final else "")


def _panel(profile: Profile, source: Source) -> Iterator[Problem]:
    """Yield eligibility rules that have nothing to test, and ranks that mean two rungs."""
    rules = profile.majelis.eligibility if profile.majelis else ()
    for index, rule in enumerate(rules):
        needed = {EligibilityKind.RANK: "axes", EligibilityKind.NOT_PARTY: "roles"}.get(rule.kind)
        if needed and not getattr(rule, needed):
            yield source.problem(
                ("majelis", "eligibility", index),
                _("syarat jenis '{kind}' memerlukan '{key}'").format(kind=rule.kind, key=needed),
                _("Tambahkan {key} = [ … ].").format(key=needed),
            )
    for index, scale in enumerate(profile.scales):
        seen: dict[str, int] = {}
        for number, level in enumerate(scale.levels):
            for word in dict.fromkeys(each.casefold() for each in (level.title, *level.aliases)):
                if seen.setdefault(word, level.order) != level.order:
                    yield source.problem(
                        ("scales", index, "levels", number),
                        _("'{word}' menunjuk dua jenjang").format(word=shown(word)),
                        _("Hapus salah satunya."),
                    )


def _limits(profile: Profile, source: Source) -> Iterator[Problem]:
    """Yield deadlines that say `exactly` without a number, and ids that read as a deadline."""
    for index, deadline in enumerate(profile.deadlines):
        if deadline.bound is Bound.EXACTLY and deadline.n is None:
            yield source.problem(
                ("deadlines", index), _("'exactly' memerlukan 'n'"), _("Tambahkan n = ….")
            )
    for index, milestone in enumerate(profile.milestones):
        if milestone.id == "deadlines":
            yield source.problem(
                ("milestones", index, "id"),
                _("'deadlines' tidak boleh menjadi id tonggak"),
                _("Beri id yang lain."),
            )


def _registers(profile: Profile, links: Links) -> Iterator[Problem]:
    """Yield registers whose units are in a field that they do not have."""
    for index, register in enumerate(profile.registers):
        own = frozenset(each.id for each in register.fields)
        if register.unit and register.unit not in own:
            yield links.unknown(register.unit, own, ("registers", index, "unit"))


def _circles(profile: Profile, source: Source) -> Iterator[Problem]:
    """Yield what waits for itself."""
    rings = [("deadlines", "anchor", each) for each in deadline_circles(profile)]
    rings += [("milestones", "needs", each) for each in milestone_circles(profile)]
    parents = {each.id: each.parent for each in profile.norm_groups}
    rings += [("norm_groups", "parent", each) for each in chain_circles(parents)]
    elaborated = {each.id: each.elaborates for each in profile.norms}
    rings += [("norms", "elaborates", each) for each in chain_circles(elaborated)]
    for section, key, ring in rings:
        ids = [each.id for each in getattr(profile, section)]
        yield source.problem(
            (section, ids.index(ring[0]), key),
            _("melingkar: {ring}").format(ring=" -> ".join(ring)),
            _("Putuskan lingkaran itu."),
        )


def _unfilled(source: Source, everything: tuple[tuple[Path, Struct], ...]) -> Iterator[Problem]:
    """Yield the rules whose citation is still to be looked up."""
    for path, table in everything:
        for key in ("cite", "absence_cite"):
            if getattr(table, key, "") == UNFILLED:
                yield source.problem(
                    (*path, key),
                    _("kutipan tempatnya belum diisi"),
                    _("Tulis pasal, ayat, dan hurufnya; hapus aturan yang tidak ada di teks."),
                    warning=True,
                )


def _quotes(
    profile: Profile, source: Source, everything: tuple[tuple[Path, Struct], ...]
) -> Iterator[Problem]:
    """Yield quotations that the text of the regulation does not have."""
    wording = Wording(profile)
    for path, table in everything:
        if not (quote := getattr(table, "quote", "")):
            continue
        if not wording:
            yield source.problem(
                (*path, "quote"),
                _("kutipan tidak dapat diperiksa: profil ini belum memuat teks peraturan"),
                _("Tulis teks satuannya pada units."),
                warning=True,
            )
            return
        if missing := wording.missing(quote, getattr(table, "cite", "")):
            yield source.problem(
                (*path, "quote"),
                _("kutipan tidak ada di teks peraturan: “{words}”").format(words=shown(missing)),
                _("Salin persis dari units, atau sambung potongannya dengan “ … ”."),
            )


def _units(profile: Profile, source: Source) -> Iterator[Problem]:
    """Yield units that nothing carries, and units that stand in the map twice."""
    seen: set[str] = set()
    for index, unit in enumerate(profile.units):
        if not unit.carried_by and not unit.informative:
            yield source.problem(
                ("units", index),
                _("{cite} belum dipetakan").format(cite=shown(unit.cite)),
                _("Isi carried_by, atau informative dengan alasannya."),
                warning=True,
            )
        if unit.cite in seen:
            yield source.problem(
                ("units", index, "cite"),
                _("{cite} sudah ada di peta").format(cite=shown(unit.cite)),
                _("Gabungkan keduanya."),
                warning=True,
            )
        seen.add(unit.cite)
