"""Working-day arithmetic against a day loop, numpy and `holidays`, in one run.

    .venv/bin/python bench/workdays.py [--questions N]

Every contender answers the same random questions (the n-th working day after a date, n from 1 to
40, 2024-2027, five-day week, collective leave off); the answers must be equal before a time is
printed. Times are the best of five. The last column is the ratio to our own, which is what carries
over from one machine to another. numpy is optional.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

from etik_tui.workdays.build import build_calendar

FIRST = date(2024, 1, 1)
SPAN_DAYS = 1300
LONGEST = 40
Question = tuple[date, int]
Answers = list[date]


def draw(count: int) -> list[Question]:
    """Draw questions from a fixed seed."""
    source = random.Random(2024)
    return [
        (FIRST + timedelta(days=source.randrange(SPAN_DAYS)), source.randint(1, LONGEST))
        for _ in range(count)
    ]


def by_loop(off: frozenset[date]) -> Callable[[Sequence[Question]], Answers]:
    """Walk day by day with a set of days off."""
    one_day = timedelta(days=1)

    def answer(questions: Sequence[Question]) -> Answers:
        answers = []
        for start, n in questions:
            day, left = start, n
            while left:
                day += one_day
                left -= day.weekday() < 5 and day not in off
            answers.append(day)
        return answers

    return answer


def by_holidays() -> Callable[[Sequence[Question]], Answers] | None:
    """Ask the `holidays` library for the n-th working day."""
    try:
        import holidays
    except ImportError:
        return None
    table = holidays.country_holidays(
        "ID", years=range(2024, 2028), categories=("public", "government")
    )
    return lambda questions: [table.get_nth_working_day(day, n) for day, n in questions]


def by_numpy(off: frozenset[date]) -> dict[str, Callable[[Sequence[Question]], Answers]]:
    """Ask numpy one by one, and all at once with the conversion from and to Python dates."""
    try:
        import numpy as np
    except ImportError:
        return {}
    calendar = np.busdaycalendar(holidays=sorted(off))

    def one(day: date, n: int) -> date:
        # The anchor may be closed: roll back to the working day before it, then step.
        return np.busday_offset(day, n, roll="backward", busdaycal=calendar).item()

    def together(questions: Sequence[Question]) -> Answers:
        days = np.array([day for day, _n in questions], dtype="datetime64[D]")
        steps = np.array([n for _day, n in questions])
        return np.busday_offset(days, steps, roll="backward", busdaycal=calendar).tolist()

    return {
        "numpy, one by one": lambda questions: [one(day, n) for day, n in questions],
        "numpy, one array": together,
    }


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
    script = f"import time; b = time.perf_counter(); {code}; print(time.perf_counter() - b)"
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    return min(float(run.stdout) for run in runs) * 1000


def main() -> None:
    """Check that all contenders agree, time them and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--questions", type=int, default=20_000)
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    arguments = parser.parse_args()
    calendar = build_calendar()
    off = frozenset(day.on for day in calendar.days)
    contenders: dict[str, Callable[[Sequence[Question]], Answers]] = {
        "etik_tui": lambda questions: [calendar.add(day, n) for day, n in questions],
        "day loop": by_loop(off),
        **by_numpy(off),
    }
    if library := by_holidays():
        contenders["holidays"] = library
    questions = draw(arguments.questions)
    expected = contenders["etik_tui"](questions)
    figures = {}
    for name, answer in contenders.items():
        if answer(questions) != expected:
            sys.exit(f"{name} gives other answers")
        figures[name] = best_of_five(lambda answer=answer: answer(questions)) / len(questions) * 1e6
    own = figures["etik_tui"]
    print(f"n-th working day, {len(questions)} questions, all answers equal")
    for name, duration in figures.items():
        print(f"  {name:20}{duration:10.2f} us{duration / own:10.1f} x")
    shipped = "from etik_tui.workdays.build import build_calendar; build_calendar().add"
    costs = {
        "etik_tui": start_cost(shipped),
        "holidays": start_cost("import holidays; holidays.ID(years=2026)"),
    }
    print("import and build in a fresh process")
    for name, cost in costs.items():
        print(f"  {name:20}{cost:10.1f} ms{cost / costs['etik_tui']:10.1f} x")
    if arguments.json:
        arguments.json.write_text(json.dumps({"microseconds": figures, "start_ms": costs}))


if __name__ == "__main__":
    main()
