"""From where files come in: any place, or for a confined session the workspace's inbox alone.

Who comes in over SSH works as the account that owns the data, so a path that is typed there could
name what that person may not read: the journal, keys, another case's evidence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from etik_tui.casework.workspace import Workspace
from etik_tui.errors import AccessError, InputError, StorageError, reason_of
from etik_tui.locale import _

INBOX = "inbox"
CHUNK = 1 << 20


def inbox(workspace: Workspace) -> Path:
    """Return the folder of the workspace for what comes in, made if need be."""
    folder = workspace.folder / INBOX
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        what = _("Folder tidak dapat dibuat: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(folder)) from error
    return folder


def incoming(workspace: Workspace, path: Path) -> Path:
    """Return a file to be taken in; AccessError where a confined session names one elsewhere."""
    if not workspace.confined:
        return path
    inside = inbox(workspace).resolve()
    found = (inside / path).resolve()
    if not found.is_relative_to(inside):
        raise AccessError(
            _("Sesi ini hanya boleh mengambil berkas dari kotak masuk ruang kerja"),
            remedy=_("Kirim berkasnya: ssh … etik case evidence NOMOR JUDUL --file - < BERKAS."),
        )
    return found


@contextmanager
def received(workspace: Workspace, stream: BinaryIO, name: str, largest: int) -> Iterator[Path]:
    """Keep what a stream brings as a file of the inbox while it is taken in.

    Raises InputError for more than `largest` bytes, StorageError where it cannot be kept.
    """
    with TemporaryDirectory(dir=inbox(workspace), ignore_cleanup_errors=True) as folder:
        file = Path(folder, name)
        try:
            _keep(stream, file, largest)
        except OSError as error:
            what = _("Berkas tidak dapat disimpan: {error}").format(error=reason_of(error))
            raise StorageError(what, where=name) from error
        yield file


def _keep(stream: BinaryIO, file: Path, largest: int) -> None:
    size = 0
    with file.open("xb") as out:
        while part := stream.read(CHUNK):
            size += len(part)
            if size > largest:
                what = _("Yang dikirim lebih besar dari {n} MB").format(n=largest // 10**6)
                raise InputError(what, where=file.name)
            out.write(part)
