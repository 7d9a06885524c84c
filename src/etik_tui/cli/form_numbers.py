"""`etik form numbers|gap`: the books of letters, the numbers missing in them, and why."""

import argparse

from etik_tui.casework.letter_book import Book, Letter, letter_book, letter_books
from etik_tui.casework.letter_gap import explain_gap
from etik_tui.cli.grammar import Parsers, add_verb, positive
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
    verb = add_verb(verbs, "gap", explain, _("catat mengapa sebuah nomor surat kosong"))
    verb.add_argument("place", metavar="URUT", type=positive, help=_("nomor urut yang kosong"))
    verb.add_argument("--reason", metavar="ALASAN", required=True, help=_("mengapa kosong"))
    verb.add_argument("--profile", metavar="ID", help=_("bawaan: profil kantor"))
    verb.add_argument("--book", metavar="BUKU", default="", help=_("bawaan: buku surat"))
    verb.add_argument("--year", metavar="TAHUN", type=int, help=_("bawaan: tahun ini"))


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


def explain(session: Session, args: argparse.Namespace) -> int:
    """Enter why a number is missing, and print the entry; as JSON the book of that year."""
    workspace = session.workspace
    letter = explain_gap(
        workspace,
        session.profile_id,
        args.place,
        reason=args.reason,
        year=workspace.today.year if args.year is None else args.year,
        book=args.book,
    )
    if session.as_json:
        book = letter_book(workspace, session.profile_id, args.book)
        body = _book_body(session, session.profile_id, book, letter.year)
        session.out.data("letters", {"books": [body]})
        return 0
    said = _("Nomor urut {n} tahun {year}: tidak dipakai; {reason}")
    words = said.format(n=letter.n, year=letter.year or "-", reason=letter.reason)
    session.out.text(words)
    return 0


def _letters(book: Book, year: int | None) -> tuple[Letter, ...]:
    return tuple(each for each in book.letters if year is None or each.year == year)


def _years(book: Book, year: int | None) -> tuple[int, ...]:
    return tuple(each for each in book.years if year is None or each == year)


def _book_body(session: Session, profile: str, book: Book, year: int | None) -> dict[str, object]:
    return {
        "profile": profile,
        "book": book.name,
        "letters": [_letter_body(session, each) for each in _letters(book, year)],
        "gaps": [{"year": each, "missing": book.gaps(each)} for each in _years(book, year)],
    }


def _letter_body(session: Session, letter: Letter) -> dict[str, object]:
    return {
        "number": letter.number,
        "n": letter.n,
        "year": letter.year,
        "at": letter.at,
        "form": letter.form,
        "case": _case(session, letter),
        "party": letter.party,
        "actor": letter.actor,
        "recorded_at": letter.recorded_at,
        "reason": letter.reason,
        "void": letter.void,
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
        (_shown(each), short_day(each.at), each.form, _case(session, each) or "–", each.reason)
        for each in _letters(book, year)
    ]
    head = (_("Nomor"), _("Tanggal"), _("Formulir"), _("Perkara"), _("Alasan"))
    out.table(head, rows, flex=4)
    for each in _years(book, year):
        if gaps := book.gaps(each):
            listed = ", ".join(map(str, gaps))
            said = _("Nomor urut yang kosong tahun {year}: {gaps}")
            out.text(said.format(year=each or "-", gaps=listed), indent="    ")
            hint = _("Catat sebabnya: etik form gap {n} --reason …")
            out.talk_text(hint.format(n=gaps[0]), indent="    ", first="    ")


def _shown(letter: Letter) -> str:
    return _("({n} tidak dipakai)").format(n=letter.n) if letter.void else letter.number
