"""The agenda over 1,000, 10,000 and 100,000 open cases, and computing them all anew, in one run.

    .venv/bin/python bench/agenda.py [SIZE …]

Cases of two regulations, with their own limits, as casework makes them. Every figure is a median.
Compare columns and the ratios at the end; the milliseconds differ from machine to machine.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

from etik_tui.casework.indexing import case_row
from etik_tui.casework.office import Office
from etik_tui.casework.opening import create_workspace
from etik_tui.casework.recomputation import recompute
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock
from etik_tui.domain import fact as facts
from etik_tui.domain.case import begin, fold
from etik_tui.domain.fact import AnyFact
from etik_tui.domain.person import Party, Person, Role
from etik_tui.journal import index, record
from etik_tui.journal.port import Journal
from etik_tui.journal.row import DueSift
from etik_tui.journal.schema import SQLITE
from etik_tui.journal.sqlite import SqliteEngine
from etik_tui.plugins.loading import Plugin
from etik_tui.procedure.deadline import deadlines

SIZES = (1_000, 10_000, 100_000)
ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SECOND_RECEIPT = {"bawaslu": "diterima-ppk", "banjarnegara": "diterima-pejabat"}
CLOSURE = '[[add]]\ndate = 2026-03-05\nname = "Upacara daerah"\nbasis = "SK 1/2026"\n'
PAGE = 100


def opening(n: int, dice: random.Random) -> list[AnyFact]:
    """Return the first facts of an invented case, received some day before today."""
    profile = dice.choice(tuple(SECOND_RECEIPT))
    day = TODAY - timedelta(days=dice.randrange(40))
    person = Party(id="p1", role=Role.TERLAPOR, person=Person(name=f"Orang {n}"))
    chain: list[AnyFact] = [
        facts.CaseRegistered(
            at=day,
            number=f"{n:06d}/2026",
            profile=profile,
            profile_version="1",
            profile_digest="",
            channel="laporan",
            title="Perkara",
        ),
        facts.PartyAdded(at=day, party=person),
    ]
    chain += [
        facts.MilestoneRecorded(at=day, milestone=milestone, dates={"diterima": day})
        for milestone in ("diterima-instansi", SECOND_RECEIPT[profile])
    ]
    if dice.random() < 0.5:
        formed = facts.MilestoneRecorded(
            at=day, milestone="majelis-dibentuk", dates={"ditetapkan": day}
        )
        chain.append(formed)
    return chain


def seed(workspace: Workspace, path: Path, count: int) -> None:
    """Fill a journal with invented cases, in few transactions."""
    engine, dice = SqliteEngine(path, durable=False), random.Random(7)
    numbers = iter(range(1, count + 1))
    while batch := list(islice(numbers, 2000)):
        with engine.writing() as db:
            for n in batch:
                case = begin(workspace.clock.new_id(), opening(n, dice), NOW, "x")
                chain = [entry.fact for entry in case.entries]
                record.begin_case(db, case.id, chain, actor="x", recorded_at=NOW)
                index.write_row(db, SQLITE, case_row(workspace, case))
    engine.close()


def timed(act: Callable[[], object], repeats: int = 15) -> float:
    """Return the median milliseconds of an act."""
    times = []
    for _time in range(repeats):
        started = perf_counter()
        act()
        times.append((perf_counter() - started) * 1000)
    return median(times)


def measure(journal: Journal, calendar: str) -> dict[str, float]:
    """Return the milliseconds of everything the calendar asks of the index."""
    middle = journal.dues(since=TODAY, limit=1)[0]
    month = (date(2026, 3, 1), date(2026, 3, 31))
    owed, kind = DueSift(actors=("ppk",)), DueSift(deadlines=("pemeriksaan",))
    rare = DueSift(deadlines=("putusan",), actors=("sekretaris",))
    acts: dict[str, Callable[[], object]] = {
        "past due first, 100": lambda: journal.dues(limit=PAGE),
        "next page": lambda: journal.dues(limit=PAGE, after=middle),
        "one day, 100": lambda: journal.dues(TODAY, TODAY, limit=PAGE),
        "one institution, 100": lambda: journal.dues(limit=PAGE, institution="bawaslu"),
        "one actor, 100": lambda: journal.dues(limit=PAGE, sift=owed),
        "one kind, 100": lambda: journal.dues(limit=PAGE, sift=kind),
        "kind and actor, none": lambda: journal.dues(limit=PAGE, sift=rare),
        "counts of a month": lambda: journal.due_kinds(*month),
        "of another calendar?": lambda: journal.count_outdated(calendar),
    }
    return {name: timed(act) for name, act in acts.items()}


def by_facts(workspace: Workspace, most: int = 500) -> float:
    """Return the milliseconds a case costs where the agenda reads its facts."""

    def act() -> None:
        for case_id in islice(workspace.journal.case_ids(), most):
            case = fold(case_id, workspace.journal.entries(case_id))
            deadlines(workspace.situation(case))

    return timed(act, 3) / most


def whole(journal: Journal) -> int:
    """Read the whole agenda page by page and return how many limits it has."""
    return sum(len(page) for page in pages(journal))


def pages(journal: Journal) -> Iterator[tuple[object, ...]]:
    """Yield the agenda in pages of a thousand."""
    last = None
    while page := journal.dues(limit=1000, after=last):
        yield page
        last = page[-1]


def main() -> None:
    """Measure all sizes and print the table and the ratios."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    table: dict[int, dict[str, float]] = {}
    bulk: list[str] = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            workspace = opened(Path(name) / "kantor")
            seed(workspace, workspace.folder / "journal.db", size)
            table[size] = measure(workspace.journal, workspace.calendar_version)
            started = perf_counter()
            found = whole(workspace.journal)
            seconds = perf_counter() - started
            bulk.append(f"{size:,} cases: all {found:,} limits, page by page {seconds:.2f} s")
            facts_ms = by_facts(workspace)
            bulk.append(recomputed(workspace))
            workspace.close()
    print(f"{'milliseconds':26}" + "".join(f"{size:>12,}" for size in sizes))
    for act in table[sizes[0]]:
        print(f"{act:26}" + "".join(f"{table[size][act]:12.3f}" for size in sizes))
    print("\n" + "\n".join(bulk))
    last = sizes[-1]
    page = table[last]["past due first, 100"]
    print(
        f"\nagenda of {last:,} cases from their facts : first page from the index"
        f" = {facts_ms * last / page:,.0f}"
    )


def opened(folder: Path) -> Workspace:
    """Return a new workspace that does not wait for the disk."""
    profiles = tuple(ROOT / "profiles" / name for name in SECOND_RECEIPT)
    return create_workspace(
        folder,
        Office(profile="bawaslu"),
        FixedClock(NOW),
        "x",
        plugins=lambda: (Plugin(name="bench", profiles=profiles),),
        durable=False,
    )


def recomputed(workspace: Workspace) -> str:
    """Add a day off, compute all cases anew, and say what that took and what it moved."""
    (workspace.folder / "calendar.toml").write_text(CLOSURE, encoding="utf-8")
    started = perf_counter()
    done = recompute(workspace)
    seconds = perf_counter() - started
    assert not done.left
    return (
        f"  one more day off: {seconds:.1f} s, {done.cases / seconds:,.0f} cases a second,"
        f" {done.moved:,} dates moved in {done.moved_cases:,} cases"
    )


if __name__ == "__main__":
    main()
