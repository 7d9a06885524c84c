"""Beginning a plugin."""

from pathlib import Path

import pytest

from etik_tui.errors import InputError
from etik_tui.plugins.scaffold import TEMPLATE, begin_plugin
from etik_tui.profile.coverage import coverage
from etik_tui.profile.load import load_profile


def test_names_are_filled_in_everywhere(tmp_path: Path) -> None:
    """The copy carries the new name in files, folders and text, and nowhere the example's."""
    folder = begin_plugin("etik-tui-dki-jakarta", tmp_path / "baru")
    names = [each.relative_to(folder).as_posix() for each in folder.rglob("*")]
    assert "src/etik_tui_dki_jakarta/profile/profile.toml" in names
    texts = {each: each.read_text() for each in folder.rglob("*") if each.is_file()}
    assert not [path for path, text in texts.items() if "contoh" in f"{path.name} {text}"]
    assert 'plugin = "dki-jakarta"' in texts[folder / "tests" / "test_plugin.py"]
    assert 'dki-jakarta = "etik_tui_dki_jakarta"' in texts[folder / "pyproject.toml"]


def test_the_example_regulation_is_whole(tmp_path: Path) -> None:
    """The profile that a new plugin begins with is sound, and every unit of it is carried."""
    folder = begin_plugin("uji", tmp_path / "uji") / "src" / "etik_tui_uji" / "profile"
    profile = load_profile(folder).profile
    assert profile.id == "uji"
    assert all(line.mapped for line in coverage(profile))


@pytest.mark.parametrize("name", ["", "Uji", "a b", "../x", "x/y", "-x", "x-", "1a", "a" * 41])
def test_a_name_that_cannot_be_one_is_refused(tmp_path: Path, name: str) -> None:
    """A name that is no package's name is refused, and nothing is written."""
    with pytest.raises(InputError, match="huruf kecil"):
        begin_plugin(name, tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """A folder that exists is left alone."""
    with pytest.raises(InputError, match="sudah ada"):
        begin_plugin("uji", tmp_path)


def test_the_example_ships_with_the_program() -> None:
    """The example lies inside the package, where an installed program finds it."""
    assert (TEMPLATE / "pyproject.toml").is_file()
