"""The store: acts that are safe on the disk, whole lists, the index made anew, a million facts.

    .venv/bin/python -m bench.store [CASES [FACTS]]

Cases as casework makes them (100,000 unless said, kept under build/bench between runs), and a
journal of a million facts. Beside each figure stands the least that the same work can be in the
same run: an insert with the same pragmas, the same rows read and hashed. Compare the ratios; the
seconds differ from machine to machine and with what else runs there. CPU is processor time.
"""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from msgspec import Struct

from bench.journal import FACTS, seed
from bench.terminal import ours
from etik_tui.casework.agenda import AgendaQuery, agenda
from etik_tui.casework.casefile import add_note
from etik_tui.casework.opening import open_workspace
from etik_tui.casework.recomputation import reindex
from etik_tui.casework.review import review
from etik_tui.casework.statistics import statistics
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import SystemClock
from etik_tui.journal.open import open_engine
from etik_tui.journal.transfer import copy_journal
from etik_tui.journal.verification import verify_chains

CASES, WANTED_FACTS = 100_000, 1_000_000
ACTS = 300
NOTE = "Berkas diterima lengkap dan disimpan dalam lemari besi."
ROWS = "SELECT case_id, version, recorded_at, actor, body, previous, hash FROM fact ORDER BY 1, 2"


class Took(Struct, frozen=True, kw_only=True):
    """What some work took, in seconds, and of how many parts it was."""

    name: str
    parts: int
    seconds: float
    cpu: float

    def line(self, floor: "Took | None" = None) -> str:
        """Return it as a row of a table, beside the least it could be."""
        times = used = ""
        if floor:
            share = self.parts / floor.parts
            times, used = (
                f"{own / other / share:.1f} ×"
                for own, other in ((self.seconds, floor.seconds), (self.cpu, floor.cpu))
            )
        return (
            f"| {self.name} | {self.parts:,} | {self.seconds:,.3f} | {self.cpu:,.3f}"
            f" | {self.parts / self.seconds:,.0f} | {times} | {used} |"
        )


def timed(name: str, parts: int, work: Callable[[], object]) -> Took:
    """Do some work once."""
    began, cpu = perf_counter(), process_time()
    work()
    took, used = perf_counter() - began, process_time() - cpu
    return Took(name=name, parts=parts, seconds=took, cpu=used)


def each_timed(name: str, acts: int, act: Callable[[int], object]) -> Took:
    """Do an act many times; the seconds are the median of one, times how many there were."""
    times, cpu = [], process_time()
    for n in range(acts):
        began = perf_counter()
        act(n)
        times.append(perf_counter() - began)
    return Took(name=name, parts=acts, seconds=median(times) * acts, cpu=process_time() - cpu)


def bare_insert(folder: Path) -> Callable[[int], object]:
    """Return the least that a durable write can be: one row, with the pragmas of the journal."""
    db = sqlite3.connect(folder / "bare.db", isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    for pragma in ("synchronous=FULL", "wal_autocheckpoint=0", "secure_delete=ON"):
        db.execute(f"PRAGMA {pragma}")
    db.execute("CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT)")
    return lambda n: db.execute("INSERT INTO t VALUES (?, ?)", (f"{n}", "x" * 300))


def acts(workspace: Workspace, folder: Path) -> list[str]:
    """Measure acts that are on the disk before the next begins, by turns with bare inserts."""
    numbers = [row.number for row in workspace.journal.search("wibowo", ACTS)]
    floor = each_timed("bare insert, synced", ACTS, bare_insert(folder))
    noted = each_timed(
        "act: a note, with index and search",
        ACTS,
        lambda n: add_note(workspace, numbers[n % len(numbers)], f"{NOTE} {n}"),
    )
    return [floor.line(), noted.line(floor)]


def lists(workspace: Workspace, count: int) -> list[str]:
    """Measure what is asked of all cases at once."""
    first = AgendaQuery(limit=100)
    every = AgendaQuery()
    queue = "review queue, first page"
    found = [
        timed("agenda, first 100", count, lambda: agenda(workspace, first)),
        timed("agenda, all limits", count, lambda: agenda(workspace, every)),
        timed(queue, count, lambda: review(workspace)),
        timed("statistics", count, lambda: statistics(workspace)),
    ]
    return [each.line() for each in found]


def million(folder: Path, facts: int) -> list[str]:
    """Measure the check of every fact, and a whole copy, beside reading and hashing the rows."""
    path = folder / "million.db"
    recorded = timed("record in bulk", facts, lambda: seed(path, facts // FACTS))

    def read() -> None:
        with closing(sqlite3.connect(path)) as db:
            rows = db.execute(ROWS)
            while some := list(islice(rows, 2000)):
                for row in some:
                    sha256(row[4].encode()).hexdigest()

    floor = timed("read and hash every row", facts, read)
    with closing(open_engine(path)) as engine:
        checked = timed("verify", facts, lambda: verify_chains(engine))
        with closing(open_engine(folder / "copy.db", create=True)) as target:
            copied = timed(
                "copy, checked before and after",
                facts,
                lambda: copy_journal(engine, target, lambda _stage, _done, _total: None),
            )
    lines = [recorded.line(), floor.line(), checked.line(floor), copied.line(floor)]
    return [*lines, f"\n{path.stat().st_size >> 20} MiB"]


def main() -> None:
    """Measure and print one table."""
    sizes = (*map(int, sys.argv[1:]), *(CASES, WANTED_FACTS)[len(sys.argv) - 1 :])
    count, facts = sizes[:2]
    print("| work | parts | s | CPU s | a second | : the least | by CPU time |")
    print("|---|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ours.workspace(count), folder / "kantor")
        with closing(open_workspace(folder / "kantor", SystemClock(), ours.ACTOR)) as workspace:
            for part in (acts(workspace, folder), lists(workspace, count)):
                print("\n".join(part), flush=True)
            made = timed("index made anew", count, lambda: reindex(workspace))
            print(made.line(), flush=True)
        print("\n".join(million(folder, facts)))


if __name__ == "__main__":
    main()
