"""Making a workspace, looking after it, and the demonstration."""

import io
import os
import sqlite3

from etik_tui.casework.office import load_office


class Keyboard(io.StringIO):
    """Somebody who types answers."""

    def isatty(self):
        """Claim to be a terminal."""
        return True


def test_init_asks_on_the_terminal(bare, folder, monkeypatch):
    """Without `--office` a few questions make the office; Enter takes what is offered."""
    monkeypatch.setattr("sys.stdin", Keyboard("Sekretariat Rimba\n\n4\n6\nBaris 1 | Baris 2\n\n\n"))
    printed = bare("init", "--profile", "bawaslu")
    assert printed.status == 0, printed.err
    assert printed.out.strip() == str(folder)
    office = (folder / "office.toml").read_text()
    assert 'name = "Sekretariat Rimba"' in office
    assert "week = 6" in office
    assert "Baris 2" in office
    assert folder.stat().st_mode & 0o077 == 0


def test_init_asks_for_officials_and_people(bare, folder, monkeypatch):
    """The questions are those of the first start; a wrong answer is told and asked for again."""
    office = ["Kantor", "Palembang", "5", ""]
    official = ["99", "3", "Fiktif Wibowo", "abc", "", "", "3", "Fiktif Wibowo", "", "", ""]
    person = ["Sari", "Sari Dewi", "", "", "", "", "sari", "Sari Dewi", "", "", "", "", ""]
    answers = [*office, *official, "", *person]
    monkeypatch.setattr("sys.stdin", Keyboard("\n".join(answers) + "\n"))
    printed = bare("init", "--profile", "bawaslu")
    assert printed.status == 0, printed.err
    assert "NIP terdiri atas angka" in printed.err
    assert "huruf kecil di depan" in printed.err
    kept = load_office(folder / "office.toml")
    assert [(each.actor, each.name) for each in kept.officials] == [("ppk", "Fiktif Wibowo")]
    (account,) = bare("access", "show", "--json").body["people"]
    assert (account["account"], account["roles"]) == ("sari", ["admin", "registrar"])


def test_init_asks_which_institutions(bare, folder, monkeypatch):
    """Where several are installed numbers choose one or some; others are asked for again."""
    answers = ["9", "dua", "3, 1", "", "Palembang", "5", "", "", ""]
    monkeypatch.setattr("sys.stdin", Keyboard("\n".join(answers) + "\n"))
    printed = bare("init")
    assert printed.status == 0, printed.err
    kept = load_office(folder / "office.toml")
    known = sorted(bare("profile", "list", "--json").body["profiles"], key=lambda each: each["id"])
    assert kept.profiles == (known[2]["id"], known[0]["id"])
    assert kept.profile == kept.profiles[0]


def test_init_cut_short_makes_nothing(bare, folder, monkeypatch):
    """An answer that never comes leaves no workspace behind."""
    monkeypatch.setattr("sys.stdin", Keyboard("Sekretariat\n"))
    assert bare("init", "--profile", "bawaslu").status == 2
    assert not folder.exists()


def test_init_in_a_script_wants_the_file(bare, folder, monkeypatch, tmp_path):
    """Without a terminal, or with a wrong file or profile, nothing is made."""
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert bare("init", "--profile", "bawaslu").status == 2
    assert bare("init", "--profile", "bawaslu", "--office", tmp_path / "tiada").status == 2
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("weeks = 5\n")
    assert bare("init", "--profile", "bawaslu", "--office", wrong).status == 2
    assert bare("init", "--profile", "tiada", "--office", wrong).status == 2
    assert not folder.exists()


def test_a_second_workspace_in_one_place_is_refused(etik, tmp_path):
    """A folder that is a workspace already is left as it is."""
    printed = etik("init", "--profile", "bawaslu", "--office", tmp_path / "office.toml")
    assert printed.status == 2
    assert "sudah ada ruang kerja" in printed.err


def test_doctor_before_and_after(bare, etik, folder):
    """`doctor` says what to do without a workspace, and finds one that is open to others."""
    etik("case", "list")
    folder.chmod(0o755)
    checks = {each["id"]: each for each in etik("doctor", "--json").body["checks"]}
    assert checks["workspace"]["health"] == "good"
    assert checks["permissions"]["remedy"] == f"chmod 700 {folder}"
    assert checks["calendar.2026"]["health"] == "good"
    assert checks["profile.bawaslu"]["health"] == "good"
    assert {"sqlite", "bytecode", "locale", "terminal"} <= set(checks)
    printed = etik("doctor", "--workspace", folder / "lain")
    assert "etik init" in printed.out


def test_a_newer_database_is_storage(etik, number, folder):
    """A journal from a newer version ends with status 5 and says to update."""
    with sqlite3.connect(folder / "journal.db") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    printed = etik("case", "list")
    assert printed.status == 5
    assert "lebih baru" in printed.err
    assert etik("doctor").status == 1


def test_a_read_only_workspace_is_storage(etik, number, monkeypatch):
    """A workspace that may not be written ends with status 5, says so, and loses nothing."""
    with monkeypatch.context() as context:
        context.setattr("os.access", lambda path, mode: mode != os.W_OK)
        printed = etik("case", "note", number, "halo")
        assert printed.status == 5
        assert "tidak dapat ditulis" in printed.err
        assert "hak tulis" in printed.err
    assert etik("case", "show", number, "--json").body["notes"] == []


def test_a_case_without_its_profile_is_read_only(etik, number, monkeypatch):
    """Without the plugin a case is shown as recorded and takes no act; nothing is made up."""
    monkeypatch.setenv("ETIK_PLUGINS", "")
    printed = etik("case", "show", number)
    assert printed.status == 0
    assert "tidak terpasang" in printed.err
    assert "Jalak Suren" in printed.out
    assert "Tenggat" not in printed.out
    body = etik("case", "show", number, "--json").body
    assert (body["stage"], body["next"], body["deadlines"]) == (None, None, [])
    assert etik("case", "act", number, "diterima-ppk", "--date", "2026-02-03").status == 2
    assert etik("deadline", "list", number).status == 2
    assert number in etik("case", "list").out
    assert etik("case", "log", number).status == 0


def test_verify_finds_an_altered_fact(etik, number, folder):
    """A fact changed behind the program's back is named, with status 1."""
    assert etik("journal", "verify").status == 0
    with sqlite3.connect(folder / "journal.db") as db:
        names = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
        ]
        for name in names:
            db.execute(f'DROP TRIGGER "{name}"')
        db.execute("UPDATE fact SET body = replace(body, 'Jalak', 'Kutil')")
    db.close()
    printed = etik("journal", "verify")
    assert printed.status == 1
    assert f"{number} catatan 2: isi fakta atau rantainya diubah" in printed.out


def test_reindex_brings_rows_back(etik, number, folder):
    """`db reindex` makes lost rows of the index anew from the facts."""
    with sqlite3.connect(folder / "journal.db") as db:
        db.execute("DELETE FROM case_row")
    db.close()
    assert etik("case", "list", "--json").body["cases"] == []
    assert etik("db", "reindex", "--json").body["cases"] == 1
    assert etik("case", "list", "--json").body["cases"][0]["number"] == number


def test_demo_makes_a_workspace_that_works(bare):
    """`demo --headless` prints a workspace whose cases list, verify and explain themselves."""
    count = 3
    made = bare("demo", "--headless", "--cases", count)
    assert made.status == 0, made.err
    place = made.out.strip()
    cases = bare("case", "list", "--workspace", place, "--profile", "bawaslu", "--json").body[
        "cases"
    ]
    assert len(cases) == count
    assert bare("journal", "verify", "--workspace", place).status == 0
    for case in cases:
        name = f"bawaslu:{case['number']}"
        assert bare("case", "show", name, "--workspace", place).status == 0
        assert bare("deadline", "list", name, "--workspace", place).status == 0
    assert "bawaslu:" in bare("agenda", "--workspace", place, "--days", "90").out
