"""Cases made in one line for the rules of access."""

from datetime import UTC, date, datetime

from msgspec.structs import replace

from etik_tui.domain.case import Case, begin
from etik_tui.domain.fact import AccountLinked, CaseRegistered
from etik_tui.domain.majelis import Majelis
from etik_tui.domain.person import Party, Person, Role

DAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


def party(party_id: str, role: Role, name: str, nip: str = "", nik: str = "") -> Party:
    """Return a party."""
    return Party(id=party_id, role=role, person=Person(name=name, nip=nip, nik=nik))


def case(
    *parties: Party,
    actor: str = "petugas",
    institution: str = "alfa",
    sensitive: bool = False,
    restricted_to: tuple[str, ...] = (),
    links: tuple[tuple, ...] = (),
    majelis: Majelis | None = None,
    case_id: str = "c",
) -> Case:
    """Return a case; links are (account, party, same, seat), the last two left out at will."""
    opening = CaseRegistered(
        at=DAY,
        number="001",
        profile=institution,
        profile_version="1",
        profile_digest="d",
        channel="laporan",
        title="Perkara",
        sensitive=sensitive,
    )
    linked = tuple(
        AccountLinked(
            at=DAY,
            account=account,
            party=who,
            same=more[0] if more else True,
            seat=more[1] if len(more) > 1 else "",
        )
        for account, who, *more in links
    )
    return replace(
        begin(case_id, (opening,), NOW, actor),
        parties=parties,
        restricted_to=restricted_to,
        links=linked,
        majelis=majelis,
    )
