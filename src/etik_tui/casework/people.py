"""The people of the office: granting and revoking access, and the keys they come in with.

Everything is a fact of one chain, with who did it; the journal's check covers it.
"""

import re
import sys
from collections.abc import Container, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from etik_tui.access.key import checked_key, key_line
from etik_tui.access.key_file import write_block
from etik_tui.access.people import ACCOUNT_ID, People, fold_people
from etik_tui.access.rule import Action
from etik_tui.casework.entry import check_text
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.access_fact import (
    AccessOpened,
    KeyAdded,
    KeyRemoved,
    PersonGranted,
    PersonRevoked,
)
from etik_tui.domain.account import Account, OfficeRole, SshKey
from etik_tui.domain.fact import AnyFact
from etik_tui.domain.identity import digits
from etik_tui.domain.register import PEOPLE_CHAIN
from etik_tui.errors import InputError, Problem
from etik_tui.locale import _

_OS_USER = re.compile(r"[a-z_][a-z0-9_.-]{0,31}\$?")
_NIK = re.compile(r"\d{16}")


class Grant(Struct, frozen=True, kw_only=True):
    """What a person is granted; it replaces what the same account was granted before.

    Without roles the account is for seats in a Majelis and for assigned cases only.
    """

    account: str
    name: str
    nip: str = ""
    nik: str = ""
    roles: tuple[OfficeRole, ...] = ()
    institutions: tuple[str, ...] = ()
    os_user: str = ""


def people(workspace: Workspace) -> People:
    """Return the people of the office, those revoked too."""
    return fold_people(workspace.whole.entries(PEOPLE_CHAIN))


def grant(workspace: Workspace, wanted: Grant, *, reason: str = "") -> Account:
    """Let a person of the office use the program, or change in which roles.

    The first grant puts the rules of access in force, for good. Raises InputError with every
    problem, AccessError for somebody who is no admin.
    """
    workspace.permit.require(Action.ADMINISTER)
    known = people(workspace)
    problems = tuple(grant_problems(workspace.library.profiles, known, wanted))
    if problems:
        raise InputError(_("Orang ini belum dapat didaftarkan"), problems=problems)
    if not known.enforced:
        # Cases recorded before the program knew of ties get theirs before they are relied upon.
        from etik_tui.casework.recomputation import reindex

        reindex(workspace)
    fact = PersonGranted(
        at=workspace.today,
        reason=reason.strip(),
        account=wanted.account,
        name=" ".join(wanted.name.split()),
        nip=digits(wanted.nip),
        nik=digits(wanted.nik),
        roles=tuple(sorted(set(wanted.roles))),
        institutions=tuple(dict.fromkeys(wanted.institutions)),
        os_user=wanted.os_user,
    )
    return _write(workspace, fact).accounts[wanted.account]


def grant_problems(profiles: Container[str], known: People, wanted: Grant) -> Iterable[Problem]:
    """Yield what is wrong with a grant, beside the people known; `key` is the field."""
    if not ACCOUNT_ID.fullmatch(wanted.account):
        yield Problem(
            what=_("nama akun: huruf kecil di depan, lalu huruf kecil, angka, titik, garis"),
            key="account",
            remedy=_("paling banyak 32, misalnya sari.dewi"),
        )
    yield from check_text("name", wanted.name, required=True)
    if wanted.nip and not digits(wanted.nip).isdecimal():
        yield Problem(what=_("NIP terdiri atas angka"), key="nip")
    if wanted.nik and not _NIK.fullmatch(digits(wanted.nik)):
        yield Problem(what=_("NIK terdiri atas 16 angka"), key="nik")
    for each in wanted.institutions:
        if each not in profiles:
            yield Problem(what=_("profil “{id}” tidak ada").format(id=each[:60]), key="institution")
    if wanted.os_user:
        if not _OS_USER.fullmatch(wanted.os_user):
            yield Problem(what=_("bukan nama pengguna sistem"), key="os_user")
        others = (each for each in known.accounts.values() if each.id != wanted.account)
        if any(each.active and each.os_user == wanted.os_user for each in others):
            yield Problem(what=_("pengguna sistem ini sudah milik akun lain"), key="os_user")


def revoke(workspace: Workspace, account: str, *, reason: str) -> Account:
    """Take a person's access and keys away; what the person recorded stays.

    Sessions that are open end at their next look at the journal. Raises InputError for an account
    that is not active, and without a reason.
    """
    workspace.permit.require(Action.ADMINISTER)
    _active(people(workspace), account)
    if not reason.strip():
        raise InputError(_("Pencabutan memerlukan alasan"), where=account)
    fact = PersonRevoked(at=workspace.today, reason=reason.strip(), account=account)
    return _write(workspace, fact).accounts[account]


def add_key(workspace: Workspace, account: str, text: str) -> SshKey:
    """Let a person log in with a public key, given as the line of its `.pub` file.

    Raises InputError for what is not one, and for a key that somebody already has.
    """
    workspace.permit.require(Action.ADMINISTER)
    known = people(workspace)
    _active(known, account)
    key = checked_key(text)
    holder = known.holding(key.fingerprint)
    if holder is not None:
        raise InputError(
            _("Kunci ini sudah milik akun {id}").format(id=holder.id),
            where=key.fingerprint,
            remedy=_("Setiap orang memakai kuncinya sendiri."),
        )
    _write(
        workspace,
        KeyAdded(at=workspace.today, account=account, key=key.key, fingerprint=key.fingerprint),
    )
    return key


def remove_key(workspace: Workspace, account: str, fingerprint: str, *, reason: str = "") -> None:
    """Let a key open nothing any more; InputError where the person does not have it."""
    workspace.permit.require(Action.ADMINISTER)
    holder = people(workspace).accounts.get(account)
    if holder is None or all(key.fingerprint != fingerprint for key in holder.keys):
        raise InputError(_("Kunci ini bukan milik akun itu"), where=fingerprint[:80])
    fact = KeyRemoved(
        at=workspace.today, reason=reason.strip(), account=account, fingerprint=fingerprint
    )
    _write(workspace, fact)


def key_lines(workspace: Workspace, program: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the lines of `authorized_keys` of all active people.

    `program` are the words that start it; by default this very installation on this workspace,
    with an interpreter that looks at no environment and no file of the user, and confined.
    """
    workspace.permit.require(Action.ADMINISTER)
    words = program or default_program(workspace)
    return tuple(
        key_line(account, key, words)
        for account in people(workspace).accounts.values()
        if account.active
        for key in account.keys
    )


def default_program(workspace: Workspace) -> tuple[str, ...]:
    """Return the words that start this installation on this workspace, confined."""
    folder = str(workspace.folder.absolute())
    return (sys.executable, "-I", "-m", "etik_tui", "--confined", "--workspace", folder)


def write_keys(workspace: Workspace, path: Path, program: Sequence[str] = ()) -> int:
    """Bring the program's part of a key file up to date, and return how many keys it has."""
    lines = key_lines(workspace, program)
    write_block(path, lines)
    return len(lines)


def _active(known: People, account: str) -> Account:
    found = known.active(account)
    if found is None:
        listed = ", ".join(sorted(each.id for each in known.accounts.values() if each.active))
        raise InputError(
            _("Akun “{id}” tidak ada atau tidak aktif").format(id=account[:60]),
            remedy=_("Akun aktif: {listed}.").format(listed=listed or "-"),
        )
    return found


def _write(workspace: Workspace, fact: AnyFact) -> People:
    opening = AccessOpened(at=workspace.today, number=PEOPLE_CHAIN)
    actor = workspace.actor
    workspace.whole.append_last(
        PEOPLE_CHAIN, opening, (fact,), actor=actor, recorded_at=workspace.clock.now()
    )
    return people(workspace)
