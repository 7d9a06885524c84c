"""Files that are hostile or broken are refused by name, never read on."""

import time
import zipfile
from pathlib import Path

import pytest

from etik_tui.errors import InputError
from etik_tui.profile.load import check_profile, load_profile
from etik_tui.profile.source import fingerprint


def _only(folder: Path) -> str:
    problems = [each for each in check_profile(folder) if "acuan" not in each.what]
    assert len(problems) == 1, "\n".join(map(str, problems))
    return str(problems[0])


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    """A folder that does not exist is one clear error."""
    with pytest.raises(InputError, match="Folder profil tidak ada"):
        load_profile(tmp_path / "absent")
    assert "Folder profil tidak ada" in _only(tmp_path / "absent")


def test_a_folder_without_profile_toml_is_refused(tmp_path: Path) -> None:
    """A profile begins with profile.toml."""
    (tmp_path / "norms.toml").write_text("")
    with pytest.raises(InputError, match=r"profile\.toml tidak ada"):
        load_profile(tmp_path)


def test_a_file_that_is_too_large_is_not_read(copy: Path) -> None:
    """Two megabytes are enough for any regulation."""
    (copy / "extra.toml").write_text("# " + "x" * 2_000_000)
    assert _only(copy).startswith("extra.toml: berkas lebih besar dari 2 MB")


def test_a_file_that_is_not_utf8_is_named_with_its_line(copy: Path) -> None:
    """Bytes of another encoding are reported where they are."""
    (copy / "extra.toml").write_bytes(b"# satu\n# dua \xe9\n")
    assert _only(copy).startswith("extra.toml:2: bukan teks UTF-8")


def test_a_link_out_of_the_folder_is_refused(copy: Path, tmp_path: Path) -> None:
    """A file that lies elsewhere is not read through a link."""
    (tmp_path / "secret.toml").write_text('silent = ["rahasia"]')
    (copy / "extra.toml").symlink_to(tmp_path / "secret.toml")
    message = _only(copy)
    assert "menunjuk ke luar folder profil" in message
    assert "rahasia" not in message


def test_a_linked_folder_is_read(copy: Path, tmp_path: Path) -> None:
    """The folder itself may be a link: packages refer to their profile this way."""
    (tmp_path / "link").symlink_to(copy)
    assert load_profile(tmp_path / "link").digest == load_profile(copy).digest


def test_a_folder_named_like_a_file_is_refused(copy: Path) -> None:
    """Something that is not a plain file is named."""
    (copy / "extra.toml").mkdir()
    assert "extra.toml: bukan berkas biasa" in _only(copy)


def test_too_many_files_are_refused(copy: Path) -> None:
    """A folder with hundreds of files is no profile."""
    for number in range(70):
        (copy / f"extra-{number}.toml").touch()
    with pytest.raises(InputError, match="lebih dari 64 berkas"):
        load_profile(copy)


@pytest.mark.parametrize(
    "bomb",
    [
        "x = " + "[" * 100_000,
        "x = " + "{a = " * 50_000,
        "x = " + "[" * 300 + "]" * 300,
        ".".join(["a"] * 100_000) + " = 1",
        '"a"."b"' + ".'c'" * 100_000 + " = 1",
        "[" + ".".join(["a"] * 100_000) + "]",
        "units = [" + "[" * 40 + "]" * 40 + "]",
        "milestones = [{ when = " + "{ not = " * 60 + "{}" + " }" * 60 + "}]",
        "x = " + "9" * 100_000,
    ],
    ids=lambda bomb: f"{bomb[:14]}…",
)
def test_a_depth_bomb_is_refused_quickly(copy: Path, bomb: str) -> None:
    """Deep nesting is a problem in the report, not a crash and not a stall."""
    (copy / "extra.toml").write_text(bomb)
    start = time.perf_counter()
    assert any(each.file == "extra.toml" for each in check_profile(copy))
    assert time.perf_counter() - start < 5


def test_a_key_in_two_files_is_reported(copy: Path) -> None:
    """Sections are not merged item by item: one section, one file."""
    (copy / "more.toml").write_text('\n[[norms]]\nid = "x"\n')
    message = str(check_profile(copy)[-1])
    assert message.startswith("norms.toml:12 norms: kunci ini sudah ada di more.toml baris 2")


def test_windows_line_ends_are_read(copy: Path) -> None:
    """A file saved on Windows says the same, on the same lines."""
    before = load_profile(copy).digest
    file = copy / "coverage.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_profile(copy).digest == before


def test_a_profile_in_an_archive_is_read(mini: Path, tmp_path: Path) -> None:
    """What is packed with a package is read through its resource interface."""
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        for file in mini.glob("*.toml"):
            archive.write(file, f"profile/{file.name}")
    with zipfile.ZipFile(tmp_path / "p.zip") as archive:
        packed = zipfile.Path(archive, "profile/")
        assert load_profile(packed).digest == load_profile(mini).digest
        assert fingerprint(packed) == fingerprint(mini)


def test_foreign_text_in_messages_cannot_steer_a_terminal(copy: Path) -> None:
    """A key with control characters is shown with their code points."""
    (copy / "extra.toml").write_text('"a\\u001b[2Jb" = 1')
    for each in check_profile(copy):
        assert str(each).isprintable()
