"""Statistics in lines: bars with their numbers, or the numbers alone."""

from collections.abc import Iterator
from itertools import groupby

from etik_tui.domain.shown import padded, shown
from etik_tui.exports.recap import (
    Count,
    LimitCount,
    Statistics,
    StayCount,
    bar,
    small_note,
)
from etik_tui.locale import _
from etik_tui.locale.day import month
from etik_tui.tui.line import BLANK, Line, Tone, heading, line

TITLE, SHARE = 30, 100
ON_TIME_GOOD, ON_TIME_FAIR = 90, 70


def part_names() -> tuple[tuple[str, str, str], ...]:
    """Return the parts as tabs: (id, title, short title)."""
    titles = {
        "stage": (_("Tahap"), _("Tahap")),
        "outcome": (_("Hasil"), _("Hasil")),
        "norm": (_("Norma"), _("Norma")),
        "month": (_("Bulan"), _("Bulan")),
        "institution": (_("Lembaga"), _("Lembaga")),
        "stay": (_("Lama per tahap"), _("Lama")),
        "limit": (_("Ketepatan waktu"), _("Tepat waktu")),
    }
    return tuple((key, long, short) for key, (long, short) in titles.items())


class Chart:
    """Draws one part of the statistics at a width; with `plain` numbers alone, without bars."""

    def __init__(self, found: Statistics, width: int, *, plain: bool, ascii_only: bool) -> None:
        self._found = found
        self._plain = plain
        self._ascii = ascii_only
        self._title = max(width // 3, TITLE)
        self._room = max(width - self._title - 12, 10)
        if plain:
            self._title, self._room = max(width - 14, TITLE), 0

    def lines(self, part: str) -> Iterator[Line]:
        """Yield the lines of one part."""
        if not self._found.total:
            words = _("Belum ada perkara dalam kurun ini. y dan Y mengganti tahun.")
            if self._found.year is None:
                words = _("Belum ada perkara. Perkara dicatat di 1 Papan dengan n.")
            yield line((words, Tone.DIM))
            return
        if part == "stay":
            yield from self._stays()
        elif part == "limit":
            yield from self._limits()
        else:
            yield from self._counted(part)
        if self._found.has_small:
            yield BLANK
            yield line((f"! {small_note()}", Tone.WARN), hang=2)
        if self._found.missing:
            words = _("{n} perkara belum dihitung; jalankan: etik db reindex")
            yield line((words.format(n=self._found.missing), Tone.WARN))

    def _counted(self, part: str) -> Iterator[Line]:
        found = self._found
        groups: dict[str, tuple[tuple[str, tuple[Count, ...]], ...]] = {
            "stage": ((_("Perkara menurut tahap"), found.stage),),
            "outcome": ((_("Perkara menurut hasil"), found.outcome),),
            "norm": (
                (_("Norma yang disebut dugaan atau putusan"), found.norm),
                (_("Norma dalam putusan"), found.decided),
            ),
            "month": ((_("Perkara menurut bulan pendaftaran"), found.month),),
            "institution": ((_("Perkara menurut lembaga"), found.institutions),),
        }
        for place, (title, counts) in enumerate(groups[part]):
            if place:
                yield BLANK
            yield heading(title, _("{n} perkara").format(n=found.total))
            most = max((each.count for each in counts), default=0)
            for whose, some in groupby(counts, key=lambda each: each.institution):
                if part not in {"institution", "month"}:
                    yield from self._named(whose)
                for each in some:
                    name = _month(each.key) if part == "month" else each.title
                    yield self._bar(name, each.count, most, str(each.count))
            if not counts:
                yield line((_("Belum ada."), Tone.DIM), indent=1)

    def _named(self, institution: str) -> Iterator[Line]:
        name = self._found.short(institution)
        if name:
            yield line((name, Tone.BOLD))

    def _bar(self, title: str, value: int, most: int, words: str, tone: Tone = Tone.ACCENT) -> Line:
        drawn = bar(value, most, self._room, ascii_only=self._ascii)
        return line(
            padded(shown(title), self._title),
            (f" {words:>6} ", Tone.BOLD),
            (drawn, tone),
            indent=1,
        )

    def _stays(self) -> Iterator[Line]:
        yield heading(_("Lama di setiap tahap"), _("median hari kalender · terlama · perkara"))
        stays = self._found.stays
        most = max((each.longest for each in stays), default=0)
        for whose, some in groupby(stays, key=lambda each: each.institution):
            yield from self._named(whose)
            for each in some:
                yield self._stay(each, most)
        if not stays:
            yield line((_("Belum ada tahap yang dilalui."), Tone.DIM), indent=1)

    def _stay(self, each: StayCount, most: int) -> Line:
        drawn = bar(each.median, most, max(self._room - 20, 8), ascii_only=self._ascii)
        rest = _("terlama {longest}, {n} perkara").format(longest=each.longest, n=each.cases)
        return line(
            padded(shown(each.title), TITLE if self._plain else self._title),
            (f" {each.median:>6} ", Tone.BOLD),
            ("" if self._plain else f"{drawn} ", Tone.ACCENT),
            (rest, Tone.DIM),
            indent=1,
        )

    def _limits(self) -> Iterator[Line]:
        found = self._found
        rate = "–" if found.on_time is None else f"{found.on_time}%"
        yield heading(_("Ketepatan waktu"), _("semua tenggat: {rate}").format(rate=rate))
        for whose, some in groupby(found.limits, key=lambda each: each.institution):
            yield from self._named(whose)
            for each in some:
                yield from self._limit(each)
        if not found.limits:
            yield line((_("Belum ada tenggat yang jatuh tempo."), Tone.DIM), indent=1)

    def _limit(self, each: LimitCount) -> Iterator[Line]:
        rate = each.on_time or 0
        good, fair = rate >= ON_TIME_GOOD, rate >= ON_TIME_FAIR
        tone = Tone.GOOD if good else Tone.WARN if fair else Tone.BAD
        words = "–" if each.on_time is None else f"{rate}%"
        yield self._bar(each.title, rate, SHARE, words, tone)
        yield line((limit_words(each), Tone.DIM), indent=3, hang=2)


def _month(key: str) -> str:
    """Return a month such as `2026-11` in words."""
    year, _dash, number = key.partition("-")
    return f"{month(int(number))} {year}"


def limit_words(each: LimitCount) -> str:
    """Say in words how a kind of limit was kept, and how its days were used."""
    parts = [_("{n} tepat").format(n=each.met)]
    if each.late:
        parts.append(_("{n} terlambat").format(n=each.late))
    if each.early:
        parts.append(_("{n} terlalu cepat").format(n=each.early))
    if each.overdue:
        parts.append(_("{n} lewat dan terbuka").format(n=each.overdue))
    allowed = _("batas {words}").format(words=each.allowed_words)
    if each.allowed is None:
        allowed = _("teks tidak menyebut jumlah hari")
    if each.median is not None:
        used = _("dipakai median {median}, terlama {longest}")
        parts.append(used.format(median=each.median, longest=each.longest))
    return " · ".join((*parts, allowed, *((each.cite,) if each.cite else ())))
