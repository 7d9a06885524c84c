"""Verbs that print a list and end, beside the least that Python can be, by turns in one run.

    .venv/bin/python -m bench.lists [CASES …]

CPU is processor time of the process, the least and the median of all rounds: what else runs on the
machine hardly changes it. The ratio is the median of the ratios of the rounds.
"""

import sys
import time
from statistics import median

from bench.terminal import ours
from bench.terminal.headless import Call, call, programs
from bench.terminal.program import Program

SIZES = (10, 1_000, 100_000)
ROUNDS = 9
SETTLING = 6
SLOW = 0.5
"""Seconds of processor time above which three rounds have to do."""


def main() -> None:
    """Measure and print one table."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    limit, *verbs = programs(sizes)
    verbs += [ours.verb("etik case list --json", n, "case", "list", "--json") for n in sizes]
    verbs += [
        ours.verb("etik case list --limit 50", n, "case", "list", "--limit", "50") for n in sizes
    ]
    # Words noted down a moment after a workspace was made are not believed yet.
    time.sleep(SETTLING)
    print("| command, cases | ms, least | ms | CPU ms, least | CPU ms | : import sqlite3 |")
    print("|---|---:|---:|---:|---:|---:|", flush=True)
    for each in verbs:
        print(line(each, rounds(limit, each)), flush=True)


def rounds(limit: Program, program: Program) -> list[tuple[Call, Call]]:
    """Call both by turns; the first call of ours, which notes down words, is not counted."""
    first = call(program)
    count = 3 if first.cpu > SLOW else ROUNDS
    return [(call(limit), call(program)) for _round in range(count)]


def line(program: Program, found: list[tuple[Call, Call]]) -> str:
    """Return a row of the table."""
    own = [each for _limit, each in found]
    took, cpu = [each.took * 1000 for each in own], [each.cpu * 1000 for each in own]
    ratio = median(each.cpu / limit.cpu for limit, each in found)
    return (
        f"| `{program.name}` {program.items:,} | {min(took):,.1f} | {median(took):,.1f}"
        f" | {min(cpu):,.1f} | {median(cpu):,.1f} | {ratio:.2f} × |"
    )


if __name__ == "__main__":
    main()
