"""Moving the journal to a server and back, and who sees what there, at the command line."""

import psycopg
import pytest


@pytest.fixture
def cases(etik, report) -> list[str]:
    """The numbers of three cases in a file."""
    return [etik("case", "new", "--from", report).out.splitlines()[0] for _n in range(3)]


def test_there_and_back(etik, cases, postgres, folder, tmp_path) -> None:
    """A copy on a server is worked with, copied back, and every verb finds the same cases."""
    copied = etik("db", "copy", postgres)
    assert copied.status == 0
    assert "3 rantai" in copied.out
    assert "Memeriksa salinan" in copied.err
    before = etik("case", "list").out
    office = folder / "office.toml"
    office.write_text(f'database = "{postgres}"\n' + office.read_text())
    assert etik("case", "list").out == before
    assert etik("journal", "verify").status == 0
    assert etik("case", "note", cases[0], "Dicatat di server").status == 0
    assert etik("db", "reindex").status == 0
    back = etik("db", "copy", tmp_path / "kembali.db", "--json")
    assert back.body["schema"] == "etik.copy/1"
    assert back.body["cases"] == 3
    in_file = etik("--database", tmp_path / "kembali.db", "case", "show", cases[0])
    assert "Dicatat di server" in in_file.out
    assert (
        "Dicatat di server"
        not in etik("--database", folder / "journal.db", "case", "show", cases[0]).out
    )


def test_a_second_copy_is_refused(etik, cases, postgres) -> None:
    """A target that holds cases is left as it is, with status 2."""
    etik("db", "copy", postgres)
    again = etik("db", "copy", postgres)
    assert again.status == 2
    assert "tidak kosong" in again.err


def test_a_workspace_begins_on_a_server(bare, empty_postgres, report, folder, tmp_path) -> None:
    """`init` makes the tables, keeps the address without its password, and verbs use it."""
    office = tmp_path / "office.toml"
    office.write_text('name = "Sekretariat"\n')
    address = empty_postgres.replace("etik@", "etik:rahasia@")
    made = bare("init", "--profile", "bawaslu", "--office", office, "--database", address)
    assert made.status == 0
    text = (folder / "office.toml").read_text()
    assert f'database = "{empty_postgres}"' in text
    assert not (folder / "journal.db").exists()
    number = bare("case", "new", "--from", report).out.splitlines()[0]
    with psycopg.connect(empty_postgres) as db:
        assert db.execute("SELECT number FROM etik.case_head").fetchall() == [(number,)]
    looked = {check["id"]: check["health"] for check in bare("doctor", "--json").body["checks"]}
    # The tests' own server is hasty on purpose.
    assert (looked["server"], looked["server.durable"]) == ("good", "bad")
    assert "server.role" not in looked
    assert "server.tls" not in looked
    above = bare("--database", empty_postgres.replace("etik@", "postgres@"), "doctor", "--json")
    assert "server.role" in {check["id"] for check in above.body["checks"]}
    gone = bare("--database", "postgresql://127.0.0.1:1/x", "doctor")
    assert gone.status == 1
    assert "tidak dapat dihubungi" in gone.out


def test_a_password_does_not_stay_in_the_settings(etik, folder) -> None:
    """Settings with a password are refused with what to do, and without repeating it."""
    office = folder / "office.toml"
    office.write_text('database = "postgresql://a:rahasia@h/x"\n' + office.read_text())
    found = etik("case", "list")
    assert found.status == 2
    assert ".pgpass" in found.err
    assert "rahasia" not in found.err + found.out


def test_rights_on_the_server(etik, cases, postgres, folder) -> None:
    """A role is given a right, listed, and loses it; the SQL can be printed instead."""
    role = f"k{postgres.partition('/t')[2].partition('?')[0]}"
    right = ("--role", role, "--institution", "bawaslu")
    refused = etik("db", "grant", *right)
    assert refused.status == 2
    assert "berupa berkas" in refused.err
    etik("db", "copy", postgres)
    server = ("--database", postgres)
    printed = etik(*server, "db", "grant", *right, "--read-only", "--print").out
    assert f'CREATE ROLE "{role}" LOGIN;' in printed
    assert etik(*server, "db", "roles", "--json").body["roles"] == []
    given = etik(*server, "db", "grant", *right, "--read-only")
    assert given.status == 0
    assert "melihat" in given.out
    assert etik(*server, "db", "roles", "--json").body["roles"][1] == {
        "role": role,
        "institution": "bawaslu",
        "writes": False,
    }
    as_role = postgres.replace("etik@", f"{role}@")
    assert cases[0] in etik("--database", as_role, "case", "list").out
    assert etik("--database", as_role, "case", "note", cases[0], "x").status == 3
    assert etik(*server, "db", "revoke", *right).status == 0
    assert cases[0] not in etik("--database", as_role, "case", "list").out
    with psycopg.connect(postgres.replace("etik@", "postgres@"), autocommit=True) as db:
        db.execute(f"DROP OWNED BY {role}")
        db.execute(f"DROP ROLE {role}")


def test_without_the_driver_it_says_what_to_install(etik, monkeypatch) -> None:
    """Without psycopg an address gives a sentence, not a traceback; files need none."""
    import sys

    monkeypatch.setitem(sys.modules, "psycopg", None)
    for name in [each for each in sys.modules if "journal.postgres" in each]:
        monkeypatch.delitem(sys.modules, name)
    found = etik("--database", "postgresql://h/x", "case", "list")
    assert found.status == 2
    assert "etik-tui[postgres]" in found.err
    assert etik("case", "list").status == 0
