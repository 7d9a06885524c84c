"""What to tell the user when the store fails: what, where, and what to do."""

import errno
from pathlib import Path

from etik_tui.errors import InputError, StorageError
from etik_tui.locale import _

# Where there is no room for the log's index (SHM), not even reading is possible.
FULL = (
    "SQLITE_FULL",
    "SQLITE_IOERR_WRITE",
    "SQLITE_IOERR_SHMSIZE",
    "SQLITE_IOERR_SHMOPEN",
    "ENOSPC",
    "EDQUOT",
    "EFBIG",
)


def storage_error(cause: OSError | str, path: Path, detail: str = "") -> StorageError:
    """Return the error for a failed system call or for SQLite's name of a failure.

    The name may be longer than the ones known here (SQLITE_IOERR_WRITE): its beginning counts.
    """
    if isinstance(cause, OSError):
        name, detail = errno.errorcode.get(cause.errno or 0, ""), detail or str(cause)
    else:
        name = cause
    what, remedy = _words(name)
    return StorageError(what, where=str(path), remedy=remedy, detail=detail or name)


def text_error() -> InputError:
    """Return the error for text that is not Unicode and so cannot be stored or looked for."""
    return InputError(
        _("Teks memuat karakter yang bukan karakter Unicode yang sah."),
        remedy=_("Ketik ulang teks itu."),
    )


def _words(name: str) -> tuple[str, str]:
    for names, words in (
        (("SQLITE_BUSY", "SQLITE_LOCKED"), _locked),
        (FULL, _full),
        (("SQLITE_READONLY", "EROFS", "EACCES", "EPERM", "SQLITE_PERM"), _read_only),
        (("SQLITE_NOTADB",), _not_a_database),
        (("SQLITE_CORRUPT",), _corrupt),
        (("SQLITE_CANTOPEN", "ENOENT", "ENOTDIR", "EISDIR"), _cannot_open),
    ):
        if name.startswith(names):
            return words()
    return _unreadable()


def _locked() -> tuple[str, str]:
    return (
        _("Jurnal sedang dipakai sesi lain dan tidak kunjung bebas; tidak ada yang tersimpan."),
        _("Ulangi sebentar lagi; bila tetap demikian, cari sesi etik yang macet."),
    )


def _full() -> tuple[str, str]:
    return (
        _("Jurnal tidak dapat ditulis: ruang disk habis atau batas ukuran tercapai."),
        _("Kosongkan ruang, lalu ulangi; yang sudah tersimpan tetap utuh."),
    )


def _read_only() -> tuple[str, str]:
    return (
        _("Jurnal atau foldernya tidak dapat ditulis."),
        _("Berikan hak tulis atas berkas dan foldernya kepada akun yang menjalankan etik."),
    )


def _not_a_database() -> tuple[str, str]:
    return (
        _("Berkas ini bukan jurnal etik."),
        _("Periksa letak jurnal pada --workspace atau --database."),
    )


def _corrupt() -> tuple[str, str]:
    return (
        _("Berkas jurnal rusak."),
        _("Berhenti menulis, salin berkasnya, lalu pulihkan dari cadangan terakhir."),
    )


def _cannot_open() -> tuple[str, str]:
    return (
        _("Berkas jurnal tidak dapat dibuka."),
        _("Periksa letak dan hak aksesnya, atau buat dengan: etik init."),
    )


def _unreadable() -> tuple[str, str]:
    return (
        _("Jurnal tidak dapat dibaca atau ditulis."),
        _("Jalankan: etik doctor."),
    )
