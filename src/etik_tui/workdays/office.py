"""An office's own calendar: its week, its local days off, the days it works, years of its own.

The file is TOML; `load_office_calendar` reads it to the end and reports every problem at once.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from etik_tui.errors import InputError, Problem, reason_of
from etik_tui.locale import _
from etik_tui.workdays.dayoff import CalendarOptions, DayOff, Layer, Standing, YearSource
from etik_tui.workdays.sheet import Place, Sheet

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    from etik_tui.workdays.calendar import WorkCalendar

WEEKS = (5, 6)
FOUR_DIGITS = range(1000, 10000)
TOP_KEYS = ("week", "collective_leave_counts", "add", "remove", "year")
DAY_KEYS = ("date", "name", "layer", "basis")
REMOVE_KEYS = ("date", "basis", "reason")
YEAR_KEYS = ("year", "status", "basis", "keppres", "source", "days")


class Removal(Struct, frozen=True, kw_only=True):
    """A day off of the state or a plugin on which this office works, and on what basis."""

    on: date
    basis: str


class CalendarOverride(Struct, frozen=True, kw_only=True):
    """What one office's file says; `None` where it says nothing."""

    week: int | None = None
    collective_leave_counts: bool | None = None
    add: tuple[DayOff, ...] = ()
    remove: tuple[Removal, ...] = ()
    years: tuple[YearSource, ...] = ()

    def options(self, otherwise: CalendarOptions) -> CalendarOptions:
        """Return how this office works, with the options given where its file is silent."""
        week, counts = self.week, self.collective_leave_counts
        return CalendarOptions(
            week=otherwise.week if week is None else week,
            collective_leave_counts=otherwise.collective_leave_counts if counts is None else counts,
        )

    def idle_removals(self, calendar: WorkCalendar) -> tuple[Removal, ...]:
        """Return the removals that strike nothing in `calendar`, built without this file.

        They are worth a warning, not an error: an amended decree may have dropped the day.
        """
        own = {day.on for year in self.years for day in year.days}
        return tuple(
            removal
            for removal in self.remove
            if removal.on not in own and not calendar.days_off_on(removal.on)
        )


def load_office_calendar(path: str | PathLike[str]) -> CalendarOverride:
    """Read an office's calendar; raise `InputError` with all its problems."""
    return parse_office_calendar(_read(Path(path)), str(path))


def parse_office_calendar(text: str, file: str) -> CalendarOverride:
    """Return what the text of an office's calendar says; `file` names it in problems."""
    sheet = Sheet(file, text)
    content = _parse(sheet)
    top = Place()
    sheet.check_keys(content, TOP_KEYS, top)
    added = _days(sheet, sheet.tables(content, "add", top), default_layer=Layer.LOCAL, basis="")
    override = CalendarOverride(
        week=_week(sheet, content),
        collective_leave_counts=_collective_leave(sheet, content),
        add=added,
        remove=_removals(sheet, sheet.tables(content, "remove", top), {day.on for day in added}),
        years=_years(sheet, sheet.tables(content, "year", top)),
    )
    sheet.raise_problems()
    return override


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        what = _("Kalender kantor tidak dapat dibaca.")
        problem = Problem(what=reason_of(error), file=str(path))
    except UnicodeDecodeError as error:
        what = _("Kalender kantor bukan teks UTF-8.")
        problem = Problem(
            what=_("byte ke-{n} bukan UTF-8").format(n=error.start + 1),
            file=str(path),
            remedy=_("simpan berkas sebagai UTF-8"),
        )
    raise InputError(what, problems=[problem], where=str(path), detail=problem.what)


def _parse(sheet: Sheet) -> dict[str, object]:
    try:
        return tomllib.loads(sheet.text)
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        sheet.problems.append(
            Problem(
                what=_("bukan TOML yang sah: {detail}").format(detail=error),
                file=sheet.file,
                line=int(line[1]) if line else 0,
                remedy=_("periksa tanggal, tanda kutip dan tanda = di baris itu"),
            )
        )
    sheet.raise_problems()
    return {}


def _week(sheet: Sheet, content: dict[str, object]) -> int | None:
    value = content.get("week")
    if value is None or (type(value) is int and value in WEEKS):
        return value
    sheet.blame(Place("week"), _("harus 5 atau 6"), _("tulis week = 5 atau week = 6"))
    return None


def _collective_leave(sheet: Sheet, content: dict[str, object]) -> bool | None:
    value = content.get("collective_leave_counts")
    if value is None or isinstance(value, bool):
        return value
    remedy = _("tulis true jika kantor bekerja pada cuti bersama, false jika tidak")
    sheet.blame(Place("collective_leave_counts"), _("harus true atau false"), remedy)
    return None


def _days(
    sheet: Sheet,
    tables: list[tuple[Place, dict[str, object]]],
    *,
    default_layer: Layer,
    basis: str,
) -> tuple[DayOff, ...]:
    """Read entries of days off; without `basis` each must state its own."""
    found: dict[date, DayOff] = {}
    for place, table in tables:
        sheet.check_keys(table, DAY_KEYS, place)
        on = sheet.day(table, "date", place)
        name = sheet.words(table, "name", place)
        layer = _layer(sheet, table, place, default_layer)
        own = sheet.words(table, "basis", place, otherwise=basis or None)
        if on in found:
            sheet.blame_twice(place, on)
        elif on is not None:
            found[on] = DayOff(on=on, name=name, layer=layer, basis=own)
    return tuple(found.values())


def _layer(sheet: Sheet, table: dict[str, object], place: Place, otherwise: Layer) -> Layer:
    value = table.get("layer", otherwise)
    if value in tuple(Layer):
        return Layer(str(value))
    known = ", ".join(Layer)
    sheet.blame(place.key("layer"), _("lapisan tidak dikenal"), _("pilih {k}").format(k=known))
    return otherwise


def _removals(
    sheet: Sheet, tables: list[tuple[Place, dict[str, object]]], added: set[date]
) -> tuple[Removal, ...]:
    found: dict[date, Removal] = {}
    for place, table in tables:
        sheet.check_keys(table, REMOVE_KEYS, place)
        on = sheet.day(table, "date", place)
        basis = sheet.words(table, "reason" if "reason" in table else "basis", place)
        if on in found:
            sheet.blame_twice(place, on)
        elif on in added:
            what = _("{day} ditambahkan dan dihapus sekaligus").format(day=on)
            sheet.blame(place.key("date"), what, _("hapus salah satunya"))
        elif on is not None:
            found[on] = Removal(on=on, basis=basis)
    return tuple(found.values())


def _years(sheet: Sheet, tables: list[tuple[Place, dict[str, object]]]) -> tuple[YearSource, ...]:
    found: dict[int, YearSource] = {}
    for place, table in tables:
        sheet.check_keys(table, YEAR_KEYS, place)
        year = table.get("year")
        if type(year) is not int or year not in FOUR_DIGITS:
            remedy = _("tulis misalnya year = 2028")
            sheet.blame(place.key("year"), _("tahun empat angka harus ada"), remedy)
            year = 0
        basis = sheet.words(table, "basis", place)
        entries = sheet.tables(table, "days", place)
        # A year without basis is one problem, not one for each of its days.
        days = _days(sheet, entries, default_layer=Layer.NATIONAL, basis=basis or "-")
        _check_days_of_year(sheet, place, year, days)
        if year and year in found:
            sheet.blame(
                place.key("year"), _("tahun {y} ditulis dua kali").format(y=year), _("gabungkan")
            )
        found[year] = YearSource(
            year=year,
            status=_standing(sheet, table, place),
            basis=basis,
            keppres=sheet.words(table, "keppres", place, otherwise=""),
            source=sheet.words(table, "source", place, otherwise=""),
            days=days,
        )
    return tuple(found.values())


def _standing(sheet: Sheet, table: dict[str, object], place: Place) -> Standing:
    value = table.get("status", Standing.DECREED)
    if value in tuple(Standing):
        return Standing(str(value))
    known = ", ".join(Standing)
    sheet.blame(place.key("status"), _("status tidak dikenal"), _("pilih {k}").format(k=known))
    return Standing.ESTIMATE


def _check_days_of_year(sheet: Sheet, place: Place, year: int, days: tuple[DayOff, ...]) -> None:
    if not days:
        what, remedy = _("tahun tanpa hari libur"), _("isi [[year.days]] dari keputusannya")
        sheet.blame(place.key("days"), what, remedy)
    for day in days:
        if year and day.on.year != year:
            what = _("{day} bukan dalam tahun {y}").format(day=day.on, y=year)
            sheet.blame(place.key("days"), what, _("periksa tanggalnya"))
