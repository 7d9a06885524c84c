"""What a role of the database must not learn about institutions that are not its own.

Each test is one way in which row-level security is known to leak.
"""

import subprocess
from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from etik_tui.errors import AccessError, InputError, StorageError
from etik_tui.journal.open import open_engine, open_journal
from etik_tui.journal.port import Draft
from etik_tui.journal.postgres_role import RoleRight, give, rights, take
from etik_tui.journal.row import RowQuery
from tests.journal.cases import DAY, NOW, add, begin, note, register, row_of
from tests.postgres import server

TABLES = (
    "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity,"
    " (SELECT count(*) FROM pg_policy AS p WHERE p.polrelid = c.oid)"
    " FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'etik' AND c.relkind = 'r'"
)


def as_role(address: str, role: str) -> str:
    """The same database for another role."""
    return address.replace(f"{server.OWNER}@", f"{role}@")


@pytest.fixture
def roles(postgres: str, postgres_server) -> Iterator[tuple[str, str]]:
    """A writer and a reader of institution alfa; beta has a case of its own with a draft."""
    name = postgres.partition("/t")[2].partition("?")[0]
    writer, reader = f"w{name}", f"r{name}"
    with closing(open_engine(postgres)) as engine:
        for role, writes in ((writer, True), (reader, False)):
            right = RoleRight(role=role, institution="alfa", writes=writes)
            engine.write(lambda db, right=right: give(db, right))
    with closing(open_journal(postgres)) as owner:
        begin(owner, "a", "1", search_text="budi", due=DAY)
        begin(owner, "b", "1", institution="beta", search_text="budi", due=DAY)
        owner.put_draft(Draft(key="k", actor="x", saved_at=NOW, body={"teks": "rahasia"}))
    yield as_role(postgres, writer), as_role(postgres, reader)
    with psycopg.connect(as_role(postgres, "postgres"), autocommit=True) as db:
        for role in (writer, reader):
            db.execute(f"DROP OWNED BY {role}")
            db.execute(f"DROP ROLE {role}")


def test_a_role_sees_its_institution_alone(roles: tuple[str, str]) -> None:
    """Lists, search, agenda, numbers, facts and the check of chains know nothing of the other."""
    for address in roles:
        with closing(open_journal(address)) as journal:
            assert journal.institutions() == ("alfa",)
            assert [row.case_id for row in journal.rows(RowQuery()).rows] == ["a"]
            assert [row.case_id for row in journal.search("budi")] == ["a"]
            assert {due.case_id for due in journal.dues()} == {"a"}
            assert journal.case_id("1") == "a"
            assert journal.case_id("1", "beta") is None
            assert journal.entries("b") == ()
            assert journal.row("b") is None
            assert journal.verify().cases == 1
            assert journal.draft("k", "x") is None


def test_a_writer_records_and_a_reader_does_not(roles: tuple[str, str], postgres: str) -> None:
    """The writer registers and records; the reader is refused; the owner sees what was done."""
    writer, reader = roles
    with closing(open_journal(writer)) as journal:
        assert register(journal, "n", template="{n}/{tahun}") == "1/2026"
        add(journal, "a", 1)
        journal.put_draft(Draft(key="k", actor="x", saved_at=NOW, body={}))
        with pytest.raises(AccessError, match="tidak berhak"):
            begin(journal, "c", "3", institution="beta")
    with closing(open_journal(reader)) as journal:
        assert len(journal.entries("a")) == 2
        for attempt in (lambda: add(journal, "a", 2), lambda: begin(journal, "d", "9")):
            with pytest.raises((AccessError, StorageError)):
                attempt()
        assert journal.draft("k", "x") is None
    with closing(open_journal(postgres)) as owner:
        assert [head.case_id for head in owner.heads()] == ["a", "b", "n"]


def test_no_key_reaches_into_another_institution(roles: tuple[str, str], postgres: str) -> None:
    """Taking an id or number that a hidden case has gives no error that would tell of it."""
    with closing(open_journal(roles[0])) as journal:
        begin(journal, "b", "2")
        assert len(journal.entries("b")) == 1
        assert journal.case_id("1", "alfa") == "a"
    with psycopg.connect(postgres) as db:
        for table, columns in db.execute(
            "SELECT t.relname, array_agg(a.attname::text) FROM pg_index AS i"
            " JOIN pg_class AS t ON t.oid = i.indrelid"
            " JOIN pg_namespace AS n ON n.oid = t.relnamespace AND n.nspname = 'etik'"
            " JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum = ANY (i.indkey)"
            " WHERE i.indisunique GROUP BY t.relname, i.indexrelid"
        ):
            assert {"institution", "db_role", "step"} & set(columns), table
        (foreign,) = db.execute("SELECT count(*) FROM pg_constraint WHERE contype = 'f'").fetchone()
        assert foreign == 0


def test_every_table_has_forced_policies(postgres: str) -> None:
    """No table of the journal is without row-level security, policies, and force for its owner."""
    with psycopg.connect(postgres) as db:
        found = db.execute(TABLES).fetchall()
    assert len(found) > 10
    for table, enabled, forced, policies in found:
        assert enabled, table
        assert forced, table
        assert policies >= 2, table


def test_nothing_runs_with_the_owners_eyes(postgres: str) -> None:
    """The journal brings no view, no materialized view, no function, no trigger, no sequence."""
    with psycopg.connect(postgres) as db:
        kinds = db.execute(
            "SELECT DISTINCT c.relkind::text FROM pg_class AS c"
            " JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = 'etik'"
        ).fetchall()
        assert {kind for (kind,) in kinds} == {"r", "i"}
        inside = "'etik'::regnamespace"
        for question in (
            f"SELECT count(*) FROM pg_proc WHERE pronamespace = {inside}",
            f"SELECT count(*) FROM pg_class WHERE relnamespace = {inside} AND relhastriggers",
        ):
            assert db.execute(question).fetchone() == (0,)


def test_no_setting_opens_anything(roles: tuple[str, str], postgres: str) -> None:
    """Whatever a session sets, it stays who it is: settings, roles, search path, row_security."""
    with psycopg.connect(roles[0], autocommit=True) as db:
        for setting in (
            "SET etik.institution = 'beta'",
            "SET search_path = pg_temp, etik",
            "SELECT set_config('etik.actor', 'x', false)",
            "CREATE TEMP TABLE institution_role (institution text, role text, may_write int)",
            "INSERT INTO institution_role VALUES ('beta', current_user, 1)",
        ):
            db.execute(setting)
        assert db.execute("SELECT institution FROM etik.case_row").fetchall() == [("alfa",)]
        db.execute("SET row_security = off")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute("SELECT institution FROM etik.case_row")
        db.execute("RESET row_security")
        for refused in (
            f"SET ROLE {server.OWNER}",
            "SET SESSION AUTHORIZATION postgres",
            "INSERT INTO etik.institution_role VALUES ('beta', current_user, 1)",
            "ALTER TABLE etik.fact NO FORCE ROW LEVEL SECURITY",
            "UPDATE etik.fact SET body = ''",
            "DELETE FROM etik.fact",
            "TRUNCATE etik.fact",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute(refused)
        temporary = db.execute(
            "SELECT has_database_privilege(current_database(), 'TEMP')"
        ).fetchone()
        assert temporary == (True,), "the temporary table above did not shadow ours"


def test_a_planted_temporary_table_is_not_read(roles: tuple[str, str]) -> None:
    """The journal's own statements name its schema first: a table of the same name is no trap."""
    with closing(open_engine(roles[0])) as engine:
        with engine.writing() as db:
            db.execute("CREATE TEMP TABLE case_head (case_id text)")
            db.execute("INSERT INTO pg_temp.case_head VALUES ('planted')")
            assert [row[0] for row in db.execute("SELECT case_id FROM case_head")] == ["a"]
        with engine.reading() as db:
            assert [row[0] for row in db.execute("SELECT case_id FROM case_head")] == ["a"]


def test_a_pooled_connection_carries_nothing_over(postgres: str) -> None:
    """What a transaction sets ends with it: the next user of the connection finds it clean."""
    with closing(open_engine(postgres)) as engine:
        with engine.writing() as db:
            db.execute("SELECT 1")
        (connection,) = engine._pool._idle
        for name, usual in (
            ("search_path", '"$user", public'),
            ("lock_timeout", "0"),
            ("idle_in_transaction_session_timeout", "0"),
        ):
            assert connection.execute(f"SHOW {name}").fetchone() == (usual,)


def test_estimates_tell_nothing_of_others(roles: tuple[str, str], postgres: str) -> None:
    """EXPLAIN expects as many rows of a hidden institution as of one that does not exist."""
    with closing(open_journal(postgres)) as owner:
        for n in range(300):
            begin(owner, f"b{n:03d}", f"x{n}", institution="beta")
    with psycopg.connect(postgres, autocommit=True) as db:
        db.execute("ANALYZE")

    def expected(name: str) -> str:
        with psycopg.connect(roles[0]) as db:
            plan = db.execute(f"EXPLAIN SELECT * FROM etik.fact WHERE institution = '{name}'")
            return plan.fetchone()[0]

    assert expected("beta") == expected("nobody")
    with psycopg.connect(roles[0]) as db:
        shown = db.execute("SELECT count(*) FROM pg_stats WHERE schemaname = 'etik'").fetchone()
    assert shown == (0,)


def test_a_dump_is_whole_or_refused(roles: tuple[str, str], postgres: str) -> None:
    """A role that sees a part cannot dump; the owner's dump has every institution."""
    program = server.INSTALLED / "bin" / "pg_dump"
    part = subprocess.run(
        [program, "-d", roles[1], "-t", "etik.fact"], capture_output=True, text=True, check=False
    )
    assert part.returncode != 0
    assert "row-level security" in part.stderr
    whole = subprocess.run(
        [program, "--enable-row-security", "-d", postgres],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "\tbeta\t" in whole.stdout


def test_rights_are_given_and_taken(roles: tuple[str, str], postgres: str) -> None:
    """A right can be widened and taken; a role sees its own rights only; odd names are refused."""
    name = roles[1].partition("//")[2].partition("@")[0]
    with closing(open_engine(postgres)) as engine:
        engine.write(lambda db: give(db, RoleRight(role=name, institution="beta", writes=True)))
        with closing(open_journal(roles[1])) as journal:
            assert journal.institutions() == ("alfa", "beta")
            add(journal, "b", 1)
        engine.write(lambda db: take(db, name, "beta"))
        with closing(open_journal(roles[1])) as journal:
            assert journal.institutions() == ("alfa",)
        with closing(open_engine(roles[0])) as other, other.reading() as db:
            assert {each.role for each in rights(db)} == {roles[0].split("/")[2].rstrip("@")}
        for odd in ('x"; DROP ROLE etik; --', "", "Budi", "a b"):
            with pytest.raises(InputError):
                engine.write(
                    lambda db, odd=odd: give(db, RoleRight(role=odd, institution="x", writes=True))
                )


def test_the_owner_only_adds_facts(postgres: str) -> None:
    """The owner too may not change or delete a fact by a slip."""
    with closing(open_journal(postgres)) as journal:
        begin(journal, "a", "1")
        row = row_of("a", "1", version=2)
        journal.append("a", 1, [note()], actor="x", recorded_at=NOW, row=row)
    with psycopg.connect(postgres, autocommit=True) as db:
        for refused in ("UPDATE etik.fact SET body = ''", "DELETE FROM etik.fact"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute(refused)
