"""Three hundred hostile strings in every field, through every screen and every export."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pexpect
import pytest
from pypdf import PdfReader

from etik_tui.casework.casefile import add_evidence, add_note
from etik_tui.casework.opening import open_workspace
from etik_tui.casework.registration import register
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import SystemClock
from etik_tui.domain.shown import shown
from tests.faults.hostile import BIDI, corpus
from tests.faults.size import size
from tests.tui.screen import opened, press, text
from tests.tui.seed import hostile_report, make_workspace

EVERY = corpus()
TRIED = EVERY[:: size(90, 1)]
REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f" + BIDI + "\u200b\u2028\u2029\u2060\ufeff\u00ad\U000e0001]"
)
PLACES = ("1", "2", "3", "4", "5", "6", "7")


@pytest.fixture
def workspace(tmp_path: Path):
    """Give an empty office."""
    made = make_workspace(tmp_path / "kantor")
    yield made
    made.close()


def attacked(workspace: Workspace, words: str) -> str:
    """Register a case with these words in every field, and return its number."""
    short = words[:1900]
    number = register(workspace, "bawaslu", hostile_report(words)).case.number
    add_note(workspace, number, words)
    add_evidence(workspace, number, short, form=short)
    return number


def test_there_are_three_hundred() -> None:
    """The corpus holds three hundred different strings."""
    assert len(EVERY) == len(set(EVERY)) >= 300


@pytest.mark.parametrize("words", EVERY, ids=range(len(EVERY)))
def test_a_string_is_made_visible(words: str) -> None:
    """What is drawn of a string acts on no terminal, and is not nothing."""
    drawn = shown(words)
    assert drawn.strip()
    assert not REFUSED.search(drawn)
    assert drawn == shown(drawn)[: len(drawn)]


@pytest.mark.timeout(size(120, 3600))
async def test_every_screen_shows_them_without_effect(workspace: Workspace) -> None:
    """Places, tabs, dialogs and notices draw them; nothing that a terminal obeys is drawn."""
    frames = 0
    for words in TRIED:
        attacked(workspace, words)
    async with opened(workspace) as pilot:

        def look() -> None:
            nonlocal frames
            frame = text(pilot)
            assert pilot.app.is_running
            assert not REFUSED.search(frame)
            frames += 1

        for _words in TRIED:
            await press(pilot, "1", "j", "enter")
            for _tab in range(10):
                look()
                await press(pilot, "right")
            for keys in ("m", "a", "u", "w", "c", "e", "f", "ctrl+p"):
                await press(pilot, keys)
                look()
                await press(pilot, "escape")
            await press(pilot, "escape")
        for place in PLACES:
            await press(pilot, place)
            look()
            for key in ("j", "enter", "escape", "w", "escape"):
                await press(pilot, key)
                look()
        pilot.app.notify(words[:300])
        await pilot.pause()
        look()
    print(f"{len(TRIED)} strings in every field, {frames} pictures, none with a control character")


def etik(folder: Path, *words: str) -> bytes:
    """Run the program as a command does, and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "etik_tui", "--workspace", str(folder), *words],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, (words, done.stderr)
    assert not REFUSED.search(done.stderr.decode())
    return done.stdout


@pytest.mark.timeout(size(120, 1800))
def test_every_export_of_them_is_whole_and_harmless(workspace: Workspace, tmp_path: Path) -> None:
    """One case with all three hundred: papers, tables, calendars and JSON can be read, and act not.

    Text, tables and paper hold no control character, formulas are not begun, JSON gives the
    originals back.
    """
    number = attacked(workspace, EVERY[0])
    for words in EVERY:
        add_note(workspace, number, words)
    folder = workspace.folder
    for verb in (
        ("case", "show", number),
        ("case", "log", number),
        ("case", "list"),
        ("agenda",),
        ("checklist", "show", number),
        ("form", "list", number),
        ("case", "chronology", number, "--format", "txt", "-o", "-"),
        ("case", "chronology", number, "--format", "md", "-o", "-"),
        ("checklist", "export", number, "--format", "md", "-o", "-"),
        ("agenda", "--ics", "-"),
    ):
        assert not REFUSED.search(etik(folder, *verb).decode().replace("\r\n", "\n")), verb
    table = etik(folder, "case", "chronology", number, "--format", "csv", "-o", "-").decode(
        "utf-8-sig"
    )
    for row in csv.reader(io.StringIO(table)):
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "@", "\t", "\r")), cell
    log = etik(folder, "case", "log", number, "--json").decode()
    assert not REFUSED.search(log)
    kept = json.dumps(json.loads(log), ensure_ascii=False)
    assert all(json.dumps(each, ensure_ascii=False)[1:-1] in kept for each in EVERY[:50])
    for form in ("pdf", "docx"):
        content = etik(folder, "case", "chronology", number, "--format", form, "-o", "-")
        if form == "pdf":
            assert len(PdfReader(io.BytesIO(content)).pages) > 1
        else:
            assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    etik(folder, "case", "dossier", number, "--format", "zip", "-o", str(tmp_path / "berkas.zip"))
    with zipfile.ZipFile(tmp_path / "berkas.zip") as archive:
        assert archive.testzip() is None
        assert all(name.isprintable() and ".." not in name for name in archive.namelist())


@pytest.mark.parametrize("start", ["first", "prepared"])
def test_no_escape_of_theirs_reaches_a_terminal(workspace: Workspace, start: str) -> None:
    """In a real terminal the bytes sent hold no sequence but those that draw, from the first on."""
    for words in EVERY[:: size(15, 2)]:
        attacked(workspace, words)
    folder = workspace.folder
    command = ["-I", "-m", "etik_tui", "--confined", "--workspace", str(folder), "--as", "petugas"]
    sent = b""
    for _run in range(1 if start == "first" else 2):
        child = pexpect.spawn(
            sys.executable, command, dimensions=(36, 120), timeout=30, env=os.environ
        )
        child.expect("Papan")
        child.expect("Keluar")
        sent = child.before + child.after
        for key in ("\r", "\x1b[C", "\x1b[C", "\x1b", "2", "6", "1", "j", "j", "q"):
            child.send(key)
            try:
                while True:
                    sent += child.read_nonblocking(65536, timeout=0.4)
            except (pexpect.TIMEOUT, pexpect.EOF):
                pass
        child.expect(pexpect.EOF)
        child.close()
        assert child.exitstatus == 0
    drawing = re.compile(rb"\x1b\[[0-9;?<>=$]*[A-Za-z]|\x1b\[[0-9;?]*\$p|\x1b[78=>]")
    rest = drawing.sub(b"", sent).decode()
    assert b"\x1b]" not in sent
    found = re.search("[\x00-\x07\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e\u2066]", rest)
    assert found is None, repr(rest[found.start() - 60 : found.end() + 20])


def test_the_office_of_the_long_run_opens_again(workspace: Workspace) -> None:
    """What was attacked can be verified and opened by another session."""
    number = attacked(workspace, EVERY[7])
    again = open_workspace(workspace.folder, SystemClock(), "petugas")
    assert again.case(number).notes[0].text == EVERY[7]
    assert again.journal.verify().sound
    again.close()
