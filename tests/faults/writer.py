"""One of several processes that record on the same cases; prints what it acknowledged."""

import json
import random
import sys
from contextlib import closing
from time import perf_counter

from etik_tui.errors import ConflictError
from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Journal
from tests.journal.cases import NOW, note, register, row_of

CASES = 5
# Every so many acts a case is registered, so that numbers are fought for too.
REGISTER_EVERY = 10


def record(journal: Journal, dice: random.Random, text: str) -> int:
    """Record a note on some case, again while others are faster; return how often they were."""
    case = f"c{dice.randrange(CASES)}"
    conflicts = 0
    while True:
        seen = journal.version(case)
        row = row_of(case, case, version=seen + 1, search_text=f"perkara {text}")
        try:
            journal.append(case, seen, [note(text)], actor="x", recorded_at=NOW, row=row)
        except ConflictError:
            conflicts += 1
        else:
            return conflicts


def main(target: str, writer: int, acts: int) -> None:
    """Record so many acts and print conflicts, numbers taken and the slowest act in seconds."""
    dice = random.Random(writer)
    conflicts, slowest, numbers = 0, 0.0, []
    with closing(open_journal(target, patience=120)) as journal:
        # All begin together, however long the machine took to start them.
        print("ready", flush=True)
        sys.stdin.readline()
        for act in range(acts):
            started = perf_counter()
            if act % REGISTER_EVERY == 0:
                numbers.append(register(journal, f"r{writer}-{act}"))
            else:
                conflicts += record(journal, dice, f"{writer}.{act}")
            slowest = max(slowest, perf_counter() - started)
    print(json.dumps({"conflicts": conflicts, "numbers": numbers, "slowest": slowest}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
