"""Looking into a wheel before anybody installs it: nothing of it runs, everything is shown.

A wheel is a zip. What it may not hold: files outside its own packages, `.pth` files and the modules
that Python runs by itself at every start, and files of other packages.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from configparser import ConfigParser
from email.parser import HeaderParser
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from msgspec import Struct

from etik_tui.domain.shown import shown
from etik_tui.errors import InputError, Problem, reason_of
from etik_tui.locale import _
from etik_tui.plugins.hookspec import GROUP, GROUPS
from etik_tui.plugins.installation import PROGRAM

LARGEST = 200_000_000
LARGEST_METADATA = 1_000_000
MOST_FILES = 20_000
STARTED_BY_ITSELF = ("sitecustomize", "usercustomize")
_FILE_NAME = re.compile(
    r"(?P<name>[A-Za-z0-9_.]+)-(?P<version>[A-Za-z0-9_.!+]+)(-\d\w*)?-[\w.]+-[\w.]+-[\w.]+\.whl"
)
_CONDITION = re.compile(r"(?P<sign>[<>=!~]=|<|>)\s*(?P<version>\d+(\.\d+)*)")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Wheel(Struct, frozen=True, kw_only=True):
    """A wheel file: what it is called, what it holds, and its sha256 (hex).

    `plugins` are the names under which it announces itself, `program` which versions of the program
    it needs, `requires` what it needs besides, `programs` the commands that it would add.
    """

    path: Path
    name: str
    version: str
    sha256: str
    size: int
    files: int
    summary: str = ""
    plugins: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    program: str = ""
    programs: tuple[str, ...] = ()


def normal(name: str) -> str:
    """Return a package's name as all spellings of it compare equal."""
    return re.sub(r"[-_.]+", "-", name).lower()


def sha256_of(path: Path) -> str:
    """Return the sha256 of a file, in hex."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def look_into(path: Path) -> Wheel:
    """Return what a wheel is.

    Raises InputError with every reason why it must not be installed.
    """
    if path.is_dir() or not _FILE_NAME.fullmatch(path.name):
        raise InputError(
            _("Ini bukan berkas wheel (.whl)"),
            where=str(path),
            remedy=_(
                "Hanya wheel yang diterima: memasang dari kode sumber sudah menjalankan kode."
            ),
        )
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            problems = tuple(_problems(path.name, members))
            if problems:
                raise InputError(
                    _("Wheel ini tidak boleh dipasang"), where=str(path), problems=problems
                )
            return _described(path, archive, members)
    except OSError as error:
        what = _("Wheel tidak dapat dibuka: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(path)) from error
    except (zipfile.BadZipFile, ValueError, KeyError, RuntimeError, NotImplementedError) as error:
        raise InputError(
            _("Wheel ini rusak"),
            where=str(path),
            remedy=_("Unduh atau salin ulang berkasnya."),
            detail=f"{type(error).__name__}: {error}",
        ) from error


def announces(path: Path) -> bool:
    """Tell whether a wheel announces a plugin; what cannot be read announces none."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(
                GROUPS in _read(archive, each)
                for each in archive.infolist()
                if re.fullmatch(r"[^/]+\.dist-info/entry_points\.txt", each.filename)
            )
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError):
        return False


def fits(wanted: str, version: str) -> bool:
    """Tell whether a version satisfies conditions such as `>=0.1,<0.2`.

    Only numbers are compared; a condition of another form is left to the installer.
    """
    have = _numbers(version)
    for condition in wanted.split(","):
        found = _CONDITION.fullmatch(condition.strip())
        if not found:
            continue
        asked = _numbers(found["version"])
        holds = {
            ">=": have >= asked,
            "<=": have <= asked,
            ">": have > asked,
            "<": have < asked,
            "==": have == asked,
            "!=": have != asked,
            "~=": have >= asked and _same_series(found["version"], version),
        }
        if not holds[found["sign"]]:
            return False
    return True


def newest(wheels: Iterable[Wheel]) -> tuple[Wheel, ...]:
    """Return the newest wheel of every package, in the order of names."""
    best: dict[str, Wheel] = {}
    for each in sorted(wheels, key=lambda wheel: (wheel.name, _numbers(wheel.version))):
        best[each.name] = each
    return tuple(best.values())


def clashes(members: Iterable[str], packages: Path, own: Iterable[str]) -> tuple[str, ...]:
    """Return files of a wheel that would replace files of other packages.

    `packages` is the folder that it goes into, `own` are the files of its earlier version.
    """
    replaced = set(own)
    return tuple(
        each
        for each in members
        if each not in replaced and not each.endswith("/") and (packages / each).exists()
    )


def members_of(path: Path) -> tuple[str, ...]:
    """Return the names of all files in a wheel."""
    with zipfile.ZipFile(path) as archive:
        return tuple(archive.namelist())


def _problems(file: str, members: list[zipfile.ZipInfo]) -> Iterator[Problem]:
    if len(members) > MOST_FILES:
        what = _("lebih dari {n} berkas").format(n=MOST_FILES)
        yield Problem(what=what, file=file)
    if sum(each.file_size for each in members) > LARGEST:
        what = _("isinya lebih dari {n} MB").format(n=LARGEST // 1_000_000)
        yield Problem(what=what, file=file)
    for name in (each.filename for each in members):
        if reason := _refused(name):
            yield Problem(what=reason, file=file, key=shown(name, 120))


def _refused(name: str) -> str:
    parts = PurePosixPath(name).parts
    inner = parts[2:] if len(parts) > 2 and parts[0].endswith(".data") else parts
    if name.startswith("/") or ".." in parts or "\\" in name or ":" in name:
        return _("menunjuk ke luar folder pemasangan")
    if name != shown(name):
        return _("namanya memuat karakter yang tidak dapat dicetak")
    if name.lower().endswith(".pth"):
        return _("berkas .pth menjalankan kode setiap kali Python mulai")
    if inner and inner[0].partition(".")[0].lower() in STARTED_BY_ITSELF:
        return _("Python menjalankan berkas ini setiap kali mulai")
    if inner and inner[0] == "etik_tui":
        return _("mengganti berkas program ini sendiri")
    return ""


def _described(path: Path, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> Wheel:
    info = {
        PurePosixPath(each.filename).name: each
        for each in members
        if re.fullmatch(r"[^/]+\.dist-info/[^/]+", each.filename)
    }
    head = HeaderParser().parsestr(_read(archive, info["METADATA"]))
    points = ConfigParser(delimiters=("=",), interpolation=None)
    points.optionxform = str  # type: ignore[assignment,method-assign]  # names keep their case
    if "entry_points.txt" in info:
        points.read_string(_read(archive, info["entry_points.txt"]))
    name, version = str(head["Name"] or ""), str(head["Version"] or "")
    said = _FILE_NAME.fullmatch(path.name)
    if not _NAME.fullmatch(name) or said is None or normal(said["name"]) != normal(name):
        raise ValueError(_("nama berkas dan nama paket berbeda"))
    given = (str(each) for each in head.get_all("Requires-Dist") or ())
    requires = tuple(each for each in given if "extra ==" not in each)
    return Wheel(
        path=path,
        name=normal(name),
        version=version,
        sha256=sha256_of(path),
        size=path.stat().st_size,
        files=len(members),
        summary=shown(str(head["Summary"] or ""), 200),
        plugins=tuple(points[GROUP]) if points.has_section(GROUP) else (),
        later=tuple(
            each for each in points.sections() if each.startswith(GROUPS) and each != GROUP
        ),
        requires=tuple(each for each in requires if normal(_required_name(each)) != PROGRAM),
        program=",".join(
            each.partition(";")[0][len(_required_name(each)) :].strip(" ()")
            for each in requires
            if normal(_required_name(each)) == PROGRAM
        ),
        programs=tuple(points["console_scripts"]) if points.has_section("console_scripts") else (),
    )


def _required_name(requirement: str) -> str:
    found = _NAME.match(requirement)
    return found[0] if found else requirement


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers without zeros at the end: 0.1.0 equals 0.1."""
    numbers = [int(each) for each in re.findall(r"\d+", version.partition("+")[0])]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _same_series(asked: str, version: str) -> bool:
    series = asked.split(".")[:-1]
    return (version.split(".") + ["0"] * len(series))[: len(series)] == series


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    with archive.open(member) as file:
        content = file.read(LARGEST_METADATA + 1)
    if len(content) > LARGEST_METADATA:
        raise ValueError(_("metadata terlalu besar"))
    return content.decode("utf-8")
