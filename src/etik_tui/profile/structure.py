"""Every departure of a profile's tables from their structure, found by walking the types."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec.inspect as shape
from msgspec import Struct

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.profile.locator import Path
from etik_tui.profile.profile import Profile
from etik_tui.profile.reference import nearest
from etik_tui.profile.source import MAX_DEPTH, Source, shown


def structural_problems(source: Source, *, whole: bool = True) -> tuple[Problem, ...]:
    """Return all problems of structure; `whole = False` forgives sections that were not read."""
    return tuple(_Walk(source, whole).table(source.data, _root(), (), ()))


def value_problems(
    source: Source, value: object, key: tuple[type[Struct], str], path: Path
) -> tuple[Problem, ...]:
    """Return why a value does not fit a key of a table; `path` is where the value is written."""
    table = shape.type_info(key[0])
    if not isinstance(table, shape.StructType):
        raise TypeError(table)
    kind = next(each.type for each in table.fields if each.encode_name == key[1])
    return tuple(_Walk(source, whole=True).value(value, kind, path, ()))


@cache
def _root() -> shape.StructType:
    kind = shape.type_info(Profile)
    if not isinstance(kind, shape.StructType):
        raise TypeError(kind)
    return kind


class _Walk:
    """One walk through a merged table, beside the types it should have."""

    def __init__(self, source: Source, whole: bool) -> None:
        self._source = source
        self._whole = whole

    def table(
        self, value: dict[str, Any], kind: shape.StructType, path: Path, around: tuple[str, ...]
    ) -> Iterator[Problem]:
        """Yield the problems of one table; `around` holds the keys of the table around it."""
        fields = {each.encode_name: each for each in kind.fields}
        for key, item in value.items():
            if key in fields:
                yield from self.value(item, fields[key].type, (*path, key), tuple(fields))
            else:
                yield self._unknown((*path, key), tuple(fields), around)
        if path or self._whole:
            for name, each in fields.items():
                if each.required and name not in value:
                    yield self._source.problem(
                        path,
                        _("kunci wajib '{key}' tidak ada").format(key=name),
                        _("Tambahkan {key} = …").format(key=name),
                    )

    def _unknown(self, path: Path, known: tuple[str, ...], around: tuple[str, ...]) -> Problem:
        key = str(path[-1])
        if guess := nearest(key, known):
            remedy = _('Maksud Anda "{guess}"?').format(guess=guess)
        elif key in around:
            remedy = _("Kunci itu milik tabel di atasnya: tulis sebelum sub-tabelnya.")
        else:
            remedy = _("Kunci yang dikenal: {keys}.").format(keys=", ".join(sorted(known)))
        return self._source.problem(path, _("kunci tidak dikenal"), remedy)

    def value(
        self, value: object, kind: shape.Type, path: Path, around: tuple[str, ...]
    ) -> Iterator[Problem]:
        """Yield the problems of one value of any type."""
        if len(path) > MAX_DEPTH:
            yield self._source.problem(path, _("bersarang terlalu dalam"), _("Sederhanakan."))
            return
        match kind:
            case shape.Metadata():
                yield from self.value(value, kind.type, path, around)
            case shape.UnionType():
                yield from self._union(value, kind, path, around)
            case shape.StructType():
                if isinstance(value, dict):
                    yield from self.table(value, kind, path, around)
                else:
                    yield self._wrong(value, path, _("sebuah tabel"), _("[{key}]"))
            case shape.VarTupleType():
                yield from self._list(value, kind, path, around)
            case shape.DictType():
                if isinstance(value, dict):
                    for key, item in value.items():
                        yield from self.value(item, kind.value_type, (*path, key), around)
                else:
                    yield self._wrong(value, path, _("sebuah tabel"), _("[{key}]"))
            case shape.EnumType():
                yield from self._choice(value, kind, path)
            case _:
                yield from self._scalar(value, kind, path)

    def _union(
        self, value: object, kind: shape.UnionType, path: Path, around: tuple[str, ...]
    ) -> Iterator[Problem]:
        kinds = [each for each in kind.types if not isinstance(each, shape.NoneType)]
        table = next((each for each in kinds if isinstance(each, shape.StructType)), None)
        if len(kinds) == 1:
            yield from self.value(value, kinds[0], path, around)
        elif table is not None and isinstance(value, dict):
            yield from self.table(value, table, path, around)
        elif table is not None and not isinstance(value, str):
            yield self._wrong(value, path, _("teks dalam tanda petik, atau sebuah tabel"))
        elif type(value) not in (str, bool, int):
            yield self._wrong(value, path, _("teks, bilangan bulat, atau true/false"))

    def _list(
        self, value: object, kind: shape.VarTupleType, path: Path, around: tuple[str, ...]
    ) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield self._wrong(value, path, _("sebuah daftar"), _("[[{key}]]"))
            return
        if kind.min_length and len(value) < kind.min_length:
            yield self._source.problem(
                path,
                _("paling sedikit {n} butir").format(n=kind.min_length),
                _("Tambahkan butirnya."),
            )
        for index, item in enumerate(value):
            yield from self.value(item, kind.item_type, (*path, index), around)

    def _choice(self, value: object, kind: shape.EnumType, path: Path) -> Iterator[Problem]:
        choices = tuple(str(each.value) for each in kind.cls)
        if isinstance(value, str) and value in choices:
            return
        guess = nearest(value, choices) if isinstance(value, str) else ""
        remedy = _("Pilihan: {choices}.").format(choices=", ".join(choices))
        if guess:
            remedy = _('Maksud Anda "{guess}"? ').format(guess=guess) + remedy
        yield self._source.problem(
            path, _("'{value}' tidak dikenal").format(value=shown(value)), remedy
        )

    def _scalar(self, value: object, kind: shape.Type, path: Path) -> Iterator[Problem]:
        match kind:
            case shape.StrType():
                if not isinstance(value, str):
                    yield self._wrong(value, path, _("teks dalam tanda petik"))
                else:
                    yield from self._text(value, kind, path)
            case shape.BoolType():
                if not isinstance(value, bool):
                    yield self._wrong(value, path, _("true atau false"))
            case shape.IntType():
                if isinstance(value, bool) or not isinstance(value, int):
                    yield self._wrong(value, path, _("bilangan bulat"))
                elif (kind.ge is not None and value < kind.ge) or (
                    kind.le is not None and value > kind.le
                ):
                    yield self._source.problem(
                        path,
                        _("{value} di luar batas").format(value=shown(value)),
                        _("Batasnya {low} sampai {high}.").format(
                            low=kind.ge if kind.ge is not None else "-∞",
                            high=kind.le if kind.le is not None else "∞",
                        ),
                    )

    def _text(self, value: str, kind: shape.StrType, path: Path) -> Iterator[Problem]:
        if kind.min_length and len(value) < kind.min_length:
            yield self._source.problem(path, _("tidak boleh kosong"), _("Isi teksnya."))
            return
        if kind.max_length is not None and len(value) > kind.max_length:
            yield self._source.problem(
                path,
                _("{length} huruf; paling panjang {limit}").format(
                    length=len(value), limit=kind.max_length
                ),
                _("Pendekkan."),
            )
        import re

        if kind.pattern and not re.search(kind.pattern, value):
            choices = re.fullmatch(r"\^\(([\w|-]+)\)\$", kind.pattern)
            listed = choices[1].split("|") if choices else []
            remedy = _("Hanya huruf, angka, titik, _ dan -; diawali huruf atau angka.")
            if listed:
                remedy = _("Pilihan: {choices}.").format(choices=", ".join(listed))
                if guess := nearest(value, listed):
                    remedy = _('Maksud Anda "{guess}"? ').format(guess=guess) + remedy
            yield self._source.problem(
                path, _("'{value}' tidak sah").format(value=shown(value)), remedy
            )

    def _wrong(self, value: object, path: Path, wanted: str, header: str = "") -> Problem:
        remedy = _("Tulis {wanted}.").format(wanted=wanted)
        if header and isinstance(value, dict | list):
            key = ".".join(step for step in path if isinstance(step, str))
            remedy = _("Tulis kepalanya {header}.").format(header=header.format(key=key))
        elif isinstance(value, dt.date | dt.time):
            remedy = _("Tulis tanggal itu dalam tanda petik.")
        what = _("harus {wanted}, bukan {kind}").format(wanted=wanted, kind=_kind_of(value))
        return self._source.problem(path, what, remedy)


def _kind_of(value: object) -> str:
    names = {
        str: _("teks"),
        bool: _("true/false"),
        int: _("bilangan bulat"),
        float: _("bilangan pecahan"),
        list: _("daftar"),
        dict: _("tabel"),
    }
    return names.get(type(value), _("tanggal atau jam"))
