"""Backups from the command line: made, verified, brought back; hostile ones refused."""

import fcntl
import io
import json
import os
import shutil
import sqlite3
import stat
import zipfile
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

import pyrage
import pytest

from tests.cli.conftest import Run

PHRASE = "kalimat sandi yang panjang"


@pytest.fixture
def key(bare: Run, tmp_path: Path) -> Path:
    """A private key that opens backups."""
    path = tmp_path / "kunci.txt"
    assert bare("backup", "key", path).status == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return path


def public(key: Path) -> str:
    """The public half of a key."""
    return key.read_text().splitlines()[0].removeprefix("# ")


@pytest.fixture
def backup(etik: Run, number: str, key: Path, tmp_path: Path) -> Path:
    """A backup of an office with a case that has a piece of evidence."""
    proof = tmp_path / "bukti.txt"
    proof.write_text("bukti")
    assert etik("case", "evidence", number, "Surat", "--file", proof).status == 0
    path = tmp_path / "c.age"
    assert etik("backup", "create", "--recipient", public(key), "-o", path).status == 0
    return path


def test_a_backup_comes_back_as_it_was(etik, number, backup, key, folder, tmp_path):
    """The restored workspace has the same cases, files and settings, but not the office's key."""
    etik("journal", "key")
    (folder / "calendar.toml").write_text("")
    (folder / "outbox").mkdir()
    (folder / "outbox" / "x.pdf").write_text("x")
    shutil.copytree("profiles/kpu-bali", folder / "profiles" / "kpu-bali")
    whole = tmp_path / "kedua.age"
    etik("backup", "create", "--recipient", public(key), "-o", whole)
    target = tmp_path / "pulih"
    printed = etik("backup", "restore", whole, "--identity", key, "--to", target)
    assert printed.status == 0, printed.err
    assert printed.out.startswith(str(target))
    names = {path.name for path in target.iterdir()}
    there = etik("--workspace", target, "case", "show", number, "--json").body
    assert there == etik("case", "show", number, "--json").body
    assert (target / "office.toml").read_bytes() == (folder / "office.toml").read_bytes()
    assert {"calendar.toml", "profiles", "evidence", "checkpoints"} <= names
    assert not names & {"keys", "outbox", "backups", "cache"}
    assert stat.S_IMODE(target.stat().st_mode) == 0o700
    assert etik("--workspace", target, "journal", "verify").status == 0
    assert not list(tmp_path.glob(".cadangan-*"))
    assert not list(folder.glob(".cadangan-*"))


def test_nothing_is_overwritten(etik, backup, key, folder, tmp_path):
    """A folder with anything in it is refused, and stays."""
    printed = etik("backup", "restore", backup, "--identity", key, "--to", folder)
    assert printed.status == 2
    assert "tidak pernah ditimpa" in printed.err
    (tmp_path / "kosong").mkdir()
    run = ["backup", "restore", backup, "--identity", key, "--to"]
    assert etik(*run, tmp_path / "kosong").status == 0
    assert etik(*run, tmp_path / "kosong").status == 2


def test_verifying_is_remembered(etik, backup, key, clock):
    """`doctor` warns until a backup was verified, and again when that one is old."""

    def health() -> str:
        checks = etik("doctor", "--json").body["checks"]
        return next(each["health"] for each in checks if each["id"] == "backup")

    assert health() == "look"
    assert etik("backup", "verify", backup, "--identity", key).status == 0
    assert health() == "good"
    clock.moment += timedelta(days=6, hours=23)
    assert health() == "good"
    clock.moment += timedelta(hours=1)
    assert health() == "look"


def test_a_passphrase_or_an_ssh_key_opens_it(etik, number, tmp_path):
    """Both are written and opened again; a wrong one is told without a trace."""
    phrase = tmp_path / "sandi"
    phrase.write_text(PHRASE + "\n")
    path = tmp_path / "sandi.age"
    assert etik("backup", "create", "--passphrase-file", phrase, "-o", path).status == 0
    assert pyrage.passphrase.decrypt(path.read_bytes(), PHRASE).startswith(b"PK")
    assert etik("backup", "verify", path, "--passphrase-file", phrase).status == 0
    phrase.write_text("bukan kalimat sandinya")
    printed = etik("backup", "verify", path, "--passphrase-file", phrase)
    assert printed.status == 2
    assert "salah" in printed.err
    ssh = tmp_path / "ssh"
    os.system(f"ssh-keygen -q -t ed25519 -N '' -f {ssh}")
    second = tmp_path / "ssh.age"
    public_file = ssh.with_suffix(".pub")
    assert etik("backup", "create", "--recipient", public_file, "-o", second).status == 0
    assert etik("backup", "verify", second, "--identity", ssh).status == 0


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--recipient", "age1x"],
        ["--recipient", "/tiada"],
        ["--passphrase-file", "/tiada"],
    ],
)
def test_nothing_is_written_without_a_lock(etik, folder, options):
    """Without a key, or with one that is none, there is no file."""
    assert etik("backup", "create", *options).status == 2
    assert not list(folder.glob("backups/*.age"))


def test_the_offices_own_recipients_are_usual(etik, folder, key, number):
    """Keys in the settings serve where none is named; old backups are cleared out by name."""
    settings = folder / "office.toml"
    settings.write_text(f'backup_recipients = ["{public(key)}"]\n' + settings.read_text())
    made = etik("backup", "create", "--json").body
    assert Path(made["file"]).parent == folder / "backups"
    assert etik("backup", "verify", made["file"], "--identity", key).status == 0
    (folder / "backups" / "etik-20250101T000000Z.etik.age").touch()
    (folder / "backups" / "etik-20250102T000000Z.etik.age").touch()
    run = ["backup", "prune", "--keep-yearly", "2", "--json"]
    told = etik(*run, "--dry-run").body
    assert [len(told["kept"]), told["removed"], told["done"]] == [
        2,
        ["etik-20250101T000000Z.etik.age"],
        False,
    ]
    assert etik(*run).body["removed"] == told["removed"]
    assert etik(*run).body["removed"] == []


def test_lost_evidence_is_told(etik, number, backup, key, folder, tmp_path):
    """What facts name and is not there, or not as recorded, is listed, and the status is 1."""
    (stored,) = [path for path in (folder / "evidence").rglob("*") if path.is_file()]
    stored.write_text("lain")
    run = ["backup", "create", "--recipient", public(key), "-o", tmp_path / "d.age", "--json"]
    printed = etik(*run)
    assert (printed.status, len(printed.body["changed"])) == (1, 1)
    stored.unlink()
    printed = etik(*run)
    assert (printed.status, len(printed.body["missing"])) == (1, 1)
    assert etik("backup", "verify", tmp_path / "d.age", "--identity", key).status == 1


def test_what_a_killed_run_left_is_removed(etik, key, folder, tmp_path):
    """A working folder that nobody holds any more goes; one of a running backup stays."""
    left, held = folder / ".cadangan-mati", folder / ".cadangan-hidup"
    left.mkdir()
    held.mkdir()
    (left / "journal.db").write_text("rahasia")
    descriptor = os.open(held, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        run = ["backup", "create", "--recipient", public(key), "-o", tmp_path / "x.age"]
        assert etik(*run).status == 0
    finally:
        os.close(descriptor)
    assert not left.exists()
    assert held.exists()


def test_an_unsound_journal_replaces_no_backup(etik, number, backup, key, folder):
    """A damaged journal is not backed up over a good one."""
    before = backup.read_bytes()
    with closing(sqlite3.connect(folder / "journal.db")) as db:
        db.executescript("DROP TRIGGER fact_unchanged; UPDATE fact SET actor = 'x'")
    printed = etik("backup", "create", "--recipient", public(key), "-o", backup)
    assert printed.status == 1
    assert backup.read_bytes() == before


def test_a_changed_byte_is_found(etik, backup, key, tmp_path):
    """A bit changed, a tail cut off, another file: none is opened, nothing is restored."""
    whole = backup.read_bytes()
    for n, data in enumerate(
        (
            whole[:-1],
            whole[:300],
            b"",
            b"x" * 500,
            whole[:400] + bytes([whole[400] ^ 1]) + whole[401:],
        )
    ):
        bad = tmp_path / f"rusak-{n}.age"
        bad.write_bytes(data)
        target = tmp_path / f"pulih-{n}"
        printed = etik("backup", "restore", bad, "--identity", key, "--to", target)
        assert printed.status == 2, (n, printed.err)
        assert not target.exists()


def repacked(backup: Path, key: Path, change) -> bytes:
    """The backup with its zip changed, encrypted again for the same key, as anybody can."""
    identity = pyrage.x25519.Identity.from_str(key.read_text().splitlines()[1])
    packed = io.BytesIO(pyrage.decrypt(backup.read_bytes(), [identity]))
    with zipfile.ZipFile(packed) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files.pop("manifest.json"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        extra = change(files, manifest) or []
        for name, content in files.items():
            archive.writestr(name, content)
        for entry, content in extra:
            archive.writestr(entry, content)
        archive.writestr("manifest.json", json.dumps(manifest))
    return pyrage.encrypt(out.getvalue(), [identity.to_public()])


def listed(manifest, name, content=b"x"):
    """Add a file to the manifest as if it belonged there."""
    digest = sha256(content).hexdigest()
    manifest["files"].append({"name": name, "size": len(content), "sha256": digest})


def escaping(files, manifest):
    """A name that leads outside."""
    listed(manifest, "../jahat")
    return [("../jahat", b"x")]


def absolute(files, manifest):
    """A name that is a path of the machine."""
    listed(manifest, "/tmp/jahat")
    return [("/tmp/jahat", b"x")]


def a_link(files, manifest):
    """A symbolic link."""
    entry = zipfile.ZipInfo("tautan")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    listed(manifest, "tautan", b"/etc")
    return [(entry, b"/etc")]


def unlisted(files, manifest):
    """A file that the manifest does not know."""
    return [("evidence/tambahan", b"x")]


def not_there(files, manifest):
    """A file of the manifest that is not there."""
    listed(manifest, "evidence/hilang")


def twice(files, manifest):
    """Names that differ in capitals only."""
    listed(manifest, "Office.toml")
    return [("Office.toml", b"x")]


def larger(files, manifest):
    """A file that is larger than the manifest says: a bomb."""
    listed(manifest, "bom")
    return [("bom", b"\0" * 5_000_000)]


def other_settings(files, manifest):
    """A file whose content is not the one listed."""
    files["office.toml"] += b"#"


def no_journal(files, manifest):
    """A backup without a journal."""
    del files["journal.db"]
    manifest["files"] = [each for each in manifest["files"] if each["name"] != "journal.db"]


def another_root(files, manifest):
    """A journal whose ends are not those that the manifest tells."""
    manifest["root"] = "0" * 64


def huge(files, manifest):
    """Sizes that no disk has."""
    manifest["files"][0]["size"] = 1 << 60


def a_key(files, manifest):
    """A key of the office that is not its own."""
    listed(manifest, "keys/checkpoint")
    return [("keys/checkpoint", b"x")]


def a_log(files, manifest):
    """A write-ahead log that would change the journal."""
    listed(manifest, "journal.db-wal")
    return [("journal.db-wal", b"x")]


def a_trigger(files, manifest):
    """A journal with a trigger of somebody else."""
    path = Path(mkdtemp()) / "j.db"
    path.write_bytes(files["journal.db"])
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TRIGGER jahat AFTER INSERT ON draft BEGIN DELETE FROM case_row; END")
    files["journal.db"] = path.read_bytes()
    for each in manifest["files"]:
        if each["name"] == "journal.db":
            each["size"] = len(files["journal.db"])
            each["sha256"] = sha256(files["journal.db"]).hexdigest()
    shutil.rmtree(path.parent)


HOSTILE = (
    a_key,
    a_log,
    a_trigger,
    escaping,
    absolute,
    a_link,
    unlisted,
    not_there,
    twice,
    larger,
    other_settings,
    no_journal,
    another_root,
    huge,
)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_hostile_backup_is_refused(etik, backup, key, tmp_path):
    """A forged archive for the right key leaves nothing behind, inside or outside."""
    for change in HOSTILE:
        bad = tmp_path / f"{change.__name__}.age"
        bad.write_bytes(repacked(backup, key, change))
        target = tmp_path / "sasaran" / change.__name__
        printed = etik("backup", "restore", bad, "--identity", key, "--to", target)
        assert printed.status in (1, 2, 5), (change.__name__, printed.out, printed.err)
        assert "galat: " in printed.err
        assert not target.exists(), change.__name__
    assert not list((tmp_path / "sasaran").iterdir())
    assert not (tmp_path / "jahat").exists()
    assert not (tmp_path / "sasaran" / "jahat").exists()


def test_a_harmless_repacking_is_accepted(etik, backup, key, tmp_path):
    """The forging of this test itself works: unchanged it is restored."""
    same = tmp_path / "sama.age"
    same.write_bytes(repacked(backup, key, lambda files, manifest: None))
    assert etik("backup", "verify", same, "--identity", key).status == 0


def test_a_server_is_backed_up_as_a_file(etik, number, key, tmp_path, postgres, folder):
    """A journal on PostgreSQL comes back as a file, and the restored office does not touch it."""
    assert etik("db", "copy", postgres).status == 0
    path = tmp_path / "server.age"
    run = ["--database", postgres, "backup", "create", "--recipient", public(key), "-o", path]
    assert etik(*run).status == 0
    settings = folder / "office.toml"
    settings.write_text(f'database = "{postgres}"\n' + settings.read_text())
    assert etik("backup", "create", "--recipient", public(key), "-o", path).status == 0
    target = tmp_path / "pulih"
    printed = etik("backup", "restore", path, "--identity", key, "--to", target)
    assert "di tempat lain" in printed.err
    assert "database" not in (target / "office.toml").read_text()
    assert etik("--workspace", target, "case", "show", number).status == 0
