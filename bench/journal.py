"""The journal at 10, 10,000 and 100,000 cases: what a size costs, and what the journal adds.

Every figure is a median. Compare columns and the ratios at the end, all from one run; the
milliseconds differ from machine to machine. `python bench/journal.py 10 1000` chooses sizes.
"""

import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from msgspec.structs import replace

from etik_tui.clock import FixedClock
from etik_tui.domain.case import fold
from etik_tui.domain.fact import CaseRegistered, NoteAdded
from etik_tui.journal import index, record
from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Journal
from etik_tui.journal.row import CaseRow, DueRow, RowQuery, Sort
from etik_tui.journal.schema import SQLITE
from etik_tui.journal.sqlite import SqliteEngine

SIZES = (10, 10_000, 100_000)
FACTS = 10
DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
STAGES = ("diterima", "diperiksa", "majelis", "sidang", "putusan", "selesai")
NAMES = ("Budi", "Siti", "Agus", "Dewi", "Rina", "Joko", "Wati", "Hadi", "Sari", "Eko")
SURNAMES = ("Santoso", "Aminah", "Prakoso", "Lestari", "Wijaya", "Utami", "Nugroho", "Kartika")
START = """
from etik_tui.journal.open import open_journal
from etik_tui.journal.row import RowQuery
import sys
open_journal(sys.argv[1]).rows(RowQuery(institution="alfa", stage="sidang", closed=False))
"""


def cases(count: int) -> Iterator[tuple[list[CaseRegistered | NoteAdded], CaseRow]]:
    """Yield the facts and the row of invented cases."""
    dice, clock = random.Random(3), FixedClock(NOW)
    for n in range(count):
        case_id, number = clock.new_id(), f"{n + 1:03d}/KE/III/2026"
        person = f"{dice.choice(NAMES)} {dice.choice(SURNAMES)} {n}"
        stage = dice.randrange(len(STAGES))
        due = DAY + timedelta(days=dice.randrange(-30, 60))
        first = CaseRegistered(
            at=DAY,
            number=number,
            profile="alfa",
            profile_version="1",
            profile_digest="",
            channel="laporan",
            title=f"Laporan terhadap {person}",
        )
        text = f"{number} {first.title} diduga tidak netral dan hadir dalam kegiatan kampanye"
        notes = [NoteAdded(at=DAY, text=f"{text} ke-{step}") for step in range(1, FACTS)]
        names = {"case_id": case_id, "number": number, "institution": "alfa"}
        deadline = DueRow(**names, deadline="d", title="Memeriksa", due=due, cite="Pasal 9(2)")
        closed = stage == len(STAGES) - 1
        row = CaseRow(
            **names,
            stage=STAGES[stage],
            stage_order=stage,
            title=first.title,
            terlapor=(person,),
            registered=DAY,
            updated=NOW + timedelta(seconds=n),
            version=FACTS,
            closed=closed,
            due=None if closed else due,
            dues=() if closed else (deadline,),
            search_text=text,
        )
        yield [first, *notes], row


def seed(path: Path, count: int) -> float:
    """Make a journal of so many cases in few transactions; return the seconds it took."""
    engine, source = SqliteEngine(path, create=True), cases(count)
    started = perf_counter()
    left = count
    while left > 0:
        with engine.writing() as db:
            for _case in range(min(left, 5000)):
                facts, row = next(source)
                record.begin_case(db, row.case_id, facts, actor="x", recorded_at=NOW)
                index.write_row(db, SQLITE, row)
        left -= 5000
    engine.close()
    return perf_counter() - started


def timed(act: Callable[[], object], repeats: int = 15) -> float:
    """Return the median milliseconds of an act."""
    times = []
    for _time in range(repeats):
        started = perf_counter()
        act()
        times.append((perf_counter() - started) * 1000)
    return median(times)


def opened(path: Path) -> None:
    """Open and close, as every start does."""
    open_journal(path).close()


def process(code: str, *arguments: str) -> Callable[[], object]:
    """Return an act that runs Python code in a process of its own."""
    return lambda: subprocess.run([sys.executable, "-c", code, *arguments], check=True)


def measure(path: Path) -> dict[str, float]:
    """Return the milliseconds of everything a screen asks, on one journal."""
    column = RowQuery(institution="alfa", stage="sidang", closed=False)
    figures = {"open and close": timed(lambda: opened(path))}
    with closing(open_journal(path)) as journal:
        ids = list(journal.case_ids())
        middle = journal.entries(ids[len(ids) // 2])
        deep = journal.rows(RowQuery(offset=len(ids) // 2, limit=1)).after
        acts: dict[str, Callable[[], object]] = {
            "column of 50": lambda: journal.rows(column),
            "list by due, 50": lambda: journal.rows(RowQuery()),
            "list by number, 50": lambda: journal.rows(RowQuery(sort=Sort.NUMBER)),
            "page from the middle": lambda: journal.rows(RowQuery(after=deep)),
            "page by offset": lambda: journal.rows(RowQuery(offset=len(ids) // 2)),
            "stage counts": lambda: journal.stage_counts(DAY),
            "agenda, 100": lambda: journal.dues(limit=100),
            "agenda, days of a month": lambda: journal.due_kinds(DAY, DAY + timedelta(31)),
            "search, rare": lambda: journal.search("lestari 4"),
            "search, every case": lambda: journal.search("kampanye"),
            "search, one letter": lambda: journal.search("k"),
            "list narrowed by text": lambda: journal.rows(RowQuery(text="dewi", stage="sidang")),
            "facts of a case": lambda: journal.entries(middle[0].case),
            "anything new?": journal.data_version,
        }
        figures |= {name: timed(act) for name, act in acts.items()}
        figures["append"] = timed(append_to(journal, ids), 60)
    return figures


def append_to(journal: Journal, ids: list[str]) -> Callable[[], object]:
    """Return an act that records a fact with its row on some case."""
    dice = random.Random(5)

    def act() -> None:
        row = journal.row(dice.choice(ids))
        assert row
        version = len(journal.entries(row.case_id))
        text = f"{row.number} {row.title} diduga tidak netral"
        newer = replace(row, version=version + 1, search_text=text)
        facts = [NoteAdded(at=DAY, text="catatan")]
        journal.append(row.case_id, version, facts, actor="x", recorded_at=NOW, row=newer)

    return act


def bare_insert(folder: Path) -> float:
    """Return the milliseconds of the least that a durable write can be."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as db:
        db.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT);")
        db.execute("PRAGMA synchronous=FULL")
        numbers = iter(range(1000))
        return timed(
            lambda: db.execute("INSERT INTO t VALUES (?, ?)", (f"{next(numbers)}", "x" * 300)), 60
        )


def main() -> None:
    """Measure all sizes and print the table and the ratios."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    with tempfile.TemporaryDirectory() as name:
        folder, table, seeded = Path(name), {}, 0.0
        for size in sizes:
            path = folder / f"{size}.db"
            seeded = seed(path, size)
            table[size] = measure(path)
        print(f"{'milliseconds':26}" + "".join(f"{size:>12,}" for size in sizes))
        for act in table[sizes[0]]:
            print(f"{act:26}" + "".join(f"{table[size][act]:12.3f}" for size in sizes))
        last, bare = sizes[-1], bare_insert(folder)
        ratio = table[last]["append"] / bare
        print(f"\nappend with row and search : bare durable insert = {ratio:.1f} ({bare:.3f} ms)")
        plain = timed(process("import sqlite3"), 9)
        for size in sizes:
            start = timed(process(START, str(folder / f"{size}.db")), 9)
            print(f"process that reads a column of {size:,} : import sqlite3 = {start / plain:.2f}")
        bulk(folder / f"{last}.db", last, seeded)


def bulk(path: Path, size: int, seeded: float) -> None:
    """Print what work on the whole journal costs."""
    print(f"\n{size:,} cases, {size * FACTS:,} facts, {path.stat().st_size >> 20} MB")
    print(f"record all in bulk {seeded:.1f} s")
    with closing(open_journal(path)) as journal:
        started = perf_counter()
        assert journal.verify().sound
        print(f"verify {perf_counter() - started:.1f} s")
        started = perf_counter()
        folded = sum(fold(entries[0].case, entries).version for entries in journal.all_entries())
        print(f"read and fold {folded:,} facts {perf_counter() - started:.1f} s")
        started = perf_counter()
        written = journal.reindex(
            row for _facts, row in cases(size) if len(journal.entries(row.case_id)) == row.version
        )
        print(f"replace {written:,} index rows {perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
