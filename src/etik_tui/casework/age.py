"""Encryption of backups with age: for public keys (age or SSH) or with a passphrase.

What is written can be opened with the command `age` too, without this program.
"""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from etik_tui.errors import InputError, StorageError, reason_of
from etik_tui.locale import _

# With a passphrase the library works in memory.
LARGEST_WITH_PASSPHRASE = 1 << 30
LARGEST_KEY_FILE = 100_000
SHORTEST_PASSPHRASE = 12


class Lock(Struct, frozen=True, kw_only=True):
    """For whom something is encrypted: public keys, or a passphrase."""

    recipients: tuple[str, ...] = ()
    passphrase: str = ""


class Unlock(Struct, frozen=True, kw_only=True):
    """With what something is decrypted: files of private keys, or a passphrase."""

    identities: tuple[Path, ...] = ()
    passphrase: str = ""


def new_identity() -> tuple[str, str]:
    """Return a new private key and its public half."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def read_passphrase(path: Path) -> str:
    """Return the passphrase in the first line of a file; raises InputError for a weak one."""
    lines = _text(path).splitlines()
    phrase = lines[0].strip() if lines else ""
    if len(phrase) < SHORTEST_PASSPHRASE:
        raise InputError(
            _("Kata sandi cadangan terlalu pendek: paling sedikit {n} karakter").format(
                n=SHORTEST_PASSPHRASE
            ),
            where=str(path),
        )
    return phrase


def recipient_lines(given: str) -> tuple[str, ...]:
    """Return the public keys that an option names: a key itself, or a file with one on each line.

    Raises InputError for what is neither.
    """
    lines = [given] if given.startswith(("age1", "ssh-")) else _text(Path(given)).splitlines()
    keys = tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
    _recipients(keys or (given,))
    return keys


def check_lock(lock: Lock) -> None:
    """Go on only with a lock that locks; raises InputError for one that is none."""
    if not lock.recipients and not lock.passphrase:
        raise InputError(
            _("Cadangan selalu dienkripsi: siapa yang boleh membukanya?"),
            where="--recipient",
            remedy=_("Sebutkan kunci publik (age1… atau ssh-ed25519 …), atau --passphrase-file."),
        )


def encrypt(source: BinaryIO, target: BinaryIO, lock: Lock) -> None:
    """Encrypt a file into another.

    Raises InputError for a lock that is none, StorageError where it cannot be written.
    """
    import pyrage

    check_lock(lock)
    watched = _Watched(target)
    try:
        if lock.recipients:
            pyrage.encrypt_io(source, watched, _recipients(lock.recipients))
        else:
            target.write(pyrage.passphrase.encrypt(_bounded(source), lock.passphrase))
    except (pyrage.EncryptError, OSError) as error:
        cause = watched.failure or error
        what = _("Cadangan tidak dapat ditulis: {error}")
        reason = reason_of(cause) if isinstance(cause, OSError) else str(cause)
        raise StorageError(
            what.format(error=reason),
            remedy=_("Kosongkan ruang atau pilih tempat lain dengan -o; yang lama tetap utuh."),
        ) from error


def decrypt(source: BinaryIO, target: BinaryIO, unlock: Unlock, name: str) -> None:
    """Decrypt a file into another; every byte of it is authenticated on the way.

    Raises InputError for a wrong key or passphrase and for a damaged file, StorageError where it
    cannot be written; what was written by then must be thrown away.
    """
    import pyrage

    watched = _Watched(target)
    try:
        if unlock.identities:
            pyrage.decrypt_io(source, watched, _identities(unlock.identities))
        else:
            target.write(pyrage.passphrase.decrypt(_bounded(source), unlock.passphrase))
    except (pyrage.DecryptError, OSError) as error:
        if watched.failure is not None:
            what = _("Isi cadangan tidak dapat ditulis: {error}")
            raise StorageError(what.format(error=reason_of(watched.failure))) from error
        raise InputError(
            _("Cadangan tidak dapat dibuka: kunci atau kata sandi salah, atau berkasnya rusak"),
            where=name,
            remedy=_("Periksa --identity atau --passphrase-file; coba salinan lain."),
            detail=str(error),
        ) from error


class _Watched(io.RawIOBase):
    """A file to write to that remembers its own failure, which the library makes its own."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.failure: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, content: Any, /) -> int:
        try:
            return self._target.write(content)
        except OSError as error:
            self.failure = error
            raise


def _bounded(source: BinaryIO) -> bytes:
    content = source.read(LARGEST_WITH_PASSPHRASE + 1)
    if len(content) > LARGEST_WITH_PASSPHRASE:
        raise InputError(
            _("Cadangan ini terlalu besar untuk kata sandi"),
            remedy=_("Pakai kunci: `etik backup key`, lalu --recipient."),
        )
    return content


def _recipients(keys: Iterable[str]) -> list[Any]:
    import pyrage

    found = []
    for key in keys:
        kind = pyrage.ssh if key.startswith("ssh-") else pyrage.x25519
        try:
            found.append(kind.Recipient.from_str(key))
        except pyrage.RecipientError as error:
            raise InputError(
                _("Ini bukan kunci publik yang dapat dipakai"),
                where=key[:60],
                remedy=_("Pakai age1… atau ssh-ed25519 …; kunci perangkat keras tidak dapat."),
                detail=str(error),
            ) from error
    return found


def _identities(paths: Iterable[Path]) -> list[Any]:
    import pyrage

    found: list[Any] = []
    for path in paths:
        text = _text(path)
        try:
            if "PRIVATE KEY-----" in text:
                found.append(pyrage.ssh.Identity.from_buffer(text.encode()))
                continue
            lines = [line.strip() for line in text.splitlines()]
            keys = [line for line in lines if line and not line.startswith("#")]
            found += [pyrage.x25519.Identity.from_str(key) for key in keys]
        except pyrage.IdentityError as error:
            raise InputError(
                _("Ini bukan kunci pribadi yang dapat dipakai"),
                where=str(path),
                remedy=_("Pakai berkas AGE-SECRET-KEY-… atau kunci SSH tanpa kata sandi."),
                detail=str(error),
            ) from error
    return found


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(LARGEST_KEY_FILE)
    except (OSError, ValueError) as error:
        raise InputError(
            _("Berkas kunci tidak dapat dibaca"), where=str(path), detail=str(error)
        ) from error
