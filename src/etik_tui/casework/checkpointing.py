"""Signed checkpoints of the journal: made, recorded, kept, and checked again without a network."""

from datetime import UTC
from pathlib import Path

from msgspec import Struct

from etik_tui.casework.office import write_whole
from etik_tui.casework.signing import (
    SIGNERS_FILE,
    SUFFIX,
    allow_signer,
    is_signed,
    make_key,
    sign,
    signer_line,
    signing_key,
)
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.access_fact import AccessOpened, JournalSealed
from etik_tui.domain.register import SEALS_CHAIN
from etik_tui.errors import InputError, RefusedError, StorageError, reason_of
from etik_tui.journal.checkpoint import LARGEST, Checkpoint, checkpoint, read_checkpoint
from etik_tui.locale import _

CHECKPOINTS_FOLDER = "checkpoints"


class Sealed(Struct, frozen=True, kw_only=True):
    """A checkpoint that was made: where its text and its signature lie."""

    checkpoint: Checkpoint
    path: Path
    signature: Path


class OfficeKey(Struct, frozen=True, kw_only=True):
    """The office's key: where it lies, and its line for a file of allowed signers."""

    path: Path
    signer: str


class Proven(Struct, frozen=True, kw_only=True):
    """A checkpoint whose signature holds, and which file of allowed signers says so."""

    checkpoint: Checkpoint
    signers: Path


def create_key(workspace: Workspace) -> OfficeKey:
    """Make the key of the office and allow it in the workspace's own file of signers."""
    workspace.permit.require_owner()
    path = make_key(workspace)
    allow_signer(_folder(workspace) / SIGNERS_FILE, path)
    return OfficeKey(path=path, signer=signer_line(path))


def seal(workspace: Workspace, key: Path | None = None) -> Sealed:
    """Sign the ends of all chains, keep text and signature, and record that it was done.

    Raises InputError for a key that cannot sign, StorageError where nothing can be written.
    """
    workspace.permit.require_owner()
    chosen = key or signing_key(workspace)
    now = workspace.clock.now()
    made = checkpoint(workspace.whole.heads(), office=workspace.office.name, made=now)
    text = made.text()
    signature = sign(text, chosen)
    folder = _folder(workspace)
    allow_signer(folder / SIGNERS_FILE, chosen)
    path = folder / f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{made.root[:12]}.txt"
    write_whole(signature_of(path), signature)
    write_whole(path, text)
    fact = JournalSealed(
        at=workspace.today, code=made.code, root=made.root, chains=len(made.heads), file=path.name
    )
    opening = AccessOpened(at=workspace.today, number=SEALS_CHAIN)
    workspace.whole.append_last(
        SEALS_CHAIN, opening, (fact,), actor=workspace.actor, recorded_at=now
    )
    return Sealed(checkpoint=made, path=path, signature=signature_of(path))


def proven(path: Path, signers: Path) -> Proven:
    """Return a checkpoint if an allowed signer signed it; needs no journal and no network.

    Raises InputError for files that cannot be read, RefusedError for a signature that does not
    hold.
    """
    text, signature = _read(path), _read(signature_of(path))
    if not is_signed(text, signature, signers):
        raise RefusedError(
            _("Tanda tangan titik periksa ini tidak sah, atau bukan dari penanda tangan ini"),
            where=str(path),
            remedy=_("Ambil salinan lain, atau sebutkan daftar penanda tangan yang benar."),
        )
    return Proven(checkpoint=read_checkpoint(text, str(path)), signers=signers)


def signature_of(path: Path) -> Path:
    """Return where the signature of a checkpoint lies: beside it."""
    return path.with_name(path.name + SUFFIX)


def last_seal(workspace: Workspace) -> JournalSealed | None:
    """Return the last checkpoint that was made, as recorded; `None` if there is none."""
    entries = workspace.whole.entries(SEALS_CHAIN)
    sealed = (each.fact for each in reversed(entries) if isinstance(each.fact, JournalSealed))
    return next(sealed, None)


def _folder(workspace: Workspace) -> Path:
    folder = workspace.folder / CHECKPOINTS_FOLDER
    try:
        folder.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        what = _("Folder titik periksa tidak dapat dibuat: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(folder)) from error
    return folder


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        what = _("Berkas tidak dapat dibaca: {error}").format(error=reason_of(error))
        raise InputError(what, where=str(path)) from error
    if len(content) > LARGEST:
        raise InputError(_("Berkas ini terlalu besar untuk titik periksa"), where=str(path))
    return content
