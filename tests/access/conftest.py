"""An office under the invented regulation, with the people who use the program."""

import pytest

from etik_tui.casework import people as acts
from etik_tui.casework.people import Grant
from etik_tui.casework.registration import ReportedParty, register
from etik_tui.casework.workspace import Workspace
from etik_tui.domain.account import OfficeRole
from etik_tui.domain.person import Role
from tests.access.test_people import as_
from tests.casework.conftest import clock, open_session, report, workspace

__all__ = ["clock", "open_session", "workspace"]

ADMIN, REGISTRAR, OFFICIAL, OVERSEER = OfficeRole
EVERY_ROLE = (REGISTRAR, OFFICIAL, OVERSEER, ADMIN)
NIP = "198001012005011001"
HIDDEN = report(
    title="Perkara Cendrawasih",
    parties=(
        ReportedParty(role=Role.TERLAPOR, name="Cendrawasih Papua", nip=NIP),
        ReportedParty(role=Role.PELAPOR, name="Melati Anggrek"),
    ),
)


@pytest.fixture
def office(workspace: Workspace) -> Workspace:
    """An office with four people, two ordinary cases and one that names one of the people."""
    owner = as_(workspace, "root", named=False)
    everybody = (
        Grant(account="budi", name="Budi Karimun", roles=(REGISTRAR, OFFICIAL)),
        Grant(account="cendra", name="Cendrawasih P.", nip=NIP, roles=EVERY_ROLE),
        Grant(account="awas", name="Awas Natuna", roles=(OVERSEER,)),
        Grant(account="kelola", name="Kelola Nias", roles=(ADMIN,)),
    )
    for each in everybody:
        acts.grant(owner, each)
    budi = as_(workspace, "budi")
    for each in (report(), HIDDEN, report()):
        register(budi, "alfa", each)
    return budi


@pytest.fixture
def number(office: Workspace) -> str:
    """The number of the case that names somebody of the office."""
    (row,) = office.journal.search("Cendrawasih")
    return row.number


@pytest.fixture
def named(office: Workspace) -> Workspace:
    """The session of the person named in the case, with every role there is."""
    return as_(office, "cendra")
