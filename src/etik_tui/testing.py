"""Contract tests for plugins: what every plugin must keep, to be used in its own test suite.

```python
from etik_tui.testing import PluginContract

class TestPlugin(PluginContract):
    plugin = "dki-jakarta"
```

They need no pytest to be imported; each is also a function that raises AssertionError.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from etik_tui.casework.paper_check import check_whole_profile
from etik_tui.errors import InputError
from etik_tui.plugins.discovery import discover
from etik_tui.plugins.loading import Plugin, installed
from etik_tui.plugins.wheel import Wheel, look_into, members_of
from etik_tui.profile.coverage import coverage
from etik_tui.profile.load import load_profile

__all__ = [
    "PluginContract",
    "assert_covered",
    "assert_loads",
    "assert_profiles_sound",
    "assert_wheel_sound",
    "build_wheel",
]


def assert_loads(name: str) -> Plugin:
    """Return an installed plugin after asserting that it loads, and prints nothing meanwhile."""
    known = [each.name for each in discover()]
    assert name in known, f"plugin {name!r} is not installed here; installed: {known}"
    plugins = installed([name])
    assert len(plugins) == 1, f"several packages call their plugin {name!r}"
    assert not plugins[0].broken, plugins[0].broken
    assert not plugins[0].warnings, plugins[0].warnings
    assert plugins[0].hooks, f"{name} implements no hook"
    return plugins[0]


def assert_profiles_sound(plugin: Plugin) -> None:
    """Assert that the plugin's profiles have no problem, and ids of their own."""
    for folder in plugin.profiles:
        serious = [str(each) for each in check_whole_profile(folder) if not each.warning]
        assert not serious, "\n".join([str(folder), *serious])
    ids = [load_profile(folder).profile.id for folder in plugin.profiles]
    assert len(set(ids)) == len(ids), f"one id twice: {ids}"


def assert_covered(plugin: Plugin) -> None:
    """Assert that something carries every unit of the plugin's regulations."""
    for folder in plugin.profiles:
        lines = coverage(load_profile(folder).profile)
        assert lines, f"{folder}: no unit of the regulation is listed (coverage.toml)"
        unmapped = [line.cite for line in lines if not line.mapped]
        assert not unmapped, f"{folder}: nothing carries {unmapped}"


def assert_wheel_sound(path: Path, plugin: Plugin) -> Wheel:
    """Return a wheel after asserting that it may be installed and holds the plugin's profiles."""
    try:
        wheel = look_into(path)
    except InputError as error:
        raise AssertionError("; ".join(map(str, error.problems)) or str(error)) from error
    assert plugin.name in wheel.plugins, f"{path.name} announces {wheel.plugins}"
    packed = {each.rpartition("/")[2] for each in members_of(path)}
    for folder in plugin.profiles:
        missing = {each.name for each in folder.glob("*.toml")} - packed
        assert not missing, f"{path.name} does not hold {sorted(missing)}"
    return wheel


def build_wheel(project: Path, into: Path) -> Path:
    """Build a project's wheel with the hatchling of this environment and return its path."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(into.glob("*.whl"))


class PluginContract:
    """What every plugin keeps; subclass it with a name beginning with Test.

    `plugin` is the name of its entry point. With `project`, the folder of its pyproject.toml, its
    wheel is built and looked into as well (hatchling must be installed).
    """

    plugin: str
    project: Path | None = None

    def test_it_loads(self) -> None:
        """The plugin loads, implements a hook, and prints nothing."""
        assert_loads(self.plugin)

    def test_its_profiles_are_sound(self) -> None:
        """Its profiles have no problem, and ids of their own."""
        assert_profiles_sound(assert_loads(self.plugin))

    def test_every_unit_is_covered(self) -> None:
        """Something carries every unit of its regulations."""
        assert_covered(assert_loads(self.plugin))

    def test_its_wheel_may_be_installed(self) -> None:
        """Its wheel holds its profiles and nothing that `etik plugin install` refuses."""
        if self.project is None:
            return
        with TemporaryDirectory() as folder:
            path = build_wheel(self.project, Path(folder))
            assert_wheel_sound(path, assert_loads(self.plugin))
