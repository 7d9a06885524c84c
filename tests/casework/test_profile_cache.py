"""The cache of checked profiles."""

import shutil
from pathlib import Path

import pytest

from etik_tui.casework.profile_cache import ProfileCache
from etik_tui.errors import InputError
from etik_tui.profile.load import load_profile

MINI = Path(__file__).parents[1] / "data" / "profiles" / "mini"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A copy of a sound profile."""
    copy = tmp_path / "mini"
    shutil.copytree(MINI, copy)
    return copy


def test_a_profile_comes_back_equal(tmp_path: Path, source: Path) -> None:
    """What the cache returns the second time equals what loading gives."""
    cache = ProfileCache(tmp_path / "cache")
    assert cache.load(source) == load_profile(source) == cache.load(source)


def test_a_change_is_seen(tmp_path: Path, source: Path) -> None:
    """A changed file is checked anew, and a mistake in it is reported."""
    cache = ProfileCache(tmp_path / "cache")
    cache.load(source)
    main = source / "profile.toml"
    main.write_text("unknown = 1\n" + main.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(InputError):
        cache.load(source)


@pytest.mark.parametrize("content", [b"", b"\x00garbage", b"\xc1"])
def test_a_damaged_cache_is_ignored(tmp_path: Path, source: Path, content: bytes) -> None:
    """A cache file that cannot be read is made again."""
    folder = tmp_path / "cache"
    cache = ProfileCache(folder)
    whole = cache.load(source)
    (kept,) = folder.iterdir()
    kept.write_bytes(content)
    assert cache.load(source) == whole
    assert kept.read_bytes() != content


def test_a_cache_that_others_may_write_is_not_believed(tmp_path: Path, source: Path) -> None:
    """A cache file with write permission for others is not read."""
    folder = tmp_path / "cache"
    cache = ProfileCache(folder)
    cache.load(source)
    (kept,) = folder.iterdir()
    kept.write_bytes(b"forged")
    kept.chmod(0o666)
    assert cache.load(source) == load_profile(source)


def test_no_cache_is_no_harm(tmp_path: Path, source: Path) -> None:
    """A folder that cannot be made leaves loading as it is."""
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert ProfileCache(blocked / "cache").load(source) == load_profile(source)
