"""What there is to see: every screen, dialog and state, and how a user comes to it.

A scene is a name, the workspace it is played in, and what is pressed: a key, `=words` to type, or
a function for what no key does. `once` marks a scene whose Indonesian frame another test keeps.
"""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec import Struct
from textual.pilot import Pilot

from etik_tui.access.people import Caller
from etik_tui.casework.casefile import add_note
from etik_tui.errors import StorageError
from etik_tui.plugins.installation import Installation, Installer
from tests.tui.test_recompute import close_the_office

SMALL, LARGE, TINY = (80, 24), (120, 36), (60, 20)
Step = str | Callable[[Pilot[Any], pytest.MonkeyPatch], Awaitable[None]]
RIGHT = "right"


class Scene(Struct, frozen=True, kw_only=True):
    """Something to see; `stage` names a workspace, `first:STEP` the first start at a step."""

    name: str
    stage: str = "busy"
    steps: tuple[Step, ...] = ()
    once: bool = False
    sizes: tuple[tuple[int, int], ...] = (SMALL, LARGE)


def _full(*_args: object, **_options: object) -> None:
    raise StorageError("Disk penuh", where="journal.db", remedy="Kosongkan tempat, lalu ulangi.")


def _faulty(*_args: object, **_options: object) -> None:
    raise ZeroDivisionError


async def full_disk(pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """Let nothing be stored from now on."""
    patch.setattr(pilot.app.desk.workspace.journal, "append", _full)


async def no_drafts(pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """Let no draft be kept from now on."""
    patch.setattr(pilot.app.desk.workspace.journal, "put_draft", _full)


async def fault(pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """Let the program fail by a fault of its own."""
    patch.setattr(pilot.app.desk.workspace.journal, "entries", _faulty)
    patch.setattr("etik_tui.tui.boundary.log_crash", _crash)


def _crash(*_args: object) -> Any:
    from etik_tui.casework.crash import Crash

    return Crash(code="4FA91C07", log="/var/log/etik/crash.log")


async def colleague(pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """Let a colleague be faster on the case at hand."""
    workspace = pilot.app.desk.workspace
    workspace.caller = Caller(name="rekan")
    case = next(
        each.case_id for each in reversed(pilot.app.screen_stack) if hasattr(each, "case_id")
    )
    add_note(workspace, case, "Berkas sudah di meja Ketua")
    workspace.caller = Caller(name="petugas")


async def new_calendar(pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """Close the office on a day, as another session would."""
    close_the_office(pilot.app.desk.workspace)
    pilot.app.look_around()
    await pilot.pause()


async def at_work(pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """Show work of many parts after a third of it."""
    from etik_tui.tui.dialogs.counted import CountedDialog

    over = pilot.app.scene_over = Event()

    def job(count: Any, cancelled: Any) -> tuple[()]:
        count(34_210, 100_000)
        over.wait(60)
        return ()

    pilot.app.push_screen(CountedDialog("Menghitung 100000 perkara", job))
    await pilot.pause(0.1)


async def installing(pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """Show an installer that is running."""
    from etik_tui.tui.dialogs.progress import ProgressDialog

    over = pilot.app.scene_over = Event()

    def job(say: Any) -> None:
        say("Processing ./etik_tui_contoh-1.0-py3-none-any.whl")
        say("Installing collected packages: etik-tui-contoh")
        over.wait(60)

    pilot.app.push_screen(ProgressDialog("Pemasang berjalan", job))
    await pilot.pause(0.1)


async def installation(pilot: Pilot[Any], patch: pytest.MonkeyPatch) -> None:
    """Say the same of this installation on every machine."""
    here = Installation(
        installer=Installer.VENV,
        prefix=Path("/opt/etik"),
        python=Path("/opt/etik/bin/python"),
        packages=Path("/opt/etik/lib"),
        writable=True,
        has_pip=True,
    )
    patch.setattr("etik_tui.tui.screens.plugins.this_installation", lambda: here)
    patch.setattr("etik_tui.tui.screens.plugins.wheel_store", lambda: Path("wheels"))
    patch.setattr("etik_tui.casework.inventory.discover", lambda: ())


CASE = ("l", "l", "g", "enter")
PAIR = (*CASE, *[RIGHT] * 5, "t", "=Apakah sehat?", "enter", "=Sehat.", "enter")


def _tabs() -> Iterator[Scene]:
    names = "case chronology parties majelis summons hearing verdict papers limits checks"
    for place, name in enumerate(names.split()):
        yield Scene(name=name, steps=(*CASE, *[RIGHT] * place))
    yield Scene(name="path", steps=(*CASE, "left", "left"), once=True)


SCENES: tuple[Scene, ...] = (
    # --- The board and what opens over it ---
    Scene(name="board", steps=("l", "l", "g")),
    Scene(name="board-empty", stage="empty"),
    Scene(name="board-long", stage="long"),
    Scene(name="board-search", steps=("l", "l", "g", "slash", "c", "i")),
    Scene(name="board-nothing", steps=("slash", "=tidakada")),
    Scene(name="board-demo", stage="demo"),
    Scene(name="calendar-changed", steps=(new_calendar,)),
    Scene(name="recompute", steps=(new_calendar, "f8")),
    Scene(name="recompute-nothing", steps=("f8",)),
    Scene(name="help", steps=("l", "l", "g", "question_mark")),
    Scene(name="looks", steps=("T",)),
    Scene(name="filters", steps=("f",), once=True),
    Scene(name="glossary", steps=(*CASE, "ctrl+g")),
    Scene(name="jump-board", steps=("ctrl+o",), once=True, sizes=(SMALL,)),
    Scene(name="drafts-nothing", steps=("d",)),
    Scene(name="drafts", steps=(*CASE, "m", "=18-11-2026", "escape", "escape", "d")),
    Scene(name="every", stage="several", steps=("i", "i", "i"), once=True),
    Scene(name="every-stage", stage="several", steps=("i", "i", "i", "down", RIGHT), once=True),
    Scene(name="small", sizes=(TINY,)),
    # --- A case ---
    *_tabs(),
    Scene(name="case-long", stage="long", steps=("enter",)),
    Scene(name="parties-long", stage="long", steps=("enter", *[RIGHT] * 2)),
    Scene(name="guarded", stage="service", steps=("enter",), once=True),
    Scene(name="why", steps=(*CASE, "w")),
    Scene(name="what-if", steps=(*CASE, "s", "l", "j", "l", "l", "l"), once=True),
    Scene(name="acts", steps=(*CASE, "a")),
    Scene(name="act", steps=(*CASE, "m", "=18-11-2026", *["tab"] * 3, "=30-11-2026")),
    Scene(name="act-wrong", steps=(*CASE, "m", "=31-11-2026", "f2")),
    Scene(name="act-conflict", steps=(*CASE, "c", "=milik saya", colleague, "f2")),
    Scene(name="note", steps=(*CASE, "c")),
    Scene(name="undo", steps=(*CASE, "u")),
    Scene(name="supplement", stage="summoned", steps=("enter", *[RIGHT] * 4, "t")),
    Scene(name="summoned", stage="summoned", steps=("enter", *[RIGHT] * 4)),
    Scene(name="examination", steps=PAIR),
    Scene(name="read-back", steps=(*PAIR, "f6", "space")),
    Scene(name="builder", steps=(*CASE, "a", "=susunan", "enter", "enter")),
    Scene(name="paper", steps=(*CASE, "f", "enter")),
    Scene(name="paper-fill", steps=(*CASE, "f", "enter", "i")),
    Scene(name="hand-out", steps=(*CASE, "e")),
    Scene(name="palette", steps=(*CASE, "ctrl+p")),
    Scene(name="full-disk", steps=(*CASE, "c", "=Catatan penting", full_disk, "f2")),
    Scene(name="fault", steps=(*CASE, fault, "r")),
    Scene(name="leave", steps=(*CASE, no_drafts, "m", "=17-11-2026", "ctrl+q")),
    # --- A new case ---
    Scene(name="new-case", steps=("n",)),
    Scene(name="new-case-report", steps=("n", "down", "enter", "=Pemberitaan daring")),
    Scene(name="new-case-wrong", steps=("n", "enter", "f2", "f2", "f2", "f2", "f2")),
    # --- The other places ---
    Scene(name="calendar", steps=("2",), once=True),
    Scene(name="calendar-empty", stage="empty", steps=("2",)),
    Scene(name="calendar-week", steps=("2", "v"), once=True),
    Scene(name="calendar-agenda", steps=("2", "v", "v"), once=True),
    Scene(name="calendar-unknown-year", steps=("2", "y", "y"), once=True),
    Scene(name="calendar-jump", steps=("2", "g", "=3 mar 2027"), once=True),
    Scene(name="calendar-jump-wrong", steps=("2", "g", "=31 feb 2027", "enter")),
    Scene(name="calendar-sift", steps=("2", "f", "=memb"), once=True),
    Scene(name="hearings", stage="summoned", steps=("2", "s", RIGHT)),
    Scene(name="hearings-empty", stage="summoned", steps=("2", "s")),
    Scene(name="checklist", steps=("l", "l", "3"), once=True),
    Scene(name="checklist-empty", stage="empty", steps=("3",)),
    Scene(name="checklist-case", steps=("l", "l", "3", "c")),
    Scene(name="checklist-export", steps=("l", "l", "3", "e"), once=True),
    Scene(name="review", steps=("4",), once=True),
    Scene(name="review-demo", stage="demo", steps=("4",)),
    Scene(name="review-empty", stage="empty", steps=("4",)),
    Scene(name="review-snooze", steps=("4", "z"), once=True),
    Scene(name="review-snoozed", steps=("4", "z", "=menunggu surat", "f2", "v"), once=True),
    Scene(name="statistics-stage", stage="demo", steps=("5",)),
    Scene(name="statistics-empty", stage="empty", steps=("5",)),
    *(
        Scene(name=f"statistics-{place}", stage="demo", steps=("5", *[RIGHT] * place))
        for place in range(1, 6)
    ),
    Scene(name="statistics-table", stage="demo", steps=("5", "t")),
    Scene(name="statistics-export", stage="demo", steps=("5", "e")),
    Scene(name="statistics-work", steps=("5", at_work)),
    Scene(name="rules", steps=("6",)),
    Scene(name="rules-nothing", steps=("6", "slash", "=tidakada")),
    Scene(name="rules-read", stage="several", steps=("6", "enter"), once=True),
    Scene(
        name="rules-clock",
        stage="several",
        steps=("6", "i", "i", "slash", "=melaporkan gratifikasi", "enter", "t", "=2-2-2026"),
        once=True,
    ),
    Scene(name="plugins", steps=(installation, "7"), once=True),
    Scene(name="plugins-install", steps=(installation, "7", "t")),
    Scene(name="plugins-work", steps=(installation, "7", installing)),
    Scene(name="registers", stage="service", steps=("b", RIGHT), once=True),
    Scene(name="registers-empty", stage="service", steps=("b",)),
    Scene(name="registers-form", stage="service", steps=("b", RIGHT, "n"), once=True),
    Scene(name="registers-units", stage="service", steps=("b", RIGHT, "c"), once=True),
    # --- The first start ---
    *(
        Scene(name=f"first-{step or 'profile'}", stage=f"first:{step}", once=True)
        for step in ("", "office", "officials", "people", "make")
    ),
)
