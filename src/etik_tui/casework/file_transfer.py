"""Evidence and papers that travel with facts in a zip: packed whole, unpacked only if they are."""

import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, TypeVar

from msgspec import Struct

from etik_tui.casework.kept_file import KeptFile, digest_of
from etik_tui.casework.whole_file import whole_file
from etik_tui.errors import InputError, Problem, StorageError, reason_of
from etik_tui.locale import _
from etik_tui.plugins.archive import Member, member_problems, zip_members

CHUNK = 1 << 20
MOST_FILES = 2_000_000
# No single piece of evidence is larger (bytes).
LARGEST_FILE = 200_000_000

T = TypeVar("T")


class Carried(Struct, frozen=True, kw_only=True):
    """How many files travelled, and the places of those that were missing or not whole."""

    files: int = 0
    missing: tuple[str, ...] = ()


def pack_files(archive: zipfile.ZipFile, folder: Path, wanted: Iterable[KeptFile]) -> Carried:
    """Add the files that facts speak of to a zip; those that are not whole are left out."""
    files, missing = 0, []
    for each in sorted(set(wanted), key=lambda each: each.place):
        path = folder / each.place
        if path.is_symlink() or digest_of(path) != each.sha256:
            missing.append(each.place)
            continue
        entry = zip_entry(each.place)
        with path.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
            while chunk := source.read(CHUNK):
                target.write(chunk)
        files += 1
    return Carried(files=files, missing=tuple(missing))


def zip_entry(name: str) -> zipfile.ZipInfo:
    """Return the entry of a file that only its owner can read, without a time of its own."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = (stat.S_IFREG | 0o600) << 16
    return entry


@contextmanager
def opened_zip(path: Path) -> Iterator[dict[str, Member]]:
    """Open somebody else's zip; yield its files by name once all names and kinds are sound.

    Raises InputError for anything else.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = list(zip_members(archive))
            problems = list(member_problems(members, MOST_FILES))
            if problems:
                raise InputError(
                    _("Arsip ini ditolak; tidak ada yang diambil"),
                    where=str(path),
                    problems=problems[:100],
                )
            yield {each.name: each for each in members}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise InputError(
            _("Zip ini rusak"),
            where=str(path),
            remedy=_("Minta berkasnya sekali lagi dari asalnya; tidak ada yang dicatat."),
            detail=str(error),
        ) from error


def with_files(
    members: dict[str, Member], folder: Path, wanted: Iterable[KeptFile], record: Callable[[], T]
) -> tuple[T, Carried]:
    """Put the files that facts speak of into a workspace, then record; undone if that fails.

    Only files whose sha256 is the one recorded are kept; a file that is already there stays.
    """
    written: list[Path] = []
    missing = []
    chosen = sorted(set(wanted), key=lambda each: each.place)
    try:
        for each in chosen:
            target = folder / each.place
            if digest_of(target) == each.sha256:
                continue
            if each.place not in members:
                missing.append(each.place)
                continue
            _place(members[each.place], target, each)
            written.append(target)
        return record(), Carried(files=len(chosen) - len(missing), missing=tuple(missing))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _place(member: Member, target: Path, wanted: KeptFile) -> None:
    if target.exists() or target.is_symlink():
        raise _unlike(wanted, _("di ruang kerja ini ada berkas lain dengan nama itu"))
    digest, size = sha256(), 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with member.open() as source, whole_file(target) as out:
            while (chunk := source.read(CHUNK)) and size <= LARGEST_FILE:
                size += len(chunk)
                digest.update(chunk)
                out.write(chunk)
            if digest.hexdigest() != wanted.sha256:
                raise _unlike(wanted, _("isinya bukan yang dicatat"))
    except OSError as error:
        what = _("Berkas tidak dapat ditulis: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(error.filename or target)) from error


def _unlike(wanted: KeptFile, what: str) -> InputError:
    return InputError(
        _("Arsip ini ditolak; tidak ada yang diambil"),
        problems=[Problem(what=what, file=wanted.place)],
    )


def limited_lines(file: IO[bytes], longest: int, where: str) -> Iterator[bytes]:
    """Yield the lines of a file; raises InputError for one that is too long."""
    while line := file.readline(longest + 1):
        if len(line) > longest:
            raise InputError(_("Ada baris yang terlalu panjang"), where=where)
        yield line
