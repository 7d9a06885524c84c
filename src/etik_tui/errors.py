"""Everything that can go wrong, as one tree.

```
EtikError
├── RefusedError     a rule or finding stands in the way            exit 1
├── InputError       a file, value or command line is wrong         exit 2
├── AccessError      this person may not do or see this             exit 3
├── ConflictError    somebody else was faster                       exit 4
└── StorageError     the journal cannot be read or written          exit 5
```

Each says what happened, where, and what to do; none carries a secret or a name.
"""

import errno
from collections.abc import Iterable
from enum import IntEnum

from msgspec import Struct

from etik_tui.locale import _


class ExitCode(IntEnum):
    """Exit statuses of the command line."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    FORBIDDEN = 3
    CONFLICT = 4
    STORAGE = 5
    BUG = 70


class Problem(Struct, frozen=True, kw_only=True):
    """One thing wrong in an input: what, where, and what to do; a `warning` stops nothing."""

    what: str
    file: str = ""
    line: int = 0
    key: str = ""
    remedy: str = ""
    warning: bool = False

    def __str__(self) -> str:
        """Render as `file:line key: what (remedy)`, leaving out what is unknown."""
        place = self.file + (f":{self.line}" if self.line else "")
        head = " ".join(part for part in (place, self.key) if part)
        text = f"{head}: {self.what}" if head else self.what
        return f"{text}; {self.remedy}" if self.remedy else text


class EtikError(Exception):
    """What stopped the program: what happened, where, what to do, and the detail."""

    exit_code = ExitCode.BUG

    def __init__(self, what: str, *, where: str = "", remedy: str = "", detail: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy
        self.detail = detail

    def __str__(self) -> str:
        """Render on one line, for stderr."""
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text} {self.remedy}".rstrip()


class RefusedError(EtikError):
    """A rule or a finding stands in the way of an act; `findings` says which."""

    exit_code = ExitCode.REFUSED

    def __init__(
        self,
        what: str,
        *,
        findings: Iterable[object] = (),
        where: str = "",
        remedy: str = "",
        detail: str = "",
    ) -> None:
        super().__init__(what, where=where, remedy=remedy, detail=detail)
        self.findings = tuple(findings)


class InputError(EtikError):
    """A file, a value or a command line is wrong; `problems` lists all of it."""

    exit_code = ExitCode.USAGE

    def __init__(
        self,
        what: str,
        *,
        problems: Iterable[Problem] = (),
        where: str = "",
        remedy: str = "",
        detail: str = "",
    ) -> None:
        super().__init__(what, where=where, remedy=remedy, detail=detail)
        self.problems = tuple(problems)


class AccessError(EtikError):
    """This person may not do or see this."""

    exit_code = ExitCode.FORBIDDEN


class ConflictError(EtikError):
    """Somebody else recorded something on the same case first."""

    exit_code = ExitCode.CONFLICT


class StorageError(EtikError):
    """The journal cannot be read or written."""

    exit_code = ExitCode.STORAGE


def reason_of(error: OSError) -> str:
    """Return in words why the system refused something; the system's own words where rare."""
    said = {
        errno.ENOSPC: _("ruang disk habis atau batas ukuran tercapai"),
        errno.EDQUOT: _("ruang disk habis atau batas ukuran tercapai"),
        errno.EFBIG: _("ruang disk habis atau batas ukuran tercapai"),
        errno.EACCES: _("hak akses tidak cukup"),
        errno.EPERM: _("hak akses tidak cukup"),
        errno.EROFS: _("sistem berkas hanya dapat dibaca"),
        errno.ENOENT: _("berkas atau foldernya tidak ada"),
        errno.ENOTDIR: _("sebagian letaknya bukan folder"),
        errno.EISDIR: _("itu sebuah folder"),
        errno.EEXIST: _("sudah ada yang bernama demikian"),
        errno.ENOTEMPTY: _("foldernya tidak kosong"),
        errno.ENAMETOOLONG: _("namanya terlalu panjang"),
        errno.EIO: _("perangkat penyimpan gagal"),
    }
    return said.get(error.errno or 0) or error.strerror or str(error) or type(error).__name__
