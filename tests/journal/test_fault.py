"""When the store fails: a clear sentence, and nothing lost."""

import fcntl
import os
import resource
import shutil
import sqlite3
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from etik_tui.errors import ConflictError, InputError, StorageError
from etik_tui.journal import sqlite
from etik_tui.journal.mount import network_kind
from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Journal
from tests.journal.cases import add, begin, note

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with one case of one fact."""
    path = tmp_path / "j.db"
    with closing(open_journal(path, create=True)) as journal:
        begin(journal, "a", "1")
    return path


@pytest.fixture
def shared() -> Iterator[Path]:
    """A journal with one fact in a folder that everybody can reach."""
    folder = Path(tempfile.mkdtemp(prefix="etik-"))
    folder.chmod(0o777)
    path = folder / "j.db"
    with closing(open_journal(path, create=True)) as journal:
        begin(journal, "a", "1")
    yield path
    folder.chmod(0o777)
    shutil.rmtree(folder)


def in_child(act: Callable[[], None]) -> None:
    """Run an act in a child process, which may give up rights, and fail if it fails."""
    with warnings.catch_warnings():
        # The child calls nothing that another thread could hold.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        try:
            act()
        except BaseException:  # noqa: BLE001 - reported by the exit status
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def as_nobody() -> None:
    """Give up the rights of the superuser, for whom no file is read-only."""
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def refused(act: Callable[[], object], words: str) -> StorageError:
    """The error with which an act is refused, whole: what, where and what to do."""
    with pytest.raises(StorageError, match=words) as caught:
        act()
    assert caught.value.where
    assert caught.value.remedy
    return caught.value


def test_a_missing_journal_is_named(tmp_path: Path) -> None:
    """Without `create` a missing file is an error and is not made."""
    refused(lambda: open_journal(tmp_path / "x.db"), "tidak dapat dibuka")
    refused(lambda: open_journal(tmp_path / "no" / "x.db", create=True), "tidak dapat dibuka")
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_a_journal_is_left_alone(tmp_path: Path) -> None:
    """Text, an empty file without `create`, a folder and another program's database are refused."""
    text = tmp_path / "text.db"
    text.write_text("bukan basis data" * 500)
    foreign = tmp_path / "foreign.db"
    with closing(sqlite3.connect(foreign)) as db:
        db.executescript("CREATE TABLE t (x); PRAGMA user_version = 99;")
    (tmp_path / "folder.db").mkdir()
    before = {each: each.read_bytes() for each in (text, foreign)}
    for name, words in (
        ("text.db", "bukan jurnal"),
        ("foreign.db", "bukan jurnal"),
        ("folder.db", "tidak dapat dibuka"),
    ):
        for create in (False, True):
            refused(lambda: open_journal(tmp_path / name, create=create), words)  # noqa: B023
    assert {each: each.read_bytes() for each in before} == before


def test_a_journal_whose_making_was_cut_short_is_made_anew(tmp_path: Path) -> None:
    """An empty file, as a killed `init` leaves it, becomes a journal."""
    path = tmp_path / "j.db"
    path.touch()
    with closing(open_journal(path, create=True)) as journal:
        begin(journal, "a", "1")


def test_a_newer_journal_is_refused_unchanged(path: Path) -> None:
    """A journal of a later version is refused on opening, and by a session that is open already."""
    journal = open_journal(path)
    add(journal, "a", 1)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    refused(lambda: add(journal, "a", 2), "versi etik yang lebih baru")
    journal.close()
    refused(lambda: open_journal(path), "versi etik yang lebih baru")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM fact").fetchone() == (2,)


def test_migrations_run_once_each(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An older journal is brought up to date when opened, in one transaction, keeping its facts."""
    from msgspec.structs import replace

    known = sqlite.SQLITE
    broken = replace(known, migrations=(*known.migrations, ("CREATE TABLE more (x)", "NONSENSE")))
    monkeypatch.setattr(sqlite, "SQLITE", broken)
    refused(lambda: open_journal(path), "tidak dapat dibaca atau ditulis")
    monkeypatch.setattr(
        sqlite, "SQLITE", replace(known, migrations=(*known.migrations, ("CREATE TABLE more (x)",)))
    )
    for _time in range(2):
        with closing(open_journal(path)) as journal:
            assert len(journal.entries("a")) == 1
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(known.migrations) + 1,)
        assert db.execute("SELECT count(*) FROM more").fetchone() == (0,)


def test_an_older_index_learns_the_kinds_of_its_deadlines(path: Path) -> None:
    """A journal from before kinds were counted knows them after it is opened."""
    with closing(sqlite3.connect(path)) as db:
        for trigger in ("added", "moved", "removed"):
            db.execute(f"DROP TRIGGER case_row_{trigger}")
        db.execute("DROP TABLE stage_tally")
        db.execute("DROP TABLE case_figure")
        db.execute("DROP TABLE case_tie")
        db.execute("DROP INDEX due_row_agenda")
        db.execute("CREATE INDEX due_row_agenda ON due_row (institution, due, case_id, position)")
        db.execute("DROP INDEX case_row_calendar")
        db.execute("ALTER TABLE case_row DROP COLUMN calendar")
        db.execute("DROP TABLE publication")
        db.execute("DROP INDEX due_row_kinds")
        db.execute("ALTER TABLE due_row DROP COLUMN deadline")
        db.execute("ALTER TABLE due_row DROP COLUMN actor")
        body = '{"case_id":"a","deadline":"periksa","actor":"majelis","due":"2026-01-05"}'
        db.execute(
            "INSERT INTO due_row (case_id, position, institution, due, body)"
            " VALUES ('a', 7, 'alfa', '2026-01-05', ?)",
            (body,),
        )
        db.execute("PRAGMA user_version = 2")
        db.commit()
    with closing(open_journal(path)) as journal:
        (count,) = journal.due_kinds(date(2026, 1, 5), date(2026, 1, 5), institution="alfa")
        assert sum(each.open for each in journal.stage_counts(date(2026, 1, 5)).values()) == 1
    assert (count.deadline, count.actor, count.count) == ("periksa", "majelis", 1)


def test_a_lock_that_does_not_come_free_is_reported(path: Path) -> None:
    """A writer waits, then says that another session holds the journal; reading goes on."""
    journal = open_journal(path, patience=0.05)
    with (path.parent / "j.db.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        refused(lambda: add(journal, "a", 1), "sedang dipakai")
        assert len(journal.entries("a")) == 1
    add(journal, "a", 1)
    journal.close()


def test_a_foreign_writer_is_reported(path: Path) -> None:
    """A program that holds SQLite's own lock is waited for, then reported; nothing is stored."""
    journal = open_journal(path, patience=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        refused(lambda: add(journal, "a", 1), "sedang dipakai")
        db.execute("ROLLBACK")
    add(journal, "a", 1)
    journal.close()


def test_a_read_only_file_can_be_read(shared: Path) -> None:
    """Of a file without write permission the facts are shown and writing is refused."""
    shared.chmod(0o444)

    def act() -> None:
        as_nobody()
        journal = open_journal(shared)
        assert len(journal.entries("a")) == 1
        refused(lambda: add(journal, "a", 1), "tidak dapat ditulis")
        journal.close()

    in_child(act)


def test_a_read_only_folder_is_named(shared: Path) -> None:
    """A journal in a folder without write permission is refused when opened, naming the folder."""
    shared.chmod(0o666)
    shared.parent.chmod(0o555)

    def act() -> None:
        as_nobody()
        error = refused(lambda: open_journal(shared), "foldernya tidak dapat ditulis")
        assert error.where == str(shared.parent)
        refused(lambda: open_journal(shared.parent / "new.db", create=True), "tidak dapat ditulis")

    in_child(act)


def test_a_file_that_may_not_be_read_is_named(shared: Path) -> None:
    """A journal without read permission is an error about access."""
    shared.chmod(0)

    def act() -> None:
        as_nobody()
        refused(lambda: open_journal(shared), "tidak dapat dibuka")

    in_child(act)


def record_much(journal: Journal, versions: list[int]) -> None:
    """Record up to 1,000 long notes and note each version reached."""
    while versions[-1] < 1000:
        versions.append(add(journal, "a", versions[-1], note("x" * 20_000))[-1].version)


def fill(journal: Journal, words: str) -> int:
    """Record until it fails with these words; the version that was reached."""
    versions = [1]
    with pytest.raises(StorageError, match=words):
        record_much(journal, versions)
    return versions[-1]


def test_a_full_disk_keeps_what_is_stored(path: Path) -> None:
    """At the limit of a file's size recording fails with a sentence, earlier facts stay whole."""

    def act() -> None:
        journal = open_journal(path)
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
        version = fill(journal, "ruang disk habis")
        assert len(journal.entries("a")) == version > 2
        assert journal.verify().sound
        journal.close()
        assert path.stat().st_size <= 300_000

    in_child(act)
    with closing(open_journal(path)) as journal:
        assert journal.verify().sound
        add(journal, "a", len(journal.entries("a")))


def test_a_database_at_its_size_limit_keeps_what_is_stored(path: Path) -> None:
    """When the database itself reports that it is full the sentence is the same."""
    journal = open_journal(path)
    with journal._engine.writing() as db:
        db.execute("PRAGMA max_page_count = 60")
    version = fill(journal, "ruang disk habis")
    assert len(journal.entries("a")) == version
    assert journal.verify().sound
    journal.close()


def test_an_error_in_the_middle_undoes_everything(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the index cannot be written the facts are not recorded either."""
    from etik_tui.journal import index
    from tests.journal.cases import NOW, row_of

    journal = open_journal(path)

    def fails(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(index, "write_row", fails)
    row = row_of("a", "1", version=2)
    with pytest.raises(KeyboardInterrupt):
        journal.append("a", 1, [note()], actor="x", recorded_at=NOW, row=row)
    monkeypatch.undo()
    assert len(journal.entries("a")) == 1
    with pytest.raises(ConflictError):
        add(journal, "a", 2)
    add(journal, "a", 1)
    journal.close()


def test_a_journal_is_for_its_owner_only(path: Path) -> None:
    """The files of a new journal can be read by nobody else, whatever the umask."""
    with closing(open_journal(path)) as journal:
        add(journal, "a", 1)
        assert {each.stat().st_mode & 0o077 for each in path.parent.iterdir()} == {0}
        assert {each.name for each in path.parent.iterdir()} >= {"j.db", "j.db-wal", "j.db.lock"}


def test_the_log_is_folded_in_now_and_then(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log is emptied when it has grown and when a session that wrote closes."""
    monkeypatch.setattr(sqlite, "CHECKPOINT_BYTES", 200_000)
    journal = open_journal(path)
    log = path.with_name("j.db-wal")
    sizes = []
    for version in range(1, 40):
        add(journal, "a", version, note("x" * 10_000))
        sizes.append(log.stat().st_size)
    assert 0 < max(sizes) < 300_000
    assert sizes.count(0) >= 2
    other = open_journal(path)
    add(journal, "a", 40)
    journal.close()
    assert log.stat().st_size == 0
    other.close()


def test_a_reader_in_the_way_only_puts_the_folding_off(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another session holds a snapshot writers are not delayed and nothing is lost."""
    monkeypatch.setattr(sqlite, "CHECKPOINT_BYTES", 50_000)
    journal = open_journal(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM fact").fetchone() == (1,)
        for version in range(1, 30):
            add(journal, "a", version, note("x" * 10_000))
        assert reader.execute("SELECT count(*) FROM fact").fetchone() == (1,)
    add(journal, "a", 30)
    assert len(journal.entries("a")) == 31
    journal.close()


def test_a_copy_made_by_the_database_can_be_used(path: Path, tmp_path: Path) -> None:
    """A copy by VACUUM INTO, which loses the log setting, is a journal with working search."""
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("VACUUM INTO ?", (str(copy),))
    with closing(open_journal(copy)) as journal:
        begin(journal, "b", "2", search_text="zulfikar")
        assert copy.with_name("copy.db-wal").exists()
        assert [row.case_id for row in journal.search("zulf")] == ["b"]
        assert journal.verify().sound


def test_network_file_systems_are_refused(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that the system's table of mounts gives as a network one is refused by name."""
    device = tmp_path.stat().st_dev
    table = tmp_path / "mountinfo"
    line = "36 35 {} / /mnt rw,noatime - {} server:/x rw\n"

    def kind(system: str) -> str:
        place = f"{os.major(device)}:{os.minor(device)}"
        table.write_text(line.format("0:1", "nfs4") + line.format(place, system))
        return network_kind(tmp_path, table)

    monkeypatch.setattr(os, "major", lambda _device: 0)
    assert [kind(name) for name in ("nfs4", "cifs", "smb3", "fuse.sshfs", "ceph")] == [
        "nfs4",
        "cifs",
        "smb3",
        "fuse.sshfs",
        "ceph",
    ]
    assert [kind(name) for name in ("ext4", "btrfs", "tmpfs", "overlay", "fuse.ntfs")] == [""] * 5
    assert network_kind(tmp_path, tmp_path / "missing") == ""
    monkeypatch.setattr(sqlite, "network_kind", lambda _folder: "nfs4")
    refused(lambda: open_journal(path), r"sistem berkas jaringan \(nfs4\)")


def test_an_unknown_kind_of_address_is_refused() -> None:
    """An address of a database that is not supported is an input error, not a file name."""
    with pytest.raises(InputError, match="Jenis basis data mysql"):
        open_journal("mysql://server/etik")
