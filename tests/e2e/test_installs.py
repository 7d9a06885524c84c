"""The program and its plugins in clean environments, made by every installer people use."""

import json
import os
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.house import LATER, House, furnish, run

TOOLS = Path(sys.executable).parent
PLUGINS = ["banjarnegara", "bawaslu", "kpu-bali", "uji"]
KINDS = ("uv-venv", "venv", "pipx", "uv-tool")
# Nothing listens there: whatever asks a network fails at once.
DEAD = "http://127.0.0.1:9"

pytestmark = pytest.mark.timeout(300)


@dataclass(frozen=True)
class Clean:
    """A clean environment: its `etik`, and the surroundings in which it is used."""

    etik: Path
    env: dict[str, str]

    def __call__(self, *words: object) -> str:
        """Run `etik` and return what it printed."""
        return run(self.etik, *words, env=self.env)

    def body(self, *words: object) -> dict[str, Any]:
        """Run `etik … --json` and return the object."""
        return json.loads(self(*words, "--json"))

    def plugins(self) -> dict[str, str]:
        """Return the plugins with their condition."""
        return {each["name"]: each["condition"] for each in self.body("plugin", "list")["plugins"]}


Make = Callable[[str], Clean]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The folder of wheels, made once for all processes of a run."""
    run_folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        run_folder = run_folder.parent
    return furnish(run_folder / "etik-wheels")


@pytest.fixture
def make(house: House, tmp_path: Path, isolated_home: Path) -> Make:
    """Install the program alone, without any network, in an environment of a kind."""

    def made(kind: str) -> Clean:
        env = {
            "HOME": str(isolated_home),
            "LANG": "C.UTF-8",
            "PATH": f"{TOOLS}:/usr/bin:/bin",
            "ETIK_WORKSPACE": str(tmp_path / "kantor"),
            "UV_CACHE_DIR": str(tmp_path / "cache"),
            "UV_TOOL_DIR": str(tmp_path / "tools"),
            "UV_TOOL_BIN_DIR": str(tmp_path / "bin"),
            "UV_PYTHON_DOWNLOADS": "never",
            "PIPX_HOME": str(tmp_path / "pipx"),
            "PIPX_BIN_DIR": str(tmp_path / "bin"),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_CONFIG_FILE": os.devnull,
            **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), DEAD),
        }
        links = ("--no-index", "--find-links", house.all_wheels)
        python = sys._base_executable  # type: ignore[attr-defined]
        place = tmp_path / "env"
        etik = place / "bin" / "etik"
        match kind:
            case "uv-venv":
                run("uv", "venv", "--python", python, place, env=env)
                run("uv", "pip", "install", "--python", place, *links, "etik-tui", env=env)
            case "venv":
                run(python, "-m", "venv", place, env=env)
                run(place / "bin" / "pip", "install", *links, "etik-tui", env=env)
            case "pipx":
                arguments = f"--pip-args={shlex.join(map(str, links))}"
                run("pipx", "install", "--python", python, arguments, "etik-tui", env=env)
                etik = tmp_path / "bin" / "etik"
            case "uv-tool":
                run("uv", "tool", "install", "--python", python, *links, "etik-tui", env=env)
                etik = tmp_path / "bin" / "etik"
        # Where the tools keep things is theirs to say: `etik` must find it out.
        for name in ("UV_TOOL_DIR", "UV_TOOL_BIN_DIR", "PIPX_HOME", "PIPX_BIN_DIR"):
            del env[name]
        return Clean(etik, env)

    return made


@pytest.mark.parametrize("kind", KINDS)
def test_plugins_come_go_and_stay(make: Make, house: House, kind: str) -> None:
    """`etik` installs a folder of plugins and removes one; renewing the program keeps the rest."""
    etik = make(kind)
    assert etik("--version").strip() == "etik 0.1.0"
    assert etik.body("plugin", "how")["installer"] == kind
    assert etik.plugins() == {}

    etik("plugin", "install", house.plugins, "--yes")
    assert etik.plugins() == dict.fromkeys(PLUGINS, "sound")
    assert etik.body("profile", "coverage", "bawaslu")["totals"]["unmapped"] == 0

    etik("plugin", "remove", "uji", "--yes")
    assert sorted(etik.plugins()) == PLUGINS[:-1]

    words = shlex.split(etik("plugin", "how", "--upgrade", house.later))
    run("env", *words, env=etik.env)
    assert etik("--version").strip() == f"etik {LATER}"
    assert etik.plugins() == dict.fromkeys(PLUGINS[:-1], "sound")


@pytest.mark.parametrize("kind", ["venv", "uv-tool"])
def test_an_office_without_internet(make: Make, house: House, kind: str) -> None:
    """From a folder of wheels alone: a plugin with its own needs, a workspace, a first case."""
    etik = make(kind)
    etik("plugin", "install", house.needy, "--yes")
    assert etik.plugins() == {"butuh": "sound"}
    etik("plugin", "install", house.all_wheels, "--yes")
    assert etik.plugins() == dict.fromkeys([*PLUGINS, "butuh"], "sound")
    office = Path(etik.env["HOME"]) / "office.toml"
    office.write_text('name = "Kantor"')
    etik("init", "--profile", "bawaslu", "--office", office)
    assert etik.body("case", "list")["cases"] == []


def test_a_new_plugin_passes_its_own_tests(house: House, tmp_path: Path) -> None:
    """What `etik plugin new` writes builds, installs and passes the tests that it comes with."""
    built = next(house.plugins.glob("etik_tui_uji-*"))
    site = tmp_path / "site"
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index")
    run(*pip, "--target", site, built)
    env = {**os.environ, "PYTHONPATH": str(site)}
    tests = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", house.made)
    assert "4 passed" in run(*tests, at=tmp_path, env=env)
