"""The people of the office: granting, revoking, who is asking."""

import pytest

from etik_tui.access.people import Caller, People, fold_people, identified
from etik_tui.casework import people as acts
from etik_tui.casework.access_trail import access_log
from etik_tui.casework.people import Grant
from etik_tui.casework.registration import register
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.account import Account, OfficeRole
from etik_tui.domain.register import PEOPLE_CHAIN
from etik_tui.errors import AccessError, InputError
from tests.casework.conftest import report

ADMIN, REGISTRAR, OFFICIAL, OVERSEER = OfficeRole


def as_(workspace: Workspace, name: str, **more) -> Workspace:
    """Return a session of somebody else on the same workspace."""
    return Workspace(
        workspace.folder,
        workspace.whole,
        workspace.library,
        workspace.clock,
        name,
        caller=Caller(name=name, **more),
    )


@pytest.fixture
def owner(workspace) -> Workspace:
    """A session of the owner of the files, who has no account."""
    return as_(workspace, "root", named=False)


def test_without_anybody_granted_everything_is_as_it_was(workspace) -> None:
    """One official at one machine does everything under the name of the machine's user."""
    done = register(workspace, "alfa", report())
    assert not workspace.permit.enforced
    assert workspace.actor == "petugas"
    assert workspace.case(done.case.number).parties[1].person.name == "Melati Anggrek"
    assert workspace.whole.version(PEOPLE_CHAIN) == 0


def test_the_first_grant_puts_the_rules_in_force(owner) -> None:
    """From then on the owner of the files keeps the program, and opens no case."""
    number = register(owner, "alfa", report()).case.number
    acts.grant(owner, Grant(account="sari", name="Sari Dewi", roles=(REGISTRAR,)))
    assert owner.permit.enforced
    assert owner.permit.account.roles == (ADMIN,)
    with pytest.raises(InputError, match="tidak ada"):
        owner.case(number)
    assert as_(owner, "sari").case(number).number == number
    assert owner.whole.verify().sound


def test_grants_and_keys_are_facts_with_who_did_them(owner) -> None:
    """What was granted, and by whom, stands in a chain of its own, and nothing is edited."""
    acts.grant(
        owner, Grant(account="sari", name=" Sari  Dewi ", nip="1972 0301", roles=(OFFICIAL,))
    )
    acts.grant(owner, Grant(account="sari", name="Sari Dewi", roles=(OFFICIAL, OVERSEER)))
    acts.revoke(owner, "sari", reason="pindah tugas")
    entries = owner.whole.entries(PEOPLE_CHAIN)
    kinds = [type(entry.fact).__name__ for entry in entries]
    assert kinds == ["AccessOpened", "PersonGranted", "PersonGranted", "PersonRevoked"]
    assert {entry.actor for entry in entries} == {"root"}
    assert entries[1].fact.nip == "19720301"
    found = fold_people(entries).accounts["sari"]
    assert (found.active, found.roles) == (False, (OFFICIAL, OVERSEER))


@pytest.mark.parametrize(
    ("grant", "key"),
    [
        ({"account": "Sari"}, "account"),
        ({"account": 'x" ssh-rsa'}, "account"),
        ({"account": "-o"}, "account"),
        ({"account": "a" * 33}, "account"),
        ({"name": " "}, "name"),
        ({"name": "x" * 5000}, "name"),
        ({"nip": "abc"}, "nip"),
        ({"nik": "123"}, "nik"),
        ({"institutions": ("tiada",)}, "institution"),
        ({"os_user": "a b"}, "os_user"),
    ],
)
def test_a_wrong_grant_is_refused_whole(owner, grant, key) -> None:
    """A name that could be read as something else never gets into the chain."""
    with pytest.raises(InputError) as caught:
        acts.grant(owner, Grant(**{"account": "sari", "name": "Sari", **grant}))
    assert key in [problem.key for problem in caught.value.problems]
    assert not owner.permit.enforced


def test_only_an_admin_changes_access(owner) -> None:
    """Nobody grants himself anything."""
    acts.grant(owner, Grant(account="sari", name="Sari Dewi", roles=(REGISTRAR, OFFICIAL)))
    acts.grant(owner, Grant(account="tono", name="Tono", roles=(ADMIN,)))
    sari, tono = as_(owner, "sari"), as_(owner, "tono")
    for refused in (
        lambda: acts.grant(sari, Grant(account="sari", name="Sari", roles=(ADMIN,))),
        lambda: acts.revoke(sari, "tono", reason="x"),
        lambda: acts.add_key(sari, "sari", "x"),
        lambda: acts.remove_key(sari, "sari", "x"),
        lambda: acts.key_lines(sari),
    ):
        with pytest.raises(AccessError):
            refused()
    assert acts.grant(tono, Grant(account="budi", name="Budi")).id == "budi"


def test_a_revoked_person_is_out_at_the_next_question(owner) -> None:
    """A session that is open when its person is revoked gets no further answer."""
    acts.grant(owner, Grant(account="sari", name="Sari Dewi", roles=(REGISTRAR,)))
    sari = as_(owner, "sari")
    number = register(sari, "alfa", report()).case.number
    acts.revoke(owner, "sari", reason="pindah tugas")
    for asked in (lambda: sari.case(number), lambda: sari.journal.search("rapat")):
        with pytest.raises(AccessError):
            asked()
    with pytest.raises(InputError, match="tidak aktif"):
        acts.revoke(owner, "sari", reason="lagi")


SARI = Account(id="sari", name="Sari", os_user="sdewi")
PEOPLE = People(
    version=3,
    accounts={"sari": SARI, "budi": Account(id="budi", name="Budi", active=False)},
)


@pytest.mark.parametrize(
    ("caller", "found"),
    [
        (Caller(name="sari"), "sari"),
        (Caller(name="sdewi", named=False, owner=False), "sari"),
        (Caller(name="sdewi", named=False), "sari"),
        (Caller(name="etik", named=False), "etik"),
        (Caller(name="sari", owner=False), None),
        (Caller(name="sdewi"), None),
        (Caller(name="budi"), None),
        (Caller(name="tiada"), None),
        (Caller(name="orang", named=False, owner=False), None),
    ],
)
def test_who_is_asking(caller, found) -> None:
    """`--as` names an account and is the owner's; otherwise the machine's user says who it is."""
    if found is None:
        with pytest.raises(AccessError):
            identified(PEOPLE, caller)
    else:
        assert identified(PEOPLE, caller).id == found


def test_the_log_tells_who_changed_access(owner) -> None:
    """Grants and revocations stand in the access log beside what was looked at."""
    acts.grant(owner, Grant(account="sari", name="Sari Dewi", roles=(REGISTRAR,)))
    acts.revoke(owner, "sari", reason="pindah tugas")
    found = [(each.person, each.what, each.account, each.reason) for each in access_log(owner)]
    assert found == [
        ("root", "person-revoked", "sari", "pindah tugas"),
        ("root", "person-granted", "sari", ""),
    ]
