"""A case is the fold of its facts."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from etik_tui.domain.case import begin, extend, fold, follow
from etik_tui.domain.fact import (
    AccessRestricted,
    AllegationRecorded,
    AnyFact,
    CaseClosed,
    CaseRegistered,
    CaseReopened,
    ChecklistTicked,
    ChecklistUnticked,
    DeviationRecorded,
    DissentRecorded,
    DocumentIssued,
    Entry,
    EvidenceAdded,
    FactWithdrawn,
    MajelisFormed,
    MilestoneRecorded,
    NoteAdded,
    PartyAdded,
    PartyChanged,
    QuestionRecorded,
    ReadingChosen,
    VoteCast,
)
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role

DAY = date(2026, 9, 1)
MOMENT = datetime(2026, 9, 1, 3, tzinfo=UTC)
REGISTERED = CaseRegistered(
    at=DAY,
    number="001/2026",
    profile="alfa",
    profile_version="1",
    profile_digest="d",
    channel="laporan",
    title="Perkara",
)


def _party(id_: str, name: str, role: Role = Role.TERLAPOR) -> Party:
    return Party(id=id_, role=role, person=Person(name=name))


def _formed(*people: str) -> MajelisFormed:
    seats = tuple(
        Seat(id=f"m{n}", seat="anggota", person=Person(name=name))
        for n, name in enumerate(people, start=1)
    )
    return MajelisFormed(at=DAY, milestone="bentuk", majelis=Majelis(seats=seats))


def _vote(seat: str, option: str, party: str = "p1") -> VoteCast:
    return VoteCast(at=DAY, seat=seat, party=party, option=option)


def _case(*facts: AnyFact):
    return begin("c1", [REGISTERED, *facts], MOMENT, "petugas")


def test_registration_gives_the_case_its_head() -> None:
    """Number, pinned profile, channel, title and day come from the registration."""
    case = _case()
    assert (case.number, case.profile, case.profile_version) == ("001/2026", "alfa", "1")
    assert (case.channel, case.title, case.registered) == ("laporan", "Perkara", DAY)
    assert (case.version, len(case.entries), case.closed) == (1, 1, None)


def test_people_are_added_and_put_right() -> None:
    """A changed party takes the place of the one with its id, at the same place in the order."""
    first, second = _party("p1", "Elang"), _party("p2", "Melati", Role.PELAPOR)
    case = _case(
        PartyAdded(at=DAY, party=first),
        PartyAdded(at=DAY, party=second),
        PartyChanged(at=DAY, party=_party("p1", "Elang Rinjani")),
    )
    assert [party.person.name for party in case.parties] == ["Elang Rinjani", "Melati"]
    assert case.with_role(Role.PELAPOR) == (second,)
    assert case.party("p2") == second
    assert case.party("p9") is None


def test_allegations_and_questions_are_put_right_in_place() -> None:
    """A fact with a known id replaces the earlier one where it stood."""
    case = _case(
        AllegationRecorded(at=DAY, id="d1", party="p1", text="satu"),
        AllegationRecorded(at=DAY, id="d2", party="p1", text="dua"),
        AllegationRecorded(at=DAY, id="d1", party="p1", text="satu, diperbaiki"),
        QuestionRecorded(at=DAY, id="t1", party="p1", question="Di mana?"),
        QuestionRecorded(at=DAY, id="t2", party="p1", question="Kapan?"),
        QuestionRecorded(at=DAY, id="t1", party="p1", question="Di mana?", answer="Di kantor"),
    )
    assert [each.text for each in case.allegations] == ["satu, diperbaiki", "dua"]
    assert [each.answer for each in case.questions] == ["Di kantor", ""]


def test_events_of_a_party_include_those_of_the_whole_case() -> None:
    """A milestone without party concerns every terlapor; one with a party only that one."""
    case = _case(
        MilestoneRecorded(at=DAY, milestone="terima"),
        MilestoneRecorded(at=DAY, milestone="periksa", party="p1"),
        MilestoneRecorded(at=DAY, milestone="periksa", party="p2"),
    )
    assert len(case.recorded("terima", "p1")) == 1
    assert [event.party for event in case.recorded("periksa", "p2")] == ["p2"]
    assert len(case.recorded("periksa")) == 2


def test_a_later_vote_replaces_an_earlier_one() -> None:
    """A member has one vote on each terlapor: the last one cast."""
    case = _case(_formed("A", "B"), _vote("m1", "x"), _vote("m1", "y"), _vote("m1", "x", "p2"))
    assert [(vote.party, vote.option) for vote in case.votes] == [("p1", "y"), ("p2", "x")]


def test_whoever_takes_over_a_seat_has_not_voted() -> None:
    """When another person gets a seat, the vote of the one before no longer counts."""
    case = _case(_formed("A", "B"), _vote("m1", "x"), _vote("m2", "x"), _formed("A", "C"))
    assert [vote.seat for vote in case.votes] == ["m1"]


def test_withdrawing_a_majelis_brings_back_the_one_before() -> None:
    """A withdrawn change of the panel leaves the earlier panel standing."""
    case = _case(_formed("A", "B"), _formed("A", "C"))
    assert case.majelis is not None
    assert case.majelis.seats[1].person.name == "C"
    again = extend(case, [FactWithdrawn(at=DAY, target=3)])
    assert again.majelis is not None
    assert again.majelis.seats[1].person.name == "B"


def test_the_rest_of_the_kinds_are_kept() -> None:
    """Every other kind of fact adds to, or takes away from, the part of the case it is about."""
    case = _case(
        EvidenceAdded(at=DAY, id="b1", title="Foto"),
        DissentRecorded(at=DAY, seat="m1", party="p1", text="tidak sependapat"),
        ReadingChosen(at=DAY, reading="T-1", option="ya"),
        DeviationRecorded(at=DAY, milestone="periksa", findings=("x",)),
        ChecklistTicked(at=DAY, item="a"),
        ChecklistTicked(at=DAY, item="b"),
        ChecklistUnticked(at=DAY, item="a"),
        DocumentIssued(at=DAY, form="A", number="1", file="a.docx", sha256="0"),
        NoteAdded(at=DAY, text="catatan"),
        AccessRestricted(at=DAY, people=("u1",)),
    )
    assert [each.title for each in case.evidence] == ["Foto"]
    assert [each.text for each in case.dissents] == ["tidak sependapat"]
    assert case.readings == {"T-1": "ya"}
    assert [each.findings for each in case.deviations] == [("x",)]
    assert set(case.ticks) == {"b"}
    assert [each.form for each in case.documents] == ["A"]
    assert [each.text for each in case.notes] == ["catatan"]
    assert case.restricted_to == ("u1",)


def test_a_case_is_closed_and_opened_again() -> None:
    """Closing stands until the case is opened again, or the closing is withdrawn."""
    closed = _case(CaseClosed(at=DAY, reason="wafat"))
    assert closed.closed is not None
    assert extend(closed, [CaseReopened(at=DAY)]).closed is None
    assert extend(closed, [FactWithdrawn(at=DAY, target=2)]).closed is None


def test_a_withdrawn_fact_stays_visible_and_counts_nothing() -> None:
    """The chronology keeps both facts; the case looks as if the withdrawn one never happened."""
    case = _case(MilestoneRecorded(at=DAY, milestone="periksa", party="p1"))
    again = extend(case, [FactWithdrawn(at=DAY, reason="keliru", target=2)])
    assert again.events == ()
    assert [entry.version for entry in again.entries] == [1, 2, 3]
    assert again.withdrawn == {2}
    assert again.version == 3


def test_extending_records_nothing() -> None:
    """A preview continues versions and hands its entries the last actor and moment, no hash."""
    case = _case()
    after = extend(case, [NoteAdded(at=DAY, text="a"), NoteAdded(at=DAY, text="b")])
    assert case.version == 1
    assert [entry.version for entry in after.entries] == [1, 2, 3]
    assert {(entry.actor, entry.recorded_at, entry.hash) for entry in after.entries} == {
        ("petugas", MOMENT, "")
    }


FACTS = st.one_of(
    st.builds(NoteAdded, at=st.just(DAY), text=st.text(max_size=5)),
    st.builds(
        MilestoneRecorded,
        at=st.dates(),
        milestone=st.sampled_from(["a", "b"]),
        party=st.sampled_from(["", "p1", "p2"]),
    ),
    st.builds(
        VoteCast,
        at=st.just(DAY),
        seat=st.sampled_from(["m1", "m2"]),
        party=st.sampled_from(["p1", "p2"]),
        option=st.sampled_from(["", "x", "y"]),
    ),
    st.sampled_from([_formed("A", "B"), _formed("A", "C"), _formed("D")]),
    st.sampled_from([CaseClosed(at=DAY), CaseReopened(at=DAY)]),
    st.builds(
        PartyAdded, at=st.just(DAY), party=st.sampled_from([_party("p1", "A"), _party("p2", "B")])
    ),
    st.builds(FactWithdrawn, at=st.just(DAY), target=st.integers(2, 12)),
)


def _entries(facts: list[AnyFact]) -> list[Entry]:
    return [
        Entry(
            case="c1",
            version=version,
            recorded_at=MOMENT + timedelta(minutes=version),
            actor="petugas",
            fact=fact,
        )
        for version, fact in enumerate([REGISTERED, *facts], start=1)
    ]


@given(facts=st.lists(FACTS, max_size=12), cut=st.integers(1, 13))
def test_folding_in_two_goes_gives_the_same_case(facts: list[AnyFact], cut: int) -> None:
    """Whatever prefix of the chronology is folded first, following the rest gives the whole."""
    entries = _entries(facts)
    whole = fold("c1", entries)
    assert follow(fold("c1", entries[:cut]), entries[cut:]) == whole
    assert whole.version == len(entries)
    assert whole.entries == tuple(entries)


@given(facts=st.lists(FACTS, max_size=12))
def test_a_fold_counts_only_what_stands(facts: list[AnyFact]) -> None:
    """No event of a withdrawn entry remains, and every other milestone has exactly one event."""
    entries = _entries(facts)
    case = fold("c1", entries)
    standing = [
        entry.version
        for entry in entries
        if isinstance(entry.fact, MilestoneRecorded | MajelisFormed)
        and entry.version not in case.withdrawn
    ]
    assert [event.version for event in case.events] == standing
