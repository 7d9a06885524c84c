"""Draws scenes in one language: `python -m tests.tui.drawing en FOLDER [NAME…]`.

Text goes to FOLDER/NAME-80x24.txt and so on, the classes of the screens seen to FOLDER/seen.json.
With `--svg` pictures are drawn, too; `--size 160x45` and `--theme light` ask for others. The
language is that of a whole process, for which this is a program of its own.
"""

import argparse
import asyncio
import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from textual.worker import WorkerCancelled

from etik_tui.locale import use

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot

    from tests.tui.scene import Scene

Size = tuple[int, int]


class Drawing:
    """Plays scenes in the current folder and keeps what they show."""

    def __init__(self, out: Path, *, sizes: tuple[Size, ...], theme: str, svg: bool) -> None:
        self.out = out.resolve()
        self.seen: set[str] = set()
        self._sizes = sizes
        self._theme = theme
        self._svg = svg

    def draw(self, scenes: Iterable["Scene"]) -> None:
        """Draw the scenes one after another, each in its own copy of its workspace."""
        for scene in scenes:
            with pytest.MonkeyPatch.context() as patch, self._app(scene) as app:
                patch.setattr("etik_tui.tui.app.POLL", 3600.0)
                asyncio.run(self._play(scene, app, patch))

    @contextmanager
    def _app(self, scene: "Scene") -> Iterator["App[Any]"]:
        from etik_tui.casework.opening import open_workspace
        from etik_tui.clock import FixedClock
        from etik_tui.tui.app import EtikApp
        from etik_tui.tui.founding import FirstStartApp
        from tests.tui import seed, stage

        shutil.rmtree("kantor", ignore_errors=True)
        kind, _colon, step = scene.stage.partition(":")
        if kind == "first":
            yield FirstStartApp(stage.found(step))
            return
        original = Path(f"stage-{kind}")
        if not original.exists():
            stage.MAKERS[kind](original).close()
        shutil.copytree(original, "kantor")
        workspace = open_workspace(
            Path("kantor"), FixedClock(seed.NOW), "petugas", plugins=lambda: stage.PLUGINS
        )
        try:
            yield EtikApp(workspace)
        finally:
            workspace.close()

    async def _play(self, scene: "Scene", app: "App[Any]", patch: pytest.MonkeyPatch) -> None:
        from etik_tui.tui.taste import Taste
        from tests.tui.screen import press, text, type_in

        app.wear(Taste(theme=self._theme))  # type: ignore[attr-defined]
        # Notices go by themselves after a while; nothing that is kept may depend on when.
        patch.setattr(app, "notify", lambda *_words, **_options: None)
        sizes = self._sizes or scene.sizes
        async with app.run_test(size=sizes[0], notifications=True) as pilot:
            await pilot.pause()
            for step in scene.steps:
                if not isinstance(step, str):
                    await step(pilot, patch)
                elif step.startswith("="):
                    await type_in(pilot, step[1:])
                else:
                    await press(pilot, step)
            for size in sizes:
                if size != (app.size.width, app.size.height):
                    await pilot.resize_terminal(*size)
                await pilot.pause()
                file = self.out / f"{scene.name}-{size[0]}x{size[1]}"
                file.with_suffix(".txt").write_text(text(pilot) + "\n", encoding="utf-8")
                if self._svg:
                    from tools.gallery import lean

                    picture = lean(app.export_screenshot(title=scene.name))
                    file.with_suffix(".svg").write_text(picture, encoding="utf-8")
            self.seen |= {type(each).__name__ for each in app.screen_stack}
            await self._end(pilot)

    async def _end(self, pilot: "Pilot[Any]") -> None:
        if over := getattr(pilot.app, "scene_over", None):
            over.set()
        # A search that another one took the place of was cancelled, and is as good as done.
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()


def _size(words: str) -> Size:
    width, _x, height = words.partition("x")
    return int(width), int(height)


def main() -> int:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("language")
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--svg", action="store_true")
    parser.add_argument("--new", action="store_true", help="only what no other test keeps")
    parser.add_argument("--size", type=_size, action="append", default=[])
    parser.add_argument("--theme", default="dark")
    asked = parser.parse_intermixed_args()
    # Before anything that has words in it is imported.
    use(asked.language)
    os.environ |= {"TZ": "Asia/Jakarta", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    time.tzset()
    from tests.tui.scene import SCENES

    asked.out.mkdir(exist_ok=True, parents=True)
    drawing = Drawing(asked.out, sizes=tuple(asked.size), theme=asked.theme, svg=asked.svg)
    scenes = [each for each in SCENES if each.name in (asked.names or [each.name])]
    with TemporaryDirectory() as place:
        os.chdir(place)
        drawing.draw(each for each in scenes if not (asked.new and each.once))
    found = json.dumps(sorted(drawing.seen))
    (drawing.out / "seen.json").write_text(found, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
