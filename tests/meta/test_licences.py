"""What an institution installs is free for it to use, and listed with its licence."""

import re
from importlib.metadata import distribution, metadata

import pytest
from packaging.requirements import Requirement

from tests.meta.source import ROOT

ROW = re.compile(r"^\| ([a-z0-9-]+) \| ([^|]+) \|", re.MULTILINE)
PAGE = (ROOT / "docs" / "reference" / "libraries.md").read_text(encoding="utf-8")
LISTED = {name: licence for name, licence in ROW.findall(PAGE) if name != "library"}
FREE = ("MIT", "BSD", "Apache", "PSF", "Python Software Foundation")
WEAK = {"shtab": "MPL-2.0", "psycopg": "LGPL-3.0-only", "psycopg-binary": "LGPL-3.0-only"}
"""Whose own changes must be shared; beside the program, never in it or at its start."""
UNSAID = {"pyrage"}
"""Whose package does not name its licence; its source does."""


def installed(name: str, extras: frozenset[str], known: set[str]) -> set[str]:
    """Return the names of all libraries that one asks for with some extras, itself left out."""
    for line in distribution(name).requires or ():
        wanted = Requirement(line)
        environments = [{"extra": each} for each in ("", *extras)]
        if wanted.marker and not any(map(wanted.marker.evaluate, environments)):
            continue
        own = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if own not in known or wanted.extras:
            known.add(own)
            installed(own, frozenset(wanted.extras), known)
    return known


def test_every_library_is_listed_and_no_other() -> None:
    """The page names what an installation with all extras brings."""
    found = installed("etik-tui", frozenset({"postgres", "web"}), set())
    assert found - set(LISTED) == set(), "not in docs/reference/libraries.md"
    assert set(LISTED) - found == set(), "in docs/reference/libraries.md, and not installed"


@pytest.mark.parametrize("name", LISTED)
def test_licences_are_as_listed(name: str) -> None:
    """A library's own words name the listed licence, and it binds nobody who uses it."""
    own = metadata(name)
    said = " ".join(
        [
            own.get("License-Expression") or own.get("License") or "",
            *(each for each in own.get_all("Classifier", []) if each.startswith("License")),
        ]
    )
    if name in WEAK:
        assert LISTED[name] == WEAK[name]
        assert WEAK[name] in said
        return
    family = LISTED[name].split("-")[0]
    assert family in FREE
    assert name in UNSAID or family in said or (family == "PSF" and FREE[-1] in said)
    assert "GPL" not in said
