"""Checkpoints: the ends of all chains at one moment, as a text to be signed and kept elsewhere.

The text is canonical: made again from the same heads it is the same, byte for byte.

```
etik-checkpoint 1
office "Sekretariat …"
made 2026-03-31T09:00:00.000000Z
chains 2
root 9f86d081…
["<chain>",<version>,"<hash>","<institution>","<number>"]
…
```

The root is the sha256 of the lines of the chains, each with its line end, in order of chain id.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256

import msgspec
from msgspec import Struct

from etik_tui.errors import InputError
from etik_tui.journal.moment import stamp
from etik_tui.journal.port import Head
from etik_tui.locale import _

FORMAT = "etik-checkpoint 1"
HEADER = ("office", "made", "chains", "root")
LARGEST = 500_000_000
# Characters of a hash that a short code shows, in groups of four.
SHOWN = 16


class Checkpoint(Struct, frozen=True, kw_only=True):
    """The ends of all chains at a moment (UTC), in order of chain id; `root` is their sha256."""

    office: str
    made: datetime
    heads: tuple[Head, ...]
    root: str

    @property
    def code(self) -> str:
        """Return the short code: how many chains there are, and the head of the root."""
        return short_code(len(self.heads), self.root, SHOWN)

    def text(self) -> bytes:
        """Return the canonical text."""
        lines = (
            FORMAT,
            f"office {msgspec.json.encode(self.office).decode()}",
            f"made {stamp(self.made)}",
            f"chains {len(self.heads)}",
            f"root {self.root}",
        )
        return "".join(f"{line}\n" for line in lines).encode() + b"".join(map(_line, self.heads))


def short_code(count: int, digest: str, shown: int) -> str:
    """Return a number and the first `shown` characters of a hash, in groups of four."""
    groups = (digest[at : at + 4] for at in range(0, shown, 4))
    return "-".join((str(count), *groups)).upper()


def checkpoint(heads: Iterable[Head], *, office: str, made: datetime) -> Checkpoint:
    """Return the checkpoint of these ends of chains."""
    ordered = tuple(sorted(heads, key=lambda head: head.case_id))
    return Checkpoint(office=office, made=made, heads=ordered, root=root_of(ordered))


def root_of(heads: Iterable[Head]) -> str:
    """Return the sha256 (hex) of the ends of chains, whatever their order."""
    digest = sha256()
    for head in sorted(heads, key=lambda head: head.case_id):
        digest.update(_line(head))
    return digest.hexdigest()


def read_checkpoint(text: bytes, name: str) -> Checkpoint:
    """Return the checkpoint in a text; `name` is that of its file.

    Raises InputError for a text that is not one, or that does not have its own root.
    """
    try:
        found = _parsed(text)
    except (ValueError, msgspec.MsgspecError) as error:
        raise InputError(
            _("Ini bukan titik periksa jurnal, atau rusak"),
            where=name,
            remedy=_("Berikan berkas dari `etik journal checkpoint`."),
            detail=str(error),
        ) from error
    if found.text() != text:
        raise InputError(
            _("Titik periksa ini berubah: akarnya tidak sesuai dengan isinya"),
            where=name,
            remedy=_("Ambil salinan lain dari tempat penyimpanannya."),
        )
    return found


def _line(head: Head) -> bytes:
    end = (head.case_id, head.version, head.hash, head.institution, head.number)
    return msgspec.json.encode(end) + b"\n"


def _parsed(text: bytes) -> Checkpoint:
    first, *rest = text.decode().split("\n")
    if first != FORMAT or len(rest) <= len(HEADER) or rest.pop():
        raise ValueError("the first or the last line")
    said = dict(_fields(rest[: len(HEADER)]))
    decode = msgspec.json.Decoder(tuple[str, int, str, str, str]).decode
    heads = [
        Head(case_id=chain, version=version, hash=digest, institution=institution, number=number)
        for chain, version, digest, institution, number in map(decode, rest[len(HEADER) :])
    ]
    made = datetime.fromisoformat(said["made"])
    office = msgspec.json.decode(said["office"], type=str)
    return checkpoint(heads, office=office, made=made)


def _fields(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key, line in zip(HEADER, lines, strict=True):
        name, space, value = line.partition(" ")
        if name != key or not space:
            raise ValueError(line)
        yield key, value
