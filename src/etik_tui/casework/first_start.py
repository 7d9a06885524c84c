"""The first start: what an office says of itself before it has a workspace, kept at every step.

The answers lie in a small file of the folder that becomes the workspace. Making the workspace is
taken up where it was ended: the settings, then the people, then the file goes.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from etik_tui.access.key import checked_key
from etik_tui.access.people import People
from etik_tui.casework.entry import check_text
from etik_tui.casework.library import Library
from etik_tui.casework.office import Office, Official
from etik_tui.casework.opening import create_workspace, open_workspace
from etik_tui.casework.people import Grant, add_key, grant, grant_problems, people
from etik_tui.casework.whole_file import whole_file
from etik_tui.casework.workspace import OFFICE_FILE, Workspace
from etik_tui.clock import Clock
from etik_tui.domain.account import Account, OfficeRole
from etik_tui.domain.identity import digits
from etik_tui.domain.person import Role
from etik_tui.errors import InputError, Problem, StorageError, reason_of
from etik_tui.locale import _
from etik_tui.profile.act import Actor
from etik_tui.profile.profile import Profile

SETUP_FILE = "first-start.json"
WEEKS = ("5", "6")
HEAD_LINES = 8


class Newcomer(Struct, frozen=True, kw_only=True):
    """One of the first people of the office, and the public key that this person comes in with."""

    account: str
    name: str
    nip: str = ""
    roles: tuple[OfficeRole, ...] = ()
    os_user: str = ""
    key: str = ""

    @property
    def grant(self) -> Grant:
        """Return what the person is granted."""
        return Grant(
            account=self.account,
            name=self.name,
            nip=self.nip,
            roles=self.roles,
            os_user=self.os_user,
        )


class Setup(Struct, frozen=True, kw_only=True):
    """What was answered so far; `step` is the step that was open, texts are as typed.

    `profile` is the institution chosen first, `others` are those that the office serves besides.
    """

    step: str = ""
    profile: str = ""
    others: tuple[str, ...] = ()
    name: str = ""
    place: str = ""
    letterhead: str = ""
    week: str = "5"
    officials: tuple[Official, ...] = ()
    people: tuple[Newcomer, ...] = ()

    @property
    def profiles(self) -> tuple[str, ...]:
        """Return every institution chosen, the first one first."""
        return tuple(each for each in (self.profile, *self.others) if each)

    @property
    def office(self) -> Office:
        """Return the settings that this makes."""
        return Office(
            name=self.name.strip(),
            place=self.place.strip(),
            letterhead=tuple(line.strip() for line in self.letterhead.splitlines() if line.strip()),
            profile=self.profile,
            profiles=self.profiles,
            week=int(self.week),
            officials=self.officials,
        )


class Founding(Struct, frozen=True, kw_only=True):
    """Where a workspace is to be, and who makes it; `named` says that `--as` named the actor."""

    folder: Path
    library: Library
    clock: Clock
    actor: str
    named: bool = False
    database: str = ""


def chosen_profiles(founding: Founding, setup: Setup) -> tuple[Profile, ...]:
    """Return the regulations of the institutions chosen, as far as they are installed."""
    found = (founding.library.find(each) for each in setup.profiles)
    return tuple(each for each in found if each is not None)


def with_institutions(founding: Founding, setup: Setup, profiles: tuple[str, ...]) -> Setup:
    """Return the answers with institutions chosen, the first one first.

    Where nothing was typed, its name is that of the office and the letterhead.
    """
    first = profiles[0] if profiles else ""
    now, before = founding.library.find(first), founding.library.find(setup.profile)
    name, usual = (each.institution if each else "" for each in (now, before))
    return replace(
        setup,
        profile=first,
        others=profiles[1:],
        name=name if setup.name in ("", usual) else setup.name,
        letterhead=name if setup.letterhead in ("", usual) else setup.letterhead,
    )


def offices(profiles: Iterable[Profile]) -> tuple[Actor, ...]:
    """Return who acts by the regulations for the office: everybody but the parties of a case.

    An actor whom several name is there once, as the first calls it.
    """
    parties = {role.value for role in Role}
    found: dict[str, Actor] = {}
    for profile in profiles:
        for each in profile.actors:
            if each.id not in parties:
                found.setdefault(each.id, each)
    return tuple(found.values())


def read_setup(folder: Path) -> Setup | None:
    """Return the answers kept in a folder; `None` where there are none that can be read."""
    try:
        return msgspec.json.decode((folder / SETUP_FILE).read_bytes(), type=Setup)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def keep_setup(folder: Path, setup: Setup) -> None:
    """Keep the answers, whole or not at all, where only their owner can read them."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with whole_file(folder / SETUP_FILE) as file:
            file.write(msgspec.json.encode(setup))
    except OSError as error:
        what = _("Isian tidak dapat disimpan: {error}").format(error=reason_of(error))
        raise StorageError(what, where=str(folder)) from error


def forget_setup(folder: Path) -> None:
    """Drop the answers."""
    (folder / SETUP_FILE).unlink(missing_ok=True)


def setup_problems(founding: Founding, setup: Setup) -> tuple[Problem, ...]:
    """Return everything that keeps the workspace from being made; `key` is the field."""
    return tuple(_problems(founding, setup))


def _problems(founding: Founding, setup: Setup) -> Iterator[Problem]:
    profiles = founding.library.profiles
    if setup.profile not in profiles:
        yield Problem(what=_("lembaga belum dipilih"), key="profile")
    for each in setup.others:
        if each not in profiles:
            what = _("profil “{id}” tidak terpasang").format(id=each[:60])
            yield Problem(what=what, key="profile")
    yield from check_text("name", setup.name, required=True)
    yield from check_text("place", setup.place)
    yield from check_text("letterhead", setup.letterhead, long=True)
    if len(setup.letterhead.splitlines()) > HEAD_LINES:
        words = _("kepala surat paling banyak {n} baris").format(n=HEAD_LINES)
        yield Problem(what=words, key="letterhead")
    if setup.week not in WEEKS:
        yield Problem(what=_("hari kerja seminggu: 5 atau 6"), key="week")
    for place, official in enumerate(setup.officials):
        yield from _under(f"officials.{place}", official_problems(official))
    for place, newcomer in enumerate(setup.people):
        others = (*setup.people[:place], *setup.people[place + 1 :])
        yield from _under(f"people.{place}", newcomer_problems(founding, newcomer, others))


def _under(key: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    for each in problems:
        yield Problem(what=each.what, key=f"{key}.{each.key}", remedy=each.remedy)


def official_problems(official: Official) -> Iterator[Problem]:
    """Yield what is wrong with an official's answers; `key` is the field."""
    if not official.actor:
        yield Problem(what=_("wajib diisi"), key="actor")
    yield from check_text("name", official.name, required=True)
    yield from check_text("rank", official.rank)
    yield from check_text("position", official.position)
    if official.nip and not digits(official.nip).isdecimal():
        yield Problem(what=_("NIP terdiri atas angka"), key="nip")


def newcomer_problems(
    founding: Founding, newcomer: Newcomer, others: Iterable[Newcomer] = ()
) -> Iterator[Problem]:
    """Yield what is wrong with a person's answers, beside the others; `key` is the field."""
    beside = tuple(others)
    accounts = {
        each.account: Account(id=each.account, name=each.name, os_user=each.os_user)
        for each in beside
    }
    known = People(version=len(accounts), accounts=accounts)
    yield from grant_problems(founding.library.profiles, known, newcomer.grant)
    if newcomer.account in accounts:
        yield Problem(what=_("nama akun ini sudah dipakai"), key="account")
    if newcomer.os_user == founding.actor and OfficeRole.ADMIN not in newcomer.roles:
        # Otherwise nobody could let in the next person.
        words = _("{user} membuat ruang kerja ini; perannya harus mencakup admin")
        yield Problem(what=words.format(user=founding.actor), key="roles")
    if newcomer.key.strip():
        yield from _key_problems(newcomer.key, beside)


def _key_problems(text: str, others: Iterable[Newcomer]) -> Iterator[Problem]:
    try:
        key = checked_key(text).key
    except InputError as error:
        yield Problem(what=error.what, key="key", remedy=error.remedy)
        return
    if any(each.key.split(None, 2)[:2] == key.split() for each in others):
        yield Problem(what=_("kunci ini sudah milik orang lain"), key="key")


def establish(founding: Founding, setup: Setup) -> None:
    """Make the workspace and let its people in; what an earlier run made already is kept.

    Raises InputError with every problem, StorageError where it cannot be written.
    """
    if problems := setup_problems(founding, setup):
        raise InputError(_("Belum dapat dibuat"), problems=problems)
    folder, clock, actor = founding.folder, founding.clock, founding.actor
    keep_setup(folder, setup)

    if not (folder / OFFICE_FILE).exists():
        create_workspace(
            folder,
            setup.office,
            clock,
            actor,
            database=founding.database,
            plugins=lambda: founding.library.plugins,
        ).close()
    workspace = open_workspace(
        folder,
        clock,
        actor,
        named=founding.named,
        database=founding.database,
        plugins=lambda: founding.library.plugins,
    )
    try:
        complete(workspace)
    finally:
        workspace.close()


def complete(workspace: Workspace) -> None:
    """Let in whom the kept answers name and an ended run did not; then drop the answers."""
    setup = read_setup(workspace.folder) if workspace.caller.owner else None
    if setup is None:
        return
    for newcomer in setup.people:
        account = people(workspace).active(newcomer.account)
        if account is None:
            account = grant(workspace, newcomer.grant)
        if newcomer.key.strip() and not account.keys:
            add_key(workspace, newcomer.account, newcomer.key)
    forget_setup(workspace.folder)
