"""A PostgreSQL database for one test; the server is shared by the whole run."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from etik_tui.journal.open import open_journal
from tests.postgres import server

TEMPLATE = "template_etik"


@contextmanager
def administered(folder: Path) -> Iterator[psycopg.Connection]:
    """Connect as the server's superuser."""
    with psycopg.connect(server.url(folder, "postgres", "postgres"), autocommit=True) as connection:
        yield connection


def make_template(folder: Path) -> None:
    """Make the database that others are copied from: an empty journal."""
    with administered(folder) as admin:
        admin.execute(f"CREATE DATABASE {TEMPLATE} OWNER {server.OWNER}")
    open_journal(server.url(folder, TEMPLATE), create=True).close()


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the server's socket; the first worker that asks starts it for all."""
    shared = tmp_path_factory.getbasetemp()
    guardian = os.getpid()
    if "PYTEST_XDIST_WORKER" in os.environ:
        # Workers come and go; the process that started them sees the end of the run.
        shared, guardian = shared.parent, os.getppid()
    place = shared / "postgres"
    with (shared / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.exists():
            folder = server.start(guardian)
            make_template(folder)
            place.write_text(str(folder), encoding="utf-8")
    return Path(place.read_text(encoding="utf-8"))


@pytest.fixture
def empty_postgres(postgres_server: Path) -> Iterator[str]:
    """The address of a database with nothing in it."""
    yield from _database(postgres_server, "template1")


@pytest.fixture
def postgres(postgres_server: Path) -> Iterator[str]:
    """The address of a database with an empty journal, opened by its owner."""
    yield from _database(postgres_server, TEMPLATE)


def _database(folder: Path, template: str) -> Iterator[str]:
    name = f"t{os.getpid()}_{os.urandom(4).hex()}"
    with administered(folder) as admin:
        admin.execute(
            f"CREATE DATABASE {name} OWNER {server.OWNER} TEMPLATE {template} STRATEGY FILE_COPY"
        )
    yield server.url(folder, name)
    with administered(folder) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
