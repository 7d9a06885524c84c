"""Writing a longer text in an editor of one's own, where the session may run one."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from msgspec import Struct

from etik_tui.casework.entry import LONGEST
from etik_tui.casework.surroundings import editor
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import InputError, StorageError
from etik_tui.locale import _
from etik_tui.tui.terminal import BoundedApp

NAME = "catatan.md"


class Edited(Struct, frozen=True, kw_only=True):
    """What the editor left behind, and the code with which it ended, 0 for well."""

    text: str
    code: int = 0


def edit_text(app: BoundedApp, workspace: Workspace, text: str) -> Edited:
    """Let this person write a text in the editor, and return what was saved.

    The file is this person's alone, in a folder of its own, and both are gone afterwards. Raises
    AccessError where nothing may be run, InputError without an editor or for what is no text.
    """
    words = editor(workspace)
    try:
        folder = Path(tempfile.mkdtemp(prefix="etik-"))
    except OSError as error:
        raise StorageError(
            _("Berkas sementara tidak dapat dibuat: {error}").format(error=error.strerror)
        ) from error
    try:
        path = folder / NAME
        _write(path, text)
        with app.lent_terminal():
            code = _run((*words, str(path)))
        return Edited(text=_read(path), code=code)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)


def _run(words: tuple[str, ...]) -> int:
    try:
        return subprocess.run(words, check=False).returncode
    except OSError as error:
        return error.errno or 1


def _read(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise InputError(_("Editor tidak menyimpan apa pun; isian tetap seperti tadi")) from error
    except (OSError, UnicodeError) as error:
        raise InputError(
            _("Yang disimpan editor bukan teks UTF-8; isian tetap seperti tadi")
        ) from error
    if len(text) > LONGEST:
        raise InputError(
            _("Terlalu panjang: {n} huruf, paling banyak {most}; isian tetap seperti tadi").format(
                n=len(text), most=LONGEST
            )
        )
    return text.removesuffix("\n")
