"""What is under version control, and what the build makes of it."""

import re
import tomllib

from tests.meta.source import ROOT, tracked_files

# In two halves, so that this file is not its own finding.
REGISTRIES = (
    "py" + r"pi\.org",
    "python" + r"hosted\.",
    r"registry\." + "npm" + "js",
    r"deb\." + "debian",
    "file" + r":///opt",
    r"--(extra-)?index" + "-url",
)
ADDRESS = re.compile("|".join(REGISTRIES), re.IGNORECASE)
DECISION_NAME = re.compile(r"\d{4}-[a-z0-9-]+\.md")


def test_no_file_names_a_package_registry() -> None:
    """No tracked file holds an address of a package registry, which differs from place to place."""
    problems = []
    for path in tracked_files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        problems += [
            f"{path.relative_to(ROOT)}:{number}: {found.group()!r}; take the address out"
            for number, line in enumerate(lines, 1)
            if "--no-emit-index" not in line and (found := ADDRESS.search(line))
        ]
    assert not problems, "\n".join(problems)


def test_constraints_pin_every_dependency_with_hashes() -> None:
    """Every dependency of pyproject.toml is pinned in constraints.txt, every pin has a hash."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    wanted += [
        each for extra in project["project"]["optional-dependencies"].values() for each in extra
    ]
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([a-z0-9.-]+)==\S+(.*(?:\n    --hash.*)+)?", text, re.MULTILINE))
    missing = [name for entry in wanted if (name := re.split(r"[<>=!~ \[]", entry)[0]) not in pins]
    assert not missing, f"not in constraints.txt, run `make constraints`: {missing}"
    unhashed = [name for name, hashes in pins.items() if "--hash=sha256:" not in hashes]
    assert not unhashed, f"without a hash, run `make constraints`: {unhashed}"


def test_plugins_pack_their_profile() -> None:
    """The package data `profile` of every plugin beside the core points to an existing profile."""
    packages = ROOT.glob("plugins/etik-tui-*/src/*")
    links = [link for package in packages if (link := package / "profile").is_symlink()]
    broken = [
        str(link.relative_to(ROOT)) for link in links if not (link / "profile.toml").is_file()
    ]
    assert links
    assert not broken, f"these links lead to no folder with a profile.toml: {broken}"


def test_decisions_are_numbered_in_order() -> None:
    """The decision records are named NNNN-words.md, with numbers that run from 0001 on."""
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    names = [name for name in names if name != "index.md"]
    assert [name for name in names if not DECISION_NAME.fullmatch(name)] == []
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
