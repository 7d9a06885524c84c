"""The books of outgoing letters: which numbers were taken, by what, and which are missing.

A book is a chain of the office (decision 0007): its numbers are taken in the same transaction as
the paper is recorded on its case, so that no two sessions get one number.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from etik_tui.casework.workspace import Workspace
from etik_tui.domain.book import register_entries
from etik_tui.domain.fact import AnyFact, RegisterEntered, RegisterOpened
from etik_tui.domain.register import register_chain
from etik_tui.errors import InputError
from etik_tui.journal.number import counter_year, register_number
from etik_tui.journal.port import Continuation
from etik_tui.locale import _
from etik_tui.profile.load import LoadedProfile
from etik_tui.profile.outcome import FormSpec

BOOK = "surat/"
"""What the books of letters begin with; no register of a profile can be called so."""


class Letter(Struct, frozen=True, kw_only=True):
    """A number that was taken: `n` is its place in the year's sequence, 0 for one outside it.

    `case` is the case's id; `reason` is given for a number typed by hand. A place that was entered
    as unused (`void`) has no number, only a reason.
    """

    number: str
    n: int
    year: int
    at: date
    form: str
    case: str
    party: str
    actor: str
    recorded_at: datetime
    reason: str = ""
    void: bool = False


class Book(Struct, frozen=True, kw_only=True):
    """A book as it stands: its chain and version, its letters in the order of taking."""

    name: str
    chain: str
    version: int
    letters: tuple[Letter, ...]

    def of_year(self, year: int) -> tuple[Letter, ...]:
        """Return the letters in the sequence of a year (0: of a sequence that never resets)."""
        return tuple(each for each in self.letters if each.n and each.year == year)

    @property
    def years(self) -> tuple[int, ...]:
        """Return the years with letters, oldest first."""
        return tuple(sorted({each.year for each in self.letters if each.n}))

    def gaps(self, year: int) -> tuple[int, ...]:
        """Return the places of a year's sequence that no letter has and nobody has explained."""
        taken = {each.n for each in self.of_year(year)}
        return tuple(n for n in range(1, max(taken, default=0)) if n not in taken)


class Numbered(Struct, frozen=True, kw_only=True):
    """How letters of a form are numbered: the book, the pattern, the institution's code."""

    book: str
    pattern: str
    code: str


def numbering(workspace: Workspace, loaded: LoadedProfile, form: FormSpec) -> Numbered:
    """Return how the office numbers letters of a form: by the form, its book, or as usual."""
    papers, profile = workspace.office.papers, loaded.profile
    book = papers.books.get(form.id, "")
    pattern = papers.numbers.get(form.id, papers.numbers.get(book, papers.number))
    return Numbered(book=book, pattern=pattern, code=profile.code or profile.id.upper())


def letter_book(workspace: Workspace, profile_id: str, book: str = "") -> Book:
    """Return a book of letters of one institution; one that was never used is empty."""
    chain = register_chain(profile_id, BOOK + book)
    entries = workspace.journal.entries(chain)
    letters = tuple(
        Letter(
            number=each.number,
            n=_whole(each.fields.get("urut")),
            year=_whole(each.fields.get("tahun")),
            at=each.at,
            form=_text(each.fields.get("formulir")),
            case=_text(each.fields.get("perkara")),
            party=_text(each.fields.get("pihak")),
            reason=_text(each.fields.get("alasan")),
            void=bool(each.fields.get("kosong")),
            actor=each.actor,
            recorded_at=each.recorded_at,
        )
        for each in register_entries(entries)
    )
    return Book(name=book, chain=chain, version=len(entries), letters=letters)


def letter_books(workspace: Workspace, profile_id: str) -> tuple[Book, ...]:
    """Return every book of letters of an institution that is used or set up."""
    prefix = register_chain(profile_id, BOOK)
    used = (each.removeprefix(prefix) for each in workspace.journal.chains(prefix))
    names = dict.fromkeys(("", *workspace.office.papers.books.values(), *used))
    books = (letter_book(workspace, profile_id, name) for name in names)
    return tuple(_bounded(workspace, book) for book in books)


def _bounded(workspace: Workspace, book: Book) -> Book:
    """Return a book in which letters of cases not to be known of are places taken, no more."""
    journal = workspace.journal
    known = {each.case for each in book.letters if each.case and journal.row(each.case)}
    letters = (
        each
        if not each.case or each.case in known
        else replace(each, form="", case="", party="", actor="", reason="")
        for each in book.letters
    )
    return replace(book, letters=tuple(letters))


def next_letter(book: Book, how: Numbered, on: date) -> tuple[int, str]:
    """Return the next place and number of a book on a day; numbers typed by hand are passed."""
    year = counter_year(how.pattern, on)
    taken = {each.number for each in book.letters}
    n = max((each.n for each in book.of_year(year)), default=0)
    while True:
        n += 1
        number = register_number(how.pattern, n, on, how.code)
        if number not in taken:
            return n, number


def place_of(number: str, how: Numbered, on: date) -> int:
    """Return the place in the sequence that a number typed by hand has; 0 if it is outside it."""
    found = (int(each) for each in re.findall(r"\d{1,9}", number))
    return next((n for n in found if register_number(how.pattern, n, on, how.code) == number), 0)


def taking(
    loaded: LoadedProfile,
    book: Book,
    letter: RegisterEntered,
    today: date,
) -> Continuation:
    """Return what enters a letter in its book, which the first letter begins."""
    facts: tuple[AnyFact, ...] = (letter,)
    if not book.version:
        profile = loaded.profile
        opened = RegisterOpened(
            at=today,
            number=book.chain,
            profile=profile.id,
            profile_version=profile.version,
            profile_digest=loaded.digest,
            register=BOOK + book.name,
        )
        facts = (opened, letter)
    return Continuation(chain=book.chain, seen=book.version, facts=facts)


def letter_entry(
    number: str, n: int, how: Numbered, on: date, *, form: str, case: str, party: str, reason: str
) -> RegisterEntered:
    """Return the entry of a letter in its book."""
    fields = {
        "urut": str(n),
        "tahun": str(counter_year(how.pattern, on)),
        "formulir": form,
        "perkara": case,
        "pihak": party,
        "alasan": reason,
    }
    given = {key: value for key, value in fields.items() if value}
    return RegisterEntered(at=on, dates={"tanggal": on}, number=number, fields=given)


def refuse_taken(letters: Iterable[Letter], number: str) -> None:
    """Raise InputError if a number stands in a book already."""
    if any(each.number == number for each in letters):
        raise InputError(
            _("Nomor surat {number} sudah dipakai").format(number=number[:60]),
            remedy=_("Lihat `etik form numbers`, lalu pakai nomor lain."),
        )


def _whole(value: object) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() else 0


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
