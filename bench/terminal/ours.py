"""Our own workspaces with many invented cases, made once and kept under build/bench."""

import random
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path

from bench.terminal.program import HOME, Program, Step, times
from etik_tui.casework.indexing import case_row
from etik_tui.casework.office import Office
from etik_tui.casework.opening import create_workspace, find_plugins
from etik_tui.casework.workspace import Workspace
from etik_tui.clock import FixedClock, SystemClock
from etik_tui.domain import fact as facts
from etik_tui.domain.case import begin
from etik_tui.domain.fact import AnyFact
from etik_tui.domain.person import Party, Person, Role
from etik_tui.journal import index, record
from etik_tui.journal.schema import SQLITE
from etik_tui.journal.sqlite import SqliteEngine
from etik_tui.plugins.loading import Plugin

ETIK = Path(sys.executable).with_name("etik")
PROFILE = "bawaslu"
ACTOR = "bench"
FIRST = ("Ayu", "Bagus", "Citra", "Dewi", "Eka", "Fajar", "Gita", "Hadi", "Indah", "Joko")
LAST = ("Wibowo", "Lestari", "Pratama", "Saputra", "Maharani", "Nugroho", "Siregar", "Wulandari")
ACTS = ("Unggahan dukungan", "Hadir di kampanye", "Bocor rahasia", "Jam kerja", "Hadiah", "Ujaran")
# How far a case has come; most have only been taken in.
COURSE = ("diterima-instansi", "diterima-ppk", "majelis-dibentuk")
REACHED = (1, 2, 2, 2, 3, 3)
BATCH = 2000


def workspace(count: int) -> Path:
    """Return a folder with so many cases, made if it is not there or is of another make."""
    folder = HOME / "etik" / f"{count}"
    mark = folder.with_suffix(".made")
    make = f"{len(SQLITE.migrations)} {SystemClock().today():%G-%V}"
    if mark.exists() and mark.read_text(encoding="utf-8") == make:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    print(f"seeding {count:,} cases", file=sys.stderr, flush=True)
    seed(folder, count, SystemClock().today())
    mark.write_text(make, encoding="utf-8")
    return folder


def seed(
    folder: Path,
    count: int,
    today: date,
    plugins: Callable[[], tuple[Plugin, ...]] = find_plugins,
) -> None:
    """Make a workspace with invented cases, as casework makes them, in few transactions."""
    now = datetime.combine(today, time(2), UTC)
    office = Office(name="Sekretariat Contoh", profile=PROFILE)
    clock = FixedClock(now)
    made = create_workspace(folder, office, clock, ACTOR, plugins=plugins, durable=False)
    engine, dice = SqliteEngine(folder / "journal.db", durable=False), random.Random(count)
    numbers = iter(range(1, count + 1))
    while batch := list(islice(numbers, BATCH)):
        with engine.writing() as db:
            for n in batch:
                _write(made, db, [*opening(n, today, dice)], now)
    engine.close()
    made.close()


def _write(made: Workspace, db: object, chain: list[AnyFact], now: datetime) -> None:
    case = begin(made.clock.new_id(), chain, now, ACTOR)
    own = [entry.fact for entry in case.entries]
    record.begin_case(db, case.id, own, actor=ACTOR, recorded_at=now)
    index.write_row(db, SQLITE, case_row(made, case))


def opening(n: int, today: date, dice: random.Random) -> Iterator[AnyFact]:
    """Yield the first facts of an invented case, received some day before today."""
    day = today - timedelta(days=dice.randrange(40))
    name = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    yield facts.CaseRegistered(
        at=day,
        number=f"{n:06d}/{today.year}",
        profile=PROFILE,
        profile_version="1",
        profile_digest="",
        channel="laporan",
        title=f"{dice.choice(ACTS)} {n}",
    )
    party = Party(id="p1", role=Role.TERLAPOR, person=Person(name=name))
    yield facts.PartyAdded(at=day, party=party)
    for milestone in COURSE[: dice.choice(REACHED)]:
        dates = {"ditetapkan" if milestone == COURSE[-1] else "diterima": day}
        yield facts.MilestoneRecorded(at=day, milestone=milestone, dates=dates)


def program(count: int, *options: str, source: str = "") -> Program:
    """Return our program on so many cases, with the keys that are measured.

    `source` is the folder of another version's packages.
    """
    folder = workspace(count)
    # The first picture is prepared for one person's next start: another look is another person's.
    actor = "".join((ACTOR, *options))
    return Program(
        name="etik " + " ".join(options) if options else "etik",
        kind="ours",
        items=count,
        argv=(str(ETIK), "--workspace", str(folder), "--as", actor, *options),
        named="|".join(LAST),
        env=_env(source),
        steps=steps(),
        leave=b"q",
    )


def steps() -> tuple[Step, ...]:
    """Return the keys: around the board, through it, into a case and back, search, the agenda."""
    opened = (Step("open", ("enter",)), Step("back", ("escape",)))
    agenda = (Step("agenda", ("2",)), Step("", ("1",)))
    return (
        Step("", ("j",)),
        times("move", "j", 6),
        times("move", "k", 6),
        Step("column", ("l", "h") * 3),
        times("page", "page", 5),
        times("scroll", "j", 8),
        *(opened * 4),
        Step("", ("/",)),
        Step("search", tuple("wibowo")),
        Step("", ("escape", "escape")),
        *(agenda * 3),
    )


def _env(source: str) -> dict[str, str]:
    return {"PYTHONPATH": source} if source else {}


def verb(name: str, count: int, *words: str, source: str = "") -> Program:
    """Return a verb of our program that prints and ends."""
    argv = (str(ETIK), "--workspace", str(workspace(count)), "--as", ACTOR, *words)
    return Program(name=name, kind="ours", items=count, argv=argv, named="", env=_env(source))
