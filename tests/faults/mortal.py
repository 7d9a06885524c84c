"""A writer that is killed at a random moment; tells each fact once it was acknowledged."""

import sys

from etik_tui.journal.open import open_journal
from tests.journal.cases import NOW, note, register, row_of

ACTS_IN_A_CASE = 20


def main(target: str, life: str) -> None:
    """Register cases and record notes until killed; print `case version` after each answer."""
    journal = open_journal(target, patience=60)
    place = 0
    while True:
        case = f"k{life}-{place}"
        number = register(journal, case)
        print(case, 1, flush=True)
        for version in range(1, ACTS_IN_A_CASE):
            text = f"{life} {place} {version}"
            row = row_of(case, number, version=version + 1, search_text=text)
            journal.append(case, version, [note(text * 20)], actor="x", recorded_at=NOW, row=row)
            print(case, version + 1, flush=True)
        place += 1


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
