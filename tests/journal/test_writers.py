"""Many writers at once, and writers that are killed."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from etik_tui.errors import ConflictError, StorageError
from etik_tui.journal.open import open_journal
from etik_tui.journal.row import RowQuery
from tests.journal.cases import NOW, add, begin, note, register, row_of

WRITERS, ACTS, CASES = 4, 50, 3
ROOT = Path(__file__).parents[2]
# Records on one case until killed and prints each version once it is acknowledged.
ENDLESS = """
import sys
from etik_tui.journal.open import open_journal
from tests.journal.cases import NOW, note, row_of
journal = open_journal(sys.argv[1])
version = len(journal.entries("a"))
while True:
    row = row_of("a", "1", version=version + 1, search_text=f"kata{version}")
    journal.append("a", version, [note()], actor="x", recorded_at=NOW, row=row)
    version += 1
    print(version, flush=True)
"""


def work(path: str, writer: int) -> None:
    """Record ACTS notes on shared cases as one of several processes; report conflicts."""
    dice = random.Random(writer)
    conflicts = 0
    journal = open_journal(path, patience=60)
    for act in range(ACTS):
        case = f"c{dice.randrange(CASES)}"
        while True:
            version = journal.entries(case)[-1].version
            row = row_of(case, case, version=version + 1)
            facts = [note(f"{writer}.{act}")]
            try:
                journal.append(case, version, facts, actor="x", recorded_at=NOW, row=row)
            except ConflictError:
                conflicts += 1
            else:
                break
    journal.close()
    os.write(1, f"{conflicts}\n".encode())


def test_processes_lose_nothing(tmp_path: Path) -> None:
    """Four processes on the same cases: every act is stored once, collisions are conflicts."""
    path = tmp_path / "j.db"
    with closing(open_journal(path, create=True)) as journal:
        for n in range(CASES):
            begin(journal, f"c{n}", f"c{n}")
    code = "import sys, tests.journal.test_writers as t; t.work(sys.argv[1], int(sys.argv[2]))"
    started = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(path), str(n)], cwd=ROOT, stdout=subprocess.PIPE
        )
        for n in range(WRITERS)
    ]
    printed = [writer.communicate(timeout=100)[0] for writer in started]
    assert [writer.returncode for writer in started] == [0] * WRITERS
    assert all(int(conflicts) >= 0 for conflicts in printed)
    with closing(open_journal(path)) as journal:
        texts = sorted(
            entry.fact.text
            for entries in journal.all_entries()
            for entry in entries
            if entry.version > 1
        )
        assert texts == sorted(f"{w}.{a}" for w in range(WRITERS) for a in range(ACTS))
        result = journal.verify()
        assert result.sound
        assert result.stale == 0


def test_threads_share_one_journal(tmp_path: Path) -> None:
    """Threads of one session register, read and search at once; numbers are never doubled."""
    numbers: list[str] = []
    wrong: list[Exception] = []
    with closing(open_journal(tmp_path / "j.db", create=True)) as journal:

        def act(name: int) -> None:
            try:
                for n in range(10):
                    numbers.append(register(journal, f"c{name}-{n}"))
                    journal.rows(RowQuery())
                    journal.search("perkara")
                    journal.data_version()
            except Exception as error:  # noqa: BLE001 - shown by the assertion
                wrong.append(error)

        threads = [threading.Thread(target=act, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert wrong == []
        assert sorted(numbers) == [f"{n:03d}/KE/III/2026" for n in range(1, 41)]
        assert journal.verify().sound


def test_nothing_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    """Twenty writers killed at random moments: all they acknowledged is there and sound."""
    path = tmp_path / "j.db"
    with closing(open_journal(path, create=True)) as journal:
        begin(journal, "a", "1")
    dice = random.Random(1)
    for _round in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            first = writer.stdout.readline()
            assert first
            time.sleep(dice.random() * 0.03)
            writer.send_signal(signal.SIGKILL)
            acknowledged = int([first, *writer.stdout.read().splitlines(keepends=True)][-1])
        with closing(open_journal(path)) as journal:
            assert len(journal.entries("a")) in (acknowledged, acknowledged + 1)
    with closing(open_journal(path)) as journal:
        result = journal.verify()
        assert result.sound
        assert result.stale == 0
        assert len(journal.search(f"kata{result.facts - 1}")) == 1
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        db.execute("INSERT INTO case_search (case_search) VALUES ('integrity-check')")


def test_a_stopped_holder_does_not_stop_readers(tmp_path: Path) -> None:
    """While a writer is frozen in the middle, others still read and get a message when writing."""
    path = tmp_path / "j.db"
    with closing(open_journal(path, create=True)) as journal:
        begin(journal, "a", "1")
        add(journal, "a", 1)
    code = (
        "import sys, time; from etik_tui.journal.open import open_journal\n"
        "with open_journal(sys.argv[1])._engine.writing() as db:\n"
        "    print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGSTOP)
        journal = open_journal(path, patience=0.1)
        assert len(journal.entries("a")) == 2
        with pytest.raises(StorageError, match="sedang dipakai"):
            add(journal, "a", 2)
        journal.close()
        holder.kill()
    with closing(open_journal(path)) as journal:
        add(journal, "a", 2)
