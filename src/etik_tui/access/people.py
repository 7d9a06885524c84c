"""The people of the office as the facts of their chain make them, and who of them is asking."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.domain.access_fact import KeyAdded, KeyRemoved, PersonGranted, PersonRevoked
from etik_tui.domain.account import Account, OfficeRole, SshKey
from etik_tui.domain.fact import Entry
from etik_tui.errors import AccessError
from etik_tui.locale import _

ACCOUNT_ID = re.compile(r"[a-z][a-z0-9._-]{0,31}")


class Caller(Struct, frozen=True, kw_only=True):
    """Who runs the program: a name, and where it is from.

    `named` says that it was given with `--as`, and is not the user of the machine; `owner` that
    this process runs as the owner of the workspace's files.
    """

    name: str
    named: bool = True
    owner: bool = True


class People(Struct, frozen=True, kw_only=True):
    """The people of the office; `version` is that of their chain, 0 before anybody was granted."""

    version: int = 0
    accounts: Mapping[str, Account] = {}

    @property
    def enforced(self) -> bool:
        """Tell whether the rules of access apply: from the first grant on, for good."""
        return self.version > 0

    def active(self, account: str) -> Account | None:
        """Return a person who may use the program."""
        found = self.accounts.get(account)
        return found if found and found.active else None

    def holding(self, fingerprint: str) -> Account | None:
        """Return the active person who logs in with a key."""
        return next(
            (
                each
                for each in self.accounts.values()
                if each.active and any(key.fingerprint == fingerprint for key in each.keys)
            ),
            None,
        )


def fold_people(entries: Iterable[Entry]) -> People:
    """Add up the facts of the people's chain."""
    accounts: dict[str, Account] = {}
    version = 0
    for entry in entries:
        version = entry.version
        match entry.fact:
            case PersonGranted() as granted:
                before = accounts.get(granted.account)
                accounts[granted.account] = Account(
                    id=granted.account,
                    name=granted.name,
                    nip=granted.nip,
                    nik=granted.nik,
                    roles=granted.roles,
                    institutions=granted.institutions,
                    os_user=granted.os_user,
                    keys=before.keys if before else (),
                )
            case PersonRevoked(account=account) if account in accounts:
                # Keys go with the person: who is granted again brings them again.
                accounts[account] = replace(accounts[account], active=False, keys=())
            case KeyAdded(account=account) as added if account in accounts:
                key = SshKey(key=added.key, fingerprint=added.fingerprint)
                keys = (*_without(accounts[account], added.fingerprint), key)
                accounts[account] = replace(accounts[account], keys=keys)
            case KeyRemoved(account=account) as removed if account in accounts:
                kept = _without(accounts[account], removed.fingerprint)
                accounts[account] = replace(accounts[account], keys=kept)
            case _other:
                pass
    return People(version=version, accounts=accounts)


def _without(account: Account, fingerprint: str) -> tuple[SshKey, ...]:
    return tuple(key for key in account.keys if key.fingerprint != fingerprint)


def identified(people: People, caller: Caller) -> Account:
    """Return the person who is asking, where the rules of access apply.

    With `--as` it is the account of that name, and only the owner of the files may say so: that
    is the service account behind a forced command. Without, it is the person whose account on
    the machine this is, or else the owner, as an admin. Raises AccessError for anybody else.
    """
    if caller.named and not caller.owner:
        raise AccessError(
            _("Anda tidak dapat bertindak atas nama orang lain"),
            where="--as",
            remedy=_("Jalankan tanpa --as."),
        )
    if caller.named:
        found = people.active(caller.name)
    else:
        mine = (each for each in people.accounts.values() if each.os_user == caller.name)
        found = next((each for each in mine if each.active), None)
        if found is None and caller.owner:
            return Account(id=caller.name, name="", roles=(OfficeRole.ADMIN,))
    if found is None:
        raise AccessError(
            _("Anda tidak terdaftar sebagai pengguna kantor ini"),
            remedy=_("Minta admin mendaftarkan Anda (`etik access grant`)."),
        )
    return found
