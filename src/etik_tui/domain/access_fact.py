"""Facts of the office's access: who may use the program, with which keys, what they looked at.

Also when the ends of all chains were signed. They stand in chains of their own
(`etik_tui.domain.register`), never in a case.
"""

from enum import StrEnum

from etik_tui.domain.account import OfficeRole
from etik_tui.domain.happening import Fact


class AccessOpened(Fact, frozen=True, kw_only=True, tag="access-opened"):
    """A chain of the office's access was begun; `number` is its id (`domain/register.py`)."""

    number: str
    profile: str = ""


class PersonGranted(Fact, frozen=True, kw_only=True, tag="person-granted"):
    """A person of the office may use the program in these roles; replaces what was said before.

    `institutions` (profile ids) bound the roles, none means all; `os_user` is the person's own
    account on the machine.
    """

    account: str
    name: str
    nip: str = ""
    nik: str = ""
    roles: tuple[OfficeRole, ...] = ()
    institutions: tuple[str, ...] = ()
    os_user: str = ""


class PersonRevoked(Fact, frozen=True, kw_only=True, tag="person-revoked"):
    """A person may no longer use the program."""

    account: str


class KeyAdded(Fact, frozen=True, kw_only=True, tag="key-added"):
    """A person logs in over SSH with this public key: its type, its base64, its fingerprint."""

    account: str
    key: str
    fingerprint: str


class KeyRemoved(Fact, frozen=True, kw_only=True, tag="key-removed"):
    """A key no longer opens anything."""

    account: str
    fingerprint: str


class Look(StrEnum):
    """What somebody did, or tried to do, that the access log keeps."""

    OPENED = "opened"
    REVEALED = "revealed"
    DENIED = "denied"
    REFUSED = "refused"


class AccessLogged(Fact, frozen=True, kw_only=True, tag="access-logged"):
    """Somebody opened a case, looked at a reporter's identity, or was not let to.

    `case` is the case's id, `about` what was tried.
    """

    look: Look
    case: str = ""
    about: str = ""


class JournalSealed(Fact, frozen=True, kw_only=True, tag="journal-sealed"):
    """The ends of all chains were signed: the checkpoint's short code, its root and its file.

    `chains` is how many there were, `file` the name in the workspace's folder of checkpoints.
    """

    code: str
    root: str
    chains: int
    file: str = ""
