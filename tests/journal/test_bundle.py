"""Whole chains into another journal: hash for hash, or not at all."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import Raw
from msgspec.structs import replace

from etik_tui.errors import EtikError, InputError, RefusedError
from etik_tui.journal.bundle import read_chains
from etik_tui.journal.open import open_journal
from etik_tui.journal.port import Chain
from etik_tui.journal.store import SqlJournal
from tests.journal.cases import add, begin, note, row_of


@pytest.fixture
def origin(tmp_path: Path) -> Iterator[SqlJournal]:
    """A journal with two cases."""
    with closing(open_journal(tmp_path / "a.db", create=True)) as journal:
        for case in ("a", "b"):
            begin(journal, case, f"nomor-{case}")
            add(journal, case, 1, note("satu"), note("dua"))
        yield journal


@pytest.fixture(params=["sqlite", "postgres"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlJournal]:
    """An empty journal, as a file or on a server."""
    sqlite = request.param == "sqlite"
    place = tmp_path / "b.db" if sqlite else request.getfixturevalue("postgres")
    with closing(open_journal(place, create=True)) as journal:
        yield journal


def row(entries):
    """The index row of a case."""
    first = entries[0].fact
    return row_of(entries[0].case, first.number, version=len(entries))


def test_chains_arrive_as_they_were(origin: SqlJournal, other: SqlJournal) -> None:
    """Ends and facts are the same in the other journal, which is sound, indexed, and goes on."""
    assert other.adopt(read_chains(origin._engine), row, into_empty=True) == 2
    assert list(other.heads()) == list(origin.heads())
    assert other.entries("a") == origin.entries("a")
    result = other.verify()
    assert (result.cases, result.facts, result.stale, result.faults) == (2, 6, 0, ())
    add(other, "a", 3)
    assert other.stored_chain("b") == origin.stored_chain("b")
    assert other.stored_chain("x") is None


def test_a_full_journal_is_left_alone(origin: SqlJournal) -> None:
    """What is to fill an empty journal does not touch one with cases."""
    with pytest.raises(InputError, match="tidak kosong"):
        origin.adopt([], row, into_empty=True)


def test_what_is_there_is_not_replaced(origin: SqlJournal, other: SqlJournal) -> None:
    """A case that exists, or a number that is taken, stops everything."""
    chain = origin.stored_chain("a")
    assert chain
    with pytest.raises(InputError, match="sudah ada"):
        origin.adopt([chain], row)
    begin(other, "z", "nomor-a")
    second = origin.stored_chain("b")
    with pytest.raises(InputError, match="sudah dipakai"):
        other.adopt([second, chain], row)
    assert [head.case_id for head in other.heads()] == ["z"]


def changed(chain: Chain, at: int, **what: object) -> Chain:
    """A chain with one of its links changed."""
    links = list(chain.links)
    links[at] = replace(links[at], **what)
    return replace(chain, links=tuple(links))


CHANGES = {
    "fact": lambda c: changed(c, 1, fact=Raw(bytes(c.links[1].fact).replace(b"satu", b"tiga"))),
    "actor": lambda c: changed(c, 0, actor="lain"),
    "moment": lambda c: changed(c, 2, recorded_at="2020-01-01T00:00:00.000000Z"),
    "hash": lambda c: changed(c, 2, hash="0" * 64),
    "no hex": lambda c: changed(c, 1, previous="xy", hash="xy"),
    "gone": lambda c: replace(c, links=(c.links[0], c.links[2])),
    "beginning gone": lambda c: replace(c, links=c.links[1:]),
    "order": lambda c: replace(c, links=(c.links[0], c.links[2], c.links[1])),
    "nothing": lambda c: replace(c, links=()),
    "another id": lambda c: replace(c, case_id="../x"),
    "a book's id": lambda c: replace(c, case_id="access:people"),
    "number": lambda c: replace(c, number="nomor-x"),
    "institution": lambda c: replace(c, institution="beta"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_chain_is_refused(origin: SqlJournal, tmp_path: Path, name: str) -> None:
    """Whatever is changed, nothing of it and nothing beside it is kept."""
    sound, chain = origin.stored_chain("b"), origin.stored_chain("a")
    with closing(open_journal(tmp_path / "c.db", create=True)) as other:
        with pytest.raises(EtikError) as caught:
            other.adopt([sound, CHANGES[name](chain)], row)
        assert isinstance(caught.value, InputError | RefusedError)
        assert list(other.heads()) == []
