"""Keys in running text: worded by one function, so that a key of one's own is named everywhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from etik_tui.casework.workspace import Workspace
from etik_tui.tui.keying import owners
from etik_tui.tui.place import key_name
from tests.tui.screen import LARGE, opened, press, text

SOURCE = Path(__file__).parents[2] / "src" / "etik_tui" / "tui"
ASKED = re.compile(r"desk\.key\(\s*\"([^\"]+)\",\s*\"([^\"]+)\"\s*\)")
# A sentence that names a letter or an F-key as such, and is not filled in.
BARE = re.compile(
    r"_\(\s*\"[^\"]*(?:\b[Tt]ekan [a-zA-Z]\b|(?:^|[ ·(\"])[a-z]: |; [a-z] [a-z]|\bF\d+\b)[^\"]*\""
)
# Steps and dialogs, whose keys are fixed; before there is a workspace there are no own keys. What
# a screen is for stands in its help, right above the keys in force.
FIXED = re.compile(
    r"first_start|new_case|examination|read_back|sheets/(report|purpose)|dialogs/|founding|widgets/"
)


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every module of the interface."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield str(path.relative_to(SOURCE)), path.read_text(encoding="utf-8")


def test_a_key_that_is_worded_is_that_of_its_binding() -> None:
    """Every name that running text asks for exists, and its usual key is the one given."""
    known = {
        each.id: each.key_display or key_name(each.key.partition(",")[0])
        for own in owners().values()
        for each in own
    }
    asked = {found for _name, words in texts() for found in ASKED.findall(words)}
    assert len(asked) > 15
    assert {name: key for name, key in asked if known.get(name) != key} == {}


def test_no_running_text_names_a_key_that_may_be_another() -> None:
    """Outside dialogs and steps a sentence has its keys filled in."""
    found = [
        (name, match.group())
        for name, words in texts()
        if not FIXED.search(name)
        for match in BARE.finditer(words)
    ]
    assert found == []


async def test_hints_in_the_text_follow_a_key_of_ones_own(busy: Workspace) -> None:
    """Heading, empty state and notice name the key that is in force."""
    (busy.folder / "keys.toml").write_text(
        '[keys]\ncase.add = "f9"\nboard-screen.clear = "f4"\ncase.undo = "f3"\n'
        '"board-screen.mark" = "f11"\n',
        encoding="utf-8",
    )
    async with opened(busy, LARGE) as pilot:
        await press(pilot, "slash", *"zzzz", "enter")
        assert "F4 menghapus saringan" in text(pilot)
        await press(pilot, "f4", "f11", "j")
        assert "F11 Tandai" in text(pilot)
        await press(pilot, "f4", "enter", "right", "right")
        assert "F9: tambah" in text(pilot)
