"""What the screens look like, as text, at both sizes.

A frame that is missing is written and its test fails once: look at the new file, then keep it.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from etik_tui.casework.workspace import Workspace
from tests.tui.screen import LARGE, SMALL, opened, press, text, type_in
from tests.tui.seed import act, board, panel, with_panel

FRAMES = Path(__file__).with_name("frames")
PLACES = re.compile(r"^( [1-7]( [A-Z][a-z]+( [a-z]+)?)?(\(\d+\))?(?= ))+ ")
VIEWS = {
    "board": (),
    "board-search": ("slash", "c", "i"),
    "help": ("question_mark",),
    "case": ("enter",),
    "chronology": ("enter", "right"),
    "parties": ("enter", *["right"] * 2),
    "majelis": ("enter", *["right"] * 3),
    "summons": ("enter", *["right"] * 4),
    "hearing": ("enter", *["right"] * 5),
    "verdict": ("enter", *["right"] * 6),
    "papers": ("enter", *["right"] * 7),
    "limits": ("enter", *["right"] * 8),
    "checks": ("enter", *["right"] * 9),
    "why": ("enter", "w"),
    "acts": ("enter", "a"),
    "act": ("enter", "m", "=18-11-2026", "tab", "tab", "tab", "=30-11-2026"),
    "undo": ("enter", "u"),
    "examination": ("enter", *["right"] * 5, "t", "=Apakah sehat?", "enter", "=Sehat.", "enter"),
    "read-back": (
        *("enter", *["right"] * 5, "t", "=Apakah sehat?", "enter", "=Sehat.", "enter"),
        *("f6", "space"),
    ),
    "new-case": ("n",),
    "new-case-report": ("n", "down", "enter", "=Pemberitaan daring"),
    "builder": ("enter", "a", "=susunan", "enter", "enter"),
    "palette": ("enter", "ctrl+p"),
}


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


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x36"])
@pytest.mark.parametrize("name", VIEWS)
async def test_a_screen_looks_as_it_did(
    workspace: Workspace, name: str, size: tuple[int, int]
) -> None:
    """The screen is, cell by cell, the one that was looked at and kept."""
    with_panel(workspace)
    board(workspace, 14)
    async with opened(workspace, size) as pilot:
        await press(pilot, "l", "l", "g")
        for key in VIEWS[name]:
            if key.startswith("="):
                await type_in(pilot, key[1:])
            else:
                await press(pilot, key)
        pilot.app.clear_notifications()
        await pilot.pause()
        frame = text(pilot)
    compare(f"{name}-{size[0]}x{size[1]}", frame)


async def test_a_decided_case_looks_as_it_did(workspace: Workspace) -> None:
    """The verdict's tab shows votes, verdict and what follows, each with its article."""
    case = with_panel(workspace)
    dates = {"surat": date(2026, 11, 18), "pemeriksaan": date(2026, 11, 23)}
    act(
        workspace,
        case,
        "panggilan-1",
        date.min,
        dates=dates,
        number="2",
        tempat="Ruang A",
        jam="09.00",
        deviation="contoh",
    )
    assert panel().seats
    async with opened(workspace, LARGE) as pilot:
        await press(pilot, "enter", *["right"] * 4)
        frame = text(pilot)
    compare("summoned-120x36", frame)
