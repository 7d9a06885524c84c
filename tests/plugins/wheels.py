"""Wheels made by hand, sound and otherwise."""

import zipfile
from pathlib import Path

from etik_tui.plugins.hookspec import GROUP


def wheel(
    folder: Path,
    name: str = "etik_tui_uji",
    *,
    version: str = "1.0",
    requires: tuple[str, ...] = ("etik-tui>=0.1",),
    points: str = f"[{GROUP}]\nuji = etik_tui_uji\n",
    files: dict[str, str] | None = None,
) -> Path:
    """Write a wheel of a plugin named `uji` and return its path."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}-{version}-py3-none-any.whl"
    info = f"{name}-{version}.dist-info"
    head = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {version}\n"
    head += "".join(f"Requires-Dist: {each}\n" for each in requires)
    module = "from etik_tui.api import hookimpl\n@hookimpl\ndef etik_days_off(): return []\n"
    content = {f"{name}/__init__.py": module, **(files or {})}
    content |= {f"{info}/METADATA": head, f"{info}/entry_points.txt": points}
    content |= {f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
    record = "".join(f"{each},,\n" for each in (*content, f"{info}/RECORD"))
    with zipfile.ZipFile(path, "w") as archive:
        for member, text in {**content, f"{info}/RECORD": record}.items():
            archive.writestr(member, text)
    return path
