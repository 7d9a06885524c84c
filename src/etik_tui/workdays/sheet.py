"""One TOML file under inspection: where a key stands, and every problem met so far."""

from __future__ import annotations

import re
from datetime import date, datetime

from etik_tui.errors import InputError, Problem
from etik_tui.locale import _


class Place:
    """Where a value stands: the tables on the way, each with its number, then the key."""

    __slots__ = ("name", "tables")

    def __init__(self, name: str = "", tables: tuple[tuple[str, int], ...] = ()) -> None:
        """Take the key and the tables that lead to it; numbers start at 1."""
        self.name = name
        self.tables = tables

    def table(self, name: str, number: int) -> Place:
        """Go down into the n-th table of an array."""
        return Place(tables=(*self.tables, (name, number)))

    def key(self, name: str) -> Place:
        """Point at a key of this table."""
        return Place(name, self.tables)

    def __str__(self) -> str:
        """Render as `year[1].days[3].date`."""
        steps = [f"{name}[{number}]" for name, number in self.tables]
        return ".".join([*steps, self.name] if self.name else steps)


class Sheet:
    """A file being checked to its end; `problems` grows, `raise_problems` ends the check."""

    def __init__(self, file: str, text: str) -> None:
        """Take the name shown in problems and the whole text."""
        self.file = file
        self.text = text
        self.problems: list[Problem] = []

    def blame(self, place: Place, what: str, remedy: str) -> None:
        """Note a problem at a place."""
        line = self._line_of(place)
        self.problems.append(
            Problem(what=what, file=self.file, line=line, key=str(place), remedy=remedy)
        )

    def blame_twice(self, place: Place, day: date | None) -> None:
        """Note that a date stands twice in one list."""
        what = _("{day} ditulis dua kali").format(day=day)
        self.blame(place.key("date"), what, _("gabungkan namanya dalam satu entri"))

    def raise_problems(self) -> None:
        """Raise `InputError` if there was any problem."""
        if self.problems:
            what = _("Kalender kantor tidak dapat dipakai: {n} masalah.")
            raise InputError(
                what.format(n=len(self.problems)), problems=self.problems, where=self.file
            )

    def check_keys(self, table: dict[str, object], known: tuple[str, ...], place: Place) -> None:
        """Note every key that is not known, with the nearest one that is."""
        for key in table:
            if key not in known:
                from difflib import get_close_matches

                near = get_close_matches(key, known, n=1) or [", ".join(known)]
                remedy = _("mungkin maksudnya {near}").format(near=near[0])
                self.blame(place.key(key), _("kunci tidak dikenal"), remedy)

    def tables(
        self, content: dict[str, object], name: str, place: Place
    ) -> list[tuple[Place, dict[str, object]]]:
        """Return the entries of an array of tables, each with its place."""
        value = content.get(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            header = ".".join([*(step for step, _number in place.tables), name])
            remedy = _("tulis setiap entri di bawah [[{header}]]").format(header=header)
            self.blame(place.key(name), _("harus berupa daftar entri"), remedy)
            return []
        return [(place.table(name, n), entry) for n, entry in enumerate(value, start=1)]

    def words(
        self,
        table: dict[str, object],
        key: str,
        place: Place,
        *,
        otherwise: str | None = None,
    ) -> str:
        """Return a text on one line; without `otherwise` it must be there and not be blank."""
        value = table.get(key, otherwise)
        if isinstance(value, str) and (value.strip() or value == otherwise):
            if value.isprintable():
                return value.strip()
            self.blame(
                place.key(key),
                _("memuat karakter yang tidak tercetak"),
                _("tulis dalam satu baris"),
            )
        elif value is None:
            self.blame(place.key(key), _("harus ada"), _('tulis {key} = "…"').format(key=key))
        else:
            remedy = _('tulis {key} = "…"').format(key=key)
            self.blame(place.key(key), _("harus teks yang tidak kosong"), remedy)
        return ""

    def day(self, table: dict[str, object], key: str, place: Place) -> date | None:
        """Return a date, written as a TOML date or as text `YYYY-MM-DD`."""
        value = table.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            try:
                return date.fromisoformat(value)
            except ValueError:
                what = _("tanggal {value} tidak ada dalam kalender").format(value=value)
                self.blame(place.key(key), what, _("periksa hari dan bulannya"))
                return None
        what = _("harus ada") if value is None else _("bukan tanggal")
        self.blame(place.key(key), what, _("tulis misalnya {key} = 2027-03-19").format(key=key))
        return None

    def _line_of(self, place: Place) -> int:
        """Return the line of a key, or of the nearest table above it; 0 where neither is found."""
        lines = self.text.splitlines()
        position, headers = -1, []
        for name, number in place.tables:
            headers.append(name)
            header = re.compile(r"\s*\[\[\s*" + r"\s*\.\s*".join(headers) + r"\s*\]\]")
            after = range(position + 1, len(lines))
            found = [n for n in after if header.match(lines[n])][:number]
            if len(found) < number:
                return position + 1
            position = found[-1]
        key = re.compile(rf"\s*\"?{re.escape(place.name)}\"?\s*[=.]")
        for n in range(position + 1, len(lines)):
            if lines[n].lstrip().startswith("[") and place.tables:
                break
            if key.match(lines[n]):
                return n + 1
        return position + 1
