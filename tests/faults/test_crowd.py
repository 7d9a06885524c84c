"""Eight processes that record on the same cases at once: nothing is lost, nothing doubled."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import perf_counter

import pytest

from etik_tui.journal.open import open_journal
from tests.faults.size import size
from tests.faults.writer import CASES, REGISTER_EVERY
from tests.journal.cases import begin

ROOT = Path(__file__).parents[2]
WRITERS = 8
ACTS = size(30, 500)


@pytest.fixture(params=["sqlite", "postgres"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty journal is: a file, or a database on a server."""
    if request.param == "sqlite":
        return str(tmp_path / "j.db")
    return request.getfixturevalue("postgres")


@pytest.mark.timeout(size(120, 1800))
def test_a_crowd_loses_nothing(target: str) -> None:
    """Every act of every writer is stored once, numbers are unique, collisions are conflicts."""
    with closing(open_journal(target, create=True)) as journal:
        for n in range(CASES):
            begin(journal, f"c{n}", f"c{n}")
    command = [sys.executable, "-m", "tests.faults.writer", target]
    writers = [
        subprocess.Popen(
            [*command, str(n), str(ACTS)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(WRITERS)
    ]
    assert [writer.stdout.readline() for writer in writers] == ["ready\n"] * WRITERS
    started = perf_counter()
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    printed = [writer.communicate() for writer in writers]
    seconds = perf_counter() - started
    for writer, (_out, error) in zip(writers, printed, strict=True):
        assert writer.returncode == 0, error
    told = [json.loads(out) for out, _error in printed]
    with closing(open_journal(target)) as journal:
        texts = [
            entry.fact.text
            for case in range(CASES)
            for entry in journal.entries(f"c{case}")
            if entry.version > 1
        ]
        expected = [f"{w}.{a}" for w in range(WRITERS) for a in range(ACTS) if a % REGISTER_EVERY]
        assert sorted(texts) == sorted(expected)
        numbers = [number for each in told for number in each["numbers"]]
        count = WRITERS * len(range(0, ACTS, REGISTER_EVERY))
        assert sorted(numbers) == [f"{n:03d}/KE/III/2026" for n in range(1, count + 1)]
        result = journal.verify()
        assert (result.cases, result.stale, result.faults) == (CASES + count, 0, ())
    conflicts = sum(each["conflicts"] for each in told)
    assert conflicts, "eight processes on five cases that never collide do not run at once"
    slowest = max(each["slowest"] for each in told)
    place = "PostgreSQL" if "://" in target else "SQLite"
    print(
        f"{place}: {WRITERS} x {ACTS} acts in {seconds:.1f} s, {conflicts} conflicts told,"
        f" slowest act {slowest:.2f} s, 0 lost, 0 doubled"
    )
