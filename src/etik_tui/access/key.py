"""SSH keys: checking one that somebody hands in, and the line with which it opens the program."""

import re
import shlex
import subprocess
from collections.abc import Sequence

from etik_tui.access.people import ACCOUNT_ID
from etik_tui.domain.account import Account, SshKey
from etik_tui.errors import InputError, StorageError
from etik_tui.locale import _

KINDS = (
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
)
"""The types of keys that are taken."""

SHORTEST_RSA = 3072
LARGEST = 16_384
PATIENCE = 10
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,3}")
_TOLD = re.compile(r"(\d+) (SHA256:[A-Za-z0-9+/]+)")


def checked_key(text: str) -> SshKey:
    """Return a public key as one hands it in (the line of a `.pub` file), checked.

    Its comment is left out, so that nothing free of form reaches the file that `sshd` reads.
    Raises InputError for anything but one public key of a type and length that is taken,
    StorageError where `ssh-keygen` is missing.
    """
    if "PRIVATE KEY" in text:
        raise _refused(
            _("Ini kunci pribadi, bukan kunci publik"),
            _("Anggap kunci itu bocor, buat yang baru, dan berikan berkas .pub-nya."),
        )
    lines = [line for line in text.splitlines() if line.strip()]
    words = lines[0].split(None, 2) if len(lines) == 1 and len(text) <= LARGEST else []
    if len(words) < 2 or words[0] not in KINDS or not _BASE64.fullmatch(words[1]):
        raise _refused(
            _("Ini bukan satu kunci publik SSH"),
            _("Berikan isi berkas .pub, misalnya ssh-ed25519 AAAA…, tanpa pilihan di depannya."),
        )
    key = f"{words[0]} {words[1]}"
    bits, fingerprint = _inspected(key)
    if words[0] == "ssh-rsa" and bits < SHORTEST_RSA:
        raise _refused(
            _("Kunci RSA ini terlalu pendek ({bits} bit)").format(bits=bits),
            _("Pakai ed25519: ssh-keygen -t ed25519."),
        )
    return SshKey(key=key, fingerprint=fingerprint)


def _inspected(key: str) -> tuple[int, str]:
    """Return a key's length in bits and its fingerprint, as OpenSSH itself tells them."""
    try:
        done = subprocess.run(
            ["ssh-keygen", "-l", "-E", "sha256", "-f", "-"],  # noqa: S607 - where it lies differs
            input=key + "\n",
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except OSError as error:
        raise StorageError(
            _("Program ssh-keygen tidak ada di mesin ini"),
            remedy=_("Pasang OpenSSH: apt install openssh-client."),
        ) from error
    found = _TOLD.match(done.stdout)
    if done.returncode or found is None:
        raise _refused(
            _("ssh-keygen tidak mengenali kunci ini"), _("Salin ulang seluruh barisnya.")
        )
    return int(found[1]), found[2]


def _refused(what: str, remedy: str) -> InputError:
    return InputError(what, where=_("kunci SSH"), remedy=remedy)


def heeds_home(shell: str) -> bool:
    """Tell whether a login shell reads a start file of the home folder before a forced command.

    `bash` does where it was built so, as Debian's is; `csh` and `zsh` always.
    """
    return shell.rpartition("/")[2] not in {"sh", "dash"}


def key_line(account: Account, key: SshKey, program: Sequence[str]) -> str:
    """Return the line of `authorized_keys` with which a key opens the program, and nothing else.

    `program` are the words of the command, to which `--as` and the account are added. Every word
    is quoted for the shell that `sshd` runs it with, and the whole for `authorized_keys`.
    """
    if not ACCOUNT_ID.fullmatch(account.id):
        raise ValueError("an account id that could be read as something else")
    command = shlex.join([*program, "--as", account.id])
    if not command.isprintable() or "\\" in command:
        raise InputError(
            _("Letak program atau ruang kerja memuat karakter yang tidak dapat ditulis"),
            where=command,
            remedy=_("Pindahkan ke folder dengan nama biasa."),
        )
    quoted = command.replace('"', '\\"')
    return f'restrict,pty,command="{quoted}" {key.key} {account.id}'
