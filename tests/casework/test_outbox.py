"""Where files go that leave the program, and that they are whole or not there."""

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from etik_tui.casework.outbox import (
    OUTBOX,
    confined,
    destination,
    folder_destination,
    outbox,
    parcel,
)
from etik_tui.errors import AccessError, InputError, StorageError


def test_files_go_to_the_outbox_or_where_one_says(workspace, tmp_path) -> None:
    """Without a place it is the outbox, which only its owner may open; a folder or a file else."""
    box = workspace.folder / OUTBOX
    assert destination(workspace, "a.pdf") == box / "a.pdf"
    assert box.stat().st_mode & 0o777 == 0o700
    assert destination(workspace, "a.pdf", tmp_path) == tmp_path / "a.pdf"
    assert destination(workspace, "a.pdf", tmp_path / "b.pdf") == tmp_path / "b.pdf"
    assert folder_destination(workspace, "semua") == box / "semua"
    assert folder_destination(workspace, "x", tmp_path / "c" / "d").is_dir()


def test_only_ordinary_files_are_replaced(workspace, tmp_path) -> None:
    """A link, a pipe or an impossible name is refused; an ordinary file may be replaced."""
    (tmp_path / "biasa").write_text("lama")
    assert destination(workspace, "x", tmp_path / "biasa") == tmp_path / "biasa"
    (tmp_path / "tautan").symlink_to(tmp_path / "biasa")
    os.mkfifo(tmp_path / "pipa")
    for wrong in ("tautan", "pipa", "a\x00b", "biasa/x"):
        with pytest.raises(InputError):
            destination(workspace, "x", tmp_path / wrong)
    with pytest.raises(StorageError):
        folder_destination(workspace, "x", tmp_path / "biasa" / "x")


def test_a_confined_session_stays_in_the_outbox(workspace, tmp_path) -> None:
    """It may name places inside, but none outside, by no detour and through no link."""
    workspace.confined = True
    box = outbox(workspace)
    assert confined(workspace, box / "a.pdf") == box / "a.pdf"
    assert destination(workspace, "a.pdf") == box / "a.pdf"
    (box / "luar").symlink_to(tmp_path)
    for wrong in (Path("/tmp/a.pdf"), box / ".." / "a.pdf", box / "luar" / "a.pdf", Path("a.pdf")):
        with pytest.raises(AccessError):
            destination(workspace, "x", wrong)
    with pytest.raises(AccessError):
        folder_destination(workspace, "x", tmp_path)


def test_a_folder_keeps_what_was_put(tmp_path) -> None:
    """Names that are taken get a number, also where they differ in capitals alone."""
    with parcel(tmp_path) as out:
        for name in ("a.txt", "A.txt", "a.txt"):
            out.put(name, name.encode())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["A-2.txt", "a-3.txt", "a.txt"]


def test_a_zip_is_whole_or_not_there(tmp_path) -> None:
    """A zip dropped, or broken off by an error or Ctrl+C, leaves nothing; the old one stays."""
    path = tmp_path / "a.zip"
    path.write_bytes(b"lama")
    with parcel(path) as out:
        out.put("a.txt", b"1")
        out.drop()

    def broken_off(error: type[BaseException]) -> None:
        with parcel(path) as out:
            out.put("a.txt", b"1")
            raise error

    for error in (ValueError, KeyboardInterrupt):
        with pytest.raises(error):
            broken_off(error)
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]
    assert path.read_bytes() == b"lama"
    with parcel(path) as out:
        out.put("a.txt", b"1")
    assert ZipFile(path).read("a.txt") == b"1"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_zip_that_cannot_be_written_says_so(tmp_path) -> None:
    """A missing folder is an error that names the place."""
    with pytest.raises(StorageError, match="tidak dapat ditulis"), parcel(tmp_path / "b" / "a.zip"):
        pass
