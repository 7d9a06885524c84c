"""Bulk working-day arithmetic against a day loop, numpy, `holidays` and `workalendar`, in one run.

    .venv/bin/python bench/workdays.py [--questions N]

Every contender answers the same random questions (2024-2027, five-day week, collective leave off):
the n-th working day after a date, n from 1 to 40, and the working days between two dates. The
answers must be equal before a time is printed; slow contenders answer a share of the questions.
Times are the best of five. The last column is the ratio to our own, which is what carries over
from one machine to another. `workalendar` knows no Indonesia: it is given our days off. It is no
dependency of the project; the first run puts it into build/bench.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from etik_tui.workdays.build import build_calendar
from etik_tui.workdays.calendar import WorkCalendar

FIRST = date(2024, 1, 1)
SPAN_DAYS = 1300
LONGEST = 40
FEW = 400
EXTRA = Path(__file__).parents[1] / "build" / "bench"
Question = tuple[date, int]
Span = tuple[date, date]


@dataclass(frozen=True)
class Contender:
    """Somebody who answers both kinds of questions, many at once; `most` bounds how many."""

    name: str
    add: Callable[[Sequence[Question]], list[date]]
    count: Callable[[Sequence[Span]], list[int]]
    most: int | None = None


def draw(count: int) -> list[Question]:
    """Draw questions from a fixed seed."""
    source = random.Random(2024)
    return [
        (FIRST + timedelta(days=source.randrange(SPAN_DAYS)), source.randint(1, LONGEST))
        for _ in range(count)
    ]


def by_etik(calendar: WorkCalendar) -> Contender:
    """Ask our own calendar, one question after another."""
    return Contender(
        "etik_tui",
        lambda questions: [calendar.add(day, n) for day, n in questions],
        lambda spans: [calendar.count(start, end) for start, end in spans],
    )


def by_loop(off: frozenset[date]) -> Contender:
    """Walk day by day with a set of days off."""
    one_day = timedelta(days=1)

    def add(questions: Sequence[Question]) -> list[date]:
        answers = []
        for start, n in questions:
            day, left = start, n
            while left:
                day += one_day
                left -= day.weekday() < 5 and day not in off
            answers.append(day)
        return answers

    def count(spans: Sequence[Span]) -> list[int]:
        answers = []
        for start, end in spans:
            day, found = start, 0
            while day < end:
                day += one_day
                found += day.weekday() < 5 and day not in off
            answers.append(found)
        return answers

    return Contender("day loop", add, count)


def by_holidays() -> Iterator[Contender]:
    """Ask the `holidays` library, which walks too."""
    try:
        import holidays
    except ImportError:
        return
    table = holidays.country_holidays(
        "ID", years=range(2024, 2029), categories=("public", "government")
    )
    one_day = timedelta(days=1)

    def count(spans: Sequence[Span]) -> list[int]:
        # Its own count has both ends; ours leaves out the first.
        return [
            table.get_working_days_count(start + one_day, end) if end > start else 0
            for start, end in spans
        ]

    yield Contender(
        "holidays",
        lambda questions: [table.get_nth_working_day(day, n) for day, n in questions],
        count,
        10 * FEW,
    )


def by_workalendar(off: frozenset[date]) -> Iterator[Contender]:
    """Ask `workalendar` with a calendar of our days off."""
    workalendar = _workalendar()
    if workalendar is None:
        print("workalendar could not be installed; left out")
        return

    class Indonesia(workalendar.core.Calendar):  # type: ignore[misc]
        """Our days off by year."""

        def get_calendar_holidays(self, year: int) -> list[tuple[date, str]]:
            return [(day, "libur") for day in off if day.year == year]

        def get_weekend_days(self) -> tuple[int, int]:
            return (workalendar.core.SAT, workalendar.core.SUN)

    calendar = Indonesia()
    yield Contender(
        "workalendar",
        lambda questions: [calendar.add_working_days(day, n) for day, n in questions],
        lambda spans: [calendar.get_working_days_delta(start, end) for start, end in spans],
        FEW,
    )


def _workalendar() -> Any:
    sys.path.append(str(EXTRA))
    if not EXTRA.exists():
        uv = Path(sys.executable).with_name("uv")
        command = [str(uv if uv.exists() else "uv"), "pip", "install", "--quiet"]
        command += ["--python", sys.executable, "--target", str(EXTRA), "workalendar==17.0.0"]
        subprocess.run(command, check=False)
    try:
        import workalendar.core
    except ImportError:
        return None
    return workalendar


def by_numpy(off: frozenset[date]) -> Iterator[Contender]:
    """Ask numpy one by one, all at once from and to Python dates, and all at once in its own."""
    try:
        import numpy as np
    except ImportError:
        return
    calendar = np.busdaycalendar(holidays=sorted(off))

    def one(day: date, n: int) -> date:
        # The anchor may be closed: roll back to the working day before it, then step.
        return np.busday_offset(day, n, roll="backward", busdaycal=calendar).item()

    def between(start: date, end: date) -> int:
        first, last = np.datetime64(start) + 1, np.datetime64(end) + 1
        return int(np.busday_count(first, last, busdaycal=calendar))

    def columns(rows: Sequence[Question] | Sequence[Span]) -> tuple[Any, Any]:
        days = np.array([row[0] for row in rows], dtype="datetime64[D]")
        others = [row[1] for row in rows]
        if others and isinstance(others[0], date):
            return days, np.array(others, dtype="datetime64[D]")
        return days, np.array(others)

    def offset(days: Any, steps: Any) -> Any:
        return np.busday_offset(days, steps, roll="backward", busdaycal=calendar)

    def counted(starts: Any, ends: Any) -> Any:
        return np.busday_count(starts + 1, ends + 1, busdaycal=calendar)

    yield Contender(
        "numpy, one by one",
        lambda questions: [one(day, n) for day, n in questions],
        lambda spans: [between(start, end) for start, end in spans],
    )
    yield Contender(
        "numpy, one array",
        lambda questions: offset(*columns(questions)).tolist(),
        lambda spans: counted(*columns(spans)).tolist(),
    )
    kept: dict[int, tuple[Any, Any]] = {}

    def ready(rows: Sequence[Question] | Sequence[Span]) -> tuple[Any, Any]:
        # Arrays are made at the first call, which is not timed.
        return kept.setdefault(id(rows), columns(rows))

    yield Contender(
        "numpy, arrays only",
        lambda questions: offset(*ready(questions)),
        lambda spans: counted(*ready(spans)),
    )


def best_of_five(ask: Callable[[], object]) -> float:
    """Return the shortest of five durations in seconds."""
    durations = []
    for _ in range(5):
        begun = time.perf_counter()
        ask()
        durations.append(time.perf_counter() - begun)
    return min(durations)


def start_cost(code: str) -> float:
    """Return what a fresh process pays for a statement, in milliseconds, best of five."""
    script = f"import sys, time; sys.path.append({str(EXTRA)!r}); b = time.perf_counter(); {code}"
    script += "; print(time.perf_counter() - b)"
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        for _ in range(5)
    ]
    found = [float(run.stdout) for run in runs if run.returncode == 0]
    return min(found) * 1000 if found else float("nan")


def measured(contenders: Sequence[Contender], rows: list[Any], verb: str) -> dict[str, float]:
    """Return the microseconds that each contender takes for one answer; exit if one is wrong."""
    expected = getattr(contenders[0], verb)(rows)
    figures = {}
    for contender in contenders:
        asked = rows[: contender.most] if contender.most else rows
        ask = getattr(contender, verb)
        if list(map(plain, ask(asked))) != expected[: len(asked)]:
            sys.exit(f"{contender.name} gives other answers")
        figures[contender.name] = best_of_five(lambda ask=ask, asked=asked: ask(asked))
        figures[contender.name] *= 1e6 / len(asked)
    return figures


def plain(answer: Any) -> Any:
    """Return an element of an array as Python has it."""
    return answer.item() if hasattr(answer, "item") else answer


def print_table(title: str, figures: dict[str, float], unit: str) -> None:
    """Print figures with their ratio to the first."""
    own = next(iter(figures.values()))
    print(title)
    for name, duration in figures.items():
        print(f"  {name:20}{duration:12.2f} {unit}{duration / own:10.2f} x")


def main() -> None:
    """Check that all contenders agree, time them and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--questions", type=int, default=100_000)
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    arguments = parser.parse_args()
    calendar = build_calendar()
    off = frozenset(day.on for day in calendar.days)
    contenders = [by_etik(calendar), by_loop(off), *by_numpy(off), *by_holidays()]
    contenders += by_workalendar(off)
    questions = draw(arguments.questions)
    spans = [
        (day, answer)
        for (day, _n), answer in zip(questions, contenders[0].add(questions), strict=True)
    ]
    added = measured(contenders, questions, "add")
    print_table(f"n-th working day, {len(questions):,} questions, answers equal", added, "us")
    counted = measured(contenders, spans, "count")
    print_table("working days between two dates, answers equal", counted, "us")
    shipped = "from etik_tui.workdays.build import build_calendar; build_calendar().add"
    costs = {
        "etik_tui": start_cost(shipped),
        "numpy": start_cost("import numpy; numpy.busdaycalendar(holidays=[])"),
        "holidays": start_cost("import holidays; holidays.ID(years=2026)"),
        "workalendar": start_cost("from workalendar.core import Calendar"),
    }
    print_table("import and build in a fresh process", costs, "ms")
    if arguments.json:
        figures = {"add_us": added, "count_us": counted, "start_ms": costs}
        arguments.json.write_text(json.dumps(figures))


if __name__ == "__main__":
    main()
