"""The files of issued papers: kept in the workspace as they left, and whether they still are."""

import os
from enum import StrEnum
from pathlib import Path

from etik_tui.casework.office import write_whole
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import DocumentIssued
from etik_tui.errors import StorageError, reason_of
from etik_tui.exports.file_name import file_name
from etik_tui.locale import _

FOLDER = "papers"


class PaperState(StrEnum):
    """How the file of an issued paper stands against what was recorded of it."""

    WHOLE = "utuh"
    CHANGED = "berubah"
    MISSING = "tidak ada"


def keep_paper(
    workspace: Workspace, case: Case, name: tuple[str, ...], suffix: str, content: bytes
) -> tuple[str, str]:
    """Write a paper's file under the workspace; return its place there and its sha256.

    The name holds the beginning of the sha256, so that papers never replace each other. Raises
    StorageError where it cannot be written, and then nothing is left behind.
    """
    digest = _digest(content)
    place = f"{FOLDER}/{case.id}/{file_name(*name, digest[:12], suffix=suffix)}"
    target = workspace.folder / place
    try:
        target.parent.parent.mkdir(exist_ok=True, mode=0o700)
        target.parent.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        what = _("Folder surat tidak dapat dibuat: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(target.parent)) from error
    write_whole(target, content)
    return place, digest


def drop_paper(workspace: Workspace, place: str) -> None:
    """Remove the file of a paper that was not recorded after all."""
    (workspace.folder / place).unlink(missing_ok=True)


def paper_path(workspace: Workspace, document: DocumentIssued) -> Path:
    """Return where the file of an issued paper lies.

    Raises StorageError for a place outside the workspace, which only a forged fact can name.
    """
    home = workspace.folder.resolve()
    path = Path(os.path.normpath(home / document.file))
    if not path.is_relative_to(home):
        raise StorageError(_("Letak berkas surat di luar ruang kerja"), where=document.file[:200])
    return path


def paper_state(workspace: Workspace, document: DocumentIssued) -> PaperState:
    """Tell whether the file of an issued paper is there, and as it left."""
    try:
        content = paper_path(workspace, document).read_bytes()
    except (OSError, StorageError):
        return PaperState.MISSING
    same = _digest(content) == document.sha256
    return PaperState.WHOLE if same else PaperState.CHANGED


def _digest(content: bytes) -> str:
    # Not before a paper is: it loads OpenSSL.
    from hashlib import sha256

    return sha256(content).hexdigest()
