"""The chain of hashes and what stands in a fact's stored form."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.domain.fact import AnyFact, MilestoneRecorded
from etik_tui.journal.chain import canonical, chained, link
from etik_tui.journal.moment import stamp
from tests.journal.cases import DAY, NOW, note

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def chain_of(texts: list[str], **changes: object) -> list[str]:
    """The hashes of a case with these notes."""
    bodies = [(note(text), canonical(note(text))) for text in texts]
    place = {"case_id": "a", "version": 0, "previous": "", "actor": "x", "recorded_at": NOW}
    return [entry.hash for entry in chained(bodies, **{**place, **changes})]


def test_a_link_is_what_the_documentation_says() -> None:
    """A hash is sha256 of the previous hash as bytes and the JSON of place and fact."""
    (entry,) = chained(
        [(note("é"), canonical(note("é")))],
        case_id="a",
        version=4,
        previous="ff00",
        actor="x",
        recorded_at=NOW,
    )
    text = (
        '["a",5,"2026-03-02T01:02:03.000000Z","x",'
        '{"kind":"note-added","at":"2026-03-02","text":"é"}]'
    )
    assert entry.hash == sha256(b"\xff\x00" + text.encode()).hexdigest()


def test_the_order_in_which_fields_were_filled_does_not_matter() -> None:
    """Two equal facts have one stored form, whatever the order of their mappings."""
    one = MilestoneRecorded(at=DAY, milestone="m", fields={"a": "1", "b": "2"})
    two = MilestoneRecorded(at=DAY, milestone="m", fields={"b": "2", "a": "1"})
    assert canonical(one) == canonical(two)


@given(st.lists(TEXT, min_size=1, max_size=6), st.data())
def test_any_change_changes_the_chain_from_there_on(texts: list[str], data: st.DataObject) -> None:
    """Changing one fact changes its hash and every later one, and no earlier one."""
    place = data.draw(st.integers(0, len(texts) - 1))
    other = data.draw(TEXT.filter(lambda text: text != texts[place]))
    before = chain_of(texts)
    after = chain_of([*texts[:place], other, *texts[place + 1 :]])
    assert before[:place] == after[:place]
    assert not set(before[place:]) & set(after)


@pytest.mark.parametrize(
    "change",
    [
        {"case_id": "b"},
        {"version": 1},
        {"previous": "00"},
        {"actor": "y"},
        {"recorded_at": NOW + timedelta(microseconds=1)},
    ],
    ids=str,
)
def test_place_and_origin_are_sealed_too(change: dict[str, object]) -> None:
    """Case, version, predecessor, actor and moment are part of the hash."""
    assert chain_of(["t"]) != chain_of(["t"], **change)


@given(TEXT)
def test_a_stored_fact_is_read_back_as_it_was(text: str) -> None:
    """Any text survives the stored form."""
    assert msgspec.json.decode(canonical(note(text)), type=AnyFact) == note(text)


@given(TEXT, TEXT)
def test_parts_cannot_be_shifted_into_each_other(one: str, two: str) -> None:
    """A boundary between case and actor cannot be moved without changing the hash."""
    first = link("", (one, 1, "t", two), b"{}")
    assert (first == link("", (one + two, 1, "t", ""), b"{}")) == (two == "")


def test_moments_sort_as_text() -> None:
    """Stored moments are UTC, of one length, and sort like the moments they stand for."""
    jakarta = timezone(timedelta(hours=7))
    moments = [
        datetime(2026, 3, 2, 7, 0, tzinfo=jakarta),
        datetime(2026, 3, 2, 0, 0, 0, 1, tzinfo=UTC),
        datetime(2026, 3, 2, 0, 0, 1, tzinfo=UTC),
    ]
    stamps = [stamp(moment) for moment in moments]
    assert stamps == sorted(stamps)
    assert stamps[0] == "2026-03-02T00:00:00.000000Z"
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2026, 3, 2))
