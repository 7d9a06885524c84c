"""The commands that add, remove and renew packages beside the program, for each installer."""

import json
import shlex
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from etik_tui.errors import RefusedError
from etik_tui.locale import _
from etik_tui.plugins.installation import PROGRAM, Installation, Installer
from etik_tui.plugins.receipt import read_receipt
from etik_tui.plugins.wheel import normal

WHEELS_ONLY = ("--only-binary=:all:",)


class Command(Struct, frozen=True, kw_only=True):
    """A command as an argument list, with what it needs in the environment; never a shell line."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = {}

    def __str__(self) -> str:
        """Spell the command as one would type it."""
        settings = [f"{name}={shlex.quote(value)}" for name, value in self.environment.items()]
        return " ".join([*settings, shlex.join(self.words)])

    @property
    def is_here(self) -> bool:
        """Tell whether the program that the command starts is on this machine."""
        return shutil.which(self.words[0]) is not None


class Addition(Struct, frozen=True, kw_only=True):
    """What is to be added: a package's name, and the wheel or requirement that stands for it.

    One that stands `alone` needs nothing that is not there, so nothing else is looked for.
    Otherwise `wheels` is a folder to take everything from, without any network.
    """

    name: str
    requirement: str
    alone: bool = False
    wheels: Path | None = None


def adding(here: Installation, additions: Sequence[Addition]) -> Command:
    """Return the command that installs packages beside the program, from wheels only.

    Raises RefusedError where nothing can be added.
    """
    _refuse_fixed(here)
    alone = all(each.alone for each in additions)
    folders = () if alone else tuple(each.wheels for each in additions if each.wheels)
    source = _source(folders)
    wanted = tuple(each.requirement for each in additions)
    if here.installer is Installer.UV_TOOL:
        changes = {normal(each.name): ("--with", each.requirement) for each in additions}
        return _tool(here, changes, (*(("--offline",) if alone else ()), *source))
    options = (*WHEELS_ONLY, *source, *(("--no-deps",) if alone else ()))
    if here.installer is Installer.PIPX:
        again = _injected(here.prefix) & {normal(each.name) for each in additions}
        force = ("--force",) if again else ()
        arguments = f"--pip-args={shlex.join(options)}"
        words = ("pipx", "inject", *force, arguments, here.prefix.name, *wanted)
        return Command(words=words, environment=_pipx(here))
    return _pip(here, "install", *options, *wanted)


def removing(here: Installation, names: Sequence[str]) -> Command:
    """Return the command that removes packages."""
    _refuse_fixed(here)
    gone = tuple(normal(each) for each in names)
    match here.installer:
        case Installer.UV_TOOL:
            return _tool(here, dict.fromkeys(gone, ()), ("--offline",))
        case Installer.PIPX:
            # The program is a dependency of each plugin, so dependencies must stay.
            words = ("pipx", "uninject", "--leave-deps", here.prefix.name, *gone)
            return Command(words=words, environment=_pipx(here))
        case _:
            return _pip(here, "uninstall", *gone)


def renewing(here: Installation, wheel: str = "", wheels: Path | None = None) -> Command:
    """Return the command that renews the program itself and keeps its plugins.

    `wheel` is a newer wheel file of the program, else the newest one that can be had is taken;
    `wheels` a folder to take everything from, without any network.
    """
    _refuse_fixed(here)
    source = _source((wheels,) if wheels else ())
    match here.installer:
        case Installer.UV_TOOL if wheel or source:
            return _tool(here, {PROGRAM: (wheel or PROGRAM,)}, ("--upgrade", *source))
        case Installer.UV_TOOL:
            upgrade = ("uv", "tool", "upgrade", PROGRAM, "--no-build")
            return Command(words=upgrade, environment=_tool_folders(here))
        case Installer.PIPX if not wheel and not source:
            renew = ("pipx", "upgrade", "--include-injected", here.prefix.name)
            return Command(words=renew, environment=_pipx(here))
        case Installer.PIPX:
            # Installing anew would begin an environment without the plugins.
            renewed = ("install", "--upgrade", *WHEELS_ONLY, *source, wheel or PROGRAM)
            words = ("pipx", "runpip", here.prefix.name, *renewed)
            return Command(words=words, environment=_pipx(here))
        case _:
            return _pip(here, "install", "--upgrade", *WHEELS_ONLY, *source, wheel or PROGRAM)


def fetching(here: Installation, name: str, into: Path) -> Command:
    """Return the command that downloads the wheel of one package and installs nothing."""
    download = ("download", "--no-deps", *WHEELS_ONLY, "--dest", str(into), name)
    if here.has_pip:
        return Command(words=(str(here.python), "-m", "pip", *download))
    if here.installer is Installer.PIPX:
        return Command(words=("pipx", "run", "pip", *download))
    return Command(words=("uv", "tool", "run", "--python", str(here.python), "pip", *download))


def _refuse_fixed(here: Installation) -> None:
    if here.installer is Installer.UVX:
        raise RefusedError(
            _("Program ini dijalankan sementara lewat uvx; pemasangan ke situ akan hilang"),
            where=str(here.prefix),
            remedy=_("Pasang dahulu dengan `uv tool install etik-tui`."),
        )
    if here.installer is Installer.MANAGED:
        raise RefusedError(
            _("Python ini dikelola oleh sistem operasi; pip menolak memasang ke situ"),
            where=str(here.prefix),
            remedy=_("Pasang etik-tui dengan `uv tool install` atau `pipx install`."),
        )


def _source(folders: Sequence[Path]) -> tuple[str, ...]:
    if not folders:
        return ()
    links = (word for each in folders for word in ("--find-links", str(each)))
    return ("--no-index", *links)


def _tool(
    here: Installation, changes: Mapping[str, tuple[str, ...]], source: tuple[str, ...]
) -> Command:
    """Return `uv tool install` with everything in the receipt, changed; () takes a package out."""
    receipt = read_receipt(here.prefix)
    program = changes.get(PROGRAM) or receipt.program
    beside = dict(receipt.beside) | {k: v for k, v in changes.items() if k != PROGRAM}
    kept = tuple(word for _name, words in sorted(beside.items()) for word in words)
    options = receipt.options
    if "--no-index" in source:
        options = tuple(each for each in options if each != "--no-index")
    return Command(
        words=(
            *("uv", "tool", "install", "--compile-bytecode"),
            *(() if receipt.builds else ("--no-build",)),
            *(("--python", receipt.python) if receipt.python else ()),
            *options,
            *source,
            *kept,
            *program,
        ),
        environment=_tool_folders(here),
    )


def _tool_folders(here: Installation) -> dict[str, str]:
    programs = read_receipt(here.prefix).programs
    folders = {"UV_TOOL_DIR": str(here.prefix.parent)}
    return folders | ({"UV_TOOL_BIN_DIR": str(programs)} if programs else {})


def _pipx(here: Installation) -> dict[str, str]:
    venvs = here.prefix.parent
    return {"PIPX_HOME": str(venvs.parent)} if venvs.name == "venvs" else {}


def _injected(prefix: Path) -> frozenset[str]:
    """Return the packages that pipx knows to stand beside the program."""
    try:
        notes = json.loads((prefix / "pipx_metadata.json").read_text(encoding="utf-8"))
        return frozenset(map(normal, notes["injected_packages"]))
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def _pip(here: Installation, verb: str, *words: str) -> Command:
    if here.has_pip and here.installer is not Installer.UV_VENV:
        sure = ("--yes",) if verb == "uninstall" else ()
        return Command(words=(str(here.python), "-m", "pip", verb, *sure, *words))
    compiled = ("--compile-bytecode",) if verb == "install" else ()
    return Command(words=("uv", "pip", verb, "--python", str(here.python), *compiled, *words))
