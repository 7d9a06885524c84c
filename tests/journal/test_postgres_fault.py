"""A server that fails, is full of others, or is not what it should be."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from msgspec import structs

from etik_tui.errors import ConflictError, InputError, StorageError
from etik_tui.journal import postgres_pool
from etik_tui.journal.engine import Transaction
from etik_tui.journal.open import open_engine, open_journal
from etik_tui.journal.port import Draft
from etik_tui.journal.postgres_address import Address, without_password
from etik_tui.journal.postgres_schema import POSTGRES
from etik_tui.journal.row import RowQuery
from tests.journal.cases import NOW, add, begin, register
from tests.postgres import server
from tests.postgres.fixture import administered

ROOT = Path(__file__).parents[2]
SECRET = "s3cr3t-Kata"


def break_connections(address: str) -> None:
    """End every session of the owner on a database, as a server that is restarted does."""
    with psycopg.connect(address.replace("etik@", "postgres@"), autocommit=True) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = 'etik'"
        )


def test_a_connection_lost_while_idle_is_made_again(postgres: str) -> None:
    """After a restart of the server the next call works, also the look for news."""
    with closing(open_journal(postgres)) as journal:
        begin(journal, "a", "1")
        first = journal.data_version()
        break_connections(postgres)
        assert len(journal.entries("a")) == 1
        break_connections(postgres)
        add(journal, "a", 1)
        assert journal.data_version() == first
        journal._engine._watch._looked = 0.0
        journal.data_version()
        until = time.monotonic() + 10
        while journal.data_version() == first and time.monotonic() < until:
            time.sleep(0.01)
        assert journal.data_version() == first + 1, "what happened meanwhile is not known"


def test_a_connection_lost_in_a_write_is_told(postgres: str) -> None:
    """A break in the middle stores nothing and says so; the draft and the next call are there."""
    with closing(open_journal(postgres)) as journal:
        begin(journal, "a", "1")
        journal.put_draft(Draft(key="k", actor="x", saved_at=NOW, body={"teks": "isi"}))

        def fails(db: Transaction) -> None:
            db.execute("UPDATE case_head SET version = 9")
            break_connections(postgres)
            db.execute("SELECT 1")

        with pytest.raises(StorageError, match="putus; tidak ada yang tersimpan") as caught:
            journal._engine.write(fails)
        assert "isian Anda tetap ada" in caught.value.remedy
        assert journal.draft("k", "x").body == {"teks": "isi"}
        add(journal, "a", 1)
        assert journal.verify().sound


def test_a_break_while_storing_leaves_it_open(
    postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the server's word on a commit is missing, nothing is claimed."""
    with closing(open_journal(postgres)) as journal:
        engine = journal._engine
        commit = engine._commit

        def broken(connection: object, announce: str) -> None:
            break_connections(postgres)
            commit(connection, announce)

        monkeypatch.setattr(engine, "_commit", broken)
        with pytest.raises(StorageError, match="belum tentu tersimpan"):
            begin(journal, "a", "1")
        monkeypatch.undo()
        assert journal.entries("a") == ()


def test_a_held_row_is_waited_for_and_then_told(postgres: str) -> None:
    """A writer waits for another's row as long as its patience lasts; readers do not wait."""
    with (
        closing(open_journal(postgres)) as holder,
        closing(open_journal(postgres, patience=0.2)) as journal,
    ):
        begin(holder, "a", "1")
        with holder._engine.writing() as db:
            db.execute("SELECT version FROM case_head WHERE case_id = 'a' FOR UPDATE")
            assert len(journal.entries("a")) == 1
            with pytest.raises(StorageError, match="sedang dipakai sesi lain"):
                add(journal, "a", 1)
        add(journal, "a", 1)


def test_a_collision_is_tried_again_and_at_last_told(postgres: str) -> None:
    """Work that the server gives up is done again, a bounded number of times."""
    with closing(open_engine(postgres)) as engine:
        tries: list[int] = []

        def work(db: Transaction) -> int:
            tries.append(1)
            if len(tries) < 4:
                db.execute("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40001'; END $$")
            return len(tries)

        assert engine.write(work) == 4

        def never(db: Transaction) -> None:
            tries.append(1)
            db.execute("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$")

        tries.clear()
        with pytest.raises(StorageError, match="terus mendahului"):
            engine.write(never)
        assert len(tries) == 10


def test_two_that_begin_at_once_do_not_fail(postgres: str) -> None:
    """Threads and sessions that register at once all get a number; one case begins once."""
    numbers: list[str] = []
    wrong: list[Exception] = []
    journals = [open_journal(postgres) for _n in range(4)]

    def act(name: int) -> None:
        try:
            for n in range(8):
                numbers.append(register(journals[name], f"c{name}-{n}"))
                try:
                    begin(journals[name], f"same{n}", f"hand{n}")
                except (ConflictError, InputError):
                    continue
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            wrong.append(error)

    threads = [threading.Thread(target=act, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert sorted(numbers) == [f"{n:03d}/KE/III/2026" for n in range(1, 33)]
    assert journals[0].verify().sound
    assert len(list(journals[0].case_ids())) == 40
    for journal in journals:
        journal.close()


def test_sessions_may_make_the_schema_at_once(empty_postgres: str) -> None:
    """Of several that make the tables of an empty database none fails."""
    with pytest.raises(StorageError, match="belum berisi jurnal"):
        open_journal(empty_postgres)
    wrong: list[Exception] = []

    def act() -> None:
        try:
            open_journal(empty_postgres, create=True).close()
        except Exception as error:  # noqa: BLE001 - shown by the assertion
            wrong.append(error)

    threads = [threading.Thread(target=act) for _n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    open_journal(empty_postgres).close()


def test_a_newer_schema_is_left_alone(postgres: str) -> None:
    """A journal of a later version is refused, also by a session that had it open before."""
    with closing(open_journal(postgres)) as journal:
        with psycopg.connect(postgres) as db:
            db.execute("UPDATE etik.schema_step SET step = step + 1")
        with pytest.raises(StorageError, match="lebih baru"):
            begin(journal, "a", "1")
    with pytest.raises(StorageError, match="lebih baru"):
        open_journal(postgres)


def test_an_older_schema_is_brought_up_to_date(
    empty_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps that are missing are made at opening, roles get their rights, and facts stay."""
    older = structs.replace(POSTGRES, migrations=POSTGRES.migrations[:1])
    with monkeypatch.context() as past:
        past.setattr("etik_tui.journal.postgres.POSTGRES", older)
        open_engine(empty_postgres, create=True).close()
    with closing(open_journal(empty_postgres)) as journal:
        begin(journal, "a", "1")
        assert journal.verify().sound
    with psycopg.connect(empty_postgres) as db:
        found = db.execute("SELECT step FROM etik.schema_step").fetchall()
    assert found == [(len(POSTGRES.migrations),)]


def test_another_encoding_is_refused(postgres_server: Path) -> None:
    """A database that cannot hold every text is refused before anything is made."""
    with administered(postgres_server) as admin:
        admin.execute(
            "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE_PROVIDER libc"
            " LOCALE 'C' OWNER etik"
        )
    try:
        with pytest.raises(StorageError, match="UTF-8"):
            open_journal(server.url(postgres_server, "latin"), create=True)
    finally:
        with administered(postgres_server) as admin:
            admin.execute("DROP DATABASE latin")


def test_polling_shows_others_too(postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the address asks for it, or listening is impossible, the newest rows are compared."""
    monkeypatch.setattr("etik_tui.journal.postgres_watch.POLL_EVERY", 0.0)
    with (
        closing(open_journal(f"{postgres}&refresh=poll")) as journal,
        closing(open_journal(postgres)) as other,
    ):
        first = journal.data_version()
        assert journal.data_version() == first
        begin(other, "a", "1")
        assert journal.data_version() == first + 1
        other.put_draft(Draft(key="k", actor="x", saved_at=NOW, body={}))
        assert journal.data_version() == first + 1
        begin(other, "b", "1", institution="beta")
        assert journal.data_version() == first + 2


def test_a_server_that_is_silent_does_not_stop_the_screen(postgres: str) -> None:
    """While the server answers nothing the look for news returns soon, and later it is right."""
    with closing(open_journal(postgres)) as journal, closing(open_journal(postgres)) as other:
        first = journal.data_version()
        process = journal._engine._watch._listener.info.backend_pid
        os.kill(process, signal.SIGSTOP)
        try:
            started = time.monotonic()
            assert journal.data_version() == first
            assert journal.data_version() == first
            assert time.monotonic() - started < 5
        finally:
            os.kill(process, signal.SIGCONT)
        begin(other, "a", "1")
        until = time.monotonic() + 10
        while journal.data_version() == first and time.monotonic() < until:
            time.sleep(0.01)
        assert journal.data_version() > first


def test_a_server_that_lets_everybody_wait_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After an attempt that took long the next fail at once, until some seconds are over."""
    attempts: list[int] = []

    def waits(**_settings: object) -> None:
        attempts.append(1)
        time.sleep(0.02)
        raise psycopg.OperationalError("connection timeout expired")

    monkeypatch.setattr(psycopg, "connect", waits)
    monkeypatch.setattr(postgres_pool, "SLOW", 0.01)
    monkeypatch.setattr(postgres_pool, "REST", 5.0)
    pool = postgres_pool.Pool(Address("postgresql://h/x"))
    for _attempt in range(5):
        with pytest.raises(StorageError, match="tidak dapat dihubungi"):
            pool.connect()
    assert len(attempts) == 1
    pool._silent = (time.monotonic(), pool._silent[1])
    with pytest.raises(StorageError):
        pool.connect()
    assert len(attempts) == 2


def test_drafts_are_no_news(postgres: str) -> None:
    """What somebody types and has not recorded makes no other session read anew."""
    with closing(open_journal(postgres)) as journal, closing(open_journal(postgres)) as other:
        first = journal.data_version()
        other.put_draft(Draft(key="k", actor="x", saved_at=NOW, body={}))
        assert journal.data_version() == first


def test_no_password_is_ever_shown(postgres: str, postgres_server: Path) -> None:
    """A wrong password, an unreadable address and a dead server say nothing of the password."""
    with administered(postgres_server) as admin:
        admin.execute(
            "DO $$ BEGIN CREATE ROLE sandi LOGIN PASSWORD 'benar';"
            " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
    name = postgres.partition("/t")[2]
    for address in (
        f"postgresql://sandi:{SECRET}@/t{name}",
        f"postgresql://sandi:{SECRET}@127.0.0.1:1/x",
        f"postgresql://sandi:{SECRET}@[/x",
        f"postgresql://sandi:{SECRET}@h:99999999/x?{SECRET}",
        f"postgresql://sandi@/t{name}&password={SECRET}",
    ):
        run = subprocess.run(
            [sys.executable, "-m", "etik_tui", "--database", address, "case", "list"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        with pytest.raises((StorageError, InputError)) as caught:
            open_journal(address)
        error = caught.value
        shown = f"{error} {error!r} {error.where} {error.detail} {error.remedy} {run.stdout}"
        assert SECRET not in shown + run.stderr
        assert "Traceback" not in run.stderr
        assert error.__cause__ is None
        assert error.__suppress_context__


def test_a_password_comes_from_its_file(
    postgres: str, postgres_server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The password is found in the environment, in a named file, or asked for with a remedy."""
    with administered(postgres_server) as admin:
        admin.execute(
            "DO $$ BEGIN CREATE ROLE sandi LOGIN PASSWORD 'benar';"
            " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
    address = postgres.replace("etik@", "sandi@")
    with pytest.raises(StorageError) as caught:
        open_journal(address)
    assert ".pgpass" in caught.value.remedy
    monkeypatch.setenv("PGPASSWORD", "benar")
    with pytest.raises(StorageError, match="belum berisi jurnal"):
        open_journal(address)
    monkeypatch.delenv("PGPASSWORD")
    secrets = tmp_path / "pgpass"
    secrets.write_text("*:*:*:sandi:benar\n", encoding="ascii")
    secrets.chmod(0o600)
    with pytest.raises(StorageError, match="belum berisi jurnal"):
        open_journal(f"{address}&passfile={secrets}")


def test_addresses() -> None:
    """An address is shown without its password; to another machine TLS is asked for."""
    address = Address("postgresql://sari:rahasia@db.example:5433/etik?password=x&refresh=poll")
    assert address.text == "postgresql://sari@db.example:5433/etik"
    assert not address.listens
    assert address.settings()["sslmode"] == "require"
    assert Address("postgresql://h/x?sslmode=verify-full").settings()["sslmode"] == "verify-full"
    assert "sslmode" not in Address("postgresql:///x?host=/run/postgresql").settings()
    assert without_password("postgresql://a:b@h/x?password=c&sslmode=require") == (
        "postgresql://a@h/x?sslmode=require"
    )


def test_an_error_quotes_no_row(postgres: str) -> None:
    """What the server says of a wrong row, with its values, is in no message and no detail."""
    with closing(open_journal(postgres)) as journal:
        with pytest.raises(StorageError) as caught:
            journal._engine.write(
                lambda db: db.execute("INSERT INTO case_head (case_id) VALUES ('Budi Rahasia')")
            )
        error = caught.value
        assert "Budi" not in f"{error} {error.detail} {error.remedy} {error!r}"
        assert error.detail.startswith("23502")
        assert journal.rows(RowQuery()).rows == ()
