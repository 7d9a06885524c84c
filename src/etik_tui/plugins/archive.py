"""Reading somebody else's folder or zip without trusting a word of it: names, kinds, sizes.

Everything wrong is found before the first file is written, but for the sizes, which are counted
while reading: what a zip says of its sizes is chosen by whoever made it.
"""

import os
import re
import stat
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from msgspec import Struct

from etik_tui.domain.shown import shown
from etik_tui.errors import InputError, Problem, StorageError, reason_of
from etik_tui.locale import _

MOST_FILES = 500
LARGEST_FILE = 5_000_000
LARGEST_TOTAL = 20_000_000
LARGEST_ZIP = 50_000_000
LONGEST_NAME = 200
DEEPEST = 8
CHUNK = 65_536
DATA = frozenset({".toml", ".md", ".txt", ".csv", ".json", ".png", ".jpg", ".jpeg", ".svg"})
MAIN_FILE = "profile.toml"
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")


class Member(Struct, frozen=True, kw_only=True):
    """One file offered: its name as given, its kind by `stat`, and how to read it."""

    name: str
    mode: int
    open: Callable[[], BinaryIO]
    locked: bool = False


class Unpacked(Struct, frozen=True, kw_only=True):
    """The files that were written, and those that were left out as they are no data."""

    files: tuple[str, ...]
    skipped: tuple[str, ...] = ()


def unpack(source: Path, into: Path) -> Unpacked:
    """Copy the data files of a profile, a folder or a zip, to a new folder `into`.

    Raises InputError with everything that is wrong; what was written by then must be thrown away.
    """
    try:
        if source.is_dir():
            return _written(list(islice(_of_folder(source), MOST_FILES + 1)), into, source)
        with source.open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST_ZIP:
                raise _refused(source, [_too_large(source.name, LARGEST_ZIP)])
            with zipfile.ZipFile(file) as archive:
                return _written(list(zip_members(archive)), into, source)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise InputError(
            _("Ini bukan folder profil dan bukan zip yang utuh"),
            where=str(source),
            remedy=_("Berikan folder atau zip yang memuat profile.toml."),
            detail=f"{type(error).__name__}: {error}",
        ) from error
    except OSError as error:
        what = _("Profil tidak dapat dibaca atau disalin: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(error.filename or source)) from error


def _of_folder(folder: Path) -> Iterator[Member]:
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(each for each in folders if not _is_clutter(each))
        for name in sorted([*names, *folders]):
            path = Path(place, name)
            mode = path.lstat().st_mode
            if not stat.S_ISDIR(mode):
                yield Member(
                    name=path.relative_to(folder).as_posix(), mode=mode, open=_opener(path)
                )


def _opener(path: Path) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        return os.fdopen(descriptor, "rb")

    return opened


def zip_members(archive: zipfile.ZipFile) -> Iterator[Member]:
    """Yield the files of a zip as it names them, folders left out; none is trusted yet."""
    for each in archive.infolist():
        mode = each.external_attr >> 16
        if each.is_dir() and not stat.S_ISLNK(mode):
            continue
        yield Member(
            # The library cuts names at a null character; what was written decides.
            name=each.orig_filename,
            mode=mode if stat.S_IFMT(mode) else stat.S_IFREG | mode,
            open=_zip_opener(archive, each),
            locked=bool(each.flag_bits & 1),
        )


def _zip_opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    return lambda: archive.open(member)  # type: ignore[return-value]  # a reader of bytes


def _written(members: list[Member], into: Path, source: Path) -> Unpacked:
    problems = list(member_problems(members))
    if problems:
        raise _refused(source, problems)
    skipped = [each.name for each in members if not _is_data(each.name)]
    wanted = [each for each in members if _is_data(each.name)]
    root = _root([each.name for each in wanted])
    if root is None:
        problem = Problem(what=_("profile.toml tidak ada di dalamnya"), file=source.name)
        raise _refused(source, [problem])
    into.mkdir(mode=0o700)
    total, written = 0, []
    for each in wanted:
        if not each.name.startswith(root):
            skipped.append(each.name)
            continue
        name = each.name[len(root) :]
        total += _copied(each, into / name, source, LARGEST_TOTAL - total)
        written.append(name)
    return Unpacked(files=tuple(written), skipped=tuple(skipped))


def _copied(member: Member, target: Path, source: Path, left: int) -> int:
    limit = min(LARGEST_FILE, left)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    size = 0
    with member.open() as reading, target.open("xb") as writing:
        while chunk := reading.read(CHUNK):
            size += len(chunk)
            if size > limit:
                what = _too_large(member.name, LARGEST_FILE)
                if limit < LARGEST_FILE:
                    what = _too_large(source.name, LARGEST_TOTAL)
                raise _refused(source, [what])
            writing.write(chunk)
    target.chmod(0o600)
    return size


def _root(names: list[str]) -> str | None:
    """Return the folder that holds profile.toml, with its slash; the outermost one wins."""
    found = sorted(
        (name.count("/"), name) for name in names if name.rpartition("/")[2] == MAIN_FILE
    )
    return found[0][1].removesuffix(MAIN_FILE) if found else None


def _is_data(name: str) -> bool:
    parts = name.split("/")
    return not any(map(_is_clutter, parts)) and PurePosixPath(name).suffix.lower() in DATA


def _is_clutter(part: str) -> bool:
    return part.startswith(".") or part in ("__MACOSX", "__pycache__")


def member_problems(members: list[Member], most: int = MOST_FILES) -> Iterator[Problem]:
    """Yield what is wrong with the names and kinds of files offered, or that they are too many."""
    if len(members) > most:
        what = _("lebih dari {n} berkas").format(n=most)
        remedy = _("profil hanya beberapa berkas TOML") if most == MOST_FILES else ""
        yield Problem(what=what, remedy=remedy)
        return
    seen: dict[str, str] = {}
    for each in members:
        if reason := _wrong_name(each.name) or _wrong_kind(each):
            yield Problem(what=reason, file=shown(each.name, 120))
            continue
        plain = unicodedata.normalize("NFC", each.name).casefold()
        if plain in seen:
            same = seen[plain] == each.name
            yield Problem(
                what=_("ada dua kali")
                if same
                else _("berbeda hanya huruf besar-kecilnya dari {other}").format(other=seen[plain]),
                file=shown(each.name, 120),
            )
        seen[plain] = each.name
    folders = {plain[:at] for plain in seen for at in _slashes(plain)}
    for plain, name in seen.items():
        if plain in folders:
            yield Problem(what=_("sekaligus berkas dan folder"), file=shown(name, 120))


def _slashes(name: str) -> Iterator[int]:
    return (at for at, char in enumerate(name) if char == "/")


def _wrong_name(name: str) -> str:
    parts = name.split("/")
    if name.startswith("/"):
        return _("jalurnya mutlak, bukan di dalam profil")
    if ".." in parts:
        return _("jalurnya keluar dari folder profil (..)")
    if "\\" in name:
        return _("namanya memuat garis miring terbalik")
    if _DRIVE.match(name):
        return _("namanya memuat huruf drive")
    if name != shown(name):
        return _("namanya memuat karakter kendali, tersembunyi, atau pembalik arah")
    if len(name) > LONGEST_NAME or len(parts) > DEEPEST:
        return _("namanya terlalu panjang atau terlalu dalam")
    if any(not part or part != part.strip(" ") or part.endswith(".") for part in parts):
        return _("sebagian namanya kosong, atau berakhir dengan titik atau spasi")
    if any(map(_RESERVED.fullmatch, parts)):
        return _("namanya dipesan sistem operasi lain")
    return ""


def _wrong_kind(member: Member) -> str:
    if member.locked:
        return _("terkunci dengan kata sandi")
    if stat.S_ISLNK(member.mode):
        return _("tautan, bukan berkas")
    if not stat.S_ISREG(member.mode):
        return _("bukan berkas biasa")
    return ""


def _too_large(name: str, limit: int) -> Problem:
    what = _("lebih besar dari {n} MB").format(n=limit // 1_000_000)
    return Problem(what=what, file=shown(name, 120))


def _refused(source: Path, problems: list[Problem]) -> InputError:
    return InputError(
        _("Profil ini ditolak; tidak ada yang dipasang"), where=str(source), problems=problems
    )
