"""The how-to of the server, run as it is written."""

import re
import textwrap
from pathlib import Path

import psycopg
import pytest

from tests.postgres import server

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "postgresql.md"
ADDRESS = "postgresql://etik@db.kantor.example/etik"


def blocks(language: str) -> list[str]:
    """The page's blocks of code in a language, without indentation."""
    parts = re.split(r"^ *```(.*)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    # Text and code take turns, with what stands behind the fence between them.
    opened = zip(parts[1::4], parts[2::4], strict=True)
    return [textwrap.dedent(code.strip("\n")) for name, code in opened if name == language]


@pytest.fixture
def made(postgres_server):
    """The address of the database that the page's SQL makes, under a name of this test."""
    name = "petunjuk"
    (text,) = blocks("sql")
    statements = [line for line in text.splitlines() if not line.startswith("\\")]
    with psycopg.connect(
        server.url(postgres_server, "postgres", "postgres"), autocommit=True
    ) as admin:
        for statement in statements:
            admin.execute(re.sub(r"\betik\b", name, statement))
    yield server.url(postgres_server, name, name)
    with psycopg.connect(
        server.url(postgres_server, "postgres", "postgres"), autocommit=True
    ) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        for role in (name, "kantor-alfa", "pengawas"):
            admin.execute(f'DROP ROLE IF EXISTS "{role}"')


def test_the_steps_work(etik, report, made, folder, tmp_path) -> None:
    """The database is made, the journal moved there and back, and rights given."""
    number = etik("case", "new", "--from", report).out.splitlines()[0]
    verbs = [
        line.replace(ADDRESS, made)
        .replace("/srv/etik/baru.db", str(tmp_path / "baru.db"))
        .split()[1:]
        for block in blocks("")
        for line in block.splitlines()
        if line.startswith("etik ")
    ]
    copy = [verb for verb in verbs if verb[:2] == ["db", "copy"]]
    rights = [verb for verb in verbs if verb[:2] != ["db", "copy"] and verb[0] == "db"]
    assert len(copy) == 1
    assert [verb[1] for verb in rights] == ["grant", "grant", "roles", "revoke"]
    assert etik(*copy[0]).status == 0
    office = folder / "office.toml"
    office.write_text(f'database = "{made}"\n' + office.read_text())
    assert number in etik("case", "list").out
    assert etik("journal", "verify").status == 0
    for verb in rights:
        result = etik(*verb)
        assert result.status == 0, result.err
    assert "pengawas" not in re.sub(r"\(.*", "", etik("db", "roles").out)
    assert etik("db", "copy", tmp_path / "baru.db").status == 0
    looked = {check["id"] for check in etik("doctor", "--json").body["checks"]}
    assert "server.role" not in looked


def test_every_sentence_of_the_table_is_said() -> None:
    """The messages that the page explains are those of the program."""
    source = " ".join(
        re.sub(r'"\s*\n\s*"', "", path.read_text(encoding="utf-8"))
        for path in (PAGE.parents[2] / "src" / "etik_tui" / "journal").glob("*.py")
    )
    rows = re.findall(r"^\| (.+?) \| .+ \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    sentences = [row for row in rows if row[0].isupper() or row.startswith("…")]
    assert len(sentences) == 7
    for sentence in sentences:
        for part in sentence.split("…"):
            assert part.strip() in source, sentence
