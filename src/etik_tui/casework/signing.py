"""Signatures by the office's key, made and checked with `ssh-keygen -Y`: any machine has it.

The key is the office's alone: who has it can sign in its name. It is in no backup.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from etik_tui.casework.office import write_whole
from etik_tui.casework.workspace import Workspace
from etik_tui.errors import InputError, StorageError, reason_of
from etik_tui.locale import _

NAMESPACE = "etik-checkpoint"
KEYS_FOLDER = "keys"
KEY_FILE = "checkpoint"
SIGNERS_FILE = "allowed_signers"
SUFFIX = ".sig"
# The one name under which the office signs, in files of allowed signers.
PRINCIPAL = "kantor"
PATIENCE = 30


def signing_key(workspace: Workspace) -> Path:
    """Return where the office's key is: as its settings say, or in the workspace."""
    own = workspace.office.signing_key
    return workspace.folder / own if own else workspace.folder / KEYS_FOLDER / KEY_FILE


def make_key(workspace: Workspace) -> Path:
    """Make the office's key, which must not exist yet, and return its place.

    Raises InputError where there already is one, StorageError where it cannot be written.
    """
    path = signing_key(workspace)
    if path.exists():
        raise InputError(
            _("Kunci kantor sudah ada"),
            where=str(path),
            remedy=_("Pindahkan dahulu bila memang harus diganti; simpan kunci publiknya."),
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        what = _("Folder kunci tidak dapat dibuat: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(path.parent)) from error
    run = ["-q", "-t", "ed25519", "-N", "", "-C", f"etik-{PRINCIPAL}", "-f", str(path)]
    done = _keygen(run)
    if done.returncode:
        raise StorageError(_("Kunci tidak dapat dibuat"), where=str(path), detail=_said(done))
    return path


def public_key(path: Path) -> str:
    """Return the public half of a key as one line: its type and its base64."""
    public = path.with_name(path.name + ".pub")
    try:
        kind, key = public.read_text(encoding="ascii").split()[:2]
    except (OSError, ValueError) as error:
        raise InputError(
            _("Kunci publik tidak terbaca"),
            where=str(public),
            remedy=_("Buat kunci dengan `etik journal key`, atau sebutkan dengan --key."),
            detail=str(error),
        ) from error
    return f"{kind} {key}"


def signer_line(path: Path) -> str:
    """Return the line of a file of allowed signers for a key."""
    return f'{PRINCIPAL} namespaces="{NAMESPACE}" {public_key(path)}'


def allow_signer(signers: Path, key: Path) -> None:
    """Add a key to a file of allowed signers, unless it is in it."""
    line = signer_line(key)
    known = signers.read_text(encoding="utf-8").splitlines() if signers.exists() else []
    if line not in known:
        write_whole(signers, "".join(f"{each}\n" for each in (*known, line)).encode())


def sign(content: bytes, key: Path) -> bytes:
    """Return the signature of a text, armoured.

    Raises InputError for a key that is not there or cannot sign unattended.
    """
    public_key(key)
    done = _keygen(["-Y", "sign", "-q", "-n", NAMESPACE, "-f", str(key)], content)
    if done.returncode or not done.stdout:
        raise InputError(
            _("Kunci ini tidak dapat menandatangani"),
            where=str(key),
            remedy=_("Pakai kunci tanpa kata sandi yang hanya dapat dibaca pemiliknya (600)."),
            detail=_said(done),
        )
    return done.stdout


def is_signed(content: bytes, signature: bytes, signers: Path) -> bool:
    """Tell whether one of the allowed signers signed this text as a checkpoint.

    Raises InputError where the file of allowed signers cannot be read.
    """
    if not signers.is_file():
        raise InputError(
            _("Daftar penanda tangan tidak ada"),
            where=str(signers),
            remedy=_("Sebutkan berkasnya dengan --allowed-signers."),
        )
    with TemporaryDirectory() as folder:
        kept = Path(folder, "checkpoint.sig")
        kept.write_bytes(signature)
        allowed = ["-s", str(kept), "-f", str(signers)]
        found = _keygen(["-Y", "find-principals", *allowed])
        names = found.stdout.decode("utf-8", "replace").splitlines()
        return any(
            _keygen(["-Y", "verify", "-n", NAMESPACE, "-I", name, *allowed], content).returncode
            == 0
            for name in names
        )


def _keygen(arguments: Sequence[str], given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}
    try:
        # Without a terminal, so that nothing is ever asked.
        return subprocess.run(
            ["ssh-keygen", *arguments],  # noqa: S607 - found on the path as on any machine
            input=given,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
            env=environment,
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StorageError(
            _("ssh-keygen tidak dapat dijalankan"),
            remedy=_("Pasang OpenSSH (Debian: openssh-client)."),
            detail=str(error),
        ) from error


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    return done.stderr.decode("utf-8", "replace").strip()[:300]
