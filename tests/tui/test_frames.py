"""What the screens look like, as text: every screen, dialog and state, at both sizes and languages.

The scenes are in `scene.py`; each language is drawn by a process of its own (`drawing.py`), English
into `frames/en`. A frame that is missing is written and the test fails once: look at the new file,
then keep it. So to refresh a frame that your change alters, delete the file and run the test
twice; to see it as a picture, `python -m tests.tui.drawing en /tmp/seen NAME --svg`. A screen or
dialog that is new needs a scene here.
"""

import json
import os
import re
import subprocess
import sys
from difflib import unified_diff
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.screen import Screen

import etik_tui.tui
from tests.tui.scene import SCENES
from tests.tui.seed import ROOT

FRAMES = Path(__file__).with_name("frames")
PLACES = re.compile(r"^( [1-7]( [A-Z][a-z]+( [a-z]+)?)?(\(\d+\))?(?= ))+ ")


def without_places(frame: str) -> str:
    """Leave out of the header which places there are: a new one would change every frame."""
    head, line_end, rest = frame.partition("\n")
    bare = PLACES.sub("", head)
    return (head if bare == head else " ".join(bare.split())) + line_end + rest


def compare(name: str, frame: str) -> None:
    """Compare a frame, but for the places in its header, with the stored one."""
    file = FRAMES / f"{name}.txt"
    frame = without_places(frame)
    if not file.exists():
        FRAMES.mkdir(exist_ok=True)
        file.write_text(frame + "\n", encoding="utf-8")
        pytest.fail(f"{file.name} was missing and has been written: look at it")
    assert frame + "\n" == file.read_text(encoding="utf-8")


def differences(drawn: Path, kept: Path) -> list[str]:
    """Return how what was drawn differs from what was kept; what is missing is written."""
    kept.mkdir(exist_ok=True)
    found: list[str] = []
    for file in sorted(drawn.glob("*.txt")):
        frame, old = without_places(file.read_text(encoding="utf-8")), kept / file.name
        if not old.exists():
            old.write_text(frame, encoding="utf-8")
            found.append(f"{file.name} was missing and has been written: look at it")
            continue
        lines = (each.splitlines() for each in (old.read_text(encoding="utf-8"), frame))
        found += unified_diff(*lines, f"kept {file.name}", "drawn", lineterm="", n=0)
    return found


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_scene_looks_as_it_did(language: str, tmp_path: Path) -> None:
    """Every screen is, cell by cell, the one that was looked at and kept; none has no scene."""
    only = ["--new"] if language == "id" else []
    words = [sys.executable, "-m", "tests.tui.drawing", language, str(tmp_path / "drawn"), *only]
    path = {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))}
    subprocess.run(words, check=True, cwd=ROOT, env={**os.environ, **path}, timeout=590)
    kept = FRAMES if language == "id" else FRAMES / language
    assert differences(tmp_path / "drawn", kept) == []
    if not only:
        seen = set(json.loads((tmp_path / "drawn" / "seen.json").read_text(encoding="utf-8")))
        assert screens() - seen == set()
        drawn = {each.name for each in (tmp_path / "drawn").glob("*.txt")}
        assert {each.name for each in kept.glob("*.txt")} == drawn


def screens() -> set[str]:
    """Return the names of all classes that are shown as a screen or a dialog of their own."""
    for each in walk_packages(etik_tui.tui.__path__, "etik_tui.tui."):
        import_module(each.name)
    known, found = [Screen], set()
    while known:
        kind = known.pop()
        known += kind.__subclasses__()
        if kind.__module__.startswith("etik_tui.") and kind.__name__.endswith(("Screen", "Dialog")):
            found.add(kind.__name__)
    return found


def test_scenes_have_names_of_their_own() -> None:
    """No scene overwrites the frames of another."""
    names = [each.name for each in SCENES]
    assert len(names) == len(set(names))
