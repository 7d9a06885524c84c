"""Proposals to install and to remove, and what stands against them."""

from pathlib import Path

import pytest

from etik_tui.errors import InputError, RefusedError, StorageError
from etik_tui.plugins.command import Command
from etik_tui.plugins.hookspec import GROUPS
from etik_tui.plugins.installation import Installation, Installer
from etik_tui.plugins.installing import carry_out, discard, forget, propose, propose_removal
from etik_tui.plugins.wheel import sha256_of
from tests.plugins.conftest import Plant
from tests.plugins.wheels import wheel


@pytest.fixture
def here(tmp_path: Path) -> Installation:
    """An environment into which one may write."""
    packages = tmp_path / "packages"
    packages.mkdir()
    return Installation(
        installer=Installer.VENV,
        prefix=tmp_path,
        python=Path("/bin/sh"),
        packages=packages,
        writable=True,
        has_pip=True,
    )


def test_a_wheel_is_kept_and_the_copy_installed(tmp_path: Path, here: Installation) -> None:
    """What is installed is a copy that stays, so that renewing the program still finds it."""
    path = wheel(tmp_path / "usb")
    proposal = propose(str(path), tmp_path / "simpan", sha256=sha256_of(path).upper(), here=here)
    assert proposal.command.words[-1] == str(tmp_path / "simpan" / path.name)
    assert proposal.obstacle == ""
    assert (tmp_path / "simpan" / path.name).read_bytes() == path.read_bytes()
    discard(proposal)
    assert list((tmp_path / "simpan").iterdir()) == []


def test_a_wrong_hash_is_refused(tmp_path: Path, here: Installation) -> None:
    """A wheel with another sha256 than the one asked for is refused and not kept."""
    path = wheel(tmp_path / "usb")
    with pytest.raises(RefusedError, match="sha256") as caught:
        propose(str(path), tmp_path / "simpan", sha256="0" * 64, here=here)
    assert caught.value.detail == sha256_of(path)
    assert not (tmp_path / "simpan").exists()


def test_a_folder_gives_its_newest_plugins(tmp_path: Path, here: Installation) -> None:
    """Of a folder, the newest wheel of each plugin is taken; other wheels serve what they need."""
    folder = tmp_path / "usb"
    wheel(folder, version="1.2")
    wheel(folder, version="1.10", requires=("etik-tui", "butuh>=1"))
    wheel(folder, "butuh", points="", files={"butuh.pth": ""})
    (folder / "rusak-1-py3-none-any.whl").write_bytes(b"PK")
    proposal = propose(str(folder), tmp_path / "simpan", here=here)
    assert [(each.name, each.version) for each in proposal.wheels] == [("etik-tui-uji", "1.10")]
    assert "--no-index" in proposal.command.words


def test_a_folder_of_source_is_refused(tmp_path: Path, here: Installation) -> None:
    """A source tree is refused, with the way to a wheel."""
    (tmp_path / "pyproject.toml").touch()
    with pytest.raises(InputError, match="bangun wheel"):
        propose(str(tmp_path), tmp_path / "simpan", here=here)


@pytest.mark.parametrize("source", ["uji-1.0.tar.gz", "./tidak-ada.whl", "--index=x"])
def test_what_looks_like_a_path_is_never_downloaded(
    tmp_path: Path, here: Installation, source: str
) -> None:
    """A path that does not exist, or an option, is not taken for the name of a package."""
    with pytest.raises(InputError):
        propose(source, tmp_path / "simpan", here=here)


def test_a_wheel_that_is_no_plugin_is_refused(tmp_path: Path, here: Installation) -> None:
    """Other packages are not installed this way, nor plugins of a later interface or program."""
    plain = wheel(tmp_path / "a", points="")
    with pytest.raises(InputError) as caught:
        propose(str(plain), tmp_path / "simpan", here=here)
    assert "bukan plugin etik-tui" in str(caught.value.problems[0])
    later = wheel(tmp_path / "b", points=f"[{GROUPS}v9]\nuji = x\n", requires=("etik-tui>=99",))
    with pytest.raises(InputError) as caught:
        propose(str(later), tmp_path / "simpan", here=here)
    said = " ".join(map(str, caught.value.problems))
    assert f"{GROUPS}v9" in said
    assert "memerlukan etik-tui >=99" in said


def test_a_plugin_name_of_another_package_is_refused(
    tmp_path: Path, here: Installation, plant: Plant
) -> None:
    """A wheel that takes the name of an installed plugin of another package is refused."""
    plant("uji", "", package="paket-lain")
    with pytest.raises(InputError) as caught:
        propose(str(wheel(tmp_path / "usb")), tmp_path / "simpan", here=here)
    assert "nama plugin uji sudah dipakai paket paket-lain" in str(caught.value.problems[0])


def test_files_of_other_packages_are_refused(tmp_path: Path, here: Installation) -> None:
    """A wheel that would replace a file of another package is refused."""
    (here.packages / "msgspec.py").touch()
    path = wheel(tmp_path / "usb", files={"msgspec.py": ""})
    with pytest.raises(InputError) as caught:
        propose(str(path), tmp_path / "simpan", here=here)
    assert "msgspec.py: mengganti berkas milik paket lain" in str(caught.value.problems[0])


def test_where_one_may_not_write_the_command_is_for_the_administrator(
    tmp_path: Path, here: Installation
) -> None:
    """On a shared machine the proposal says why, and the command is still there to be shown."""
    from msgspec.structs import replace

    shared = replace(here, writable=False)
    proposal = propose(str(wheel(tmp_path / "usb")), tmp_path / "simpan", here=shared)
    assert "tidak dapat ditulisi akun ini" in proposal.obstacle
    missing = replace(here, python=Path("/tidak/ada"))
    proposal = propose(str(wheel(tmp_path / "usb")), tmp_path / "simpan", here=missing)
    assert "tidak ditemukan" in proposal.obstacle


def test_a_plugin_is_removed_by_its_name_or_its_packages(plant: Plant, here: Installation) -> None:
    """Either name finds the plugin, whether it is broken or not; its code does not run."""
    plant("aneh", "raise SystemExit")
    for name in ("aneh", "etik-uji-aneh", "Etik_Uji_Aneh"):
        assert propose_removal(name, here).command.words[-1] == "etik-uji-aneh"
    with pytest.raises(InputError, match="tidak terpasang"):
        propose_removal("lain", here)


def test_an_installers_words_are_handed_on() -> None:
    """Each line of the installer comes at once; its failure is an error with its last words."""
    said: list[str] = []
    carry_out(
        Command(words=("sh", "-c", "echo satu; echo $X >&2"), environment={"X": "dua"}), said.append
    )
    assert said == ["satu", "dua"]
    with pytest.raises(RefusedError, match="status 3") as caught:
        carry_out(Command(words=("sh", "-c", "echo penyebab; exit 3")))
    assert caught.value.detail == "penyebab"
    with pytest.raises(StorageError, match="tidak dapat dijalankan"):
        carry_out(Command(words=("/tidak/ada",)))


def test_kept_wheels_of_removed_packages_go(tmp_path: Path) -> None:
    """Removing a plugin deletes its kept wheels and no other."""
    wheel(tmp_path)
    other = wheel(tmp_path, "etik_tui_lain")
    forget(["etik-tui-uji"], tmp_path)
    assert list(tmp_path.iterdir()) == [other]
