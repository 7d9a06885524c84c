"""The office that uses the program: letterhead, officials, working week, numbers, readings."""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from etik_tui.errors import InputError, StorageError
from etik_tui.locale import _
from etik_tui.workdays.dayoff import CalendarOptions

NUMBER_TEMPLATE = "{n:03d}/{lembaga}/{bulan_romawi}/{tahun}"


class Official(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who signs or acts for the office; `actor` is the profile's word for the part."""

    actor: str
    name: str
    nip: str = ""
    rank: str = ""
    position: str = ""


class Office(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The office's settings, kept in `office.toml` of the workspace.

    `readings` maps the id of an ambiguous rule to the office's standing answer; `private`
    shows initials on the board. `lists` holds the office's own lists by name, such as its units,
    which fields may offer. `opening_questions` are asked at the beginning of every examination,
    after those that the regulation itself has.
    """

    name: str = ""
    place: str = ""
    letterhead: tuple[str, ...] = ()
    profile: str = ""
    number_template: str = NUMBER_TEMPLATE
    week: int = 5
    collective_leave_counts: bool = False
    private: bool = False
    officials: tuple[Official, ...] = ()
    readings: Mapping[str, str] = {}
    lists: Mapping[str, tuple[str, ...]] = {}
    opening_questions: tuple[str, ...] = ()

    @property
    def options(self) -> CalendarOptions:
        """Return how the office works."""
        return CalendarOptions(week=self.week, collective_leave_counts=self.collective_leave_counts)


def load_office(path: Path) -> Office:
    """Read an office's settings; a missing file gives the defaults.

    Raises InputError for a file that is not TOML or has a wrong key or value.
    """
    import tomllib

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Office()
    except (OSError, UnicodeError) as error:
        what = _("Pengaturan kantor tidak dapat dibaca")
        raise InputError(what, where=str(path), detail=str(error)) from error
    try:
        office = msgspec.convert(tomllib.loads(text), Office, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(
            _("Pengaturan kantor salah: {error}").format(error=error),
            where=str(path),
            remedy=_("Perbaiki berkas itu."),
        ) from error
    return _sound(office, path)


def _sound(office: Office, path: Path) -> Office:
    if office.week not in (5, 6):
        what = _("week harus 5 atau 6 hari, bukan {week}").format(week=office.week)
        raise InputError(what, where=str(path))
    return office


def save_office(path: Path, office: Office) -> None:
    """Write an office's settings whole: to a temporary file, then in place of the old one."""
    import tomli_w

    content = tomli_w.dumps(msgspec.to_builtins(office))
    write_whole(path, content.encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a full disk or a crash leaves the old one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        what = _("Berkas tidak dapat ditulis: {error}").format(error=error.strerror)
        raise StorageError(what, where=str(path)) from error
