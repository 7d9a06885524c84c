"""What was published is followed: new, changed, gone, back again, in any order."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etik_tui.exports.item import AgendaItem
from etik_tui.exports.revision import (
    CANCELLED_FOR,
    FORGOTTEN_AFTER,
    Revision,
    candidate,
    revise,
)
from tests.exports.conftest import NOW, TODAY


class Shelf:
    """A memory of publications, as the journal keeps it."""

    def __init__(self):
        self.known = {}
        self.today, self.moment = TODAY, NOW

    def publish(self, *items, feed="||", kept=frozenset()) -> Revision:
        """Publish once, a minute after the last time."""
        self.moment += timedelta(minutes=1)
        found = revise(
            self.known,
            map(candidate, items),
            feed=feed,
            kept=kept,
            moment=self.moment,
            today=self.today,
        )
        self.known |= {each.uid: each for each in found.changed}
        for uid in found.forgotten:
            del self.known[uid]
        return found

    def pass_days(self, days):
        """Let days go by."""
        self.today += days
        self.moment += days


@pytest.fixture
def shelf():
    """An empty memory."""
    return Shelf()


def sequences(revision):
    """Return uid, sequence and whether it is over, of every entry published."""
    return {
        each.publication.uid: (each.publication.sequence, each.item is None)
        for each in revision.entries
    }


def test_the_uid_is_that_of_case_limit_and_party(item):
    """Nothing but institution, case, limit and party makes the uid; each of them makes another."""
    same = item(due=date(2027, 1, 1), title="Lain", number="9", initials="", actor="x")
    assert same.uid == item().uid == "9253021f-2337-5429-86a9-426e5a40e8cc"
    others = (
        item(institution="beta"),
        item(case_id="0190-b"),
        item(deadline="panggil"),
        item(party="t1"),
        item(party="t2"),
    )
    assert len({each.uid for each in (item(), *others)}) == 6


def test_an_unchanged_limit_is_published_as_before(shelf, item):
    """Publishing again without a change stores nothing and keeps sequence and moment."""
    first = shelf.publish(item())
    again = shelf.publish(item(left=1, remind_on=()))
    assert again.changed == ()
    assert again.entries[0].publication == first.entries[0].publication
    assert (first.added, again.added, again.altered, again.cancelled) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"due": date(2026, 4, 3)},
        {"title": "Memutus perkara"},
        {"initials": ""},
        {"cite": "Pasal 24 ayat (6)"},
        {"readings": ()},
        {"provisional": "sementara"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_whatever_a_reader_sees_raises_the_sequence(shelf, item, change):
    """A change of date, words, source or reading is a new version with a new moment."""
    before = shelf.publish(item()).entries[0].publication
    found = shelf.publish(item(**change))
    after = found.entries[0].publication
    assert (after.uid, after.sequence, found.altered) == (before.uid, 1, 1)
    assert after.stamped > before.stamped


def test_what_is_over_is_cancelled_for_a_while(shelf, item):
    """A limit met or withdrawn is cancelled under a higher sequence, then no longer published."""
    shelf.publish(item(), item(party="t1"))
    found = shelf.publish(item())
    assert sequences(found)[item(party="t1").uid] == (1, True)
    assert (found.cancelled, found.altered) == (1, 0)
    again = shelf.publish(item())
    assert sequences(again) == sequences(found)
    assert again.changed == ()
    shelf.pass_days(CANCELLED_FOR)
    assert len(shelf.publish(item()).entries) == 2
    shelf.pass_days(timedelta(days=1))
    assert len(shelf.publish(item()).entries) == 1


def test_a_limit_that_opens_again_goes_on_counting(shelf, item):
    """A limit cancelled and open again, even long after, comes with a still higher sequence."""
    shelf.publish(item())
    shelf.publish()
    shelf.pass_days(FORGOTTEN_AFTER)
    assert sequences(shelf.publish(item())) == {item().uid: (2, False)}


def test_what_is_long_over_is_forgotten(shelf, item):
    """The memory does not grow for ever."""
    shelf.publish(item())
    shelf.publish()
    shelf.pass_days(FORGOTTEN_AFTER + timedelta(days=1))
    shelf.publish()
    assert shelf.known == {}


def test_selections_do_not_cancel_each_other(shelf, item):
    """A limit that another selection leaves out is neither cancelled nor published there."""
    shelf.publish(item(), item(party="t1"), feed="all")
    one = shelf.publish(item(), feed="one")
    assert sequences(one) == {item().uid: (0, False)}
    assert one.cancelled == 0
    moved = shelf.publish(item(due=date(2026, 4, 9)), feed="one")
    whole = shelf.publish(item(due=date(2026, 4, 9)), item(party="t1"), feed="all")
    assert sequences(moved)[item().uid] == (1, False)
    assert sequences(whole) == {item().uid: (1, False), item(party="t1").uid: (0, False)}


def test_what_cannot_be_judged_is_left_alone(shelf, item):
    """While the profile of an institution is missing its limits are neither cancelled nor lost."""
    shelf.publish(item())
    found = shelf.publish(kept=frozenset({item().uid}))
    assert (found.entries, found.changed) == ((), ())
    assert sequences(shelf.publish(item())) == {item().uid: (0, False)}


def test_a_memory_holds_no_initials(shelf, item):
    """What is remembered, and said of what is over, names nobody."""
    (kept,) = shelf.publish(item()).changed
    assert "J.S." not in repr(kept)


STEPS = st.lists(
    st.dictionaries(st.sampled_from(["a", "b", "c"]), st.integers(0, 2), max_size=3), max_size=8
)


@given(steps=STEPS, order=st.randoms())
def test_versions_only_grow_and_order_does_not_matter(steps, order):
    """Whatever opens, moves and closes: sequences rise with each change, in any order of limits."""
    one, other = Shelf(), Shelf()
    seen: dict[str, tuple[int, object]] = {}
    for step in steps:
        items = [
            AgendaItem(
                case_id=name,
                number=name,
                institution="alfa",
                deadline="putusan",
                title="Memutus",
                due=TODAY + timedelta(days=days),
            )
            for name, days in step.items()
        ]
        shuffled = order.sample(items, len(items))
        found = one.publish(*items)
        assert sequences(other.publish(*shuffled)) == sequences(found)
        for entry in found.entries:
            now = entry.publication
            state = (now.due, now.cancelled)
            before = seen.get(now.uid)
            if before is not None:
                assert now.sequence == before[0] + (state != before[1])
            seen[now.uid] = (now.sequence, state)
        assert {each.publication.uid for each in found.entries if each.item} == {
            each.uid for each in items
        }
