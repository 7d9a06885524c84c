"""Errors say in the user's language what happened."""

import errno

import pytest

from etik_tui.errors import reason_of

KNOWN = (
    "ENOSPC EDQUOT EFBIG EACCES EPERM EROFS ENOENT ENOTDIR EISDIR EEXIST ENOTEMPTY ENAMETOOLONG EIO"
)


@pytest.mark.parametrize("name", KNOWN.split())
def test_the_usual_refusals_of_the_system_are_said_in_indonesian(name: str) -> None:
    """A full disk, missing rights and the like are not told in the system's English."""
    said = reason_of(OSError(getattr(errno, name), "No space left on device"))
    assert said
    assert "device" not in said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOLCK, "No locks available"), "No locks available"),
        (OSError("aneh"), "aneh"),
        (OSError(), "OSError"),
    ],
)
def test_a_rare_refusal_is_never_nothing(error: OSError, said: str) -> None:
    """What has no words here keeps the system's, an error without any its kind."""
    assert reason_of(error) == said
