"""Adding and removing plugins: first a proposal that says everything, then the installer's work.

Nothing is loaded into the running program: a new plugin is there at the next start.
"""

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import copyfile

from msgspec import Struct
from msgspec.structs import replace

from etik_tui import __version__
from etik_tui.errors import InputError, Problem, RefusedError, StorageError, reason_of
from etik_tui.locale import _
from etik_tui.plugins.command import Addition, Command, adding, fetching, removing
from etik_tui.plugins.discovery import Found, discover
from etik_tui.plugins.installation import PROGRAM, Installation, this_installation
from etik_tui.plugins.wheel import (
    Wheel,
    announces,
    clashes,
    fits,
    look_into,
    members_of,
    newest,
    normal,
    sha256_of,
)

Progress = Callable[[str], None]
LAST_LINES = 12


class Proposal(Struct, frozen=True, kw_only=True):
    """What would be done: the wheels that come or the packages that go, and the command.

    `obstacle` says why this user, or this machine, cannot run the command itself. `copied` are the
    files that were kept for it, to be discarded should it not be carried out.
    """

    command: Command
    wheels: tuple[Wheel, ...] = ()
    gone: tuple[Found, ...] = ()
    obstacle: str = ""
    copied: tuple[Path, ...] = ()


def wheel_store() -> Path:
    """Return the folder in which installed wheels are kept, for renewals of the program."""
    import platformdirs

    return platformdirs.user_data_path(PROGRAM, appauthor=False) / "wheels"


def propose(
    source: str,
    store: Path,
    *,
    sha256: str = "",
    here: Installation | None = None,
    progress: Progress = lambda _line: None,
) -> Proposal:
    """Return what installing a wheel file, a folder of wheels, or a package by name would do.

    Wheels are copied to `store`, so that a later renewal of the program still finds them; by name
    the wheel is downloaded first. Raises InputError or RefusedError with every reason against it.
    """
    here = here or this_installation()
    path = Path(source).expanduser()
    if path.exists() or _looks_like_path(source):
        found = _in_folder(path) if path.is_dir() else (look_into(path),)
        return _proposed(source, found, store, sha256, here)
    with tempfile.TemporaryDirectory() as folder:
        carry_out(fetching(here, source, Path(folder)), progress)
        found = tuple(look_into(each) for each in Path(folder).glob("*.whl"))
        return _proposed(source, found, store, sha256, here)


def _proposed(
    source: str, found: tuple[Wheel, ...], store: Path, sha256: str, here: Installation
) -> Proposal:
    _refuse_wrong_hash(found, sha256)
    problems = tuple(problem for each in found for problem in _objections(each, here))
    if problems:
        raise InputError(_("Plugin ini tidak dapat dipasang"), where=source, problems=problems)
    there = {each.path.name for each in found if (store / each.path.name).exists()}
    kept = tuple(_kept(each, store) for each in found)
    folder = Path(source).resolve() if Path(source).is_dir() else None
    additions = [
        Addition(name=each.name, requirement=str(each.path), alone=not each.requires, wheels=folder)
        for each in kept
    ]
    command = adding(here, additions)
    return Proposal(
        command=command,
        wheels=kept,
        obstacle=_obstacle(here, command),
        copied=tuple(each.path for each in kept if each.path.name not in there),
    )


def propose_removal(name: str, here: Installation | None = None) -> Proposal:
    """Return what removing a plugin, by its name or its package's, would do.

    Raises InputError where there is none.
    """
    here = here or this_installation()
    known = discover()
    gone = tuple(each for each in known if normal(name) in (each.name, normal(each.distribution)))
    if not gone:
        listed = ", ".join(each.name for each in known) or _("tidak ada")
        raise InputError(
            _("Plugin “{name}” tidak terpasang").format(name=name[:60]),
            remedy=_("Plugin yang ada: {known}.").format(known=listed),
        )
    packages = tuple(dict.fromkeys(each.distribution for each in gone))
    command = removing(here, packages)
    return Proposal(command=command, gone=gone, obstacle=_obstacle(here, command))


def carry_out(command: Command, progress: Progress = lambda _line: None) -> None:
    """Run an installer, handing on each line that it says.

    Raises RefusedError with its last words if it fails; it leaves things as they were then.
    """
    said: list[str] = []
    try:
        with subprocess.Popen(
            command.words,
            env={**os.environ, **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as running:
            for line in running.stdout or ():
                said = [*said[1 - LAST_LINES :], line.rstrip()]
                progress(line.rstrip())
    except OSError as error:
        what = _("Pemasang tidak dapat dijalankan: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(command)) from error
    if running.returncode:
        raise RefusedError(
            _("Pemasang berhenti dengan status {n}").format(n=running.returncode),
            where=str(command),
            remedy=_("Tidak ada yang berubah; perbaiki penyebabnya lalu ulangi."),
            detail="\n".join(said),
        )


def discard(proposal: Proposal) -> None:
    """Delete what was kept for a proposal that was not carried out."""
    for each in proposal.copied:
        each.unlink(missing_ok=True)


def forget(names: Sequence[str], store: Path) -> None:
    """Delete the kept wheels of packages that were removed."""
    gone = {normal(each) for each in names}
    for each in store.glob("*.whl"):
        if normal(each.name.partition("-")[0]) in gone:
            each.unlink(missing_ok=True)


def _looks_like_path(source: str) -> bool:
    endings = (".whl", ".zip", ".gz", ".bz2", ".tar")
    return "/" in source or source.endswith(endings) or source.startswith((".", "-"))


def _in_folder(folder: Path) -> tuple[Wheel, ...]:
    """Return the newest wheels of plugins in a folder; other wheels there are what they need."""
    announced = [look_into(each) for each in sorted(folder.glob("*.whl")) if announces(each)]
    if announced:
        return newest(announced)
    remedy = _("Berikan folder yang memuat berkas .whl plugin.")
    if (folder / "pyproject.toml").exists():
        remedy = _("Ini kode sumber; bangun wheel-nya dahulu: `uv build --wheel`.")
    raise InputError(_("Tidak ada wheel plugin di folder ini"), where=str(folder), remedy=remedy)


def _refuse_wrong_hash(wheels: Sequence[Wheel], sha256: str) -> None:
    wanted = sha256.strip().lower()
    if not wanted or [each.sha256 for each in wheels] == [wanted]:
        return
    raise RefusedError(
        _("sha256 wheel ini lain daripada yang diminta"),
        where=", ".join(each.path.name for each in wheels),
        remedy=_("Jangan dipasang; minta berkas dan sha256-nya lagi dari pembuatnya."),
        detail=", ".join(each.sha256 for each in wheels),
    )


def _kept(wheel: Wheel, store: Path) -> Wheel:
    """Return a wheel as it lies in the store, copied there unless it does already.

    What is installed is the copy, whose hash is compared again: the original may be on a stick.
    """
    place = store / wheel.path.name
    if place == wheel.path:
        return wheel
    temporary = store / f".{wheel.path.name}.{os.getpid()}.tmp"
    try:
        store.mkdir(parents=True, exist_ok=True, mode=0o700)
        copyfile(wheel.path, temporary)
        if sha256_of(temporary) != wheel.sha256:
            raise RefusedError(_("Berkas berubah ketika disalin"), where=str(wheel.path))
        temporary.replace(place)
    except OSError as error:
        what = _("Wheel tidak dapat disimpan: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(store)) from error
    finally:
        temporary.unlink(missing_ok=True)
    return replace(wheel, path=place)


def _objections(wheel: Wheel, here: Installation) -> Iterator[Problem]:
    file = wheel.path.name
    if not wheel.plugins:
        later = ", ".join(wheel.later)
        what = _("untuk antarmuka plugin yang lain: {later}").format(later=later)
        yield Problem(what=what if later else _("bukan plugin etik-tui"), file=file)
    if not fits(wheel.program, __version__):
        what = _("memerlukan etik-tui {wanted}; ini {have}").format(
            wanted=wheel.program, have=__version__
        )
        yield Problem(what=what, file=file, remedy=_("perbarui etik-tui dahulu"))
    for each in discover():
        if each.name in wheel.plugins and normal(each.distribution) != wheel.name:
            what = _("nama plugin {name} sudah dipakai paket {other}").format(
                name=each.name, other=each.distribution
            )
            yield Problem(what=what, file=file)
    for member in clashes(members_of(wheel.path), here.packages, _files_of(wheel.name))[:5]:
        yield Problem(what=_("mengganti berkas milik paket lain"), file=file, key=member)


def _files_of(package: str) -> tuple[str, ...]:
    from importlib.metadata import PackageNotFoundError, files

    try:
        return tuple(str(each) for each in files(package) or ())
    except PackageNotFoundError:
        return ()


def _obstacle(here: Installation, command: Command) -> str:
    if not here.writable:
        return _("folder pemasangan tidak dapat ditulisi akun ini: {folder}").format(
            folder=here.packages
        )
    if not command.is_here:
        return _("program {name} tidak ditemukan").format(name=command.words[0])
    return ""
