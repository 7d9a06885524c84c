"""One entry of a rule book: its citation, its words, what stands at its place in the profile."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.profile.coverage import coverage
from etik_tui.profile.profile import Profile

SHORTEST = 2


class Kind(StrEnum):
    """What sort of rule an article is, in the order of the list."""

    NORM = "norm"
    GROUP = "group"
    LIMIT = "limit"
    ACT = "act"
    PANEL = "panel"
    DECISION = "decision"
    SANCTION = "sanction"
    READING = "reading"
    NOTE = "note"
    FORM = "form"
    TASK = "task"
    REGISTER = "register"
    TERM = "term"
    UNIT = "unit"
    SILENT = "silent"
    SUBJECT = "subject"
    BASIS = "basis"


def kind_title(kind: Kind) -> str:
    """Return the name of a kind."""
    return {
        Kind.NORM: _("Norma"),
        Kind.GROUP: _("Bab norma"),
        Kind.LIMIT: _("Tenggat"),
        Kind.ACT: _("Tonggak"),
        Kind.PANEL: _("Majelis"),
        Kind.DECISION: _("Putusan"),
        Kind.SANCTION: _("Sanksi"),
        Kind.READING: _("Tafsir"),
        Kind.NOTE: _("Catatan"),
        Kind.FORM: _("Formulir"),
        Kind.TASK: _("Daftar periksa"),
        Kind.REGISTER: _("Buku register"),
        Kind.TERM: _("Istilah"),
        Kind.UNIT: _("Satuan teks"),
        Kind.SILENT: _("Tidak diatur"),
        Kind.SUBJECT: _("Yang terikat"),
        Kind.BASIS: _("Dasar hukum"),
    }[kind]


class Article(Struct, frozen=True, kw_only=True, eq=False):
    """One entry: `ref` is its dotted path in the profile, `part` what stands there.

    `searched` holds every word that finds it, folded and between spaces.
    """

    profile: str
    kind: Kind
    ref: str
    cite: str
    title: str
    part: object
    searched: str

    @property
    def key(self) -> str:
        """Return what names the article among those of all profiles."""
        return f"{self.profile}|{self.ref}"

    def matches(self, words: Iterable[str]) -> bool:
        """Tell whether every word, folded, occurs in it; the shortest as whole words only."""
        return all(
            (f" {word} " if len(word) <= SHORTEST else word) in self.searched for word in words
        )


def folded(text: str) -> str:
    """Return a text as it is searched: lower case, letters and digits, one space between words."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def articles_of(profile: Profile) -> tuple[Article, ...]:
    """Return every article of a profile, in the order of the kinds."""
    order = {kind: place for place, kind in enumerate(Kind)}
    found = [_article(profile, *each) for each in _parts(profile)]
    return tuple(sorted(found, key=lambda each: order[each.kind]))


def _article(profile: Profile, kind: Kind, ref: str, part: object) -> Article:
    cite = _("Teks tidak mengatur") if isinstance(part, str) else _cite(part)
    words = part if isinstance(part, str) else " ".join(_texts(part))
    searched = f"{ref.partition('.')[2]} {cite} {words} {kind_title(kind)}"
    return Article(
        profile=profile.id,
        kind=kind,
        ref=ref,
        cite=cite,
        title=part if isinstance(part, str) else _title(profile, ref, part),
        part=part,
        searched=f" {folded(searched)} ",
    )


def _cite(part: object) -> str:
    """Return what an article is cited by; an instrument by its kind and number."""
    cite = getattr(part, "cite", "") or getattr(part, "absence_cite", "")
    return str(cite or getattr(part, "number", "") or "–")


def _title(profile: Profile, ref: str, part: object) -> str:
    """Return the words of an article for one line."""
    whole = {
        "time": _("Arti kata “hari”"),
        "examination": _("Berita acara pemeriksaan"),
        "intake": _("Penerimaan laporan dan jalurnya"),
        "majelis": _("Susunan Majelis"),
        "summons": _("Pemanggilan dan akibat tidak hadir"),
        "decision": _("Cara memutus, sifat putusan, kuorum, pendapat berbeda"),
        "sanctions": _("Keberatan dan banding"),
        "coverage": _("Siapa yang terikat, dan siapa di luarnya"),
        "reference_procedure": _("Prosedur rujukan dari profil lain"),
    }.get(ref)
    if whole:
        return whole
    for name in ("title", "question", "problem", "text", "informative"):
        words = getattr(part, name, "")
        if words:
            return str(words)
    milestone = profile.milestone(getattr(part, "milestone", ""))
    return milestone.title if milestone else "–"


def _texts(part: object) -> Iterator[str]:
    """Yield every text of an article and of what it holds."""
    names: tuple[str, ...] = getattr(part, "__struct_fields__", ())
    for name in names:
        value = getattr(part, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str):
                yield each
            else:
                yield str(getattr(each, "title", "") or getattr(each, "text", ""))


def _parts(profile: Profile) -> Iterator[tuple[Kind, str, object]]:
    """Yield the kind, the path and the value of everything that is an article."""
    yield from _listed(Kind.NORM, "norms", profile.norms)
    yield from _listed(Kind.GROUP, "norm_groups", profile.norm_groups)
    yield from _listed(Kind.LIMIT, "deadlines", profile.deadlines)
    if profile.time.cite or profile.time.note:
        yield Kind.LIMIT, "time", profile.time
    yield from _listed(Kind.ACT, "milestones", profile.milestones)
    yield from _conduct_of_cases(profile)
    yield from _judgement(profile)
    yield from _listed(Kind.READING, "readings", profile.readings)
    yield from _listed(Kind.NOTE, "notes", profile.notes)
    yield from _listed(Kind.FORM, "forms", profile.forms)
    for each in profile.checklists:
        yield Kind.TASK, f"checklists.{each.role}", each
    yield from _listed(Kind.TASK, "tasks", profile.tasks)
    yield from _listed(Kind.REGISTER, "registers", profile.registers)
    yield from _listed(Kind.TERM, "terms", profile.terms)
    for place, line in enumerate(coverage(profile)):
        yield Kind.UNIT, f"units.{place}", line
    for place, words in enumerate(profile.silent):
        yield Kind.SILENT, f"silent.{place}", words
    if profile.coverage:
        yield Kind.SUBJECT, "coverage", profile.coverage
        yield from _listed(Kind.SUBJECT, "coverage.bodies", profile.coverage.bodies)
    yield from _listed(Kind.BASIS, "regulations", profile.regulations)


def _conduct_of_cases(profile: Profile) -> Iterator[tuple[Kind, str, object]]:
    if profile.intake:
        yield Kind.ACT, "intake", profile.intake
        yield from _listed(Kind.ACT, "intake.channels", profile.intake.channels)
    if profile.summons:
        yield Kind.ACT, "summons", profile.summons
        for each in profile.summons.rounds:
            yield Kind.ACT, f"summons.rounds.{each.milestone}", each
    if profile.examination:
        yield Kind.ACT, "examination", profile.examination
    if profile.reference_procedure:
        yield Kind.ACT, "reference_procedure", profile.reference_procedure
    yield from _listed(Kind.ACT, "closing", profile.closing)
    yield from _listed(Kind.ACT, "stages", profile.stages)
    yield from _listed(Kind.ACT, "actors", profile.actors)


def _judgement(profile: Profile) -> Iterator[tuple[Kind, str, object]]:
    if profile.majelis:
        yield Kind.PANEL, "majelis", profile.majelis
        for name in ("seats", "size", "eligibility"):
            yield from _listed(Kind.PANEL, f"majelis.{name}", getattr(profile.majelis, name))
    yield from _listed(Kind.PANEL, "scales", profile.scales)
    if profile.decision:
        yield Kind.DECISION, "decision", profile.decision
        yield from _listed(Kind.DECISION, "decision.methods", profile.decision.methods)
        yield from _listed(Kind.DECISION, "decision.outcomes", profile.decision.outcomes)
    if profile.sanctions:
        yield Kind.SANCTION, "sanctions", profile.sanctions
        yield from _listed(Kind.SANCTION, "sanctions.groups", profile.sanctions.groups)
        yield from _listed(Kind.SANCTION, "sanctions.items", profile.sanctions.items)
    yield from _listed(Kind.SANCTION, "followups", profile.followups)


def _listed(kind: Kind, path: str, items: Iterable[object]) -> Iterator[tuple[Kind, str, object]]:
    for item in items:
        name = getattr(item, "id", "")
        yield kind, f"{path}.{name}", item
