"""The journal on a PostgreSQL server and in a file, side by side in one run.

A server of its own is started, with durable commits, on a socket of this machine: a server across
a network adds its round trips, ten for an act. `python bench/postgres.py 5000` chooses how many
cases. Compare the columns and the ratios; the figures differ from machine to machine.
"""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

import psycopg  # noqa: E402 - after the path is set
from journal import DAY, FACTS, append_to, seed  # noqa: E402 - after the path is set

from etik_tui.journal.open import open_engine, open_journal  # noqa: E402 - after the path is set
from etik_tui.journal.port import Journal  # noqa: E402 - after the path is set
from etik_tui.journal.row import RowQuery, Sort  # noqa: E402 - after the path is set
from etik_tui.journal.transfer import copy_journal  # noqa: E402 - after the path is set
from tests.postgres import server  # noqa: E402 - after the path is set

CASES = 20_000
CROWD = 8
CROWD_SECONDS = 5.0
CROWDED = """
import random, sys, time
from etik_tui.errors import ConflictError
from etik_tui.journal.open import open_journal
from tests.journal.cases import NOW, note, row_of
target, writer, cases, seconds = sys.argv[1], *map(int, sys.argv[2:])
journal, dice, done, slow = open_journal(target, patience=60), random.Random(writer), 0, []
ids = [case for case, _n in zip(journal.case_ids(), range(cases))]
print("ready", flush=True); sys.stdin.readline()
end = time.perf_counter() + seconds
while (began := time.perf_counter()) < end:
    case = dice.choice(ids)
    seen = journal.version(case)
    row = row_of(case, case, version=seen + 1, search_text=f"perkara {done}")
    try:
        journal.append(case, seen, [note("x" * 300)], actor="x", recorded_at=NOW, row=row)
    except ConflictError:
        continue
    done += 1
    slow.append(time.perf_counter() - began)
print(done, sorted(slow)[int(len(slow) * 0.99)] if slow else 0)
"""


def timed(act: Callable[[], object], repeats: int = 31) -> float:
    """Return the median milliseconds of an act."""
    times = []
    for _time in range(repeats):
        started = perf_counter()
        act()
        times.append((perf_counter() - started) * 1000)
    return median(times)


def asked(target: str) -> dict[str, float]:
    """Return the milliseconds of what a screen asks."""
    figures = {"open and close": timed(lambda: open_journal(target).close(), 9)}
    with closing(open_journal(target)) as journal:
        ids = list(journal.case_ids())
        deep = journal.rows(RowQuery(offset=len(ids) // 2, limit=1)).after
        column = RowQuery(institution="alfa", stage="sidang", closed=False)
        acts: dict[str, Callable[[], object]] = {
            "column of 50": lambda: journal.rows(column),
            "list by number, 50": lambda: journal.rows(RowQuery(sort=Sort.NUMBER)),
            "page from the middle": lambda: journal.rows(RowQuery(after=deep)),
            "stage counts": lambda: journal.stage_counts(DAY),
            "agenda, 100": lambda: journal.dues(limit=100),
            "agenda, days of a month": lambda: journal.due_kinds(DAY, DAY + timedelta(31)),
            "search, rare": lambda: journal.search("lestari 4"),
            "search, every case": lambda: journal.search("kampanye"),
            "facts of a case": lambda: journal.entries(ids[len(ids) // 2]),
            "anything new?": journal.data_version,
        }
        figures |= {name: timed(act) for name, act in acts.items()}
        figures["append with row and search"] = timed(append_to(journal, ids), 101)
    return figures


def crowd(target: str, cases: int) -> tuple[float, float]:
    """Return acts a second of eight processes on so many cases, and their 99th percentile in ms."""
    command = [sys.executable, "-c", CROWDED, target]
    rest = [str(cases), str(int(CROWD_SECONDS))]
    writers = [
        subprocess.Popen(
            [*command, str(n), *rest],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(CROWD)
    ]
    for writer in writers:
        assert writer.stdout
        writer.stdout.readline()
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [writer.communicate()[0].split() for writer in writers]
    done = sum(int(each[0]) for each in told)
    return done / CROWD_SECONDS, max(float(each[1]) for each in told) * 1000


def noticed(target: str) -> float:
    """Return the milliseconds until another session hears of an act, asking without pause."""
    with closing(open_journal(target)) as listener, closing(open_journal(target)) as writer:
        act, times = append_to(writer, list(writer.case_ids())[:50]), []
        for _time in range(15):
            first, heard = listener.data_version(), threading.Event()

            def listen(first: int = first, heard: threading.Event = heard) -> None:
                while listener.data_version() == first:
                    sleep(0.0005)
                heard.set()

            thread = threading.Thread(target=listen)
            thread.start()
            act()
            started = perf_counter()
            heard.wait(5)
            times.append((perf_counter() - started) * 1000)
            thread.join()
    return median(times)


def sizes(target: str) -> list[tuple[str, int, int]]:
    """Return the tables of a server by bytes: name, rows alone, indexes."""
    with psycopg.connect(target, autocommit=True) as db:
        db.execute("VACUUM ANALYZE")
        return db.execute(
            "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class"
            " WHERE relnamespace = 'etik'::regnamespace AND relkind = 'r' ORDER BY 2 DESC LIMIT 6"
        ).fetchall()


def verified(journal: Journal) -> float:
    """Return how many facts a second the check of chains reads."""
    started = perf_counter()
    result = journal.verify()
    assert result.sound
    return result.facts / (perf_counter() - started)


def main() -> None:
    """Measure both and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    folder = server.start(os.getpid(), durable=True)
    with psycopg.connect(server.url(folder, "postgres", "postgres"), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE bench OWNER {server.OWNER}")
    target = server.url(folder, "bench")
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "j.db"
        seeded = seed(path, count)
        started = perf_counter()
        with (
            closing(open_engine(path)) as source,
            closing(open_engine(target, create=True)) as copy,
        ):
            done = copy_journal(source, copy, lambda *_step: None)
        copied = perf_counter() - started
        print(f"{count:,} cases of {FACTS} facts; made in the file in {seeded:.1f} s")
        print(f"copied with checks in {copied:.1f} s ({done.facts / copied:,.0f} facts/s)\n")
        kilobyte = path.stat().st_size / count / 1024
        tables = sizes(target)
        places = {"file": str(path), "server": target}
        figures = {place: asked(each) for place, each in places.items()}
        print(f"{'milliseconds':28}{'file':>10}{'server':>10}{'ratio':>8}")
        for act, here in figures["file"].items():
            there = figures["server"][act]
            print(f"{act:28}{here:10.3f}{there:10.3f}{there / here:8.1f}")
        print(f"{'another session hears':28}{noticed(str(path)):10.3f}{noticed(target):10.3f}")
        print(f"\n{CROWD} processes            acts/s (99th percentile, ms)")
        for words, cases in (("spread over all cases", count), ("on 5 cases", 5)):
            told = [crowd(each, cases) for each in places.values()]
            print(f"{words:24}" + "".join(f"{rate:10,.0f} ({slow:.0f})" for rate, slow in told))
        for place, each in places.items():
            with closing(open_journal(each)) as journal:
                print(f"check of chains, {place}: {verified(journal):,.0f} facts/s")
        print(f"\nfile: {kilobyte:.1f} KB a case, index and search included")
        for table, rows, indexes in tables:
            print(
                f"{table:12} {rows / count:8,.0f} B a case + {indexes / count:6,.0f} B of indexes"
            )


if __name__ == "__main__":
    main()
