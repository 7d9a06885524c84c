"""Reading a profile's folder: its files, the guards against bad ones, and one merged table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path as Folder
from typing import TYPE_CHECKING, Any

from etik_tui.domain.digest import sha256
from etik_tui.domain.shown import shown as drawable
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _
from etik_tui.profile.locator import Locator, Path
from etik_tui.profile.template import read_templates, template_files

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MAIN_FILE = "profile.toml"
MAX_BYTES = 2_000_000
MAX_FILES = 64
MAX_DEPTH = 32
ITEM_KEYS = ("id", "milestone", "role")

Table = dict[str, Any]

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}")
# Control characters but line feed and tab; what turns, hides or splits text; private use.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)


class SourceFile:
    """One TOML file of a profile: its name, its text, and what it says."""

    def __init__(self, name: str, text: str, data: Table) -> None:
        self.name = name
        self.text = text
        self.data = data

    @cached_property
    def locator(self) -> Locator:
        """Where each key of this file stands."""
        return Locator(self.text)


class Source:
    """All files of a profile, merged; `problems` holds what is wrong with the files themselves.

    `complete` is false when a file could not be read, so that what is missing may be in it.
    """

    def __init__(self) -> None:
        self.files: list[SourceFile] = []
        self.data: Table = {}
        self.owner: dict[str, SourceFile] = {}
        self.problems: list[Problem] = []
        self.complete = True

    def problem(self, path: Path, what: str, remedy: str = "", *, warning: bool = False) -> Problem:
        """Return a problem at a key of the merged table, with its file and line."""
        file = self.owner.get(str(path[0])) if path else None
        return Problem(
            what=what,
            file=file.name if file else MAIN_FILE,
            line=file.locator.line(path) if file else 0,
            key=spelled(self.data, path),
            remedy=remedy,
            warning=warning,
        )

    @staticmethod
    def unfit(text: str) -> re.Match[str] | None:
        """Return the first character that could disturb a screen or a paper."""
        return _UNFIT.search(text)

    def add(self, file: SourceFile) -> None:
        """Merge one more file; a key that another file already has is a problem."""
        self.files.append(file)
        for key, value in file.data.items():
            if key not in self.data:
                self.data[key] = value
                self.owner[key] = file
                continue
            other = self.owner[key]
            self.problems.append(
                Problem(
                    what=_("kunci ini sudah ada di {file} baris {line}").format(
                        file=other.name, line=other.locator.line((key,))
                    ),
                    file=file.name,
                    line=file.locator.line((key,)),
                    key=shown(key),
                    remedy=_("Tulis semuanya dalam satu berkas."),
                )
            )


def shown(value: object) -> str:
    """Return a foreign value as one short printable line."""
    return drawable(str(value), 60)


def spelled(data: object, path: Path) -> str:
    """Return a path as people write it: list items by their id, else by their number from 1."""
    text = ""
    for step in path:
        if isinstance(step, str):
            text += f".{shown(step)}" if text else shown(step)
            data = data.get(step) if isinstance(data, dict) else None
            continue
        data = data[step] if isinstance(data, list) and step < len(data) else None
        names = [data.get(key) for key in ITEM_KEYS] if isinstance(data, dict) else []
        name = next((each for each in names if each and isinstance(each, str)), None)
        text += f".{shown(name)}" if name else f"[{step + 1}]"
    return text


def read_source(folder: Traversable) -> Source:
    """Read every TOML file of a folder, and the templates that its forms name.

    Raises `InputError` if there is no such folder or no `profile.toml` in it.
    """
    if not folder.is_dir():
        raise InputError(
            _("Folder profil tidak ada."),
            where=str(folder),
            remedy=_("Periksa jalurnya."),
        )
    source = Source()
    names = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".toml")),
        key=lambda each: (each.name != MAIN_FILE, each.name),
    )
    if not names or names[0].name != MAIN_FILE:
        raise InputError(
            _("Berkas profile.toml tidak ada di folder profil."),
            where=str(folder),
            remedy=_("Setiap profil memerlukan profile.toml."),
        )
    if len(names) > MAX_FILES:
        raise InputError(
            _("Profil terdiri dari lebih dari {limit} berkas.").format(limit=MAX_FILES),
            where=str(folder),
            remedy=_("Gabungkan berkas-berkasnya."),
        )
    for entry in names:
        outcome = _read_file(folder, entry)
        if isinstance(outcome, Problem):
            source.problems.append(outcome)
            source.complete = False
        else:
            source.add(outcome)
            source.problems.extend(_unfit_characters(outcome))
    read_templates(folder, source)
    return source


def fingerprint(folder: Traversable) -> str:
    """Return the sha256 of a folder's TOML files and templates as they stand, without parsing them.

    It says whether a cached profile is still current; `LoadedProfile.digest` says what it holds.
    """
    total = sha256()
    tables = sorted(folder.iterdir(), key=lambda each: each.name)
    read = [each for each in tables if each.name.endswith(".toml") and each.is_file()]
    for entry in (*read, *template_files(folder)):
        with entry.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        total.update(f"{entry.name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _read_file(folder: Traversable, entry: Traversable) -> SourceFile | Problem:
    name = shown(entry.name)
    if isinstance(entry, Folder) and isinstance(folder, Folder):
        target = entry.resolve()
        if not target.is_relative_to(folder.resolve()):
            return Problem(
                what=_("berkas ini menunjuk ke luar folder profil"),
                file=name,
                remedy=_("Ganti tautan itu dengan berkasnya sendiri."),
            )
    if not entry.is_file():
        return Problem(
            what=_("bukan berkas biasa"), file=name, remedy=_("Hapus atau ganti namanya.")
        )
    with entry.open("rb") as stream:
        content = stream.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        return Problem(
            what=_("berkas lebih besar dari 2 MB"),
            file=name,
            remedy=_("Bagi menjadi beberapa berkas."),
        )
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return Problem(
            what=_("bukan teks UTF-8"),
            file=name,
            line=content.count(b"\n", 0, error.start) + 1,
            remedy=_("Simpan ulang dengan pengodean UTF-8."),
        )
    return _parse(name, text)


def _parse(name: str, text: str) -> SourceFile | Problem:
    import tomllib

    if line := _too_deep(text):
        return Problem(
            what=_("kunci bersarang terlalu dalam"), file=name, line=line, remedy=_("Sederhanakan.")
        )
    try:
        return SourceFile(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        return _syntax_problem(name, text, str(error))
    except (RecursionError, ValueError):
        return Problem(
            what=_("isinya bersarang terlalu dalam atau memuat angka yang tidak wajar"),
            file=name,
            remedy=_("Sederhanakan."),
        )


def _too_deep(text: str) -> int:
    """Return the line of a key with too many parts, which would stall the parser; or 0."""
    if text.count(".") < MAX_DEPTH:
        return 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.count(".") >= MAX_DEPTH and _DEEP_KEY.search(_QUOTED.sub("k", line)):
            return number
    return 0


def _syntax_problem(name: str, text: str, message: str) -> Problem:
    place = _PLACE.search(message)
    line, column = text.count("\n") + 1, 0
    if place and place[1]:
        line, column = int(place[1]), int(place[2])
    reason = message[: place.start()] if place else message
    known = {
        "Invalid statement": _("baris ini bukan kunci, tabel, atau komentar"),
        "Invalid value": _("nilai tidak sah; teks harus dalam tanda petik"),
        "Cannot overwrite a value": _("kunci ini sudah ada di tabel yang sama"),
        "Unclosed array": _("daftar belum ditutup dengan ]"),
        "Unclosed inline table": _("tabel sebaris belum ditutup dengan }"),
        "Unterminated string": _("teks belum ditutup dengan tanda petik"),
        "Expected newline or end of document after a statement": _(
            "ada sisa tulisan sesudah nilai; mungkin tanda petik di dalam teks"
        ),
        "Expected '=' after a key in a key/value pair": _("tanda = sesudah kunci tidak ada"),
        "Unescaped '\\' in a string": _("garis miring terbalik di dalam teks harus ditulis \\\\"),
        "Invalid initial character for a key part": _("nama kunci tidak sah"),
        "Expected ']' at the end of a table declaration": _("kepala tabel belum ditutup dengan ]"),
        "Expected ']]' at the end of an array declaration": _(
            "kepala tabel belum ditutup dengan ]]"
        ),
    }
    if reason.startswith("Cannot declare"):
        said = _("tabel ini sudah ada, atau namanya sudah dipakai")
    elif reason.startswith("Illegal character"):
        said = _("karakter yang tidak boleh ada di dalam teks (baris baru perlu tiga tanda petik)")
    else:
        said = known.get(reason, shown(reason))
    at_column = _(" (kolom {column})").format(column=column) if column else ""
    return Problem(
        what=_("TOML tidak sah: {said}").format(said=said) + at_column,
        file=name,
        line=line,
        remedy=_("Perbaiki tulisannya."),
    )


def _unfit_characters(file: SourceFile) -> Iterator[Problem]:
    """Yield one problem per string with a character that could disturb a screen or a paper."""
    if not _UNFIT.search(file.text) and "\\" not in file.text:
        return
    for path, text in _strings(file.data):
        if match := _UNFIT.search(text):
            yield Problem(
                what=_("memuat karakter kendali atau tak terlihat U+{code:04X}").format(
                    code=ord(match[0])
                ),
                file=file.name,
                line=file.locator.line(path),
                key=spelled(file.data, path),
                remedy=_("Hapus karakter itu."),
            )


def _strings(data: Table) -> Iterator[tuple[Path, str]]:
    """Yield every key and every text, without recursion."""
    waiting: list[tuple[Path, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, list):
            waiting.extend(((*path, index), item) for index, item in enumerate(value))
        elif isinstance(value, dict):
            for key, item in value.items():
                yield (*path, key), key
                waiting.append(((*path, key), item))
