"""The first picture of a start: right, quick to load, taken over without a flash, or not there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pyte
import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.first_picture import picture, prepared_file
from etik_tui.tui.prelude import _given, default_folder
from etik_tui.tui.preparing import prepare
from etik_tui.tui.screens.board import BoardScreen
from tests.tui.screen import opened
from tests.tui.seed import board

SIZES = [(80, 24), (120, 36), (200, 50)]


async def prepared(workspace: Workspace, size: tuple[int, int]) -> str:
    """Show the board as a session does, prepare the next start, and return the board as text."""
    async with opened(workspace, size) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BoardScreen)
        assert prepare(pilot.app, screen)
        return text_of(pilot.app, size)


def file_of(workspace: Workspace) -> Path:
    """Return where the preparation for the next start stands."""
    return Path(prepared_file(str(workspace.folder), workspace.caller.name))


def text_of(app, size: tuple[int, int]) -> str:
    """Return what a terminal shows of an application."""
    shown = pyte.Screen(*size)
    stream = pyte.Stream(shown)
    strips = app.screen._compositor.render_strips()
    for y, strip in enumerate(strips, start=1):
        stream.feed(f"\x1b[{y}H{''.join(each.text for each in strip)}")
    return "\n".join(line.rstrip() for line in shown.display)


def painted(workspace: Workspace, size: tuple[int, int]) -> str | None:
    """Return the first picture of the next start as text."""
    found = picture(str(workspace.folder), workspace.caller.name, size, workspace.today)
    if found is None:
        return None
    shown = pyte.Screen(*size)
    stream = pyte.Stream(shown)
    stream.feed(str(found))
    return "\n".join(line.rstrip() for line in shown.display)


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_picture_is_the_board(workspace: Workspace, size: tuple[int, int]) -> None:
    """What is painted before the framework is loaded is what the program then shows."""
    board(workspace, 30)
    assert await prepared(workspace, size) == painted(workspace, size)


async def test_it_shows_what_was_recorded_since(workspace: Workspace) -> None:
    """The picture comes from the index, not from the session that prepared it."""
    board(workspace, 5)
    before = await prepared(workspace, (80, 24))
    board(workspace, 4)
    after = painted(workspace, (80, 24))
    assert after != before
    assert "9 perkara" in (after or "")


@pytest.mark.parametrize("change", ["version", "surroundings", "stamps", "made_for", "actor"])
async def test_nothing_is_painted_where_something_is_out_of_date(
    workspace: Workspace, change: str
) -> None:
    """Another program, terminal, setting, table, access or person: the start goes its usual way."""
    board(workspace, 5)
    await prepared(workspace, (80, 24))
    path = file_of(workspace)
    known = json.loads(path.read_bytes())
    known[change] = {**known["made_for"], "people": 7} if change == "made_for" else ["other"]
    path.write_text(json.dumps(known), encoding="utf-8")
    assert painted(workspace, (80, 24)) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"format": 1}'])
async def test_a_spoilt_file_stops_nothing(workspace: Workspace, content: bytes) -> None:
    """Whatever stands in the prepared file, the start goes its usual way."""
    board(workspace, 5)
    await prepared(workspace, (80, 24))
    file_of(workspace).write_bytes(content)
    assert painted(workspace, (80, 24)) is None


async def test_a_small_terminal_gets_none(workspace: Workspace) -> None:
    """Below the smallest size the program says so itself."""
    board(workspace, 5)
    await prepared(workspace, (80, 24))
    assert painted(workspace, (60, 20)) is None


def test_only_a_start_without_a_verb_has_a_first_picture() -> None:
    """A verb, a flag or anything unknown is left to the command line."""
    assert _given([]) == {}
    assert _given(["--workspace", "/x", "--as=sari"]) == {"workspace": "/x", "actor": "sari"}
    for arguments in (["case", "list"], ["--version"], ["--workspace", "/x", "agenda"], ["--json"]):
        assert _given(arguments) is None


def test_the_default_folder_is_that_of_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of finding the workspace agree."""
    import platformdirs

    for data in ("", "/srv/data"):
        monkeypatch.setenv("XDG_DATA_HOME", data)
        expected = platformdirs.user_data_path("etik-tui", appauthor=False)
        assert default_folder() == str(expected)


def test_nothing_heavy_is_loaded_for_it() -> None:
    """Which modules the first picture loads: neither framework nor types nor the journal proper."""
    code = (
        "import sys; import etik_tui.__main__, etik_tui.tui.prelude, etik_tui.tui.first_picture;"
        "import etik_tui.clock; print(*sorted(sys.modules))"
    )
    run = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"]
    loaded = set(subprocess.run(run, capture_output=True, text=True, check=True).stdout.split())
    heavy = {"textual", "rich", "msgspec", "typing", "dataclasses", "inspect", "argparse", "random"}
    heavy |= {"pathlib", "importlib.metadata", "logging", "asyncio", "hashlib", "platformdirs"}
    assert not loaded & heavy
    assert len([name for name in loaded if name.startswith("etik_tui")]) <= 24


def test_the_program_takes_the_picture_over_without_a_flash(workspace: Workspace) -> None:
    """In a real terminal: what is readable at first stays readable, and the terminal comes back."""
    board(workspace, 12)
    number = workspace.journal.row(next(iter(workspace.journal.case_ids()))).number
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    command = [sys.executable, "-m", "etik_tui", "--workspace", str(workspace.folder)]
    for start in ("first", "second"):
        child = pexpect.spawn(
            command[0], command[1:], env=environment, dimensions=(36, 120), encoding="utf-8"
        )
        child.expect("Keluar", timeout=60)
        seen = child.before + child.after
        if start == "first":
            # The session writes down what the next start needs.
            for _wait in range(300):
                if any(workspace.folder.glob("cache/first-*.json")):
                    break
                child.expect(pexpect.TIMEOUT, timeout=0.1)
        child.expect(pexpect.TIMEOUT, timeout=1.5)
        seen += child.before
        child.send("q")
        child.expect(pexpect.EOF, timeout=60)
        seen += child.before
    assert seen.count("\x1b[?1049h") == 1
    # The picture ends with a reset of the style; then comes what the terminal is asked and set
    # to, and of the board itself what was not known before: how many cases cannot wait.
    after = seen.partition("\x1b[0m")[2].partition("\x1b[?1049l")[0]
    assert "─" not in after
    assert len(after) < 900
    shown = pyte.Screen(120, 36)
    stream = pyte.Stream(shown)
    readable = []
    for part in seen.split("\x1b[?1049l")[0].split("\x1b[?2026h"):
        stream.feed(part.replace("\x1b[?2026l", ""))
        readable.append(any(number in line for line in shown.display))
    assert all(readable[readable.index(True) :])
