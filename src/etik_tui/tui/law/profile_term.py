"""What a regulation's parts are called on screens, each with a sentence made from its data."""

from collections.abc import Iterator

from msgspec import Struct

from etik_tui.locale import _
from etik_tui.profile.act import Milestone
from etik_tui.profile.outcome import FormSpec
from etik_tui.profile.profile import Profile
from etik_tui.tui.law.wording import actor_title, limit_words


class PartTerm(Struct, frozen=True, kw_only=True):
    """The name of one part of a profile; `ref` is its path."""

    ref: str
    title: str
    words: tuple[str, ...] = ()
    meaning: str
    cite: str


def profile_terms(profile: Profile) -> Iterator[PartTerm]:
    """Yield the stages, milestones, limits, sanctions, what follows, papers, books and readings."""
    yield from _stages(profile)
    yield from _milestones(profile)
    for limit in profile.deadlines:
        words = (limit.code,) if limit.code else ()
        meaning = _("Tenggat: {limit}.").format(limit=limit_words(profile, limit))
        yield _term(f"deadlines.{limit.id}", limit, meaning, words=words)
    yield from _sanctions(profile)
    for follow in profile.followups:
        act = profile.milestone(follow.milestone)
        meaning = _("Tindak lanjut putusan, dicatat sebagai “{act}”.")
        title = act.title if act else follow.title
        yield _term(f"followups.{follow.id}", follow, meaning.format(act=title))
    for form in profile.forms:
        yield _term(f"forms.{form.id}", form, _form(profile, form))
    for book in profile.registers:
        yield _term(f"registers.{book.id}", book, _("Buku register kantor di luar perkara."))
    for actor in profile.actors:
        meaning = _("Pelaku yang disebut peraturan ini; tugasnya ada di daftar periksa.")
        yield _term(f"actors.{actor.id}", actor, meaning)
    for reading in profile.readings:
        yield PartTerm(
            ref=f"readings.{reading.id}",
            title=reading.id,
            meaning=reading.question,
            cite=reading.cite,
        )


def _term(ref: str, part: object, meaning: str, *, words: tuple[str, ...] = ()) -> PartTerm:
    title, cite = str(getattr(part, "title", "")), str(getattr(part, "cite", ""))
    return PartTerm(ref=ref, title=title, words=words, meaning=meaning, cite=cite)


def _stages(profile: Profile) -> Iterator[PartTerm]:
    total = len(profile.stages)
    for place, stage in enumerate(profile.stages, start=1):
        words = _("Tahap ke-{n} dari {total}, sebuah kolom papan.").format(n=place, total=total)
        yield _term(f"stages.{stage.id}", stage, words, words=(stage.short,))


def _milestones(profile: Profile) -> Iterator[PartTerm]:
    for act in profile.milestones:
        yield _term(f"milestones.{act.id}", act, _act(profile, act))


def _act(profile: Profile, act: Milestone) -> str:
    words = (
        _("Tonggak: tindakan {actor}, dicatat dengan {dates}.")
        if act.duty
        else _("Tonggak: tindakan {actor} yang boleh dilakukan, dicatat dengan {dates}.")
    )
    dates = ", ".join(_lower(each.title) for each in act.dates)
    return words.format(actor=actor_title(profile, act.actor), dates=dates)


def _sanctions(profile: Profile) -> Iterator[PartTerm]:
    if profile.sanctions is None:
        return
    groups = {each.id: each for each in profile.sanctions.groups}
    for each in profile.sanctions.items:
        group = groups[each.group]
        words = _("{group}, dijatuhkan oleh {authority}.").format(
            group=group.title, authority=actor_title(profile, group.authority)
        )
        yield _term(f"sanctions.items.{each.id}", each, words)


def _form(profile: Profile, form: FormSpec) -> str:
    act = profile.milestone(form.milestone)
    kind = _("Formulir lampiran") if form.provided else _("Surat tanpa formulir dalam lampiran")
    if act is None:
        return f"{kind}."
    return _("{kind}, untuk “{act}”.").format(kind=kind, act=act.title)


def _lower(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
