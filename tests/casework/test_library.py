"""The profiles at hand, of which only those that are used are loaded."""

import shutil
from pathlib import Path

import pytest

from etik_tui.casework.library import Library
from etik_tui.casework.profile_cache import ProfileCache
from etik_tui.profile.load import LoadedProfile

MINI = Path(__file__).parents[1] / "data" / "profiles" / "mini"


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Two sound profiles, `contoh` and `lain`."""
    made = [tmp_path / name for name in ("mini", "lain")]
    for each in made:
        shutil.copytree(MINI, each)
    main = made[1] / "profile.toml"
    text = main.read_text(encoding="utf-8")
    assert 'id = "contoh"' in text
    main.write_text(text.replace('id = "contoh"', 'id = "lain"'), encoding="utf-8")
    return made


class Counted(ProfileCache):
    """A cache that counts what is loaded."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.loads: list[str] = []

    def load(self, source: Path) -> LoadedProfile:
        """Load and count."""
        self.loads.append(source.name)
        return super().load(source)


def library(folders: list[Path], cache: ProfileCache) -> Library:
    """A library of these folders."""
    return Library(lambda: (), folders, load=cache.load, name=cache.name)


def filled(tmp_path: Path, folders: list[Path]) -> Counted:
    """A cache in which all of them stand."""
    assert {*library(folders, ProfileCache(tmp_path / "cache")).profiles} == {"contoh", "lain"}
    return Counted(tmp_path / "cache")


def test_only_what_is_used_is_loaded(tmp_path: Path, folders: list[Path]) -> None:
    """The ids of all are known without loading any; one that is asked for is loaded once."""
    cache = filled(tmp_path, folders)
    found = library(folders, cache)
    assert {*found.ids} == {"contoh", "lain"}
    assert cache.loads == []
    first = found.find("lain")
    assert first is not None
    assert first is found.find("lain")
    assert found.find("tidak-ada") is None
    assert cache.loads == ["lain"]
    assert found.profiles["lain"].profile is first
    assert sorted(cache.loads) == ["lain", "mini"]


def test_without_a_cache_all_are_loaded(tmp_path: Path, folders: list[Path]) -> None:
    """The first time, and where a file changed, profiles are checked as ever."""
    cache = Counted(tmp_path / "cache")
    assert {*library(folders, cache).ids} == {"contoh", "lain"}
    assert sorted(cache.loads) == ["lain", "mini"]
    (folders[0] / "profile.toml").write_text("unknown = 1\n", encoding="utf-8")
    assert {*library(folders, cache).ids} == {"lain"}
    assert library(folders, cache).find("contoh") is None


def test_two_of_one_id_are_both_refused(tmp_path: Path, folders: list[Path]) -> None:
    """That is seen without loading them, too."""
    filled(tmp_path, folders)
    twin = tmp_path / "twin"
    shutil.copytree(folders[0], twin)
    found = library([*folders, twin], ProfileCache(tmp_path / "cache"))
    assert {*found.ids} == {"lain"}
    assert found.find("contoh") is None


def test_a_cache_that_only_begins_well_is_not_believed(tmp_path: Path, folders: list[Path]) -> None:
    """A kept profile that names itself and cannot be read is loaded from its files."""
    cache = filled(tmp_path, folders)
    for kept in (tmp_path / "cache").iterdir():
        kept.write_bytes(kept.read_bytes().replace(b"stages", b"stagez"))
    found = library(folders, cache)
    assert found.find("contoh") is not None
    assert {*found.ids} == {"contoh", "lain"}
