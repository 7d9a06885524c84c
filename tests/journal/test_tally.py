"""How many cases stand where: kept by the tables themselves, equal to counting every case."""

import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from etik_tui.journal import index
from etik_tui.journal.open import open_journal
from etik_tui.journal.schema import SQLITE
from etik_tui.journal.sqlite import SqliteEngine
from etik_tui.journal.visibility import Visibility
from tests.journal.cases import row_of

TODAY = date(2026, 3, 1)
KEPT = "SELECT institution, stage, due_key, n FROM stage_tally ORDER BY 1, 2, 3"
COUNTED = """SELECT institution, stage, due_key, count(*) FROM case_row
    GROUP BY institution, stage, due_key ORDER BY 1, 2, 3"""


def change(path: Path, seed: int, turns: int) -> None:
    """Write, move, close and take out invented cases, some in one transaction."""
    dice, engine = random.Random(seed), SqliteEngine(path)
    left = turns
    while left > 0:
        with engine.writing() as db:
            for _each in range(dice.randrange(1, 9)):
                left -= 1
                number = dice.randrange(20)
                row = row_of(
                    f"c{number}",
                    str(number),
                    institution=dice.choice(("alfa", "beta")),
                    stage=dice.choice(("masuk", "periksa", "")),
                    closed=dice.random() < 0.2,
                    due=dice.choice((None, TODAY + timedelta(days=dice.randrange(-3, 3)))),
                )
                if dice.random() < 0.1:
                    index.drop_unknown(db)
                index.write_row(db, SQLITE, row)
    engine.close()


@pytest.mark.parametrize("seed", range(8))
def test_the_tally_is_the_count(tmp_path: Path, seed: int) -> None:
    """After any writes the tally has a row for each day in use, with as many as there are."""
    path = tmp_path / "j.db"
    open_journal(path, create=True).close()
    change(path, seed, 120)
    with closing(sqlite3.connect(path)) as db:
        counted = db.execute(COUNTED).fetchall()
        assert counted
        assert db.execute(KEPT).fetchall() == counted


def test_both_ways_of_counting_agree(tmp_path: Path) -> None:
    """Who may see all has the tally's numbers, who may not has the same ones counted."""
    path = tmp_path / "j.db"
    open_journal(path, create=True).close()
    change(path, 3, 200)
    with closing(open_journal(path)) as journal:
        whole = journal.stage_counts(TODAY)
        seen = journal.seen_by(Visibility(bounded=True, officewide=True)).stage_counts(TODAY)
    assert whole == seen
    assert sum(each.overdue for each in whole.values())


def test_no_case_is_read_to_count_them(tmp_path: Path) -> None:
    """The plan of the board's count touches the tally alone, however many cases there are."""
    path = tmp_path / "j.db"
    open_journal(path, create=True).close()
    with closing(sqlite3.connect(path)) as db:
        plan = str(db.execute(f"EXPLAIN QUERY PLAN {SQLITE.tally}", ("alfa",)).fetchall())
    assert "case_row" not in plan
    assert "SEARCH stage_tally USING PRIMARY KEY" in plan
