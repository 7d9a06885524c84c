"""Files that come in through a connection: whole while they are taken in, gone afterwards."""

import io
import os

import pytest

from etik_tui.casework.inbox import inbox, received
from etik_tui.errors import InputError, StorageError


def test_what_is_sent_lies_there_while_it_is_taken_in(workspace) -> None:
    """The file has its name and content inside, and nothing stays."""
    with received(workspace, io.BytesIO(b"isi"), "foto.jpg", 10) as file:
        assert (file.name, file.read_bytes()) == ("foto.jpg", b"isi")
        assert file.is_relative_to(inbox(workspace))
    assert not list(inbox(workspace).iterdir())


def test_what_a_killed_session_left_is_in_nobodys_way(workspace) -> None:
    """A folder of an earlier process with the same number does not stop this one."""
    (inbox(workspace) / str(os.getpid())).mkdir()
    for _time in range(2):
        with received(workspace, io.BytesIO(b"isi"), "foto.jpg", 10) as file:
            assert file.exists()


def test_too_much_is_refused_and_dropped(workspace) -> None:
    """More than is allowed leaves nothing behind."""
    with (
        pytest.raises(InputError),
        received(workspace, io.BytesIO(b"x" * 11), "foto.jpg", 10),
    ):
        pass
    assert not list(inbox(workspace).iterdir())


def test_a_full_disk_is_said(workspace) -> None:
    """What cannot be kept is an error that says why, and nothing of it stays."""

    class Full(io.BytesIO):
        def read(self, _size: int = -1) -> bytes:
            raise OSError(28, "No space left on device")

    with (
        pytest.raises(StorageError, match="ruang disk habis"),
        received(workspace, Full(), "foto.jpg", 10),
    ):
        pass
    assert not list(inbox(workspace).iterdir())
