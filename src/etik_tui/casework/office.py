"""The office that uses the program: letterhead, officials, working week, numbers, readings."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from etik_tui.clock import ZONES
from etik_tui.errors import InputError, Problem, StorageError, reason_of
from etik_tui.locale import LANGUAGES, _
from etik_tui.workdays.dayoff import CalendarOptions

NUMBER_TEMPLATE = "{n:03d}/{lembaga}/{bulan_romawi}/{tahun}"
PAGES = ("A4", "F4")
SMALLEST, LARGEST = 8, 16


class Official(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who signs or acts for the office; `actor` is the profile's word for the part."""

    actor: str
    name: str
    nip: str = ""
    rank: str = ""
    position: str = ""


class PaperSettings(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """How the office's papers look and are numbered, `[papers]` of its settings.

    `page` is A4 or F4, `size` in points. `number` is the pattern of letter numbers, `numbers`
    those of single forms or books; `books` maps a form's id to its book where not all letters are
    numbered in one. `copies` says who gets copies of a form, under "" of all others.
    """

    page: str = "A4"
    font: str = ""
    size: float = 12.0
    number: str = NUMBER_TEMPLATE
    numbers: Mapping[str, str] = {}
    books: Mapping[str, str] = {}
    copies: Mapping[str, tuple[str, ...]] = {}


class Unit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is another's under one of several institutions, `[institutions.<profile>]`.

    What is empty is as the office has it; `copies` says who gets copies of a form.
    """

    name: str = ""
    place: str = ""
    letterhead: tuple[str, ...] = ()
    officials: tuple[Official, ...] = ()
    copies: Mapping[str, tuple[str, ...]] = {}


class Office(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The office's settings, kept in `office.toml` of the workspace.

    `profile` is the institution whose board opens first, `profiles` all that the office serves;
    without these it serves every one that is installed.

    `readings` maps the id of an ambiguous rule to the office's standing answer; `private`
    shows initials on the board, `language` is that of the screens for whoever chose none, never
    that of papers. `zone` (WIB, WITA, WIT) says when the office's day begins where the machine's
    own zone is another. `lists` holds the office's own lists by name, such as its units,
    which fields may offer. `opening_questions` are asked at the beginning of every examination,
    after those that the regulation itself has. `database` says where the journal is if not in the
    workspace: a path, or a `postgresql://` address without a password. `signing_key` says where
    the key that signs checkpoints is; backups are encrypted for `backup_recipients` where nobody
    else is named, and `backup_days` after the last verified one `etik doctor` says so. Where one
    workspace serves several institutions, `institutions` has what each has of its own, by profile.
    """

    name: str = ""
    place: str = ""
    letterhead: tuple[str, ...] = ()
    profile: str = ""
    profiles: tuple[str, ...] = ()
    number_template: str = NUMBER_TEMPLATE
    week: int = 5
    collective_leave_counts: bool = False
    private: bool = False
    language: str = ""
    zone: str = ""
    database: str = ""
    signing_key: str = ""
    backup_days: int = 7
    backup_recipients: tuple[str, ...] = ()
    officials: tuple[Official, ...] = ()
    readings: Mapping[str, str] = {}
    lists: Mapping[str, tuple[str, ...]] = {}
    opening_questions: tuple[str, ...] = ()
    papers: PaperSettings = PaperSettings()
    institutions: Mapping[str, Unit] = {}

    def under(self, profile_id: str) -> "Office":
        """Return the office as it appears under one institution, on its papers and lists."""
        own = self.institutions.get(profile_id)
        if own is None:
            return self
        return replace(
            self,
            name=own.name or self.name,
            place=own.place or self.place,
            letterhead=own.letterhead or self.letterhead,
            officials=own.officials or self.officials,
            papers=replace(self.papers, copies={**self.papers.copies, **own.copies}),
        )

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
    if office.language not in ("", *LANGUAGES):
        known = ", ".join(LANGUAGES)
        what = _("language “{language}” tidak dikenal").format(language=office.language[:20])
        raise InputError(what, where=str(path), remedy=_("Pilihan: {known}.").format(known=known))
    if office.zone not in ("", *ZONES):
        what = _("zone “{zone}” tidak dikenal").format(zone=office.zone[:20])
        remedy = _("Pilihan: {known}.").format(known=", ".join(ZONES))
        raise InputError(what, where=str(path), remedy=remedy)
    if office.backup_days < 1:
        raise InputError(_("backup_days harus 1 atau lebih"), where=str(path))
    if _holds_password(office.database):
        raise InputError(
            _("Kata sandi basis data tidak disimpan dalam pengaturan kantor"),
            where=str(path),
            remedy=_("Hapus dari database; simpan di ~/.pgpass (hak 600)."),
        )
    if office.papers == PaperSettings():
        return office
    if problems := tuple(_paper_problems(office.papers, path.name)):
        what = _("Pengaturan surat kantor salah")
        raise InputError(what, where=str(path), problems=problems)
    return office


def _paper_problems(papers: PaperSettings, file: str) -> Iterator[Problem]:
    from etik_tui.journal.number import number_problems

    if papers.page not in PAGES:
        what = _("ukuran kertas “{page}” tidak dikenal").format(page=papers.page[:20])
        remedy = _("pilihan: {known}").format(known=", ".join(PAGES))
        yield Problem(what=what, file=file, key="papers.page", remedy=remedy)
    if not SMALLEST <= papers.size <= LARGEST:
        what = _("ukuran huruf harus {low} sampai {high}").format(low=SMALLEST, high=LARGEST)
        yield Problem(what=what, file=file, key="papers.size")
    patterns = {"papers.number": papers.number}
    patterns |= {f"papers.numbers.{name}": each for name, each in papers.numbers.items()}
    for key, pattern in patterns.items():
        for problem in number_problems(pattern):
            what = f"{problem.what} {problem.key}".strip()
            yield Problem(what=what, file=file, key=key, remedy=problem.remedy)


def _holds_password(address: str) -> bool:
    scheme, colon, rest = address.partition("://")
    user = rest.partition("/")[0].rpartition("@")[0]
    return bool(scheme and colon) and (":" in user or "password=" in rest)


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
        what = _("Berkas tidak dapat ditulis: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(path)) from error
    finally:
        temporary.unlink(missing_ok=True)
