"""The hearings of a day on paper: the list for the door and the desk, and who attended."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from etik_tui.documents.block import (
    Align,
    Block,
    Fields,
    Gap,
    Heading,
    Letterhead,
    Mark,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    Text,
    plain,
)
from etik_tui.locale import _
from etik_tui.locale.day import long_day

LIST = (0.4, 1.1, 1.9, 1.7, 1.9)
SHEET = (0.3, 1.9, 1.5, 1.4)
BLANKS = 3
"""Rows left empty on an attendance sheet for those who come unannounced."""


class Attendant(Struct, frozen=True, kw_only=True):
    """Somebody who is to come: an empty name is written in by hand; `part` says as what."""

    name: str
    part: str
    position: str = ""


class DayHearing(Struct, frozen=True, kw_only=True):
    """One hearing of a day as the papers show it; `called` by which act, `held` if it was."""

    case_id: str
    number: str
    institution: str
    institution_name: str
    called: str
    time: str = ""
    place: str = ""
    summoned: tuple[Attendant, ...] = ()
    members: tuple[Attendant, ...] = ()
    held: bool = False
    sensitive: bool = False


class HearingDay(Struct, frozen=True, kw_only=True):
    """The hearings of a day, by time."""

    day: date
    hearings: tuple[DayHearing, ...]
    letterhead: tuple[str, ...] = ()
    place: str = ""


def day_paper(day: HearingDay, *, attendance: bool = False) -> Paper:
    """Return the list of a day's hearings, with an attendance sheet for each case if asked."""
    blocks = [*_list(day)]
    if attendance:
        for sheet in _by_case(day.hearings):
            blocks += [PageBreak(), *_sheet(day, sheet)]
    return Paper(
        title=_("Sidang {day}").format(day=long_day(day.day)),
        blocks=tuple(blocks),
        size=10.0,
        footer=_("Daftar sidang {day}").format(day=long_day(day.day)),
    )


def _list(day: HearingDay) -> Iterator[Block]:
    if day.letterhead:
        yield Letterhead(lines=day.letterhead)
    yield Heading(text=plain(_("DAFTAR SIDANG")))
    yield Paragraph(text=plain(long_day(day.day), Mark.BOLD), align=Align.CENTRE)
    if not day.hearings:
        yield Paragraph(text=plain(_("Tidak ada sidang yang tercatat.")), align=Align.CENTRE)
        return
    titles = (_("No"), _("Jam, tempat"), _("Perkara"), _("Yang dipanggil"), _("Majelis"))
    yield Table(
        head=tuple(plain(each) for each in titles),
        rows=tuple(_row(place, each) for place, each in enumerate(day.hearings, start=1)),
        widths=LIST,
    )


def _row(place: int, hearing: DayHearing) -> tuple[Text, ...]:
    number = f"{hearing.number}\n{hearing.called}"
    if hearing.held:
        number += "\n" + _("(sudah dilaksanakan)")
    return (
        plain(str(place)),
        plain("\n".join(filter(None, (hearing.time, hearing.place))) or "–"),
        plain(number),
        plain("\n".join(_attendant(each) for each in hearing.summoned) or "–"),
        plain("\n".join(_attendant(each) for each in hearing.members) or "–"),
    )


def _attendant(each: Attendant) -> str:
    return f"{each.name} ({each.part})" if each.name else each.part


def _by_case(hearings: Iterable[DayHearing]) -> tuple[tuple[DayHearing, ...], ...]:
    found: dict[str, list[DayHearing]] = {}
    for each in hearings:
        found.setdefault(each.case_id, []).append(each)
    return tuple(tuple(each) for each in found.values())


def _sheet(day: HearingDay, hearings: tuple[DayHearing, ...]) -> Iterator[Block]:
    first = hearings[0]
    if day.letterhead:
        yield Letterhead(lines=day.letterhead)
    yield Heading(text=plain(_("DAFTAR HADIR SIDANG")))
    rows = (
        (_("Nomor perkara"), first.number),
        (_("Hari, tanggal"), long_day(day.day)),
        (_("Jam"), ", ".join(dict.fromkeys(each.time for each in hearings if each.time))),
        (_("Tempat"), ", ".join(dict.fromkeys(each.place for each in hearings if each.place))),
        (_("Acara"), "; ".join(dict.fromkeys(each.called for each in hearings))),
    )
    yield Fields(rows=tuple((plain(name), _given(value)) for name, value in rows))
    summoned = dict.fromkeys(each for hearing in hearings for each in hearing.summoned)
    yield from _signing(_("Majelis"), first.members)
    yield from _signing(_("Yang dipanggil"), (*summoned, *[Attendant(name="", part="")] * BLANKS))
    yield Gap()
    place = _("{place}, {day}").format(place=day.place or "…", day=long_day(day.day))
    above = (plain(place), plain(_("Yang mencatat,")))
    yield Signatures(columns=(Signature(above=above, below=((Run("", Mark.GAP),),)),))


def _signing(title: str, people: Iterable[Attendant]) -> Iterator[Block]:
    yield Heading(text=plain(title), level=2, align=Align.LEFT)
    heads = (_("No"), _("Nama"), _("Sebagai"), _("Tanda tangan"))
    rows = tuple(
        (
            plain(str(place)),
            _given("\n".join(filter(None, (each.name, each.position)))),
            plain(each.part),
            plain(f"{place}.\n\u00a0"),
        )
        for place, each in enumerate(people, start=1)
    )
    if rows:
        yield Table(head=tuple(plain(each) for each in heads), rows=rows, widths=SHEET)
    else:
        yield Paragraph(text=plain(_("Majelis belum dibentuk.")), align=Align.LEFT)


def _given(value: str) -> Text:
    return plain(value) if value else (Run("", Mark.GAP),)
