"""What may be typed in: dates, fields and texts, checked to the end before anything is recorded."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches

from etik_tui.domain.fact import Value
from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.profile.act import FieldSpec, FieldType, Milestone
from etik_tui.profile.profile import Profile
from etik_tui.profile.register import RegisterSpec

LONGEST = 100_000
LONGEST_LINE = 2_000
EARLIEST = date(1945, 8, 17)
YES_NO = ("ya", "tidak")
TIME = re.compile(r"([01]?\d|2[0-3])[.:][0-5]\d(?!\d)")
MANY = frozenset({FieldType.NORMS, FieldType.SANCTIONS, FieldType.CHOICES, FieldType.LISTED})


def check_text(
    key: str, text: str, *, required: bool = False, long: bool = False
) -> Iterator[Problem]:
    """Check a text's length and presence; what is in it is shown safely, not refused."""
    longest = LONGEST if long else LONGEST_LINE
    if required and not text.strip():
        yield Problem(what=_("wajib diisi"), key=key)
    if len(text) > longest:
        yield Problem(
            what=_("terlalu panjang: {n} karakter, paling banyak {longest}").format(
                n=len(text), longest=longest
            ),
            key=key,
            remedy=_("ringkas, atau lampirkan sebagai berkas"),
        )
    if not text.isprintable() and any("\ud800" <= char <= "\udfff" for char in text):
        yield Problem(what=_("bukan teks UTF-8 yang sah"), key=key, remedy=_("ketik ulang"))


def check_dates(
    act: Milestone | RegisterSpec, dates: Mapping[str, date], today: date
) -> Iterator[Problem]:
    """Check that an act's dates are those it has, that none is missing, none impossible."""
    known = {spec.id: spec for spec in act.dates}
    for name, day in dates.items():
        if name not in known:
            yield _unknown("dates", name, known)
        elif not is_possible(day, today):
            yield Problem(
                what=_("tanggal {day} tidak mungkin").format(day=short_day(day)),
                key=f"dates.{name}",
                remedy=_("periksa tahunnya"),
            )
    for spec in act.dates:
        if spec.required and spec.id not in dates:
            yield Problem(
                what=_("tanggal wajib belum diisi: {title}").format(title=spec.title),
                key=f"dates.{spec.id}",
            )


def is_possible(day: date, today: date) -> bool:
    """Tell whether anything in a case could bear this date; a slip of the year often does not."""
    return day >= EARLIEST and day.year <= today.year + 50


def _unknown(table: str, name: str, known: Iterable[str]) -> Problem:
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    remedy = (
        _("maksud Anda “{near}”?").format(near=near[0])
        if near
        else _("pilihan: {names}").format(names=", ".join(names) or "-")
    )
    return Problem(what=_("kunci tidak dikenal"), key=f"{table}.{name[:60]}", remedy=remedy)


def check_fields(
    profile: Profile,
    specs: Iterable[FieldSpec],
    fields: Mapping[str, Value],
    asked: frozenset[str] | None = None,
) -> Iterator[Problem]:
    """Check an act's fields: known, filled in where required, and of a value they may have.

    `asked` are the fields that apply in this case; `None` means all of them.
    """
    known = {spec.id: spec for spec in specs}
    for name, value in fields.items():
        if name not in known:
            yield _unknown("fields", name, known)
        else:
            yield from _check_value(profile, known[name], value)
    for spec in known.values():
        applies = spec.when is None if asked is None else spec.id in asked
        if spec.required and applies and not fields.get(spec.id):
            yield Problem(
                what=_("isian wajib: {title}").format(title=spec.title), key=f"fields.{spec.id}"
            )


def _check_value(profile: Profile, spec: FieldSpec, value: Value) -> Iterator[Problem]:
    key = f"fields.{spec.id}"
    if not isinstance(value, str) and spec.type not in MANY:
        yield Problem(what=_("hanya satu nilai"), key=key)
        return
    values = (value,) if isinstance(value, str) else value
    for each in values:
        yield from check_text(key, each, long=spec.type is FieldType.LONG)
    allowed = _allowed(profile, spec)
    if allowed is not None:
        for each in values:
            if each and each not in allowed:
                yield _not_allowed(key, each, allowed)
    elif spec.type is FieldType.TIME and value and not TIME.match(values[0].strip()):
        yield Problem(what=_("bukan jam"), key=key, remedy=_("tulis misalnya 09.00"))
    elif spec.type is FieldType.NUMBER and value and not _is_number(values[0]):
        yield Problem(what=_("bukan angka"), key=key)


def _is_number(text: str) -> bool:
    return text.strip().lstrip("-").isdigit()


def _not_allowed(key: str, value: str, allowed: tuple[str, ...]) -> Problem:
    few = len(allowed) <= len("pilihan")
    near = get_close_matches(value, allowed, n=1)
    hint = _("pilihan: {names}").format(names=", ".join(allowed)) if few else ""
    if near:
        hint = _("maksud Anda “{near}”?").format(near=near[0])
    return Problem(
        what=_("nilai “{value}” tidak dikenal").format(value=value[:60]), key=key, remedy=hint
    )


def _allowed(profile: Profile, spec: FieldSpec) -> tuple[str, ...] | None:
    """Return the values a field may have; `None` leaves it free."""
    match spec.type:
        case FieldType.YES_NO:
            return YES_NO
        case FieldType.CHOICE | FieldType.CHOICES:
            return tuple(choice.id for choice in spec.choices)
        case FieldType.NORMS:
            return tuple(norm.id for norm in profile.conduct)
        case FieldType.SANCTIONS:
            return tuple(each.id for each in profile.sanctions.items) if profile.sanctions else ()
        case _:
            return None
