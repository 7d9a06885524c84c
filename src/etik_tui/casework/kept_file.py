"""The files that facts speak of, evidence and papers: where they lie, if they are whole."""

import re
from collections.abc import Iterable, Iterator
from hashlib import file_digest
from pathlib import Path

from msgspec import Struct

from etik_tui.domain.fact import DocumentIssued, Entry, EvidenceAdded

EVIDENCE_FOLDER = "evidence"
PAPERS_FOLDER = "papers"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_PLACE = re.compile(r"papers/[0-9A-Za-z-]+/[^/]+")


class KeptFile(Struct, frozen=True, kw_only=True):
    """One file that a fact speaks of: its place in the workspace, and its sha256."""

    place: str
    sha256: str


class FileCheck(Struct, frozen=True, kw_only=True):
    """What became of the files that facts speak of, by their places in the workspace."""

    whole: int = 0
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def kept_files(entries: Iterable[Entry]) -> Iterator[KeptFile]:
    """Yield the files that the facts of a case speak of; forged places are left out."""
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, EvidenceAdded) and _SHA256.fullmatch(fact.sha256):
            place = f"{EVIDENCE_FOLDER}/{fact.sha256[:2]}/{fact.sha256}"
            yield KeptFile(place=place, sha256=fact.sha256)
        elif isinstance(fact, DocumentIssued) and _is_paper(fact):
            yield KeptFile(place=fact.file, sha256=fact.sha256)


def _is_paper(fact: DocumentIssued) -> bool:
    inside = _PLACE.fullmatch(fact.file) and "/.." not in fact.file
    return bool(inside and _SHA256.fullmatch(fact.sha256))


def check_kept(folder: Path, files: Iterable[KeptFile]) -> FileCheck:
    """Look at every file, each once, and tell which are missing or not as they were recorded."""
    whole, missing, changed = 0, [], []
    for each in sorted(set(files), key=lambda each: each.place):
        path = folder / each.place
        if not path.is_file() or path.is_symlink():
            missing.append(each.place)
        elif digest_of(path) != each.sha256:
            changed.append(each.place)
        else:
            whole += 1
    return FileCheck(whole=whole, missing=tuple(missing), changed=tuple(changed))


def digest_of(path: Path) -> str:
    """Return the sha256 of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
