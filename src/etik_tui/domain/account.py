"""The people of the office who use the program, and in which roles."""

from enum import StrEnum

from msgspec import Struct


class OfficeRole(StrEnum):
    """What a person of the office does with the program; seats in a Majelis are per case.

    `ADMIN` keeps the program and its people, and opens no case; `REGISTRAR` takes reports in and
    keeps the files; `OFFICIAL` is the competent official, who decides; `OVERSEER` only reads.
    """

    ADMIN = "admin"
    REGISTRAR = "registrar"
    OFFICIAL = "official"
    OVERSEER = "overseer"


class SshKey(Struct, frozen=True, kw_only=True):
    """A public key as `authorized_keys` wants it: type and base64, without a comment."""

    key: str
    fingerprint: str


class Account(Struct, frozen=True, kw_only=True):
    """A person of the office; `institutions` (profile ids) bound the roles, none means all.

    `os_user` is the person's own account on the machine, for those who do not come over SSH.
    """

    id: str
    name: str
    nip: str = ""
    nik: str = ""
    roles: tuple[OfficeRole, ...] = ()
    institutions: tuple[str, ...] = ()
    os_user: str = ""
    active: bool = True
    keys: tuple[SshKey, ...] = ()
