"""The journal answers exactly as the rules decide."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etik_tui.access.rule import Action, may
from etik_tui.access.standing import standing_of, visibility_of
from etik_tui.domain.account import Account, OfficeRole
from etik_tui.domain.case import Case
from etik_tui.domain.fact import CaseRegistered, NoteAdded
from etik_tui.domain.majelis import Majelis, Seat
from etik_tui.domain.person import Party, Person, Role
from etik_tui.errors import StorageError
from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Journal
from etik_tui.journal.row import Band, CaseRow, DueRow, Figures, NormUse, Place, RowQuery
from tests.access.case import DAY, NOW, case

NAMES = ("Sari Dewi", "Dr. Sari Dewi, M.H.", "Elang Rinjani", "")
NIPS = ("", "197210301997031003", "198001012005011001")
ACCOUNTS = ("sari", "elang")
INSTITUTIONS = ("alfa", "beta")
PLACES = st.sampled_from(("p1", "p2", "m1"))
people = st.builds(Person, name=st.sampled_from(NAMES), nip=st.sampled_from(NIPS))
parties = st.lists(
    st.builds(Party, id=st.sampled_from(("p1", "p2")), role=st.sampled_from(Role), person=people),
    max_size=2,
    unique_by=lambda each: each.id,
)
links = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(ACCOUNTS), st.sampled_from(("p1", "p2")), st.booleans()),
        st.tuples(st.sampled_from(ACCOUNTS), st.just(""), st.booleans(), st.just("m1")),
    ),
    max_size=3,
    unique_by=lambda each: (each[0], each[1]),
)
panels = st.one_of(
    st.none(),
    st.builds(lambda who: Majelis(seats=(Seat(id="m1", seat="ketua", person=who),)), people),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a case that has something to do with the accounts."""
    return case(
        *draw(parties),
        actor=draw(st.sampled_from((*ACCOUNTS, "lain"))),
        institution=draw(st.sampled_from(INSTITUTIONS)),
        sensitive=draw(st.booleans()),
        restricted_to=draw(st.sampled_from(((), ("sari",), ("elang", "sari")))),
        links=tuple(draw(links)),
        majelis=draw(panels),
    )


accounts = st.builds(
    Account,
    id=st.sampled_from(ACCOUNTS),
    name=st.sampled_from(NAMES),
    nip=st.sampled_from(NIPS),
    roles=st.lists(st.sampled_from(OfficeRole), unique=True, max_size=2).map(tuple),
    institutions=st.sampled_from(((), ("alfa",), ("beta", "alfa"))),
)


def put(journal: Journal, case_id: str, made: Case) -> None:
    """Record a case with its row, its deadline, its norm and its text."""
    fact = CaseRegistered(
        at=DAY,
        number=case_id,
        profile=made.profile,
        profile_version="1",
        profile_digest="d",
        channel="laporan",
        title="T",
    )
    due = DueRow(
        case_id=case_id,
        number=case_id,
        institution=made.profile,
        deadline="d",
        title="D",
        due=DAY,
    )
    row = CaseRow(
        case_id=case_id,
        number=case_id,
        institution=made.profile,
        stage="masuk",
        stage_order=0,
        title="T",
        registered=DAY,
        updated=NOW,
        version=1,
        due=DAY,
        calendar="lama",
        hearings=(DAY,),
        figures=Figures(registered=DAY),
        dues=(due,),
        norms=(NormUse(norm="n1"),),
        ties=tuple(standing_of(made).ties),
        search_text="rahasia rimba",
    )
    journal.append(case_id, 0, (fact,), actor="x", recorded_at=NOW, row=row)


CASES = frozenset(f"c{n}" for n in range(9))


def shown(
    journal: Journal, ids: frozenset[str] | set[str] = CASES
) -> Iterator[tuple[str, set[str]]]:
    """Yield every way of asking for cases, with the cases that it shows."""
    yield "row", {each for each in ids if journal.row(each)}
    yield "entries", {each for each in ids if journal.entries(each)}
    yield "stored", {each for each in ids if journal.stored_chain(each)}
    yield "version", {each for each in ids if journal.version(each)}
    yield "case_id", {each for each in ids if journal.case_id(each)}
    yield "case_dues", {each for each in ids if journal.case_dues(each)}
    yield "rows", {row.case_id for row in journal.rows(RowQuery()).rows}
    yield "searched", {row.case_id for row in journal.rows(RowQuery(text="rimba")).rows}
    matches = (journal.matches(RowQuery(institution=each)) for each in INSTITUTIONS)
    yield "matches", {match.case_id for found in matches for match in found}
    yield "rows_of", {row.case_id for row in journal.rows_of(sorted(ids))}
    yield "search", {row.case_id for row in journal.search("rahasia")}
    yield "dues", {due.case_id for due in journal.dues()}
    everywhere = Place(limit=50)
    reviewed = (journal.review_rows(band, DAY, DAY, everywhere) for band in Band)
    yield "review_rows", {row.case_id for rows in reviewed for row in rows}
    yield "case_figures", {each for each in ids if journal.case_figures(each)}
    yield "hearings", {row.case_id for row in journal.hearings(DAY)}
    yield "heads", {head.case_id for head in journal.heads()}
    yield "case_ids", set(journal.case_ids())
    yield "all_entries", {entries[0].case for entries in journal.all_entries()}
    yield "outdated", {each for some in journal.outdated("baru") for each in some} & ids
    citing = (journal.citing(each, "n1") for each in INSTITUTIONS)
    yield "citing", {row.case_id for rows in citing for row in rows}


def counted(journal: Journal) -> Iterator[tuple[str, int]]:
    """Yield every way of counting cases, with the number."""
    yield "stages", sum(each.open for each in journal.stage_counts(DAY).values())
    yield "kinds", sum(each.count for each in journal.due_kinds(DAY, DAY))
    norms = (journal.norm_counts(each) for each in INSTITUTIONS)
    yield "norms", sum(each.cases for counts in norms for each in counts.values())
    yield "outdated", journal.count_outdated("baru")
    yield "reviewed", sum(journal.review_count(band, DAY, DAY) for band in Band)
    yield "years", sum(journal.figure_years().values())
    figured = (journal.figures(each, DAY.year) for each in INSTITUTIONS)
    yield "figures", sum(len(some) for years in figured for some in years)


# What records, and what tells of no case.
OTHER = {
    "adopt",
    "append",
    "append_all",
    "append_each",
    "append_last",
    "chains",
    "close",
    "data_version",
    "draft",
    "drafts",
    "drop_draft",
    "institutions",
    "publications",
    "publish",
    "put_draft",
    "register",
    "reindex",
    "rows_outdated",
    "seen_by",
    "verify",
}


def test_every_question_of_the_journal_is_asked_here(journal) -> None:
    """A new question shows no more than the rules allow, or is said to tell of no case."""
    asked = {name for name, _ids in shown(journal)} | {"stage_counts", "due_kinds", "norm_counts"}
    asked |= {"count_outdated", "stored_chain", "review_count", "figure_years", "figures"}
    every = {name for name in dir(journal) if not name.startswith("_")}
    assert every - OTHER - asked == set(), "ask it in `shown` or `counted` of this file"


@settings(max_examples=60, deadline=None)
@given(st.lists(cases(), min_size=1, max_size=4), st.lists(accounts, min_size=1, max_size=3))
def test_every_question_shows_what_the_rules_allow(made, asking) -> None:
    """Lists, searches, counts, agendas and facts leave out what may not be seen, and only that."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "j.db"
        with closing(open_journal(path, create=True, durable=False)) as journal:
            for place, each in enumerate(made):
                put(journal, f"c{place}", each)
            for who in asking:
                allowed = {
                    f"c{place}"
                    for place, each in enumerate(made)
                    if may(who, Action.SEE, standing_of(each)).allowed
                }
                bounded = journal.seen_by(visibility_of(who))
                found = dict(shown(bounded))
                assert found == dict.fromkeys(found, allowed)
                assert dict(counted(bounded)) == dict.fromkeys(dict(counted(bounded)), len(allowed))
                known = {made[int(each[1:])].profile for each in allowed}
                assert set(bounded.institutions()) == known


@pytest.fixture(params=["sqlite", "postgres"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    """A journal of twelve cases, of which every third names Sari."""
    place = tmp_path / "j.db"
    if request.param == "postgres":
        place = request.getfixturevalue("postgres")
    with closing(open_journal(place, create=True, durable=False)) as found:
        for n in range(12):
            who = "Sari Dewi" if n % 3 == 0 else "Elang Rinjani"
            named = (Party(id="p1", role=Role.TERLAPOR, person=Person(name=who)),)
            put(found, f"c{n:02d}", case(*named))
        yield found


SARI = Account(id="sari", name="Sari Dewi", roles=(OfficeRole.REGISTRAR,))


def test_pages_stay_full(journal) -> None:
    """A page has as many rows as were asked for, however many lie between them unseen."""
    bounded = journal.seen_by(visibility_of(SARI))
    first = bounded.rows(RowQuery(limit=5))
    second = bounded.rows(RowQuery(limit=5, after=first.after))
    assert [len(first.rows), len(second.rows), second.after] == [5, 3, ""]
    assert len(bounded.search("rahasia", limit=5)) == 5
    assert len(bounded.dues(limit=5)) == 5


def test_recording_on_an_unseen_case_is_recording_on_none(journal) -> None:
    """Whoever may not know of a case is told what is told of a case that does not exist."""
    bounded = journal.seen_by(visibility_of(SARI))
    note = (NoteAdded(at=date(2026, 9, 2), text="x"),)
    when = datetime(2026, 9, 2, tzinfo=UTC)
    said = []
    for case_id in ("c00", "tiada"):
        with pytest.raises(StorageError) as caught:
            bounded.append(case_id, 1, note, actor="sari", recorded_at=when, row=None)
        said.append((str(caught.value).replace(case_id, "-"), caught.value.detail))
    assert said[0] == said[1]
    assert journal.version("c00") == 1


def test_every_question_is_bounded_on_every_engine(journal) -> None:
    """What one engine leaves out the other leaves out too."""
    bounded = journal.seen_by(visibility_of(SARI))
    wanted = {f"c{n:02d}" for n in range(12) if n % 3}
    found = dict(shown(bounded, wanted | {"c00"}))
    assert found == dict.fromkeys(found, wanted)
    assert dict(counted(bounded)) == dict.fromkeys(dict(counted(bounded)), len(wanted))


def test_ties_name_nobody() -> None:
    """What ties people to cases in the index are hashes, not their names and numbers."""
    made = case(Party(id="p1", role=Role.TERLAPOR, person=Person(name="Sari", nip=NIPS[1])))
    kept = {tie.token for tie in standing_of(made).ties}
    assert kept
    assert all(len(each) == 32 and set(each) <= set("0123456789abcdef") for each in kept)
