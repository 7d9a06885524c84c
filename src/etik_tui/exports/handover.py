"""Handing the office's cases over on paper: what falls due meanwhile, and every open case.

People are shown by initials; of a sensitive case by nothing.
"""

from collections.abc import Iterator, Sequence
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
    Paper,
    Paragraph,
    Run,
    Signature,
    Signatures,
    Table,
    Text,
    plain,
)
from etik_tui.exports.item import AgendaItem
from etik_tui.locale import _
from etik_tui.locale.day import long_day, short_day

DUES = (0.8, 1.2, 1.6, 1.2, 1.2)
CASES = (1.2, 0.6, 1.2, 1.7, 1.2, 1.4)


class OpenCase(Struct, frozen=True, kw_only=True):
    """One open case as it is handed over, in words."""

    case_id: str
    number: str
    institution: str
    initials: str = ""
    stage: str = ""
    next_act: str = ""
    next_actor: str = ""
    since: date | None = None
    due: date | None = None
    due_title: str = ""
    sensitive: bool = False


class Handover(Struct, frozen=True, kw_only=True):
    """What one officer hands to another on a day, for the days from `first` to `last`.

    `dues` are the open limits that have passed or fall due by the last day, `days_off` the days
    on which the office is closed, with their names. `more` counts open cases not listed.
    """

    day: date
    first: date
    last: date
    office: str = ""
    giver: str = ""
    taker: str = ""
    note: str = ""
    dues: tuple[AgendaItem, ...] = ()
    cases: tuple[OpenCase, ...] = ()
    more: int = 0
    days_off: tuple[tuple[date, str], ...] = ()
    drafts: int = 0


def handover_paper(found: Handover, letterhead: Sequence[str] = ()) -> Paper:
    """Return the hand-over as a paper for any renderer."""
    title = _("Serah terima perkara {day}").format(day=long_day(found.day))
    return Paper(
        title=title,
        blocks=tuple(_blocks(found, tuple(letterhead))),
        size=9.0,
        landscape=True,
        footer=title,
    )


def _blocks(found: Handover, letterhead: tuple[str, ...]) -> Iterator[Block]:
    if letterhead:
        yield Letterhead(lines=letterhead)
    yield Heading(text=plain(_("SERAH TERIMA PERKARA")))
    rows = (
        (_("Kantor"), plain(found.office or "–")),
        (_("Masa"), plain(f"{long_day(found.first)} – {long_day(found.last)}")),
        (_("Yang menyerahkan"), _given(found.giver)),
        (_("Yang menerima"), _given(found.taker)),
        (_("Perkara terbuka"), plain(str(len(found.cases) + found.more))),
    )
    yield Fields(rows=tuple((plain(name), value) for name, value in rows))
    if found.note:
        yield Paragraph(text=plain(found.note), align=Align.LEFT)
    yield _title(_("Jatuh tempo selama masa ini, yang sudah lewat lebih dahulu"))
    if found.dues:
        yield _dues(found)
    else:
        yield Paragraph(text=plain(_("Tidak ada tenggat dalam masa ini.")), align=Align.LEFT)
    if found.days_off:
        words = "; ".join(f"{short_day(day)} {name}" for day, name in found.days_off)
        yield Paragraph(
            text=plain(_("Kantor libur: {days}.").format(days=words)), align=Align.LEFT, small=True
        )
    yield _title(_("Semua perkara terbuka"))
    yield from _cases(found)
    if found.drafts:
        words = _("{n} draf milik yang menyerahkan belum dicatat; draf tidak ikut berpindah.")
        yield Paragraph(text=plain(words.format(n=found.drafts)), align=Align.LEFT, small=True)
    yield Gap()
    yield Signatures(
        columns=tuple(
            Signature(above=(plain(title),), below=(_given(name),))
            for title, name in (
                (_("Yang menyerahkan,"), found.giver),
                (_("Yang menerima,"), found.taker),
            )
        )
    )


def _title(words: str) -> Heading:
    return Heading(text=plain(words), level=2, align=Align.LEFT)


def _given(value: str) -> Text:
    return plain(value) if value else (Run("", Mark.GAP),)


def _dues(found: Handover) -> Table:
    heads = (_("Hari terakhir"), _("Perkara"), _("Tenggat"), _("Oleh"), _("Dasar"))
    return Table(
        head=tuple(plain(each) for each in heads),
        rows=tuple(
            (
                _day(each, found.day),
                plain(each.named),
                plain(each.title),
                plain(each.actor_title or each.actor or "–"),
                plain(each.cite),
            )
            for each in found.dues
        ),
        widths=DUES,
    )


def _day(each: AgendaItem, today: date) -> Text:
    words = short_day(each.due)
    if each.due < today:
        return plain(_("{day} LEWAT").format(day=words), Mark.BOLD)
    return plain(words)


def _cases(found: Handover) -> Iterator[Block]:
    if not found.cases:
        yield Paragraph(text=plain(_("Tidak ada perkara terbuka.")), align=Align.LEFT)
        return
    heads = (
        _("Perkara"),
        _("Terlapor"),
        _("Tahap"),
        _("Tindakan berikutnya"),
        _("Oleh"),
        _("Tenggat terdekat"),
    )
    yield Table(
        head=tuple(plain(each) for each in heads),
        rows=tuple(_case(each) for each in found.cases),
        widths=CASES,
    )
    if found.more:
        words = _("{n} perkara terbuka lagi tidak termuat di sini.").format(n=found.more)
        yield Paragraph(text=plain(words), align=Align.LEFT, small=True)


def _case(each: OpenCase) -> tuple[Text, ...]:
    since = _(" sejak {day}").format(day=short_day(each.since)) if each.since else ""
    due = f"{short_day(each.due)} {each.due_title}" if each.due else "–"
    return (
        plain(each.number),
        plain(_("sensitif") if each.sensitive else each.initials or "–"),
        plain(each.stage or "–"),
        plain(f"{each.next_act}{since}" if each.next_act else "–"),
        plain(each.next_actor or "–"),
        plain(due),
    )
