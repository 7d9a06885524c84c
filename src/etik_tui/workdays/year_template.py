"""A year to fill in from its decree, so that a new year is entered in a minute."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.locale.day import short_day
from etik_tui.workdays.dayoff import DayOff, Layer, Standing
from etik_tui.workdays.office_text import toml_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from etik_tui.workdays.calendar import WorkCalendar

OTHER_ERA = re.compile(r"\b\d{4}\b")


def year_template(year: int, calendar: WorkCalendar) -> str:
    """Return a file for `etik calendar import` with one year.

    A year that the calendar knows is written out as it stands, to be amended. Of another year
    only days that fall on the same date in every known year are dated; the others have the name
    of the last known year and an empty date, which importing refuses until it is filled in.
    """
    status = calendar.decree(year)
    if status is not None:
        days = [
            _entry(day, day.on.isoformat(), day.name, basis=day.basis)
            for day in _of(calendar, year)
        ]
        head = _head(year, status.status.value, status.basis, status.keppres, status.source)
        return "\n".join([*_words(year, known=True), *head, *days])
    known = [each.year for each in calendar.years if each.status is Standing.DECREED]
    if not known:
        raise InputError(_("Tidak ada tahun yang dapat dijadikan contoh"), where=str(year))
    model = max((each for each in known if each < year), default=min(known))
    days = [_guess(day, year, _is_fixed(day, calendar, known)) for day in _of(calendar, model)]
    head = _head(year, Standing.DECREED.value, "", "", "")
    return "\n".join([*_words(year, known=False), *head, *days])


def _of(calendar: WorkCalendar, year: int) -> list[DayOff]:
    """Return the state's days off of a year, without those of an office or its region."""
    return [day for day in calendar.days if day.on.year == year and day.layer is not Layer.LOCAL]


def _words(year: int, *, known: bool) -> Iterator[str]:
    yield "# " + _("Kalender {year}, untuk `etik calendar import`.").format(year=year)
    if known:
        yield "# " + _("Ubah menurut keputusan perubahannya; tahun ini akan diganti seluruhnya.")
    else:
        yield "# " + _("Isi setiap tanggal dan nama dari keputusan (SKB) tahun itu.")
        yield "# " + _("Hapus entri yang tidak ada di dalamnya; tambah entri bila ada lagi.")
    yield ""


def _head(year: int, status: str, basis: str, keppres: str, source: str) -> Iterator[str]:
    yield "[[year]]"
    yield f"year = {year}"
    yield toml_line("status", status, _("atau perkiraan, selama belum ada keputusan"))
    yield toml_line("basis", basis, _("nomor dan tanggal keputusannya"))
    yield toml_line("keppres", keppres, _("Keputusan Presiden tentang cuti bersama; boleh kosong"))
    yield toml_line("source", source, _("tempat membacanya; boleh kosong"))


def _guess(day: DayOff, year: int, fixed: bool) -> str:
    name = day.name.replace(str(day.on.year), str(year))
    name = OTHER_ERA.sub(lambda found: found[0] if found[0] == str(year) else "____", name)
    when = day.on.replace(year=year).isoformat() if fixed else '""'
    note = "" if fixed else _("tahun contoh: {day}").format(day=short_day(day.on))
    return _entry(day, when, name, note=note)


def _is_fixed(day: DayOff, calendar: WorkCalendar, known: list[int]) -> bool:
    """Tell whether a national holiday falls on this date in every known year."""
    if day.layer is not Layer.NATIONAL or (day.on.month, day.on.day) == (2, 29):
        return False
    return all(
        any(
            each.layer is Layer.NATIONAL for each in calendar.days_off_on(day.on.replace(year=year))
        )
        for year in known
    )


def _entry(day: DayOff, when: str, name: str, *, basis: str = "", note: str = "") -> str:
    lines = ["", "[[year.days]]", f"date = {when}" + (f"  # {note}" if note else "")]
    lines += [toml_line("name", name), toml_line("layer", day.layer.value)]
    if basis:
        lines.append(toml_line("basis", basis))
    return "\n".join(lines)
