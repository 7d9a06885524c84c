"""Profiles of the repository, parsed and checked once for all tests of a process."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from etik_tui.profile import load
from etik_tui.profile.source import fingerprint

PROFILES = Path(__file__).parents[1] / "profiles"


@pytest.fixture(scope="session", autouse=True)
def parsed_once() -> Iterator[None]:
    """Remember what the repository's regulations say for as long as their files stay as they are.

    Tests open hundreds of offices with the same three; profiles in other folders are read anew.
    """
    read, check = load.read_source, load._checked
    sources, checked = {}, {}

    def read_once(folder):
        if not isinstance(folder, Path) or not folder.resolve().is_relative_to(PROFILES):
            return read(folder)
        state = (str(folder), fingerprint(folder))
        if state not in sources:
            sources[state] = read(folder)
        return sources[state]

    def check_once(source):
        if all(source is not each for each in sources.values()):
            return check(source)
        if id(source) not in checked:
            checked[id(source)] = check(source)
        return checked[id(source)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(load, "read_source", read_once)
        patch.setattr(load, "_checked", check_once)
        yield
