"""The chronology of a case as it leaves the program: every fact, oldest first."""

from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from etik_tui.documents.block import (
    Align,
    Banner,
    Block,
    Fields,
    Heading,
    Letterhead,
    Mark,
    Paper,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)
from etik_tui.domain import fact as facts
from etik_tui.domain.case import Case
from etik_tui.exports.case_words import CaseWords
from etik_tui.exports.encoding import encoded
from etik_tui.exports.factword import fact_kind
from etik_tui.exports.table import csv_file
from etik_tui.locale import _
from etik_tui.locale.day import long_day, short_day
from etik_tui.profile.profile import Profile

SCHEMA = "etik.chronology/1"
WIDTHS = (0.22, 0.62, 2.6, 0.85)


class ChronologyFormat(StrEnum):
    """What a chronology can be written as."""

    PDF = "pdf"
    DOCX = "docx"
    MD = "md"
    TXT = "txt"
    CSV = "csv"
    JSON = "json"


class Happening(Struct, frozen=True, kw_only=True):
    """One fact: when it happened, what, who recorded it when, and whether it was withdrawn."""

    version: int
    at: date
    kind: str
    words: str
    actor: str
    recorded_at: datetime
    withdrawn: bool = False


class Chronology(Struct, frozen=True, kw_only=True):
    """The facts of a case in the order recorded; `redacted` says that people were taken out."""

    case_id: str
    number: str
    title: str
    institution: str
    day: date
    happenings: tuple[Happening, ...]
    redacted: bool = False
    sensitive: bool = False
    letterhead: tuple[str, ...] = ()


def chronology(
    case: Case,
    profile: Profile | None,
    day: date,
    *,
    redacted: bool = False,
    letterhead: tuple[str, ...] = (),
) -> Chronology:
    """Return the chronology of a case, withdrawn facts too."""
    words = CaseWords(case, profile)
    return Chronology(
        case_id=case.id,
        number=case.number,
        title=case.title,
        institution=profile.institution if profile else case.profile,
        day=day,
        happenings=tuple(
            Happening(
                version=entry.version,
                at=entry.fact.at,
                kind=fact_kind(entry.fact),
                words=words.happened(entry),
                actor=entry.actor,
                recorded_at=entry.recorded_at,
                withdrawn=entry.version in case.withdrawn,
            )
            for entry in case.entries
            if not isinstance(entry.fact, facts.ChecklistTicked | facts.ChecklistUnticked)
        ),
        redacted=redacted,
        sensitive=case.sensitive,
        letterhead=letterhead,
    )


def chronology_file(found: Chronology, form: ChronologyFormat) -> bytes:
    """Return the chronology as the content of a file."""
    if form is ChronologyFormat.JSON:
        return (encoded({"schema": SCHEMA, **chronology_body(found)}) + "\n").encode()
    if form is ChronologyFormat.CSV:
        head = (
            _("Catatan"),
            _("Tanggal"),
            _("Kejadian"),
            _("Dicatat oleh"),
            _("Dicatat"),
            _("Ditarik"),
        )
        return csv_file(head, _rows(found))
    from etik_tui.documents.render import Format, render

    return render(chronology_paper(found), Format(form.value))


def _rows(found: Chronology) -> Iterator[tuple[str | int | date, ...]]:
    for each in found.happenings:
        gone = _("ditarik") if each.withdrawn else ""
        moment = each.recorded_at.astimezone().isoformat(timespec="minutes")
        yield each.version, each.at, each.words, each.actor, moment, gone


def chronology_body(found: Chronology) -> dict[str, Any]:
    """Return the chronology as JSON says it, under the schema `etik.chronology/1`."""
    return {
        "id": found.case_id,
        "number": found.number,
        "title": found.title,
        "day": found.day,
        "redacted": found.redacted,
        "facts": [
            {
                "version": each.version,
                "at": each.at,
                "kind": each.kind,
                "text": each.words,
                "actor": each.actor,
                "recorded_at": each.recorded_at,
                "withdrawn": each.withdrawn,
            }
            for each in found.happenings
        ],
    }


def chronology_paper(found: Chronology) -> Paper:
    """Return the chronology as a paper for any renderer."""
    return Paper(
        title=_("Kronologi {number}").format(number=found.number),
        blocks=tuple(_blocks(found)),
        size=10.0,
        footer=_("Kronologi {number} · keadaan {day}").format(
            number=found.number, day=long_day(found.day)
        ),
    )


def _blocks(found: Chronology) -> Iterator[Block]:
    if found.letterhead:
        yield Letterhead(lines=found.letterhead)
    if found.redacted:
        yield Banner(text=redacted_words())
    elif found.sensitive:
        yield Banner(text=_("RAHASIA"))
    yield Heading(text=plain(_("KRONOLOGI PERKARA")))
    rows = (
        (_("Nomor perkara"), found.number),
        (_("Pokok"), found.title),
        (_("Lembaga"), found.institution),
        (_("Keadaan"), long_day(found.day)),
    )
    yield Fields(rows=tuple((plain(name), plain(value)) for name, value in rows))
    yield from chronology_table(found)


def chronology_table(found: Chronology) -> Iterator[Block]:
    """Yield the facts as a table; withdrawn ones are struck through."""
    if not found.happenings:
        yield Paragraph(text=plain(_("Belum ada catatan.")), align=Align.LEFT)
        return
    titles = (_("No"), _("Tanggal"), _("Kejadian"), _("Dicatat"))
    yield Table(
        head=tuple(plain(each) for each in titles),
        rows=tuple(_row(each) for each in found.happenings),
        widths=WIDTHS,
    )


def _row(each: Happening) -> tuple[Text, ...]:
    mark = Mark.STRUCK if each.withdrawn else Mark.PLAIN
    gone = (Run(_("DITARIK") + "\n", Mark.BOLD),) if each.withdrawn else ()
    moment = each.recorded_at.astimezone()
    recorded = f"{short_day(moment.date())} {moment:%H.%M}\n{each.actor}"
    return (
        plain(str(each.version)),
        plain(short_day(each.at)),
        (*gone, Run(each.words, mark)),
        plain(recorded),
    )


def redacted_words() -> str:
    """Say on a paper that it is a redacted version."""
    return _("VERSI DISAMARKAN: identitas pelapor, saksi dan korban dihapus")
