"""The rules of access, every role by every action, and the lock-out over all of them."""

from itertools import chain, combinations, product

import pytest

from etik_tui.access.rule import ALLOWED, SEATED, Action, action_words, may, role_word
from etik_tui.access.standing import Standing, standing_of
from etik_tui.domain.account import Account, OfficeRole
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Person, Role
from tests.access.case import case, party

NIP = "197210301997031003"
OTHER = "198001012005011001"
ME = Person(name="Sari Dewi", nip=NIP)
PLAIN = case(party("p1", Role.TERLAPOR, "Elang Rinjani", OTHER))
ROLES = tuple(chain.from_iterable(combinations(OfficeRole, n) for n in range(len(OfficeRole) + 1)))
ADMIN, REGISTRAR, OFFICIAL, OVERSEER = OfficeRole

# By role: what it may do with an ordinary case. The table is the rule.
TABLE = {
    (): (),
    (ADMIN,): (),
    (REGISTRAR,): (Action.SEE, Action.REGISTER, Action.RECORD, Action.REVEAL),
    (OFFICIAL,): (Action.SEE, Action.RECORD, Action.DECIDE, Action.REVEAL, Action.ASSIGN),
    (OVERSEER,): (Action.SEE,),
}
OFFICE = {
    (): (),
    (ADMIN,): (Action.KEEP, Action.AUDIT, Action.ADMINISTER),
    (REGISTRAR,): (Action.ENTER, Action.KEEP),
    (OFFICIAL,): (Action.ENTER, Action.KEEP, Action.AUDIT),
    (OVERSEER,): (Action.AUDIT,),
}
OF_A_CASE = (
    Action.SEE,
    Action.REGISTER,
    Action.RECORD,
    Action.DECIDE,
    Action.REVEAL,
    Action.ASSIGN,
)
OF_THE_OFFICE = (Action.ENTER, Action.KEEP, Action.AUDIT, Action.ADMINISTER)


def account(*roles: OfficeRole, **more) -> Account:
    """Return an account with roles."""
    return Account(**{"id": "sari", "name": ME.name, "nip": NIP, "roles": roles, **more})


@pytest.mark.parametrize(("roles", "action"), tuple(product(TABLE, OF_A_CASE)))
def test_each_role_does_with_a_case_what_the_table_says(roles, action) -> None:
    """No role may do more, and none less, with an ordinary case than the table says."""
    found = may(account(*roles), action, standing_of(PLAIN))
    assert found.allowed is (action in TABLE[roles])
    assert found.allowed or (found.reason and found.cite and found.remedy)


@pytest.mark.parametrize(("roles", "action"), tuple(product(OFFICE, OF_THE_OFFICE)))
def test_each_role_does_with_the_office_what_the_table_says(roles, action) -> None:
    """No role may do more, and none less, with the office than the table says."""
    assert may(account(*roles), action).allowed is (action in OFFICE[roles])


@pytest.mark.parametrize("roles", ROLES)
def test_several_roles_add_up(roles) -> None:
    """Somebody with several roles may do what any of them may."""
    for action in OF_A_CASE:
        single = [may(account(role), action, standing_of(PLAIN)).allowed for role in roles]
        assert may(account(*roles), action, standing_of(PLAIN)).allowed is any(single)


BARRED = {
    "terlapor by NIP": case(party("p1", Role.TERLAPOR, "S. Dewi", NIP)),
    "NIP with spaces": case(party("p1", Role.TERLAPOR, "Lain", "19721030 199703 1 003")),
    "pelapor by name": case(party("p1", Role.PELAPOR, "Sari Dewi")),
    "pengadu by name with titles": case(party("p1", Role.PENGADU, "Dra. SARI  DEWI, M.Si.")),
    "saksi": case(party("p1", Role.SAKSI, "Sari Dewi")),
    "korban": case(party("p1", Role.KORBAN, "Sari Dewi")),
    "linked account": case(party("p1", Role.SAKSI, "Nama Lain", OTHER), links=(("sari", "p1"),)),
    "NIK": case(party("p1", Role.SAKSI, "Nama Lain", nik="3304010101800001")),
    "seated too": case(
        party("p1", Role.TERLAPOR, "Sari Dewi", NIP),
        majelis=Majelis(seats=(Seat(id="m1", seat="ketua", person=ME),)),
    ),
    "assigned too": case(party("p1", Role.TERLAPOR, "X", NIP), restricted_to=("sari",)),
}


@pytest.mark.parametrize("named", BARRED)
@pytest.mark.parametrize("roles", ROLES)
def test_who_is_named_in_a_case_is_locked_out_whatever_the_role(roles, named) -> None:
    """No combination of roles, seat or assignment opens a case to somebody named in it."""
    who = account(*roles, nik="3304010101800001")
    for action in Action:
        found = may(who, action, standing_of(BARRED[named]))
        assert (found.allowed, found.hidden, found.cite) == (False, True, "A1"), action


FREE = {
    "same name, another NIP": case(party("p1", Role.TERLAPOR, "Sari Dewi", OTHER)),
    "found to be another": case(
        party("p1", Role.SAKSI, "Sari Dewi"), links=(("sari", "p1", False),)
    ),
    "another's account": case(party("p1", Role.SAKSI, "Elang"), links=(("budi", "p1"),)),
}


@pytest.mark.parametrize("named", FREE)
def test_who_only_shares_a_name_is_not_locked_out(named) -> None:
    """Two NIPs that differ, or somebody's word on record, tell namesakes apart."""
    assert may(account(REGISTRAR), Action.SEE, standing_of(FREE[named])).allowed


def test_one_namesake_cleared_does_not_clear_another() -> None:
    """Of two people of one name in a case both must have been found to be somebody else."""
    two = (party("p1", Role.SAKSI, "Sari Dewi"), party("p2", Role.PELAPOR, "Sari Dewi"))
    once, twice = (("sari", "p1", False),), (("sari", "p1", False), ("sari", "p2", False))
    who = account(REGISTRAR)
    assert not may(who, Action.SEE, standing_of(case(*two, links=once))).allowed
    assert may(who, Action.SEE, standing_of(case(*two, links=twice))).allowed
    mixed = (two[0], party("p2", Role.PELAPOR, "Sari Dewi", OTHER))
    bare = account(REGISTRAR, nip="")
    assert not may(bare, Action.SEE, standing_of(case(*mixed, links=once))).allowed


def test_a_member_of_the_majelis_sees_and_records_from_the_formation_on() -> None:
    """A seat opens one case to somebody without a role, by NIP or linked account, not by name."""
    seats = (Seat(id="m1", seat="ketua", person=ME),)
    named = (Seat(id="m1", seat="ketua", person=Person(name="Sari Dewi")),)
    terlapor = party("p1", Role.TERLAPOR, "Elang Rinjani", OTHER)
    formed = standing_of(case(terlapor, majelis=Majelis(seats=seats)))
    by_name = standing_of(case(terlapor, majelis=Majelis(seats=named)))
    linked = standing_of(
        case(terlapor, majelis=Majelis(seats=named), links=(("sari", "", True, "m1"),))
    )
    who = account()
    assert not may(who, Action.SEE, standing_of(PLAIN)).allowed
    assert not may(who, Action.SEE, by_name).allowed
    for standing in (formed, linked):
        may_do = {action for action in OF_A_CASE if may(who, action, standing).allowed}
        assert may_do == {Action.SEE, Action.RECORD, Action.REVEAL}
        assert may(account(institutions=("lain",)), Action.SEE, standing).allowed


@pytest.mark.parametrize(
    ("role", "opens"), [(REGISTRAR, False), (OFFICIAL, True), (OVERSEER, False), (ADMIN, False)]
)
def test_a_sensitive_case_waits_for_the_official_to_assign_it(role, opens) -> None:
    """Before anybody is assigned only who registered it and the competent official know of it."""
    sensitive = standing_of(case(sensitive=True))
    assert may(account(role), Action.SEE, sensitive).allowed is opens
    mine = standing_of(case(sensitive=True, actor="sari"))
    assert may(account(role), Action.SEE, mine).allowed is (role is not ADMIN)


def test_an_assigned_case_is_open_to_the_assigned_alone() -> None:
    """Assignment opens a case to whom it names, and closes it to every role."""
    standing = standing_of(case(sensitive=True, restricted_to=("sari", "budi")))
    for role in OfficeRole:
        assert may(account(role), Action.SEE, standing).allowed
        assert not may(account(role, id="tono", name="T", nip=""), Action.SEE, standing).allowed
    assert not may(account(OVERSEER), Action.RECORD, standing).allowed
    assert may(account(OFFICIAL, id="tono", name="T", nip=""), Action.ASSIGN, standing).allowed
    assert may(account(OVERSEER, id="tono", name="T", nip=""), Action.ASSIGN, standing).hidden


def test_roles_count_within_their_institutions() -> None:
    """A role bound to one institution does not reach into another; overseers may be unbound."""
    bound = account(REGISTRAR, institutions=("lain",))
    found = may(bound, Action.SEE, standing_of(PLAIN))
    assert (found.allowed, found.hidden) == (False, True)
    assert may(account(REGISTRAR, institutions=("alfa",)), Action.SEE, standing_of(PLAIN)).allowed
    assert not may(bound, Action.REGISTER, standing_of(PLAIN)).allowed


def test_a_revoked_account_may_nothing() -> None:
    """Nothing is allowed to somebody whose access was taken away."""
    gone = account(*OfficeRole, active=False)
    for action in Action:
        assert not may(gone, action, standing_of(PLAIN)).allowed
        assert not may(gone, action).allowed


def test_every_role_and_action_has_words() -> None:
    """What is refused is said in words, never with the name in the code."""
    assert set(ALLOWED) == set(Action)
    assert len({action_words(each) for each in Action}) == len(Action)
    assert len({role_word(each) for each in (*OfficeRole, SEATED)}) == len(OfficeRole) + 1
    assert may(account(), Action.SEE, Standing(institution="alfa")).reason
