"""`etik form numbers`: the books of letters, with the numbers that are missing in them."""

import argparse

from etik_tui.casework.letter_book import Book, Letter, letter_books
from etik_tui.cli.grammar import Parsers, add_verb
from etik_tui.cli.session import Session
from etik_tui.locale import _
from etik_tui.locale.day import short_day


def describe_numbers(verbs: Parsers) -> None:
    """Describe the verb."""
    verb = add_verb(
        verbs, "numbers", numbers, _("buku nomor surat dan nomor yang kosong"), reads=True
    )
    verb.add_argument("--profile", metavar="ID", help=_("bawaan: semua profil"))
    verb.add_argument("--book", metavar="BUKU", help=_("hanya buku ini"))
    verb.add_argument("--year", metavar="TAHUN", type=int, help=_("hanya tahun ini"))


def numbers(session: Session, args: argparse.Namespace) -> int:
    """Print the letters of each book, oldest first, and the gaps of each year."""
    workspace = session.workspace
    names = [args.profile] if args.profile else sorted(workspace.library.profiles)
    found = [
        (workspace.library.get(name).profile.id, book)
        for name in names
        for book in letter_books(workspace, name)
        if args.book is None or book.name == args.book
    ]
    if session.as_json:
        body = [_book_body(session, name, book, args.year) for name, book in found]
        session.out.data("letters", {"books": body})
        return 0
    shown = [(name, book) for name, book in found if _letters(book, args.year)]
    for name, book in shown:
        _print(session, name, book, args.year)
    if not shown:
        session.out.talk(_("Belum ada nomor surat yang diambil."))
    return 0


def _letters(book: Book, year: int | None) -> tuple[Letter, ...]:
    return tuple(each for each in book.letters if year is None or each.year == year)


def _years(book: Book, year: int | None) -> tuple[int, ...]:
    return tuple(each for each in book.years if year is None or each == year)


def _book_body(session: Session, profile: str, book: Book, year: int | None) -> dict[str, object]:
    return {
        "profile": profile,
        "book": book.name,
        "letters": [
            {
                "number": each.number,
                "n": each.n,
                "year": each.year,
                "at": each.at,
                "form": each.form,
                "case": _case(session, each),
                "party": each.party,
                "actor": each.actor,
                "recorded_at": each.recorded_at,
                "reason": each.reason,
            }
            for each in _letters(book, year)
        ],
        "gaps": [{"year": each, "missing": book.gaps(each)} for each in _years(book, year)],
    }


def _case(session: Session, letter: Letter) -> str:
    """Return the register number of a letter's case; empty for one that may not be seen."""
    row = session.workspace.journal.row(letter.case) if letter.case else None
    return row.number if row else ""


def _print(session: Session, profile: str, book: Book, year: int | None) -> None:
    out = session.out
    name = book.name or _("surat")
    out.text(f"{profile} · {name}")
    rows = [
        (each.number, short_day(each.at), each.form, _case(session, each) or "–", each.reason)
        for each in _letters(book, year)
    ]
    head = (_("Nomor"), _("Tanggal"), _("Formulir"), _("Perkara"), _("Alasan"))
    out.table(head, rows, flex=4)
    for each in _years(book, year):
        if gaps := book.gaps(each):
            listed = ", ".join(map(str, gaps))
            said = _("Nomor urut yang kosong tahun {year}: {gaps}")
            out.text(said.format(year=each or "-", gaps=listed), indent="    ")
