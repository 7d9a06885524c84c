"""How the program itself was installed, which decides how plugins come beside it.

The marks are files that the installers leave: `uv-receipt.toml` (uv tool), `pipx_metadata.json`
(pipx), a line in `pyvenv.cfg` (an environment of uv), `EXTERNALLY-MANAGED` (the system's Python).
"""

import os
import sys
import sysconfig
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

PROGRAM = "etik-tui"


class Installer(StrEnum):
    """What put the program where it is."""

    UV_TOOL = "uv-tool"
    PIPX = "pipx"
    UVX = "uvx"
    UV_VENV = "uv-venv"
    VENV = "venv"
    SYSTEM = "system"
    MANAGED = "managed"

    @property
    def can_add(self) -> bool:
        """Tell whether plugins can be added at all: not to what is temporary or the system's."""
        return self not in (Installer.UVX, Installer.MANAGED)


class Installation(Struct, frozen=True, kw_only=True):
    """Where the program is installed: by what, in which folder, and whether one may write there.

    `packages` is the folder that packages are in, `python` its interpreter.
    """

    installer: Installer
    prefix: Path
    python: Path
    packages: Path
    writable: bool
    has_pip: bool = False


def this_installation() -> Installation:
    """Return how the running program was installed."""
    from importlib.util import find_spec

    paths = sysconfig.get_paths()
    return installation_at(
        Path(sys.prefix),
        Path(sys.executable),
        Path(paths["purelib"]),
        stdlib=Path(paths["stdlib"]),
        in_environment=sys.prefix != sys.base_prefix,
        has_pip=find_spec("pip") is not None,
    )


def installation_at(
    prefix: Path,
    python: Path,
    packages: Path,
    *,
    stdlib: Path,
    in_environment: bool = True,
    has_pip: bool = False,
) -> Installation:
    """Return what the files of an environment say of how it was made."""
    return Installation(
        installer=_installer(prefix, stdlib, in_environment=in_environment),
        prefix=prefix,
        python=python,
        packages=packages,
        writable=os.access(packages, os.W_OK),
        has_pip=has_pip,
    )


def _installer(prefix: Path, stdlib: Path, *, in_environment: bool) -> Installer:
    if (prefix / "uv-receipt.toml").is_file():
        return Installer.UV_TOOL
    if (prefix / "pipx_metadata.json").is_file():
        return Installer.PIPX
    if any(part.startswith(("archive-v", "environments-v")) for part in prefix.parts):
        return Installer.UVX
    if in_environment:
        return Installer.UV_VENV if _made_by_uv(prefix / "pyvenv.cfg") else Installer.VENV
    managed = (stdlib / "EXTERNALLY-MANAGED").is_file()
    return Installer.MANAGED if managed else Installer.SYSTEM


def _made_by_uv(settings: Path) -> bool:
    try:
        lines = settings.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        return False
    return any(line.partition("=")[0].strip() == "uv" for line in lines)
