"""Plugins planted on the path as an installer would leave them: a module and its metadata."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from etik_tui.plugins.hookspec import GROUP

Plant = Callable[..., Path]


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plant]:
    """Install a plugin `name` whose module has this source; returns the folder of packages."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))
    planted: list[str] = []

    def planted_plugin(name: str, source: str, *, group: str = GROUP, package: str = "") -> Path:
        package = package or f"etik-uji-{name}"
        module = package.replace("-", "_")
        head = "from etik_tui.api import *\n"
        (site / f"{module}.py").write_text(head + dedent(source))
        info = site / f"{module}-1.2.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(f"[{group}]\n{name} = {module}\n")
        planted.append(module)
        return site

    yield planted_plugin
    for module in planted:
        sys.modules.pop(module, None)
