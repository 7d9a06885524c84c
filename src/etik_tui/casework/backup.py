"""Backups: everything of a workspace, consistent, in one encrypted file.

The file is a zip inside age. It holds the journal as one SQLite file, whatever stores it, the
office's settings and calendar, own profiles, evidence, papers and checkpoints, and a manifest with
the sha256 of each and the root of all chains (`etik_tui.journal.checkpoint`). Left out are what can
be made again, what has left the program, and the office's private keys.
"""

import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
from msgspec import Struct

from etik_tui.casework.age import Lock, check_lock, encrypt
from etik_tui.casework.file_transfer import zip_entry
from etik_tui.casework.kept_file import FileCheck, check_kept, kept_files
from etik_tui.casework.opening import CACHE_FOLDER, JOURNAL_FILE
from etik_tui.casework.outbox import OUTBOX, confined
from etik_tui.casework.signing import KEYS_FOLDER
from etik_tui.casework.whole_file import whole_file
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import RefusedError, StorageError, reason_of
from etik_tui.journal.checkpoint import Checkpoint, checkpoint
from etik_tui.journal.counting import counted
from etik_tui.journal.open import open_engine
from etik_tui.journal.progress import Progress
from etik_tui.journal.store import SqlJournal
from etik_tui.journal.verification import verify_chains
from etik_tui.locale import _
from etik_tui.plugins.archive import Member, member_problems

FORMAT = "etik-backup 1"
MANIFEST = "manifest.json"
BACKUPS_FOLDER = "backups"
WORKING_PREFIX = ".cadangan-"
SUFFIX = ".etik.age"
CHUNK = 1 << 20
# Folders of the workspace that no backup holds.
LEFT_OUT = frozenset({CACHE_FOLDER, OUTBOX, KEYS_FOLDER, BACKUPS_FOLDER})


class ManifestFile(Struct, frozen=True, kw_only=True):
    """One file of a backup: its place in the workspace, its size in bytes, its sha256."""

    name: str
    size: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """What a backup says of itself; `root` and `code` are those of its checkpoint."""

    format: str
    office: str
    made: datetime
    chains: int
    facts: int
    root: str
    code: str
    files: tuple[ManifestFile, ...]


class Backup(Struct, frozen=True, kw_only=True):
    """A backup that was made: its file, what is in it, and what was not as facts say."""

    path: Path
    size: int
    manifest: Manifest
    files: FileCheck
    skipped: tuple[str, ...] = ()


def create_backup(
    workspace: Workspace,
    place: Path | str,
    lock: Lock,
    output: Path | None = None,
    progress: Progress | None = None,
) -> Backup:
    """Write a backup of the workspace whose journal is at `place`; others go on recording.

    Without an output it goes to the workspace's folder of backups. Raises RefusedError for a
    journal that is not sound, StorageError where it cannot be written; then there is no new file
    and none was replaced.
    """
    from etik_tui.journal.snapshot import take_snapshot

    workspace.permit.require_owner()
    check_lock(lock)
    now = workspace.clock.now()
    target = _target(workspace, now, output)
    with working_folder(workspace.folder) as working:
        journal, packed = working / JOURNAL_FILE, working / "isi.zip"
        take_snapshot(place, journal)
        ends, facts, files = _inspected(workspace, journal, now, progress)
        try:
            with packed.open("xb") as file:
                manifest, skipped = _pack(workspace, file, journal, ends, facts)
            with packed.open("rb") as source, whole_file(target) as out:
                encrypt(source, out, lock)
            size = target.stat().st_size
        except OSError as error:
            raise _unwritable(error, target) from error
    return Backup(path=target, size=size, manifest=manifest, files=files, skipped=skipped)


@contextmanager
def working_folder(parent: Path) -> Iterator[Path]:
    """Make a folder that only its owner can read and that is gone afterwards.

    Those that a killed run has left behind are removed, too: nobody holds their lock.
    """
    try:
        for left in parent.glob(f"{WORKING_PREFIX}*"):
            _remove_unheld(left)
        working = Path(mkdtemp(prefix=WORKING_PREFIX, dir=parent))
        descriptor = os.open(working, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise _unwritable(error, parent) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield working
    finally:
        shutil.rmtree(working, ignore_errors=True)
        os.close(descriptor)


def _remove_unheld(left: Path) -> None:
    try:
        descriptor = os.open(left, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(left, ignore_errors=True)
    except BlockingIOError:
        pass
    finally:
        os.close(descriptor)


def backup_name(moment: datetime) -> str:
    """Return the name of the backup of a moment, by which `prune` knows it."""
    return f"etik-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}{SUFFIX}"


def _target(workspace: Workspace, moment: datetime, output: Path | None) -> Path:
    name = backup_name(moment)
    if output is not None:
        return confined(workspace, output / name if output.is_dir() else output)
    folder = workspace.folder / BACKUPS_FOLDER
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unwritable(error, folder) from error
    return folder / name


def _inspected(
    workspace: Workspace, journal: Path, now: datetime, progress: Progress | None
) -> tuple[Checkpoint, int, FileCheck]:
    """Check the copy of the journal; return its ends, its facts counted, the files they name."""
    engine = open_engine(journal)
    with closing(SqlJournal(engine)) as copy:
        found = verify_chains(engine, progress)
        if not found.sound:
            fault = found.faults[0]
            raise RefusedError(
                _("Jurnal tidak utuh; cadangan tidak dibuat agar yang baik tidak tergantikan"),
                where=fault.number or fault.case_id,
                remedy=_("Lihat rinciannya dengan `etik journal verify`."),
                detail=fault.what,
            )
        ends = checkpoint(copy.heads(), office=workspace.office.name, made=now)
        chains = counted(copy.all_entries(), found.cases + found.books, progress)
        named = (each for entries in chains for each in kept_files(entries))
        return ends, found.facts, check_kept(workspace.folder, named)


def _pack(
    workspace: Workspace, file: BinaryIO, journal: Path, ends: Checkpoint, facts: int
) -> tuple[Manifest, tuple[str, ...]]:
    packed, skipped = [], []
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        packed.append(_added(archive, JOURNAL_FILE, journal))
        for name, path in _files(workspace):
            if _is_plain(name, path):
                packed.append(_added(archive, name, path))
            else:
                skipped.append(name)
        manifest = Manifest(
            format=FORMAT,
            office=ends.office,
            made=ends.made,
            chains=len(ends.heads),
            facts=facts,
            root=ends.root,
            code=ends.code,
            files=tuple(packed),
        )
        archive.writestr(MANIFEST, msgspec.json.encode(manifest))
    return manifest, tuple(skipped)


def _files(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    home = workspace.folder
    own = workspace.office.database
    journal = home / (JOURNAL_FILE if "://" in own or not own else own)
    beside = {journal.with_name(journal.name + end) for end in ("", "-wal", "-shm", ".lock")}
    for place, folders, names in os.walk(home):
        inside = Path(place)
        if inside == home:
            folders[:] = [each for each in folders if each not in LEFT_OUT]
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(names):
            path = inside / name
            if path not in beside and not name.startswith("."):
                yield path.relative_to(home).as_posix(), path


def _is_plain(name: str, path: Path) -> bool:
    mode = path.lstat().st_mode
    offered = Member(name=name, mode=mode, open=lambda: path.open("rb"))
    return stat.S_ISREG(mode) and not any(member_problems([offered])) and name != MANIFEST


def _added(archive: ZipFile, name: str, path: Path) -> ManifestFile:
    entry = zip_entry(name)
    digest, size = sha256(), 0
    with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    return ManifestFile(name=name, size=size, sha256=digest.hexdigest())


def _unwritable(error: OSError, path: Path) -> StorageError:
    return StorageError(
        _("Cadangan tidak dapat ditulis: {error}").format(error=reason_of(error)),
        where=str(error.filename or path),
        remedy=_("Kosongkan ruang atau pilih tempat lain dengan -o; yang lama tetap utuh."),
    )
