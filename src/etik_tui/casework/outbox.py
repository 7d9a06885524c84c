"""Where what leaves the program is put: the workspace's outbox, or a place that was named.

A session that is confined (`Workspace.confined`) may name nothing outside the outbox.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from etik_tui.casework.office import write_whole
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import AccessError, InputError, StorageError, reason_of
from etik_tui.exports.file_name import distinct
from etik_tui.locale import _

OUTBOX = "outbox"
ZIP_SUFFIX = ".zip"


def outbox(workspace: Workspace) -> Path:
    """Return the folder of the workspace for what leaves it, made if need be."""
    folder = workspace.folder / OUTBOX
    _made(folder)
    return folder


def destination(workspace: Workspace, name: str, given: Path | None = None) -> Path:
    """Return where a file goes: to the place given, a folder or a file, else to the outbox.

    Raises AccessError where a confined session names a place outside, InputError where
    something stands there that is no ordinary file.
    """
    if given is None:
        return _checked(outbox(workspace) / name)
    folder = given.is_dir()
    return _checked(confined(workspace, given / name if folder else given))


def folder_destination(workspace: Workspace, name: str, given: Path | None = None) -> Path:
    """Return the folder where many files go, made if need be; `name` is its name in the outbox."""
    folder = confined(workspace, given) if given else outbox(workspace) / name
    _made(folder)
    return folder


def confined(workspace: Workspace, path: Path) -> Path:
    """Return a place, refused to a confined session if it lies outside the outbox."""
    if workspace.confined:
        inside = outbox(workspace).resolve()
        if not path.parent.resolve().joinpath(path.name).is_relative_to(inside):
            raise AccessError(
                _("Sesi ini hanya boleh menulis ke kotak keluar ruang kerja"),
                remedy=_("Ulangi tanpa menyebut tempat; berkas masuk ke {folder}.").format(
                    folder=OUTBOX
                ),
            )
    return path


def _checked(path: Path) -> Path:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return path
    except (OSError, ValueError) as error:
        raise InputError(_("Tempat ini tidak dapat dipakai"), where=str(path)) from error
    if not stat.S_ISREG(found.st_mode):
        raise InputError(
            _("Di tempat ini ada sesuatu yang bukan berkas biasa"),
            where=str(path),
            remedy=_("Sebutkan nama berkas lain."),
        )
    return path


def _made(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        what = _("Folder tidak dapat dibuat: {error}").format(
            error=reason_of(error) if isinstance(error, OSError) else error
        )
        raise StorageError(what, where=str(folder)) from error


class Parcel:
    """Many files on their way out: into a folder, each whole, or into one zip."""

    def __init__(self, folder: Path, archive: ZipFile | None = None) -> None:
        self._folder = folder
        self._archive = archive
        self._taken: set[str] = set()
        self.dropped = False

    def drop(self) -> None:
        """Give the parcel up: of a zip nothing is left, files in a folder stay."""
        self.dropped = True

    def put(self, name: str, content: bytes) -> None:
        """Add a file; a name that was used in this parcel gets a number."""
        own = distinct(name, self._taken)
        self._taken.add(own.lower())
        if self._archive is None:
            write_whole(_checked(self._folder / own), content)
        else:
            entry = ZipInfo(own)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            self._archive.writestr(entry, content)


@contextmanager
def parcel(path: Path) -> Iterator[Parcel]:
    """Open a parcel: a folder that is there, or else a zip.

    A zip appears under its name when it is whole; after an error, or when the parcel was
    dropped, there is none. In a folder the files put so far stay.
    """
    if path.is_dir():
        yield Parcel(path)
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            with ZipFile(file, "w") as archive:
                out = Parcel(path.parent, archive)
                yield out
            file.flush()
            os.fsync(file.fileno())
        if not out.dropped:
            temporary.replace(path)
    except OSError as error:
        what = _("Berkas tidak dapat ditulis: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(path)) from error
    finally:
        temporary.unlink(missing_ok=True)
