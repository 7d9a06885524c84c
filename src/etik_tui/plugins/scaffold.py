"""Beginning a plugin: a copy of the shipped example with its names filled in."""

import re
from pathlib import Path
from shutil import rmtree

from etik_tui.errors import InputError, StorageError, reason_of
from etik_tui.locale import _

TEMPLATE = Path(__file__).with_name("_template")
EXAMPLE = "contoh"
LEFT_OUT = frozenset({"__pycache__", "dist", "build", ".pytest_cache"})
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST = 40


def begin_plugin(name: str, folder: Path | None = None) -> Path:
    """Write a plugin's folder and return it; `name` is words in small letters joined by `-`.

    Raises InputError for a name that cannot be one and for a folder that exists.
    """
    plain = name.removeprefix("etik-tui-")
    if not _NAME.fullmatch(plain) or len(plain) > LONGEST:
        raise InputError(
            _("Nama plugin tidak dapat dipakai"),
            where=name[:60],
            remedy=_("Pakai huruf kecil, angka dan tanda hubung, misalnya dki-jakarta."),
        )
    target = folder or Path(f"etik-tui-{plain}")
    if target.exists():
        what = _("Folder ini sudah ada")
        raise InputError(what, where=str(target), remedy=_("Pilih tempat lain dengan --folder."))
    try:
        _copy(TEMPLATE, target, plain)
    except OSError as error:
        rmtree(target, ignore_errors=True)
        what = _("Folder plugin tidak dapat dibuat: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(target)) from error
    return target


def _copy(source: Path, target: Path, name: str) -> None:
    target.mkdir(parents=True)
    for each in sorted(source.iterdir()):
        if each.name in LEFT_OUT or each.suffix == ".pyc":
            continue
        place = target / _named(each.name, name)
        if each.is_dir():
            _copy(each, place, name)
        else:
            place.write_text(_named(each.read_text(encoding="utf-8"), name), encoding="utf-8")


def _named(text: str, name: str) -> str:
    """Put a plugin's name in the place of the example's, as a module name where one stands."""
    text = text.replace(f"etik_tui_{EXAMPLE}", f"etik_tui_{name.replace('-', '_')}")
    return re.sub(rf"(?<![a-z]){EXAMPLE}(?![a-z])", name, text)
