"""A file that an official wrote in TOML or JSON, read to the end: its values, and all its problems.

Wrong values are reported with file, line, key and remedy, and left out of what is returned, so that
the checks that come later can still speak about the rest.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec.inspect as shape

from etik_tui.errors import InputError, Problem, reason_of
from etik_tui.locale import _
from etik_tui.profile.locator import Locator
from etik_tui.profile.locator import Path as Place
from etik_tui.profile.reference import nearest

LARGEST = 2_000_000
RETRIES = 100
# A date without quotes, alone behind its equals sign: the TOML parser stops at an impossible one.
_BARE_DATE = re.compile(r"^([^=#]*=[ \t]*)(\d{1,4}-\d{1,2}-\d{1,2})([ \t]*(?:#.*)?)$")
_LINE = re.compile(r"line (\d+)")
_KEY = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


class Document:
    """The text of a file, what it says, and where each key of it stands."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.is_json = text.lstrip("\ufeff \t\r\n").startswith("{")
        self._text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        self.data = self._parsed()

    @cached_property
    def _locator(self) -> Locator | None:
        return None if self.is_json else Locator(self._text)

    def problem(self, place: Place, what: str, remedy: str = "") -> Problem:
        """Return a problem at a key, with its file and line."""
        line = self._locator.line(place) if self._locator and place else 0
        return Problem(what=what, file=self.name, line=line, key=spelled(place), remedy=remedy)

    def located(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return problems that name keys, such as `parties[0].name`, with file and line."""
        return tuple(
            self.problem(_place(problem.key), problem.what, problem.remedy) for problem in problems
        )

    def _parsed(self) -> dict[str, Any]:
        data = self._json() if self.is_json else self._toml()
        if not isinstance(data, dict):
            raise self._unreadable(_("isinya bukan satu tabel"), 1)
        return data

    def _json(self) -> object:
        try:
            return json.loads(self._text)
        except json.JSONDecodeError as error:
            raise self._unreadable(error.msg, error.lineno) from None
        except RecursionError:
            raise self._unreadable(_("bersarang terlalu dalam"), 0) from None

    def _toml(self) -> object:
        """Parse; put dates that do not exist in quotes, so that the rest is read as well."""
        for _attempt in range(RETRIES):
            try:
                return tomllib.loads(self._text)
            except tomllib.TOMLDecodeError as error:
                found = _LINE.search(str(error))
                line = int(found[1]) if found else self._text.count("\n") + 1
                if not self._quoted_date(line):
                    words = str(error).partition(" (at")[0]
                    raise self._unreadable(words, line) from None
            except RecursionError:
                break
        raise self._unreadable(_("bersarang terlalu dalam atau terlalu banyak kesalahan"), 0)

    def _quoted_date(self, line: int) -> bool:
        lines = self._text.split("\n")
        if not 0 < line <= len(lines):
            return False
        changed = _BARE_DATE.sub(r'\1"\2"\3', lines[line - 1])
        if changed == lines[line - 1]:
            return False
        lines[line - 1] = changed
        self._text = "\n".join(lines)
        return True

    def _unreadable(self, words: str, line: int) -> InputError:
        kind = "JSON" if self.is_json else "TOML"
        problem = Problem(
            what=_("bukan {kind} yang sah: {words}").format(kind=kind, words=words),
            file=self.name,
            line=line,
            remedy=_("periksa tanda kutip, kurung dan tanda = di baris itu"),
        )
        return InputError(_("Berkas masukan tidak dapat dibaca"), problems=[problem])


def read_document(path: Path) -> Document:
    """Read a file; raises InputError if it cannot be read, is too large, or is no TOML or JSON."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        what = _("Berkas masukan tidak dapat dibuka: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(path), remedy=_("Periksa letaknya.")) from error
    return document(content, str(path))


def document(content: bytes, name: str) -> Document:
    """Return the document that these bytes are."""
    if len(content) > LARGEST:
        raise InputError(_("Berkas masukan lebih besar dari 2 MB"), where=name)
    try:
        return Document(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        problem = Problem(
            what=_("byte ke-{n} bukan UTF-8").format(n=error.start + 1),
            file=name,
            remedy=_("simpan berkas sebagai UTF-8"),
        )
        raise InputError(_("Berkas masukan bukan teks UTF-8"), problems=[problem]) from None


def spelled(place: Place) -> str:
    """Return a key as people write it: `parties[0].name`."""
    text = ""
    for step in place:
        text += f"[{step}]" if isinstance(step, int) else f".{step[:60]}" if text else step[:60]
    return text


def _place(key: str) -> Place:
    return tuple(int(index) if index else name for name, index in _KEY.findall(key))


class Reading:
    """One walk through a document beside the type it should have; `problems` fills meanwhile."""

    def __init__(self, source: Document) -> None:
        self._source = source
        self.problems: list[Problem] = []

    def table(self, value: dict[str, Any], kind: type, *, also: tuple[str, ...] = ()) -> Any:
        """Return the sound part of the whole table; keys in `also` are somebody else's."""
        info = shape.type_info(kind)
        if not isinstance(info, shape.StructType):
            raise TypeError(kind)
        own = {key: item for key, item in value.items() if key not in also}
        return self._table(own, info, ())

    def _wrong(self, place: Place, what: str, remedy: str = "") -> None:
        self.problems.append(self._source.problem(place, what, remedy))

    def _table(self, value: dict[str, Any], kind: shape.StructType, place: Place) -> dict[str, Any]:
        fields = {each.encode_name: each for each in kind.fields}
        sound: dict[str, Any] = {}
        for key, item in value.items():
            if key not in fields:
                guess = nearest(key, fields)
                known = _("kunci yang dikenal: {keys}").format(keys=", ".join(fields))
                remedy = _("maksud Anda “{guess}”?").format(guess=guess) if guess else known
                self._wrong((*place, key), _("kunci tidak dikenal"), remedy)
            else:
                for each in self._value(item, fields[key].type, (*place, key)):
                    sound[key] = each
        for name, each in fields.items():
            if each.required and name not in value:
                self._wrong(
                    (*place, name), _("wajib diisi"), _("tambahkan {key} = …").format(key=name)
                )
            if each.required:
                sound.setdefault(name, "")
        return sound

    def _value(self, value: object, kind: shape.Type, place: Place) -> Iterator[Any]:
        """Yield the value if it is sound; a problem otherwise."""
        match kind:
            case shape.StructType():
                if isinstance(value, dict):
                    yield self._table(value, kind, place)
                else:
                    self._wrong(place, _("harus sebuah tabel"))
            case shape.VarTupleType():
                if isinstance(value, list):
                    items = ((item, (*place, index)) for index, item in enumerate(value))
                    yield [
                        each
                        for item, there in items
                        for each in self._value(item, kind.item_type, there)
                    ]
                else:
                    self._wrong(place, _("harus sebuah daftar"), _("tulis dalam [ ]"))
            case shape.DictType():
                if isinstance(value, dict):
                    yield {
                        key: each
                        for key, item in value.items()
                        for each in self._value(item, kind.value_type, (*place, key))
                    }
                else:
                    self._wrong(place, _("harus sebuah tabel"))
            case _:
                yield from self._scalar(value, kind, place)

    def _scalar(self, value: object, kind: shape.Type, place: Place) -> Iterator[Any]:
        match kind:
            case shape.DateType():
                yield from self._date(value, place)
            case shape.EnumType():
                choices = [str(each.value) for each in kind.cls]
                if value in choices:
                    yield value
                else:
                    self._wrong(
                        place,
                        _("“{value}” tidak dikenal").format(value=str(value)[:60]),
                        _("pilihan: {choices}").format(choices=", ".join(choices)),
                    )
            case shape.BoolType():
                if isinstance(value, bool):
                    yield value
                else:
                    self._wrong(place, _("harus true atau false"))
            case shape.UnionType() if isinstance(value, list):
                yield [each for item in value for each in self._text(item, place)]
            case _:
                yield from self._text(value, place)

    def _date(self, value: object, place: Place) -> Iterator[date]:
        if isinstance(value, date) and not isinstance(value, datetime):
            yield value
            return
        if not value:
            return  # not filled in: what is required is asked for later
        try:
            yield date.fromisoformat(str(value))
        except ValueError:
            self._wrong(
                place,
                _("“{value}” bukan tanggal yang ada").format(value=str(value)[:60]),
                _("tulis TTTT-BB-HH"),
            )

    def _text(self, value: object, place: Place) -> Iterator[str]:
        """Take plain numbers, dates and yes/no for the text they are."""
        match value:
            case str():
                yield value
            case bool():
                yield "ya" if value else "tidak"
            case int() | float():
                yield str(value)
            case date() | time():
                yield value.isoformat()
            case _:
                self._wrong(place, _("harus teks dalam tanda petik"))
