"""Pictures of the main screens with invented cases, at 80x24: `make gallery`.

Writes docs/gallery/*.svg; the day and the cases are always the same.
"""

import asyncio
import os
import re
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from etik_tui.casework.demo import make_demo
from etik_tui.casework.workspace import Workspace
from etik_tui.tui.app import EtikApp
from etik_tui.tui.taste import Taste

FOLDER = Path(__file__).parents[1] / "docs" / "gallery"
TODAY = date(2026, 11, 20)
CASES = 42
SIZE = (80, 24)
OTHER = ("i",)
"""To the board of another institution, where the cards are."""
SCREENS: dict[str, tuple[str, ...]] = {
    "board": OTHER,
    "case": (*OTHER, "l", "l", "enter"),
    "why": (*OTHER, "l", "l", "w"),
    "act": (*OTHER, "l", "m"),
    "calendar": ("2",),
    "review": ("4",),
    "statistics": ("5",),
}
LIGHT = {"board-light": OTHER}


async def picture(workspace: Workspace, keys: tuple[str, ...], taste: Taste) -> str:
    """Return a screen as SVG after these keys."""
    app = EtikApp(workspace)
    app.wear(taste)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        return lean(app.export_screenshot(title="etik"))


def lean(svg: str) -> str:
    """Return a picture that fetches nothing: the reader's own fixed-width font, stable names."""
    svg = re.sub(r"\s*@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> int:
    """Write every picture and print its size."""
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    os.environ.pop("NO_COLOR", None)
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as place:
        workspace = make_demo(Path(place) / "kantor", today=TODAY, cases=CASES)
        try:
            for name, keys in (SCREENS | LIGHT).items():
                taste = Taste(theme="light" if name in LIGHT else "dark", narrow=False)
                svg = asyncio.run(picture(workspace, keys, taste))
                (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")
                sys.stdout.write(f"{name} {len(svg) // 1024} KB\n")
        finally:
            workspace.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
