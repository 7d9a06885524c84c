"""Backups on the way back: checked to the last byte, and unpacked into a new workspace only.

A backup may come from anybody who knows the public key: its names, kinds and sizes are not
trusted, and nothing appears under the new workspace's name before everything is checked.
"""

import os
import shutil
import stat
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from etik_tui.casework.age import Unlock, decrypt
from etik_tui.casework.backup import (
    BACKUPS_FOLDER,
    CHUNK,
    FORMAT,
    LEFT_OUT,
    MANIFEST,
    Manifest,
    ManifestFile,
    working_folder,
)
from etik_tui.casework.kept_file import FileCheck, check_kept, digest_of, kept_files
from etik_tui.casework.office import load_office, save_office, write_whole
from etik_tui.casework.opening import JOURNAL_FILE
from etik_tui.casework.workspace import OFFICE_FILE
from etik_tui.errors import InputError, Problem, RefusedError, StorageError, reason_of
from etik_tui.journal.checkpoint import checkpoint
from etik_tui.journal.counting import counted
from etik_tui.journal.open import open_engine
from etik_tui.journal.progress import Progress
from etik_tui.journal.snapshot import has_own_schema
from etik_tui.journal.store import SqlJournal
from etik_tui.journal.verification import verify_chains
from etik_tui.locale import _
from etik_tui.plugins.archive import Member, member_problems, zip_members

MOST_FILES = 2_000_000
LARGEST_MANIFEST = 500_000_000
VERIFIED_FILE = "verified.json"


class Verified(Struct, frozen=True, kw_only=True):
    """A backup that was opened and found sound: when, which file, and of when it is."""

    at: datetime
    file: str
    sha256: str
    made: datetime


class Restored(Struct, frozen=True, kw_only=True):
    """What a backup held when it was checked, or brought back to `folder`.

    `moved` says that its journal was on a server, and is a file now.
    """

    manifest: Manifest
    files: FileCheck
    folder: Path | None = None
    moved: bool = False


def verify_backup(
    path: Path,
    unlock: Unlock,
    working_in: Path,
    now: datetime,
    progress: Progress | None = None,
) -> Restored:
    """Open a backup, check everything in it, and remember it if `working_in` is a workspace.

    Raises InputError for a file that cannot be opened or is not what it says, RefusedError for a
    journal in it that is not sound.
    """
    with working_folder(working_in) as working:
        manifest, files = _unpacked(path, unlock, working, progress)
    if (working_in / OFFICE_FILE).exists():
        _remember(working_in, path, manifest, now)
    return Restored(manifest=manifest, files=files)


def restore_backup(
    path: Path, unlock: Unlock, target: Path, progress: Progress | None = None
) -> Restored:
    """Bring a backup back as a new workspace, which appears when all of it is checked.

    Raises InputError where `target` exists and is not an empty folder, else as `verify_backup`.
    """
    try:
        taken = target.exists() and (not target.is_dir() or any(target.iterdir()))
        if not taken:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unwritable(error, target) from error
    if taken:
        raise InputError(
            _("Pemulihan hanya ke folder baru; yang ada tidak pernah ditimpa"),
            where=str(target),
            remedy=_("Sebutkan folder yang belum ada dengan --to."),
        )
    with working_folder(target.parent) as working:
        manifest, files = _unpacked(path, unlock, working, progress)
        fresh = working / "isi"
        office = load_office(fresh / OFFICE_FILE)
        moved = bool(office.database)
        if moved:
            # Its journal is the file that was just checked, not what is live elsewhere.
            save_office(fresh / OFFICE_FILE, replace(office, database=""))
        try:
            _on_disk(fresh)
            fresh.replace(target)
        except OSError as error:
            raise _unwritable(error, target) from error
    return Restored(manifest=manifest, files=files, folder=target, moved=moved)


def last_verified(folder: Path) -> Verified | None:
    """Return which backup of a workspace was verified last; `None` if none ever was."""
    try:
        content = (folder / BACKUPS_FOLDER / VERIFIED_FILE).read_bytes()
        return msgspec.json.decode(content, type=Verified)
    except (OSError, msgspec.MsgspecError):
        return None


def _remember(folder: Path, path: Path, manifest: Manifest, now: datetime) -> None:
    known = last_verified(folder)
    if known is not None and known.made > manifest.made:
        return
    digest = digest_of(path)
    found = Verified(at=now, file=path.name, sha256=digest, made=manifest.made)
    place = folder / BACKUPS_FOLDER
    try:
        place.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unwritable(error, place) from error
    write_whole(place / VERIFIED_FILE, msgspec.json.encode(found))


def _unpacked(
    path: Path, unlock: Unlock, working: Path, progress: Progress | None
) -> tuple[Manifest, FileCheck]:
    """Decrypt, unpack to `isi` in the working folder, and check everything."""
    opened, fresh = working / "terbuka.zip", working / "isi"
    try:
        with path.open("rb") as source, opened.open("xb") as out:
            decrypt(source, out, unlock, str(path))
    except OSError as error:
        what = _("Cadangan tidak dapat dibaca: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(error.filename or path)) from error
    fresh.mkdir(mode=0o700)
    try:
        with zipfile.ZipFile(opened) as archive:
            manifest = _extract(archive, fresh, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise _not_ours(path, str(error)) from error
    except OSError as error:
        raise _unwritable(error, working) from error
    opened.unlink()
    return manifest, _checked(fresh, manifest, path, progress)


def _extract(archive: zipfile.ZipFile, fresh: Path, path: Path) -> Manifest:
    members = list(zip_members(archive))
    problems = list(member_problems(members, MOST_FILES))
    by_name = {each.name: each for each in members}
    if problems or MANIFEST not in by_name:
        raise _not_ours(path, "", problems)
    manifest = _manifest(by_name.pop(MANIFEST), path)
    listed = {each.name: each for each in manifest.files}
    if set(listed) != set(by_name) or len(listed) != len(manifest.files):
        raise _not_ours(path, "the manifest does not list what is there")
    if JOURNAL_FILE not in listed or OFFICE_FILE not in listed:
        raise _not_ours(path, "no journal or no office")
    if foreign := [name for name in listed if _is_foreign(name)]:
        raise _not_ours(path, f"never in a backup: {foreign[0]}")
    if sum(each.size for each in manifest.files) > shutil.disk_usage(fresh).free:
        raise StorageError(_("Ruang disk tidak cukup untuk isi cadangan ini"), where=str(fresh))
    for name, member in by_name.items():
        _write(member, listed[name], fresh / name, path)
    return manifest


def _is_foreign(name: str) -> bool:
    """Tell whether no backup ever holds such a file: keys, caches, logs beside the journal."""
    top = name.partition("/")[0]
    return top in LEFT_OUT or top.startswith((".", f"{JOURNAL_FILE}-"))


def _manifest(member: Member, path: Path) -> Manifest:
    with member.open() as file:
        content = file.read(LARGEST_MANIFEST + 1)
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise _not_ours(path, str(error)) from error
    if found.format != FORMAT or any(each.size < 0 for each in found.files):
        raise _not_ours(path, found.format)
    return found


def _write(member: Member, listed: ManifestFile, target: Path, path: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = sha256(), 0
    with member.open() as source, target.open("xb") as out:
        os.fchmod(out.fileno(), stat.S_IRUSR | stat.S_IWUSR)
        while chunk := source.read(CHUNK):
            size += len(chunk)
            if size > listed.size:
                break
            digest.update(chunk)
            out.write(chunk)
    if (size, digest.hexdigest()) != (listed.size, listed.sha256):
        problem = Problem(what=_("isinya bukan yang dicatat dalam daftarnya"), file=member.name)
        raise _not_ours(path, "", [problem])


def _checked(fresh: Path, manifest: Manifest, path: Path, progress: Progress | None) -> FileCheck:
    if not has_own_schema(fresh / JOURNAL_FILE):
        raise _not_ours(path, "the journal has tables or triggers that are not its own")
    engine = open_engine(fresh / JOURNAL_FILE)
    with closing(SqlJournal(engine)) as journal:
        found = verify_chains(engine, progress)
        ends = checkpoint(journal.heads(), office=manifest.office, made=manifest.made)
        if not found.sound or (ends.root, found.facts) != (manifest.root, manifest.facts):
            fault = found.faults[0] if found.faults else None
            raise RefusedError(
                _("Jurnal dalam cadangan ini tidak utuh"),
                where=fault.number or fault.case_id if fault else str(path),
                remedy=_("Pakai cadangan lain yang pernah diperiksa."),
                detail=fault.what if fault else "root",
            )
        chains = counted(journal.all_entries(), manifest.chains, progress)
        named = (each for entries in chains for each in kept_files(entries))
        return check_kept(fresh, named)


def _on_disk(folder: Path) -> None:
    """Wait until every file of a folder is on the disk."""
    for place in _places(folder):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _places(folder: Path) -> Iterator[Path]:
    for place, _folders, names in os.walk(folder):
        yield from (Path(place, name) for name in names)
        yield Path(place)


def _not_ours(path: Path, detail: str, problems: list[Problem] | None = None) -> InputError:
    return InputError(
        _("Ini bukan cadangan etik yang utuh; tidak ada yang dipulihkan"),
        where=str(path),
        problems=problems or (),
        remedy=_("Berikan berkas dari `etik backup create`."),
        detail=detail,
    )


def _unwritable(error: OSError, path: Path) -> StorageError:
    return StorageError(
        _("Isi cadangan tidak dapat ditulis: {error}").format(error=reason_of(error)),
        where=str(error.filename or path),
        remedy=_("Kosongkan ruang atau pilih tempat lain."),
    )
