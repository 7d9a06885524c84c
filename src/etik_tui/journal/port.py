"""What the rest of the program may ask of a journal, whatever stores it.

Reading the index needs neither the shapes of facts nor the check of chains: both are imported
where they are used, because a board is drawn before anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from msgspec import Raw, Struct

from etik_tui.journal.question import Index
from etik_tui.journal.row import (
    CaseRow,
)
from etik_tui.journal.visibility import Visibility

if TYPE_CHECKING:
    from etik_tui.domain.fact import AnyFact, Entry
    from etik_tui.journal.progress import Progress
    from etik_tui.journal.publication import Publication
    from etik_tui.journal.verification import Verification

# Given a register number: the first facts of the case and its index row.
Opening: TypeAlias = "Callable[[str], tuple[Sequence[AnyFact], CaseRow | None]]"
# Given what is remembered as published, by uid: what to remember instead, which uids to forget.
Following: TypeAlias = (
    "Callable[[Mapping[str, Publication]], tuple[Iterable[Publication], Iterable[str]]]"
)


class Numbering(Struct, frozen=True, kw_only=True):
    """How the register numbers of an institution are written, and the day that gives the year.

    `template` is described in `etik_tui.journal.number`; `code` stands for the institution in it,
    by default its id in capitals.
    """

    institution: str
    template: str
    on: date
    code: str = ""


class Draft(Struct, frozen=True, kw_only=True):
    """A half-filled dialog of one person: not a fact, and gone once it is recorded or dropped.

    `key` says which dialog of which case; `body` is whatever JSON can hold.
    """

    key: str
    actor: str
    saved_at: datetime
    body: Mapping[str, Any]


class Head(Struct, frozen=True, kw_only=True):
    """The end of one case's chain: the version of its last fact and that fact's hash."""

    case_id: str
    number: str
    institution: str
    version: int
    hash: str


class Link(Struct, frozen=True, kw_only=True):
    """One fact of a chain as it is stored: `fact` is the JSON that was hashed, byte for byte."""

    version: int
    recorded_at: str
    actor: str
    fact: Raw
    previous: str
    hash: str


class Chain(Struct, frozen=True, kw_only=True):
    """A whole chain as it is stored."""

    case_id: str
    institution: str
    number: str
    links: tuple[Link, ...]


class Addition(Struct, frozen=True, kw_only=True):
    """What one case is to get: facts onto the version that was seen, perhaps none, and its row."""

    case_id: str
    seen: int
    row: CaseRow
    facts: tuple[AnyFact, ...] = ()


class Continuation(Struct, frozen=True, kw_only=True):
    """What one chain is to get onto the version that was seen (0 begins it), and its index row."""

    chain: str
    seen: int
    facts: tuple[AnyFact, ...]
    row: CaseRow | None = None


class Journal(Index, Protocol):
    """The store of facts and its index; every call is one transaction, over when it returns.

    All methods raise `StorageError` when the store cannot be read or written. Methods may be
    called from several threads.
    """

    def seen_by(self, visibility: Visibility) -> Journal:
        """Return the same journal as somebody may know of it.

        Whatever is asked of it is answered as if the other cases did not exist; recording on one
        of them raises the error of an unknown case. The chains of the access are not told at all.
        """
        ...

    def register(
        self,
        case_id: str,
        numbering: Numbering,
        opening: Opening,
        *,
        actor: str,
        recorded_at: datetime,
    ) -> tuple[Entry, ...]:
        """Begin a case under the next free register number, taken in the same transaction.

        `opening` is given the number and returns the first facts and the index row. It must be
        pure and quick: it runs while the number is held and may run again after a collision.
        Raises `InputError` for a template that cannot be used.
        """
        ...

    def append(
        self,
        case_id: str,
        expected_version: int,
        facts: Sequence[AnyFact],
        *,
        actor: str,
        recorded_at: datetime,
        row: CaseRow | None,
    ) -> tuple[Entry, ...]:
        """Record facts on a case and replace its index row, both or neither.

        `expected_version` is that of the case the caller saw; 0 begins a case under the number
        in its first fact. Without a row the index stays as it is. Raises `ConflictError` when
        somebody recorded something since, `InputError` when the number is taken.
        """
        ...

    def append_last(
        self,
        chain: str,
        opening: AnyFact,
        facts: Sequence[AnyFact],
        *,
        actor: str,
        recorded_at: datetime,
    ) -> tuple[Entry, ...]:
        """Record facts at the end of a chain of the office, wherever it stands.

        A chain that does not exist is begun with `opening`. Nobody loses a race here.
        """
        ...

    def version(self, chain: str) -> int:
        """Return the version of the last fact of a chain; 0 for an unknown one; cheap."""
        ...

    def chains(self, prefix: str) -> tuple[str, ...]:
        """Return the ids of the chains of the office that begin so, in their order."""
        ...

    def append_each(
        self, continuations: Sequence[Continuation], *, actor: str, recorded_at: datetime
    ) -> tuple[tuple[Entry, ...], ...]:
        """Record facts on several chains in one transaction: on all of them or on none.

        Raises `ConflictError` (`where` is the chain) when somebody recorded something since.
        """
        ...

    def append_all(
        self, additions: Sequence[Addition], *, actor: str, recorded_at: datetime
    ) -> tuple[tuple[Entry, ...], ...]:
        """Record something on many cases in one transaction; return the entries of each.

        A case that somebody has recorded something on since is left alone, row and all.
        """
        ...

    def entries(self, case_id: str) -> tuple[Entry, ...]:
        """Return the whole chronology of a case, oldest first; empty for an unknown case."""
        ...

    def all_entries(self) -> Iterator[tuple[Entry, ...]]:
        """Yield the chronology of every case, and of every register of the office, one at a time.

        Case or register: `etik_tui.domain.register.is_register_chain` of the id tells.
        """
        ...

    def stored_chain(self, case_id: str) -> Chain | None:
        """Return a chain as it is stored, to be taken elsewhere; `None` for an unknown case."""
        ...

    def adopt(
        self,
        chains: Iterable[Chain],
        row_of: Callable[[tuple[Entry, ...]], CaseRow | None],
        *,
        into_empty: bool = False,
    ) -> int:
        """Keep whole chains that were recorded elsewhere, all of them or none; return how many.

        `row_of` gives the index row of a chain's entries. Raises `RefusedError` for a chain that
        does not hold, `InputError` for an id or number that is taken and, where it is to be
        `into_empty`, for a journal that has any chain.
        """
        ...

    def case_ids(self) -> Iterator[str]:
        """Yield the id of every case, in order of id; registers of the office are none."""
        ...

    def case_id(self, number: str, institution: str | None = None) -> str | None:
        """Return the id of the case with a register number.

        Raises `InputError` when several institutions use that number and none is named.
        """
        ...

    def heads(self) -> Iterator[Head]:
        """Yield the end of every chain, in order of case id."""
        ...

    def reindex(self, rows: Iterable[CaseRow]) -> int:
        """Replace the index by these rows and return how many were written.

        Works in short transactions while others go on recording; a row older than its case is
        left out, as the newer facts brought their own. Rows of unknown cases disappear.
        """
        ...

    @property
    def rows_outdated(self) -> bool:
        """Tell whether the index was made by a version that knew less when it was opened."""
        ...

    def verify(self, progress: Progress | None = None) -> Verification:
        """Check every chain and name the first wrong row of each case."""
        ...

    def publications(self) -> Mapping[str, Publication]:
        """Return what is remembered of published limits, by uid."""
        ...

    def publish(self, follow: Following) -> None:
        """Bring up to date what is remembered of published limits, in one transaction.

        `follow` must be pure; it may be called again after a collision.
        """
        ...

    def data_version(self) -> int:
        """Return a number that changes when another session records something; cheap to poll.

        Ask once before the first read: only later changes show.
        """
        ...

    def put_draft(self, draft: Draft) -> None:
        """Keep a draft, in place of an earlier one of the same person and key."""
        ...

    def draft(self, key: str, actor: str) -> Draft | None:
        """Return a person's draft; dates in its body come back as text."""
        ...

    def drafts(self, actor: str) -> tuple[Draft, ...]:
        """Return all drafts of a person, last saved first."""
        ...

    def drop_draft(self, key: str, actor: str) -> None:
        """Forget a draft; no error if there is none."""
        ...

    def close(self) -> None:
        """Let go of the store; closing twice does no harm."""
        ...
