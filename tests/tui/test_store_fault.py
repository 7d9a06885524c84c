"""What goes wrong with the store while somebody types: said plainly, nothing typed is lost."""

import fcntl
import os
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.dialogs.act import ActDialog
from etik_tui.tui.dialogs.message import MessageDialog
from tests.tui.screen import opened, press, text, type_in
from tests.tui.seed import add


@contextmanager
def locked(workspace: Workspace) -> Iterator[None]:
    """Another process holds the write lock and does not let go."""
    engine = workspace.whole._engine
    before, engine._lock.patience = engine._lock.patience, 0.2
    descriptor = os.open(engine._lock.path, os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
        engine._lock.patience = before


@contextmanager
def full(workspace: Workspace) -> Iterator[None]:
    """No file can grow, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = workspace.whole._engine._log
    grown = log.stat().st_size if log.exists() else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (grown, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only(workspace: Workspace) -> Iterator[None]:
    """The journal cannot be written."""
    writer = workspace.whole._engine._open_writer()
    writer.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        writer.execute("PRAGMA query_only = OFF")


@contextmanager
def newer(workspace: Workspace) -> Iterator[None]:
    """A newer program has brought the journal's schema further."""
    with closing(sqlite3.connect(workspace.whole._engine.path)) as db:
        (before,) = db.execute("PRAGMA user_version").fetchone()
        db.execute("PRAGMA user_version = 999")
        yield
        db.execute(f"PRAGMA user_version = {before}")


@contextmanager
def corrupt(workspace: Workspace) -> Iterator[None]:
    """The table of facts was overwritten in the file."""
    engine = workspace.whole._engine
    with engine.reading() as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'fact'").fetchone()
    engine._checkpoint(0)
    with engine.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    # What was read before is not read again: let go of it.
    engine._open_writer().execute("PRAGMA shrink_memory")
    yield


FAULTS = {
    "dipakai sesi lain": locked,
    "ruang disk habis": full,
    "tidak dapat ditulis": read_only,
    "versi etik yang lebih baru": newer,
    "rusak": corrupt,
}


@pytest.mark.parametrize("words", FAULTS)
async def test_the_fault_is_said_and_the_form_stays(workspace: Workspace, words: str) -> None:
    """The message says what happened and what to do; the form stays, F2 records once mended."""
    case = add(workspace)
    async with opened(workspace) as pilot:
        await press(pilot, "enter", "m")
        await type_in(pilot, "17-11-2026")
        with FAULTS[words](workspace):
            await press(pilot, "f2")
            assert isinstance(pilot.app.screen, MessageDialog)
            assert words in " ".join(text(pilot).split())
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActDialog)
        assert "17-11-2026" in text(pilot)
        if words == "rusak":
            return
        await press(pilot, "f2")
    assert workspace.case(case).recorded("diterima-ppk")
    assert workspace.whole.verify().sound
