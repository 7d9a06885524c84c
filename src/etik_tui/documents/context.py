"""The usual source of a paper's values: a flat table of paths, and what each field binds to."""

import re
from collections.abc import Mapping
from datetime import date, time

from msgspec import Struct

from etik_tui.documents.filter import FILTERS, filtered, printed
from etik_tui.documents.value import Choice, Coded, Source, Value
from etik_tui.errors import Problem
from etik_tui.locale import _

Record = Mapping[str, "Datum"]
"""Values by path: `{"surat.nomor": "1/X", "majelis": ({"nama": "A"}, {"nama": "B"})}`.

A list is a tuple of records whose paths are relative to it; `urutan` (1, 2, …) is added.
"""

Datum = str | int | date | time | Choice | tuple[Record, ...] | None

_OR = re.compile(r"\s+atau\s+")
_SLOT = re.compile(r"\{\{(.*?)\}\}")


class Binding(Struct, frozen=True, kw_only=True):
    """Where a field's value comes from.

    The first of `paths` that has a value gives it; without a path it is typed in. `words` is
    instead a text with bindings in it, which is there only if all of them are. With `choices`
    (value and its printed word) all words are printed and those of other values struck out, or
    unless `struck` only those of the value.
    """

    paths: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    words: tuple["str | Binding", ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    separator: str = "/"
    struck: bool = True

    @classmethod
    def read(
        cls,
        source: str,
        choices: Mapping[str, str] | None = None,
        *,
        separator: str = "/",
        struck: bool = True,
    ) -> "Binding":
        """Read `path | filter`, `path atau path`, or a text with such in double braces.

        `choices` are the words of a choice, if it is one.
        """
        if "{{" in source:
            pieces = enumerate(_SLOT.split(source))
            return cls(words=tuple(cls.read(each) if at % 2 else each for at, each in pieces))
        said, *filters = (part.strip() for part in source.split("|"))
        return cls(
            paths=tuple(_OR.split(said)) if said else (),
            filters=tuple(filters),
            choices=tuple((choices or {}).items()),
            separator=separator,
            struck=struck,
        )

    @property
    def every_path(self) -> tuple[str, ...]:
        """Return all paths, those within its words too."""
        inner = (part.every_path for part in self.words if isinstance(part, Binding))
        return (*self.paths, *(path for paths in inner for path in paths))

    def problems(self, key: str, file: str = "") -> tuple[Problem, ...]:
        """Return what is wrong with the filters; `key` is the field bound."""
        known = ", ".join(FILTERS)
        inner = (part.problems(key, file) for part in self.words if isinstance(part, Binding))
        own = (
            Problem(
                what=_("penyaring {name!r} tidak dikenal").format(name=name),
                file=file,
                key=key,
                remedy=_("yang ada: {known}").format(known=known),
            )
            for name in self.filters
            if name not in FILTERS
        )
        return (*own, *(problem for problems in inner for problem in problems))


class Context:
    """Values by path and by field; what was typed for a field wins over its binding.

    A name is first a bound field, then a path. `list.3.nama` is the third record of a list;
    inside a repeat over a list, `list.nama` is of the current record, if it has that value.
    """

    def __init__(
        self,
        values: Record,
        bindings: Mapping[str, Binding] | None = None,
        typed: Mapping[str, str] | None = None,
        current: Mapping[str, Record] | None = None,
    ) -> None:
        self._values = values
        self._bindings = bindings or {}
        self._typed = typed or {}
        self._current = current or {}

    def value(self, name: str) -> Value:
        """Return the value of a field or path, or `None`."""
        binding = self._bindings.get(name)
        typed = self._typed.get(name, self._typed.get(name.removeprefix("isian."), ""))
        if binding is None:
            return typed or self._at(name)
        value = filtered(typed, binding.filters) if typed else self._bound(binding)
        return _chosen(binding, value, typed=bool(typed)) if binding.choices else value

    def _bound(self, binding: Binding) -> Value:
        """Return the first value that a binding's paths have, or its words with their values."""
        if binding.words:
            parts = [
                self._bound(part) if isinstance(part, Binding) else part for part in binding.words
            ]
            said = [printed(part) for part in parts if isinstance(part, str | int | date | time)]
            return "".join(said) if len(said) == len(parts) else None
        for path in binding.paths:
            value = self._at(path)
            if value is None or value in ("", ()):
                continue
            return value if isinstance(value, Choice | tuple) else filtered(value, binding.filters)
        return None

    def _at(self, path: str) -> Value:
        for each, record in self._current.items():
            rest = path.removeprefix(f"{each}.")
            if rest != path and rest in record:
                return self._datum(path, record[rest])
        if path in self._values:
            return self._datum(path, self._values[path])
        parts = path.split(".")
        for place, part in enumerate(parts):
            if part.isascii() and part.isdigit():
                records = self._values.get(".".join(parts[:place]))
                if isinstance(records, tuple) and 0 < int(part) <= len(records):
                    rest = ".".join(parts[place + 1 :])
                    return self._datum(path, records[int(part) - 1].get(rest))
        return None

    def _datum(self, path: str, datum: Datum) -> Value:
        return self._within(path, datum) if isinstance(datum, tuple) else datum

    def _within(self, each: str, records: tuple[Record, ...]) -> tuple[Source, ...]:
        """Return this context once for each record of a list."""
        return tuple(
            Context(
                self._values,
                self._bindings,
                self._typed,
                {**self._current, each: {"urutan": place, **record}},
            )
            for place, record in enumerate(records, 1)
        )


def _chosen(binding: Binding, value: Value, *, typed: bool) -> Value:
    """Return the choice that a value makes; words typed that are none of the options stand."""
    wanted = printed(value) if isinstance(value, str | int | date | time) else ""
    codes = value.codes if isinstance(value, Coded) else (wanted,)
    chosen = tuple(
        key
        for key, word in binding.choices
        if key in codes or (typed and word.casefold() == wanted.strip().casefold())
    )
    if typed and not chosen:
        return wanted
    if not binding.struck:
        words = " dan ".join(word for key, word in binding.choices if key in chosen)
        return Coded(words, *chosen) if words else None
    return Choice(options=binding.choices, chosen=chosen, separator=binding.separator)
