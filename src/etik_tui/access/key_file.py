"""The part of `authorized_keys` that the program keeps; the lines around it are not touched."""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from etik_tui.errors import InputError, StorageError
from etik_tui.locale import _

BEGIN = "# >>> etik: ditulis oleh `etik access`; jangan disunting >>>"
END = "# <<< etik <<<"


def with_block(text: str, lines: Iterable[str]) -> str:
    """Return the text of a key file with these lines as the program's part, at its end.

    Raises InputError where the part that stands there does not end, or begins twice.
    """
    before: list[str] = []
    inside = found = False
    for line in text.splitlines():
        if line == BEGIN and not inside and not found:
            inside = found = True
        elif line == END and inside:
            inside = False
        elif line in (BEGIN, END):
            raise _broken()
        elif not inside:
            before.append(line)
    if inside:
        raise _broken()
    return "".join(f"{line}\n" for line in (*before, BEGIN, *lines, END))


def _broken() -> InputError:
    return InputError(
        _("Bagian etik dalam berkas kunci rusak"),
        where="authorized_keys",
        remedy=_("Hapus baris “{begin}” sampai “{end}”, lalu ulangi.").format(begin=BEGIN, end=END),
    )


def write_block(path: Path, lines: Iterable[str]) -> None:
    """Replace the program's part of a key file, all of it or nothing; only its owner may read it.

    Raises InputError for a file that cannot be understood, or is a link; StorageError where it
    cannot be written: then the old one stands.
    """
    if path.is_symlink():
        raise InputError(
            _("Berkas kunci adalah tautan"), where=str(path), remedy=_("Pakai berkas biasa.")
        )
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        whole = with_block(text, lines).encode()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".authorized_keys-")
    except (OSError, UnicodeDecodeError) as error:
        raise _unwritten(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), stat.S_IRUSR | stat.S_IWUSR)
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
        _sync(path.parent)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise _unwritten(path, error) from error


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unwritten(path: Path, error: Exception) -> StorageError:
    return StorageError(
        _("Berkas kunci tidak dapat ditulis"),
        where=str(path),
        remedy=_("Kunci sudah tercatat; perbaiki berkasnya lalu jalankan `etik access key write`."),
        detail=str(error),
    )
