"""What a wheel holds, seen before anybody installs it."""

from hashlib import sha256
from pathlib import Path

import pytest

from etik_tui.errors import InputError
from etik_tui.plugins.wheel import clashes, fits, look_into, newest
from tests.plugins.wheels import wheel


def refused(path: Path) -> str:
    """Return why a file must not be installed."""
    with pytest.raises(InputError) as caught:
        look_into(path)
    error = caught.value
    return " | ".join([str(error), error.detail, *map(str, error.problems)])


def test_a_sound_wheel_is_described(tmp_path: Path) -> None:
    """A wheel says its name, version, plugins, what it needs, and its hash."""
    path = wheel(tmp_path, requires=("etik-tui >=0.1,<0.2", "babel>=2", "x; extra == 'y'"))
    seen = look_into(path)
    assert (seen.name, seen.version, seen.plugins) == ("etik-tui-uji", "1.0", ("uji",))
    assert (seen.program, seen.requires) == (">=0.1,<0.2", ("babel>=2",))
    assert seen.sha256 == sha256(path.read_bytes()).hexdigest()


HOSTILE = {
    "aneh.pth": "menjalankan kode setiap kali Python mulai",
    "etik_tui_uji-1.0.data/purelib/x.PTH": "menjalankan kode setiap kali Python mulai",
    "sitecustomize.py": "setiap kali mulai",
    "usercustomize/__init__.py": "setiap kali mulai",
    "etik_tui/api.py": "mengganti berkas program ini sendiri",
    "etik_tui_uji-1.0.data/platlib/etik_tui/api.py": "mengganti berkas program ini sendiri",
    "../luar.py": "menunjuk ke luar",
    "/etc/x": "menunjuk ke luar",
    "a\\b.py": "menunjuk ke luar",
    "x\u202eyp.exe": "karakter yang tidak dapat dicetak",
}


@pytest.mark.parametrize(("name", "reason"), HOSTILE.items(), ids=[ascii(x) for x in HOSTILE])
def test_a_wheel_with_a_hostile_file_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    """A wheel that would run code by itself, or replace others' files, is refused by name."""
    assert reason in refused(wheel(tmp_path, files={name: "import os"}))


@pytest.mark.parametrize("name", ["etik_tui_uji-1.0.tar.gz", "uji.zip", "folder", "aneh.whl"])
def test_what_is_no_wheel_is_refused(tmp_path: Path, name: str) -> None:
    """Source packages and folders are refused: building them runs their code."""
    (tmp_path / name).write_bytes(b"")
    assert "Hanya wheel yang diterima" in refused(tmp_path / name)


def test_a_damaged_wheel_is_refused(tmp_path: Path) -> None:
    """A wheel that is cut off or lacks its metadata is refused in words."""
    path = wheel(tmp_path)
    path.write_bytes(path.read_bytes()[:200])
    assert "Wheel ini rusak" in refused(path)


def test_a_wheel_under_another_name_is_refused(tmp_path: Path) -> None:
    """A file named as one package that holds another is refused."""
    path = wheel(tmp_path).rename(tmp_path / "lain-1.0-py3-none-any.whl")
    assert "nama berkas dan nama paket berbeda" in refused(path)


FITS = [
    (">=0.1,<0.2", "0.1.0", True),
    (">=0.1,<0.2", "0.2", False),
    ("==0.1", "0.1.0", True),
    ("!=0.1", "0.1.0", False),
    ("~=0.1", "0.9", True),
    ("~=0.1.2", "0.2.0", False),
    (">1", "1.0", False),
    ("<=1.0", "1", True),
    ("", "0.1", True),
    ("===aneh", "0.1", True),
]


@pytest.mark.parametrize(("wanted", "version", "expected"), FITS)
def test_conditions_on_the_program(wanted: str, version: str, *, expected: bool) -> None:
    """A plugin that needs another version of the program is recognised."""
    assert fits(wanted, version) is expected


def test_the_newest_of_a_folder(tmp_path: Path) -> None:
    """Of several versions of a package the newest counts, by number and not by letters."""
    wheels = [look_into(wheel(tmp_path, version=each)) for each in ("1.10", "1.9", "1.2")]
    assert [each.version for each in newest(wheels)] == ["1.10"]


def test_files_of_other_packages_are_not_replaced(tmp_path: Path) -> None:
    """Files that are there and not the package's own are named; its own may be replaced."""
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "a.py").touch()
    (tmp_path / "uji.py").touch()
    assert clashes(["lain/", "lain/a.py", "uji.py", "b.py"], tmp_path, ["uji.py"]) == ("lain/a.py",)
