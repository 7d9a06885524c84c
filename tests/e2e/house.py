"""A folder of wheels, as an office without a network gets: program, plugins, what they need."""

import fcntl
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from shutil import copytree, ignore_patterns

from etik_tui import __version__
from etik_tui.plugins.scaffold import begin_plugin
from etik_tui.plugins.wheel import normal
from tests.meta.source import ROOT
from tests.plugins.wheels import wheel

PROGRAM = "etik-tui"
LATER = "0.1.99"
NEEDY = "etik_tui_butuh"


@dataclass(frozen=True)
class House:
    """Where the wheels are: `all_wheels` and, by itself, `plugins`; `later` is a newer program."""

    folder: Path

    @property
    def all_wheels(self) -> Path:
        """The program, its plugins, and everything they need."""
        return self.folder / "wheels"

    @property
    def plugins(self) -> Path:
        """The plugins alone: the institutions', and one made by `etik plugin new`."""
        return self.folder / "plugins"

    @property
    def needy(self) -> Path:
        """A plugin that needs a further package, with that package."""
        return self.folder / "needy"

    @property
    def later(self) -> Path:
        """A newer program, with everything that it needs."""
        return self.folder / "later"

    @property
    def made(self) -> Path:
        """The source of the plugin made by `etik plugin new`."""
        return self.folder / "etik-tui-uji"


def run(*words: object, at: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    """Run a program and return what it printed; its failure is that of the test."""
    done = subprocess.run(
        [str(each) for each in words],
        cwd=at,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def furnish(folder: Path) -> House:
    """Build and fetch everything once, also where several processes ask."""
    house = House(folder)
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            _fill(house)
            (folder / "done").touch()
    return house


def _fill(house: House) -> None:
    begin_plugin("uji", house.made)
    for project in (*ROOT.glob("plugins/etik-tui-*"), house.made):
        build(project, house.plugins)
    build(ROOT, house.all_wheels)
    for each in house.plugins.glob("*.whl"):
        os.link(each, house.all_wheels / each.name)
    wheel(house.needy, NEEDY, requires=(PROGRAM, "paket-butuh"), points=_points(NEEDY))
    wheel(house.needy, "paket_butuh", points="", requires=())
    build(_later_program(house.folder / "source"), house.later)
    _fetch(house)
    for each in house.all_wheels.glob("*.whl"):
        if not each.name.startswith("etik_tui"):
            os.link(each, house.later / each.name)


def _points(module: str) -> str:
    return f"[etik_tui.plugin.v1]\nbutuh = {module}\n"


def build(project: Path, into: Path) -> None:
    """Build the wheel of a project with the tools of this environment."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", into, at=project)


def _later_program(folder: Path) -> Path:
    """Copy the program's source under a later version."""
    copytree(ROOT / "src", folder / "src", ignore=ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        (folder / name).write_bytes((ROOT / name).read_bytes())
    version = folder / "src" / "etik_tui" / "__init__.py"
    version.write_text(version.read_text().replace(__version__, LATER))
    return folder


def _fetch(house: House) -> None:
    """Fetch what the program needs: exactly what constraints.txt pins, checked by hash."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    constraints = (ROOT / "constraints.txt").read_text()
    pins = {
        each.partition("==")[0]: each
        for each in re.findall(r"^\S+==.*?(?=^\S|\Z)", constraints, re.MULTILINE | re.DOTALL)
    }
    names: set[str] = set()
    for each in project["dependencies"]:
        _collect(each, frozenset(pins), names)
    wanted = house.folder / "wanted.txt"
    wanted.write_text("".join(pins[name] for name in sorted(names)))
    run(
        *(sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"),
        *("--only-binary=:all:", "--dest", house.all_wheels, "--requirement", wanted),
    )


def _collect(requirement: str, pinned: frozenset[str], names: set[str]) -> None:
    """Add a requirement's package and all that it needs; of extras only `linkify` is needed."""
    found = re.match(r"[\w.-]+", requirement)
    name = normal(found[0]) if found else ""
    if name in names or name not in pinned:
        return
    names.add(name)
    with suppress(PackageNotFoundError):
        for each in requires(name) or ():
            if "extra ==" not in each or "linkify" in each:
                _collect(each, pinned, names)
