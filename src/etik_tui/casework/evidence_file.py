"""The files of evidence: kept under their sha256, and whether they still are as they came."""

import hashlib
from pathlib import Path

from msgspec import Struct

from etik_tui.casework.paper_file import PaperState
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.case import Case
from etik_tui.domain.fact import EvidenceAdded
from etik_tui.locale import _

FOLDER = "evidence"
CHUNK = 1 << 20
DIGEST = 64


class EvidenceState(Struct, frozen=True, kw_only=True):
    """A piece of evidence and how its file stands; `None` where it has no file."""

    piece: EvidenceAdded
    state: PaperState | None


def evidence_path(workspace: Workspace, piece: EvidenceAdded) -> Path | None:
    """Return where the file of a piece lies; `None` for what is no sha256, as a forged fact has."""
    digest = piece.sha256
    if len(digest) != DIGEST or not set(digest) <= set("0123456789abcdef"):
        return None
    return workspace.folder / FOLDER / digest[:2] / digest


def evidence_content(workspace: Workspace, piece: EvidenceAdded) -> tuple[bytes, PaperState]:
    """Return the file of a piece and how it stands; nothing where it is not there."""
    path = evidence_path(workspace, piece)
    try:
        content = path.read_bytes() if path else None
    except OSError:
        content = None
    if content is None:
        return b"", PaperState.MISSING
    same = hashlib.sha256(content).hexdigest() == piece.sha256
    return content, PaperState.WHOLE if same else PaperState.CHANGED


def evidence_state(workspace: Workspace, piece: EvidenceAdded) -> PaperState | None:
    """Read the file of a piece and tell how it stands, without holding it whole."""
    if not (piece.file or piece.sha256):
        return None
    path, digest = evidence_path(workspace, piece), hashlib.sha256()
    try:
        if path is None:
            return PaperState.MISSING
        with path.open("rb") as stream:
            while part := stream.read(CHUNK):
                digest.update(part)
    except OSError:
        return PaperState.MISSING
    return PaperState.WHOLE if digest.hexdigest() == piece.sha256 else PaperState.CHANGED


def verify_evidence(workspace: Workspace, case: Case) -> tuple[EvidenceState, ...]:
    """Return every piece of evidence of a case with the state of its file."""
    return tuple(
        EvidenceState(piece=piece, state=evidence_state(workspace, piece))
        for piece in case.evidence
    )


def state_words(state: PaperState | None) -> str:
    """Say how a file stands."""
    if state is None:
        return _("tanpa berkas")
    return {
        PaperState.WHOLE: _("utuh"),
        PaperState.CHANGED: _("BERUBAH sejak dicatat"),
        PaperState.MISSING: _("BERKAS TIDAK ADA"),
    }[state]
