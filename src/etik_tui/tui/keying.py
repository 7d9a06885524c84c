"""Keys of one's own: `keys.toml` of the workspace, read with every mistake and clash named."""

import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

from etik_tui.errors import Problem
from etik_tui.locale import _
from etik_tui.tui.app import KEYS_FILE, EtikApp

# What every terminal sends, and sends as nothing else.
SAFE = re.compile(
    r"[a-zA-Z0-9]|f([1-9]|1[0-2])|left|right|up|down|home|end|pageup|pagedown|space|enter|escape"
    r"|tab|backspace|delete|slash|question_mark|greater_than_sign|ctrl\+[abefgklnopqrtuvwxy]"
)
WRITTEN: Mapping[str, str] = {"/": "slash", "?": "question_mark", ">": "greater_than_sign"}
Clash = tuple[str, str, str]
"""A key and the two bindings that would share it."""


class OwnKeys(Struct, frozen=True, kw_only=True):
    """Keys by the id of their binding, several joined by commas, and what was wrong in the file."""

    keys: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()


@cache
def owners() -> Mapping[type[DOMNode], tuple[Binding, ...]]:
    """Return every class of the program that has bindings, with its own ones."""
    import etik_tui.tui

    found: dict[type[DOMNode], tuple[Binding, ...]] = {}
    for module in pkgutil.walk_packages(etik_tui.tui.__path__, "etik_tui.tui."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, type) and issubclass(each, DOMNode):
                own = vars(each).get("BINDINGS", ())
                if each.__module__ == module.name and own:
                    found[each] = tuple(each for each in own if isinstance(each, Binding))
    return found


def own_keys(folder: Path, person: str) -> OwnKeys:
    """Return the keys that a workspace has for a person; what is wrong keeps its usual key."""
    path = folder / KEYS_FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return OwnKeys()
    except (OSError, UnicodeError) as error:
        return OwnKeys(problems=(_problem(str(error)),))
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return OwnKeys(problems=(_problem(_("bukan TOML: {error}").format(error=error)),))
    problems = list(_strange(tables, text))
    wanted: dict[str, str] = {}
    for table in ("keys", f"people.{person}"):
        for name, value in _flat(_table(tables, table)):
            fault = _fault(name, value)
            if fault:
                what, remedy = fault
                line = _line(text, name, table)
                problems.append(_problem(what, line=line, key=name, remedy=remedy))
            else:
                wanted[name] = ",".join(_pressed(each) for each in _listed(value))
    kept, clashes = _settled(wanted)
    problems += [_clash(each, wanted, text) for each in clashes]
    return OwnKeys(keys=kept, problems=tuple(problems))


def _problem(what: str, *, line: int = 0, key: str = "", remedy: str = "") -> Problem:
    return Problem(what=what, file=KEYS_FILE, line=line, key=key, remedy=remedy)


def _strange(tables: Mapping[str, Any], text: str) -> Iterator[Problem]:
    for name in tables:
        if name not in {"keys", "people"}:
            remedy = _("tulis di bawah [keys] atau [people.NAMA]")
            yield _problem(
                _("bagian tidak dikenal"), line=_line(text, name), key=name, remedy=remedy
            )


def _table(tables: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    first, _dot, rest = name.partition(".")
    found = tables.get(first, {})
    found = found.get(rest, {}) if rest and isinstance(found, dict) else found
    return found if isinstance(found, dict) else {"": found}


def _flat(table: Mapping[str, Any], head: str = "") -> Iterator[tuple[str, Any]]:
    """Yield ids with their keys; an id without quotation marks is a table of tables in TOML."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{head}{name}.")
        else:
            yield f"{head}{name}", value


def _line(text: str, name: str, table: str = "") -> int:
    """Return the line in which an id or a table stands, 0 where it is not found."""
    inside = not table
    for number, written in enumerate(text.splitlines(), start=1):
        bare = re.sub(r"[\s\"'\[\]]", "", written)
        if written.lstrip().startswith("["):
            inside = not table or bare == table
            if not table and bare.split(".")[0] == name:
                return number
        elif inside and bare.partition("=")[0] == name:
            return number
    return 0


def _listed(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]


def _pressed(key: str) -> str:
    if key in WRITTEN:
        return WRITTEN[key]
    return key if len(key) == 1 else key.lower()


def _fault(name: str, value: object) -> tuple[str, str] | None:
    """Return what is wrong with one line and what to do, if anything is."""
    bindings = {each.id: (owner, each) for owner, own in owners().items() for each in own}
    if name not in bindings:
        from difflib import get_close_matches

        near = get_close_matches(name, filter(None, bindings), n=1)
        remedy = _("mungkin {near}").format(near=near[0]) if near else ""
        return _("tidak ada tombol bernama ini"), remedy
    owner, binding = bindings[name]
    # Their foot names keys that change from step to step.
    if issubclass(owner, ModalScreen) or hasattr(owner, "_hint"):
        return _("tombol dialog dan isian tetap"), _("hapus baris ini")
    texts = isinstance(value, str) or (
        isinstance(value, list) and value and all(isinstance(each, str) for each in value)
    )
    if not texts:
        what = _("harus nama tombol atau daftar nama tombol")
        return what, '"o", ["o", "f6"]'
    for each in _listed(value):
        if not SAFE.fullmatch(_pressed(each)):
            what = _("tombol “{key}” tidak dikirim semua terminal").format(key=each[:20])
            remedy = _("pakai huruf, angka, f1-f12, panah, space, enter, escape, / ? >")
            return what, remedy
        # These act while one types, too.
        if binding.priority and len(_pressed(each)) == 1:
            what = _("tombol “{key}” tidak dapat diketik lagi di isian")
            return what.format(key=each), _("pakai ctrl+ atau f1-f12")
    return None


def _settled(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[Clash]]:
    """Return the keys that stand in nobody's way, and the clashes for which others were dropped."""
    kept, told = dict(wanted), list[Clash]()
    usual = frozenset((one, other) for _key, one, other in _clashes({}))
    while kept:
        found = [each for each in _clashes(kept) if each[1:] not in usual]
        own = [each for each in found if kept.keys() & each[1:]]
        if not own:
            break
        told += own
        for _key, one, other in own:
            kept.pop(one, None)
            kept.pop(other, None)
    return kept, list(dict.fromkeys(told))


def _clashes(keys: Mapping[str, str]) -> Iterator[Clash]:
    """Yield every key that two bindings have on one screen."""
    for group in _groups():
        held: dict[str, list[str]] = {}
        for each in group:
            for key in keys.get(str(each.id), each.key).split(","):
                held.setdefault(key, []).append(str(each.id))
        for key, ids in held.items():
            first = ids[0]
            yield from ((key, first, other) for other in ids[1:] if other != first)


@cache
def _groups() -> tuple[tuple[Binding, ...], ...]:
    """Return for each screen, and each list by itself, the bindings that work at one time."""
    groups = []
    for owner in owners():
        if issubclass(owner, ModalScreen) or owner is EtikApp:
            continue
        classes = [*owner.__mro__, *(EtikApp.__mro__ if issubclass(owner, Screen) else ())]
        if issubclass(owner, Screen):
            classes += [each for part in _parts(owner) for each in part.__mro__]
        groups.append(tuple(_of(dict.fromkeys(classes))))
    return tuple(groups)


def _parts(screen: type[DOMNode]) -> Iterator[type[DOMNode]]:
    """Yield the widgets with keys that a screen's module names."""
    for each in vars(importlib.import_module(screen.__module__)).values():
        widget = isinstance(each, type) and issubclass(each, DOMNode)
        if widget and each in owners() and not issubclass(each, Screen):
            yield each


def _of(classes: Iterable[type]) -> Iterator[Binding]:
    for each in classes:
        yield from owners().get(each, ())


def _clash(clash: Clash, wanted: Mapping[str, str], text: str) -> Problem:
    key, one, other = clash
    name, taken = (one, other) if one in wanted else (other, one)
    what = _("tombol {key} sudah dipakai {other}; tombol bawaan tetap").format(key=key, other=taken)
    tables = [line for line in (_line(text, name, "keys"), _line(text, name)) if line]
    remedy = _("pilih tombol lain, atau ganti juga {other}").format(other=taken)
    return _problem(what, line=(tables or [0])[0], key=name, remedy=remedy)
