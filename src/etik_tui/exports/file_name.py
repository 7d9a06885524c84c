"""Names of files that leave the program: safe on every system, whatever they are made from."""

import re
from collections.abc import Container
from unicodedata import normalize

LONGEST = 120
"""Characters of a name without its ending; letters outside ASCII count twice."""

_KEPT = re.compile(r"[^0-9A-Za-z\u00c0-\u024f._]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def file_name(*parts: str, suffix: str) -> str:
    """Return a file name made of texts: letters, digits, dots, `-` and `_`, and an ending.

    No path, no control or invisible character, no name that an operating system reserves, no
    hidden file; texts of which nothing is left give `berkas`.
    """
    composed = (normalize("NFC", part[: 10 * LONGEST]) for part in parts)
    kept = (_KEPT.sub("-", part).strip("-._") for part in composed)
    stem = _cut("-".join(part for part in kept if part))
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"berkas-{stem}".rstrip("-")
    return f"{stem}.{suffix}"


def _cut(stem: str) -> str:
    cut = stem[:LONGEST].encode()[: 2 * LONGEST].decode(errors="ignore")
    return re.sub(r"\.{2,}", ".", cut).rstrip("-._")


def distinct(name: str, taken: Container[str]) -> str:
    """Return the name, or with a number where it is taken; capitals do not tell names apart.

    `taken` holds names in lower case.
    """
    stem, _dot, suffix = name.rpartition(".")
    found, n = name, 1
    while found.lower() in taken:
        n += 1
        found = f"{stem}-{n}.{suffix}"
    return found
