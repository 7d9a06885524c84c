"""`etik profile diff`: what changed between two profiles or versions, in legal terms."""

import argparse
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from etik_tui.cli.output import Output
from etik_tui.cli.profile_sheet import limit_words
from etik_tui.cli.session import Session
from etik_tui.locale import _
from etik_tui.procedure.condition import described
from etik_tui.procedure.term import duration_words
from etik_tui.profile.condition import Condition
from etik_tui.profile.difference import Change, ChangeKind, differences
from etik_tui.profile.limit import Deadline, Reading
from etik_tui.profile.load import LoadedProfile, load_profile
from etik_tui.profile.outcome import Duration
from etik_tui.profile.profile import Profile
from etik_tui.profile.text import Norm, Unit

LIMIT_KEYS = frozenset({"n", "unit", "bound", "direction", "anchor"})
MARKS: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "-",
    ChangeKind.CHANGED: "~",
}
LONGEST = 300


def add_diff(parser: argparse.ArgumentParser) -> None:
    """Describe what the verb takes."""
    about = _("folder profil, atau id yang terpasang")
    parser.add_argument("before", metavar="A", help=_("yang lama: {about}").format(about=about))
    parser.add_argument("after", metavar="B", help=_("yang baru: {about}").format(about=about))


def diff(session: Session, args: argparse.Namespace) -> int:
    """Print every rule that differs between two profiles."""
    before, after = (_loaded(session, each) for each in (args.before, args.after))
    found = differences(before.profile, after.profile)
    if session.as_json:
        session.out.data("profile-diff", _body(before, after, found))
        return 0
    for side, loaded in ((_("Lama"), before), (_("Baru"), after)):
        profile = loaded.profile
        session.out.text(f"{side}: {profile.id} {profile.version} · sha256 {loaded.digest[:12]}")
    for section, changes in groupby(_in_order(found), key=_section):
        session.out.line()
        session.out.line(section_title(section))
        for change in changes:
            _print(session.out, change, before.profile, after.profile)
    session.out.line()
    session.out.line(_summary(found))
    return 0


def _loaded(session: Session, wanted: str) -> LoadedProfile:
    path = Path(wanted).expanduser()
    return load_profile(path) if path.is_dir() else session.library.get(wanted)


def _section(change: Change) -> str:
    return change.place.partition(".")[0]


def _in_order(found: tuple[Change, ...]) -> list[Change]:
    """Return changes with what a jurist asks first: limits, readings, panel, decision, norms."""
    order = list(_titles())
    return sorted(found, key=lambda each: order.index(_section(each)))


def section_title(section: str) -> str:
    """Return what a section of a profile is called."""
    return _titles()[section]


def _titles() -> dict[str, str]:
    titles = {
        "": _("Profil"),
        "regulations": _("Dasar hukum"),
        "coverage": _("Siapa yang terikat"),
        "time": _("Arti hari"),
        "deadlines": _("Tenggat"),
        "readings": _("Tafsir"),
        "intake": _("Jalur masuk"),
        "majelis": _("Majelis"),
        "axes": _("Yang dibandingkan"),
        "scales": _("Skala jenjang"),
        "summons": _("Pemanggilan"),
        "examination": _("Berita acara pemeriksaan"),
        "decision": _("Putusan"),
        "sanctions": _("Sanksi"),
        "followups": _("Tindak lanjut"),
        "norm_groups": _("Kelompok norma"),
        "norms": _("Norma"),
        "stages": _("Tahap"),
        "milestones": _("Tindakan"),
        "closing": _("Penutupan"),
        "actors": _("Pelaku"),
        "reference_procedure": _("Prosedur rujukan"),
        "checklists": _("Daftar periksa"),
        "tasks": _("Butir daftar periksa"),
        "forms": _("Formulir"),
        "registers": _("Buku register"),
        "notes": _("Catatan atas teks"),
        "units": _("Bunyi dan peta cakupan"),
    }
    return {**titles, **{key: key for key in Profile.__struct_fields__ if key not in titles}}


def _print(out: Output, change: Change, before: Profile, after: Profile) -> None:
    out.text(_head(change), indent="      ", first=f"  {MARKS[change.kind]} ")
    if change.kind is ChangeKind.CHANGED:
        said = _detail_words(change, before, after)
    else:
        gone = change.kind is ChangeKind.REMOVED
        said = _whole_words(before if gone else after, change.before if gone else change.after)
    for each in said:
        out.text(each, indent="        ", first="      ")


def _head(change: Change) -> str:
    inner = change.place.partition(".")[2]
    if isinstance(change.after or change.before, Norm | Unit):
        return change.cite
    head = change.title or change.id or inner
    named = f"{head} ({change.cite})" if change.cite else head
    return f"{named} · {inner}" if inner and inner != head else named or _("urutan")


def _whole_words(profile: Profile, rule: Struct | None) -> Iterator[str]:
    """Yield what a rule that is new or gone says."""
    if isinstance(rule, Deadline):
        yield _limit(profile, rule)
    elif isinstance(rule, Norm | Unit) and rule.text:
        yield f"“{rule.text[:LONGEST]}”"
    elif quote := getattr(rule, "quote", ""):
        yield f"“{quote}”"


def _detail_words(change: Change, before: Profile, after: Profile) -> Iterator[str]:
    """Yield what each key of a rule held and holds; of lists only what is gone or new."""
    one, other = change.before, change.after
    limits = isinstance(one, Deadline) and isinstance(other, Deadline)
    if isinstance(one, Deadline) and isinstance(other, Deadline):
        old, new = _limit(before, one), _limit(after, other)
        if old != new:
            yield _("batas: {old} → {new}").format(old=old, new=new)
    for each in change.details:
        name = _key_words(each.key)
        if limits and each.key in LIMIT_KEYS:
            continue
        if isinstance(each.before, tuple) and isinstance(each.after, tuple) and each.key != "order":
            yield from _list_words(name, each.before, each.after)
            continue
        old, new = _value_words(before, each.before), _value_words(after, each.after)
        if isinstance(one, Reading) and isinstance(other, Reading):
            old, new = _answer(one, old), _answer(other, new)
        yield f"{name}: {old or '-'} → {new or '-'}"


def _list_words(name: str, before: tuple[object, ...], after: tuple[object, ...]) -> Iterator[str]:
    for words, some, others in (
        (_("{name} hilang: {items}"), before, after),
        (_("{name} baru: {items}"), after, before),
    ):
        items = ", ".join(str(each) for each in some if each not in others)
        if items:
            yield words.format(name=name, items=items)


def _limit(profile: Profile, rule: Deadline) -> str:
    """Say a limit with the names of what it is counted from."""
    head, _dot, tail = rule.anchor.partition(".")
    other = profile.deadline(tail) if head == "deadlines" else None
    milestone = profile.milestone(head)
    dates = milestone.dates if milestone else ()
    date = next((each.title for each in dates if each.id == tail), tail)
    named = f"{milestone.title} ({date})" if milestone else rule.anchor
    if other:
        named = _("tenggat {title}").format(title=other.title)
    return limit_words(rule).removesuffix(rule.anchor) + named


def _answer(reading: Reading, option: str) -> str:
    """Return the title of an answer, where a value is one."""
    return next((each.title for each in reading.options if each.id == option), option)


def _key_words(key: str) -> str:
    return {
        "cite": _("tempat"),
        "quote": _("kutipan"),
        "text": _("bunyi"),
        "title": _("nama"),
        "when": _("berlaku bila"),
        "needs": _("sesudah"),
        "actor": _("pelaku"),
        "met_by": _("dipenuhi oleh"),
        "severity": _("bobot"),
        "default": _("bawaan"),
        "safe": _("memenuhi semua tafsir"),
        "min": _("paling sedikit"),
        "max": _("paling banyak"),
        "exactly": _("tepat"),
        "duration": _("jangka waktu"),
        "version": _("versi"),
        "order": _("urutan"),
        "carried_by": _("dimuat oleh"),
        "silent": _("tidak diatur teks"),
    }.get(key, key)


def _value_words(profile: Profile, value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return _("ya") if value else _("tidak")
        case Condition():
            return described(profile, value)
        case Duration():
            return duration_words(value)
        case tuple():
            return ", ".join(str(each) for each in value)
        case dict():
            return ", ".join(f"{key} = {each}" for key, each in value.items())
        case _:
            return str(value)[:LONGEST]


def _summary(found: tuple[Change, ...]) -> str:
    if not found:
        return _("Tidak ada perbedaan.")
    count = {kind: sum(each.kind is kind for each in found) for kind in ChangeKind}
    return _("{changed} berubah, {added} baru, {removed} hilang.").format(
        changed=count[ChangeKind.CHANGED],
        added=count[ChangeKind.ADDED],
        removed=count[ChangeKind.REMOVED],
    )


def _body(
    before: LoadedProfile, after: LoadedProfile, found: tuple[Change, ...]
) -> dict[str, object]:
    def side(loaded: LoadedProfile) -> dict[str, object]:
        profile = loaded.profile
        return {"id": profile.id, "version": profile.version, "digest": loaded.digest}

    return {
        "before": side(before),
        "after": side(after),
        "changes": [
            {
                "kind": each.kind,
                "section": _section(each),
                "place": each.place,
                "id": each.id,
                "cite": each.cite,
                "title": each.title,
                "details": [
                    {"key": name, "before": old, "after": new}
                    for name, old, new in _raw(each, before.profile, after.profile)
                ],
            }
            for each in found
        ],
    }


def _raw(change: Change, before: Profile, after: Profile) -> Iterator[tuple[str, object, object]]:
    """Yield the details by key, with numbers as numbers and conditions in words."""
    plain = str | bool | int | None
    for each in change.details:
        old, new = (
            value if isinstance(value, plain) or _is_texts(value) else _value_words(profile, value)
            for profile, value in ((before, each.before), (after, each.after))
        )
        yield each.key, old, new


def _is_texts(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
