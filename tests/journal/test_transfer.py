"""A whole journal from one database into another."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from etik_tui.domain.fact import RegisterEntered, RegisterOpened
from etik_tui.domain.register import register_chain
from etik_tui.errors import InputError, RefusedError, StorageError
from etik_tui.journal.engine import Engine
from etik_tui.journal.open import open_engine, open_journal
from etik_tui.journal.port import Draft, Journal
from etik_tui.journal.publication import Publication
from etik_tui.journal.row import NormUse, RowQuery, Sort
from etik_tui.journal.schema import SQLITE
from etik_tui.journal.transfer import TABLES, Stage, copy_journal
from etik_tui.journal.visibility import Relation, Tie
from tests.journal.cases import DAY, NOW, add, begin, note, register

CASES = 1203


def fill(journal: Journal) -> None:
    """Record cases of two institutions, a book, drafts and publications."""
    for n in range(CASES):
        begin(
            journal,
            f"c{n:05d}",
            f"{n}/KE",
            institution="beta" if n % 3 else "alfa",
            due=DAY,
            search_text=f"perkara kata{n} \x00 Santosó",
            norms=(NormUse(norm="P7.a", decided=n % 2 == 0),),
            ties=(Tie(relation=Relation.BARRED, token=f"t{n % 7}"),),
        )
    add(journal, "c00003", 1, note("[/x] \x1b]52;c;x\x07 \x00 \u202e \U0001f600"), note())
    register(journal, "numbered", template="{n}/{tahun}")
    book = register_chain("alfa", "penerimaan")
    opened = RegisterOpened(
        at=DAY,
        number=book,
        profile="alfa",
        profile_version="1",
        profile_digest="",
        register="penerimaan",
    )
    add(journal, book, 0, opened, RegisterEntered(at=DAY))
    journal.put_draft(Draft(key="k", actor="x", saved_at=NOW, body={"teks": "\x00isi"}))
    published = Publication(
        uid="u1", institution="alfa", number="1", title="t", due=DAY, digest="d", stamped=NOW
    )
    journal.publish(lambda _known: ([published], []))


def contents(journal: Journal) -> list[object]:
    """What two journals that are the same give alike."""
    return [
        list(journal.heads()),
        list(journal.all_entries()),
        journal.rows(RowQuery(limit=3000, sort=Sort.NUMBER)).rows,
        journal.dues(limit=3000),
        journal.norm_counts("beta"),
        [row.case_id for row in journal.search("kata120")],
        [row.case_id for row in journal.search("santoso", limit=5)],
        journal.publications(),
        journal.drafts("x"),
        journal.institutions(),
    ]


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Engine]:
    """A journal in a file, with everything that a journal can hold."""
    path = tmp_path / "j.db"
    with closing(open_journal(path, create=True, durable=False)) as journal:
        fill(journal)
    with closing(open_engine(path)) as engine:
        yield engine


def test_there_and_back(file: Engine, postgres: str, tmp_path: Path) -> None:
    """To the server and back nothing is lost, added or altered; numbers go on where they were."""
    told: list[tuple[Stage, int, int]] = []
    with closing(open_engine(postgres)) as server:
        first = copy_journal(file, server, lambda *step: told.append(step))
        assert list(dict.fromkeys(stage for stage, _done, _total in told)) == list(Stage)
        assert [done for _stage, done, total in told if done == total] == [
            CASES + 2,
            first.rows,
            CASES + 2,
        ]
        assert (first.cases, first.facts) == (CASES + 2, CASES + 5)
        with closing(open_engine(tmp_path / "back.db", create=True)) as back:
            second = copy_journal(server, back, lambda *_step: None)
    assert second == first
    places = (tmp_path / "j.db", postgres, tmp_path / "back.db")
    journals = [open_journal(place) for place in places]
    try:
        expected = contents(journals[0])
        for journal in journals[1:]:
            assert contents(journal) == expected
            result = journal.verify()
            # One case was recorded on without its row, in the original too.
            assert (result.cases + result.books, result.stale, result.faults) == (
                first.cases,
                1,
                (),
            )
            assert register(journal, "next", template="{n}/{tahun}") == "2/2026"
    finally:
        for journal in journals:
            journal.close()


def test_a_target_that_holds_anything_is_refused(file: Engine, postgres: str) -> None:
    """Not even a draft is mixed with a copy; the target stays as it was."""
    with closing(open_journal(postgres)) as journal:
        journal.put_draft(Draft(key="k", actor="x", saved_at=NOW, body={}))
    with closing(open_engine(postgres)) as server:
        with pytest.raises(InputError, match="tidak kosong"):
            copy_journal(file, server, lambda *_step: None)
        with server.reading() as db:
            assert db.execute("SELECT count(*) FROM fact").fetchone() == (0,)


def test_a_journal_that_was_altered_is_not_copied(
    file: Engine, postgres: str, tmp_path: Path
) -> None:
    """A fault in the source stops the copy, names the case, and leaves the target empty."""
    with closing(sqlite3.connect(tmp_path / "j.db")) as db:
        db.execute("DROP TRIGGER fact_unchanged")
        db.execute("UPDATE fact SET actor = 'lain' WHERE case_id = 'c00007'")
        db.commit()
    with closing(open_engine(postgres)) as server:
        with pytest.raises(RefusedError, match="tidak utuh") as caught:
            copy_journal(file, server, lambda *_step: None)
        assert caught.value.where == "7/KE"
        with server.reading() as db:
            assert db.execute("SELECT count(*) FROM case_head").fetchone() == (0,)


def test_a_copy_that_breaks_off_leaves_nothing(file: Engine, postgres: str) -> None:
    """A copy is whole or not there: broken off in the middle it can simply be begun again."""

    def stop(stage: Stage, done: int, _total: int) -> None:
        if stage is Stage.COPYING and done > 1500:
            raise KeyboardInterrupt

    with closing(open_engine(postgres)) as server:
        with pytest.raises(KeyboardInterrupt):
            copy_journal(file, server, stop)
        assert copy_journal(file, server, lambda *_step: None).cases == CASES + 2


def test_a_partial_view_is_not_copied(postgres: str, tmp_path: Path) -> None:
    """A role from which policies hide rows is told to let the owner copy."""
    import psycopg

    name = f"p{postgres.partition('/t')[2].partition('?')[0]}"
    role = postgres.replace("etik@", f"{name}@")
    from etik_tui.journal.postgres_role import RoleRight, give

    with closing(open_engine(postgres)) as owner:
        owner.write(lambda db: give(db, RoleRight(role=name, institution="alfa", writes=True)))
    with (
        closing(open_engine(role)) as source,
        closing(open_engine(tmp_path / "x.db", create=True)) as target,
        pytest.raises(StorageError, match="sebagian"),
    ):
        copy_journal(source, target, lambda *_step: None)
    with psycopg.connect(postgres.replace("etik@", "postgres@"), autocommit=True) as db:
        db.execute(f"DROP OWNED BY {name}")
        db.execute(f"DROP ROLE {name}")


def test_every_table_is_copied(tmp_path: Path) -> None:
    """A table or column that a later migration brings must be copied too."""
    open_engine(tmp_path / "j.db", create=True).close()
    assert SQLITE.migrations
    with closing(sqlite3.connect(tmp_path / "j.db")) as db:
        names = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'case_search%'"
        ).fetchall()
        # What triggers keep is made by the copied rows.
        for (name,) in {*names} - {("stage_tally",)}:
            columns = {row[1] for row in db.execute(f"PRAGMA table_info({name})")}
            assert columns - {"document"} == set(TABLES[name][1]), name
