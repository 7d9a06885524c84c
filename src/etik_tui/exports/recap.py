"""Counts and durations over many cases: their shape, and on paper as the recap of a year.

Nobody is named in here. Counts so small that they could point at somebody are marked.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from etik_tui.documents.block import (
    Align,
    Block,
    Fields,
    Heading,
    Letterhead,
    Paper,
    Paragraph,
    Table,
    plain,
)
from etik_tui.exports.table import Cell, csv_file
from etik_tui.locale import _
from etik_tui.locale.day import long_day

SMALL = 5
"""Counts below this may point at single people."""

FULL = 8
BLOCKS = " ▏▎▍▌▋▊▉█"


class Count(Struct, frozen=True, kw_only=True):
    """How many cases are of one kind; `key` is an id of the profile, or a month `2026-11`."""

    key: str
    title: str
    count: int
    institution: str = ""


class LimitCount(Struct, frozen=True, kw_only=True):
    """How one kind of limit was kept: in time, late, early, or still open though past.

    `median` and `longest` are the days used, in `unit`; `allowed` is what the text gives, `None`
    where it gives no number, and with `at_least` the fewest instead of the most.
    """

    key: str
    title: str
    institution: str
    cite: str = ""
    unit: str = ""
    allowed: int | None = None
    at_least: bool = False
    met: int = 0
    late: int = 0
    early: int = 0
    overdue: int = 0
    median: int | None = None
    longest: int | None = None

    @property
    def allowed_words(self) -> str:
        """Say what the text gives."""
        if self.allowed is None:
            return _("tidak ditentukan")
        words = _("paling sedikit {n} {unit}") if self.at_least else _("{n} {unit}")
        return words.format(n=self.allowed, unit=self.unit)

    @property
    def total(self) -> int:
        """Return how many limits of this kind were met or have passed."""
        return self.met + self.late + self.early + self.overdue

    @property
    def on_time(self) -> int | None:
        """Return the share kept in time in whole percent; `None` where none was due.

        Rounded down: 100 says that every one was kept.
        """
        return 100 * self.met // self.total if self.total else None


class StayCount(Struct, frozen=True, kw_only=True):
    """How long cases stood in a stage that they have left, in days of the calendar."""

    key: str
    title: str
    institution: str
    cases: int
    median: int
    longest: int


class Statistics(Struct, frozen=True, kw_only=True):
    """Everything that is counted: of one year of registration or all, of one institution or all.

    `missing` counts the cases that have no figures yet; `shorts` names the institutions counted.
    """

    day: date
    year: int | None = None
    institution: str = ""
    name: str = ""
    years: tuple[int, ...] = ()
    total: int = 0
    open: int = 0
    closed: int = 0
    overdue: int = 0
    stage: tuple[Count, ...] = ()
    norm: tuple[Count, ...] = ()
    decided: tuple[Count, ...] = ()
    outcome: tuple[Count, ...] = ()
    month: tuple[Count, ...] = ()
    institutions: tuple[Count, ...] = ()
    limits: tuple[LimitCount, ...] = ()
    stays: tuple[StayCount, ...] = ()
    missing: int = 0
    shorts: Mapping[str, str] = {}

    def short(self, institution: str) -> str:
        """Return the short name of an institution; empty where only one is counted."""
        return self.shorts.get(institution, institution) if len(self.shorts) > 1 else ""

    @property
    def on_time(self) -> int | None:
        """Return the share of all limits kept in time in percent."""
        total = sum(each.total for each in self.limits)
        return 100 * sum(each.met for each in self.limits) // total if total else None

    @property
    def has_small(self) -> bool:
        """Tell whether a count is so small that it may point at somebody."""
        parts = (self.stage, self.norm, self.outcome, self.month, self.institutions)
        return any(0 < each.count < SMALL for part in parts for each in part)


def small_note() -> str:
    """Return the caution for small counts."""
    return _(
        "Ada jumlah di bawah {n}: gabungan angka sekecil itu dapat menunjuk orang tertentu. "
        "Pertimbangkan sebelum disebarkan ke luar kantor."
    ).format(n=SMALL)


def bar(value: int, most: int, width: int, *, ascii_only: bool = False) -> str:
    """Return a horizontal bar in eighths of a cell; whole `#` where only ASCII can be shown."""
    if value <= 0 or most <= 0 or width <= 0:
        return ""
    eighths = max(round(width * FULL * min(value, most) / most), 1)
    if ascii_only:
        return "#" * max(eighths // FULL, 1)
    whole, rest = divmod(eighths, FULL)
    return BLOCKS[FULL] * whole + (BLOCKS[rest] if rest else "")


class Sheet(Struct, frozen=True, kw_only=True):
    """One table of the recap."""

    id: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    note: str = ""


def sheets(found: Statistics) -> Iterator[Sheet]:
    """Yield the tables in their order, those without rows too."""
    cases = _("Perkara")
    for key, title, kind, counts in (
        ("stage", _("Menurut tahap"), _("Tahap"), found.stage),
        ("outcome", _("Menurut hasil"), _("Hasil"), found.outcome),
        ("norm", _("Menurut norma yang disebut"), _("Norma"), found.norm),
        ("decided", _("Menurut norma dalam putusan"), _("Norma"), found.decided),
        ("month", _("Menurut bulan pendaftaran"), _("Bulan"), found.month),
        ("institution", _("Menurut lembaga"), _("Lembaga"), found.institutions),
    ):
        yield Sheet(
            id=key,
            title=title,
            head=(_("Lembaga"), kind, cases),
            rows=tuple((_whose(found, each), each.title, each.count) for each in counts),
            widths=(0.6, 2.0, 0.4),
        )
    yield _stays(found)
    yield _limits(found)


def _stays(found: Statistics) -> Sheet:
    return Sheet(
        id="stay",
        title=_("Lama di setiap tahap"),
        head=(_("Lembaga"), _("Tahap"), _("Perkara"), _("Median (hari)"), _("Terlama (hari)")),
        rows=tuple(
            (_whose(found, each), each.title, each.cases, each.median, each.longest)
            for each in found.stays
        ),
        widths=(0.6, 1.5, 0.5, 0.6, 0.6),
        note=_("Hari kalender, hanya tahap yang sudah dilalui."),
    )


def _limits(found: Statistics) -> Sheet:
    heads = (
        _("Lembaga"),
        _("Tenggat"),
        _("Dasar"),
        _("Batas"),
        _("Median"),
        _("Terlama"),
        _("Tepat"),
        _("Terlambat"),
        _("Terlalu cepat"),
        _("Lewat, terbuka"),
        _("Tepat waktu %"),
    )
    return Sheet(
        id="limit",
        title=_("Ketepatan waktu menurut tenggat"),
        head=heads,
        rows=tuple(
            (
                _whose(found, each),
                each.title,
                each.cite,
                each.allowed_words,
                each.median,
                each.longest,
                each.met,
                each.late,
                each.early,
                each.overdue,
                each.on_time,
            )
            for each in found.limits
        ),
        widths=(0.8, 1.6, 1.1, 0.8, 0.6, 0.7, 0.5, 0.6, 0.6, 0.6, 0.6),
        note=_("Hari dihitung dalam satuan tenggatnya; yang belum jatuh tempo tidak dihitung."),
    )


def _whose(found: Statistics, each: Count | LimitCount | StayCount) -> str:
    return found.shorts.get(each.institution, each.institution)


def period(found: Statistics) -> str:
    """Say of which years the figures are."""
    return _("Tahun {year}").format(year=found.year) if found.year else _("Semua tahun")


def recap_paper(found: Statistics, letterhead: Sequence[str] = ()) -> Paper:
    """Return the recap as a paper for any renderer."""
    title = _("Rekap penegakan kode etik · {period}").format(period=period(found))
    return Paper(
        title=title,
        blocks=tuple(_blocks(found, tuple(letterhead))),
        size=9.0,
        landscape=True,
        footer=_("{title} · keadaan {day}").format(title=title, day=long_day(found.day)),
    )


def _blocks(found: Statistics, letterhead: tuple[str, ...]) -> Iterator[Block]:
    if letterhead:
        yield Letterhead(lines=letterhead)
    yield Heading(text=plain(_("REKAP PENEGAKAN KODE ETIK")))
    rate = "–" if found.on_time is None else f"{found.on_time}%"
    fields = (
        (_("Kurun"), period(found)),
        (_("Lembaga"), found.name or _("semua")),
        (_("Perkara"), str(found.total)),
        (_("Terbuka / selesai"), f"{found.open} / {found.closed}"),
        (_("Lewat tenggat"), str(found.overdue)),
        (_("Tepat waktu"), rate),
        (_("Keadaan"), long_day(found.day)),
    )
    yield Fields(rows=tuple((plain(name), plain(value)) for name, value in fields))
    for sheet in sheets(found):
        yield Heading(text=plain(sheet.title), level=2, align=Align.LEFT)
        if not sheet.rows:
            yield Paragraph(text=plain(_("Tidak ada.")), align=Align.LEFT)
            continue
        yield Table(
            head=tuple(plain(each) for each in sheet.head),
            rows=tuple(tuple(plain(_cell(each)) for each in row) for row in sheet.rows),
            widths=sheet.widths,
        )
        if sheet.note:
            yield Paragraph(text=plain(sheet.note), align=Align.LEFT, small=True)
    if found.has_small:
        yield Paragraph(text=plain(small_note()), align=Align.LEFT, small=True)


def _cell(value: Cell) -> str:
    return "–" if value is None else str(value)


def recap_csv(found: Statistics) -> bytes:
    """Return the recap as one table: kind, institution, what, measure, value."""
    head = (_("Rekap"), _("Lembaga"), _("Butir"), _("Ukuran"), _("Nilai"))
    return csv_file(head, _flat(found))


def _flat(found: Statistics) -> Iterator[tuple[Cell, ...]]:
    for sheet in sheets(found):
        for row in sheet.rows:
            for name, value in zip(sheet.head[2:], row[2:], strict=True):
                yield sheet.title, row[0], row[1], name, value
