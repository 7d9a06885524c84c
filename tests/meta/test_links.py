"""The documentation holds together: no dead link, no lost page, no command that is not there."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.meta.source import ROOT, tracked_files

LINK = re.compile(r"!?\[[^\]\n]*\]\(<?([^)\s>]+)>?[^)\n]*\)")
CODE = re.compile(r"^(?:```.*?^```|(?: {4}|\t)[^\n]*)$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
TITLE = re.compile(r"^#{1,6} +(.+?)(?: +#+)?$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"(?:^ {4}|`|&& )make ([a-z-]+)", re.MULTILINE)
OUTSIDE = ("http://", "https://", "mailto:")
PAGES = tuple(
    path
    for path in tracked_files()
    if path.suffix == ".md"
    and path.relative_to(ROOT).parts[0] not in {"profiles", "tests"}
    # What a plugin's author gets is a template, not a page.
    and "_template" not in path.parts
)


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return what a link into a page may name, as the usual viewers of Markdown make it."""
    titles = TITLE.findall(
        re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    )
    plain = (re.sub(r"[`*_]|\[([^\]]*)\]\([^)]*\)", r"\1", each).strip().lower() for each in titles)
    return frozenset(re.sub(r"[^\w\- ]", "", each).replace(" ", "-") for each in plain)


def links(page: Path) -> list[str]:
    """Return where a page links to inside the repository."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return [each for each in LINK.findall(text) if not each.startswith(OUTSIDE)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_link_is_dead(page: Path) -> None:
    """What a page links to is there, and so is the title that it names."""
    dead = []
    for link in links(page):
        place, _sharp, anchor = link.partition("#")
        target = (page.parent / place).resolve() if place else page
        missing = not target.exists() or not target.is_relative_to(ROOT)
        if missing or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            dead.append(link)
    assert not dead, f"{page.relative_to(ROOT)} links to what is not there: {dead}"


def test_every_page_is_found_from_the_readme() -> None:
    """Whoever begins at README.md and follows links comes to every page of docs/."""
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        targets = ((page.parent / link.partition("#")[0]).resolve() for link in links(page))
        waiting += [each for each in targets if each.suffix == ".md" and each.is_file()]
        # A link to a folder is one to its pages.
        targets = ((page.parent / link.partition("#")[0]).resolve() for link in links(page))
        waiting += [each for folder in targets if folder.is_dir() for each in folder.glob("*.md")]
    lost = [
        page.relative_to(ROOT).as_posix()
        for page in PAGES
        if page.is_relative_to(ROOT / "docs") and page not in seen
    ]
    assert not lost, f"no link leads to {lost}"


def test_documented_targets_of_make_exist() -> None:
    """A `make` command in the documentation is a target of the Makefile."""
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    unknown = [
        f"{page.relative_to(ROOT)}: make {name}"
        for page in PAGES
        if page.name != "CHANGELOG.md"
        for name in re.findall(
            r"(?:^ {4}|`|&& )make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE
        )
        if name not in made
    ]
    assert not unknown, f"the Makefile has no such target: {unknown}"
