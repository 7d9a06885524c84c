"""The form of a register's entry, made from what the profile says an entry carries."""

from collections.abc import Iterator, Mapping
from datetime import date

from etik_tui.casework.register_book import RegisterInput
from etik_tui.domain.fact import Value
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.act import FieldSpec, FieldType
from etik_tui.profile.profile import Profile
from etik_tui.profile.register import RegisterSpec
from etik_tui.tui.dateword import read_date
from etik_tui.tui.dialogs.pick import Item
from etik_tui.tui.dialogs.prompt import Ask, Values
from etik_tui.tui.widgets.field import items_of

OTHER = ".other"
MANY = frozenset({FieldType.CHOICES, FieldType.NORMS, FieldType.SANCTIONS, FieldType.LISTED})
CHOSEN = frozenset({FieldType.CHOICE, FieldType.YES_NO, *MANY}) - {FieldType.LISTED}


def register_asks(
    profile: Profile, spec: RegisterSpec, lists: Mapping[str, tuple[str, ...]]
) -> Iterator[Ask]:
    """Yield what is asked for an entry; `lists` are the office's own."""
    for place, each in enumerate(spec.dates):
        yield Ask(
            key=f"dates.{each.id}",
            label=each.title,
            required=each.required or not place,
            hint=_("hh-bb-tttt; h = hari ini"),
        )
    for field in spec.fields:
        yield from _field(profile, field, lists.get(field.office_list, ()))
    yield Ask(key="number", label=_("Nomor surat"), hint=_("boleh kosong"))


def _field(profile: Profile, field: FieldSpec, offered: tuple[str, ...]) -> Iterator[Ask]:
    key = f"fields.{field.id}"
    if field.type in CHOSEN:
        items = items_of(field, profile)
        many = field.type in MANY
        yield Ask(key=key, label=field.title, required=field.required, many=many, items=items)
    elif field.type is FieldType.LISTED and offered:
        items = tuple(Item(key=each, title=each) for each in offered)
        # Required of both fields together: that is checked when the entry is stored.
        label = f"{field.title} *" if field.required else field.title
        yield Ask(key=key, label=label, many=True, items=items)
        other = _("{title}, lainnya").format(title=field.title)
        yield Ask(key=key + OTHER, label=other, hint=_("dipisah titik koma"))
    else:
        listed = field.type is FieldType.LISTED
        yield Ask(
            key=key,
            label=field.title,
            required=field.required,
            long=field.type is FieldType.LONG,
            hint=_("dipisah titik koma") if listed else field.hint,
        )


def register_input(spec: RegisterSpec, values: Values, today: date) -> RegisterInput:
    """Return what was filled in; raises InputError for what is no date."""
    dates: dict[str, date] = {}
    problems = []
    for each in spec.dates:
        typed = str(values.get(f"dates.{each.id}", "")).strip()
        day = read_date(typed, today) if typed else None
        if day is not None:
            dates[each.id] = day
        elif typed:
            problems.append(Problem(what=_("bukan tanggal"), key=f"dates.{each.id}"))
    if problems:
        raise InputError(_("Isian buku register belum dapat dicatat"), problems=tuple(problems))
    fields = {each.id: _value(each, values) for each in spec.fields}
    return RegisterInput(
        dates=dates,
        number=str(values.get("number", "")).strip(),
        fields={name: value for name, value in fields.items() if value},
    )


def _value(field: FieldSpec, values: Values) -> Value:
    key = f"fields.{field.id}"
    typed = values.get(key, "")
    if field.type is not FieldType.LISTED:
        return typed.strip() if isinstance(typed, str) else tuple(typed)
    chosen = typed.split(";") if isinstance(typed, str) else list(typed)
    chosen += str(values.get(key + OTHER, "")).split(";")
    return tuple(dict.fromkeys(each.strip() for each in chosen if each.strip()))
