"""The receipt of `uv tool install`: what stands in the environment by choice, with what options.

Installing anew replaces the whole list, so a plugin is added by repeating everything in it.
"""

import tomllib
from pathlib import Path
from typing import Any

from msgspec import Struct

from etik_tui.errors import InputError
from etik_tui.locale import _
from etik_tui.plugins.installation import PROGRAM

RECEIPT = "uv-receipt.toml"


class Receipt(Struct, frozen=True, kw_only=True):
    """What to install: the program, what beside it (by package name), options, and the bin folder.

    Requirements are the words that an installer takes: `("--with", "etik-tui-x>=0.1")`. It `builds`
    where one of them is source code, as in development.
    """

    program: tuple[str, ...]
    beside: tuple[tuple[str, tuple[str, ...]], ...] = ()
    options: tuple[str, ...] = ()
    python: str = ""
    builds: bool = False
    programs: Path | None = None


def read_receipt(prefix: Path) -> Receipt:
    """Read the receipt of an environment.

    Raises InputError for one that cannot be understood: guessing would drop plugins.
    """
    path = prefix / RECEIPT
    try:
        tool = tomllib.loads(path.read_text(encoding="utf-8"))["tool"]
        wanted = {each["name"]: each for each in tool["requirements"]}
        program = wanted.pop(PROGRAM)
        beside = {name: _words(each, "--with") for name, each in wanted.items()}
        places = {Path(each["install-path"]).parent for each in tool.get("entrypoints", ())}
        options = _options(tool.get("options", {}))
    except (OSError, UnicodeError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            _("Kuitansi pemasangan uv tidak dapat dibaca"),
            where=str(path),
            remedy=_("Pasang ulang dengan `uv tool install etik-tui --with NAMA-PLUGIN`."),
            detail=f"{type(error).__name__}: {error}",
        ) from error
    built = any(_is_source(each) for each in (program, *wanted.values()))
    return Receipt(
        program=_words(program, ""),
        beside=tuple(sorted(beside.items())),
        options=options,
        python=str(tool.get("python", "")),
        builds=built,
        programs=min(places, default=None),
    )


def _is_source(requirement: dict[str, Any]) -> bool:
    path = str(requirement.get("path", ".whl"))
    return not path.endswith(".whl") or bool({"directory", "editable", "git"} & set(requirement))


def _words(requirement: dict[str, Any], flag: str) -> tuple[str, ...]:
    if "editable" in requirement:
        return (f"{flag}-editable" if flag else "--editable", str(requirement["editable"]))
    return (flag, _spelled(requirement)) if flag else (_spelled(requirement),)


def _spelled(requirement: dict[str, Any]) -> str:
    name = requirement["name"]
    extras = requirement.get("extras") or ()
    name = f"{name}[{','.join(extras)}]" if extras else name
    for kind in ("path", "directory"):
        if kind in requirement:
            return str(requirement[kind])
    if "url" in requirement:
        return f"{name} @ {requirement['url']}"
    if "git" in requirement:
        return f"{name} @ git+{requirement['git']}"
    return f"{name}{requirement.get('specifier', '')}"


def _options(options: dict[str, Any]) -> tuple[str, ...]:
    """Return the options that say where packages come from; the others belong to one run."""
    found: list[str] = []
    if options.get("no-index"):
        found.append("--no-index")
    for each in options.get("index") or ():
        found += ["--default-index" if each.get("default") else "--index", str(each["url"])]
    for each in options.get("find-links") or ():
        found += ["--find-links", str(each)]
    return tuple(found)
