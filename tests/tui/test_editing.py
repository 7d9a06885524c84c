"""Notes in an editor of one's own: where access permits one, without a trace, losing nothing."""

import stat
import sys
import tempfile
import time
from pathlib import Path

import pexpect
import pytest

from etik_tui.casework.opening import open_workspace
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain.fact import NoteAdded
from etik_tui.errors import AccessError, InputError
from etik_tui.plugins.loading import Plugin
from etik_tui.tui.app import EtikApp
from etik_tui.tui.dialogs.message import MessageDialog
from etik_tui.tui.editing import edit_text
from tests.tui.screen import opened, press, text, type_in
from tests.tui.seed import NOW, ROOT, add, make_workspace
from tests.tui.test_process import start

EDITOR = """
import os, stat, sys
path = sys.argv[-1]
with open({log!r}, "a") as log:
    for each in (path, os.path.dirname(path)):
        print(oct(stat.S_IMODE(os.stat(each).st_mode)), each, os.isatty(0), file=log)
with open(path) as file:
    before = file.read()
{act}
sys.exit({code})
"""
ADDS = 'with open(path, "w") as file:\n    file.write(before + "Dari editor.\\nBaris dua.\\n")'


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return what makes an editor that does something to the file, and its log."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.delenv("VISUAL", raising=False)
    log = tmp_path / "log.txt"

    def make(act: str = ADDS, code: int = 0) -> Path:
        script = tmp_path / "editor.py"
        script.write_text(EDITOR.format(log=str(log), act=act, code=code), encoding="utf-8")
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
        return log

    return make


def left(log: Path) -> list[Path]:
    """Return what of the folders that the editor was given is still there."""
    return [found for found in log.parent.glob("etik-*") if found.exists()]


def notes(folder: Path, case: str) -> list[str]:
    """Return the remarks of a case, as another process finds them."""
    plugin = Plugin(name="bawaslu", profiles=(ROOT / "profiles" / "bawaslu",))
    space = open_workspace(folder, FixedClock(NOW), "petugas", plugins=lambda: (plugin,))
    facts = [entry.fact for entry in space.case(case).entries]
    space.close()
    return [str(fact) for fact in facts if isinstance(fact, NoteAdded)]


def test_a_note_is_written_in_the_editor_on_a_real_terminal(tmp_path: Path, editor) -> None:
    """The editor has the terminal and a file of one's own; the screen comes back, all is gone."""
    made = make_workspace(tmp_path / "kantor")
    case = add(made)
    made.close()
    log = editor()
    child = start(tmp_path / "kantor")
    child.send("\r")
    child.expect("Ringkasan")
    child.send("c")
    child.expect("Editor")
    child.send("Awal. \x1bOS")
    child.expect("Dari")
    child.send("\x1bOQ")
    limit = time.monotonic() + 20
    while not (found := notes(tmp_path / "kantor", case)) and time.monotonic() < limit:
        time.sleep(0.1)
    child.sendcontrol("q")
    child.expect(pexpect.EOF)
    assert any("Awal. Dari editor." in each and "Baris dua." in each for each in found)
    file, folder = log.read_text(encoding="utf-8").splitlines()
    assert file.startswith("0o600 ")
    assert folder.startswith("0o700 ")
    assert file.endswith("True")
    assert left(log) == []


async def test_an_editor_that_fails_loses_nothing(busy: Workspace, editor) -> None:
    """What it saved is in the field, the failure is said, and the field can be saved."""
    log = editor(code=3)
    async with opened(busy) as pilot:
        await press(pilot, "enter", "c")
        await type_in(pilot, "Awal. ")
        await press(pilot, "f4")
        assert isinstance(pilot.app.screen, MessageDialog)
        assert "kode 3" in text(pilot)
        await press(pilot, "enter")
        assert "Awal. Dari editor." in text(pilot)
    assert left(log) == []


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("os.unlink(path)", "tidak menyimpan apa pun"),
        ('open(path, "wb").write(bytes([255, 254, 0]))', "bukan teks UTF-8"),
        ('open(path, "w").write("x" * 200000)', "Terlalu panjang"),
    ],
)
async def test_what_is_no_text_leaves_the_field_as_it_was(
    busy: Workspace, editor, act: str, words: str
) -> None:
    """A file that is gone, no text, or too long: said, and what was typed stays."""
    log = editor(act)
    async with opened(busy) as pilot:
        await press(pilot, "enter", "c")
        await type_in(pilot, "Yang diketik")
        await press(pilot, "f4")
        assert words in text(pilot)
        await press(pilot, "enter")
        assert "Yang diketik" in text(pilot)
    assert left(log) == []


@pytest.mark.parametrize(("confined", "off"), [(True, "0"), (False, "1")])
async def test_nothing_runs_where_access_permits_no_shell(
    busy: Workspace, editor, monkeypatch: pytest.MonkeyPatch, confined: bool, off: str
) -> None:
    """In a confined session the foot offers no editor, the key says why, and nothing was run."""
    log = editor()
    busy.confined = confined
    monkeypatch.setenv("ETIK_NO_EDITOR", off)
    async with opened(busy) as pilot:
        await press(pilot, "enter", "c")
        assert "Editor" not in text(pilot)
        await type_in(pilot, "Yang diketik")
        await press(pilot, "f4")
        assert "Editor tidak dapat dibuka" in text(pilot)
        await press(pilot, "enter")
        assert "Yang diketik" in text(pilot)
    with pytest.raises(AccessError):
        edit_text(EtikApp(busy), busy, "")
    assert not log.exists()
    assert left(log) == []


def test_an_editor_that_is_not_there_is_named(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name that was asked for is in the message, with where it came from."""
    monkeypatch.setenv("VISUAL", "tidak-ada-editor-ini --tunggu")
    with pytest.raises(InputError, match="tidak-ada-editor-ini") as caught:
        edit_text(EtikApp(busy), busy, "")
    assert caught.value.where == "$VISUAL, $EDITOR"
    assert stat.S_ISDIR(busy.folder.stat().st_mode)
