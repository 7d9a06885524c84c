"""The list of what a bundle holds, by which anybody can check it without this program."""

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, BinaryIO
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from etik_tui.errors import InputError
from etik_tui.exports.encoding import encoded
from etik_tui.locale import _

SCHEMA = "etik.dossier/1"
NAME = "manifest.json"
LARGEST = 4_000_000
CHUNK = 1 << 20


class Presence(StrEnum):
    """Whether a file of the case is in the bundle, and if not, why."""

    INCLUDED = "included"
    WITHHELD = "withheld"
    MISSING = "missing"
    CHANGED = "changed"


class Listed(Struct, frozen=True, kw_only=True):
    """One file of a manifest; `sha256` and `size` (bytes) are those of its content.

    Of a file that is not included they are those recorded in the case.
    """

    name: str
    sha256: str
    size: int = 0
    kind: str = ""
    title: str = ""
    presence: Presence = Presence.INCLUDED


class Difference(Struct, frozen=True, kw_only=True):
    """The first file in which a bundle differs from its manifest, and how."""

    name: str
    what: str


def listed(name: str, content: bytes, *, kind: str, title: str = "") -> Listed:
    """Return the line of a file that is in the bundle."""
    digest = hashlib.sha256(content).hexdigest()
    return Listed(name=name, sha256=digest, size=len(content), kind=kind, title=title)


def manifest(head: Mapping[str, object], files: tuple[Listed, ...]) -> bytes:
    """Return a manifest; equal files give equal bytes."""
    return (encoded({"schema": SCHEMA, **head, "files": files}) + "\n").encode()


def verified(file: BinaryIO, where: str = "") -> tuple[int, Difference | None]:
    """Return how many files of a bundle were found as listed, and the first that differs.

    Nothing is unpacked; raises InputError for what is no bundle.
    """
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
            lines = tuple(_lines(archive, names, where))
            found = _compared(archive, names, lines)
            return len([each for each in lines if each.presence is Presence.INCLUDED]), found
    except (BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError, zlib.error) as error:
        raise InputError(_("Ini bukan berkas zip yang utuh"), where=where) from error


def _lines(archive: ZipFile, names: list[str], where: str) -> Iterator[Listed]:
    if names.count(NAME) != 1 or archive.getinfo(NAME).file_size > LARGEST:
        raise InputError(
            _("Bundel ini tidak memuat satu {name}").format(name=NAME),
            where=where,
            remedy=_("Periksa bahwa berkasnya bundel dari `etik case dossier --format zip`."),
        )
    with archive.open(NAME) as stream:
        content = stream.read(LARGEST + 1)
    try:
        body = json.loads(content[:LARGEST])
        if body["schema"] != SCHEMA:
            raise InputError(
                _("Skema “{name}” tidak dikenal").format(name=str(body["schema"])[:60]), where=where
            )
        for each in body["files"]:
            yield _line(each)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(_("{name} tidak dapat dibaca").format(name=NAME), where=where) from error


def _line(each: Mapping[str, Any]) -> Listed:
    return Listed(
        name=str(each["name"]),
        sha256=str(each["sha256"]),
        size=int(each["size"]),
        presence=Presence(each["presence"]),
    )


def _compared(archive: ZipFile, names: list[str], lines: tuple[Listed, ...]) -> Difference | None:
    inside = [each for each in lines if each.presence is Presence.INCLUDED]
    for each in inside:
        if names.count(each.name) != 1:
            what = _("tidak ada") if each.name not in names else _("ada lebih dari satu kali")
            return Difference(name=each.name, what=what)
        size, digest = _measured(archive, each.name, each.size)
        if size != each.size:
            return Difference(name=each.name, what=_("ukurannya lain"))
        if digest != each.sha256:
            return Difference(name=each.name, what=_("isinya lain (sha256)"))
    known = {each.name for each in inside} | {NAME}
    extra = next((name for name in names if name not in known), "")
    return Difference(name=extra, what=_("tidak tercantum")) if extra else None


def _measured(archive: ZipFile, name: str, expected: int) -> tuple[int, str]:
    """Return size and sha256 of a file; reading ends as soon as it is longer than expected."""
    digest, size = hashlib.sha256(), 0
    try:
        with archive.open(name) as stream:
            while (part := stream.read(CHUNK)) and size <= expected:
                digest.update(part)
                size += len(part)
    except (BadZipFile, zlib.error):
        return size, ""
    return size, digest.hexdigest()
